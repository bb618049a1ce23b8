package credentials

import (
	"context"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/probes/secret"
)

// passwords of the made files, by their names.
func passwords(t testing.TB) map[string]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(folder(t), FileName))
	if err != nil {
		t.Fatal(err)
	}
	shape, err := decode(FileName, text)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	add := func(k *keyShape) { all[k.file.text] = k.password.text }
	for _, m := range shape.cybersource.merchants {
		add(m.p12)
		add(&m.responseMLE[0])
	}
	add(shape.mastercard[0].signing)
	add(shape.mastercard[0].responses)
	return all
}

// load reads a text as credentials.yaml beside the made keys and the extra files. PASSWORD of a key's file is an
// environment variable.
func load(t testing.TB, text string, extra map[string]string, change func(*Options)) (*File, error) {
	t.Helper()
	dir, words := folder(t), passwords(t)
	o := Options{
		Rules: rules(t),
		Getenv: func(name string) (string, bool) {
			word, ok := words[name]
			return word, ok
		},
		ReadFile: func(path string) ([]byte, error) {
			name, err := filepath.Rel(dir, path)
			if err != nil {
				t.Fatal(err)
			}
			if name == "test.yaml" {
				return []byte(text), nil
			}
			if text, ok := extra[name]; ok {
				return []byte(text), nil
			}
			return readFile(path)
		},
		Run: func(context.Context, string) ([]byte, error) { return nil, errors.New("pass failed with exit code 1") },
	}
	if change != nil {
		change(&o)
	}
	return Load(context.Background(), filepath.Join(dir, "test.yaml"), o)
}

