package jwtconstruction

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/code"
)

func TestPeriod(t *testing.T) {
	for text, want := range map[string]int{"2m": 120, "120s": 120, "2 minutes": 120, "1h": 3600, "1 day": 86400, "90 sec": 90, "2 * 60": 120, "30*2*2": 120} {
		if got, ok := period(code.Value{{Text: text}}); !ok || got != want {
			t.Errorf("period(%q) = %d, %v, want %d", text, got, ok, want)
		}
	}
	for _, text := range []string{"", "soon", "2 fortnights", "2m30s", "9999999999999999h", "*"} {
		if got, ok := period(code.Value{{Text: text}}); ok {
			t.Errorf("period(%q) = %d", text, got)
		}
	}
	if got, ok := period(code.Value{{Hole: true, Name: "life"}}); ok {
		t.Errorf("period of what is not known = %d", got)
	}
}

func TestIsOneObject(t *testing.T) {
	for text, want := range map[string]bool{
		`{}`: true, `{"a":1}`: true, ` {"a":{"b":1}} `: true, `{"a":1}.{"b":2}`: false, `{"a":1`: false, `"a":1}`: false, ``: false, `x`: false, `}{`: false,
	} {
		if got := isOneObject(text); got != want {
			t.Errorf("isOneObject(%q) = %v", text, got)
		}
	}
}

func TestFromText(t *testing.T) {
	f := &code.Summary{Path: "x"}
	at := code.Place{File: f, Span: code.Span{Start: 0, End: 60}}
	text := code.NewText(code.Value{
		{Text: `{"iat":"`, At: at, From: at}, {Hole: true, Name: "toUTCString", At: at, From: at}, {Text: `","v":2,"w":"2"}`, At: at, From: at},
	}, at)
	x := fromText(code.Scope{File: f, Func: code.TopLevel}, text)
	if x == nil {
		t.Fatal("no object")
	}
	if diff := cmp.Diff([]string{"iat", "v", "w"}, x.sorted()); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if v := x.values("iat"); len(v) != 1 || len(v[0]) != 1 || v[0][0].Name != "toUTCString" {
		t.Errorf("iat is %v", v)
	}
	if !bare(x.values("v")[0]) || bare(x.values("w")[0]) {
		t.Error("a number and a text are taken for each other")
	}
}

func TestSource(t *testing.T) {
	for pattern, cases := range map[*regexp.Regexp]map[string]bool{
		ownSerial: {
			"cert.SerialNumber.String()": true, "cert.Subject.SerialNumber": false, "account.certificate.serialNumber": true,
			"options.serialNumber": false, "x509.serialNumber": true, "certs[0].serialNumber": true,
		},
		verifies: {"jwt.verify": true, "jwtVerify": true, "jose.jwtVerify": true, "jwt.ParseWithClaims": true, "jwt.sign": false, "verifyPayment": false},
		milliClock: {
			"Date.now()": true, "new Date().getTime()": true, "+new Date()": true, "dayjs().unix()": false,
		},
	} {
		for text, want := range cases {
			if got := pattern.MatchString(text); got != want {
				t.Errorf("%s matches %q: %v", pattern, text, got)
			}
		}
	}
}

// FuzzText demands that a text of JSON never gives what does not stand in it.
func FuzzText(f *testing.F) {
	for _, text := range []string{`{"iat":1,"v-c-jwt-version":"2"}`, `{"a":{"b":"c"},"d":}`, `{"a`, "{\"\uFFFC\":1}", `{"":""}`} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, split int) {
		file := &code.Summary{Path: "x"}
		at := code.Place{File: file, Span: code.Span{End: int32(len(text)) + 2}}
		split = min(max(split, 0), len(text))
		v := code.Value{{Text: text[:split], At: at, From: at}, {Hole: true, Name: "hole", At: at, From: at}, {Text: text[split:], At: at, From: at}}
		x := fromText(code.Scope{File: file, Func: code.TopLevel}, code.NewText(v, at))
		if x == nil {
			return
		}
		for name, fields := range x.fields {
			for _, e := range fields {
				if e.Key.String() != name || len(e.Val) != 1 {
					t.Errorf("%q: field %q has key %q and %d values", text, name, e.Key.String(), len(e.Val))
				}
				for _, p := range e.Val[0] {
					if !p.Hole && (len(p.Text) == 0 || len(p.Text) > len(text)) {
						t.Errorf("%q: %q has the part %q", text, name, p.Text)
					}
				}
			}
		}
	})
}
