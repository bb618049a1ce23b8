package payloadencryption

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/code/javascript"
)

// hitsIn runs the check over a tree of Go, JavaScript and TypeScript files.
func hitsIn(t *testing.T, fsys fs.FS) []check.Hit {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	tree := codetest.Tree{FS: fsys, Extensions: map[string]string{".go": golang.Language, ".js": javascript.JavaScript, ".ts": javascript.TypeScript}, Roles: vendored(fsys)}
	read := func(_ context.Context, language, path string, role mleready.Role, text []byte) (*code.Summary, error) {
		return javascript.Summarise(language, path, role, text)
	}
	var all []*code.Summary
	for _, a := range append(javascript.Adapters(javascript.Options{Read: read}), golang.Adapter()) {
		sums, skipped := a.Summarise(t.Context(), tree, tree.Paths(a.Language))
		if len(skipped) > 0 && strings.Contains(skipped[0].Reason, "C compiler") {
			t.Skip(skipped[0].Reason)
		}
		if len(skipped) > 0 {
			t.Fatal(skipped)
		}
		all = append(all, sums...)
	}
	var hits []check.Hit
	Check.Run(&check.Pass{
		Model: code.Join(all), Rules: rules, Text: tree.Read,
		Report:    func(h check.Hit) { hits = append(hits, h) },
		Neighbour: func(mleready.NeighbourKind, code.Place) {},
		Presence:  func(mleready.Provider, code.Place, string) {},
	})
	return hits
}

func vendored(fsys fs.FS) map[string]mleready.Role {
	roles := map[string]mleready.Role{}
	fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if strings.HasPrefix(p, "vendor/") {
			roles[p] = mleready.RoleVendored
		}
		return err
	})
	return roles
}

// rulesOf lists the rules of hits, each once.
func rulesOf(hits []check.Hit) []string {
	var out []string
	for _, h := range hits {
		if !slices.Contains(out, h.Rule) {
			out = append(out, h.Rule)
		}
	}
	slices.Sort(out)
	return out
}

// TestSamples holds every sample of every language to what its name promises.
func TestSamples(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	dirs, err := fs.Glob(os.DirFS("testdata"), "MLE*/*/*")
	if err != nil || len(dirs) < 90 {
		t.Fatalf("%d samples, %v", len(dirs), err)
	}
	for _, dir := range dirs {
		t.Run(dir, func(t *testing.T) {
			rule, _ := rules.Rule(strings.Split(dir, "/")[0])
			good := strings.HasPrefix(path.Base(dir), "good_")
			found := rulesOf(hitsIn(t, os.DirFS("testdata/"+dir)))
			if shown := slices.Contains(found, rule.ID); shown != (good == (rule.Outcome == mleready.Met)) {
				t.Errorf("%s shown: %v, found %v", rule.ID, shown, found)
			}
			for _, id := range found {
				if r, _ := rules.Rule(id); good && r.Outcome == mleready.Unmet {
					t.Errorf("good, but %s", id)
				}
			}
		})
	}
}

// TestOthers holds the check to what is no payload for Mastercard.
func TestOthers(t *testing.T) {
	for name, text := range map[string]string{
		"a JWE for somebody else": "import { CompactEncrypt } from 'jose';\nexport const seal = async (b, key) => ({ data: await new CompactEncrypt(b).setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' }).encrypt(key) });\n",
		"the signing library":     "import oauth from 'mastercard-oauth1-signer';\nexport const sign = (url, body, key) => oauth.getAuthorizationHeader(url, 'POST', body, 'consumer', key);\n",
		"a rule of a schema":      "import Joi from 'joi';\nexport const schema = Joi.object({ paths: Joi.array(), mode: Joi.string(), privateKey: Joi.string() });\n",
		"another path":            "export const go = (b) => fetch('https://sandbox.api.mastercard.com/merchants/v1/partners', { method: 'POST', body: JSON.stringify({ b }) });\n",
	} {
		if found := rulesOf(hitsIn(t, fstest.MapFS{"x.js": {Data: []byte(text)}})); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// TestPlaces tells where the library's forms are reported.
func TestPlaces(t *testing.T) {
	for dir, want := range map[string][]string{
		"MLE4001/javascript/good_class":     {"MLE4001 transfer.js:18", "MLE4001 transfer.js:12"},
		"MLE4001/javascript/good_mode":      {"MLE4001 transfer.js:12"},
		"MLE4002/javascript/bad_default":    {"MLE4002 transfer.js:4"},
		"MLE4002/go/bad_field_level":        {"MLE4002 card.go:23"},
		"MLE4005/javascript/bad_outside":    {"MLE4005 transfer.js:2"},
		"MLE4003/javascript/good_elsewhere": {"MLE4003 transfer.js:17"},
	} {
		var got []string
		for _, h := range hitsIn(t, os.DirFS("testdata/"+dir)) {
			if strings.HasPrefix(h.Rule, "MLE400") {
				got = append(got, fmt.Sprintf("%s %s:%d", h.Rule, h.At.File.Path, h.At.Line()))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", dir, diff)
		}
	}
}
