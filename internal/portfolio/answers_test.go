package portfolio

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestRefer(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"below the name", "# a\nportfolio: Acme # b\n\nmerchants: []\n", "# a\nportfolio: Acme # b\nanswers: answers.yaml\n\nmerchants: []\n"},
		{"last, without an end", "merchants: []\nportfolio: 'Acme'", "merchants: []\nportfolio: 'Acme'\nanswers: answers.yaml\n"},
		{"Windows", "portfolio: Acme\r\nmerchants: []\r\n", "portfolio: Acme\r\nanswers: answers.yaml\r\nmerchants: []\r\n"},
		{"on one line", "{portfolio: Acme, merchants: []}\n", ""},
		{"over several lines", "portfolio: >-\n  Acme\nmerchants: []\n", ""},
	} {
		got, err := Refer([]byte(c.text), "answers.yaml")
		if diff := cmp.Diff(c.want, string(got)); diff != "" || errors.Is(err, ErrByHand) != (c.want == "") {
			t.Errorf("%s: error %v (-want +got)\n%s", c.name, err, diff)
		}
	}
}

func TestAnswers(t *testing.T) {
	const file = "portfolio: Acme\nanswers: kept/answers.yaml\nmerchants:\n  - {id: shop, mids: [{mid: acme_1}]}\n"
	o := testOptions(t)
	load := func(kept string) (*File, error) {
		o.Read = func(name string) ([]byte, error) {
			if name != filepath.Join("some", "kept", "answers.yaml") {
				t.Errorf("reads %s", name)
			}
			if kept == "" {
				return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
			}
			return []byte("portfolio: Acme\nanswers:\n" + kept), nil
		}
		return Load(filepath.Join("some", "portfolio.yaml"), []byte(file), o)
	}
	got, err := load(`  - {merchant: shop, requirement: keys.rest_key, mid: acme_1, environment: test, answer: yes, by: A, at: 2026-11-01, until: 2027-11-01, note: n}
  - {merchant: shop, requirement: keys.expiry, answer: no, by: A, at: 2026-11-01}
  - {merchant: shop, requirement: account.mle_enabled, answer: unknown, by: A, at: 2026-11-01}
  - {merchant: gone, requirement: keys.expiry, answer: no, by: A, at: 2026-11-01}
  - {merchant: shop, requirement: keys.expiry, mid: gone, answer: no, by: A, at: 2026-11-01}
`)
	if err != nil {
		t.Fatal(err)
	}
	m := got.Merchants[0]
	if diff := cmp.Diff([]Declaration{
		{Requirement: "keys.rest_key", MID: "acme_1", Environment: "test", Outcome: "met", By: "A",
			At: mleready.Date{Year: 2026, Month: 11, Day: 1}, Until: mleready.Date{Year: 2027, Month: 11, Day: 1}, Note: "n"},
		{Requirement: "keys.expiry", Outcome: "unmet", By: "A", At: mleready.Date{Year: 2026, Month: 11, Day: 1}},
	}, m.Declarations); diff != "" {
		t.Errorf("declarations (-want +got)\n%s", diff)
	}
	if len(m.Open) != 1 || m.Open[0].Requirement != "account.mle_enabled" || len(got.Ignored) != 2 {
		t.Errorf("open %v, ignored %q", m.Open, got.Ignored)
	}
	for kept, want := range map[string]string{
		"": "answers.yaml: file does not exist",
		"  - {merchant: shop, requirement: jwt.exp, answer: yes, by: A, at: 2026-11-01}\n":                        "answers.yaml:3: jwt.exp is not settled by what people state",
		"  - {merchant: shop, requirement: x, answer: perhaps, by: A}\n":                                          `answers.yaml:3: answer: unknown word "perhaps"`,
		strings.Repeat("  - {merchant: shop, requirement: keys.expiry, answer: yes, by: A, at: 2026-11-01}\n", 2): "answers.yaml:4: the question stands twice, first in line 3",
	} {
		if _, err := load(kept); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", kept, err, want)
		}
	}
}
