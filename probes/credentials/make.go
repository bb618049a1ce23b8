package credentials

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base32"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"path/filepath"
	"strings"
	"time"

	"mleready"
	"mleready/probes/credentials/p12"
)

// FileName is the name of the file that Make writes beside the keys.
const FileName = "credentials.yaml"

const (
	years    = 10             // life of the keys
	slack    = 24 * time.Hour // they begin in the past: clocks of clients may be behind
	bits     = 2048
	kidChars = 22 // digits of a key id, as the provider's have
)

// MakeOptions say how keys are made.
type MakeOptions struct {
	Rules  *mleready.Rules // needed: the name of the provider's certificate
	Now    func() time.Time
	Random io.Reader  // ids, passwords and salts; RSA keys take their own. Nil is crypto/rand
	Report func(Made) // told of every file when all are written; nil for nobody
}

// Made is one file that was made.
type Made struct {
	File string // its path
	Who  string // merchant, portfolio or partner, "" for the provider
	What string
}

// Make writes credentials.yaml and every key that it names into a folder, for the local gateway, and gives the path of
// the file. The folder is made when it is missing. Nothing that is there is overwritten: that is an error, and then
// nothing is written. credentials.yaml comes last, so that where it is there all is there.
func Make(dir string, o MakeOptions) (string, error) {
	if o.Random == nil {
		o.Random = rand.Reader
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	m := &maker{MakeOptions: o}
	fmt.Fprint(&m.yaml, "# Keys of the local gateway of mleready: throw-away keys, made for this folder and known to no provider.\n"+
		"# They and their passwords are worth nothing; do not use them anywhere else.\n")
	m.cybersource()
	m.mastercard()
	return m.finish(dir)
}

// finish writes what was collected.
func (m *maker) finish(dir string) (string, error) {
	m.file(FileName, "", "what is where", m.yaml.Bytes())
	if m.err != nil {
		return "", fmt.Errorf("making keys: %w", m.err)
	}
	if err := write(dir, m.files); err != nil {
		return "", err
	}
	for _, f := range m.files {
		if m.Report != nil {
			m.Report(Made{filepath.Join(dir, f.name), f.who, f.what})
		}
	}
	return filepath.Join(dir, FileName), nil
}

// maker collects the files and keeps the first error.
type maker struct {
	MakeOptions
	yaml  bytes.Buffer
	files []newFile
	err   error
}

type newFile struct {
	name, who, what string
	content         []byte
}

// owned is a key with its certificate.
type owned struct {
	key         *rsa.PrivateKey
	certificate *x509.Certificate
	kid         string
}

func (m *maker) file(name, who, what string, content []byte) {
	m.files = append(m.files, newFile{name, who, what, content})
}

func (m *maker) fail(err error) {
	m.err = cmp.Or(m.err, err)
}

// line writes a line of credentials.yaml.
func (m *maker) line(format string, args ...any) { fmt.Fprintf(&m.yaml, format+"\n", args...) }

func (m *maker) bytes(n int) []byte {
	out := make([]byte, n)
	_, err := io.ReadFull(m.Random, out)
	m.fail(err)
	return out
}

// id is a key id of digits.
func (m *maker) id() string {
	var s strings.Builder
	for i, b := range m.bytes(kidChars) {
		digit := b % 10
		if i == 0 {
			digit = 7 // no zero leads, so that a program which reads a number loses nothing
		}
		s.WriteByte('0' + digit)
	}
	return s.String()
}

// uuid is a random UUID.
func (m *maker) uuid() string {
	b := m.bytes(16)
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func (m *maker) password() string {
	return strings.ToLower(base32.StdEncoding.EncodeToString(m.bytes(10)))
}

// key makes a key and its certificate, whose subject names the owner and the key id.
func (m *maker) key(owner string) owned {
	k := owned{kid: m.id()}
	if m.err != nil {
		return k
	}
	now := m.Now()
	template := &x509.Certificate{
		SerialNumber: new(big.Int).SetBytes(m.bytes(15)),
		Subject:      pkix.Name{CommonName: owner, SerialNumber: k.kid, Organization: []string{"mleready sandbox, throw-away key"}},
		NotBefore:    now.Add(-slack), NotAfter: now.AddDate(years, 0, 0),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment,
	}
	var err error
	if k.key, err = rsa.GenerateKey(m.Random, bits); err != nil {
		m.fail(err)
		return k
	}
	der, err := x509.CreateCertificate(m.Random, template, template, k.key.Public(), k.key)
	if err == nil {
		k.certificate, err = x509.ParseCertificate(der)
	}
	m.fail(err)
	return k
}

func (m *maker) certificate(name, who, what string, k owned) {
	if m.err == nil {
		m.file(name, who, what, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: k.certificate.Raw}))
	}
}

func (m *maker) private(name, who, what string, k owned) {
	if m.err == nil {
		der, err := x509.MarshalPKCS8PrivateKey(k.key)
		m.fail(err)
		m.file(name, who, what, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
	}
}

func (m *maker) public(name, who, what string, k owned) {
	if m.err == nil {
		der, err := x509.MarshalPKIXPublicKey(k.key.Public())
		m.fail(err)
		m.file(name, who, what, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	}
}

func (m *maker) p12(name, who, what string, form p12.Form, password string, bags ...p12.Bag) {
	if m.err == nil {
		content, err := p12.Encode(m.Random, form, bags, password)
		m.fail(err)
		m.file(name, who, what, content)
	}
}
