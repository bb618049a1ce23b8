package jose

import (
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"strings"
)

// ErrDecrypt says that a JWE was not made for the key it was decrypted with, or was changed afterwards. Which of the two
// cannot be told, and must not be.
var ErrDecrypt = errors.New("cannot be decrypted with this key: it is for another key, or was changed on the way")

// JWE is an encrypted text.
type JWE struct {
	Header     Object
	Deviations []Deviation
	IVBytes    int

	compact, alg, enc, kid       string
	wrapped, iv, ciphertext, tag []byte // one behind the other
}

// ParseJWE reads the compact form, five parts, whatever its alg and enc. Nothing is decrypted.
func ParseJWE(compact string) (*JWE, error) {
	e, err := parseJWE(compact)
	if err != nil {
		return nil, fmt.Errorf("JWE: %w", err)
	}
	return e, nil
}

func parseJWE(compact string) (*JWE, error) {
	names := []string{"header", "encrypted key", "initialization vector", "ciphertext", "authentication tag"}
	parts, deviates, err := split(compact, names, longestJWE)
	if err != nil {
		return nil, err
	}
	h, err := header(parts[0], "crit", "zip")
	if err != nil {
		return nil, err
	}
	e := &JWE{Header: h, IVBytes: len(parts[2]), compact: compact, alg: text(h, "alg"), enc: text(h, "enc"), kid: text(h, "kid"),
		wrapped: parts[1], iv: parts[2], ciphertext: parts[3], tag: parts[4]}
	if deviates {
		e.Deviations = append(e.Deviations, PlainBase64)
	}
	if c, known := contents[e.Encryption()]; known && !c.cbc && e.IVBytes != c.iv {
		e.Deviations = append(e.Deviations, LongIV)
	}
	return e, nil
}

// Algorithm is alg of the header, how the content key is encrypted; "" for none.
func (e *JWE) Algorithm() string { return e.alg }

// Encryption is enc of the header, how the text is encrypted; "" for none.
func (e *JWE) Encryption() string { return e.enc }

// KeyID is kid of the header, "" for none.
func (e *JWE) KeyID() string { return e.kid }

// Decrypt gives the text. alg must be RSA-OAEP or RSA-OAEP-256, enc one of AES-GCM (with an IV of any length) or
// A128CBC-HS256. The error is ErrDecrypt where these are right and the key or the text is not.
func (e *JWE) Decrypt(key *rsa.PrivateKey) ([]byte, error) {
	if key == nil {
		return nil, errors.New("JWE: no private key to decrypt with")
	}
	hash, c, err := methods(e.Algorithm(), e.Encryption())
	if err != nil {
		return nil, fmt.Errorf("JWE: %w", err)
	}
	if err := sound(e.Header, e.Deviations); err != nil {
		return nil, fmt.Errorf("JWE: %w", err)
	}
	content, err := rsa.DecryptOAEP(hash(), nil, key, e.wrapped, nil)
	if err != nil || len(content) != c.key || len(e.tag) != tagBytes || len(e.iv) == 0 {
		return nil, ErrDecrypt
	}
	aead, err := c.open(content, len(e.iv))
	if err != nil || aead.NonceSize() != len(e.iv) {
		return nil, ErrDecrypt
	}
	aad, _, _ := strings.Cut(e.compact, ".")
	sealed := e.ciphertext[:len(e.ciphertext)+len(e.tag)] // the tag stands behind it
	plain, err := aead.Open(nil, e.iv, sealed, []byte(aad))
	if err != nil {
		return nil, ErrDecrypt
	}
	return plain, nil
}

// Encrypt writes the compact form. Algorithms are those of Decrypt. Members of the header keep their order; alg and enc
// are put first where the header does not name them. Content key, IV and the padding of RSA-OAEP come from random.
func Encrypt(plain []byte, key *rsa.PublicKey, alg, enc string, header []Member, random io.Reader) (string, error) {
	if key == nil {
		return "", errors.New("JWE: no public key to encrypt for")
	}
	hash, c, err := methods(alg, enc)
	if err != nil {
		return "", fmt.Errorf("JWE: %w", err)
	}
	h, err := write([]Member{{"alg", alg}, {"enc", enc}}, header)
	if err != nil {
		return "", fmt.Errorf("JWE header: %w", err)
	}
	drawn := make([]byte, c.key+c.iv)
	if _, err := io.ReadFull(random, drawn); err != nil {
		return "", fmt.Errorf("JWE: draw a content key: %w", err)
	}
	content, iv := drawn[:c.key], drawn[c.key:]
	wrapped, err := rsa.EncryptOAEP(hash(), random, key, content, nil)
	if err != nil {
		return "", fmt.Errorf("JWE: encrypt the content key: %w", err)
	}
	aead, err := c.open(content, len(iv))
	if err != nil {
		return "", fmt.Errorf("JWE: %w", err)
	}
	sealed := aead.Seal(nil, iv, plain, strict.AppendEncode(nil, h)) // the header is authenticated as it is sent
	end := len(sealed) - tagBytes
	var compact strings.Builder
	compact.Grow(strict.EncodedLen(len(h)+len(wrapped)+len(iv)+len(sealed)) + dots)
	encode(&compact, h)
	for _, part := range [][]byte{wrapped, iv, sealed[:end], sealed[end:]} {
		compact.WriteByte('.')
		encode(&compact, part)
	}
	return compact.String(), nil
}
