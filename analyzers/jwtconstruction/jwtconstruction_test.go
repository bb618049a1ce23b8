package jwtconstruction

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
)

// result is what the check says about a program.
type result struct {
	hits       []string // rule, line and claim of each
	why        map[string]string
	related    []string
	neighbours []string
}

// runOver runs the check over summaries of a tree.
func runOver(t testing.TB, tree codetest.Tree, summaries []*code.Summary) result {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	r := result{why: map[string]string{}}
	Check.Run(&check.Pass{
		Model: code.Join(summaries), Rules: rules, Text: tree.Read,
		Report: func(h check.Hit) {
			line := fmt.Sprintf("%s %s:%d %s", h.Rule, h.At.File.Path, h.At.Line(), h.Args["claim"])
			r.hits = append(r.hits, strings.TrimSpace(line))
			r.why[h.Rule+" "+h.Args["claim"]] = h.Args["why"]
			for _, rel := range h.Related {
				r.related = append(r.related, fmt.Sprintf("%s %d %s", h.Rule, rel.At.Line(), rel.Why))
			}
		},
		Neighbour: func(kind mleready.NeighbourKind, at code.Place) {
			r.neighbours = append(r.neighbours, fmt.Sprintf("%s %s:%d", kind, at.File.Path, at.Line()))
		},
		Presence: func(mleready.Provider, code.Place, string) {},
	})
	return r
}

func summariesOf(t testing.TB, tree codetest.Tree) []*code.Summary {
	t.Helper()
	var own []string // what is vendored names nothing of the provider, so that it is no candidate
	for _, p := range tree.Paths(golang.Language) {
		if !strings.HasPrefix(p, "vendor/") {
			own = append(own, p)
		}
	}
	summaries, skipped := golang.Adapter().Summarise(t.Context(), tree, own)
	if len(skipped) > 0 {
		t.Fatal(skipped)
	}
	return summaries
}

func goTree(files fstest.MapFS) codetest.Tree {
	return codetest.Tree{FS: files, Extensions: map[string]string{".go": golang.Language}}
}

// goProgram runs the check over one Go file.
func goProgram(t testing.TB, text string) result {
	t.Helper()
	tree := goTree(fstest.MapFS{"go.mod": {Data: []byte("module acme.example/p\n\ngo 1.24\n")}, "p.go": {Data: []byte(text)}})
	return runOver(t, tree, summariesOf(t, tree))
}

// only lists the hits that are not of a rule that says what is right.
func (r result) only() []string {
	out := []string{}
	for _, h := range r.hits {
		if !strings.HasPrefix(h, "MLE21") && !strings.HasPrefix(h, ruleV2) {
			out = append(out, h)
		}
	}
	return out
}

// claims is a program with the claims of a token; the other claims are right.
func claims(imports, replaced string) string {
	lines := []string{
		`"iat": time.Now().Unix(),`, `"exp": time.Now().Unix() + 120,`, `"iss": mid,`, `"jti": newUUID(),`, `"request-host": "api.cybersource.com",`,
		`"request-method": "get",`, `"request-resource-path": path,`, `"v-c-jwt-version": "2",`, `"v-c-merchant-id": mid,`,
	}
	name, _, _ := strings.Cut(replaced, ":")
	for i, line := range lines {
		if strings.HasPrefix(line, name+":") {
			lines[i] = replaced
		}
	}
	return "package p\n\nimport (\n\"crypto/rand\"\n\"encoding/hex\"\n" + imports + ")\n\nfunc newUUID() string { return hex.EncodeToString([]byte(rand.Text())) }\n\n" +
		"func token(mid, path, kid string, life int64) []map[string]any {\nheader := map[string]any{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": kid}\n" +
		"return []map[string]any{header, {\n" + strings.Join(lines, "\n") + "\n}}\n}\n"
}

