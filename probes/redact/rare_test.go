package redact

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mleready/probes/jose"
)

// What the code that reads without patterns stands in for.
var (
	token   = regexp.MustCompile(`e[yw][A-Za-z0-9_+/-]{6,}={0,2}(?:\.[A-Za-z0-9_+/-]*={0,2}){2,}`)
	marks   = regexp.MustCompile(`^\[(?:removed|secret|signature|private key|\d+ bytes)\]`)
	toValue = regexp.MustCompile(`^(` + quotes + `)?(?:\]|%5[Dd])*\s*(?:=>|([:=]{1,3})|%3[AaDd])\s*`)
	opening = regexp.MustCompile(`^(?:` + quotes + `)`)
)

// FuzzRare makes sure that what stands in for a pattern finds what the pattern finds.
func FuzzRare(f *testing.F) {
	for _, s := range []string{
		"", "content-type", "eyJhbGciOiJIUzI1NiJ9.e30.c2ln", "x eyeyeyeyey.a", "ewogICJh==.b==.c=, eyJhbGci.d.e.f.g!", "eyabcd.a.b eyabcdef.a.b",
		"eyabcdef===.a.b", "Bearer abcdefgh1", "ba\u017fic dXNlcjpwYXNz", "https://a:b@c", "oauth_signature=\"x\"", "4111111111111111=25121010000", "411111111111.1111",
		"%B4111111111111111^DOE/JANE^28121010000000000?", "OAUTH_Signature =  \\\\\"%22", "signature=%22", "xsignature=a, signature==b", "-----BEGIN EC PRIVATE KEY-----\nMIIE",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		mark := func(found string) string { return "<" + strings.ReplaceAll(found, ".", "|") + ">" }
		see := look(s)
		for name, both := range map[string][2]string{
			"tokens":     {tokens(s, mark), token.ReplaceAllStringFunc(s, mark)},
			"signatures": {signatures(s, see), signOff.ReplaceAllString(s, "${1}"+signature)},
			"schemes":    {schemes(s, see), schemes(s, anything)},
			"keys":       {keys(s), keyBlock.ReplaceAllString(s, keyMark)},
			"round":      {(cleaner{}).round(s), everyStep(s)},
		} {
			if both[0] != both[1] {
				t.Errorf("%s in %q: %q, want %q", name, s, both[0], both[1])
			}
		}
		if !mayBeTrack(s) && track.MatchString(s) {
			t.Errorf("%q holds a track", s)
		}
		if plain(s) && (cleaner{}).round(s) != s {
			t.Errorf("%q is not plain: %q", s, cleaner{}.round(s))
		}
	})
}

// anything is a look that leaves no pattern out.
var anything = sight{signs: 0xff, digits: longest}

// everyStep is a round that leaves no step out.
func everyStep(s string) string {
	return cards(cleaner{}.pairs(schemes(tracks(tokens(keys(s), cleaner{}.token)), anything)))
}

// FuzzValue compares what is read between a name and its value with the patterns of it.
func FuzzValue(f *testing.F) {
	for _, s := range []string{"", "=1", ` => "`, `\\"] : '`, "&quot;%5d%5D===:", "%22%3a ", "%3D", "]\v=", "\"\f::::", `\]=`, "[removed]", "[12 bytes]", "[ bytes]", "[private key] "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := mark(s), len(marks.FindString(s)); got != want {
			t.Errorf("the mark of %q has %d, want %d", s, got, want)
		}
		if got, want := quoteEnd(s), len(opening.FindString(s)); got != want {
			t.Errorf("the quote of %q ends at %d, want %d", s, got, want)
		}
		got, ok := assigned(s)
		m := toValue.FindStringSubmatchIndex(s)
		if ok != (m != nil) {
			t.Fatalf("%q is followed by a value: %t", s, ok)
		}
		if !ok {
			return
		}
		want := assignment{at: m[1], colon: m[4] >= 0 && s[m[4]] == ':'}
		if m[2] >= 0 {
			want.quote = s[m[2]:m[3]]
		}
		if got != want {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	})
}

// FuzzShortcuts compares what is told by a look at a text with what the readers of JSON and of tokens say.
func FuzzShortcuts(f *testing.F) {
	for _, s := range []string{
		"", "null", ` {"a" : [1, -0.5e+7, "\u00e9\"\\", true,false ,{}] } `, "01", "-", "1.", "2e", `"\x"`, "\"\t\"", "[1,]", `{"a"}`, `{"a":1,}`, "[]]", "tru", "\"\xff\"",
		`{"alg":"RS256","kid":"alg"}`, `{"alg":"a","al\u0067":1}`, `{"a":1,"b":["a","b"],"a":2}`, "\u212aey", "f\u0130eld",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := labels(s), strings.ToLower(s); got != want && slices.Contains([]string{"name", "key", "field", "value"}, want) {
			t.Errorf("%q labels %q, want %q", s, got, want)
		}
		if jose.IsPlain(s) {
			if quoted, err := json.Marshal(s); err != nil || !strings.ContainsAny(s, "<>&") && string(quoted) != `"`+s+`"` {
				t.Errorf("%q is written as %s", s, quoted)
			}
		}
	})
}
