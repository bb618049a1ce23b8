package jose

import (
	"crypto"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	_ "crypto/sha256" // the hashes that schemes name
	_ "crypto/sha512"
	"errors"
	"fmt"
)

// scheme is a signature algorithm of RFC 7518.
type scheme struct {
	family byte // H: HMAC, R: RSASSA-PKCS1-v1_5, P: RSASSA-PSS
	hash   crypto.Hash
}

var schemes = map[string]scheme{
	"HS256": {'H', crypto.SHA256}, "HS384": {'H', crypto.SHA384}, "HS512": {'H', crypto.SHA512},
	"RS256": {'R', crypto.SHA256}, "RS384": {'R', crypto.SHA384}, "RS512": {'R', crypto.SHA512},
	"PS256": {'P', crypto.SHA256}, "PS384": {'P', crypto.SHA384}, "PS512": {'P', crypto.SHA512},
}

func schemeFor(alg string) (scheme, error) {
	s, ok := schemes[alg]
	if !ok {
		return scheme{}, fmt.Errorf("alg %q is not supported; known are RS, PS and HS with 256, 384 and 512", alg)
	}
	return s, nil
}

var errSecretDue = errors.New("needs a shared secret, and the key is not one")

// fits says why a key for verification is not of the kind that the algorithm is for.
func (s scheme) fits(key any) error {
	switch k := key.(type) {
	case []byte:
		if s.family == 'H' && len(k) == 0 {
			return errors.New("needs a shared secret, and it is empty")
		}
		if s.family == 'H' {
			return nil
		}
	case *rsa.PublicKey:
		if s.family == 'H' {
			return errSecretDue
		}
		if k != nil {
			return nil
		}
	}
	if s.family == 'H' {
		return errSecretDue
	}
	return errors.New("needs an RSA key, and the key is not one")
}

func (s scheme) short(key any) bool {
	secret, ok := key.([]byte)
	return ok && len(secret) < s.hash.Size()
}

func (s scheme) digest(input string) []byte {
	h := s.hash.New()
	h.Write([]byte(input))
	return h.Sum(nil)
}

func (s scheme) mac(secret []byte, input string) []byte {
	h := hmac.New(s.hash.New, secret)
	h.Write([]byte(input))
	return h.Sum(nil)
}

// verify checks a signature over the text as it was sent, in whatever alphabet.
func (s scheme) verify(key any, input string, signature []byte) error {
	var err error
	switch k := key.(type) {
	case []byte:
		if !hmac.Equal(s.mac(k, input), signature) {
			err = ErrSignature
		}
	case *rsa.PublicKey:
		if s.family == 'P' {
			err = rsa.VerifyPSS(k, s.hash, s.digest(input), signature, nil)
		} else {
			err = rsa.VerifyPKCS1v15(k, s.hash, s.digest(input), signature)
		}
	}
	if err != nil {
		return ErrSignature
	}
	return nil
}

func (s scheme) sign(key any, input string) ([]byte, error) {
	private, ok := key.(*rsa.PrivateKey)
	if !ok || private == nil {
		if err := s.fits(key); err != nil {
			return nil, err
		}
		secret, ok := key.([]byte)
		if !ok {
			return nil, errors.New("needs the private key to sign")
		}
		return s.mac(secret, input), nil
	}
	switch s.family {
	case 'H':
		return nil, errSecretDue
	case 'P':
		return rsa.SignPSS(rand.Reader, private, s.hash, s.digest(input), &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
	default:
		return rsa.SignPKCS1v15(nil, private, s.hash, s.digest(input))
	}
}
