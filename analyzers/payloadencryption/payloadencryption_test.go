package payloadencryption

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/check"
	"mleready/analyzers/check/checktest"
)

// hitsIn runs the check over a tree of Go, JavaScript and TypeScript files.
func hitsIn(t *testing.T, fsys fs.FS) []check.Hit {
	t.Helper()
	return checktest.Hits(t, Check, fsys)
}

func TestSamples(t *testing.T) { checktest.Samples(t, Check, 90) }

// TestOthers holds the check to what is no payload for Mastercard.
func TestOthers(t *testing.T) {
	for name, text := range map[string]string{
		"a JWE for somebody else": "import { CompactEncrypt } from 'jose';\nexport const seal = async (b, key) => ({ data: await new CompactEncrypt(b).setProtectedHeader({ alg: 'RSA-OAEP', enc: 'A256GCM' }).encrypt(key) });\n",
		"the signing library":     "import oauth from 'mastercard-oauth1-signer';\nexport const sign = (url, body, key) => oauth.getAuthorizationHeader(url, 'POST', body, 'consumer', key);\n",
		"a rule of a schema":      "import Joi from 'joi';\nexport const schema = Joi.object({ paths: Joi.array(), mode: Joi.string(), privateKey: Joi.string() });\n",
		"another path":            "export const go = (b) => fetch('https://sandbox.api.mastercard.com/merchants/v1/partners', { method: 'POST', body: JSON.stringify({ b }) });\n",
	} {
		if found := checktest.RulesOf(hitsIn(t, fstest.MapFS{"x.js": {Data: []byte(text)}})); len(found) > 0 {
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

// TestTraces shows the header's name where it stands, and who decrypts.
func TestTraces(t *testing.T) {
	related := func(hits []check.Hit, rule string) (out []string) {
		for _, h := range hits {
			for _, r := range h.Related {
				if h.Rule == rule {
					out = append(out, fmt.Sprintf("%s:%d %s", r.At.File.Path, r.At.Line(), r.Why))
				}
			}
		}
		return out
	}
	got := strings.Join(related(hitsIn(t, os.DirFS("testdata/MLE4006/java/good_enum_header")), "MLE4006"), "\n")
	for _, want := range []string{"Names.java:4 header that announces it", "Transfer.java:15 announces the encryption", "Transfer.java:19 decrypts what comes back"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}
