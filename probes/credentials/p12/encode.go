package p12

import (
	"bytes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"fmt"
	"io"
)

// rounds of the key derivation in files that are written here: what openssl writes.
const rounds = 2048

// Bag is one certificate of a file to be written, with its private key where there is one.
type Bag struct {
	Name        string // friendly name
	Certificate *x509.Certificate
	Key         *rsa.PrivateKey // nil for none
}

// Form is how a file is encrypted.
type Form bool

const (
	Modern Form = false // AES-256-CBC under PBKDF2 with HMAC-SHA-256, a MAC with SHA-256
	Old    Form = true  // 3DES and a MAC with SHA-1: the only form that some programs read
)

// Encode writes a file, certificates and keys in two parts. A key and its certificate have the same friendly name and
// local key id.
func Encode(random io.Reader, form Form, bags []Bag, password string) ([]byte, error) {
	w := writer{random: random, form: form, password: password}
	var certificates, keys []safeBag
	for _, b := range bags {
		var id []byte
		if b.Key != nil {
			sum := sha1.Sum(b.Certificate.Raw)
			id = sum[:]
			keys = append(keys, safeBag{oidShroudedBag, w.explicit(w.shrouded(b.Key)), w.attributes(b.Name, id)})
		}
		cert := certBag{oidX509, b.Certificate.Raw}
		certificates = append(certificates, safeBag{oidCertBag, w.explicit(w.der(cert)), w.attributes(b.Name, id)})
	}
	algorithm, content := w.encrypt(w.der(certificates))
	safes := w.der([]contentInfo{
		{oidEncryptedData, w.explicit(w.der(encryptedData{0, encryptedContent{oidData, algorithm, content}}))},
		{oidData, w.explicit(w.der(w.der(keys)))},
	})
	file := w.der(pfx{version, contentInfo{oidData, w.explicit(w.der(safes))}, w.mac(safes)})
	if w.err != nil {
		return nil, fmt.Errorf("writing PKCS#12: %w", w.err)
	}
	return file, nil
}

// writer keeps the first error, so that a form can be written down as it is.
type writer struct {
	random   io.Reader
	form     Form
	password string
	err      error
}

func (w *writer) der(v any) []byte {
	out, err := asn1.Marshal(v)
	w.fail(err)
	return out
}

func (w *writer) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// explicit is a value in the tag [0].
func (w *writer) explicit(der []byte) asn1.RawValue {
	return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: der}
}

func (w *writer) bytes(n int) []byte {
	out := make([]byte, n)
	_, err := io.ReadFull(w.random, out)
	w.fail(err)
	return out
}

func (w *writer) attributes(name string, id []byte) []attribute {
	all := []attribute{{oidFriendlyName, w.set(asn1.RawValue{Tag: asn1.TagBMPString, Bytes: wide(name)})}}
	if id != nil {
		all = append(all, attribute{oidLocalKeyID, w.set(id)})
	}
	return all
}

func (w *writer) set(v any) asn1.RawValue {
	return asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: w.der(v)}
}

func (w *writer) shrouded(key *rsa.PrivateKey) []byte {
	plain, err := x509.MarshalPKCS8PrivateKey(key)
	w.fail(err)
	algorithm, content := w.encrypt(plain)
	return w.der(encryptedKey{algorithm, content})
}

// encrypt gives the algorithm with its parameters and the encrypted text.
func (w *writer) encrypt(plain []byte) (pkix.AlgorithmIdentifier, []byte) {
	algorithm := w.algorithm()
	block, iv, err := cipherFor(algorithm, w.password)
	if err != nil {
		w.fail(err)
		return algorithm, nil
	}
	pad := block.BlockSize() - len(plain)%block.BlockSize()
	out := append(bytes.Clone(plain), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, out)
	return algorithm, out
}

func (w *writer) algorithm() pkix.AlgorithmIdentifier {
	if w.form == Old {
		return identifier(oid3DES, w.der(pbes1{w.bytes(8), rounds}))
	}
	kdf := pbkdf2Params{Salt: w.bytes(16), Rounds: rounds, PRF: identifier(oidHMACSHA256, asn1.NullBytes)}
	return identifier(oidPBES2, w.der(pbes2{identifier(oidPBKDF2, w.der(kdf)), identifier(oidAES256, w.der(w.bytes(16)))}))
}

func identifier(algorithm asn1.ObjectIdentifier, parameters []byte) pkix.AlgorithmIdentifier {
	return pkix.AlgorithmIdentifier{Algorithm: algorithm, Parameters: asn1.RawValue{FullBytes: parameters}}
}

func (w *writer) mac(content []byte) macData {
	d := sha256Digest
	if w.form == Old {
		d = sha1Digest
	}
	salt := w.bytes(16)
	h := hmac.New(d.new, derive(d.new, bmp(w.password), salt, forMAC, rounds, d.new().Size()))
	h.Write(content)
	return macData{digestInfo{identifier(d.plain, asn1.NullBytes), h.Sum(nil)}, salt, rounds}
}
