package engine

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers"
	"mleready/report"
)

// throwAway makes a key for one run of a test and a certificate for it, which ends on a day.
func throwAway(t *testing.T, name, kid, ends string) (key *rsa.PrivateKey, certificate []byte) {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	until, err := time.Parse("2006-01-02", ends)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: until.AddDate(-1, 0, 0), NotAfter: until, Subject: pkix.Name{CommonName: name,
		ExtraNames: []pkix.AttributeTypeAndValue{{Type: asn1.ObjectIdentifier{2, 5, 4, 5}, Value: kid}}}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return key, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

const sjc = "CyberSource_SJC_US"

// judged is the verdict on a folder whose code meets everything that is about code.
func judged(t *testing.T, dir string, integrations ...mleready.Integration) *mleready.Assessment {
	t.Helper()
	s := &scan{Options: options(t, dir)}
	if err := s.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.found = analyzers.Result{Integrations: integrations, IntegrationOf: map[string]string{}}
	for _, r := range s.Rules.RequirementsOf(s.Mandate) {
		if r.About == mleready.AboutCode && len(integrations) > 0 {
			s.found.Findings = append(s.found.Findings, mleready.Finding{ID: r.ID, Requirement: r.ID, Outcome: mleready.Met,
				Role: mleready.RoleProduction, Path: "pay.go", Line: 1})
		}
	}
	if err := s.keys(); err != nil {
		t.Fatal(err)
	}
	s.excuse()
	return verdict{rules: s.Rules, mandate: s.Mandate, asOf: s.AsOf}.assess(s.seen())
}

// TestKeysAtRisk makes sure that only a production key of an integration that there is endangers it, and that none
// makes it less than ready.
func TestKeysAtRisk(t *testing.T) {
	integration := mleready.Integration{ID: "cybersource:.", Provider: mleready.Cybersource, Role: mleready.RoleProduction, Via: mleready.SDK,
		Stage: mleready.StageResponseMLE, Mechanisms: []mleready.MechanismUse{{Name: mleready.JWTv2, Live: true},
			{Name: mleready.RequestMLE, Live: true}, {Name: mleready.ResponseMLE, Live: true}}}
	_, fresh := throwAway(t, sjc, "1", "2030-01-01")
	_, ending := throwAway(t, sjc, "1", "2027-01-01")
	_, expired := throwAway(t, sjc, "1", "2026-01-01")
	_, others := throwAway(t, "www.acme.example", "1", "2026-01-01")
	const na = mleready.NotApplicable
	tests := map[string]struct {
		path   string
		body   []byte
		alone  bool
		status mleready.Status
		expiry mleready.Outcome
	}{
		"no key":                 {"a.txt", nil, false, mleready.StatusReady, na},
		"fresh":                  {"sjc.pem", fresh, false, mleready.StatusReady, mleready.Met},
		"ends before deadline":   {"sjc.pem", ending, false, mleready.StatusAtRisk, mleready.Unmet},
		"expired":                {"sjc.pem", expired, false, mleready.StatusAtRisk, mleready.Unmet},
		"expired in a test":      {"testdata/sjc.pem", expired, false, mleready.StatusReady, na},
		"expired in a sample":    {"samples/sjc.pem", expired, false, mleready.StatusReady, na},
		"somebody else's":        {"www.pem", others, false, mleready.StatusReady, na},
		"no integration for it":  {"sjc.pem", expired, true, mleready.StatusNotApplicable, na},
		"no file of that format": {"sjc.pem", []byte("nothing"), false, mleready.StatusReady, na},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "pay.go"), "package pay\n")
			write(t, filepath.Join(dir, filepath.FromSlash(test.path)), string(test.body))
			var all []mleready.Integration
			if !test.alone {
				all = append(all, integration)
			}
			a := judged(t, dir, all...)
			if a.Status != test.status || Incomplete(a) {
				t.Errorf("status %s, skipped %v", a.Status, a.Stats.Skipped)
			}
			for _, r := range a.Mandates[0].Requirements {
				if r.ID == "keys.expiry" && r.Outcome != test.expiry {
					t.Errorf("keys.expiry is %s: %s", r.Outcome, r.Reason)
				}
				if r.ID == "keys.sjc_certificate" && r.Outcome != na {
					t.Errorf("keys.sjc_certificate is %s: a certificate proves no account", r.Outcome)
				}
			}
			if !slices.Contains(a.Stats.RulesRun, "MLE8004") {
				t.Errorf("rules run: %v", a.Stats.RulesRun)
			}
		})
	}
}

