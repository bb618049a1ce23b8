package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// groupBody is a group of requirements, folded on the page.
type groupBody struct {
	ID           string
	Title        string
	Weight       int
	Counts       []outcomeCount
	Requirements []requirementBody
	Open         bool // something mandatory is not met
}

type outcomeCount struct {
	Outcome mleready.Outcome
	N       int
	bar
}

func groupBodies(m *mleready.MandateResult, mandate mleready.Mandate, a *mleready.Assessment, rules *mleready.Rules) []groupBody {
	var groups []groupBody
	for _, r := range m.Requirements {
		at := slices.IndexFunc(groups, func(g groupBody) bool { return g.ID == r.Group })
		if at < 0 {
			at = len(groups)
			groups = append(groups, groupBody{ID: r.Group, Title: r.Group})
		}
		groups[at].Requirements = append(groups[at].Requirements, newRequirementBody(r, a, rules))
	}
	for i := range groups {
		g := &groups[i]
		for _, known := range mandate.Groups {
			if known.ID == g.ID {
				g.Title, g.Weight = orName(known.Title, g.ID), known.Weight
			}
		}
		g.count()
	}
	return groups
}

func (g *groupBody) count() {
	from := 0.0
	for _, outcome := range shown {
		n := len(filter(g.Requirements, func(r requirementBody) bool { return r.Outcome == outcome }))
		if n > 0 {
			width := 100 * float64(n) / float64(len(g.Requirements))
			g.Counts = append(g.Counts, outcomeCount{outcome, n, bar{from, width}})
			from += width
		}
	}
	g.Open = slices.ContainsFunc(g.Requirements, func(r requirementBody) bool {
		return r.Level == mleready.Mandatory && (r.Outcome == mleready.Unmet || r.Outcome == mleready.Unknown)
	})
}

// requirementBody is a requirement with its evidence.
type requirementBody struct {
	mleready.RequirementResult
	Title       string
	Why         string
	Remediation string
	From        sourceBody
	Findings    []foundBody
	Wire        []wireBody
	Stated      []mleready.Declaring
	Waived      bool
	Other       []string // ids of evidence that the assessment does not hold
}

func newRequirementBody(r mleready.RequirementResult, a *mleready.Assessment, rules *mleready.Rules) requirementBody {
	q, ok := rules.Requirement(r.ID)
	b := requirementBody{RequirementResult: r, Title: orName(q.Title, r.ID), Why: q.Why, Remediation: q.Remediation, Waived: Waived(a, r.ID)}
	if ok {
		source, _ := rules.Source(q.Source)
		b.From = sourceOf(source, q.Source)
	}
	for _, id := range r.Evidence {
		f := slices.IndexFunc(a.Findings, func(f mleready.Finding) bool { return f.ID == id })
		o := slices.IndexFunc(a.Observations, func(o mleready.Observation) bool { return o.ID == id })
		d := slices.IndexFunc(a.Declarations, func(d mleready.Declaring) bool { return d.ID == id })
		switch {
		case d >= 0:
			b.Stated = append(b.Stated, a.Declarations[d])
		case f >= 0:
			b.Findings = append(b.Findings, newFoundBody(a.Findings[f], a.Basis, rules))
		case o >= 0:
			b.Wire = append(b.Wire, newWireBody(a.Observations[o], rules))
		default:
			b.Other = append(b.Other, id)
		}
	}
	return b
}

// Proof says in words how the requirement was settled, "" when it was not.
func (b requirementBody) Proof() string { return assuranceWords[b.Assurance] }

// foundBody is a finding with what a reader needs to act on it.
type foundBody struct {
	mleready.Finding
	RuleTitle string
	Judged    bool // in code that speaks for the merchant, on its live path
}

func newFoundBody(f mleready.Finding, basis mleready.Role, rules *mleready.Rules) foundBody {
	rule, _ := rules.Rule(f.Rule)
	return foundBody{Finding: f, RuleTitle: rule.Title, Judged: speaks(f.Role, basis) && !f.NotLive}
}

// rank puts what asks for something first.
func (f foundBody) rank() int {
	at := slices.Index([]mleready.Outcome{mleready.Unmet, mleready.Unknown, mleready.Met, mleready.Info}, f.Outcome)
	if !f.Judged {
		at += 10
	}
	return at
}

// Notes are what keeps the finding from counting, or from failing the run.
func (f foundBody) Notes() []string {
	var notes []string
	if f.NotLive {
		notes = append(notes, "not on the default path, so it is no evidence")
	}
	if f.Role != mleready.RoleProduction && f.Role != "" {
		note := string(f.Role) + " code"
		if !f.Judged {
			note += ", which is not judged"
		}
		notes = append(notes, note)
	}
	if f.Kind == mleready.FromKeyFile {
		notes = append(notes, "a key file")
	}
	if s := f.Suppressed; s != nil {
		notes = append(notes, fmt.Sprintf("excused by %s until %s: %s", s.Owner, s.Until, s.Reason))
	}
	if f.Baseline {
		notes = append(notes, "already in the baseline")
	}
	return notes
}

// wireBody is an observation with its exchange in text.
type wireBody struct {
	mleready.Observation
	Next           string
	Sent, Answered string // the exchange as it was recorded, redacted; "" for none
}

func newWireBody(o mleready.Observation, rules *mleready.Rules) wireBody {
	b := wireBody{Observation: o}
	for _, e := range rules.Errors {
		if b.Next == "" && slices.Contains(o.Errors, e.ID) {
			b.Next = e.Next
		}
	}
	if e := o.Exchange; e != nil {
		b.Sent = message(e.Method+" "+e.URL, e.Headers, e.Body)
		if e.Response != nil {
			b.Answered = message(fmt.Sprintf("status %d", e.Response.Status), e.Response.Headers, e.Response.Body)
		}
	}
	return b
}

// message writes one side of an exchange as it went over the wire.
func message(first string, headers mleready.Header, body string) string {
	var b strings.Builder
	b.WriteString(first + "\n")
	for _, line := range headers {
		b.WriteString(line[0] + ": " + line[1] + "\n")
	}
	if body != "" {
		b.WriteString("\n" + strings.ReplaceAll(body, "\r\n", "\n"))
	}
	return b.String()
}
