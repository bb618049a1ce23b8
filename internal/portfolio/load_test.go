package portfolio

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xeipuuv/gojsonschema"
	"gopkg.in/yaml.v3"

	"mleready"
	"mleready/probes"
)

func testOptions(t testing.TB) Options {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return Options{Rules: rules, Probes: func(mleready.Provider) []string { return []string{"jwt", "reach"} }}
}

const whole = `
portfolio: Acme
mandates: [mastercard-payload, cybersource-2026]
store: sqlite:acme.db
merchants:
  - id: shop
    name: Acme Shop
    owner: web@shop.example
    tags: {region: eu, tier: 1}
    mids:
      - {mid: acme_1, environment: production, volume: 12}
      - {mid: acme_2, volume: 30}
    sources:
      - {path: code}
      - {archive: files/code.tar.gz, dir: services/pay}
      - {git: "https://git.example/acme/pay", ref: main}
    probes:
      - {name: a, provider: cybersource, url: sandbox, credentials: keys.yaml, merchant: acme_1, only: [jwt]}
    captures: [traffic.har]
    keys: [keys.yaml]
    must_encrypt: true
    declarations:
      - {requirement: keys.rest_key, mid: acme_1, outcome: met, by: A, at: 2026-10-01, until: 2027-01-31, note: seen}
    waivers:
      - {requirement: jwt.exp, by: B, until: 2027-01-31, reason: soon gone}
`

