package sandbox

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
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
	text := fmt.Sprintf("%s %s %s %s", g.Method, g.Path, status, g.Verdict)
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

// messages passes on what the HTTP server has to say, such as a client that does not trust the authority.
func messages(report func(string)) *log.Logger {
	return log.New(writer(func(text string) { report(strings.TrimSpace(text)) }), "", 0)
}

type writer func(string)

func (w writer) Write(p []byte) (int, error) {
	w(string(p))
	return len(p), nil
}
