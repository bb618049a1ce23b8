package report

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"mleready"
)

// merchantBody is what the page of a merchant shows.
type merchantBody struct {
	*mleready.Assessment
	Name       string
	Subject    *mandateBody // the mandate asked for; nil when there is none
	Others     []*mandateBody
	Found      []foundBody // every finding, open ones first
	Files      []string
	Codes      []string
	Wire       []wireBody
	Use        []usageBody
	Unaffected []kindPlaces
	Read       readBody
}

func newMerchantBody(a *mleready.Assessment, rules *mleready.Rules) *merchantBody {
	b := &merchantBody{Assessment: a, Name: nameOf(a.Target)}
	subject := subjectOf(a)
	for i := range a.Mandates {
		m := newMandateBody(&a.Mandates[i], a, rules)
		if &a.Mandates[i] == subject {
			b.Subject = m
			continue
		}
		b.Others = append(b.Others, m)
	}
	for _, f := range sortedFindings(a.Findings) {
		b.Found = append(b.Found, newFoundBody(f, a.Basis, rules))
		b.Files = append(b.Files, f.Path)
		b.Codes = append(b.Codes, f.Rule)
	}
	slices.SortStableFunc(b.Found, func(x, y foundBody) int { return cmp.Compare(x.rank(), y.rank()) })
	b.Files, b.Codes = distinct(b.Files), distinct(b.Codes)
	for _, o := range a.Observations {
		b.Wire = append(b.Wire, newWireBody(o, rules))
	}
	b.Use = usageBodies(a.Usage, rules)
	b.Unaffected = unaffected(a.Neighbours, rules)
	b.Read = newReadBody(a)
	return b
}

// nameOf is the merchant's name, else the last element of the path, which is what people call a target.
func nameOf(target mleready.Target) string {
	if target.Name != "" {
		return target.Name
	}
	if name := path.Base(path.Clean(target.Path)); name != "." && name != "/" {
		return name
	}
	return "This folder"
}

