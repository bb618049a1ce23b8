// Package mle seals request bodies for the gateway.
package mle

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

type joseHeader struct {
	Algorithm   string `json:"alg"`
	Encryption  string `json:"enc"`
	ContentType string `json:"cty"`
	KeyID       string `json:"kid"`
	IssuedAt    int64  `json:"iat"`
}

// Envelope is a sealed body.
type Envelope struct {
	Request string `json:"encryptedRequest"`
}

// Wrap seals a body and returns the bytes to send.
func Wrap(certificate *x509.Certificate, body []byte, now time.Time) ([]byte, error) {
	public, ok := certificate.PublicKey.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("the gateway's certificate has no RSA key")
	}
	compact, err := seal(public, joseHeader{
		Algorithm:   "RSA-OAEP-256",
		Encryption:  "A256GCM",
		ContentType: "JWT",
		KeyID:       certificate.Subject.SerialNumber,
		IssuedAt:    now.Unix(),
	}, body)
	if err != nil {
		return nil, fmt.Errorf("seal request: %w", err)
	}
	return json.Marshal(Envelope{Request: compact})
}

func seal(public *rsa.PublicKey, header joseHeader, body []byte) (string, error) {
	head, err := json.Marshal(header)
	if err != nil {
		return "", err
	}
	contentKey := make([]byte, 32)
	nonce := make([]byte, 12)
	for _, b := range [][]byte{contentKey, nonce} {
		if _, err := rand.Read(b); err != nil {
			return "", err
		}
	}
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, public, contentKey, nil)
	if err != nil {
		return "", err
	}
	block, err := aes.NewCipher(contentKey)
	if err != nil {
		return "", err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return "", err
	}
	protected := b64(head)
	out := gcm.Seal(nil, nonce, body, []byte(protected))
	split := len(out) - gcm.Overhead()
	return protected + "." + b64(wrapped) + "." + b64(nonce) + "." + b64(out[:split]) + "." + b64(out[split:]), nil
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
