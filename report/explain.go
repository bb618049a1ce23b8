package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
)

// ExplainRule writes what a rule detects and misses, what it is for, and what to do.
func ExplainRule(w io.Writer, rules *mleready.Rules, rule mleready.Rule) error {
	p := newPage(defaultWidth, false)
	p.para(0, "%s %s", rule.ID, rule.Title)
	p.blank()
	p.field("Says", "%s", rule.Message)
	p.field("Means", "%s is %s", rule.Requirement, words(rule.Outcome))
	p.field("Detects", "%s", rule.Detects)
	p.field("Misses", "%s", rule.Misses)
	p.field("Found by", "check %s, scope %s", rule.Check, rule.Scope)
	p.source(rules, rule.Cited)
	if r, ok := rules.Requirement(rule.Requirement); ok {
		p.heading("Requirement " + r.ID)
		p.field("Demands", "%s", r.Title)
		p.requirement(rules, r)
	}
	return p.flush(w, rule.ID)
}

// ExplainRequirement writes what a requirement demands, why, what settles it and what to do.
func ExplainRequirement(w io.Writer, rules *mleready.Rules, r mleready.Requirement) error {
	p := newPage(defaultWidth, false)
	p.para(0, "%s %s", r.ID, r.Title)
	p.blank()
	p.requirement(rules, r)
	var by []string
	for _, rule := range rules.Rules {
		if rule.Requirement == r.ID {
			by = append(by, rule.ID)
		}
	}
	if len(by) > 0 {
		p.field("Rules", "%s", strings.Join(by, ", "))
	}
	return p.flush(w, r.ID)
}

// ExplainTerm writes what a word that the product prints means, and which other words of its kind there are.
func ExplainTerm(w io.Writer, rules *mleready.Rules, term mleready.Term) error {
	p := newPage(defaultWidth, false)
	p.para(0, "%s (%s)", term.ID, words(term.Kind))
	p.blank()
	p.para(0, "%s", term.Text)
	var others []string
	for _, other := range rules.Terms {
		if other.Kind == term.Kind && other.ID != term.ID {
			others = append(others, other.ID)
		}
	}
	if len(others) > 0 {
		p.blank()
		p.field("See also", "%s", strings.Join(others, ", "))
	}
	return p.flush(w, term.ID)
}

// ExplainError writes what an error text of a provider means, what to check first and what comes next.
func ExplainError(w io.Writer, rules *mleready.Rules, e mleready.ErrorExplanation) error {
	p := newPage(defaultWidth, false)
	p.para(0, "%s (%s)", e.ID, title(cmp.Or(string(e.Provider), "every provider")))
	p.blank()
	var status []string
	for _, code := range e.Status {
		status = append(status, fmt.Sprint(code))
	}
	if len(status) > 0 {
		p.field("HTTP", "%s", strings.Join(status, ", "))
	}
	p.field("Texts", "%s", strings.Join(e.Match, " · "))
	p.field("Means", "%s", e.Means)
	for i, check := range e.Check {
		label := ""
		if i == 0 {
			label = "Check"
		}
		p.hang(fmt.Sprintf("%-*s%d. ", fieldWidth, label, i+1), check)
	}
	p.field("Next", "%s", e.Next)
	p.source(rules, e.Cited)
	return p.flush(w, e.ID)
}

// RuleList writes every rule with what it finds, by id as the file has them.
func RuleList(w io.Writer, rules *mleready.Rules) error {
	p := newPage(defaultWidth, false)
	p.para(0, "Rules %s, digest %.12s, sources last checked %s", rules.Version, rules.Digest, rules.Checked)
	p.blank()
	var rows [][]string
	for _, r := range rules.Rules {
		rows = append(rows, []string{r.ID, words(r.Outcome), r.Requirement, r.Title})
	}
	if len(rows) == 0 {
		p.para(0, "There are none.")
		return p.flush(w, "the rules")
	}
	if err := p.grid([]string{"Rule", "Outcome", "Requirement", "Finds"}, rows); err != nil {
		return fmt.Errorf("write the list of rules: %w", err)
	}
	return p.flush(w, "the rules")
}

// requirement writes everything about a requirement but its title line.
func (p *page) requirement(rules *mleready.Rules, r mleready.Requirement) {
	level := string(r.Level)
	if r.Escalates {
		level += ", mandatory once the integration encrypts or has to"
	}
	p.field("Level", "%s, of mandate %s, group %s", level, r.Mandate, r.Group)
	for _, when := range r.When {
		c, _ := rules.Condition(when)
		p.field("Applies", "when: %s", c.Title)
	}
	p.field("Why", "%s", r.Why)
	p.field("What to do", "%s", r.Remediation)
	if kinds := settledBy(r); kinds != "" {
		p.field("Settled by", "%s", kinds)
	}
	if len(r.Under) > 0 {
		var list []string
		for _, m := range r.Under {
			list = append(list, string(m))
		}
		p.field("Broken by", "%s on the live path", orList(list))
	}
	p.source(rules, r.Cited)
	p.disputes(rules, r)
}

func (p *page) source(rules *mleready.Rules, c mleready.Cited) {
	if c.Source == "" {
		return
	}
	s, _ := rules.Source(c.Source)
	date := c.Date
	if date.IsZero() {
		date = s.Date
	}
	p.field("Source", "%s, %s, %s", s.Title, words(s.Kind), date)
	if s.Link != "" {
		p.field("", "%s", s.Link)
	}
}

// disputes writes both sides of every point on a requirement about which its mandate's sources disagree.
func (p *page) disputes(rules *mleready.Rules, r mleready.Requirement) {
	m, _ := rules.Mandate(r.Mandate)
	for _, d := range m.Disputed {
		if !slices.Contains(d.Requirements, r.ID) {
			continue
		}
		p.dispute(rules, d)
	}
}

func (p *page) dispute(rules *mleready.Rules, d mleready.Dispute) {
	p.heading("Sources disagree")
	p.para(2, "%s", d.About)
	for _, side := range d.Sides {
		s, _ := rules.Source(side.Source)
		p.hang("  - ", fmt.Sprintf("%s (%s, %s)", side.Says, s.Title, s.Date))
	}
	p.hang("  ", "What mleready does: "+d.Stand)
}

func (p *page) flush(w io.Writer, what string) error {
	if _, err := io.WriteString(w, p.String()); err != nil {
		return fmt.Errorf("write the explanation of %s: %w", what, err)
	}
	return nil
}