func distinct(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// Shows reports whether the page has a requirement. Those of a mandate that does not apply are left out.
func (b *merchantBody) Shows(requirement string) bool {
	return slices.ContainsFunc(b.Mandates, func(m mleready.MandateResult) bool {
		return m.Status != mleready.StatusNotApplicable &&
			slices.ContainsFunc(m.Requirements, func(r mleready.RequirementResult) bool { return r.ID == requirement })
	})
}

// At names the commit that was read, "" for none.
func (b *merchantBody) At() string {
	switch vcs := b.Target.VCS; {
	case vcs == nil:
		return ""
	case vcs.Dirty:
		return fmt.Sprintf("commit %.12s with local changes", vcs.Commit)
	default:
		return fmt.Sprintf("commit %.12s", vcs.Commit)
	}
}

// mandateBody is the verdict on one mandate with all that it rests on.
type mandateBody struct {
	*mleready.MandateResult
	Name     string // of the target
	Title    string
	Summary  string
	AsOf     mleready.Date
	Applies  bool
	Proof    []proofStep
	Ladder   []step
	Chart    scoreChart
	Calendar *calendar
	Tasks    []taskBody
	Groups   []groupBody
	Disputes []disputeBody
	Dates    []dateBody
}

func newMandateBody(m *mleready.MandateResult, a *mleready.Assessment, rules *mleready.Rules) *mandateBody {
	mandate, _ := rules.Mandate(m.ID)
	b := &mandateBody{
		MandateResult: m, Name: nameOf(a.Target), Title: orName(mandate.Title, m.ID), Summary: mandate.Summary, AsOf: a.AsOf,
		Applies: m.Status != mleready.StatusNotApplicable, Proof: proofSteps(m, rules), Ladder: ladderOf(m, rules),
		Chart: newScoreChart(m, rules), Calendar: newCalendar(m, a.AsOf),
	}
	for _, stone := range m.Timeline {
		source, _ := rules.Source(stone.Source)
		b.Dates = append(b.Dates, dateBody{stone, sourceOf(source, stone.Source)})
	}
	if b.Applies {
		b.Tasks = taskBodies(m, a)
		b.Groups = groupBodies(m, mandate, a, rules)
		b.Disputes = disputeBodies(m, mandate, rules)
	}
	return b
}

// Known is the share of the weight with a known outcome, in percent.
func (b *mandateBody) Known() string { return fmt.Sprintf("%.0f %%", b.Coverage*100) }

// Count is the number of requirements with an outcome.
func (b *mandateBody) Count(outcome string) int {
	return len(filter(b.Requirements, func(r mleready.RequirementResult) bool { return string(r.Outcome) == outcome }))
}

// proofStep is one strength of proof, and whether the verdict rests on it.
type proofStep struct {
	Short string
	Text  string
	Used  bool
}

// proofTitles name the strengths of proof in a few words.
var proofTitles = map[mleready.Assurance]string{
	mleready.Declared: "a person's word", mleready.Static: "the code", mleready.Local: "our own local gateway",
	mleready.Test: "the provider's test host", mleready.Live: "production traffic",
}

// proofSteps lists every strength of proof from weakest to strongest.
func proofSteps(m *mleready.MandateResult, rules *mleready.Rules) []proofStep {
	var steps []proofStep
	for _, s := range mleready.Assurances {
		term, _ := rules.Term("assurance", string(s))
		used := slices.Contains(proofs(m), assuranceWords[s])
		steps = append(steps, proofStep{proofTitles[s], orName(strings.TrimSuffix(term.Text, "."), assuranceWords[s]), used})
	}
	return steps
}

// dateBody is a published date with its source.
type dateBody struct {
	mleready.Milestone
	From sourceBody
}

// sourceBody is where a fact was read. Link is "" for none.
type sourceBody struct {
	Title string
	Date  mleready.Date
	Link  string
}

func sourceOf(s mleready.Source, id string) sourceBody {
	return sourceBody{orName(s.Title, id), s.Date, web(s.Link)}
}

// disputeBody is a point on which sources disagree.
type disputeBody struct {
	mleready.Dispute
	Sides []sideBody
	Bears []string // the requirements of this mandate that it bears on
}

type sideBody struct {
	Says string
	From sourceBody
}

// disputeBodies lists the disputes that bear on a requirement that applies here.
func disputeBodies(m *mleready.MandateResult, mandate mleready.Mandate, rules *mleready.Rules) []disputeBody {
	applies := map[string]bool{}
	for _, r := range m.Requirements {
		applies[r.ID] = r.Outcome != mleready.NotApplicable
	}
	var list []disputeBody
	for _, d := range mandate.Disputed {
		b := disputeBody{Dispute: d, Bears: filter(d.Requirements, func(id string) bool { return applies[id] })}
		if len(b.Bears) == 0 {
			continue
		}
		for _, side := range d.Sides {
			source, _ := rules.Source(side.Source)
			b.Sides = append(b.Sides, sideBody{side.Says, sourceOf(source, side.Source)})
		}
		list = append(list, b)
	}
	return list
}

// kindPlaces is a kind of neighbour with the places where it was seen.
type kindPlaces struct {
	Kind   mleready.NeighbourKind
	Text   string
	Places []mleready.Neighbour
}

func unaffected(all []mleready.Neighbour, rules *mleready.Rules) []kindPlaces {
	places := map[mleready.NeighbourKind][]mleready.Neighbour{}
	for _, n := range all {
		places[n.Kind] = append(places[n.Kind], n)
	}
	var list []kindPlaces
	for _, kind := range slices.Sorted(maps.Keys(places)) {
		term, _ := rules.Term("neighbour", string(kind))
		list = append(list, kindPlaces{kind, term.Text, places[kind]})
	}
	return list
}