// fixture is a file of testdata: throw-away keys, one of a curve and one that is too short.
func fixture(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// withoutKeyID is a certificate whose subject has no serialNumber, for a key of the made set.
func withoutKeyID(t testing.TB) string {
	t.Helper()
	key := loaded(t, true).Cybersource.SJC.Key
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Any_SJC_US"}}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
}

const merchantP12 = `p12: {file: sandbox_merchant.p12, password: "env:sandbox_merchant.p12"}`

// merchant is a file with one merchant that has these keys.
func merchant(keys string) string {
	return "cybersource:\n  merchants:\n    - id: sandbox_merchant\n      " + keys + "\n"
}

// partner is a file with one partner that has these keys.
func partner(keys string) string {
	return "mastercard:\n  partners:\n    - id: one\n      " + keys + "\n"
}

func TestProblems(t *testing.T) {
	extra := map[string]string{
		"empty.pem": "", "text.pem": "no key at all", "broken.pem": "-----BEGIN PRIVATE KEY-----\naHVudGVyMg==\n-----END PRIVATE KEY-----\n",
		"large.p12": strings.Repeat("x", maxBytes+1), "secret.txt": "not base64 hunter2\n", "good.txt": "aHVudGVyMg==\n",
		"old.pem": "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\naHVudGVyMg==\n-----END RSA PRIVATE KEY-----\n",
		"ec.pem":  fixture(t, "throwaway-ec.pem"), "short.pem": fixture(t, "throwaway-short.pem"), "nokid.pem": withoutKeyID(t),
	}
	for name, test := range map[string]struct {
		text string
		want []string // LINE WHO: TEXT
	}{
		"all is well": {merchant(merchantP12), nil},
		"wrong password": {merchant(`p12: {file: sandbox_merchant.p12, password: "env:signing.p12"}`),
			[]string{"4 sandbox_merchant: p12: sandbox_merchant.p12: the password does not open it: check password"}},
		"no password": {merchant(`p12: {file: sandbox_merchant.p12}`),
			[]string{"4 sandbox_merchant: p12: sandbox_merchant.p12: the password does not open it: check password"}},
		"variable not set": {merchant(`p12: {file: sandbox_merchant.p12, password: env:NONE}`),
			[]string{"4 sandbox_merchant: p12: password: the environment variable NONE is not set: set it, or name another one"}},
		"program fails": {merchant(`p12: {file: sandbox_merchant.p12, password: "exec:pass hunter2"}`),
			[]string{"4 sandbox_merchant: p12: password: pass failed with exit code 1"}},
		"missing file": {merchant(`p12: {file: none.p12}`),
			[]string{"4 sandbox_merchant: p12: none.p12: there is no such file: put it there, or name another one relative to the credentials file"}},
		"large file": {merchant(`p12: {file: large.p12}`),
			[]string{"4 sandbox_merchant: p12: large.p12: it is larger than 1 MiB: name a file that holds nothing but the key"}},
		"empty file": {merchant(`p12: {file: empty.pem}`),
			[]string{"4 sandbox_merchant: p12: empty.pem: it holds no key and no certificate in PEM, DER or PKCS#12: name another file, or convert it with openssl"}},
		"no key in it": {merchant(`p12: {file: text.pem}`),
			[]string{"4 sandbox_merchant: p12: text.pem: it holds no key and no certificate in PEM, DER or PKCS#12: name another file, or convert it with openssl"}},
		"broken": {merchant(`p12: {file: broken.pem}`),
			[]string{"4 sandbox_merchant: p12: broken.pem: a key or certificate in it is damaged: copy or export it again"}},
		"old encryption": {merchant(`p12: {file: old.pem}`),
			[]string{"4 sandbox_merchant: p12: old.pem: its key is encrypted in the old way of PEM: convert it with openssl pkcs8 -topk8 -in FILE -out NEW"}},
		"another kind of key": {merchant(`p12: {file: ec.pem}`),
			[]string{"4 sandbox_merchant: p12: ec.pem: its key is not RSA, which the provider needs: generate an RSA key"}},
		"short key": {merchant(`p12: {file: short.pem}`),
			[]string{"4 sandbox_merchant: p12: short.pem: its RSA key has fewer than 2048 bits: generate a longer one"}},
		"certificate as key": {merchant(`p12: {file: sjc.crt.pem}`),
			[]string{"4 sandbox_merchant: p12: sjc.crt.pem: it holds no private key: name the file that does"}},
		"key without certificate": {merchant(`p12: {file: sandbox_merchant.response.key.pem}`),
			[]string{"4 sandbox_merchant: p12: there is no certificate of sandbox_merchant beside the key: name it as cert"}},
		"key of another certificate": {merchant(`p12: {file: sandbox_merchant.p12, password: "env:sandbox_merchant.p12", cert: sandbox_merchant.response.crt.pem}`),
			[]string{"4 sandbox_merchant: p12: the private key does not belong to the certificate of sandbox_merchant: name files of the same key"}},
		"broken key beside a certificate": {merchant(`p12: {file: none.p12, cert: sandbox_merchant.crt.pem}`),
			[]string{"4 sandbox_merchant: p12: none.p12: there is no such file: put it there, or name another one relative to the credentials file; what is public of it is used alone"}},
		"provider's certificate": {merchant(`p12: {cert: sjc.crt.pem}`),
			[]string{"4 sandbox_merchant: p12: its files hold no key and no certificate of its owner: name the file that does"}},
		"kid missing": {merchant(`response_mle: [{file: sandbox_merchant.response.key.pem}]`),
			[]string{"4 sandbox_merchant: response_mle: nothing says its key id, the serialNumber of a certificate's subject: name the one that the Business Center shows as kid"}},
		"other public key": {merchant(`response_mle: [{kid: "1", file: sandbox_merchant.response.key.pem, public: sandbox_portfolio.response.pub.pem}]`),
			[]string{"4 sandbox_merchant: response_mle: the public key does not belong to the private key or the certificate: name files of the same key"}},
		"two with one id": {merchant(`response_mle: [{kid: "1", file: sandbox_merchant.response.key.pem}, {kid: "1", file: sandbox_portfolio.response.key.pem}]`),
			[]string{"4 sandbox_merchant: response_mle: another key has the key id 1 too: give each its own; this one is not used"}},
		"secret no base64": {merchant(`shared_secret: {kid: a, secret: file:secret.txt}`),
			[]string{"4 sandbox_merchant: shared_secret: the secret is not base64: copy it again as the Business Center shows it"}},
		"one id, two owners": {merchant("shared_secret: {kid: a, secret: file:good.txt}\n    - id: other\n      shared_secret: {kid: a, secret: file:good.txt}"),
			[]string{"6 other: shared_secret: another key has the key id a too: give each its own; this one is not used"}},
		"one certificate's id, two owners": {merchant("p12: {cert: sandbox_merchant.crt.pem, kid: a}\n    - id: other\n      p12: {cert: sandbox_portfolio.crt.pem, kid: a}"),
			[]string{"6 other: p12: another key has the key id a too: give each its own; this one is not used"}},
		"one id, one portfolio": {merchant("portfolio: p\n      shared_secret: {kid: a, secret: file:good.txt}\n    - {id: other, portfolio: p, shared_secret: {kid: a, secret: file:good.txt}}"), nil},
		"merchant twice": {merchant("portfolio: p\n    - id: sandbox_merchant"),
			[]string{"5 sandbox_merchant: this id is there twice: join both entries into one; the second is not used"}},
		"one breaks, others do not": {merchant("p12: {file: none.p12}\n    - id: other\n      response_mle:\n        - {file: none.key}\n        - {kid: b, file: sandbox_merchant.response.key.pem}"),
			[]string{
				"4 sandbox_merchant: p12: none.p12: there is no such file: put it there, or name another one relative to the credentials file",
				"7 other: response_mle: none.key: there is no such file: put it there, or name another one relative to the credentials file",
			}},
		"SJC missing":        {"cybersource:\n  sjc: {cert: none.pem}\n", []string{"2 : sjc: none.pem: there is no such file: put it there, or name another one relative to the credentials file"}},
		"SJC without key id": {"cybersource:\n  sjc: {cert: nokid.pem}\n", []string{"2 : sjc: the subject of the certificate has no serialNumber, which is the key id: get it again from the provider"}},
		"SJC no certificate": {"cybersource:\n  sjc: {cert: sandbox_merchant.response.pub.pem}\n", []string{"2 : sjc: sandbox_merchant.response.pub.pem: it holds no certificate: name the file that does"}},
		"partner":            {partner("signing: {file: none.p12}"), []string{"4 one: signing: none.p12: there is no such file: put it there, or name another one relative to the credentials file"}},
		"partner's encryption": {partner("response_encryption: {file: text.pem}"),
			[]string{"4 one: response_encryption: text.pem: it holds no key and no certificate in PEM, DER or PKCS#12: name another file, or convert it with openssl"}},
		"Mastercard's key is not read": {partner("request_encryption: {cert: enc.crt.pem, key: none.pem}"), nil},
		"partner twice":                {partner("consumer_key: a\n    - id: one"), []string{"5 one: this id is there twice: join both entries into one; the second is not used"}},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := load(t, test.text, extra, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range f.Problems {
				_, at, _ := strings.Cut(p.String(), "test.yaml:")
				if p.Path != f.Path || !strings.Contains(at, p.Text) {
					t.Errorf("%+v is shown as %s", p, p)
				}
				got = append(got, strings.Join([]string{strconv.Itoa(p.Line), " ", p.Who, ": ", p.Text}, ""))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if strings.Contains(strings.Join(got, ""), "hunter2") {
				t.Errorf("a secret: %v", got)
			}
		})
	}
}

func TestSandboxSide(t *testing.T) {
	for text, want := range map[string]string{
		"cybersource:\n  sjc: {cert: sjc.crt.pem, key: none.pem}\n":                     "none.pem: there is no such file",
		"cybersource:\n  sjc: {cert: sjc.crt.pem, key: sjc.crt.pem}\n":                  "sjc.crt.pem: it holds no private key",
		"cybersource:\n  sjc: {cert: sjc.crt.pem, key: enc.server-key.pem}\n":           "the private key does not belong to the certificate",
		partner("request_encryption: {cert: enc.crt.pem, key: none.pem}"):               "none.pem: there is no such file",
		partner("request_encryption: {cert: enc.crt.pem, key: enc.server-key.pem}"):     "",
		merchant("p12: {cert: sandbox_merchant.crt.pem}"):                               "",
		merchant("response_mle: [{kid: a, public: sandbox_merchant.response.pub.pem}]"): "",
	} {
		f, err := load(t, text, nil, func(o *Options) { o.Sandbox = true })
		if err != nil {
			t.Fatal(err)
		}
		if want == "" && len(f.Problems) > 0 || want != "" && (len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Text, want)) {
			t.Errorf("%s: %v", text, f.Problems)
		}
	}
}

