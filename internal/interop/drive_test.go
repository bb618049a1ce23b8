package interop

import (
	"bytes"
	"encoding/json"
	"testing"
)

// plan is what drive.mjs is asked to do.
type plan struct {
	Client string         `json:"client"` // name of the package
	Config map[string]any `json:"config"` // the SDK's own options
	Calls  []call         `json:"calls"`
}

// call is one method of the SDK with the arguments before its callback.
type call struct {
	API    string `json:"api"`
	Method string `json:"method"`
	Args   []any  `json:"args"`
	Into   string `json:"into"` // the file that a download goes to, without its ending
}

// given is what the SDK gave back for a call. Body is the value in JSON, decrypted by the SDK where it does so.
type given struct {
	Status int    `json:"status"` // 0 without a reply
	Body   any    `json:"body"`
	Error  string `json:"error"` // why there is no reply
}

// drive makes the calls of a plan with an SDK.
func drive(t *testing.T, ca string, p plan) []given { return run[given](t, "drive.mjs", ca, p) }

// run gives a plan to a script and reads one line of JSON for each call of it.
func run[R any](t *testing.T, script, ca string, plan any) []R {
	t.Helper()
	in, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	cmd := node(script, ca)
	var stderr bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, &stderr)
	}
	return lines[R](t, out)
}

// lines decodes one JSON value of each line.
func lines[T any](t *testing.T, text []byte) []T {
	t.Helper()
	var all []T
	for line := range bytes.Lines(text) {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		all = append(all, v)
	}
	return all
}
