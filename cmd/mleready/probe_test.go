package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"mleready"
	"mleready/probes/cybersource"
	"mleready/probes/mastercard"
)

// TestProbePage checks that the page names every flag and every probe, and says of every call whether it may be sent to
// other hosts.
func TestProbePage(t *testing.T) {
	page, err := os.ReadFile("../../docs/probe.md")
	if err != nil {
		t.Fatal(err)
	}
	has := func(text string) {
		t.Helper()
		if !strings.Contains(string(page), text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	a := &app{}
	a.probeCommand().Flags().VisitAll(func(f *pflag.Flag) { has("`--" + f.Name + "`") })
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range slices.Concat(cybersource.IDs(rules), mastercard.IDs(rules)) {
		if !strings.Contains(id, ".") {
			has("| `" + id + "` |")
		}
	}
	for _, call := range rules.Probes.Calls {
		path, other := call.Path, "no"
		if zeros := strings.Index(path, "/0000"); zeros > 0 {
			path = path[:zeros] + "/…"
		}
		if call.Production {
			other = "yes"
		}
		has(fmt.Sprintf("| %s | %s %s | %s |", call.ID, call.Method, path, other))
	}
}
