package credentials

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestForm(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string
	}{
		"nothing":            {"", []string{"1: holds nothing: list keys below cybersource or mastercard, or let mleready sandbox make a file of it"}},
		"a comment":          {"# nothing\n", []string{"1: holds nothing: list keys below cybersource or mastercard, or let mleready sandbox make a file of it"}},
		"null":               {"~\n", []string{"1: a credentials file must be a mapping with cybersource, mastercard"}},
		"no keys":            {"cybersource:\n", []string{"1: names no keys: list them below cybersource or mastercard"}},
		"a list":             {"- hunter2\n", []string{"1: a credentials file must be a mapping with cybersource, mastercard"}},
		"no YAML":            {"cybersource: {hunter2\n", []string{"1: is no valid YAML near here: check the indentation, and put texts with special characters in quotes"}},
		"tab":                {"cybersource:\n\tmerchants: hunter2\n", []string{"2: is no valid YAML near here: check the indentation, and put texts with special characters in quotes"}},
		"unknown anchor":     {merchant("p12: {file: a.p12, password: *hunter2}"), []string{"1: is no valid YAML near here: check the indentation, and put texts with special characters in quotes"}},
		"second document":    {"cybersource: {}\n---\nmastercard: {}\n", []string{"2: a second document begins here: a credentials file holds one"}},
		"unknown at the top": {"cybersorce: {}\n", []string{"1: a credentials file has no such key: did you mean cybersource? It takes cybersource, mastercard"}},
		"unknown, far":       {merchant("hunter2: a"), []string{"4: a merchant has no such key: it takes id, portfolio, p12, shared_secret, response_mle"}},
		"unknown, near":      {merchant("p12: {file: a.p12, pasword: hunter2}"), []string{"4: p12 has no such key: did you mean password? It takes file, password, kid, cert"}},
		"no space":           {merchant("p12: {file: a.p12, password:hunter2}"), []string{"4: a space is missing after \"password:\""}},
		"twice":              {merchant("p12: {file: a.p12, kid: a, kid: hunter2}"), []string{"4: p12 says kid twice: remove one"}},
		"merge":              {merchant("<<: {portfolio: hunter2}"), []string{"4: a merchant has no such key: it takes id, portfolio, p12, shared_secret, response_mle"}},
		"no id":              {"cybersource:\n  merchants:\n    - portfolio: a\n", []string{"3: a merchant has no id: add it"}},
		"empty id":           {"cybersource:\n  merchants:\n    - id:\n", []string{"3: a merchant has no id: add it"}},
		"no list":            {"cybersource:\n  merchants: {id: hunter2}\n", []string{"2: merchants must be a list: begin each entry with \"- \""}},
		"no mapping":         {merchant("p12: hunter2"), []string{"4: p12 must be a mapping with file, password, kid, cert"}},
		"no text":            {merchant("p12: {file: [hunter2]}"), []string{"4: a text must stand here: put it in quotes", "4: p12 names no file: it takes file, password, kid, cert"}},
		"no file":            {merchant("response_mle: [{kid: a}]"), []string{"4: a key of response_mle names no file: it takes kid, file, password, cert, public"}},
		"no secret":          {merchant("shared_secret: {kid: a}"), []string{"4: shared_secret has no secret: add it"}},
		"no partners":        {"mastercard: [hunter2]\n", []string{"1: mastercard must be a mapping with partners"}},
		"all at once": {"cybersource:\n  sjk: {}\n  merchants:\n    - ip: a\nmastercard:\n  partners:\n    - signing: {}\n", []string{
			"2: cybersource has no such key: did you mean sjc? It takes sjc, merchants",
			"4: a merchant has no such key: did you mean id? It takes id, portfolio, p12, shared_secret, response_mle",
			"4: a merchant has no id: add it",
			"7: a partner has no id: add it",
			"7: signing names no file: it takes file, password, cert",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := decode("credentials.yaml", []byte(test.text))
			if err == nil {
				t.Fatal("no error")
			}
			got := strings.Split(strings.ReplaceAll(err.Error(), "credentials.yaml:", ""), "\n")
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the error tells a value: %v", err)
			}
		})
	}
}

func TestDecode(t *testing.T) {
	got, err := decode("credentials.yaml", []byte(`
cybersource:
  sjc: &sjc {cert: sjc.pem, key: sjc.key}
  merchants:
    - id: 0012
      portfolio: ~
      p12: &p12 {file: a.p12, password: "env:A", cert: a.pem}
      shared_secret:
    - {id: b, portfolio: c, p12: *p12, shared_secret: {kid: k, secret: "file:s"}, response_mle: [{kid: r, file: r.key, public: r.pub}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	p12 := &keyShape{line: 7, file: value{"a.p12", 7}, password: value{"env:A", 7}, cert: value{"a.pem", 7}}
	want := fileShape{cybersource: &cybersourceShape{
		sjc: keyShape{line: 3, cert: value{"sjc.pem", 3}, key: value{"sjc.key", 3}},
		merchants: []merchantShape{
			{id: value{"0012", 5}, p12: p12},
			{id: value{"b", 9}, portfolio: value{"c", 9}, p12: p12, sharedSecret: &secretShape{9, value{"k", 9}, value{"file:s", 9}},
				responseMLE: []keyShape{{line: 9, kid: value{"r", 9}, file: value{"r.key", 9}, public: value{"r.pub", 9}}}},
		},
	}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(fileShape{}, cybersourceShape{}, merchantShape{}, partnerShape{}, keyShape{}, secretShape{}, value{})); diff != "" {
		t.Error(diff)
	}
}

// FuzzForm looks for files that crash the decoder, and for errors without a line.
func FuzzForm(f *testing.F) {
	f.Add([]byte(merchant("p12: {file: a.p12, password: b}")))
	f.Add([]byte(partner("signing: &a {file: a.p12}\n      response_encryption: *a")))
	f.Add([]byte("cybersource: &a\n  merchants: [*a]\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		shape, err := decode("c", text)
		if err == nil {
			if shape.cybersource == nil && shape.mastercard == nil {
				t.Error("nothing is read, without an error")
			}
			return
		}
		for line := range strings.Lines(err.Error()) {
			if !strings.HasPrefix(line, "c:") || strings.HasPrefix(line, "c:0") {
				t.Errorf("no line: %s", line)
			}
		}
	})
}
