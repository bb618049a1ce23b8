package mleready

// GradeSchema names the form of graded exchanges in JSON.
const GradeSchema = "mleready-grade/1"

// Verdict says what a gateway does with a request.
type Verdict string

const (
	VerdictAccepted        Verdict = "accepted"
	VerdictUnauthenticated Verdict = "unauthenticated" // 401
	VerdictMalformed       Verdict = "malformed"       // 400: cannot be read or decrypted
)

// Graded is one exchange as the graders saw it. Nothing in it is secret.
type Graded struct {
	ID          string      `json:"id"`
	At          string      `json:"at,omitempty"` // RFC 3339; "" when nothing tells
	Method      string      `json:"method"`
	Path        string      `json:"path"`
	Provider    Provider    `json:"provider"`
	Environment string      `json:"environment,omitempty"` // test or production, "" when the host does not tell
	Assurance   Assurance   `json:"assurance"`             // by the host that answered
	Mechanisms  []Mechanism `json:"mechanisms"`
	Verdict     Verdict     `json:"verdict"`
	Reason      string      `json:"reason"` // why it is not accepted
	// Neighbour is what it is that looks like a call and is none, "" for a call. Reason says more; nothing is scored.
	Neighbour    NeighbourKind `json:"neighbour,omitempty"`
	Merchant     string        `json:"merchant,omitempty"`
	Operation    string        `json:"operation,omitempty"`
	Requirements []Grade       `json:"requirements"`
	Warnings     []string      `json:"warnings"` // what deviates from the documents and is taken
	Reply        *GradedReply  `json:"reply,omitempty"`
	Fault        string        `json:"fault,omitempty"` // that the local gateway was told to do to the reply, where it did
}

// Grade is the outcome of one requirement in one exchange.
type Grade struct {
	ID      string  `json:"id"`
	Outcome Outcome `json:"outcome"`
	Reason  string  `json:"reason"`
}

// GradedReply is what the reply shows, as far as one was seen.
type GradedReply struct {
	Status    int      `json:"status"`
	Encrypted bool     `json:"encrypted"`
	Cause     Cause    `json:"cause"`
	Summary   string   `json:"summary"`
	Notes     []string `json:"notes,omitempty"` // what deviates and is no fault
}

// Grading is a whole run over recorded exchanges.
type Grading struct {
	Schema     string          `json:"schema"`
	Tool       Tool            `json:"tool"`
	Rules      RulesUsed       `json:"rules"`
	AsOf       Date            `json:"as_of"`
	Mandate    string          `json:"mandate"`
	Status     Status          `json:"status"`
	Mandates   []MandateResult `json:"mandates"`
	Exchanges  []Graded        `json:"exchanges"`
	Neighbours []Neighbour     `json:"neighbours"` // entries that look like calls and are none
	Skipped    []Skipped       `json:"skipped"`    // what could not be read, or concerns no provider
}
