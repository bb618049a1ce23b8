package credentials

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mleready/probes/secret"
)

// Each form of a private key, a public key and a certificate is told by its content.
func TestForms(t *testing.T) {
	signing := loaded(t, false).Cybersource.Merchants[0].P12
	key, certificate := signing.Key, signing.Certificate
	pkcs8, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	pkix, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		t.Fatal(err)
	}
	pkcs1, public := x509.MarshalPKCS1PrivateKey(key), x509.MarshalPKCS1PublicKey(&key.PublicKey)
	block := func(kind string, der []byte) []byte {
		return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	}
	for name, body := range map[string][]byte{
		"private PKCS#8 DER": pkcs8, "private PKCS#1 DER": pkcs1, "private PKCS#8 PEM": block("PRIVATE KEY", pkcs8), "private PKCS#1 PEM": block("RSA PRIVATE KEY", pkcs1),
		"public PKIX DER": pkix, "public PKCS#1 DER": public, "public PKIX PEM": block("PUBLIC KEY", pkix), "public PKCS#1 PEM": block("RSA PUBLIC KEY", public),
		"certificate DER": certificate.Raw, "certificate PEM": block("CERTIFICATE", certificate.Raw),
		"private with bag attributes": append([]byte("Bag Attributes\n    friendlyName: a\n"), block("PRIVATE KEY", pkcs8)...),
		"private and other blocks":    slices.Concat(block("DH PARAMETERS", []byte("a")), block("PRIVATE KEY", pkcs8)),
	} {
		m, err := parse(body, noPassword)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		kind, _, _ := strings.Cut(name, " ")
		got := map[string]bool{
			"private":     len(m.private) == 1 && m.private[0].Equal(key),
			"public":      len(m.public) == 1 && m.public[0].Equal(key.Public()),
			"certificate": len(m.certificates) == 1 && m.certificates[0].Equal(certificate),
		}
		if !got[kind] || len(m.private)+len(m.public)+len(m.certificates) != 1 {
			t.Errorf("%s: read as %v", name, got)
		}
	}
}

// OpenSSL encrypts a private key in several ways; each is opened by its password only.
func TestEncryptedByOpenSSL(t *testing.T) {
	openssl, err := exec.LookPath("openssl")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no openssl to compare with: %v", err)
		}
		t.Skipf("no openssl to compare with: %v", err)
	}
	in := filepath.Join(folder(t), "sandbox_merchant.response.key.pem")
	for _, args := range []string{"", "-v2 aes-128-cbc -v2prf hmacWithSHA1", "-v2prf hmacWithSHA512 -iter 100000", "-v1 PBE-SHA1-3DES", "-outform DER"} {
		out := filepath.Join(t.TempDir(), "key.p8")
		all := append([]string{"pkcs8", "-topk8", "-in", in, "-out", out, "-passout", "pass:hunter2"}, strings.Fields(args)...)
		if text, err := exec.Command(openssl, all...).CombinedOutput(); err != nil {
			t.Errorf("%q: %v\n%s", args, err, text)
			continue
		}
		body, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := parse(body, secret.New("hunter2")); err != nil || len(m.private) != 1 {
			t.Errorf("%q: %v", args, err)
		}
		if _, err := parse(body, secret.New("wrong")); !errors.Is(err, errNoWord) {
			t.Errorf("%q with a wrong password: %v", args, err)
		}
	}
}

