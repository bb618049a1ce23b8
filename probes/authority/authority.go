// Package authority is a certificate authority of our own, for servers on this machine: the local gateway, and a
// recording proxy that has to answer in the name of a provider's host.
//
// It lives in two files of one folder. A client that trusts ca.pem trusts every leaf; ca.key.pem never leaves the
// folder. Leaves are made when a client asks for a name and are kept in memory only.
package authority

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Names of the two files.
const (
	certificateFile = "ca.pem"
	keyFile         = "ca.key.pem"
)

const (
	years    = 10 // life of the authority
	leafLife = 90 * 24 * time.Hour
	slack    = time.Hour // certificates start in the past: clocks of clients may be behind
)

// Authority makes certificates that its ca.pem vouches for. It is safe for concurrent use.
type Authority struct {
	file        string
	certificate *x509.Certificate
	key         crypto.Signer
	now         func() time.Time

	mu     sync.Mutex
	leaves map[string]*leaf // by name or address
}

// Load reads the authority in a folder, or makes one where there is none. The error of a broken or expired one says
// what to do; nothing that is there is ever overwritten.
func Load(dir string, now func() time.Time) (*Authority, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("find the folder of the authority: %w", err)
	}
	a := &Authority{file: filepath.Join(dir, certificateFile), now: now, leaves: map[string]*leaf{}}
	certificate, err := readPEM(a.file, "CERTIFICATE")
	key, keyErr := readPEM(a.keyFile(), "PRIVATE KEY")
	switch {
	case errors.Is(err, fs.ErrNotExist) && errors.Is(keyErr, fs.ErrNotExist):
		if certificate, key, err = a.create(dir); err != nil {
			return nil, fmt.Errorf("make a certificate authority in %s: %w", dir, err)
		}
	case err != nil || keyErr != nil:
		return nil, a.broken(errors.Join(err, keyErr))
	}
	if err := a.parse(certificate, key); err != nil {
		return nil, a.broken(err)
	}
	return a, nil
}

// File is the absolute path of the certificate that clients have to trust.
func (a *Authority) File() string { return a.file }

func (a *Authority) keyFile() string { return filepath.Join(filepath.Dir(a.file), keyFile) }

func (a *Authority) broken(err error) error {
	return fmt.Errorf("the certificate authority in %s cannot be used: %w; remove %s and %s to have a new one made, which clients then have to trust",
		filepath.Dir(a.file), err, certificateFile, keyFile)
}

// readPEM reads the one block of a PEM file.
func readPEM(path, kind string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil || block.Type != kind {
		return nil, fmt.Errorf("%s holds no PEM block %s", filepath.Base(path), kind)
	}
	return block.Bytes, nil
}

// parse takes the two files over, or says what is wrong with them.
func (a *Authority) parse(certificate, key []byte) error {
	var err error
	if a.certificate, err = x509.ParseCertificate(certificate); err != nil {
		return fmt.Errorf("%s: %w", certificateFile, err)
	}
	parsed, err := x509.ParsePKCS8PrivateKey(key)
	if err != nil {
		return fmt.Errorf("%s: %w", keyFile, err)
	}
	signer, ok := parsed.(*ecdsa.PrivateKey)
	switch now := a.now(); {
	case !ok || !signer.PublicKey.Equal(a.certificate.PublicKey):
		return fmt.Errorf("%s is not the key of %s", keyFile, certificateFile)
	case !a.certificate.IsCA:
		return fmt.Errorf("%s is no certificate of an authority", certificateFile)
	case now.After(a.certificate.NotAfter):
		return fmt.Errorf("%s expired on %s", certificateFile, a.certificate.NotAfter.Format(time.DateOnly))
	case now.Before(a.certificate.NotBefore):
		return fmt.Errorf("%s starts on %s, after the time of this machine's clock", certificateFile, a.certificate.NotBefore.Format(time.RFC3339))
	}
	a.key = signer
	return nil
}

// create writes a new authority and returns its certificate and key.
func (a *Authority) create(dir string) (certificate, key []byte, err error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, nil, err
	}
	signer, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	now := a.now()
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: "mleready local authority", Organization: []string{"mleready"}},
		NotBefore:             now.Add(-slack),
		NotAfter:              now.AddDate(years, 0, 0),
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
		IsCA:                  true,
		BasicConstraintsValid: true,
		MaxPathLenZero:        true,
	}
	if certificate, err = sign(template, template, signer.Public(), signer); err != nil {
		return nil, nil, err
	}
	if key, err = x509.MarshalPKCS8PrivateKey(signer); err != nil {
		return nil, nil, err
	}
	if err := writePEM(a.keyFile(), "PRIVATE KEY", key, 0o600); err != nil {
		return nil, nil, err
	}
	if err := writePEM(a.file, "CERTIFICATE", certificate, 0o644); err != nil {
		return nil, nil, errors.Join(err, os.Remove(a.keyFile())) // half an authority would stop every later start
	}
	return certificate, key, nil
}

// writePEM writes a new file, never over one that is there: another process may be making the same authority.
func writePEM(path, kind string, bytes []byte, mode os.FileMode) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	err = pem.Encode(f, &pem.Block{Type: kind, Bytes: bytes})
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// sign issues a certificate with a random serial number.
func sign(template, parent *x509.Certificate, public crypto.PublicKey, key crypto.Signer) ([]byte, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, fmt.Errorf("make a serial number: %w", err)
	}
	template.SerialNumber = serial.Add(serial, big.NewInt(1)) // never 0
	return x509.CreateCertificate(rand.Reader, template, parent, public, key)
}
