package mleready

import (
	"cmp"
	"strings"
)

// RulesSchema is the form of rules.yaml that this tool reads.
const RulesSchema = 1

// Rules is rules.yaml decoded: the only place for dates, hosts, claim names, weights and texts.
// Every fact in it carries a source and a date.
//
// The tags say what the loader demands: a key is required unless it is marked omitempty, enum lists the values that a
// plain string may have (types of the vocabulary have their own), ref names the list that must hold the id.
type Rules struct {
	Schema       int    `yaml:"schema"`
	Version      string `yaml:"version"`
	MinimumTool  string `yaml:"minimum_tool"`
	Checked      Date   `yaml:"checked"`        // the day the sources were last read
	OldAfterDays int    `yaml:"old_after_days"` // after that many days the rules are said to be old
	Digest       string `yaml:"-"`              // sha256 of the file, hex

	Triggers     []string           `yaml:"triggers"` // literals without which a file cannot concern any rule
	Sources      []Source           `yaml:"sources"`
	Mandates     []Mandate          `yaml:"mandates"`
	Conditions   []Condition        `yaml:"conditions"`
	Requirements []Requirement      `yaml:"requirements"`
	Rules        []Rule             `yaml:"rules"`
	Hosts        []Host             `yaml:"hosts"`
	Wire         Wire               `yaml:"wire"`
	Neighbours   []NeighbourMarker  `yaml:"neighbours"`
	Helpers      []Helper           `yaml:"helpers"`
	Options      []Option           `yaml:"options"`
	SDKs         []OfficialSDK      `yaml:"sdks"`
	Ports        []Port             `yaml:"ports"`
	Libraries    []Library          `yaml:"libraries"`
	Plugins      []ShopPlugin       `yaml:"plugins,omitempty"`
	Outside      []OutsidePackage   `yaml:"outside"` // the provider's packages that no mandate covers
	Operations   []Operation        `yaml:"operations"`
	Gateway      Gateway            `yaml:"gateway"`
	Push         PushRules          `yaml:"push,omitempty"`
	Probes       Probes             `yaml:"probes"`
	Terms        []Term             `yaml:"terms"`
	Errors       []ErrorExplanation `yaml:"errors"`
	Plan         PlanRules          `yaml:"plan,omitempty"`
	Questions    []Question         `yaml:"questions,omitempty"`
	Usage        UsageRules         `yaml:"usage,omitempty"`

	index *index // nil in Rules that were not loaded
}

// Source is where a fact was read.
type Source struct {
	ID    string `yaml:"id"`
	Title string `yaml:"title"`
	Kind  string `yaml:"kind" enum:"vendor_documentation,vendor_code,third_party,inference"`
	Date  Date   `yaml:"date"` // of the text, else of the copy read
	Link  string `yaml:"link,omitempty"`
}

// Cited is a fact's origin: the id of a source, and optionally a day other than the source's own.
type Cited struct {
	Source string `yaml:"source" json:"source" ref:"sources"`
	Date   Date   `yaml:"date,omitempty" json:"-"`
}

// Mandate is a dated set of requirements from one provider.
type Mandate struct {
	ID       string      `yaml:"id"`
	Provider Provider    `yaml:"provider"`
	Title    string      `yaml:"title"`
	Summary  string      `yaml:"summary"`
	Groups   []Group     `yaml:"groups"` // weights sum to 100
	Timeline []Milestone `yaml:"timeline"`
	Disputed []Dispute   `yaml:"disputed"`
}

// Group is a part of a mandate's score.
type Group struct {
	ID     string `yaml:"id"`
	Title  string `yaml:"title"`
	Weight int    `yaml:"weight"`
}

// Milestone is one published date. A date without a day is read as its earliest and its latest.
type Milestone struct {
	ID     string `yaml:"id" json:"id"`
	When   Date   `yaml:"when" json:"date"`
	Kind   string `yaml:"kind" json:"kind" enum:"announced,guide,release,starts,deadline"`
	State  string `yaml:"state" json:"state" enum:"current,superseded,past"`
	What   string `yaml:"what" json:"what"`
	Source string `yaml:"source" json:"source" ref:"sources"`
}

// Dispute is a point on which sources disagree; both sides are shown.
type Dispute struct {
	ID    string        `yaml:"id"`
	About string        `yaml:"about"`
	Sides []DisputeSide `yaml:"sides"`
	Stand string        `yaml:"stand"` // what the product does about it
	// Requirements are the ones whose reading the dispute bears on.
	Requirements []string `yaml:"requirements" ref:"requirements"`
}

// DisputeSide is what one source says.
type DisputeSide struct {
	Says   string `yaml:"says"`
	Source string `yaml:"source" ref:"sources"`
}

// Condition is a state of affairs under which requirements do not apply.
type Condition struct {
	ID    string `yaml:"id"` // body, meta_key, account, cross_border
	Title string `yaml:"title"`
	Else  string `yaml:"else"` // the reason given when it does not hold
}

