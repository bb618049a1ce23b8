package sdk

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Options that the checks ask for by their documented names; everything else about them stands in the rules.
const (
	Scheme              = "authenticationType"
	KeyType             = "jwtKeyType"
	RequestSwitch       = "enableRequestMLEForOptionalApisGlobally"
	OldRequestSwitch    = "useMLEGlobally"
	DisableSwitch       = "disableRequestMLEForMandatoryApisGlobally"
	ResponseSwitch      = "enableResponseMleGlobally"
	RequestAlias        = "requestMleKeyAlias"
	OldRequestAlias     = "mleKeyAlias"
	RequestCertificate  = "mleForRequestPublicCertPath"
	ResponseKeyID       = "responseMleKID"
	ResponseKeyFile     = "responseMlePrivateKeyFilePath"
	ResponseKeyObject   = "responseMlePrivateKey"
	ControlMap          = "mapToControlMLEonAPI"
	MetaKey             = "useMetaKey"
	SharedKeyID         = "merchantKeyId"
	SharedSecret        = "merchantsecretKey"
	SchemeHTTPSignature = "http_signature"
	SchemeJWT           = "jwt"
	KeySharedSecret     = "SHARED_SECRET"
)

// kindSwitch is the kind of options that are on or off.
const kindSwitch = "switch"

// Config is one configuration that code or a file hands to an SDK.
type Config struct {
	SDK mleready.OfficialSDK
	Use *Use // the SDK that it is for, nil when no manifest names one
	At  code.Place
	// Settings are the options that it gives, by their documented names.
	Settings map[string]*Setting
	// Ignored are keys that look like an option and have no effect, by the way they are written.
	Ignored map[string]*Setting
	// Open says that it takes over entries that cannot be known.
	Open bool
	// File says that it stands in a file of settings, and not in code.
	File bool
	// Default is false for one that is chosen only when a setting asks for it.
	Default bool

	scope code.Scope
}

// Setting is an option with all values that it may have.
type Setting struct {
	Option mleready.Option
	Key    string // as written
	At     code.Place
	Values []Value
}

// Value is one value of a setting.
type Value struct {
	Text   string // "" where it is not known
	Known  bool
	Quoted bool // a text in code, and no bare true or false
	// Origin says where a value comes from that is not known, or what may replace one that is; "" for a plain constant.
	Origin  string
	Default bool // the one that holds unless a condition or the surroundings say otherwise
	Sample  bool // from a file that only shows how settings are made
	At      code.Place
	Entries []Entry // of a map of operations

	field code.Place // the entry that has the value
	here  code.Place // where the function with the entry brings the value in
}

// Set is the place that gives the option its value.
func (v Value) Set() code.Place { return v.field }

// Entry is an operation with its switches in a map.
type Entry struct {
	Operation string
	Value     Value
	At        code.Place
}

// configs finds the configurations in code and files.
func (p *Program) configs() []*Config {
	relevant := p.relevantFiles()
	var all []*Config
	for _, s := range p.model.Scopes() {
		if !relevant[s.File] {
			continue
		}
		objects := p.model.Objects(s)
		var d description
		if isSettings(s.File) {
			d = p.described(objects)
			objects = p.byPrefix(append(objects, d.defaults...))
		}
		for _, o := range objects {
			found := p.configsOf(s, o)
			for _, c := range found {
				p.offer(c, s, o, d.offered)
			}
			all = append(all, found...)
		}
	}
	all = p.whole(all)
	p.choose(all)
	for i, c := range all {
		for _, d := range all[i+1:] {
			if c.scope == d.scope && c.Settings[Scheme] != nil && d.Settings[Scheme] != nil && p.conditions(c.At) != p.conditions(d.At) {
				p.decide([]choice{{c, c.At}, {d, d.At}})
			}
		}
	}
	return all
}

// relevantFiles are those that write the name of an option: as a key, or as a value in a file of settings.
func (p *Program) relevantFiles() map[*code.Summary]bool {
	names := map[string]bool{}
	for _, s := range p.rules.SDKs {
		for _, o := range p.rules.Options {
			if as, ok := s.Config.Spelling(o.ID); ok {
				names[as] = true
			}
		}
		for _, o := range s.Config.Renamed {
			names[o.JSON] = o.JSON != ""
		}
	}
	out := map[*code.Summary]bool{}
	for _, f := range p.model.Files {
		if !f.Role.Judged() || len(f.Depends) > 0 {
			continue
		}
		settings := isSettings(f)
		out[f] = slices.ContainsFunc(f.Entries, func(e code.Entry) bool {
			if settings && e.Key.Op == code.OpLiteral {
				if _, _, ok := p.setting(mleready.SDKConfig{}, e.Key.Text); ok {
					return true
				}
			}
			return e.Key.Op == code.OpLiteral && names[tail(e.Key.Text)] || settings && e.Value.Op == code.OpLiteral && names[e.Value.Text]
		})
	}
	return out
}

// tail is what a flat key of a file of settings ends in.
func tail(key string) string { return key[strings.LastIndexAny(key, ".:")+1:] }

