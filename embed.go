package mleready

import (
	_ "embed"
	"strings"
	"sync"
)

// defaultPath names the embedded file in errors.
const defaultPath = "rules.yaml"

//go:embed rules.yaml
var defaultText string

var defaultRules = sync.OnceValues(func() (*Rules, error) {
	return LoadRules(defaultPath, []byte(defaultText))
})

// Default returns the rules that come with the tool. They are decoded by the first call; all callers share them and
// must not change them.
func Default() (*Rules, error) { return defaultRules() }

// Triggers returns the prefilter literals of the embedded rules: a file that holds none of them, without regard to
// ASCII case, cannot concern any rule.
//
// It reads the flat list by line and decodes no YAML: the vet tool is started once per package, and nearly always
// ends right after this.
func Triggers() []string {
	_, rest, _ := strings.Cut(defaultText, "\ntriggers:\n")
	var literals []string
	for line := range strings.Lines(rest) {
		item, ok := strings.CutPrefix(line, "  - ")
		if !ok {
			break
		}
		literals = append(literals, strings.TrimRight(item, "\r\n"))
	}
	return literals
}