// Requirement is one checkable demand of a mandate.
type Requirement struct {
	ID          string         `yaml:"id"`
	Mandate     string         `yaml:"mandate" ref:"mandates"`
	Group       string         `yaml:"group"` // of the same mandate
	Level       Level          `yaml:"level"`
	Weight      int            `yaml:"weight"` // share within the group
	About       About          `yaml:"about"`
	SettledBy   []EvidenceKind `yaml:"settled_by"`
	When        []string       `yaml:"when,omitempty" ref:"conditions"` // applies unless one of them is known not to hold
	Under       []Mechanism    `yaml:"unmet_by,omitempty"`              // mechanisms that leave it unmet, whatever else was seen
	Escalates   bool           `yaml:"escalates,omitempty"`             // advisory as written, mandatory once the integration encrypts or the merchant declares that it must
	Title       string         `yaml:"title"`
	Why         string         `yaml:"why"`
	Remediation string         `yaml:"remediation"`
	Cited       `yaml:",inline"`
}

// Rule says how code shows that a requirement is met or broken.
type Rule struct {
	ID          string `yaml:"id"` // MLE and four digits, never reused
	Check       string `yaml:"check"`
	Requirement string `yaml:"requirement" ref:"requirements"`
	// Proves are further requirements of the same mandate that the same place settles in the same way.
	Proves []string `yaml:"proves,omitempty" ref:"requirements"`
	// Mechanism is what the place shows to be in use; "" where it shows none, such as a body sent in clear text.
	Mechanism Mechanism `yaml:"mechanism,omitempty"`
	Outcome   Outcome   `yaml:"outcome"`
	// Evidence is the kind of evidence that the place is: a finding, unless it is a key file in the tree.
	Evidence EvidenceKind `yaml:"evidence,omitempty"`
	Scope    string       `yaml:"scope" enum:"place,integration"`
	Title    string       `yaml:"title"`
	Message  string       `yaml:"message"` // {placeholders} are filled by the check
	Detects  string       `yaml:"detects"`
	Misses   string       `yaml:"misses"`
	Cited    `yaml:",inline"`
}

// EvidenceKind is the kind of evidence that the rule's place is.
func (r Rule) EvidenceKind() EvidenceKind { return cmp.Or(r.Evidence, FromFinding) }

// Host is a provider's host name.
type Host struct {
	Name        string   `yaml:"name"`
	Provider    Provider `yaml:"provider,omitempty"` // "" for a neighbour that has no mandate
	Environment string   `yaml:"environment" enum:"test,production"`
	API         string   `yaml:"api" enum:"rest,flex,oauth,soap,batch,business_center,secure_acceptance,cross_border,visa_developer"`
	Region      string   `yaml:"region,omitempty"`
	Cited       `yaml:",inline"`
}

// NeighbourMarker is a literal that shows a neighbour.
type NeighbourMarker struct {
	Kind    NeighbourKind `yaml:"kind"`
	Literal string        `yaml:"literal"`
	In      string        `yaml:"in" enum:"text,header,import"`
	Unless  string        `yaml:"unless,omitempty"` // another literal in the same file that makes it no neighbour
	Title   string        `yaml:"title"`
	Cited   `yaml:",inline"`
}

// Helper is a third party's package that speaks for its users, with the mechanism it uses.
type Helper struct {
	Ecosystem string    `yaml:"ecosystem" enum:"go,npm,maven,composer,pypi,rubygems,nuget"`
	Import    string    `yaml:"import"`            // import path or package name
	Package   string    `yaml:"package,omitempty"` // name in manifests, where that is another one
	Provider  Provider  `yaml:"provider"`
	Mechanism Mechanism `yaml:"mechanism"`
	Note      string    `yaml:"note,omitempty"`
	Cited     `yaml:",inline"`
}

// Names reports whether an import is of the package.
func (h Helper) Names(path string) bool {
	rest, ok := strings.CutPrefix(path, h.Import)
	return ok && (rest == "" || rest[0] == '/' || rest[0] == '.' && h.Ecosystem == "maven")
}

// Term explains a word that the product prints: a status, a stage, an outcome, an assurance.
type Term struct {
	Kind string `yaml:"kind"` // a kind of the vocabulary
	ID   string `yaml:"id"`   // a word of that kind
	Text string `yaml:"text"`
}

// ErrorExplanation is an entry of the error dictionary.
type ErrorExplanation struct {
	ID       string   `yaml:"id"`
	Provider Provider `yaml:"provider,omitempty"` // "" for what any connection may show
	Status   []int    `yaml:"status,omitempty"`   // HTTP status codes it comes with
	Match    []string `yaml:"match,omitempty"`    // any of these, without regard to case
	Means    string   `yaml:"means"`
	Check    []string `yaml:"check"` // first checks, in order
	Next     string   `yaml:"next"`
	Cited    `yaml:",inline"`
}
