package report

import (
	"bytes"
	"io"
	"testing"

	"mleready"
)

func defaultRules(t *testing.T) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

func TestPropertiesOfDefaultRules(t *testing.T) { checkProperties(t, defaultRules(t)) }

// TestExplainDefaultRules writes every text that the default rules can give.
func TestExplainDefaultRules(t *testing.T) {
	rules := defaultRules(t)
	check := func(id string, write func(io.Writer) error) {
		t.Helper()
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b.Bytes(), []byte(id)) {
			t.Errorf("the text on %s begins otherwise: %.80s", id, b.String())
		}
		checkWidth(t, b.String(), 80)
	}
	for _, r := range rules.Rules {
		check(r.ID, func(w io.Writer) error { return ExplainRule(w, rules, r) })
	}
	for _, r := range rules.Requirements {
		check(r.ID, func(w io.Writer) error { return ExplainRequirement(w, rules, r) })
	}
	for _, term := range rules.Terms {
		check(term.ID, func(w io.Writer) error { return ExplainTerm(w, rules, term) })
	}
	for _, e := range rules.Errors {
		check(e.ID, func(w io.Writer) error { return ExplainError(w, rules, e) })
	}
	check("Rules "+rules.Version, func(w io.Writer) error { return RuleList(w, rules) })
}

// TestDefaultDeadlines keeps both published deadlines in sight.
func TestDefaultDeadlines(t *testing.T) {
	rules := defaultRules(t)
	in := Input{Rules: rules, AsOf: date("2026-11-21"), LookedAt: true}
	var b bytes.Buffer
	if err := Table(&b, assemble(in, card), TableOptions{Rules: rules}); err != nil {
		t.Fatal(err)
	}
	checkWidth(t, b.String(), 80)
	for _, text := range []string{"2027-03 ", "2026-09-30 ", "100 to 130 days", "superseded deadline, 52 days ago"} {
		if !bytes.Contains(b.Bytes(), []byte(text)) {
			t.Errorf("no %q in the table:\n%s", text, b.String())
		}
	}
}
