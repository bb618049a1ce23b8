package authority

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"time"
)

// Client makes a certificate that a client of that name shows to a server, and its key, both in PEM. It is kept nowhere.
func (a *Authority) Client(name string) (certificate, key []byte, err error) {
	return client(name, a.now(), a.certificate, a.key)
}

// Stranger is the same of a certificate that no authority vouches for.
func Stranger(name string, now time.Time) (certificate, key []byte, err error) {
	return client(name, now, nil, nil)
}

// client makes a certificate that a parent vouches for, or itself where there is none.
func client(name string, now time.Time, parent *x509.Certificate, signer crypto.Signer) (certificate, key []byte, err error) {
	own, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, fmt.Errorf("make a key for the client %s: %w", name, err)
	}
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             now.Add(-slack),
		NotAfter:              now.Add(leafLife),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
		BasicConstraintsValid: true,
	}
	if parent == nil {
		parent, signer = template, own
	}
	der, err := sign(template, parent, own.Public(), signer)
	if err != nil {
		return nil, nil, fmt.Errorf("make a certificate for the client %s: %w", name, err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(own)
	if err != nil {
		return nil, nil, fmt.Errorf("write the key of the client %s: %w", name, err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), nil
}

// PEM is the certificate that vouches for all others.
func (a *Authority) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.certificate.Raw})
}