func TestLoad(t *testing.T) {
	got, err := Load(filepath.Join("some", "portfolio.yaml"), []byte(whole), testOptions(t))
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join("some", filepath.FromSlash(name)) }
	day := func(text string) mleready.Date {
		d, err := mleready.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want := &File{
		Path: at("portfolio.yaml"), Name: "Acme", Mandates: []string{"mastercard-payload", "cybersource-2026"}, Store: "sqlite:acme.db",
		Merchants: []Merchant{{
			Line: 6, ID: "shop", Name: "Acme Shop", Owner: "web@shop.example", Tags: map[string]string{"region": "eu", "tier": "1"},
			MIDs: []MID{{"acme_1", "production", 12}, {"acme_2", "", 30}},
			Sources: []Source{
				{Line: 14, Path: at("code")}, {Line: 15, Archive: at("files/code.tar.gz"), Dir: "services/pay"},
				{Line: 16, Git: "https://git.example/acme/pay", Ref: "main"},
			},
			Probes: []probes.Target{{Name: "a", Provider: "cybersource", URL: "sandbox", Credentials: at("keys.yaml"), Merchant: "acme_1",
				Only: []string{"jwt"}, Line: 18}},
			Captures: []string{at("traffic.har")}, Keys: []string{at("keys.yaml")}, MustEncrypt: true,
			Declarations: []Declaration{{23, "keys.rest_key", "acme_1", "", "met", "A", day("2026-10-01"), day("2027-01-31"), "seen"}},
			Waivers:      []Waiver{{25, "jwt.exp", "B", day("2027-01-31"), "soon gone"}},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if volume := got.Merchants[0].Volume(); volume != 42 {
		t.Errorf("volume %d", volume)
	}
}

func TestLoadRefuses(t *testing.T) {
	merchant := func(lines string) string { return "portfolio: p\nmerchants:\n  - id: a\n" + lines }
	tests := map[string]struct{ text, want string }{
		"empty":            {"", "p.yaml:1: is empty"},
		"no YAML":          {"portfolio: [", "p.yaml:1: is no valid YAML"},
		"two documents":    {"portfolio: p\nmerchants: [{id: a}]\n---\na: b", "p.yaml:3: a second document begins here"},
		"a list":           {"- a", "p.yaml:1: a portfolio must be a mapping with portfolio, mandates"},
		"no merchants":     {"portfolio: p", "p.yaml:1: a portfolio has no merchants: add it"},
		"nobody":           {"portfolio: p\nmerchants: []", "the list is empty: name at least one"},
		"unknown key":      {merchant("    sorces: []"), `p.yaml:4: a merchant: unknown key "sorces": did you mean sources?`},
		"twice":            {merchant("    name: a\n    name: b"), "p.yaml:5: a merchant says name twice, first in line 4"},
		"unsafe id":        {"portfolio: p\nmerchants: [{id: ../a}]", `p.yaml:2: merchant "../a": the id is also a file name`},
		"device":           {"portfolio: p\nmerchants: [{id: NUL.x}]", `merchant "NUL.x": the id is also a file name`},
		"same id":          {merchant("  - id: A"), `p.yaml:4: merchant "A" stands twice, first in line 3`},
		"mandate":          {"portfolio: p\nmandates: [cybersource-2025]\nmerchants: [{id: a}]", "did you mean cybersource-2026?"},
		"environment":      {merchant("    mids: [{mid: x, environment: prod}]"), `unknown word "prod": did you mean production?`},
		"volume":           {merchant("    mids: [{mid: x, volume: many}]"), "p.yaml:4: volume: write a whole number"},
		"switch":           {merchant("    must_encrypt: perhaps"), "must_encrypt: write true or false"},
		"two kinds":        {merchant("    sources: [{path: a, archive: b}]"), "one of path, archive and git"},
		"ref of a path":    {merchant("    sources: [{path: a, ref: b}]"), "ref belongs to a git source"},
		"dir leads out":    {merchant("    sources: [{archive: a.zip, dir: ../b}]"), "dir must stay inside"},
		"other protocol":   {merchant("    sources: [{git: \"git://a.example/b\"}]"), "begins with https:// or ssh://"},
		"option as ref":    {merchant("    sources: [{git: \"https://a.example/b\", ref: --upload-pack=x}]"), "ref begins with a dash"},
		"password":         {merchant("    sources: [{git: \"https://user:hunter2@a.example/b\"}]"), "holds no user and password"},
		"requirement":      {merchant("    waivers: [{requirement: jwt.expp, by: a, until: 2027-01-01, reason: b}]"), `p.yaml:4: merchant "a": waivers: unknown requirement "jwt.expp": did you mean jwt.exp`},
		"no reason":        {merchant("    waivers: [{requirement: jwt.exp, by: a, until: 2027-01-01}]"), "p.yaml:4: a waiver has no reason: add it"},
		"date":             {merchant("    waivers: [{requirement: jwt.exp, by: a, until: soon, reason: b}]"), `until: "soon" is not a date`},
		"outcome":          {merchant("    declarations: [{requirement: jwt.exp, outcome: yes, by: a, at: 2026-01-01}]"), `unknown word "yes": there are met, unmet`},
		"declared mid":     {merchant("    declarations: [{requirement: jwt.exp, mid: b, outcome: met, by: a, at: 2026-01-01}]"), `unknown mid "b": there is none`},
		"probe key":        {merchant("    probes:\n      - {name: a, provider: cybersource, url: sandbox, credentials: b, mercant: c}"), `p.yaml:5: probes: unknown key "mercant": did you mean merchant?`},
		"probe incomplete": {merchant("    probes:\n      - {name: a, provider: cybersource, credentials: b, merchant: c}"), `p.yaml:5: probes: target "a": no url`},
		"probe id":         {merchant("    probes:\n      - {name: a, provider: cybersource, url: u, credentials: b, merchant: c, only: [jwtt]}"), `unknown probe "jwtt": did you mean jwt?`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			file, err := Load("p.yaml", []byte(test.text), testOptions(t))
			if err == nil {
				t.Fatalf("it is taken: %+v", file)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is\n%v\nand does not say\n%s", err, test.want)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the error shows a password: %v", err)
			}
		})
	}
}

// TestEveryFault makes sure that one fault does not hide the others.
func TestEveryFault(t *testing.T) {
	_, err := Load("p.yaml", []byte("portfolio: p\nmerchants:\n  - id: a\n    nam: b\n  - nam: c\n  - id: d\n    probes:\n      - {name: e}\n"), testOptions(t))
	if err == nil {
		t.Fatal("it is taken")
	}
	want := []string{
		`p.yaml:4: a merchant: unknown key "nam": did you mean name?`,
		`p.yaml:5: a merchant: unknown key "nam": did you mean name?`,
		"p.yaml:5: a merchant has no id: add it",
		`p.yaml:8: probes: target "e": no provider`,
		`p.yaml:8: probes: target "e": no url`,
		`p.yaml:8: probes: target "e": no credentials`,
	}
	if diff := cmp.Diff(want, strings.Split(err.Error(), "\n")); diff != "" {
		t.Error(diff)
	}
}

// TestSchema holds the schema, the types and the portfolios at hand together.
func TestSchema(t *testing.T) {
	var text bytes.Buffer
	if err := Schema(&text); err != nil {
		t.Fatal(err)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewBytesLoader(text.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../testdata/portfolio/portfolio.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text.String(), string(kept)); diff != "" {
		t.Errorf("write it anew with: mleready portfolio schema > testdata/portfolio/portfolio.schema.json\n%s", diff)
	}
	accepts := func(text []byte) bool {
		var doc any
		if err := yaml.Unmarshal(text, &doc); err != nil {
			t.Fatal(err)
		}
		plain, err := json.Marshal(dated(doc))
		if err != nil {
			t.Fatal(err)
		}
		result, err := schema.Validate(gojsonschema.NewBytesLoader(plain))
		if err != nil {
			t.Fatal(err)
		}
		return result.Valid()
	}
	for _, name := range []string{"portfolio", "portfolio-broken"} {
		path := filepath.Join("../../testdata", name, "portfolio.yaml")
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		o := testOptions(t)
		if _, err := Load(path, text, o); err != nil || !accepts(text) {
			t.Errorf("%s: %v, schema %v", path, err, accepts(text))
		}
	}
	if !accepts([]byte(whole)) {
		t.Error("the schema refuses what Load takes")
	}
	if accepts([]byte(strings.Replace(whole, "owner:", "ownr:", 1))) {
		t.Error("the schema takes an unknown key")
	}
}

// dated writes dates as they stand in the file, which YAML reads as times.
func dated(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = dated(v[key])
		}
	case []any:
		for i := range v {
			v[i] = dated(v[i])
		}
	case interface{ Format(string) string }:
		return v.Format("2006-01-02")
	}
	return v
}

// TestDocumented makes sure that every key has a text for the schema.
func TestDocumented(t *testing.T) {
	for _, part := range []any{File{}, Merchant{}, MID{}, Source{}, Declaration{}, Waiver{}} {
		for _, f := range fields(reflect.TypeOf(part)) {
			if f.doc == "" {
				t.Errorf("%T: %s has no text", part, f.key)
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("portfolio: &a [*a]"))
	f.Add([]byte("a: b\n---\nc"))
	o := testOptions(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := Load("p.yaml", text, o)
		if (file == nil) == (err == nil) {
			t.Errorf("file %v, error %v", file, err)
		}
	})
}
