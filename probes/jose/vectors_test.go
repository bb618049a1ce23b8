package jose

import (
	"bytes"
	"crypto/rsa"
	"encoding/json"
	"math/big"
	"os"
	"strings"
	"testing"
)

// vector is an example of RFC 7515, 7516 or 7520 with its key, which is public and used for nothing else.
type vector struct {
	Name, Kind, Compact, Text, Refused string
	Key                                struct{ K, N, E, D, P, Q string }
}

func vectors(t *testing.T, kind string) []vector {
	t.Helper()
	text, err := os.ReadFile("testdata/rfc.json")
	if err != nil {
		t.Fatal(err)
	}
	var all, some []vector
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if v.Kind == kind {
			some = append(some, v)
		}
	}
	if len(some) < 3 {
		t.Fatalf("%d vectors for %s", len(some), kind)
	}
	return some
}

func number(t *testing.T, text string) *big.Int {
	t.Helper()
	raw, err := strict.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return new(big.Int).SetBytes(raw)
}

// rsaKey is nil for a vector with a shared secret.
func (v vector) rsaKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	if v.Key.N == "" {
		return nil
	}
	key := &rsa.PrivateKey{
		PublicKey: rsa.PublicKey{N: number(t, v.Key.N), E: int(number(t, v.Key.E).Int64())},
		D:         number(t, v.Key.D),
		Primes:    []*big.Int{number(t, v.Key.P), number(t, v.Key.Q)},
	}
	if err := key.Validate(); err != nil {
		t.Fatal(err)
	}
	key.Precompute()
	return key
}

// TestSignatureVectors verifies the examples, those whose payload is a JSON object also with go-jose, and makes the
// signatures again where they hold nothing random.
func TestSignatureVectors(t *testing.T) {
	for _, v := range vectors(t, "jws") {
		t.Run(v.Name, func(t *testing.T) {
			parts, _, err := split(v.Compact, []string{"header", "payload", "signature"}, longestJWS)
			if err != nil {
				t.Fatal(err)
			}
			h, err := header(parts[0])
			if err != nil {
				t.Fatal(err)
			}
			alg := text(h, "alg")
			s, err := schemeFor(alg)
			if err != nil {
				t.Fatal(err)
			}
			var signing, verifying any
			if key := v.rsaKey(t); key != nil {
				signing, verifying = key, &key.PublicKey
			} else {
				secret, err := strict.DecodeString(v.Key.K)
				if err != nil {
					t.Fatal(err)
				}
				signing, verifying = secret, secret
			}
			input := v.Compact[:strings.LastIndexByte(v.Compact, '.')]
			if err := s.verify(verifying, input, parts[2]); err != nil {
				t.Errorf("ours: %v", err)
			}
			if err := s.verify(verifying, input+"A", parts[2]); err == nil {
				t.Error("a changed text passes")
			}
			if made, err := s.sign(signing, input); err != nil || s.family != 'P' && !bytes.Equal(made, parts[2]) {
				t.Errorf("made again: %x, %v; want %x", made, err, parts[2])
			}
			token, err := ParseJWS(v.Compact)
			if parts[1][0] != '{' {
				if err == nil || !strings.Contains(err.Error(), "payload is not a JSON object") {
					t.Errorf("a payload that is text: %v", err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := compareJWS(t, v.Compact, verifying); got != "taken" {
				t.Errorf("the token: %s", got)
			}
			if issuer, _ := token.Claims.Text("iss"); issuer != "joe" {
				t.Errorf("iss is %q", issuer)
			}
		})
	}
}

func TestEncryptionVectors(t *testing.T) {
	for _, v := range vectors(t, "jwe") {
		t.Run(v.Name, func(t *testing.T) {
			e, err := ParseJWE(v.Compact)
			if err != nil {
				t.Fatal(err)
			}
			plain, err := e.Decrypt(v.rsaKey(t))
			if v.Refused != "" {
				if err == nil || !strings.Contains(err.Error(), v.Refused) || plain != nil {
					t.Errorf("%q, %v; want it refused", plain, err)
				}
				return
			}
			if err != nil || string(plain) != v.Text {
				t.Errorf("ours: %q, %v", plain, err)
			}
			if plain, err := decryptedByLibrary(e, v.rsaKey(t)); err != nil || string(plain) != v.Text {
				t.Errorf("go-jose: %q, %v", plain, err)
			}
		})
	}
}
