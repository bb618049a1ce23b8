package report

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"mleready"
)

// Row is a merchant of an audit with the parts of its assessment that the portfolio's table and page show: verdicts and
// outcomes without their evidence, tasks by title. A portfolio of thousands is held in this form.
func Row(m mleready.MerchantResult) mleready.MerchantResult {
	if m.Assessment == nil {
		return m
	}
	whole := *m.Assessment
	slim := mleready.Assessment{
		Schema: whole.Schema, AsOf: whole.AsOf, Target: whole.Target, Basis: whole.Basis, Mandate: whole.Mandate, Status: whole.Status,
		Stage: whole.Stage, Score: whole.Score,
	}
	for _, result := range whole.Mandates {
		requirements := result.Requirements
		result.Requirements, result.Timeline = nil, nil
		for _, r := range requirements {
			result.Requirements = append(result.Requirements, mleready.RequirementResult{
				ID: r.ID, Group: r.Group, Level: r.Level, About: r.About, Outcome: r.Outcome, Assurance: r.Assurance,
			})
		}
		slim.Mandates = append(slim.Mandates, result)
	}
	for _, t := range whole.Plan {
		slim.Plan = append(slim.Plan, mleready.Task{ID: t.ID, Mandate: t.Mandate, Title: t.Title, Settles: t.Settles, Actor: t.Actor, EffortHours: t.EffortHours})
	}
	m.Assessment = &slim
	return m
}

// firstTask is what a merchant should do first for a mandate: of the longest chain of tasks the first that settles
// something mandatory which is broken, so that it is neither the stock-taking that every plan begins with nor what can
// wait. Where there is none it is the first one that settles anything.
func firstTask(a *mleready.Assessment, mandate string) (first mleready.Task, ok bool) {
	tasks := filter(a.Plan, func(t mleready.Task) bool { return t.Mandate == mandate })
	settling := filter(tasks, func(t mleready.Task) bool { return len(t.Settles) > 0 })
	urgent := filter(settling, func(t mleready.Task) bool { return isUrgent(a, mandate, t) })
	for _, list := range [][]mleready.Task{urgent, settling, tasks} {
		if len(list) > 0 {
			return list[0], true
		}
	}
	return mleready.Task{}, false
}

// isUrgent reports whether a task is on the longest chain of its mandate and settles something mandatory that is unmet.
func isUrgent(a *mleready.Assessment, mandate string, t mleready.Task) bool {
	i := slices.IndexFunc(a.Mandates, func(m mleready.MandateResult) bool { return m.ID == mandate })
	if i < 0 || a.Mandates[i].Schedule == nil || !slices.Contains(a.Mandates[i].Schedule.Path, t.ID) {
		return false
	}
	return slices.ContainsFunc(a.Mandates[i].Requirements, func(r mleready.RequirementResult) bool {
		return r.Level == mleready.Mandatory && r.Outcome == mleready.Unmet && slices.Contains(t.Settles, r.ID)
	})
}

// Count adds a merchant to the totals.
func Count(t *mleready.Totals, m mleready.MerchantResult) {
	if t.ByStatus == nil {
		t.ByStatus, t.ByStage = map[mleready.Status]int{}, map[mleready.Stage]int{}
	}
	if m.Assessment == nil {
		t.Failed++
		return
	}
	t.ByStatus[m.Assessment.Status]++
	t.ByStage[m.Assessment.Stage]++
}

// PortfolioJSON writes an audit as schema mleready-portfolio/1. p is without merchants; each hands them on one by one,
// and none is kept.
func PortfolioJSON(w io.Writer, p *mleready.PortfolioResult, each func(yield func(mleready.MerchantResult) error) error) error {
	head := *p
	head.Merchants = nil
	text, err := indented(filled(reflect.ValueOf(head)).Interface(), "")
	if err != nil {
		return fmt.Errorf("write portfolio %s as JSON: %w", p.Portfolio, err)
	}
	before, after, found := strings.Cut(text, `"merchants": []`)
	if !found {
		return fmt.Errorf("write portfolio %s as JSON: its form has no merchants", p.Portfolio)
	}
	if _, err := io.WriteString(w, before+`"merchants": [`); err != nil {
		return err
	}
	lead := "\n    "
	if err := each(func(m mleready.MerchantResult) error {
		text, err := indented(orderly(m), "    ")
		if err == nil {
			_, err = io.WriteString(w, lead+text)
		}
		lead = ",\n    "
		return err
	}); err != nil {
		return fmt.Errorf("write portfolio %s as JSON: %w", p.Portfolio, err)
	}
	_, err = io.WriteString(w, "\n  ]"+after+"\n")
	return err
}

// orderly is a merchant as JSON has it: findings by place, no list null.
func orderly(m mleready.MerchantResult) mleready.MerchantResult {
	m = filled(reflect.ValueOf(m)).Interface().(mleready.MerchantResult)
	if m.Assessment != nil {
		m.Assessment.Findings = append([]mleready.Finding{}, sortedFindings(m.Assessment.Findings)...)
	}
	return m
}

func indented(v any, prefix string) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, "  ")
	err := e.Encode(v)
	return strings.TrimSuffix(b.String(), "\n"), err
}

// PortfolioExitCode says how an audit ends for one merchant, as ExitCode does for a scan; the worst of all is that of
// the audit. A merchant without an assessment could not be finished.
func PortfolioExitCode(m mleready.MerchantResult, failOn string, incomplete bool) int {
	if m.Assessment == nil {
		return exitIncomplete
	}
	return ExitCode(m.Assessment, failOn, incomplete)
}
