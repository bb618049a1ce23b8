package config

import (
	"strings"
	"testing"
)

// TestLongKey reads a key of half a file with the rest below it: each dotted key would repeat it.
func TestLongKey(t *testing.T) {
	long := strings.Repeat("k", 500_000)
	sums, _ := read(t, treeOf(map[string]string{"key.json": `{"` + long + `": [` + strings.Repeat("1,", 20_000) + `1], "host": "a"}`}))
	if len(sums) != 1 {
		t.Fatalf("%d summaries", len(sums))
	}
	host := false
	for _, a := range sums[0].Assigns {
		if len(a.Symbol) > 2*maxKey {
			t.Fatalf("a symbol of %d bytes", len(a.Symbol))
		}
		host = host || a.Symbol == "key:host"
	}
	if !host {
		t.Error("the key beside it is not read")
	}
}
