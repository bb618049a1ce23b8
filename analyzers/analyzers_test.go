package analyzers

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	diff "github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/httpsignature"
)

const (
	signs = "func text(m string) string { return \"host: h\\nrequest-target: get /\\nv-c-merchant-id: \" + m }\n"
	calls = "const url = \"https://api.cybersource.com/pts/v2/payments\"\n"
)

func defaultRules(t *testing.T) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// project is a tree of Go files by path, each with the declarations after its package clause. A file's role stands in
// its folder's name, where it is not production.
type project map[string]string

func (p project) tree() codetest.Tree {
	t := codetest.Tree{FS: fstest.MapFS{}, Extensions: map[string]string{".go": golang.Language}, Roles: map[string]mleready.Role{}}
	for name, text := range p {
		pkg := path.Base(path.Dir(name))
		t.FS.(fstest.MapFS)[name] = &fstest.MapFile{Data: []byte("package " + pkg + "\n\n" + text)}
		for _, role := range []mleready.Role{mleready.RoleTest, mleready.RoleSample, mleready.RoleVendored} {
			if strings.Contains(name, string(role)+"/") {
				t.Roles[name] = role
			}
		}
	}
	return t
}

func (p project) summaries(t *testing.T) ([]*code.Summary, codetest.Tree) {
	t.Helper()
	tree := p.tree()
	sums, skipped := golang.Adapter().Summarise(t.Context(), tree, tree.Paths(golang.Language))
	if len(skipped) > 0 {
		t.Fatal(skipped)
	}
	return sums, tree
}

// first is the manifest of tests: the first folder of a path.
func first(name string) string {
	dir, _, _ := strings.Cut(name, "/")
	return dir
}

func (p project) run(t *testing.T, rules *mleready.Rules) (Result, error) {
	t.Helper()
	sums, tree := p.summaries(t)
	return Run(code.Join(sums), rules, Options{Text: tree.Read, Manifest: first})
}

func (p project) mustRun(t *testing.T) Result {
	t.Helper()
	r, err := p.run(t, defaultRules(t))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// short is an integration as far as the tests look at it.
type short struct {
	ID    string
	Role  mleready.Role
	Live  []bool // of each mechanism
	Paths string
}

func TestIntegrations(t *testing.T) {
	for _, test := range []struct {
		name  string
		files project
		want  []short
	}{
		{"one for each manifest", project{"a/pay/x.go": signs, "b/x.go": signs, "b/deep/down/y.go": calls}, []short{
			{"cybersource:a", mleready.RoleProduction, []bool{true}, "a/pay/x.go"},
			{"cybersource:b", mleready.RoleProduction, []bool{true}, "b/deep/down/y.go b/x.go"},
		}},
		{"a host alone", project{"a/x.go": calls}, []short{{"cybersource:a", mleready.RoleProduction, nil, "a/x.go"}}},
		{"two providers", project{"a/x.go": signs, "a/y.go": "const u = \"https://sandbox.api.mastercard.com/\"\n"}, []short{
			{"cybersource:a", mleready.RoleProduction, []bool{true}, "a/x.go"},
			{"mastercard:a", mleready.RoleProduction, nil, "a/y.go"},
		}},
		{"tests make none", project{"a/test/x.go": signs, "a/test/y.go": calls}, nil},
		{"copies of others' code make none", project{"a/vendored/x.go": signs + calls}, nil},
		{"samples alone", project{"a/sample/x.go": signs}, []short{{"cybersource:a", mleready.RoleSample, []bool{true}, "a/sample/x.go"}}},
		{"samples beside production", project{"a/sample/x.go": signs, "a/x.go": calls}, []short{
			{"cybersource:a", mleready.RoleProduction, []bool{false}, "a/sample/x.go a/x.go"},
		}},
		{"samples and production sign", project{"a/sample/x.go": signs, "a/x.go": signs}, []short{
			{"cybersource:a", mleready.RoleProduction, []bool{true}, "a/sample/x.go a/x.go"},
		}},
		{"nothing", project{"a/x.go": "const word = \"v-c-merchant-id\"\n"}, nil},
	} {
		var got []short
		for _, in := range test.files.mustRun(t).Integrations {
			s := short{ID: in.ID, Role: in.Role, Paths: strings.Join(in.Paths, " ")}
			for _, m := range in.Mechanisms {
				if m.Name != mleready.HTTPSignature {
					t.Errorf("%s: mechanism %s", test.name, m.Name)
				}
				s.Live = append(s.Live, m.Live)
			}
			got = append(got, s)
		}
		if d := diff.Diff(test.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, d)
		}
	}
}

func TestRoles(t *testing.T) {
	r := project{"a/x.go": signs, "a/test/x.go": signs, "a/sample/x.go": signs, "a/vendored/x.go": signs}.mustRun(t)
	got := map[string]mleready.Outcome{}
	for _, f := range r.Findings {
		got[f.Path] = f.Outcome
		if (r.IntegrationOf[f.ID] != "") != (f.Outcome != mleready.Info) {
			t.Errorf("%s: outcome %s in the integration %q", f.Path, f.Outcome, r.IntegrationOf[f.ID])
		}
	}
	want := map[string]mleready.Outcome{
		"a/x.go": mleready.Unmet, "a/sample/x.go": mleready.Unmet, "a/test/x.go": mleready.Info, "a/vendored/x.go": mleready.Info,
	}
	if d := diff.Diff(want, got); d != "" {
		t.Errorf("outcomes (-want +got):\n%s", d)
	}
}

