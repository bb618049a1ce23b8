// Package p12 reads and writes PKCS#12 files (RFC 7292): private keys and certificates under a password.
//
// Writing is our own because merchants' programs find a certificate by its friendly name, and the libraries for Go
// write none. Reading goes through such a library; what it refuses and programs write all the same (several keys, no
// key, more than two parts) is read here, where it is encrypted with AES or 3DES.
//
// A file says itself how much work it is to open. One that asks for more than five million rounds is refused before
// any password is tried.
package p12

import (
	"crypto/x509"
	"encoding/asn1"
	"errors"

	"software.sslmate.com/src/go-pkcs12"
)

// ErrPassword is the error of a password that does not open the file.
var ErrPassword = errors.New("the password does not open it")

// errForm is the error of what is no PKCS#12 file.
var errForm = errors.New("it is no PKCS#12 file in DER: export it again, for example with openssl pkcs12 -export")

// Content is what a file holds, in its order.
type Content struct {
	Keys         []any // private keys as crypto/x509 gives them
	Certificates []*x509.Certificate
}

// Is reports whether a file begins as PKCS#12 files do: a sequence that begins with the version 3.
func Is(file []byte) bool {
	var parts []asn1.RawValue
	if _, err := asn1.Unmarshal(file, &parts); err != nil || len(parts) < 2 {
		return false
	}
	return parts[0].Tag == asn1.TagInteger && len(parts[0].Bytes) == 1 && parts[0].Bytes[0] == version && parts[1].Tag == asn1.TagSequence
}

// Decode opens a file. The error is ErrPassword when the password is wrong; none holds anything of the content.
func Decode(file []byte, password string) (Content, error) {
	return decodeWithin(file, password, maxRounds)
}

func decodeWithin(file []byte, password string, limit int) (Content, error) {
	if err := bounded(file, limit); err != nil {
		return Content{}, err
	}
	key, certificate, chain, err := pkcs12.DecodeChain(file, password)
	switch {
	case err == nil:
		return Content{[]any{key}, append([]*x509.Certificate{certificate}, chain...)}, nil
	case errors.Is(err, pkcs12.ErrIncorrectPassword):
		return Content{}, ErrPassword
	}
	return decode(file, password, limit)
}

// IsKey reports whether DER is an encrypted private key in PKCS#8 form.
func IsKey(der []byte) bool {
	var key encryptedKey
	return strictly(der, &key) == nil
}