// configsOf reads an object as a configuration, or as one for each function that fills it.
func (p *Program) configsOf(s code.Scope, o code.Object) []*Config {
	use, file := p.Client(s.File), isSettings(s.File)
	known, ok := p.sdkOf(use, s.File, file)
	if !ok {
		return nil
	}
	parts := []part{{s, o}}
	if !file {
		parts = apart(known.Config, s, o)
	}
	var out []*Config
	for _, x := range parts {
		c := &Config{SDK: known, Use: use, At: x.object.At, File: file, Default: true,
			Settings: map[string]*Setting{}, Ignored: map[string]*Setting{}, scope: x.scope}
		if p.config(c, x.scope, x.object) {
			out = append(out, c)
		}
	}
	return out
}

// config fills a configuration from an object; false when it is none.
func (p *Program) config(c *Config, s code.Scope, o code.Object) bool {
	for _, f := range o.Fields {
		c.take(p, s, o, f)
	}
	if !c.isOne() {
		return false
	}
	for _, set := range []map[string]*Setting{c.Settings, c.Ignored} {
		for _, one := range set {
			p.order(one, o)
			if c.Settings[Scheme] == nil && p.conditions(one.At) > 0 {
				c.Default = false // a switch that is added to a configuration from elsewhere, under a condition
			}
		}
	}
	return true
}

// sdkOf is the SDK that an object in a file would configure: the one that the manifest names, else the one of the
// file's language, else the first of the catalogue.
func (p *Program) sdkOf(use *Use, f *code.Summary, file bool) (mleready.OfficialSDK, bool) {
	if use != nil {
		return use.SDK, true
	}
	for _, s := range p.rules.SDKs {
		if strings.EqualFold(s.Language, languageOf(f)) {
			return s, true
		}
	}
	if len(p.rules.SDKs) == 0 || !file {
		return mleready.OfficialSDK{}, false
	}
	return p.rules.SDKs[0], true
}

// take adds a field of an object.
func (c *Config) take(p *Program, s code.Scope, o code.Object, f code.Field) {
	if !f.Key.Constant() {
		c.Open = true
		return
	}
	if from := scopeOf(f).File; from != nil && from.Role == mleready.RoleVendored {
		return // what the SDK itself makes of its configuration
	}
	key, common := f.Key.String(), false
	id, known := c.SDK.Config.Option(key)
	if c.File {
		var name optionName
		if name, _, known = p.setting(c.SDK.Config, key); known {
			id, common = name.id, name.common
		}
		key = tail(key)
	}
	set := c.Settings
	if !known {
		i := slices.IndexFunc(c.SDK.Config.Ignored, func(g mleready.SDKIgnore) bool { return g.As == key })
		if i < 0 {
			return
		}
		id, set = key, c.Ignored
	}
	option, _ := p.rules.Option(id)
	values := p.values(s, o, f)
	for i, v := range values {
		values[i] = named(option, v)
	}
	if common && !slices.ContainsFunc(values, func(v Value) bool { return v.Known && slices.Contains(option.Legacy, strings.ToLower(v.Text)) }) {
		return
	}
	one := set[id]
	if one == nil {
		one = &Setting{Option: option, Key: key, At: f.At}
		set[id] = one
	}
	one.Values = append(one.Values, values...)
}

// named gives a value that is a constant of the SDK, whose source is not here, what the constant holds.
func named(option mleready.Option, v Value) Value {
	name := code.LastName(v.Origin)
	if v.Known || v.Origin == "" || strings.Contains(v.Origin, " ") || name != strings.ToUpper(name) {
		return v
	}
	if slices.ContainsFunc(option.Values, func(w string) bool { return strings.EqualFold(w, name) }) {
		v.Text = name
	} else if i := slices.IndexFunc(option.Constants, func(c mleready.SDKConstant) bool { return c.Name == name }); i >= 0 {
		v.Text = option.Constants[i].Value
	}
	if v.Text != "" {
		v.Known, v.Origin = true, ""
	}
	return v
}

// isWords reports whether an object gives options what they cannot be: labels of a form, a schema, a body's field.
func (c *Config) isWords() bool {
	for _, s := range c.Settings {
		odd := func(v Value) bool {
			return v.Known && (s.Option.Kind == kindSwitch && !isTrue(v) && !isFalse(v) || s.Option.ID == Scheme && s.Scheme(v) == "")
		}
		if len(s.Values) > 0 && !slices.ContainsFunc(s.Values, func(v Value) bool { return !odd(v) }) {
			return true
		}
	}
	return false
}

// isOne tells a configuration from an object that shares a name with one.
func (c *Config) isOne() bool {
	scheme := c.Settings[Scheme]
	switch n := len(c.Settings); {
	case n == 0 || c.isWords():
		return false
	case n >= 3:
		return true
	case c.Use == nil || len(c.Use.Calls) == 0 && !c.File:
		return false
	case scheme != nil:
		return n > 1 || slices.ContainsFunc(scheme.Values, func(v Value) bool { return scheme.Scheme(v) != "" })
	}
	for _, s := range c.Settings {
		if s.Option.Direction != "" && !c.File {
			return true // nobody else has such a name
		}
	}
	return false
}

// isSettings reports whether a file holds settings and no code.
func isSettings(f *code.Summary) bool {
	return len(f.Funcs) == 0 && len(f.Groups) > 0 && !slices.ContainsFunc(f.Groups, func(g code.Group) bool { return g.Kind != code.GroupConfig })
}
