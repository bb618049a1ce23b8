package interop

import (
	"cmp"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// gateway is what gateway.mjs is told: its own keys, those of its customers, and the modes to listen in.
type gateway struct {
	TLS      map[string]string   `json:"tls"`
	Signing  []map[string]string `json:"signing"`
	Request  map[string]string   `json:"request"`
	Response []map[string]string `json:"response"`
	Modes    []string            `json:"modes"`
}

// startGateway runs gateway.mjs in the given modes for the merchants of a credentials file, and gives the URL of each
// mode and the certificate to trust.
func startGateway(t *testing.T, k *keyFile, modes []string) (urls map[string]string, ca string) {
	t.Helper()
	cert, key := certificate(t)
	g := gateway{
		TLS:     map[string]string{"cert": cert, "key": key},
		Request: map[string]string{"kid": keyID(t, k.path(k.Cybersource.SJC.Cert)), "key": k.path(k.Cybersource.SJC.Key)},
		Modes:   modes,
	}
	for _, m := range k.Cybersource.Merchants {
		owner := cmp.Or(m.Portfolio, m.ID)
		if m.P12.Cert != "" {
			file := k.path(m.P12.Cert)
			g.Signing = append(g.Signing, map[string]string{"kid": keyID(t, file), "issuer": owner, "cert": file})
		}
		if m.SharedSecret.KID != "" {
			g.Signing = append(g.Signing, map[string]string{"kid": m.SharedSecret.KID, "issuer": owner, "secret": k.secret(t, m.SharedSecret.Secret)})
		}
		for _, r := range m.ResponseMLE {
			file, kid := cmp.Or(r.Public, r.Cert), r.KID
			if kid == "" {
				kid = keyID(t, k.path(file))
			}
			g.Response = append(g.Response, map[string]string{"kid": kid, "issuer": owner, "public": k.path(file)})
		}
	}
	serve(t, node("gateway.mjs", cert), g, &urls)
	return urls, cert
}

// keyID is the serial number in the subject of a certificate file.
func keyID(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(text)
	if block == nil {
		t.Fatalf("%s holds no PEM", file)
	}
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return cert.Subject.SerialNumber
}

// certificate makes a certificate for this machine's loopback address that is its own authority.
func certificate(t *testing.T) (cert, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "gateway.example"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour), ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	public, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return writePEM(t, "CERTIFICATE", public), writePEM(t, "PRIVATE KEY", secret)
}

func writePEM(t *testing.T, kind string, der []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "x.pem")
	if err := os.WriteFile(name, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
