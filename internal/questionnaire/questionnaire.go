// Package questionnaire asks merchants about what only they can tell: it makes a form for each, reads the forms that
// come back, and keeps the newest answer to every question. The questions are those of rules.yaml.
//
// A form can be answered in two ways, a page that saves JSON and a file of plain text; both are read alike.
package questionnaire

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"mleready"
	"mleready/internal/portfolio"
	"mleready/report"
)

// Schema names the form of a form and of the answers to it.
const Schema = "mleready-form/1"

// Make makes the form for a merchant, nil where there is nothing to ask: no merchant id, and no target at Mastercard.
func Make(rules *mleready.Rules, f *portfolio.File, m portfolio.Merchant) *report.Form {
	form := &report.Form{
		Schema: Schema, Portfolio: f.Name, Merchant: m.ID, Name: m.Name, Plain: m.ID + ".yaml", Rules: rules.Used(rules.Checked),
	}
	if form.Name == "" {
		form.Name = m.ID
	}
	n := 0
	for _, mandate := range rules.Mandates {
		if len(f.Mandates) > 0 && !slices.Contains(f.Mandates, mandate.ID) {
			continue
		}
		for _, part := range parts(mandate, m) {
			for _, q := range questions(rules, mandate) {
				n++
				q.N = n
				part.Questions = append(part.Questions, q)
			}
			if len(part.Questions) > 0 {
				form.Parts = append(form.Parts, part)
			}
		}
	}
	if n == 0 {
		return nil
	}
	form.Digest = digest(form)
	return form
}

// parts are the accounts that a mandate's questions are asked of: the merchant ids at Cybersource, the environments at
// Mastercard, whose projects have no merchant ids in the portfolio.
func parts(mandate mleready.Mandate, m portfolio.Merchant) []report.FormPart {
	var list []report.FormPart
	add := func(mid, environment string) {
		part := report.FormPart{Title: mandate.Title, Why: mandate.Summary, MID: mid, Environment: environment}
		same := func(p report.FormPart) bool { return p.MID == mid && p.Environment == environment }
		if !slices.ContainsFunc(list, same) {
			list = append(list, part)
		}
	}
	if mandate.Provider == mleready.Cybersource {
		for _, mid := range m.MIDs {
			add(mid.MID, mid.Environment)
		}
		return list
	}
	for _, target := range m.Probes {
		if target.Provider == mandate.Provider {
			add("", "test")
			add("", "production")
		}
	}
	return list
}

// questions are those about a mandate that a declaration can settle.
func questions(rules *mleready.Rules, mandate mleready.Mandate) []report.FormQuestion {
	var list []report.FormQuestion
	deadline, _ := mandate.Deadline()
	for _, q := range rules.Questions {
		r, ok := rules.Requirement(q.Requirement)
		if !ok || r.Mandate != mandate.ID || portfolio.Declarable(rules, q.Requirement) != "" {
			continue
		}
		ask := strings.ReplaceAll(q.Ask, "{deadline}", when(deadline.When))
		list = append(list, report.FormQuestion{Requirement: q.Requirement, Ask: ask, Help: q.Help})
	}
	return list
}

// when is a date for a reader.
func when(d mleready.Date) string {
	if d.Day == 0 {
		return d.Earliest().Format("January 2006")
	}
	return d.Earliest().Format("2 January 2006")
}

// digest covers what an answer means: who is asked, about which account, and in which words.
func digest(f *report.Form) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %q %q\n", f.Schema, f.Portfolio, f.Merchant)
	for _, p := range f.Parts {
		for _, q := range p.Questions {
			fmt.Fprintf(sum, "%q %q %q %q %q\n", p.MID, p.Environment, q.Requirement, q.Ask, q.Help)
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}
