package oauth1

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
)

// RSASHA256 is the one method that is signed and verified.
const RSASHA256 = "RSA-SHA256"

// ErrSignature says that a signature was not made over this request with this key. Which of the two cannot be told.
var ErrSignature = errors.New("the signature does not hold: another request was signed, or with another key")

// Sign adds the signature to the parameters of a header. They are signed and sent as they are.
func Sign(r Request, h Header, key *rsa.PrivateKey) (Header, error) {
	if key == nil {
		return nil, errors.New("sign with OAuth: no private key")
	}
	if method := h.Get(SignatureMethod); method != RSASHA256 {
		return nil, fmt.Errorf("sign with OAuth: %s has to be %s", SignatureMethod, RSASHA256)
	}
	text, err := r.base(h, "", encodedOnce)
	if err != nil {
		return nil, fmt.Errorf("sign with OAuth: %w", err)
	}
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(nil, key, crypto.SHA256, sum[:])
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
	if h.Get(SignatureMethod) != RSASHA256 {
		return fmt.Errorf("verify OAuth: %s is not %s", SignatureMethod, RSASHA256)
	}
	signature, err := base64.StdEncoding.DecodeString(h.Get(Signature))
	if err != nil || len(signature) == 0 {
		return fmt.Errorf("verify OAuth: %s is no Base64", Signature)
	}
	for text, err := range r.bases(h) {
		if err != nil {
			return fmt.Errorf("verify OAuth: %w", err)
		}
		sum := sha256.Sum256([]byte(text))
		if rsa.VerifyPKCS1v15(key, crypto.SHA256, sum[:], signature) == nil {
			return nil
		}
	}
	return ErrSignature
}
