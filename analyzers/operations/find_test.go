package operations

import (
	"strings"
	"testing"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

func FuzzFind(f *testing.F) {
	rules, err := mleready.Default()
	if err != nil {
		f.Fatal(err)
	}
	r := &runner{Pass: &check.Pass{Rules: rules}}
	starts := r.starts()
	f.Add("https://api.cybersource.com/pts/v2/payments/1/captures?x=1")
	f.Add("/pts/v1//0")
	f.Add("(request-target): post /pts/v2/payments\ndigest: x")
	f.Fuzz(func(t *testing.T, text string) {
		p, ok := r.find(text, starts)
		if !ok {
			return
		}
		there := strings.ReplaceAll(text[p.offset:], "//", "/"+string(code.Hole)+"/")
		if !strings.HasPrefix(there, p.text) || !strings.HasPrefix(p.text, "/") || strings.ContainsAny(p.text, " \n\"?") {
			t.Errorf("%q: %+v", text, p)
		}
	})
}
