package mleready

// Range is a score between 0 and 100: Low counts unknown as unmet, High counts it as met.
type Range struct {
	Low  int `json:"low"`
	High int `json:"high"`
}

// Score is the capped range, with the requirement that caps it and the range before.
type Score struct {
	Range
	CappedBy *string `json:"capped_by"`
	Uncapped Range   `json:"uncapped"`
}

// OutcomeBy is a requirement's outcome for one merchant id in one environment.
type OutcomeBy struct {
	MID         string  `json:"mid"`
	Environment string  `json:"environment"`
	Outcome     Outcome `json:"outcome"`
}

// RequirementResult is one requirement as the evidence leaves it. Assurance is "" without evidence.
type RequirementResult struct {
	ID           string      `json:"id"`
	Group        string      `json:"group"`
	Level        Level       `json:"level"`
	About        About       `json:"about"`
	Outcome      Outcome     `json:"outcome"`
	Assurance    Assurance   `json:"assurance"`
	Reason       string      `json:"reason"`
	Contradicted bool        `json:"contradicted"`
	Evidence     []string    `json:"evidence"`
	By           []OutcomeBy `json:"by"`
}

// MandateResult is the verdict on one mandate.
type MandateResult struct {
	ID            string              `json:"id"`
	Status        Status              `json:"status"`
	Reason        string              `json:"reason"` // why this status, in one sentence
	Assurance     Assurance           `json:"assurance"`
	Stage         Stage               `json:"stage"`
	StageComplete bool                `json:"stage_complete"`
	Score         Score               `json:"score"`
	Coverage      float64             `json:"coverage"` // weight with a known outcome / all weight
	Requirements  []RequirementResult `json:"requirements"`
	Timeline      []Milestone         `json:"timeline"`
	Schedule      *Schedule           `json:"schedule,omitempty"` // nil without a plan
}

// Tool says which tool read the target, and how deeply each language.
type Tool struct {
	Name    string           `json:"name"`
	Version string           `json:"version"`
	Depth   map[string]Depth `json:"depth"`
}

// RulesUsed identifies the rules behind a result. Warning is set when they are old.
type RulesUsed struct {
	Version string `json:"version"`
	Digest  string `json:"digest"`
	Checked Date   `json:"checked"`
	Warning string `json:"warning,omitempty"`
}

// VCS is the state of the target's repository.
type VCS struct {
	Commit string `json:"commit"`
	Dirty  bool   `json:"dirty"`
}

// Target is what was looked at.
type Target struct {
	Name string `json:"name,omitempty"` // of the merchant, in an audit
	Path string `json:"path"`
	VCS  *VCS   `json:"vcs"`
}

// Stats says what was looked at and what was not. A total of nothing proves nothing; RulesRun and Parsed do.
type Stats struct {
	Files   int       `json:"files"`
	Bytes   int64     `json:"bytes"`
	Parsed  int       `json:"parsed"`
	Skipped []Skipped `json:"skipped"`
	// LeftAside counts the files that were not analysed, by reason: those of Skipped, and those that need no line each.
	LeftAside  map[string]int `json:"left_aside,omitempty"`
	RulesRun   []string       `json:"rules_run"`
	Suppressed []Suppressing  `json:"suppressions"`
	DurationMS int64          `json:"duration_ms"`
}

// Suppressing is one suppression that was read, and what became of it.
type Suppressing struct {
	Suppression
	Path  string `json:"path"`
	Line  int    `json:"line"`
	State string `json:"state"`
}

// What became of a suppression, a declaration or a waiver.
const (
	SuppressionUsed    = "used"
	SuppressionUnused  = "unused"  // no finding is excused by it
	SuppressionExpired = "expired" // its day has passed
	SuppressionInvalid = "invalid" // it cannot be obeyed
)

// Declaring is one declaration that was made, and what became of it. Reason says why it does not count.
type Declaring struct {
	Declaration
	ID     string `json:"id"` // as evidence
	State  string `json:"state"`
	Reason string `json:"reason"`
}