// The provider's certificate is found in a P12, though nothing names a file of it.
func TestProvidersCertificateInP12(t *testing.T) {
	f, err := load(t, merchant(merchantP12), nil, nil)
	if err != nil || len(f.Problems) > 0 {
		t.Fatal(err, f.Problems)
	}
	if sjc := f.Cybersource.SJC; sjc.Certificate == nil || sjc.KID != KeyID(sjc.Certificate) || sjc.Certificate.Subject.CommonName != rules(t).Wire.MLE.Certificate {
		t.Errorf("found %v", sjc.Certificate)
	}
	if f, err := load(t, merchant("portfolio: p"), nil, nil); err != nil || f.Cybersource.SJC.Certificate != nil {
		t.Error("a certificate out of nothing", err)
	}
}

// What the file says wins over what a key says of itself.
func TestSaidInTheFile(t *testing.T) {
	f, err := load(t, merchant(`p12: {file: sandbox_merchant.p12, password: "env:sandbox_merchant.p12", kid: 0123}`)+
		partner(`request_encryption: {cert: enc.crt.pem, fingerprint: AB}`), nil, nil)
	if err != nil || len(f.Problems) > 0 {
		t.Fatal(err, f.Problems)
	}
	if kid := f.Cybersource.Merchants[0].P12.KID; kid != "0123" {
		t.Errorf("kid %s", kid)
	}
	if print := f.Mastercard.Partner("one").RequestEncryption.Fingerprint; print != "ab" {
		t.Errorf("fingerprint %s", print)
	}
}