func TestValues(t *testing.T) {
	for _, test := range []struct {
		claim string
		want  string // rule and claim, "" when it is right
		why   string
	}{
		{`"iat": time.Now().Unix(),`, "", ""},
		{`"iat": time.Now().UnixMilli(),`, "MLE2207 iat", "its value is milliseconds, not seconds"},
		{`"iat": time.Now().UTC().Format(time.RFC1123),`, "MLE2207 iat", "its value is a date as text, not seconds"},
		{`"iat": time.Now(),`, "MLE2207 iat", "its value is a date as text, not seconds"},
		{`"iat": life,`, "MLE2302 iat", "its value is only known when the program runs"},
		{`"exp": time.Now().Add(90 * time.Second).Unix(),`, "", ""},
		{`"exp": time.Now().Unix() + 60 + 60,`, "", ""},
		{`"exp": time.Now().Unix() + 60 + 61,`, "MLE2206 exp", "it lies 121 seconds after iat; at most 120 are allowed"},
		{`"exp": time.Now().Add(time.Minute).Add(time.Hour).Unix(),`, "MLE2206 exp", "it lies 3660 seconds after iat; at most 120 are allowed"},
		{`"exp": time.Now().Unix() + 121,`, "MLE2206 exp", "it lies 121 seconds after iat; at most 120 are allowed"},
		{`"exp": time.Now().Unix() + life,`, "MLE2302 exp", "how long after iat it lies is only known when the program runs"},
		{`"exp": time.Now().Add(-time.Minute).Unix(),`, "MLE2206 exp", "it does not lie after iat"},
		{`"exp": time.Now().Add(time.Minute).UnixMilli(),`, "MLE2206 exp", "its value is milliseconds, not seconds"},
		{`"exp": 1893456000,`, "MLE2206 exp", "its value is a constant"},
		{`"jti": "one",`, "MLE2209 jti", "its value is a constant, so that every request repeats it"},
		{`"jti": path,`, "MLE2302 jti", "whether it is a new UUID could not be told"},
		{`"request-host": "api.cybersource.com:443",`, "MLE2210 request-host", "it holds a port"},
		{`"request-host": "https://api.cybersource.com",`, "MLE2210 request-host", "it holds more than the host's name"},
		{`"request-host": "gateway.acme.example",`, "MLE2302 request-host", `"gateway.acme.example" is not known as a host of the provider`},
		{`"request-resource-path": "https://api.cybersource.com" + path,`, "MLE2213 request-resource-path", "it holds the host beside the path"},
		{`"request-resource-path": "pts/v2/payments",`, "MLE2213 request-resource-path", "it does not begin with a slash"},
		{`"v-c-jwt-version": "2",`, "", ""},
		{`"v-c-jwt-version": 2,`, "MLE2214 v-c-jwt-version", `its value is the number 2, not the text "2"`},
		{`"v-c-jwt-version": path,`, "MLE2302 v-c-jwt-version", "its value is only known when the program runs"},
		{`"v-c-jwt-version": "1",`, "MLE2002", ""},
		{`"request-method": "GET",`, "MLE2212 request-method", "its letters are capitals"},
		{`"request-method": mid,`, "MLE2302 digestAlgorithm", "it was not seen, and whether requests have a body could not be told"},
	} {
		imports := ""
		if strings.Contains(claims("", test.claim), "time.") {
			imports = "\"time\"\n"
		}
		r := goProgram(t, claims(imports, test.claim))
		got, why := "", ""
		for key, reason := range r.why {
			if !strings.HasPrefix(key, "MLE21") && !strings.HasPrefix(key, ruleV2) && key > got {
				got, why = strings.TrimSpace(key), reason
			}
		}
		if got != test.want || why != test.why {
			t.Errorf("%s: %q %q, want %q %q", test.claim, got, why, test.want, test.why)
		}
	}
}

func TestDigestFollowsTheMethod(t *testing.T) {
	for method, want := range map[string][]string{
		`"get"`:    {},
		`"delete"`: {},
		`"post"`:   {"MLE2204 digest", "MLE2205 digestAlgorithm"},
		`mid`:      {"MLE2302 digest", "MLE2302 digestAlgorithm"},
	} {
		r := goProgram(t, claims("\"time\"\n", `"request-method": `+method+`,`))
		got := []string{}
		for key := range r.why {
			if strings.Contains(key, "digest") {
				got = append(got, key)
			}
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", method, diff)
		}
	}
}

func TestMethodComesFromTheCallers(t *testing.T) {
	text := strings.Replace(claims("\"time\"\n", `"request-method": method,`), "func token(mid,", "func token(method, mid,", 1) +
		"\nfunc status() { token(\"get\", \"m\", \"/p\", \"k\", 1) }\n\nfunc cancel() { token(\"delete\", \"m\", \"/p\", \"k\", 1) }\n"
	if diff := cmp.Diff([]string{}, goProgram(t, text).only()); diff != "" {
		t.Errorf("GET and DELETE only (-want +got):\n%s", diff)
	}
	text += "\nfunc pay() { token(\"post\", \"m\", \"/p\", \"k\", 1) }\n"
	if got := goProgram(t, text).only(); len(got) != 2 {
		t.Errorf("with POST: %q, want digest and its algorithm", got)
	}
}

// TestOpenClaims finds nothing wrong where a caller may add what is missing.
func TestOpenClaims(t *testing.T) {
	text := strings.Replace(claims("\"time\"\n", ""), `"v-c-jwt-version": "2",`, "", 1)
	text = strings.Replace(text, "return []map[string]any{header, {", "claims := map[string]any{", 1)
	text = strings.Replace(text, "\n}}\n}", "\n}\nfor name, value := range more {\nclaims[name] = value\n}\nreturn []map[string]any{header, claims}\n}", 1)
	text = strings.Replace(text, "life int64)", "life int64, more map[string]any)", 1)
	got := goProgram(t, text)
	if len(got.hits) != 1 || got.why["MLE2302 v-c-jwt-version"] == "" {
		t.Errorf("hits %q, want one that says why the version could not be told", got.hits)
	}
}

