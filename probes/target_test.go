package probes

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func known(mleready.Provider) []string { return []string{"jwt", "reach"} }

func TestLoad(t *testing.T) {
	got, err := Load("dir/targets.yaml", []byte(`
targets:
  - name: one
    provider: cybersource
    url: https://apitest.cybersource.com
    host: apitest.cybersource.com
    credentials: keys/credentials.yaml
    merchant: acme
    auth: shared_secret
    ca: /ca.pem
    client_cert: c.pem
    client_key: k.pem
    proxy: http://proxy.example:8080
    only: [jwt]
  - {name: two, provider: mastercard, url: "https://sandbox.api.mastercard.com", credentials: c.yaml, partner: P}
`), known)
	want := []Target{
		{Name: "one", Provider: mleready.Cybersource, URL: "https://apitest.cybersource.com", Host: "apitest.cybersource.com",
			Credentials: "dir/keys/credentials.yaml", Merchant: "acme", Auth: AuthSecret, CA: "/ca.pem", ClientCert: "dir/c.pem",
			ClientKey: "dir/k.pem", Proxy: "http://proxy.example:8080", Only: []string{"jwt"}, Line: 3},
		{Name: "two", Provider: mleready.Mastercard, URL: "https://sandbox.api.mastercard.com", Credentials: "dir/c.yaml", Partner: "P", Line: 15},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

// TestLoadErrors makes sure that everything wrong is told at once, each with its line.
func TestLoadErrors(t *testing.T) {
	const good = "name: a, provider: cybersource, url: u, credentials: c, merchant: m"
	tests := map[string]struct{ text, want string }{
		"empty":          {"", "t.yaml:1: is empty"},
		"no YAML":        {"targets: [", "t.yaml:1: not YAML"},
		"no targets":     {"{}", "t.yaml:1: no targets"},
		"empty list":     {"targets: []", "t.yaml:1: targets is no list"},
		"a text":         {"targets", "t.yaml:1: this is not a mapping"},
		"a list":         {"- a", "t.yaml:1: this is not a mapping"},
		"text entry":     {"targets:\n- a", "t.yaml:2: this is not a mapping"},
		"two documents":  {"targets: [{" + good + "}]\n---\na: 1", "t.yaml:2: there is more than one document"},
		"unknown key":    {"targets:\n- {" + good + ", mid: x}", `t.yaml:2: unknown key "mid"`},
		"other key":      {"target: 1", `t.yaml:1: unknown key "target"`},
		"twice":          {"targets:\n- {" + good + ", name: b}", "t.yaml:2: name stands twice"},
		"same name":      {"targets:\n- {" + good + "}\n- {" + good + "}", `t.yaml:3: target "a" stands twice, first in line 2`},
		"provider":       {"targets:\n- {name: a, provider: visa, url: u, credentials: c}", `t.yaml:2: unknown provider "visa"`},
		"auth":           {"targets:\n- {" + good + ", auth: rsa}", `t.yaml:2: unknown auth "rsa"`},
		"probe":          {"targets:\n- {" + good + ",\n only: [jwt,\n  jtw]}", `t.yaml:4: unknown probe "jtw"`},
		"only is text":   {"targets:\n- {" + good + ", only: jwt}", "t.yaml:2: only: write a list"},
		"missing":        {"targets:\n- {name: a, provider: cybersource}", `target "a": no url` + "\n" + `t.yaml:2: target "a": no credentials` + "\n" + `t.yaml:2: target "a": no merchant`},
		"partner":        {"targets:\n- {" + good + ", partner: p}", "partner is a key of mastercard"},
		"merchant":       {"targets:\n- {name: a, provider: mastercard, url: u, credentials: c, merchant: m, partner: p}", "merchant is a key of cybersource"},
		"half a pair":    {"targets:\n- {" + good + ", client_cert: c}", "client_cert and client_key go together"},
		"list for a key": {"targets:\n- {" + good + ", ca: [a]}", "t.yaml:2: ca: one value is needed"},
		"null":           {"targets:\n- {" + good + ", ca: }", "t.yaml:2: ca: one value is needed"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := Load("t.yaml", []byte(test.text), known)
			if err == nil || got != nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
	_, err := Load("t.yaml", []byte(tests["probe"].text), known)
	var unknown *Unknown
	if !errors.As(err, &unknown) || unknown.Name != "jtw" || len(unknown.Known) != 2 {
		t.Errorf("error %#v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("targets:\n- {name: a, provider: cybersource, url: u, credentials: c, merchant: m, only: [jwt]}")
	f.Add("targets: &a [*a]")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Load("t.yaml", []byte(text), known)
		if (err == nil) != (len(got) > 0) {
			t.Errorf("%d targets, error %v", len(got), err)
		}
		for _, target := range got {
			if target.Name == "" || target.URL == "" || target.Credentials == "" || target.Line == 0 {
				t.Errorf("let through %+v", target)
			}
		}
	})
}
