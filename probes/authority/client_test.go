package authority_test

import (
	"crypto/tls"
	"crypto/x509"
	"testing"
	"time"

	"mleready/probes/authority"
)

// TestClient makes certificates that a server takes from clients when the authority vouches for them, and for nothing else.
func TestClient(t *testing.T) {
	ca, err := authority.Load(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(ca.PEM()) {
		t.Fatal("the authority has no certificate")
	}
	certificate, key, err := ca.Client("acme")
	if err != nil {
		t.Fatal(err)
	}
	strange, strangeKey, err := authority.Stranger("acme", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		certificate, key []byte
		use              x509.ExtKeyUsage
		good             bool
	}{
		"client":    {certificate, key, x509.ExtKeyUsageClientAuth, true},
		"as server": {certificate, key, x509.ExtKeyUsageServerAuth, false},
		"stranger":  {strange, strangeKey, x509.ExtKeyUsageClientAuth, false},
	} {
		pair, err := tls.X509KeyPair(test.certificate, test.key)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		_, err = pair.Leaf.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{test.use}})
		if (err == nil) != test.good || pair.Leaf.Subject.CommonName != "acme" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