func TestLiterals(t *testing.T) {
	text := merchant("p12: {file: sandbox_merchant.p12, password: hunter2}\n      shared_secret: {kid: a, secret: hunter2}\n      response_mle: [{file: a.p12, password: hunter2}]") +
		partner("signing: {file: a.p12, password: hunter2}\n      response_encryption: {file: a.p12, password: hunter2}")
	_, err := load(t, text, nil, nil)
	if !errors.Is(err, secret.ErrLiteral) || strings.Count(err.Error(), "test.yaml:") != 5 || strings.Contains(err.Error(), "hunter2") {
		t.Error(err)
	}
	if f, err := load(t, text, nil, func(o *Options) { o.AllowLiterals = true }); err != nil || len(f.Problems) == 0 {
		t.Error(err)
	}
}

func TestUnreadable(t *testing.T) {
	for want, read := range map[string]func(string) ([]byte, error){
		"credentials file /c/test.yaml: there is no such file":            func(string) ([]byte, error) { return nil, fs.ErrNotExist },
		"credentials file /c/test.yaml: it cannot be read: no":            func(string) ([]byte, error) { return nil, errors.New("no") },
		"credentials file /c/test.yaml: it cannot be read: permission":    func(string) ([]byte, error) { return nil, &fs.PathError{Err: fs.ErrPermission} },
		"credentials file /c/test.yaml: it is larger than 1 MiB":          func(string) ([]byte, error) { return make([]byte, maxBytes+1), nil },
		"/c/test.yaml:1: holds nothing: list keys below cybersource or m": func(string) ([]byte, error) { return nil, nil },
	} {
		if _, err := Load(context.Background(), "/c/test.yaml", Options{Rules: rules(t), ReadFile: read}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, not %s", err, want)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Load(stopped, filepath.Join(folder(t), FileName), Options{Rules: rules(t), AllowLiterals: true}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
