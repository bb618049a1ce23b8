package mleready_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestNearest(t *testing.T) {
	names := []string{"scan", "explain", "rules", "version", "jwt.exp", "jwt.typ"}
	tests := map[string][]string{
		"scna":    {"scan"},
		"SCAN":    {"scan"},
		"rule":    {"rules"},
		"jwt.ep":  {"jwt.exp", "jwt.typ"},
		"plain":   {"explain"},
		"":        nil,
		"deploy":  nil,
		"sensory": nil,
	}
	for word, want := range tests {
		if diff := cmp.Diff(want, mleready.Nearest(word, names)); diff != "" {
			t.Errorf("%q: %s", word, diff)
		}
	}
}