// OpenQuestion is a question to which the merchant did not know the answer.
type OpenQuestion struct {
	Requirement string `json:"requirement"`
	MID         string `json:"mid"`
	Environment string `json:"environment"` // "" for both
	Asked       string `json:"asked"`       // who did not know
	At          Date   `json:"at"`
	Note        string `json:"note"`
}

// Waiving is one waiver that was given, and what became of it. Effect says why it excuses nothing.
type Waiving struct {
	Waiver
	State  string `json:"state"`
	Effect string `json:"effect"`
}

// Task is one step of a merchant's plan.
type Task struct {
	ID          string        `json:"id"`
	Mandate     string        `json:"mandate"`
	Title       string        `json:"title"`
	After       []string      `json:"after"`
	EffortHours [2]int        `json:"effort_hours"` // from, to
	Why         string        `json:"why"`
	Settles     []string      `json:"settles"` // requirements that are not met and are by it
	Places      []string      `json:"places"`  // PATH:LINE
	Settings    []TaskSetting `json:"settings"`
	Upgrades    []TaskUpgrade `json:"upgrades"`
	Actor       string        `json:"actor"`
	DoneWhen    string        `json:"done_when"`
	Proof       string        `json:"proof"` // command that shows it, "" for none
	Pitfalls    []string      `json:"pitfalls"`
	Links       []string      `json:"links"`
}

// TaskSetting is an option of an SDK in the spelling of its language. Value is "" for one of the merchant's own.
type TaskSetting struct {
	Language string `json:"language"`
	Name     string `json:"name"`
	InFile   string `json:"in_file"` // the key in a configuration file
	Value    string `json:"value"`
	Title    string `json:"title"`
}

// TaskUpgrade is a release of an SDK to move to.
type TaskUpgrade struct {
	SDK     string `json:"sdk"`
	From    string `json:"from"`     // "" when it could not be resolved
	AtLeast string `json:"at_least"` // the first release that can do all of it
	Latest  string `json:"latest"`   // seen
	Why     string `json:"why"`
}

// Schedule holds a plan against the deadlines of its mandate.
type Schedule struct {
	Total       [2]int        `json:"total_hours"`
	Critical    [2]int        `json:"critical_hours"` // of the longest chain of tasks
	Path        []string      `json:"critical_path"`
	HoursPerDay int           `json:"hours_per_day"`
	Deadlines   []DeadlineFit `json:"deadlines"`
}

// DeadlineFit says whether the longest chain of tasks ends before a deadline. Days are working days, Monday to Friday,
// to the earliest and to the latest reading.
type DeadlineFit struct {
	ID    string `json:"id"`
	When  Date   `json:"date"`
	State string `json:"state"`
	Days  [2]int `json:"days_left"`
	Fits  string `json:"fits"` // yes, tight, no, passed
}

// Assessment is one target at one time. Status, Stage and Score are those of the mandate asked for.
type Assessment struct {
	Schema       string          `json:"schema"`
	Tool         Tool            `json:"tool"`
	Rules        RulesUsed       `json:"rules"`
	AsOf         Date            `json:"as_of"`
	Target       Target          `json:"target"`
	Basis        Role            `json:"basis"`   // production or sample
	Mandate      string          `json:"mandate"` // the one asked for
	Mandates     []MandateResult `json:"mandates"`
	Status       Status          `json:"status"`
	Stage        Stage           `json:"stage"`
	Score        Score           `json:"score"`
	Integrations []Integration   `json:"integrations"`
	Findings     []Finding       `json:"findings"`
	Neighbours   []Neighbour     `json:"neighbours"`
	Observations []Observation   `json:"observations"`
	Usage        []Usage         `json:"usage,omitempty"`
	Declarations []Declaring     `json:"declarations,omitempty"`
	Questions    []OpenQuestion  `json:"open_questions,omitempty"`
	Waivers      []Waiving       `json:"waivers,omitempty"`
	Plan         []Task          `json:"plan"`
	Stats        Stats           `json:"stats"`
}
