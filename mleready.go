// Package mleready is the vocabulary of the product: what a mandate demands (Rules), what was seen in code,
// on the wire or stated by a person (Finding, Observation, Declaration), and what follows for one merchant
// (Assessment). It depends on nothing else of the module; every other package speaks in these words.
package mleready

import "encoding/json"

// Schema names the form of one assessment in JSON.
const Schema = "mleready/1"

// Version is the version of the tool. Releases set it at link time.
var Version = "0.1.0"

// Outcome says whether a requirement is met. Unknown always comes with a reason.
type Outcome string

const (
	Met           Outcome = "met"
	Unmet         Outcome = "unmet"
	Unknown       Outcome = "unknown"
	NotApplicable Outcome = "not_applicable"
	Info          Outcome = "info" // seen, and bears on nothing
)

// MetIf is met when ok is, else unmet.
func MetIf(ok bool) Outcome {
	if ok {
		return Met
	}
	return Unmet
}

// Assurance says how strong the proof is, from a person's word to production traffic.
type Assurance string

const (
	Declared Assurance = "declared"
	Static   Assurance = "static" // read in code
	Local    Assurance = "local"  // our own gateway
	Test     Assurance = "test"   // the vendor's test host
	Live     Assurance = "live"
)

// Assurances lists every assurance from weakest to strongest.
var Assurances = []Assurance{Declared, Static, Local, Test, Live}

// MarshalJSON writes null for no assurance.
func (a Assurance) MarshalJSON() ([]byte, error) { return stringOrNull(string(a)) }

// Mechanism is a way in which an integration authenticates or encrypts.
type Mechanism string

const (
	HTTPSignature Mechanism = "http_signature"
	JWTv1         Mechanism = "jwt_v1" // also a JWT of neither shape
	JWTv2         Mechanism = "jwt_v2"
	RequestMLE    Mechanism = "request_mle"
	ResponseMLE   Mechanism = "response_mle"
	OAuth         Mechanism = "oauth"
	MastercardJWE Mechanism = "mastercard_jwe"
	MastercardFLE Mechanism = "mastercard_fle"
)

// Via says whose code an integration uses to talk to the provider.
type Via string

const (
	Manual Via = "manual" // the merchant's own code
	SDK    Via = "sdk"    // an official SDK
	Plugin Via = "plugin" // a shop platform's plug-in or a third party's helper
)

// Provider is the party that published a mandate.
type Provider string

const (
	Cybersource Provider = "cybersource"
	Mastercard  Provider = "mastercard"
)

// Stage says how far an integration is. The empty stage means that none could be told.
type Stage string

const (
	StageHTTPSignature Stage = "http_signature"
	StageJWTv1         Stage = "jwt_v1"
	StageJWTv2         Stage = "jwt_v2"
	StageRequestMLE    Stage = "request_mle"
	StageResponseMLE   Stage = "response_mle" // all of it
)

// Stages lists every stage from furthest to nearest to the mandate.
var Stages = []Stage{StageHTTPSignature, StageJWTv1, StageJWTv2, StageRequestMLE, StageResponseMLE}

// MarshalJSON writes null for no stage.
func (s Stage) MarshalJSON() ([]byte, error) { return stringOrNull(string(s)) }

func stringOrNull(s string) ([]byte, error) {
	if s == "" {
		return []byte("null"), nil
	}
	return json.Marshal(s)
}

// Status is the verdict for one mandate.
type Status string

const (
	StatusNotReady      Status = "not_ready"
	StatusUnknown       Status = "unknown"
	StatusAtRisk        Status = "at_risk"
	StatusReady         Status = "ready"
	StatusNotApplicable Status = "not_applicable"
)

// Statuses lists the statuses that can be compared, worst first.
var Statuses = []Status{StatusNotReady, StatusUnknown, StatusAtRisk, StatusReady}

// Role says what a file is for. Only production code speaks for the merchant, unless there is none.
type Role string

const (
	RoleProduction Role = "production"
	RoleTest       Role = "test"
	RoleSample     Role = "sample"
	RoleVendored   Role = "vendored"
	RoleGenerated  Role = "generated"
	RoleDocs       Role = "docs"
)

// Judged reports whether a file of that role can say anything about the merchant: one that is the merchant's own and no
// test.
func (r Role) Judged() bool {
	return r == RoleProduction || r == RoleGenerated || r == RoleSample
}

// Confidence says how sure the reading of a place is.
type Confidence string

const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// Level says whether a requirement decides the status (mandatory) or only endangers it (advisory).
type Level string

const (
	Mandatory Level = "mandatory"
	Advisory  Level = "advisory"
)

// About says what a requirement speaks of, and so what kind of evidence may settle it.
type About string

const (
	AboutCode    About = "code"
	AboutAccount About = "account"
	AboutTraffic About = "traffic"
)

// EvidenceKind is where a piece of evidence comes from.
type EvidenceKind string

const (
	FromFinding     EvidenceKind = "finding"
	FromTraffic     EvidenceKind = "traffic" // recorded from the merchant's own program
	FromProbe       EvidenceKind = "probe"   // requests that our client built
	FromKeyFile     EvidenceKind = "key_file"
	FromDeclaration EvidenceKind = "declaration"
)

// Cause says why a question to an endpoint was not answered as it should be; "" for no cause.
type Cause string

const (
	PlaintextReply    Cause = "plaintext_reply"
	WrongKid          Cause = "wrong_kid"
	Undecryptable     Cause = "undecryptable"
	WrongAlg          Cause = "wrong_alg"
	WrongEnc          Cause = "wrong_enc"
	XEncryptedMissing Cause = "x_encrypted_missing"
	XEncryptedFalse   Cause = "x_encrypted_false"
	Unauthenticated   Cause = "unauthenticated"
	Redirect          Cause = "redirect"
	TLS               Cause = "tls"
	ServerError       Cause = "server_error"
	Reset             Cause = "reset"
	Timeout           Cause = "timeout"
	Throttled         Cause = "throttled"
	TooLarge          Cause = "too_large"
	Unreachable       Cause = "unreachable"
)

// Causes lists every cause.
var Causes = []Cause{
	PlaintextReply, WrongKid, Undecryptable, WrongAlg, WrongEnc, XEncryptedMissing, XEncryptedFalse, Unauthenticated,
	Redirect, TLS, ServerError, Reset, Timeout, Throttled, TooLarge, Unreachable,
}

// MarshalJSON writes null for no cause.
func (c Cause) MarshalJSON() ([]byte, error) { return stringOrNull(string(c)) }

// NeighbourKind names what looks like a mandate's subject and is not affected by it.
type NeighbourKind string

const (
	SecureAcceptance     NeighbourKind = "secure_acceptance"
	SOAP                 NeighbourKind = "soap"
	WebhookVerify        NeighbourKind = "webhook_verify"
	CaptureContextVerify NeighbourKind = "capture_context_verify"
	VisaDeveloper        NeighbourKind = "visa_developer"
	UnrelatedSignature   NeighbourKind = "unrelated_signature"
	UnrelatedJWT         NeighbourKind = "unrelated_jwt"
	PushNotification     NeighbourKind = "push_notification"
	DocsOnly             NeighbourKind = "docs_only"
)

// Depth is how deeply a language was read. What was read as tokens never yields ready.
type Depth string

const (
	DepthTypes  Depth = "types"
	DepthSyntax Depth = "syntax"
	DepthTokens Depth = "tokens"
)
