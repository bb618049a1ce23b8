package oauth1

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
)

// The methods that are signed and verified, both with SHA-256: PKCS #1 v1.5, and PSS with salt as long as the hash, which
// the newest of Mastercard's signers offers.
const (
	RSASHA256 = "RSA-SHA256"
	RSAPSS    = "RSA-PSS"
)

// ErrSignature says that a signature was not made over this request with this key. Which of the two cannot be told.
var ErrSignature = errors.New("the signature does not hold: another request was signed, or with another key")

var salted = &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}

var verifiers = map[string]func(key *rsa.PublicKey, sum, signature []byte) error{
	RSASHA256: func(key *rsa.PublicKey, sum, signature []byte) error {
		return rsa.VerifyPKCS1v15(key, crypto.SHA256, sum, signature)
	},
	RSAPSS: func(key *rsa.PublicKey, sum, signature []byte) error {
		return rsa.VerifyPSS(key, crypto.SHA256, sum, signature, salted)
	},
}

// Sign adds the signature to the parameters of a header. They are signed and sent as they are.
func Sign(r Request, h Header, key *rsa.PrivateKey) (Header, error) {
	if key == nil {
		return nil, errors.New("sign with OAuth: no private key")
	}
	method := h.Get(SignatureMethod)
	if method != RSASHA256 && method != RSAPSS {
		return nil, fmt.Errorf("sign with OAuth: %s has to be %s or %s", SignatureMethod, RSASHA256, RSAPSS)
	}
	text, err := r.base(h, "", encodedOnce)
	if err != nil {
		return nil, fmt.Errorf("sign with OAuth: %w", err)
	}
	sum := sha256.Sum256(text)
	var signature []byte
	if method == RSAPSS {
		signature, err = rsa.SignPSS(rand.Reader, key, crypto.SHA256, sum[:], salted)
	} else {
		signature, err = rsa.SignPKCS1v15(nil, key, crypto.SHA256, sum[:])
	}
	if err != nil {
		return nil, fmt.Errorf("sign with OAuth: %w", err)
	}
	return append(h[:len(h):len(h)], Param{Signature, encode(base64.StdEncoding.EncodeToString(signature))}), nil
}

// Verify checks the signature of a header. The error is ErrSignature where everything can be read and it does not hold.
func Verify(r Request, h Header, key *rsa.PublicKey) error {
	if key == nil {
		return errors.New("verify OAuth: no public key")
	}
	verify, ok := verifiers[h.Get(SignatureMethod)]
	if !ok {
		return fmt.Errorf("verify OAuth: %s is neither %s nor %s", SignatureMethod, RSASHA256, RSAPSS)
	}
	signature, err := base64.StdEncoding.DecodeString(h.Get(Signature))
	if err != nil || len(signature) == 0 {
		return fmt.Errorf("verify OAuth: %s is no Base64", Signature)
	}
	for text, err := range r.bases(h) {
		if err != nil {
			return fmt.Errorf("verify OAuth: %w", err)
		}
		sum := sha256.Sum256(text)
		if verify(key, sum[:], signature) == nil {
			return nil
		}
	}
	return ErrSignature
}
