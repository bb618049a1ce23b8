package credentials

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"mleready/probes/credentials/p12"
	"mleready/probes/secret"
)

// maxBytes bounds every file that is read.
const maxBytes = 1 << 20

// shortest is the least length of an RSA key in bits.
const shortest = 2048

// material is what one key file holds.
type material struct {
	private      []*rsa.PrivateKey
	public       []*rsa.PublicKey // beside those of certificates
	certificates []*x509.Certificate
	p12          bool
}

var (
	errNotRSA  = errors.New("its key is not RSA, which the provider needs: generate an RSA key")
	errShort   = fmt.Errorf("its RSA key has fewer than %d bits: generate a longer one", shortest)
	errUnknown = errors.New("it holds no key and no certificate in PEM, DER or PKCS#12: name another file, or convert it with openssl")
	errOldPEM  = errors.New("its key is encrypted in the old way of PEM: convert it with openssl pkcs8 -topk8 -in FILE -out NEW")
	errBroken  = errors.New("a key or certificate in it is damaged: copy or export it again")
	errNoWord  = errors.New("the password does not open it: check password")
)

// readFile reads a file as far as it is needed to see that it is too long.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxBytes+1))
}

// contentOf says what is wrong with what reading a file gave.
func contentOf(body []byte, err error) ([]byte, error) {
	var p *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, errors.New("there is no such file: put it there, or name another one relative to the credentials file")
	case errors.As(err, &p):
		return nil, fmt.Errorf("it cannot be read: %w", p.Err)
	case err != nil:
		return nil, fmt.Errorf("it cannot be read: %w", err)
	case len(body) > maxBytes:
		return nil, errors.New("it is larger than 1 MiB: name a file that holds nothing but the key")
	}
	return body, nil
}

// parse reads a key file. What it is, is told by its content, not by its name. No error holds any of the content.
func parse(body []byte, password secret.Text) (material, error) {
	m := material{}
	err := m.add(body, password)
	if err == nil && len(m.private)+len(m.public)+len(m.certificates) == 0 {
		err = errUnknown
	}
	if errors.Is(err, p12.ErrPassword) {
		err = errNoWord
	}
	return m, err
}

func (m *material) add(body []byte, password secret.Text) error {
	switch {
	case bytes.Contains(body, []byte("-----BEGIN ")):
		return m.pem(body, password)
	case p12.Is(body):
		content, err := p12.Decode(body, password.Reveal())
		if err != nil {
			return err
		}
		m.p12 = true
		m.certificates = content.Certificates
		for _, key := range content.Keys {
			if err := m.key(key); err != nil {
				return err
			}
		}
		return nil
	}
	return m.der(body, password)
}

// pem reads every block. Blocks of other kinds are left alone.
func (m *material) pem(body []byte, password secret.Text) error {
	for {
		var block *pem.Block
		if block, body = pem.Decode(body); block == nil {
			return nil
		}
		var err error
		switch block.Type {
		case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "PUBLIC KEY", "RSA PUBLIC KEY",
			"PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY":
			if block.Headers["DEK-Info"] != "" {
				return errOldPEM
			}
			err = m.der(block.Bytes, password)
			if errors.Is(err, errUnknown) {
				err = errBroken
			}
		}
		if err != nil {
			return err
		}
	}
}

// der reads one key or certificate in whatever form it has.
func (m *material) der(der []byte, password secret.Text) error {
	if certificate, err := x509.ParseCertificate(der); err == nil {
		m.certificates = append(m.certificates, certificate)
		return nil
	}
	if key, err := x509.ParsePKIXPublicKey(der); err == nil {
		return m.publicKey(key)
	}
	if key, err := x509.ParsePKCS1PublicKey(der); err == nil {
		return m.publicKey(key)
	}
	if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		return m.key(key)
	}
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		return m.key(key)
	}
	if key, err := x509.ParseECPrivateKey(der); err == nil {
		return m.key(key)
	}
	if p12.IsKey(der) {
		key, err := p12.DecryptKey(der, password.Reveal())
		if err != nil {
			return err
		}
		return m.key(key)
	}
	return errUnknown
}

func (m *material) key(key any) error {
	k, ok := key.(*rsa.PrivateKey)
	switch {
	case !ok:
		return errNotRSA
	case k.N.BitLen() < shortest:
		return errShort
	}
	m.private = append(m.private, k)
	return nil
}

func (m *material) publicKey(key any) error {
	k, err := publicOf(key)
	if err == nil {
		m.public = append(m.public, k)
	}
	return err
}

// publicOf checks a public key.
func publicOf(key any) (*rsa.PublicKey, error) {
	k, ok := key.(*rsa.PublicKey)
	switch {
	case !ok:
		return nil, errNotRSA
	case k.N.BitLen() < shortest:
		return nil, errShort
	}
	return k, nil
}
