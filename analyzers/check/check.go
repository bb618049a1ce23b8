// Package check is the face that every check has: a name, the rules it claims, and a function over the code model.
package check

import (
	"mleready"
	"mleready/analyzers/code"
)

// Check finds a family of rules in every language.
type Check struct {
	Name  string // the folder's name
	Doc   string // what is detected, what is not
	Rules bool   // whether it claims rules of rules.yaml
	// NeedsTree says that it reads manifests and settings, which vet does not see.
	NeedsTree bool
	Run       func(*Pass)
}

// Pass is one run of a check over one joined model.
type Pass struct {
	Model  *code.Model
	Rules  *mleready.Rules
	Text   func(path string) ([]byte, error) // a file's text, for edits
	Report func(Hit)
	// Neighbour reports what looks alike and is not affected.
	Neighbour func(kind mleready.NeighbourKind, at code.Place)
	// Presence reports that the code speaks to a provider, by whatever mechanism; why says what shows it.
	Presence func(provider mleready.Provider, at code.Place, why string)
	// SDK reports that code at a place uses a package of the provider.
	SDK func(provider mleready.Provider, at code.Place, use mleready.SDKUse)
	// Plugin reports that the code of a folder is a plug-in; at is where it says so.
	Plugin func(provider mleready.Provider, folder string, at code.Place, use mleready.PluginUse)
	// Condition reports that a condition of the rules holds, or is known not to. One place where it holds is enough.
	Condition func(id string, holds bool)
}

// Hit is a rule matched at a place. The rule gives requirement, mechanism, outcome and message.
type Hit struct {
	Rule        string
	Requirement string   // in place of the rule's own, for rules that serve several
	Proves      []string // further requirements that the place settles in the same way
	At          code.Place
	Via         mleready.Via
	Confidence  mleready.Confidence
	Of          code.Place // a place of the integration that the hit belongs to, where that is not At's
	NotLive     bool       // on another path than the default one: it is shown and decides nothing
	Uncalled    bool       // in code that nothing calls or names: it is shown, and what it tells is not known to hold
	Variant     string
	Args        map[string]string // fill the {placeholders} of the rule's message
	Related     []Related
	Edits       []mleready.Edit
	FixTitle    string // what the edits do, as a verb phrase
}

// Related is another place that the hit rests on.
type Related struct {
	At  code.Place
	Why string
}
