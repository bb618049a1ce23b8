package redact

import (
	"regexp"
	"strings"
	"testing"
)

// token is what tokens looks for.
var token = regexp.MustCompile(`e[yw][A-Za-z0-9_+/-]{6,}={0,2}(?:\.[A-Za-z0-9_+/-]*={0,2}){2,}`)

// FuzzRare makes sure that what stands in for a pattern finds what the pattern finds.
func FuzzRare(f *testing.F) {
	for _, s := range []string{
		"", "content-type", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "x eyeyeyeyey.a", "ewogICJh==.b==.c=, eyJhbGci.d.e.f.g!", "eyabcd.a.b eyabcdef.a.b",
		"eyabcdef===.a.b", "Bearer abcdefgh1", "ba\u017fic dXNlcjpwYXNz", "https://a:b@c", "oauth_signature=\"x\"", "4111111111111111=25121010000", "411111111111.1111",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		mark := func(found string) string { return "<" + strings.ReplaceAll(found, ".", "|") + ">" }
		if got, want := tokens(s, mark), token.ReplaceAllStringFunc(s, mark); got != want {
			t.Errorf("tokens in %q: %q, want %q", s, got, want)
		}
		if !mayBeTrack(s) && track.MatchString(s) {
			t.Errorf("%q holds a track", s)
		}
		lower, sure := folded(s)
		for word, pattern := range map[string]*regexp.Regexp{"bearer": bearer, "basic": basic, "signature": signOff, "oauth_token": oauth, "://": userInfo} {
			if sure && !strings.Contains(lower, word) && pattern.MatchString(s) {
				t.Errorf("%q matches the pattern of %s", s, word)
			}
		}
		if plain(s) && (cleaner{}).round(s) != s {
			t.Errorf("%q is not plain: %q", s, cleaner{}.round(s))
		}
	})
}
