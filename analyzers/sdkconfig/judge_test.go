package sdkconfig

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/sdk"
)

func judgeFor(t testing.TB) *judge {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return &judge{runner: &runner{Pass: &check.Pass{Rules: rules}}}
}

func entry(text string) sdk.Entry { return sdk.Entry{Value: sdk.Value{Text: text, Known: true}} }

func TestHalf(t *testing.T) {
	j := judgeFor(t)
	for text, want := range map[string][2]string{
		"true": {"true", ""}, "False": {"false", ""}, "true::false": {"true", "false"}, "::TRUE": {"", "true"}, "true::": {"true", ""},
	} {
		request, ok := j.half(requests, entry(text))
		reply, alsoOK := j.half(replies, entry(text))
		if !ok || !alsoOK || request != want[0] || reply != want[1] {
			t.Errorf("%q: %q, %q, want %q", text, request, reply, want)
		}
	}
	for _, text := range []string{"", "::", "true::true::true", "on", "true:false", "true::off"} {
		if _, ok := j.half(requests, entry(text)); ok {
			t.Errorf("%q is taken", text)
		}
	}
}

// TestHalfGrammar puts values together from halves and takes them apart again.
func TestHalfGrammar(t *testing.T) {
	j := judgeFor(t)
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.SampledFrom([]string{"true", "false", ""})
		a, b := part.Draw(t, "request"), part.Draw(t, "reply")
		request, ok := j.half(requests, entry(strings.ToUpper(a)+j.Rules.Wire.MLE.ControlSeparator+b))
		reply, _ := j.half(replies, entry(a+j.Rules.Wire.MLE.ControlSeparator+b))
		if ok != (a != "" || b != "") || ok && (request != a || reply != b) {
			t.Fatalf("%q and %q became %q and %q, %v", a, b, request, reply, ok)
		}
	})
}

func FuzzHalf(f *testing.F) {
	j := judgeFor(f)
	f.Add("true::false")
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []direction{requests, replies} {
			if half, ok := j.half(d, entry(text)); half != "" && (!ok || half != "true" && half != "false") {
				t.Errorf("%q: %q, %v", text, half, ok)
			}
		}
	})
}
