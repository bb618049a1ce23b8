package p12

import (
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// openssl runs the tool of that name in a folder.
func openssl(t *testing.T, dir string, args ...string) (string, error) {
	t.Helper()
	path, err := exec.LookPath("openssl")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no openssl to compare with: %v", err)
		}
		t.Skipf("no openssl to compare with: %v", err)
	}
	c := exec.Command(path, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	return string(out), err
}

// OpenSSL opens what is written here and finds the friendly names.
func TestReadByOpenSSL(t *testing.T) {
	dir := t.TempDir()
	for name, form := range forms {
		file := encode(t, form, password, bag(t, "acme"), bare(bag(t, "provider")))
		if err := os.WriteFile(filepath.Join(dir, name), file, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := openssl(t, dir, "pkcs12", "-in", name, "-passin", "pass:"+password, "-nodes")
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		var got []string
		for line := range strings.Lines(out) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "friendlyName") || strings.HasPrefix(line, "-----BEGIN") {
				got = append(got, line)
			}
		}
		want := []string{
			"friendlyName: serialNumber=12345,CN=acme", "-----BEGIN CERTIFICATE-----",
			"friendlyName: serialNumber=12345,CN=provider", "-----BEGIN CERTIFICATE-----",
			"friendlyName: serialNumber=12345,CN=acme", "-----BEGIN PRIVATE KEY-----",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// What OpenSSL writes is read in every form that it has.
func TestReadOpenSSL(t *testing.T) {
	dir, ours := t.TempDir(), bag(t, "acme")
	der, err := x509.MarshalPKCS8PrivateKey(ours.Key)
	if err != nil {
		t.Fatal(err)
	}
	text := append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: ours.Certificate.Raw})...)
	if err := os.WriteFile(filepath.Join(dir, "pair.pem"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		args string
		own  bool // our own reader can do it alone
	}{
		{"", true},
		{"-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1", true},
		{"-certpbe AES-128-CBC -keypbe AES-192-CBC -macalg sha512", true},
		{"-certpbe NONE -keypbe NONE", true},
		{"-macalg sha384", true},
		{"-macalg sha224 -iter 20000", true},
		{"-nomac", true},
		{"-legacy", false}, // RC2
	} {
		args := append([]string{"pkcs12", "-export", "-in", "pair.pem", "-out", "out.p12", "-passout", "pass:" + password}, strings.Fields(test.args)...)
		if out, err := openssl(t, dir, args...); err != nil {
			t.Errorf("%s: %v\n%s", test.args, err, out)
			continue
		}
		file, err := os.ReadFile(filepath.Join(dir, "out.p12"))
		if err != nil {
			t.Fatal(err)
		}
		for name, read := range map[string]func([]byte, string) (Content, error){
			"Decode": Decode,
			"own":    func(file []byte, password string) (Content, error) { return decode(file, password, maxRounds) },
		} {
			if name == "own" && !test.own {
				continue
			}
			got, err := read(file, password)
			if err != nil {
				t.Errorf("%s %q: %v", name, test.args, err)
				continue
			}
			if diff := cmp.Diff([]string{"key", "acme"}, names(got)); diff != "" {
				t.Errorf("%s %q: %s", name, test.args, diff)
			}
			if _, err := read(file, "wrong"); !strings.Contains(test.args, "NONE") && !errors.Is(err, ErrPassword) {
				t.Errorf("%s %q with a wrong password: %v", name, test.args, err)
			}
		}
	}
}

// A key in an algorithm that is read nowhere here is refused with the way out.
func TestUnread(t *testing.T) {
	_, err := decrypt(identifier(oidData, nil), make([]byte, 16), "")
	if err == nil || !strings.Contains(err.Error(), "convert it") {
		t.Error(err)
	}
	if _, err := Encode(failing{}, Modern, []Bag{bag(t, "acme")}, password); !errors.Is(err, errFailing) {
		t.Error(err)
	}
	if _, err := Encode(rand.Reader, Modern, nil, password); err != nil {
		t.Error(err)
	}
}

var errFailing = errors.New("no randomness")

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errFailing }
