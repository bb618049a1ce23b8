package sandbox

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"

	"mleready"
)

// Lines writes every exchange as one line of JSON, in the form of the exchanges of "mleready grade".
func Lines(w io.Writer) func(mleready.Graded) error {
	var mu sync.Mutex
	return func(g mleready.Graded) error {
		line, err := json.Marshal(g)
		if err != nil {
			return fmt.Errorf("log exchange %s: %w", g.ID, err)
		}
		mu.Lock()
		defer mu.Unlock()
		if _, err := w.Write(append(line, '\n')); err != nil {
			return fmt.Errorf("log exchange %s: %w", g.ID, err)
		}
		return nil
	}
}

// Line is an exchange for people to read.
func Line(g mleready.Graded) string {
	status := "no reply"
	if g.Reply != nil {
		status = fmt.Sprint(g.Reply.Status)
	}
	var mechanisms []string
	for _, m := range g.Mechanisms {
		mechanisms = append(mechanisms, string(m))
	}
	text := fmt.Sprintf("%s %s %s %s", g.Method, g.Path, status, outcome(g))
	if len(mechanisms) > 0 {
		text += " (" + strings.Join(mechanisms, ", ") + ")"
	}
	if g.Reason != "" {
		text += ": " + g.Reason
	}
	for _, warning := range g.Warnings {
		text += "; " + warning
	}
	return text
}

// outcome is the verdict in a word. What was accepted and still has a reason was refused for what it asked for.
func outcome(g mleready.Graded) string {
	if g.Verdict == mleready.VerdictAccepted && g.Reason != "" {
		return "refused"
	}
	return string(g.Verdict)
}

// explain says in headers what was seen: why the request was refused or with what warnings it was taken, and which
// requirements it leaves unmet.
func explain(h map[string][]string, graded mleready.Graded) {
	text := outcome(graded)
	if graded.Reason != "" {
		text += ": " + graded.Reason
	}
	for _, warning := range graded.Warnings {
		text += "; " + warning
	}
	unmet := ""
	for _, q := range graded.Requirements {
		if q.Outcome == mleready.Unmet {
			unmet += "," + q.ID
		}
	}
	h["Mleready-Explain"] = []string{plain(text)}
	h["Mleready-Grade"] = []string{plain(unmet[min(1, len(unmet)):])}
}

// plain is a text as a header may hold it: printable ASCII of a bounded length.
func plain(s string) string {
	const longest = 1000
	out := make([]byte, 0, min(len(s), longest))
	for _, r := range s {
		if len(out) == longest {
			break
		}
		if r < ' ' || r > '~' {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return string(out)
}