// TestHeaders tells what belongs to a header, and to whose.
func TestHeaders(t *testing.T) {
	const kid = `"kid": kid}`
	right := claims("\"time\"\n", `"request-method": "get",`)
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"right", right, []string{}},
		{"none", strings.Replace(right, `header := map[string]any{"alg": "RS256", "typ": "JWT", "kid": kid}`, `header := map[string]any{}`, 1),
			[]string{"alg", "kid", "typ", "x5c", "v-c-merchant-id"}},
		{"of another function of the package", strings.Replace(right, `header := map[string]any{"alg": "RS256", "typ": "JWT", "kid": kid}`, `header := map[string]any{}`, 1) +
			"\nfunc other(kid string) any { return map[string]any{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": kid} }\n", []string{}},
		{"of a callee", strings.Replace(right, `map[string]any{"alg": "RS256", "typ": "JWT", "kid": kid}`, `other(kid)`, 1) +
			"\nfunc other(kid string) map[string]any { return map[string]any{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": kid} }\n", []string{}},
		{"with a member of the old form", strings.Replace(right, kid, `"kid": kid, "x5c": mid}`, 1), []string{"x5c"}},
		{"with something else", strings.Replace(right, kid, `"kid": kid, "total": mid}`, 1), []string{"alg", "kid", "typ", "x5c", "v-c-merchant-id"}},
	} {
		got := []string{}
		for _, h := range goProgram(t, test.text).only() {
			got = append(got, h[strings.LastIndexByte(h, ' ')+1:])
		}
		if test.name == "with a member of the old form" {
			got = slices.Compact(got)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func sample(t testing.TB, name string) result {
	t.Helper()
	tree := codetest.Tree{FS: os.DirFS("testdata/" + name), Extensions: map[string]string{".go": golang.Language}, Roles: map[string]mleready.Role{
		"vendor/github.com/golang-jwt/jwt/v5/jwt.go": mleready.RoleVendored,
	}}
	return runOver(t, tree, summariesOf(t, tree))
}

func TestTwoTokens(t *testing.T) {
	got := sample(t, "MLE2001/go/bad_beside_the_new_one")
	var versions []string
	for _, h := range got.hits {
		if strings.HasPrefix(h, "MLE200") {
			versions = append(versions, h)
		}
	}
	want := []string{"MLE2003 token.go:41", "MLE2001 token.go:65"}
	if diff := cmp.Diff(want, versions); diff != "" {
		t.Errorf("versions (-want +got):\n%s", diff)
	}
	if slices.ContainsFunc(got.hits, func(h string) bool { return strings.HasPrefix(h, "MLE2216") || strings.HasPrefix(h, "MLE2217") }) {
		t.Errorf("the header of the old token is taken for the new one's: %q", got.hits)
	}
}

func TestRelatedPlaces(t *testing.T) {
	got := sample(t, "MLE2003/go/good_library").related
	for _, want := range []string{"MLE2003 41 request-host", "MLE2003 38 exp", "MLE2003 34 alg", "MLE2003 47 kid"} {
		if !slices.Contains(got, want) {
			t.Errorf("no related place %q in %q", want, got)
		}
	}
}

func TestNeighbours(t *testing.T) {
	for name, want := range map[string][]string{
		"MLE2002/go/good_apple":    {"unrelated_jwt token.go:17"},
		"MLE2002/go/good_cardinal": {"unrelated_jwt token.go:19"},
		"MLE2003/go/good_struct":   nil,
	} {
		got := sample(t, name)
		slices.Sort(got.neighbours)
		if diff := cmp.Diff(want, slices.Compact(got.neighbours)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if want != nil && len(got.hits) > 0 {
			t.Errorf("%s: hits %q", name, got.hits)
		}
	}
}

// TestOrderOfFiles demands the same findings whatever order the adapters hand out the files in.
func TestOrderOfFiles(t *testing.T) {
	tree := goTree(fstest.MapFS{"go.mod": {Data: []byte("module acme.example/p\n\ngo 1.24\n")}})
	for _, dir := range []string{"MLE2003/go/good_struct", "MLE2001/go/bad_text", "MLE2005/go/bad_merchant_id_beside", "MLE2206/go/bad_quarter_of_an_hour"} {
		text, err := os.ReadFile("testdata/" + dir + "/token.go")
		if err != nil {
			t.Fatal(err)
		}
		tree.FS.(fstest.MapFS)[dir+"/token.go"] = &fstest.MapFile{Data: text}
	}
	summaries := summariesOf(t, tree)
	want := runOver(t, tree, summaries).hits
	if len(want) < 40 {
		t.Fatalf("only %d hits", len(want))
	}
	rapid.Check(t, func(rt *rapid.T) {
		got := runOver(t, tree, rapid.Permutation(summaries).Draw(rt, "files")).hits
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("hits (-want +got):\n%s", diff)
		}
	})
}
