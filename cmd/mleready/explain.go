package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/probes/redact"
	"mleready/report"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain TEXT…",
		Short: "Explain a rule, requirement, mandate, status or other word, or the text of an error",
		Long: `explain says what the rules hold about the id of a rule, requirement or mandate, about a word that reports use
(a status, stage, outcome, assurance, mechanism, neighbour …), or about the pasted text of a provider's error.
With - the text is read from stdin.`,
		Example: "  mleready explain MLE1001\n  mleready explain cybersource-2026\n  mleready explain not_ready\n  mleready explain 'Authentication Failed'",
		RunE:    func(_ *cobra.Command, words []string) error { return a.explain(words) },
	}
}

func (a *app) explain(words []string) error {
	text := strings.TrimSpace(strings.Join(words, " "))
	if text == "-" {
		pasted, err := a.read(text)
		if err != nil {
			return err
		}
		text = strings.TrimSpace(string(pasted))
	}
	if text == "" {
		return usage("Name a rule, requirement, mandate or status, or paste an error in quotes.", "explain what?")
	}
	outputs, err := a.destinations("table")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	var page bytes.Buffer
	known, err := explanation(&page, rules, text)
	if err != nil {
		return err
	}
	if !known {
		return usage(didYouMean(text, subjects(rules), "'mleready rules' lists the rules; an error text is best pasted whole."),
			"nothing is known about %q", redact.Redactor{}.Text(text))
	}
	a.warn(rules.Used(asOf).Warning)
	if err := a.reachable(outputs); err != nil {
		return err
	}
	return a.emit(outputs, func(w io.Writer, _ string, _ bool) error {
		_, err := w.Write(page.Bytes())
		return err
	})
}

// explanation writes everything that the rules hold about a text: of the things with that id all, else the errors that
// it is the text of.
func explanation(w io.Writer, rules *mleready.Rules, text string) (known bool, err error) {
	id := strings.ToLower(text)
	word := strings.NewReplacer(" ", "_", "-", "_").Replace(id)
	say := func(write func() error) {
		if known && err == nil {
			_, err = io.WriteString(w, "\n")
		}
		if known = true; err == nil {
			err = write()
		}
	}
	if r, ok := rules.Rule(strings.ToUpper(text)); ok {
		say(func() error { return report.ExplainRule(w, rules, r) })
	}
	if r, ok := rules.Requirement(id); ok {
		say(func() error { return report.ExplainRequirement(w, rules, r) })
	}
	if m, ok := rules.Mandate(id); ok {
		say(func() error { return report.ExplainMandate(w, rules, m) })
	}
	for _, t := range rules.Terms {
		if t.ID == word {
			say(func() error { return report.ExplainTerm(w, rules, t) })
		}
	}
	for _, e := range rules.Errors {
		if e.ID == id {
			say(func() error { return report.ExplainError(w, rules, e) })
		}
	}
	if known {
		return known, err
	}
	for _, e := range rules.Explain(text) {
		say(func() error { return report.ExplainError(w, rules, e) })
	}
	return known, err
}

// subjects lists every id that can be explained.
func subjects(rules *mleready.Rules) []string {
	var ids []string
	for _, m := range rules.Mandates {
		ids = append(ids, m.ID)
	}
	for _, r := range rules.Rules {
		ids = append(ids, r.ID)
	}
	for _, r := range rules.Requirements {
		ids = append(ids, r.ID)
	}
	for _, t := range rules.Terms {
		ids = append(ids, t.ID)
	}
	for _, e := range rules.Errors {
		ids = append(ids, e.ID)
	}
	return ids
}
