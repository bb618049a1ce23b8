package messageencryption

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/check/checktest"
)

// hitsIn runs the check over a tree of Go, JavaScript and TypeScript files.
func hitsIn(t *testing.T, fsys fs.FS) []check.Hit {
	t.Helper()
	return checktest.Hits(t, Check, fsys)
}

func TestSamples(t *testing.T) { checktest.Samples(t, Check, 90) }

func TestSwitch(t *testing.T) {
	for _, dir := range []string{"MLE3001/go/good_switch", "MLE3001/javascript/good_switch"} {
		for _, h := range hitsIn(t, os.DirFS("testdata/"+dir)) {
			if h.Rule != ruleEncrypts {
				continue
			}
			if h.Confidence != mleready.Medium {
				t.Errorf("%s: confidence %s although a setting decides", dir, h.Confidence)
			}
			if len(h.Related) == 0 || h.Related[0].Why != "a setting decides here whether it happens" {
				t.Errorf("%s: the switch is not related: %v", dir, h.Related)
			}
		}
	}
}

// TestOthers holds the check to what is no encryption of this provider's messages.
func TestOthers(t *testing.T) {
	const host = "const host = 'https://api.cybersource.com';\n"
	for name, text := range map[string]string{
		"another vendor's member":   "import { CompactEncrypt } from 'jose';\nexport const body = async (b, key) => ({ encryptedRequest: await new CompactEncrypt(b).setProtectedHeader({ alg: 'RSA1_5', enc: 'A256GCM' }).encrypt(key) });\n",
		"names hidden in logs":      host + "const hidden = { encryptedRequest: true, encryptedResponse: true };\nconst names = ['encryptedRequest', 'encryptedResponse'];\n",
		"a webhook's JWE":           host + "import { compactDecrypt } from 'jose';\nexport const hook = async (req, key) => compactDecrypt(req.body.payload, key);\n",
		"a network token's JWE":     host + "import { CompactEncrypt } from 'jose';\nexport const pan = async (b, key) => ({ encryptedData: await new CompactEncrypt(b).setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'x' }).encrypt(key) });\n",
		"a variable of that name":   host + "export function send(payload, lib) { const encryptedRequest = lib.encode(payload); return fetch(host, { method: 'POST', body: encryptedRequest }); }\n",
		"an option for the browser": host + "export const flex = () => fetch(host + '/flex/v1/keys', { method: 'POST', body: JSON.stringify({ encryptionType: 'RsaOaep' }) });\n",
	} {
		if found := checktest.RulesOf(hitsIn(t, fstest.MapFS{"x.js": {Data: []byte(text)}})); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

// TestHelpers follows a JWE, a token and a reply through files.
func TestHelpers(t *testing.T) {
	hits := hitsIn(t, fstest.MapFS{
		"keys.js":  {Data: []byte("exports.ALG = 'RSA-OAEP';\nexports.MEMBER = 'encryptedRequest';\n")},
		"seal.js":  {Data: []byte("const { CompactEncrypt } = require('jose');\nconst keys = require('./keys');\nexports.seal = async (b, key) => new CompactEncrypt(b).setProtectedHeader({ alg: keys.ALG, enc: 'A256GCM', kid: key.id, iat: Math.floor(Date.now() / 1000) }).encrypt(key);\n")},
		"wrap.js":  {Data: []byte("const { MEMBER } = require('./keys');\nmodule.exports = (jwe) => JSON.stringify({ [MEMBER]: jwe });\n")},
		"index.js": {Data: []byte("const { seal } = require('./seal');\nconst wrap = require('./wrap');\nexports.pay = async (p, key) => fetch('https://api.cybersource.com/pts/v2/payments', { method: 'POST', body: wrap(await seal(JSON.stringify(p), key)) });\n")},
	})
	var got []string
	for _, h := range hits {
		got = append(got, fmt.Sprintf("%s %s:%d", h.Rule, h.At.File.Path, h.At.Line()))
	}
	slices.Sort(got)
	want := []string{"MLE3001 wrap.js:2", "MLE3101 seal.js:3", "MLE3103 seal.js:3", "MLE3104 seal.js:3", "MLE3105 seal.js:3", "MLE3106 wrap.js:2", "MLE3202 seal.js:3"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}
