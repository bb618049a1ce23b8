package jose

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// ErrSignature says that a signature was not made with the key it was verified with, or that the text was changed
// afterwards.
var ErrSignature = errors.New("the signature does not fit the key and the text")

// JWS is a signed token. It is not verified until Verify says so.
type JWS struct {
	Header, Claims Object
	Deviations     []Deviation

	compact, alg, kid string
	signature         []byte
}

// ParseJWS reads the compact form, three parts, whose payload is a JSON object of claims. Nothing is verified.
func ParseJWS(compact string) (*JWS, error) {
	t, err := parseJWS(compact)
	if err != nil {
		return nil, fmt.Errorf("JWS: %w", err)
	}
	return t, nil
}

func parseJWS(compact string) (*JWS, error) {
	parts, deviates, err := split(compact, []string{"header", "payload", "signature"}, longestJWS)
	if err != nil {
		return nil, err
	}
	h, err := header(parts[0], "crit", "b64")
	if err != nil {
		return nil, err
	}
	claims, err := ParseObject(parts[1])
	if err != nil {
		return nil, fmt.Errorf("the payload %w", err)
	}
	t := &JWS{Header: h, Claims: claims, compact: compact, alg: text(h, "alg"), kid: text(h, "kid"), signature: parts[2]}
	if deviates {
		t.Deviations = append(t.Deviations, PlainBase64)
	}
	return t, nil
}

// Algorithm is alg of the header, "" for none.
func (t *JWS) Algorithm() string { return t.alg }

// KeyID is kid of the header, "" for none.
func (t *JWS) KeyID() string { return t.kid }

// Verify checks the signature with a key, *rsa.PublicKey or a shared secret as []byte. alg of the header must be one of
// allowed and one for a key of this kind, so that a public key never serves as a secret. The error is ErrSignature
// where alg and key are right and the signature is not. ShortKey is added to Deviations where it holds; apart from
// that a token does not change.
func (t *JWS) Verify(key any, allowed []string) error {
	alg := t.Algorithm()
	if !slices.Contains(allowed, alg) {
		return fmt.Errorf("JWS: alg %q is none of %s", alg, strings.Join(allowed, ", "))
	}
	s, err := schemeFor(alg)
	if err != nil {
		return fmt.Errorf("JWS: %w", err)
	}
	if err := s.fits(key); err != nil {
		return fmt.Errorf("JWS: alg %s %w", alg, err)
	}
	if s.short(key) && !slices.Contains(t.Deviations, ShortKey) {
		t.Deviations = append(t.Deviations, ShortKey)
	}
	if err := sound(t.Header, t.Deviations); err != nil {
		return fmt.Errorf("JWS: %w", err)
	}
	return s.verify(key, t.compact[:strings.LastIndexByte(t.compact, '.')], t.signature)
}

// Sign writes the compact form. The key is *rsa.PrivateKey or a shared secret as []byte, of the kind that alg is for.
// Members of header and claims keep their order; alg is put first where the header does not name it.
// PS algorithms take their salt from crypto/rand; all others give the same text every time.
func Sign(alg string, key any, header, claims []Member) (string, error) {
	s, err := schemeFor(alg)
	if err != nil {
		return "", fmt.Errorf("JWS: %w", err)
	}
	h, err := write([]Member{{"alg", alg}}, header)
	if err != nil {
		return "", fmt.Errorf("JWS header: %w", err)
	}
	c, err := write(nil, claims)
	if err != nil {
		return "", fmt.Errorf("JWS claims: %w", err)
	}
	var compact strings.Builder
	compact.Grow(strict.EncodedLen(len(h)+len(c)+usualSignature) + dots)
	encode(&compact, h)
	compact.WriteByte('.')
	encode(&compact, c)
	signature, err := s.sign(key, compact.String())
	if err != nil {
		return "", fmt.Errorf("JWS: alg %s %w", alg, err)
	}
	compact.WriteByte('.')
	encode(&compact, signature)
	return compact.String(), nil
}