// The owner's certificate is taken, wherever it lies in the file, and whatever the case of its name.
func TestMatch(t *testing.T) {
	f := loaded(t, true)
	own, portfolio := f.Cybersource.Merchants[0].P12, f.Cybersource.Merchants[1].P12
	l := &loader{o: Options{Rules: rules(t)}}
	sjc := f.Cybersource.SJC.Certificate
	both := []*x509.Certificate{sjc, portfolio.Certificate, own.Certificate}
	private := loaded(t, false).Cybersource.Merchants
	a, b := private[0].P12.Key, private[1].P12.Key
	for name, test := range map[string]struct {
		owner        string
		keys         []*rsa.PrivateKey
		certificates []*x509.Certificate
		want         *x509.Certificate // nil for none
		fails        bool
	}{
		"owner by name":                 {"sandbox_merchant", nil, both, own.Certificate, false},
		"owner by name in capitals":     {"SANDBOX_MERCHANT", nil, both, own.Certificate, false},
		"owner by name, two keys":       {"sandbox_merchant", []*rsa.PrivateKey{b, a}, both, own.Certificate, false},
		"nobody by name, one by key":    {"another", []*rsa.PrivateKey{a}, both, own.Certificate, false},
		"nobody by name, the first":     {"another", nil, both, portfolio.Certificate, false},
		"the provider's is nobody's":    {"another", nil, []*x509.Certificate{sjc}, nil, false},
		"owner's with another's key":    {"sandbox_merchant", []*rsa.PrivateKey{b}, both, nil, true},
		"a key without any certificate": {"sandbox_merchant", []*rsa.PrivateKey{a}, nil, nil, false},
	} {
		p, err := l.match(test.owner, test.keys, test.certificates)
		if test.fails != (err != nil) || !test.fails && test.want != p.certificate {
			t.Errorf("%s: %v, %v", name, p.certificate, err)
		}
		if p.certificate != nil && p.private != nil && !p.private.PublicKey.Equal(p.certificate.PublicKey) {
			t.Errorf("%s: key and certificate differ", name)
		}
		if p.certificate != nil && len(p.chain) != len(test.certificates)-1 {
			t.Errorf("%s: %d certificates lie beside it", name, len(p.chain))
		}
	}
}

// Nothing that is loaded prints a secret, in whatever way it is printed.
func TestNothingPrintsSecrets(t *testing.T) {
	f := loaded(t, true)
	m, p := f.Cybersource.Merchants[0], f.Mastercard.Partners[0]
	planted := slices.Collect(maps.Values(passwords(t)))
	shared := m.SharedSecret
	planted = append(planted, shared.Secret.Reveal(), fmt.Sprint(shared.Key), fmt.Sprintf("%x", shared.Key), string(shared.Key))
	for _, key := range []*rsa.PrivateKey{f.Cybersource.SJC.Key, m.ResponseMLE[0].Private, m.ResponseMLE[1].Private, p.Signing.Key, p.RequestEncryption.Private} {
		planted = append(planted, key.D.String(), key.Primes[0].String(), fmt.Sprintf("%x", key.D))
	}
	values := []any{f, *f, f.Cybersource, *f.Cybersource, f.Mastercard, *f.Mastercard, m, *m, p, *p, f.Cybersource.SJC, m.P12, m.SharedSecret, *m.SharedSecret,
		m.ResponseMLE, m.ResponseMLE[1], &m.ResponseMLE[1], p.Signing, p.RequestEncryption, *p.RequestEncryption}
	for _, v := range values {
		var log strings.Builder
		slog.New(slog.NewJSONHandler(&log, nil)).Info("said", "value", v)
		slog.New(slog.NewTextHandler(&log, nil)).Info("said", "value", v)
		text, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		log.Write(text)
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			fmt.Fprintf(&log, verb, v)
		}
		for _, s := range planted {
			if strings.Contains(log.String(), s) {
				t.Errorf("%T prints a secret", v)
			}
		}
	}
}

// FuzzParse looks for key files that crash the reader, and for errors that hold what was read.
func FuzzParse(f *testing.F) {
	for _, name := range []string{"throwaway-ec.pem", "throwaway-short.pem"} {
		text := fixture(f, name)
		f.Add([]byte(text))
		block, _ := pem.Decode([]byte(text))
		f.Add(block.Bytes)
	}
	f.Add([]byte("-----BEGIN PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: a\n\nAAAA\n-----END PRIVATE KEY-----\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		m, err := parse(body, secret.New("word"))
		if n := len(m.private) + len(m.public) + len(m.certificates); err == nil && n == 0 {
			t.Error("nothing is read, without an error")
		}
		for _, key := range m.private {
			if key.N.BitLen() < shortest {
				t.Error("a short key is taken")
			}
		}
	})
}
