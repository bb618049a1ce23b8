package interop

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// ready is the line that the sandbox prints when it is.
type ready struct {
	URL         string `json:"url"`
	HTTP        string `json:"http"`
	CA          string `json:"ca"`
	Credentials string `json:"credentials"`
	Mandate     string `json:"mandate"`
}

// graded is a line of the sandbox's log.
type graded struct {
	Provider     string   `json:"provider"`
	Mechanisms   []string `json:"mechanisms"`
	Verdict      string   `json:"verdict"`
	Reason       string   `json:"reason"`
	Requirements []struct {
		ID      string `json:"id"`
		Outcome string `json:"outcome"`
		Reason  string `json:"reason"`
	} `json:"requirements"`
	Warnings  []string `json:"warnings"`
	Merchant  string   `json:"merchant"`
	Operation string   `json:"operation"`
	Reply     struct {
		Status    int  `json:"status"`
		Encrypted bool `json:"encrypted"`
	} `json:"reply"`
}

// withSandbox runs the sandbox for as long as use takes and gives what it logged. The keys are made by the first run
// over a folder and used by all later ones.
func withSandbox(t *testing.T, keys string, mandateOff bool, use func(ready)) []graded {
	t.Helper()
	if mandateOff {
		return withSandboxOf(t, keys, use, "--mandate", "off")
	}
	return withSandboxOf(t, keys, use)
}

// withSandboxOf is the same with flags.
func withSandboxOf(t *testing.T, keys string, use func(ready), flags ...string) []graded {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log.jsonl")
	args := append([]string{"sandbox", "--listen", "127.0.0.1:0", "--keys", keys, "--http", "--proxy", "--log", log}, flags...)
	var at ready
	s := serve(t, exec.Command(program(t), args...), nil, &at)
	use(at)
	s.stop()
	text, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(text, []byte(card)) || bytes.Contains(s.stderr.Bytes(), []byte(card)) {
		t.Error("the sandbox wrote a card's number")
	}
	return lines[graded](t, text)
}