// TestUnusedCodeIsDoubted has a signer of the old scheme that nothing calls, beside a token that is called; and both
// uncalled, as in a library, where nothing can be told.
func TestUnusedCodeIsDoubted(t *testing.T) {
	token := "func token() map[string]string { return map[string]string{\"v-c-jwt-version\": \"2\", \"request-host\": \"h\", \"v-c-merchant-id\": \"m\"} }\n"
	use := "func Pay() map[string]string { return token() }\n"
	confidence := func(p project) (c mleready.Confidence) {
		for _, f := range p.mustRun(t).Findings {
			if f.Mechanism == mleready.HTTPSignature {
				c = f.Confidence
			}
		}
		return c
	}
	if c := confidence(project{"a/x.go": signs + token + use}); c != mleready.Low {
		t.Errorf("the signer that nothing calls beside a token that is called: confidence %s", c)
	}
	if c := confidence(project{"a/x.go": signs + token}); c == mleready.Low || c == "" {
		t.Errorf("both uncalled: confidence %s", c)
	}
	if c := confidence(project{"a/x.go": signs + token + use + "func Sign() string { return text(\"m\") }\n"}); c == mleready.Low || c == "" {
		t.Errorf("both called: confidence %s", c)
	}
}

func TestPresencesAreRelated(t *testing.T) {
	r := project{"a/x.go": calls + signs, "a/y.go": signs, "a/z.go": calls, "b/x.go": calls}.mustRun(t)
	got := map[string][]mleready.Place{}
	for _, f := range r.Findings {
		if f.Outcome != mleready.Info {
			got[f.Path] = f.Related
		}
	}
	why := "host that is called (production)"
	want := map[string][]mleready.Place{
		"a/x.go": {{Path: "a/x.go", Line: 3, Why: why}, {Path: "a/z.go", Line: 3, Why: why}},
		"a/y.go": {},
	}
	if d := diff.Diff(want, got); d != "" {
		t.Errorf("related places (-want +got):\n%s", d)
	}
}

// TestOrder runs the checks over the same files, joined in another order, one by one apart.
func TestOrder(t *testing.T) {
	sums, tree := project{
		"a/x.go": calls + signs, "a/y.go": signs + "\nfunc other() string { return text(url) }\n", "b/x.go": calls,
		"b/y.go": "var form = map[string]string{\"signed_field_names\": \"a\"}\n", "a/sample/x.go": signs + calls,
	}.summaries(t)
	run := func(s []*code.Summary) Result {
		r, err := Run(code.Join(s), defaultRules(t), Options{Text: tree.Read, Manifest: first})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	want := run(sums)
	for range sums {
		sums = append(sums[1:len(sums):len(sums)], sums[0])
		if d := diff.Diff(want, run(sums)); d != "" {
			t.Errorf("in another order (-before +after):\n%s", d)
		}
	}
	sorted := slices.IsSortedFunc(want.Findings, func(a, b mleready.Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
	})
	if !sorted || len(want.Findings) < 3 || len(want.Neighbours) == 0 {
		t.Errorf("%d findings, sorted: %v; %d neighbours", len(want.Findings), sorted, len(want.Neighbours))
	}
}

func TestBrokenCheckCostsItsRules(t *testing.T) {
	rules := defaultRules(t)
	sums, tree := project{"a/x.go": signs + calls}.summaries(t)
	broken := check.Check{Name: "broken", Rules: true, Run: func(p *check.Pass) {
		p.Report(check.Hit{Rule: "MLE9999", At: code.Place{File: p.Model.Files[0]}})
		panic("out of luck")
	}}
	c := collect(code.Join(sums), rules, tree.Read, []check.Check{broken, httpsignature.Check})
	if len(c.hits) != 1 || c.hits[0].Rule != "MLE1001" {
		t.Errorf("hits: %v, want those of the other check only", c.hits)
	}
	if len(c.failed) != 1 || c.failed[0].Path != "broken" || !c.failed[0].Candidate || !strings.Contains(c.failed[0].Reason, "out of luck") {
		t.Errorf("failed: %+v", c.failed)
	}
	if !slices.Contains(c.rulesRun, "MLE1001") || !slices.IsSorted(c.rulesRun) {
		t.Errorf("rules run: %v", c.rulesRun)
	}
	c = collect(code.Join(sums), rules, tree.Read, []check.Check{{Name: httpsignature.Check.Name, Run: broken.Run}})
	if len(c.rulesRun) != 0 || len(c.hits) != 0 {
		t.Errorf("a broken check ran %v and found %v", c.rulesRun, c.hits)
	}
}

func TestRulesOfAnotherVersion(t *testing.T) {
	rules := defaultRules(t)
	old := &mleready.Rules{Wire: rules.Wire, Hosts: rules.Hosts} // knows no rule
	_, err := project{"a/x.go": signs}.run(t, old)
	if err == nil || !strings.Contains(err.Error(), "MLE1001") {
		t.Errorf("error: %v", err)
	}
	if _, err := (project{"a/x.go": calls}).run(t, old); err != nil {
		t.Errorf("nothing is found, but: %v", err)
	}
}
