package mleready

// Option is a setting of the provider's SDKs, under the name that the documentation gives it.
type Option struct {
	ID string `yaml:"id"`
	// Keys are other names for it in files of settings. They are common ones: with them only a value in Legacy counts.
	Keys []string `yaml:"keys,omitempty"`
	// Kind says what the value is: an authentication scheme, the kind of the signing key, an on-off switch, the map of
	// switches by operation, a host name, the name of a merchant, the id of a key, a secret, a file, an alias in a file, a
	// key as an object.
	Kind string `yaml:"kind" enum:"scheme,key_type,switch,map,host,identity,key_id,secret,file,alias,object"`
	// Direction is the direction of MLE that a switch, a key or a file serves.
	Direction string   `yaml:"direction,omitempty" enum:"request,response,both"`
	Values    []string `yaml:"values,omitempty"`
	Legacy    []string `yaml:"legacy,omitempty"` // those of Values that the mandate retires
	// Constants are those of the SDKs whose names are not the value in capitals.
	Constants  []SDKConstant `yaml:"constants,omitempty"`
	Refused    []string      `yaml:"refused,omitempty"` // values that the SDKs reject, without regard to case
	Default    string        `yaml:"default,omitempty"`
	ReplacedBy string        `yaml:"replaced_by,omitempty" ref:"options"` // the newer name of an old option
	Excludes   []string      `yaml:"excludes,omitempty" ref:"options"`    // options that must not be given beside it
	Title      string        `yaml:"title"`
	Cited      `yaml:",inline"`
}

// SDKConstant is a constant of an SDK.
type SDKConstant struct {
	Name  string `yaml:"name"`
	Value string `yaml:"value"`
}

// OfficialSDK is a provider's own client library for one language.
type OfficialSDK struct {
	ID         string       `yaml:"id"`
	Provider   Provider     `yaml:"provider"`
	Ecosystem  string       `yaml:"ecosystem" enum:"go,npm,maven,composer,pypi,rubygems,nuget"`
	Language   string       `yaml:"language"`
	Repository string       `yaml:"repository"` // owner/name on GitHub: what a fork or a branch is told from
	Packages   []SDKPackage `yaml:"packages"`
	Imports    []string     `yaml:"imports"`              // modules, namespaces or packages; .* for all below
	Copies     []SDKCopy    `yaml:"copies,omitempty"`     // what a copy of its source is told by
	UserAgent  string       `yaml:"user_agent,omitempty"` // how the value of v-c-client-id begins, version follows
	Suffixes   []string     `yaml:"suffixes,omitempty"`   // that generated methods may have behind an operation's name
	First      SDKFirsts    `yaml:"first_versions"`
	Minimum    string       `yaml:"minimum"` // that the guide names
	Latest     SDKVersion   `yaml:"latest"`
	Releases   []SDKVersion `yaml:"releases,omitempty"`
	// MethodCase is the case in which a JWT of version 2 has its request-method, "" where it could not be read.
	MethodCase     string         `yaml:"method_case,omitempty" enum:"lower,upper"`
	DecryptsErrors bool           `yaml:"decrypts_errors,omitempty"` // error replies too, once response MLE is on
	Deviations     []SDKDeviation `yaml:"deviations,omitempty"`
	Config         SDKConfig      `yaml:"config"`
	Note           string         `yaml:"note,omitempty"`
	Cited          `yaml:",inline"`
}

// SDKPackage is a package of an SDK under its name in the ecosystem's registry, group:artifact for Maven.
type SDKPackage struct {
	Name string `yaml:"name"`
	// Role says whether it is the client, the part that authenticates and encrypts, or one that ended before any of it.
	Role string `yaml:"role" enum:"client,auth,old"`
	Note string `yaml:"note,omitempty"`
}

// SDKCopy is a folder that an SDK's source has: all files are below a folder, of that name if one is given.
type SDKCopy struct {
	Folder string   `yaml:"folder,omitempty"`
	Files  []string `yaml:"files"`
}

// SDKVersion is a release. Verified says how it is known what is in it: read in its code, in its own documentation,
// seen in a sample that pins it, or concluded from the releases of the other SDKs on the same day.
type SDKVersion struct {
	Version  string `yaml:"version"`
	Auth     string `yaml:"auth,omitempty"` // of the authentication package that it pins
	Date     Date   `yaml:"date,omitempty"` // zero: not known
	Verified string `yaml:"verified,omitempty" enum:"code,docs,sample,inferred"`
	Note     string `yaml:"note,omitempty"`
}

