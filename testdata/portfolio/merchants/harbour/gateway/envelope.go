package gateway

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
	"strings"
	"time"
)

// errSealed says that a reply came that cannot be read, so that nothing is known about the payment.
var errSealed = errors.New("the reply cannot be decrypted")

// seal gives the body to send.
func seal(certificate *x509.Certificate, plain []byte, now time.Time) ([]byte, error) {
	public, ok := certificate.PublicKey.(*rsa.PublicKey)
	if !ok {
		return nil, errors.New("the gateway's certificate has no RSA key")
	}
	header := map[string]any{
		"alg": "RSA-OAEP-256",
		"enc": "A256GCM",
		"cty": "JWT",
		"kid": certificate.Subject.SerialNumber,
		"iat": now.Unix(),
	}
	compact, err := encrypt(public, header, plain)
	if err != nil {
		return nil, fmt.Errorf("encrypt order: %w", err)
	}
	return json.Marshal(map[string]string{"encryptedRequest": compact})
}

// encrypt makes a JWE in compact form.
func encrypt(public *rsa.PublicKey, header map[string]any, plain []byte) (string, error) {
	head, err := json.Marshal(header)
	if err != nil {
		return "", err
	}
	key, nonce := make([]byte, 32), make([]byte, 12)
	_, _ = rand.Read(key)
	_, _ = rand.Read(nonce)
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, public, key, nil)
	if err != nil {
		return "", err
	}
	gcm, err := counter(key)
	if err != nil {
		return "", err
	}
	protected := b64(head)
	out := gcm.Seal(nil, nonce, plain, []byte(protected))
	split := len(out) - gcm.Overhead()
	return strings.Join([]string{protected, b64(wrapped), b64(nonce), b64(out[:split]), b64(out[split:])}, "."), nil
}

// open gives the readable form of a reply, which may be plain.
func open(private *rsa.PrivateKey, raw []byte) ([]byte, error) {
	var envelope struct {
		Response string `json:"encryptedResponse"`
	}
	if err := json.Unmarshal(raw, &envelope); err != nil || envelope.Response == "" {
		return raw, nil
	}
	text, err := decrypt(private, envelope.Response)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errSealed, err)
	}
	return text, nil
}

// decrypt reads a JWE in compact form.
func decrypt(private *rsa.PrivateKey, compact string) ([]byte, error) {
	parts := strings.Split(compact, ".")
	if len(parts) != 5 {
		return nil, errors.New("it has not five parts")
	}
	var bytes [5][]byte
	for i, part := range parts {
		var err error
		if bytes[i], err = base64.RawURLEncoding.DecodeString(part); err != nil {
			return nil, err
		}
	}
	key, err := rsa.DecryptOAEP(sha256.New(), nil, private, bytes[1], nil)
	if err != nil {
		return nil, err
	}
	gcm, err := counter(key)
	if err != nil {
		return nil, err
	}
	return gcm.Open(nil, bytes[2], append(bytes[3], bytes[4]...), []byte(parts[0]))
}

func counter(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}
