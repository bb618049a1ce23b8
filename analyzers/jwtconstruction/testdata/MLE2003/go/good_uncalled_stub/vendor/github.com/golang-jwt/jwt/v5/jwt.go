// Package jwt holds the declarations that the sample needs.
package jwt

import "time"

type (
	// Claims is any set of claims.
	Claims any
	// MapClaims is a set of claims by name.
	MapClaims map[string]any
	// NumericDate is a time in seconds.
	NumericDate struct{ time.Time }
	// SigningMethod is an algorithm.
	SigningMethod struct{ Alg string }
)

// RegisteredClaims are the claims of every token.
type RegisteredClaims struct {
	Issuer    string       `json:"iss,omitempty"`
	ExpiresAt *NumericDate `json:"exp,omitempty"`
	IssuedAt  *NumericDate `json:"iat,omitempty"`
	ID        string       `json:"jti,omitempty"`
}

// Token is a token before it is signed.
type Token struct {
	Header map[string]any
	Claims Claims
}

// The algorithms.
var (
	SigningMethodRS256 = &SigningMethod{"RS256"}
	SigningMethodES256 = &SigningMethod{"ES256"}
)

// NewWithClaims makes a token.
func NewWithClaims(method *SigningMethod, claims Claims) *Token {
	return &Token{Header: map[string]any{"typ": "JWT", "alg": method.Alg}, Claims: claims}
}

// NewNumericDate is a time in seconds.
func NewNumericDate(t time.Time) *NumericDate { return &NumericDate{t} }

// SignedString signs the token.
func (t *Token) SignedString(key any) (string, error) { return "", nil }