// SDKFirsts are the first releases that can do something. The second generation of request keys brought the
// distinction of mandatory and optional operations.
type SDKFirsts struct {
	RequestMLE      SDKVersion `yaml:"request_mle"`
	RequestMLEKeys2 SDKVersion `yaml:"request_mle_keys_2"`
	ResponseMLE     SDKVersion `yaml:"response_mle"`
	JWTv2           SDKVersion `yaml:"jwt_v2"`
	JWTSharedSecret SDKVersion `yaml:"jwt_shared_secret"`
}

// SDKDeviation is a point in which an SDK's token differs from the guide.
type SDKDeviation struct {
	Claim string `yaml:"claim"`
	Sends string `yaml:"sends"`
	From  string `yaml:"from,omitempty"`  // first version
	Until string `yaml:"until,omitempty"` // last version
}

// SDKConfig is how an SDK is configured.
type SDKConfig struct {
	Form    string      `yaml:"form"`
	Same    []string    `yaml:"same" ref:"options"` // options spelled as documented
	Renamed []SDKOption `yaml:"renamed,omitempty"`
	Ignored []SDKIgnore `yaml:"ignored,omitempty"`
	// Switches says which values of an on-off switch count; "" where it could not be read.
	Switches string `yaml:"switches,omitempty" enum:"boolean,string"`
	// SchemeCase says whether authenticationType may be in any case, or must be in upper case where the code sets it.
	SchemeCase string `yaml:"scheme_case" enum:"any,upper"`
	// OldAliasWins: with mleKeyAlias and requestMleKeyAlias both given, the older one counts.
	OldAliasWins bool     `yaml:"old_alias_wins,omitempty"`
	Section      string   `yaml:"section,omitempty"` // of a configuration file that holds the options
	Traps        []string `yaml:"traps,omitempty"`
}

// SDKOption is an option's spelling in one SDK: the key, or the name of the setter.
type SDKOption struct {
	Option string `yaml:"option" ref:"options"`
	As     string `yaml:"as"`
	JSON   string `yaml:"json,omitempty"` // the key in a configuration file, where that is another one
}

// SDKIgnore is a spelling that is documented or looks right and has no effect.
type SDKIgnore struct {
	As      string `yaml:"as"`
	Instead string `yaml:"instead"`
	From    string `yaml:"from,omitempty"`
	Until   string `yaml:"until,omitempty"` // last version in which it was seen
}

// Port is a third party's port or fork of an SDK.
type Port struct {
	Ecosystem string `yaml:"ecosystem" enum:"go,npm,maven,composer,pypi,rubygems,nuget"`
	Name      string `yaml:"name"`
	Of        string `yaml:"of,omitempty" ref:"sdks"` // the SDK whose interface it has, "" for one of its own
	Last      string `yaml:"last,omitempty"`          // last version seen
	Note      string `yaml:"note"`
	Cited     `yaml:",inline"`
}

// OutsidePackage is a package of the provider that no mandate covers.
type OutsidePackage struct {
	Ecosystem string        `yaml:"ecosystem" enum:"go,npm,maven,composer,pypi,rubygems,nuget,hex,source"`
	Name      string        `yaml:"name"`
	Kind      NeighbourKind `yaml:"kind"`
	Title     string        `yaml:"title"`
	Cited     `yaml:",inline"`
}

// Library is a package of Mastercard for payload encryption or for the OAuth 1.0a signature.
type Library struct {
	ID        string      `yaml:"id"`
	Role      string      `yaml:"role" enum:"encryption,signer"`
	Ecosystem string      `yaml:"ecosystem" enum:"go,npm,maven,composer,pypi,rubygems,nuget"`
	Name      string      `yaml:"name"`
	Also      []string    `yaml:"also,omitempty"` // sibling packages
	Latest    SDKVersion  `yaml:"latest"`
	FirstJWE  SDKVersion  `yaml:"first_jwe,omitempty"`
	JWE       LibraryForm `yaml:"jwe,omitempty"`
	Legacy    LibraryForm `yaml:"legacy,omitempty"` // the field-level form
	// Default is the form that is used when the configuration does not say.
	Default    Mechanism `yaml:"default,omitempty"`
	ConfigKeys []string  `yaml:"config_keys,omitempty"`
	Either     []string  `yaml:"either,omitempty"` // classes that take a configuration of either form
	Cited      `yaml:",inline"`
}

// LibraryForm holds the names in code that show which form a library is used in.
type LibraryForm struct {
	Names        []string `yaml:"names,omitempty"`        // classes, builders and factories
	Imports      []string `yaml:"imports,omitempty"`      // modules or packages of this form alone; for Go below the module
	Interceptors []string `yaml:"interceptors,omitempty"` // classes that encrypt what passes through a client
	Hook         string   `yaml:"hook,omitempty"`         // function that installs the encryption
	Mode         string   `yaml:"mode,omitempty"`         // word for it in the configuration, or in the call of the hook
}
