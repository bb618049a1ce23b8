package mleready

// Place is a position in a file. Path is slash-separated and relative to the target.
// Line and column count from 1, columns in bytes.
type Place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
	Why  string `json:"why,omitempty"`
}

// Finding is a rule matched at a place in a file, met or unmet.
type Finding struct {
	ID          string       `json:"id"`
	Rule        string       `json:"rule"`
	Requirement string       `json:"requirement"`
	Proves      []string     `json:"proves,omitempty"`        // further requirements with the same outcome
	Kind        EvidenceKind `json:"evidence_kind,omitempty"` // "" for a finding in code
	Provider    Provider     `json:"provider"`
	Mechanism   Mechanism    `json:"mechanism"`
	Via         Via          `json:"via"`
	Outcome     Outcome      `json:"outcome"`
	Role        Role         `json:"role"`
	Confidence  Confidence   `json:"confidence"`
	NotLive     bool         `json:"not_live,omitempty"` // not on the default path: shown, and no evidence
	Uncalled    bool         `json:"uncalled,omitempty"` // nothing in the tree calls or names the code: the outcome is unknown
	Path        string       `json:"path"`
	Line        int          `json:"line"`
	Column      int          `json:"column"`
	EndLine     int          `json:"end_line"`
	Symbol      string       `json:"symbol"`            // enclosing function or type, "" at top level
	Variant     string       `json:"variant,omitempty"` // which form of the mechanism, where there are several
	Message     string       `json:"message"`
	Snippet     string       `json:"snippet"` // the line, credentials masked
	Related     []Place      `json:"related"`
	Fingerprint string       `json:"fingerprint"` // survives new commits and moved lines
	Suppressed  *Suppression `json:"suppressed"`
	Baseline    bool         `json:"baseline,omitempty"` // already in the report given with --baseline
	Fixable     bool         `json:"fixable"`
	Of          string       `json:"-"` // path of a file of the integration that the finding belongs to, where that is not its own
	Edits       []Edit       `json:"-"`
}

// Edit replaces the bytes [Start, End) of a file by Text.
type Edit struct {
	Path       string
	Start, End int
	Text       string
}

// Suppression is a finding's excuse: who gave it, why, and until when. It changes the exit code, never the status.
type Suppression struct {
	Rule   string `json:"rule"`
	Reason string `json:"reason"`
	Owner  string `json:"owner"`
	Until  Date   `json:"until"`
}

// Neighbour is a place that looks like a mandate's subject and is not affected by it.
type Neighbour struct {
	Kind NeighbourKind `json:"kind"`
	Path string        `json:"path"`
	Line int           `json:"line"`
}

// SDKUse is an SDK that an integration depends on. Version is "" when it could not be resolved.
type SDKUse struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// PluginUse is the plug-in of a shop platform that an integration is, and who makes it: the maker has to act. Version and
// Maker are "" when they could not be told.
type PluginUse struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Maker   string `json:"maker"`
}

// MechanismUse is a mechanism seen in an integration; Live means on its default path.
type MechanismUse struct {
	Name Mechanism `json:"name"`
	Live bool      `json:"live"`
}

// Integration is one place in the merchant's estate that talks to one provider.
type Integration struct {
	ID         string         `json:"id"` // provider:folder
	Provider   Provider       `json:"provider"`
	Via        Via            `json:"via"`
	Mechanisms []MechanismUse `json:"mechanisms"`
	Stage      Stage          `json:"stage"`        // "" when none could be told
	Reason     string         `json:"stage_reason"` // why there is no stage
	Role       Role           `json:"role"`
	Language   string         `json:"language"`
	SDK        *SDKUse        `json:"sdk"`
	Plugin     *PluginUse     `json:"plugin,omitempty"`
	Paths      []string       `json:"paths"`
}

// Skipped is a file that was not analysed. Candidate means that it named something a check looks for, so that the
// result is incomplete without it.
type Skipped struct {
	Path      string `json:"path"`
	Reason    string `json:"reason"`
	Candidate bool   `json:"candidate,omitempty"`
}

// Observation is what a probe, or the grading of recorded traffic, saw on the wire. Requirement is "" for what bears on
// none; its outcome is then info or, where an endpoint itself is at fault, unmet.
type Observation struct {
	ID          string       `json:"id"`
	Probe       string       `json:"probe"`
	Kind        EvidenceKind `json:"evidence_kind,omitempty"` // "" for a probe
	Requirement string       `json:"requirement"`
	Proves      []string     `json:"proves,omitempty"` // further requirements with the same outcome
	Outcome     Outcome      `json:"outcome"`
	Cause       Cause        `json:"cause"`
	Assurance   Assurance    `json:"assurance"`
	Target      string       `json:"target"`
	MID         string       `json:"mid,omitempty"`
	Environment string       `json:"environment,omitempty"`
	At          string       `json:"at"` // RFC 3339
	Summary     string       `json:"summary"`
	Errors      []string     `json:"errors,omitempty"`   // ids of the error dictionary that explain it
	Exchange    *Exchange    `json:"exchange,omitempty"` // redacted
}

// Declaration is what a person states about an account, with who, when and until.
type Declaration struct {
	Requirement string  `json:"requirement" yaml:"requirement"`
	MID         string  `json:"mid" yaml:"mid"`
	Environment string  `json:"environment,omitempty" yaml:"environment"` // "" for both
	Outcome     Outcome `json:"outcome" yaml:"outcome"`
	By          string  `json:"by" yaml:"by"`
	At          Date    `json:"at" yaml:"at"`
	Until       Date    `json:"until" yaml:"until"`
	Note        string  `json:"note" yaml:"note"`
}

// Waiver is a risk that somebody accepts until a day. It changes the exit code and the plan, never the status.
type Waiver struct {
	Requirement string `json:"requirement"`
	By          string `json:"by"`
	Until       Date   `json:"until"`
	Reason      string `json:"reason"`
}

// Evidence is a finding, an observation, a key file or a declaration in one common form.
type Evidence struct {
	ID          string // that of the finding, observation, … it was made from
	Kind        EvidenceKind
	Requirement string
	Outcome     Outcome
	Assurance   Assurance
	Integration string // id; "" when it speaks for the merchant as a whole
	MID         string
	Environment string
	Reason      string
}
