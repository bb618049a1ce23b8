package shop

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
)

// Open decrypts a notice, a compact JWE.
func Open(key *rsa.PrivateKey, payload string) ([]byte, error) {
	parts := strings.Split(payload, ".")
	if len(parts) != 5 {
		return nil, errors.New("a notice is no compact JWE")
	}
	var raw [5][]byte
	for i, p := range parts {
		b, err := base64.RawURLEncoding.DecodeString(p)
		if err != nil {
			return nil, err
		}
		raw[i] = b
	}
	secret, err := rsa.DecryptOAEP(sha256.New(), nil, key, raw[1], nil)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return gcm.Open(nil, raw[2], append(raw[3], raw[4]...), []byte(parts[0]))
}
