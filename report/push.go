package report

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"mleready"
)

// PushJSON writes what came of push notifications as schema mleready-push/1: indented, lists never null.
func PushJSON(w io.Writer, r *mleready.PushReport) error {
	if err := writeJSON(w, filled(reflect.ValueOf(*r)).Interface()); err != nil {
		return fmt.Errorf("write what came of pushes as JSON: %w", err)
	}
	return nil
}

// PushExitCode says how a command about push notifications ends, as ExitCode does.
func PushExitCode(r *mleready.PushReport, failOn string) int {
	return exitFor(r.Status, failOn, r.Incomplete != "")
}

// PushTable writes what came of push notifications for a person to read.
func PushTable(w io.Writer, r *mleready.PushReport, o TableOptions) error {
	p := newPage(o.Width, o.Color)
	p.raw(p.paint(bold, "Push notifications") + "  " + clean(r.Target))
	p.field("Status", "%s", words(r.Status))
	if r.Incomplete != "" {
		p.field("Incomplete", "%s", r.Incomplete)
	}
	if err := pushChecks(p, r, o.Verbose); err != nil {
		return fmt.Errorf("write the table of checks: %w", err)
	}
	if r.Counts != nil {
		if err := pushesReceived(p, r); err != nil {
			return fmt.Errorf("write the table of pushes: %w", err)
		}
	}
	p.blank()
	p.field("Scope", "Push notifications settle no requirement of a mandate.")
	p.field("Rules", "%s, as of %s", r.Rules.Version, r.AsOf)
	_, err := io.WriteString(w, p.String())
	return err
}

// pushChecks lists every check, and says why for those that are not met.
func pushChecks(p *page, r *mleready.PushReport, verbose bool) error {
	p.heading("Checks")
	var rows [][]string
	for _, c := range r.Checks {
		rows = append(rows, []string{pushName(c), string(c.Level), words(c.Outcome), words(c.Cause)})
	}
	if err := p.grid([]string{"Check", "Level", "Outcome", "Cause"}, rows); err != nil {
		return err
	}
	pushReasons(p, r.Checks, verbose)
	return nil
}

// pushReasons says why for the checks that are not met. Those with the same reason stand together.
func pushReasons(p *page, checks []mleready.PushResult, verbose bool) {
	var reasons []string
	names := map[string][]string{}
	for _, c := range checks {
		if c.Outcome == mleready.Met && !verbose {
			continue
		}
		reason := words(c.Outcome) + ": " + clean(c.Reason)
		if names[reason] == nil {
			reasons = append(reasons, reason)
		}
		names[reason] = append(names[reason], pushName(c))
	}
	for _, reason := range reasons {
		p.para(2, "%s %s", strings.Join(names[reason], ", "), reason)
	}
}

func pushName(c mleready.PushResult) string {
	if c.Event == "" {
		return c.ID
	}
	return c.ID + " (" + c.Event + ")"
}

// pushesReceived lists what was received.
func pushesReceived(p *page, r *mleready.PushReport) error {
	p.heading("Received")
	c := r.Counts
	p.field("Pushes", "%d: %d accepted, %d malformed, %d of others; %d of them duplicates", c.Received, c.Accepted, c.Malformed, c.Neighbours, c.Duplicates)
	p.field("Refused", "%s", plural(c.Refused, "connection"))
	if len(r.Pushes) == 0 {
		return nil
	}
	var rows [][]string
	for _, push := range r.Pushes {
		what, verdict := push.Event, string(push.Verdict)
		if push.Neighbour != "" {
			what, verdict = words(push.Neighbour), "not scored"
		}
		if push.Duplicate != nil {
			verdict += ", repeats " + push.Duplicate.Of
		}
		rows = append(rows, []string{push.ID, clean(what), verdict, words(push.Cause), fmt.Sprint(push.Answered)})
	}
	if err := p.grid([]string{"ID", "Event", "Verdict", "Cause", "Answered"}, rows); err != nil {
		return err
	}
	for _, push := range r.Pushes {
		if push.Reason != "" {
			p.para(2, "%s: %s", push.ID, clean(push.Reason))
		}
		if len(push.Warnings) > 0 {
			p.para(2, "%s, taken: %s", push.ID, clean(strings.Join(push.Warnings, " ")))
		}
	}
	return nil
}
