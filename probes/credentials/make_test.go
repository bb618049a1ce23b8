package credentials

import (
	"context"
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

var now = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// keys are the one set of keys of these tests, in a folder that TestMain removes.
var keys = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "mleready-keys-*")
	if err != nil {
		return "", err
	}
	rules, err := mleready.Default()
	if err != nil {
		return dir, err
	}
	_, err = Make(dir, MakeOptions{Rules: rules, Now: func() time.Time { return now }})
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, _ := keys(); dir != "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// folder is where the keys are.
func folder(t testing.TB) string {
	t.Helper()
	dir, err := keys()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// loaded is the made file as one side reads it.
func loaded(t testing.TB, sandbox bool) *File {
	t.Helper()
	f, err := Load(context.Background(), filepath.Join(folder(t), FileName), Options{Rules: rules(t), AllowLiterals: true, Sandbox: sandbox})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range f.Problems {
		t.Errorf("a problem with made keys: %v", p)
	}
	return f
}

func TestMadeKeysOfMerchants(t *testing.T) {
	c := loaded(t, false).Cybersource
	var ids []string
	for _, m := range c.Merchants {
		ids = append(ids, m.ID)
		if m.P12 == nil || m.SharedSecret == nil || len(m.ResponseMLE) != 2 {
			t.Fatalf("%s lacks keys: %+v", m.ID, m)
		}
		belong(t, m.P12.Certificate, m.P12.Key, m.Owner(), m.P12.KID)
		if len(m.P12.Chain) != 1 || m.P12.Chain[0].Subject.CommonName != "CyberSource_SJC_US" {
			t.Errorf("%s: what lies beside the certificate: %v", m.ID, m.P12.Chain)
		}
		if len(m.SharedSecret.Key) != 32 || len(m.SharedSecret.KID) != 36 {
			t.Errorf("%s: a shared secret of %d bytes", m.ID, len(m.SharedSecret.Key))
		}
		vendors, own := m.ResponseMLE[0], m.ResponseMLE[1]
		belong(t, vendors.Certificate, vendors.Private, m.Owner(), vendors.KID)
		if !vendors.FromP12 || own.FromP12 || own.Certificate != nil || !own.Public.Equal(own.Private.Public()) {
			t.Errorf("%s: response keys in other forms", m.ID)
		}

		if holder, key := c.SigningKey(m.P12.KID); holder != m || key != m.P12 {
			t.Errorf("%s: its signing key is not found", m.ID)
		}
		if holder, key := c.Secret(m.SharedSecret.KID); holder != m || key != m.SharedSecret {
			t.Errorf("%s: its secret is not found", m.ID)
		}
		if c.ResponseKey(m.Owner(), own.KID) != &m.ResponseMLE[1] || c.ResponseKey("other", own.KID) != nil || c.Merchant(m.ID) != m {
			t.Errorf("%s: its response key is not found, or is another's", m.ID)
		}
	}
	if diff := cmp.Diff([]string{"sandbox_merchant", "sandbox_child"}, ids); diff != "" {
		t.Error(diff)
	}
	if owner := c.Merchants[1].Owner(); owner != "sandbox_portfolio" {
		t.Errorf("the keys of the second are those of %s", owner)
	}
}

// belong checks a key, its certificate and its dates.
func belong(t *testing.T, c *x509.Certificate, key *rsa.PrivateKey, owner, kid string) {
	t.Helper()
	switch {
	case !key.PublicKey.Equal(c.PublicKey):
		t.Errorf("%s: key and certificate differ", owner)
	case c.Subject.CommonName != owner || KeyID(c) != kid || len(kid) != 22:
		t.Errorf("%s: certificate of %s with key id %s, not %s", owner, c.Subject, KeyID(c), kid)
	case c.NotBefore.After(now) || !c.NotAfter.Equal(now.AddDate(10, 0, 0)):
		t.Errorf("%s: valid from %s to %s", owner, c.NotBefore, c.NotAfter)
	}
}

func TestMadeKeysOfTheProvider(t *testing.T) {
	merchants, sandbox := loaded(t, false), loaded(t, true)
	sjc := sandbox.Cybersource.SJC
	belong(t, sjc.Certificate, sjc.Key, rules(t).Wire.MLE.Certificate, sjc.KID)
	if other := merchants.Cybersource.SJC; other.Key != nil || !other.Certificate.Equal(sjc.Certificate) {
		t.Error("the merchant's side has the provider's private key, or another certificate")
	}
	partner := sandbox.Mastercard.Partner("SANDBOX_PARTNER")
	if partner == nil || partner.Signing.Key == nil || partner.RequestEncryption.Private == nil || partner.ResponseEncryption.Private == nil || partner.ConsumerKey == "" {
		t.Fatalf("the partner lacks keys: %+v", partner)
	}
	if merchants.Mastercard.Partner("SANDBOX_PARTNER").RequestEncryption.Private != nil {
		t.Error("the partner's side has the provider's private key")
	}
	if len(partner.RequestEncryption.Fingerprint) != 64 || sandbox.Mastercard.Partner("other") != nil {
		t.Error("fingerprint or partner:", partner.RequestEncryption.Fingerprint)
	}
}

// The key id is an attribute that rules.yaml names by its identifier and crypto/x509 by its name.
func TestKeyIDIsTheOneOfTheRules(t *testing.T) {
	want := rules(t).Wire.MLE.SerialNumberOID
	c := loaded(t, false).Cybersource.Merchants[0].P12.Certificate
	for _, a := range c.Subject.Names {
		if a.Type.String() == want && a.Value == KeyID(c) {
			return
		}
	}
	t.Errorf("no attribute %s with %s in %s", want, KeyID(c), c.Subject)
}

func TestMakeOverwritesNothing(t *testing.T) {
	before := contents(t, folder(t))
	if _, err := Make(folder(t), MakeOptions{Rules: rules(t)}); err == nil || !strings.Contains(err.Error(), "is there already and is not overwritten") {
		t.Error(err)
	}
	if diff := cmp.Diff(before, contents(t, folder(t))); diff != "" {
		t.Error("files have changed")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := create(path, []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := create(path, []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if diff := cmp.Diff(map[string]string{"a": "first"}, contents(t, dir)); diff != "" {
		t.Error(diff)
	}
}

// contents gives the files of a folder, none of which others may read.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %s", e.Name(), info.Mode())
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[e.Name()] = string(text)
	}
	return all
}

func TestMakeWritesAllOrNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	if _, err := Make(dir, MakeOptions{Rules: rules(t), Random: strings.NewReader("too short")}); err == nil {
		t.Error("keys are made without randomness")
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a failure leaves a folder: %v", err)
	}
	files := []newFile{{name: "a", content: []byte("a")}, {name: "none/b", content: []byte("b")}}
	if err := write(dir, files); err == nil {
		t.Error("a file is written into no folder")
	}
	if left := contents(t, dir); len(left) != 0 {
		t.Errorf("a failure leaves %v", left)
	}
}

func TestReport(t *testing.T) {
	var told []string
	m := maker{MakeOptions: MakeOptions{Rules: rules(t), Report: func(m Made) { told = append(told, filepath.Base(m.File)) }}}
	m.file("a.p12", "acme", "P12", []byte("a"))
	dir := t.TempDir()
	if path, err := m.finish(dir); err != nil || path != filepath.Join(dir, FileName) {
		t.Error(path, err)
	}
	if want := []string{"a.p12", FileName}; !slices.Equal(told, want) {
		t.Errorf("told of %v", told)
	}
}
