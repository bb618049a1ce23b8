package analyzers

import (
	"slices"
	"testing"

	"mleready"
	"mleready/analyzers/code"
)

// stub is a signer of the old scheme as a type of its own, live a token that is called.
const (
	stub = "type Legacy struct{}\n\nfunc (Legacy) Text(m string) string { return \"host: h\\nrequest-target: get /\\nv-c-merchant-id: \" + m }\n"
	live = "func token() map[string]string { return map[string]string{\"v-c-jwt-version\": \"2\", \"request-host\": \"h\", \"v-c-merchant-id\": \"m\"} }\n" +
		"func Pay() map[string]string { return token() }\n"
)

// TestUncalledCodeDecidesNothing has a stub beside a live token: what is told of it is shown, without an outcome and not
// as a live path. Once something names it, it decides.
func TestUncalledCodeDecidesNothing(t *testing.T) {
	cases := map[string]struct {
		project project
		named   []string // that other files name
		want    bool
	}{
		"a stub":                           {project{"a/legacy.go": stub, "a/x.go": live}, nil, true},
		"its type is named elsewhere":      {project{"a/legacy.go": stub, "a/x.go": live}, []string{"Legacy"}, false},
		"its file is named elsewhere":      {project{"a/legacy.go": stub, "a/x.go": live}, []string{"legacy"}, false},
		"made in its own file":             {project{"a/legacy.go": stub + "var signer = Legacy{}\n", "a/x.go": live}, nil, false},
		"called":                           {project{"a/legacy.go": stub, "a/x.go": live + "func Sign() string { var l Legacy; return l.Text(\"m\") }\n"}, nil, false},
		"a framework finds it by its name": {project{"handlers/legacy.go": stub, "a/x.go": live}, nil, false},
		"nothing else is called":           {project{"a/legacy.go": stub}, nil, false},
	}
	for name, c := range cases {
		sums, tree := c.project.summaries(t)
		r, err := Run(code.Join(sums), defaultRules(t), Options{Text: tree.Read, Manifest: func(string) string { return "." },
			Names: func(words []string, _ string) bool {
				return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(c.named, w) })
			}})
		if err != nil {
			t.Fatal(err)
		}
		seen := false
		for _, f := range r.Findings {
			if f.Mechanism != mleready.HTTPSignature || f.Outcome == mleready.Info {
				continue
			}
			seen = true
			if f.Uncalled != c.want || (f.Outcome == mleready.Unknown) != c.want {
				t.Errorf("%s: %s uncalled %v, outcome %s", name, f.Rule, f.Uncalled, f.Outcome)
			}
		}
		if !seen {
			t.Errorf("%s: the signer was not found", name)
		}
		for _, in := range r.Integrations {
			if slices.Contains(in.Mechanisms, mleready.MechanismUse{Name: mleready.HTTPSignature, Live: c.want}) {
				t.Errorf("%s: mechanisms %v", name, in.Mechanisms)
			}
		}
	}
}

func TestDeclaredAlone(t *testing.T) {
	for text, want := range map[string]bool{
		"class Signer {\n  public Signer() {}\n}":                       true,
		"public final class Signer\n{\n    public Signer(string a) {":   true,
		"# Signer of old\nclass Signer:\n    def sign(self):":           true,
		"impl Signer {\n    pub fn sign(&self)":                         true,
		"def signer(a):\n    return a":                                  true,
		"@Component\nclass Signer {":                                    false,
		"[Export]\npublic class Signer {":                               false,
		"class Signer implements RequestFilter {":                       false,
		"class Signer : IHandler\n{":                                    false,
		"class Signer(Base):":                                           false,
		"class Signer < Base":                                           false,
		"class Signer {}\nconst s = new Signer();":                      false,
		"class Signer {}\nprivate Signer s = new Signer();":             false,
		"class Signer {}\nmodule.exports = new Signer();":               true, // who imports it names its file
		"class Signer {}\nexport default Signer;":                       true,
		"class SignerOfOld {}\nclass Signer {}\nlet x = SignerOfOld();": true,
	} {
		if got := declaredAlone(text, "Signer"); got != want && declaredAlone(text, "signer") != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
