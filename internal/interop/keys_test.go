package interop

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// keyFile is credentials.yaml as far as an SDK's configuration is made from it. It is read as a merchant would read it,
// not with our own package.
type keyFile struct {
	dir         string
	Cybersource struct {
		SJC       struct{ Cert, Key string }
		Merchants []merchant
	}
	Mastercard struct{ Partners []partner }
}

type merchant struct {
	ID, Portfolio string
	P12           struct{ File, Password, KID, Cert string }
	SharedSecret  struct{ KID, Secret string } `yaml:"shared_secret"`
	ResponseMLE   []responseKey                `yaml:"response_mle"`
}

type partner struct {
	ID                 string
	ConsumerKey        string `yaml:"consumer_key"`
	Signing            struct{ File, Password, Cert string }
	RequestEncryption  struct{ Cert, Key, Fingerprint string }            `yaml:"request_encryption"`
	ResponseEncryption struct{ Cert, File, Password, Fingerprint string } `yaml:"response_encryption"`
}

type responseKey struct{ KID, File, Password, Cert, Public string }

func readKeys(t *testing.T, name string) *keyFile {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	keys := &keyFile{dir: filepath.Dir(name)}
	if err := yaml.Unmarshal(text, keys); err != nil {
		t.Fatal(err)
	}
	return keys
}

// merchant picks the first merchant that has a portfolio, or has none.
func (k *keyFile) merchant(t *testing.T, portfolio bool) merchant {
	t.Helper()
	for _, m := range k.Cybersource.Merchants {
		if (m.Portfolio != "") == portfolio {
			return m
		}
	}
	t.Fatalf("credentials.yaml has no merchant of that kind (portfolio: %v)", portfolio)
	return merchant{}
}

func (k *keyFile) path(name string) string { return filepath.Join(k.dir, filepath.FromSlash(name)) }

// secret resolves file:PATH; other text is the secret itself.
func (k *keyFile) secret(t *testing.T, reference string) string {
	t.Helper()
	name, isFile := strings.CutPrefix(reference, "file:")
	if !isFile {
		return reference
	}
	text, err := os.ReadFile(k.path(name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(text))
}

// response is the first response key in a P12 file, or outside of one.
func (k *keyFile) response(t *testing.T, m merchant, p12 bool) responseKey {
	t.Helper()
	for _, key := range m.ResponseMLE {
		if (filepath.Ext(key.File) == ".p12") == p12 {
			return key
		}
	}
	t.Fatalf("merchant %s has no response key of that kind (P12: %v)", m.ID, p12)
	return responseKey{}
}
