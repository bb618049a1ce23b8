package golang

import (
	"strings"
	"testing"
)

// TestReadOnce holds long sums and lists to being read once: a second reading doubles the work with each step, and lists
// each call in them again.
func TestReadOnce(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want int
	}{
		"a sum":                       {"func f() int64 { return clock(\"x\")" + strings.Repeat(" + 1", 40) + " }", 1},
		"what is appended":            {"func f(a []int64) []int64 { return append(a, clock(\"x\"), clock(\"y\")) }", 2},
		"what a loop does at its end": {"func f() { for i := int64(0); i < 9; i += clock(\"x\") { } }", 1},
	} {
		m := modelOf(t, map[string]string{"a.go": imports + "func clock(string) int64 { return 1 }\n" + test.text})
		calls := 0
		for _, c := range m.Calls(scopeOf(t, m, "", "f")) {
			if strings.HasSuffix(c.Callee, "clock") {
				calls++
			}
		}
		if calls != test.want {
			t.Errorf("%s: %d calls, want %d", name, calls, test.want)
		}
	}
}