// TestKeysAreExcused makes sure that keys are findings like others: they belong to an integration, and can be excused.
func TestKeysAreExcused(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "shop"), os.DirFS(merchant)); err != nil {
		t.Fatal(err)
	}
	_, expired := throwAway(t, sjc, "1", "2026-01-01")
	write(t, filepath.Join(dir, "shop", "keys", "sjc.pem"), string(expired))
	write(t, filepath.Join(dir, ".mleready.yaml"), "ignore: [{rule: MLE8012, path: shop/keys/**, owner: payments, until: 2027-01-31, reason: replaced}]\n")
	a, err := Scan(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, f := range a.Findings {
		if strings.HasPrefix(f.Rule, "MLE8") {
			got[f.Rule] = f.Suppressed != nil
		}
	}
	if diff := cmp.Diff(map[string]bool{"MLE8002": false, "MLE8012": true}, got); diff != "" {
		t.Error(diff)
	}
	if !slices.IsSortedFunc(a.Findings, func(a, b mleready.Finding) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("findings are not sorted")
	}
}

// TestNamedKeys makes sure that code and configuration tell whose keys they are.
func TestNamedKeys(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module pay\n")
	write(t, filepath.Join(dir, "pay.go"), `package pay

const host = "apitest.cybersource.com"

func config() map[string]string {
	return map[string]string{"runEnvironment": host, "merchantID": "acme_live", "useMetaKey": "true", "PORTFOLIO_ID": "acme_group",
		"keyFileName": "signing", "responseMlePrivateKeyFilePath": "/etc/keys/reply.pem", "encryptionCertificate": "./enc.pem"}
}
`)
	write(t, filepath.Join(dir, "pay_test.go"), "package pay\n\nvar test = map[string]string{\"host\": \"apitest.cybersource.com\", \"merchantID\": \"test_only\"}\n")
	s := &scan{Options: options(t, dir)}
	if err := s.read(t.Context()); err != nil {
		t.Fatal(err)
	}
	named := namedKeys(s.model, s.Rules)
	if diff := cmp.Diff([]string{"acme_group", "acme_live"}, named.Merchants); diff != "" || !named.MetaKey {
		t.Error(diff, named.MetaKey)
	}
	files := [][]string{named.Signing, named.Response, named.Mastercard}
	if diff := cmp.Diff([][]string{{"signing", "signing.p12"}, {"reply.pem"}, {"enc.pem"}}, files); diff != "" {
		t.Error(diff)
	}
}

// TestKeysStaySecret plants private keys in every form and looks for their bytes in every output.
func TestKeysStaySecret(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(merchant)); err != nil {
		t.Fatal(err)
	}
	key, certificate := throwAway(t, sjc, "1", "2026-01-01")
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: pkcs8})
	line := strings.ReplaceAll(string(block), "\n", `\n`)
	write(t, filepath.Join(dir, "both.pem"), string(certificate)+string(block))
	write(t, filepath.Join(dir, "key.p8"), string(pkcs8))
	write(t, filepath.Join(dir, "key.pkcs1.key"), string(x509.MarshalPKCS1PrivateKey(key)))
	write(t, filepath.Join(dir, "key.p12"), "\x30\x82\x10\x00\x02\x01\x03"+string(pkcs8))
	write(t, filepath.Join(dir, "prod.env"), "HOST=api.cybersource.com\nKEY=\""+line+"\"\n")
	write(t, filepath.Join(dir, "key.go"), "package shop\n\nconst host = \"api.cybersource.com\"\n\nconst key = `"+string(block)+"` // mleready:ignore MLE8006\n")
	write(t, filepath.Join(dir, "text"), line)
	a, err := Scan(t.Context(), options(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	table := func(w io.Writer, a *mleready.Assessment) error {
		return report.Table(w, a, report.TableOptions{Width: 4000, Verbose: true, Rules: options(t).Rules})
	}
	for _, render := range []func(io.Writer, *mleready.Assessment) error{table, report.JSON, report.Lines} {
		if err := render(&out, a); err != nil {
			t.Fatal(err)
		}
	}
	planted := 0
	for _, f := range a.Findings {
		if f.Rule == "MLE8006" {
			planted++
		}
	}
	if planted != 7 {
		t.Errorf("%d keys are reported, 7 were planted", planted)
	}
	leaks(t, out.String(), key, pkcs8)
}

// leaks looks for pieces of a key: its bytes as base64 and hex, its numbers as hex and decimal.
func leaks(t *testing.T, out string, key *rsa.PrivateKey, pkcs8 []byte) {
	t.Helper()
	const piece = 16
	out = strings.NewReplacer("\n", "", " ", "").Replace(out)
	forms := []string{string(pkcs8), base64.StdEncoding.EncodeToString(pkcs8), hex.EncodeToString(pkcs8), key.D.String(), key.N.String(), key.N.Text(16)}
	for i, form := range forms {
		for at := 0; at+piece <= len(form); at++ {
			if strings.Contains(out, form[at:at+piece]) || strings.Contains(out, strings.ToUpper(form[at:at+piece])) && i > 1 {
				t.Fatalf("form %d of the key: %q is in the output", i, form[at:at+piece])
			}
		}
	}
}
