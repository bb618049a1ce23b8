package mleready

import "slices"

// Wire holds the names that go over the wire.
type Wire struct {
	HTTPSignature HTTPSignatureNames `yaml:"http_signature"`
	JWT           JWTNames           `yaml:"jwt"`
	MLE           MLENames           `yaml:"mle"`
	Mastercard    MastercardNames    `yaml:"mastercard"`
}

// HTTPSignatureNames are the names of the HTTP Signature scheme in all of its published forms. Header names are
// compared without regard to case.
type HTTPSignatureNames struct {
	SignatureHeader      string   `yaml:"signature_header"`
	MerchantHeader       string   `yaml:"merchant_header"`
	DigestHeader         string   `yaml:"digest_header"`
	DigestPrefix         string   `yaml:"digest_prefix"`
	RequestTarget        string   `yaml:"request_target"`
	RefusedRequestTarget string   `yaml:"refused_request_target"`
	RefusedSince         Date     `yaml:"refused_since"`
	DateHeaders          []string `yaml:"date_headers"`
	HostHeader           string   `yaml:"host_header"`
	Parameters           []string `yaml:"parameters"` // keyid, algorithm, headers, signature
	Algorithm            string   `yaml:"algorithm"`
	MAC                  string   `yaml:"mac"` // hash of the HMAC: sha256
	Cited                `yaml:",inline"`
}

// JWTNames are the names of the bearer token of version 2, and what tells the older form and others' tokens from it.
// Claims and header fields are compared with regard to case, the HTTP header without.
type JWTNames struct {
	AuthorizationHeader string       `yaml:"authorization_header"`
	Scheme              string       `yaml:"scheme"` // the word before the token
	Version             string       `yaml:"version"`
	VersionClaim        string       `yaml:"version_claim"`
	MaxLifetime         int          `yaml:"max_lifetime"` // seconds from iat to exp
	Headers             []JWTField   `yaml:"headers"`      // fields of the JOSE header
	Claims              []JWTField   `yaml:"claims"`
	ForbiddenHeaders    []JWTField   `yaml:"forbidden_headers"` // JOSE header fields that mark version 1
	V1Claims            []string     `yaml:"v1_claims"`         // all the claims that version 1 has
	AlgorithmsP12       []string     `yaml:"algorithms_p12"`
	AlgorithmsSecret    []string     `yaml:"algorithms_shared_secret"`
	Others              []OtherToken `yaml:"others"`
	Cited               `yaml:",inline"`
}

// JWTField is a field of the JOSE header or a claim, with the requirement that it is there and right.
type JWTField struct {
	Name        string   `yaml:"name"`
	Also        []string `yaml:"also,omitempty"` // other names in use that are no fault
	Requirement string   `yaml:"requirement" ref:"requirements"`
	When        string   `yaml:"when,omitempty" ref:"conditions"` // "" for always
	Value       string   `yaml:"value,omitempty"`                 // the one right value, without regard to case
	Telling     bool     `yaml:"telling,omitempty"`               // no other provider's token has it
}

// Is reports whether the field has that name.
func (f JWTField) Is(name string) bool { return f.Name == name || slices.Contains(f.Also, name) }

// Claim is the claim that a requirement is about.
func (n JWTNames) Claim(requirement string) (JWTField, bool) {
	for _, f := range n.Claims {
		if f.Requirement == requirement {
			return f, true
		}
	}
	return JWTField{}, false
}

// OtherToken is what shows that a JWT is for somebody else, or of another kind. A claim stands as a key of the token's
// claims, a value as the text of a claim, a text anywhere in the same function.
type OtherToken struct {
	Kind    NeighbourKind `yaml:"kind"`
	In      string        `yaml:"in" enum:"claim,value,text"`
	Literal string        `yaml:"literal"`
	Title   string        `yaml:"title"`
	Cited   `yaml:",inline"`
}

// MLENames are the names of message-level encryption.
type MLENames struct {
	RequestMember     string   `yaml:"request_member"`
	ResponseMember    string   `yaml:"response_member"`
	Algorithms        []string `yaml:"algorithms"`        // of the content key, accepted
	SHA256Algorithms  []string `yaml:"sha256_algorithms"` // those of Algorithms that need no advice
	Encryptions       []string `yaml:"encryptions"`       // of the body
	KeyIDHeader       string   `yaml:"key_id_header"`
	IssuedAtHeader    string   `yaml:"issued_at_header"`
	KeyIDClaim        string   `yaml:"key_id_claim"`       // of the JWT, names the response key
	RivalKeyIDClaim   string   `yaml:"rival_key_id_claim"` // another spelling in circulation
	Certificate       string   `yaml:"certificate"`        // common name of the provider's certificate
	CertificateSuffix string   `yaml:"certificate_suffix"` // of that name under other brands
	SerialNumberOID   string   `yaml:"serial_number_oid"`  // subject attribute that is the kid
	ControlSeparator  string   `yaml:"control_separator"`  // between request and response in mapToControlMLEonAPI
	Cited             `yaml:",inline"`
}

// MastercardNames are the names of Mastercard's payload encryption.
type MastercardNames struct {
	EncryptedHeader  string    `yaml:"encrypted_header"`        // of requests and replies, with the value true
	OtherHeaders     []string  `yaml:"other_headers,omitempty"` // of single APIs, to the same end
	Wrapper          string    `yaml:"wrapper"`
	Field            string    `yaml:"field"`         // in the wrapper
	DefaultField     string    `yaml:"default_field"` // what the libraries write unless told otherwise
	Algorithm        string    `yaml:"algorithm"`
	Encryption       string    `yaml:"encryption"`
	ReplyEncryptions []string  `yaml:"reply_encryptions"`
	IVBytes          int       `yaml:"iv_bytes"`
	SignatureMethod  string    `yaml:"signature_method"`          // of OAuth 1.0a
	OfferedMethods   []string  `yaml:"offered_methods,omitempty"` // that signers offer beside it; whether they are taken is published nowhere
	BodyHash         string    `yaml:"body_hash"`                 // OAuth parameter
	PathParts        []string  `yaml:"path_parts"`                // all of them stand in the path of a Cross-Border call
	PartnerSegment   string    `yaml:"partner_segment"`           // of the path, before the partner's id
	OAuth2Regions    []string  `yaml:"oauth2_regions"`            // of hosts that take OAuth 2 and not OAuth 1.0a
	ErrorMember      string    `yaml:"error_member"`              // of a reply that tells errors
	StatusMember     string    `yaml:"status_member"`             // of a payment in a reply
	PlainStatuses    []string  `yaml:"plain_statuses"`            // its values with which a reply comes in clear text
	LegacyFields     []string  `yaml:"legacy_fields"`             // body fields of the field-level form
	LegacyHeaders    []string  `yaml:"legacy_headers"`            // HTTP headers of it
	Push             PushNames `yaml:"push,omitempty"`
	// TestFiles are names of the certificates and keys in the libraries' own test resources, without folder.
	TestFiles []string `yaml:"test_files"`
	Cited     `yaml:",inline"`
}
