package redact

import (
	"strings"
	"testing"
)

// FuzzNames compares with a search for one word after the other.
func FuzzNames(f *testing.F) {
	for _, h := range holds {
		for _, word := range h.words {
			f.Add("x"+word, "a-B")
		}
	}
	f.Add("card_Number", "secretpinBlock")
	f.Add("\u212aCard_\xffPin", "f\u0130eld")
	f.Fuzz(func(t *testing.T, s, more string) {
		flat := strings.Map(squashRune, s)
		if got := string(squash([]byte(more), s)); got != more+flat {
			t.Errorf("%q is %q without separators, want %q", s, got, more+flat)
		}
		first := len(holds)
		for i, h := range holds {
			for _, word := range h.words {
				if strings.Contains(flat, word) {
					first = min(first, i)
				}
			}
		}
		if got := holding(flat); got != first {
			t.Errorf("%q holds %d, want %d", flat, got, first)
		}
	})
}
