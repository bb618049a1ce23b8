package jose

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// clients are the ways in which real clients write Base64.
var clients = map[string]func([]byte) string{
	"standard alphabet, padded": base64.StdEncoding.EncodeToString,
	"standard alphabet, bare":   base64.RawStdEncoding.EncodeToString,
	"base64url, padded":         base64.URLEncoding.EncodeToString,
	"slash not replaced": func(raw []byte) string {
		return strings.ReplaceAll(base64.RawStdEncoding.EncodeToString(raw), "+", "-")
	},
}

// deviant encrypts as a client does that neither encodes nor chooses its IV as the RFC asks.
func deviant(t *testing.T, enc string, iv int, encode func([]byte) string) string {
	t.Helper()
	c := contents[enc]
	drawn := make([]byte, c.key+iv)
	rand.Read(drawn)
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &testKey().PublicKey, drawn[:c.key], nil)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := c.open(drawn[:c.key], iv)
	if err != nil {
		t.Fatal(err)
	}
	header := encode([]byte(`{"kid":"7","cty":"application/json","alg":"RSA-OAEP-256","enc":"` + enc + `","pad":"??>>"}`))
	return seal(aead, header, wrapped, drawn[c.key:], []byte(strings.Repeat("plain", 50)), encode)
}

func TestDeviantJWE(t *testing.T) {
	for name, encode := range clients {
		for _, c := range []struct {
			enc  string
			iv   int
			want []Deviation
		}{
			{"A256GCM", 12, []Deviation{PlainBase64}},
			{"A256GCM", 16, []Deviation{PlainBase64, LongIV}},
			{"A128GCM", 16, []Deviation{PlainBase64, LongIV}},
			{"A192GCM", 7, []Deviation{PlainBase64, LongIV}},
			{"A128CBC-HS256", 16, []Deviation{PlainBase64}},
		} {
			t.Run(name+" "+c.enc, func(t *testing.T) {
				compact := deviant(t, c.enc, c.iv, encode)
				e, err := ParseJWE(compact)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(c.want, e.Deviations); diff != "" || e.IVBytes != c.iv {
					t.Errorf("IV of %d bytes; deviations (-want +got):\n%s", e.IVBytes, diff)
				}
				if plain, err := e.Decrypt(testKey()); err != nil || string(plain) != strings.Repeat("plain", 50) {
					t.Errorf("%q, %v", plain, err)
				}
				if plain, err := e.Decrypt(otherKey()); !errors.Is(err, ErrDecrypt) || plain != nil {
					t.Errorf("another key: %q, %v", plain, err)
				}
				e.tag[3] ^= 1
				if plain, err := e.Decrypt(testKey()); !errors.Is(err, ErrDecrypt) || plain != nil {
					t.Errorf("a changed tag: %q, %v", plain, err)
				}
			})
		}
	}
}

// TestLongIV is the other deviation alone: base64url as it should be.
func TestLongIV(t *testing.T) {
	e, err := ParseJWE(deviant(t, "A256GCM", 16, base64.RawURLEncoding.EncodeToString))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := e.Decrypt(testKey())
	if diff := cmp.Diff([]Deviation{LongIV}, e.Deviations); diff != "" || err != nil || len(plain) != 250 {
		t.Errorf("%q, %v; deviations (-want +got):\n%s", plain, err, diff)
	}
}

func TestDeviantJWS(t *testing.T) {
	for name, encode := range clients {
		for alg, s := range schemes {
			t.Run(name+" "+alg, func(t *testing.T) {
				var signing, verifying any = testKey(), &testKey().PublicKey
				if s.family == 'H' {
					signing, verifying = secret, secret
				}
				input := encode([]byte(`{"alg":"`+alg+`","pad":"??>>?"}`)) + "." + encode([]byte(`{"iss":"??>>"}`))
				signature, err := s.sign(signing, input)
				if err != nil {
					t.Fatal(err)
				}
				token, err := ParseJWS(input + "." + encode(signature))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff([]Deviation{PlainBase64}, token.Deviations); diff != "" {
					t.Error(diff)
				}
				if err := token.Verify(verifying, []string{alg}); err != nil {
					t.Error(err)
				}
				token.signature[0] ^= 1
				if err := token.Verify(verifying, []string{alg}); !errors.Is(err, ErrSignature) {
					t.Errorf("a changed signature: %v", err)
				}
			})
		}
	}
}

// TestShortSecret takes the 32 bytes of a shared secret with the longer hashes too.
func TestShortSecret(t *testing.T) {
	for alg, want := range map[string][]Deviation{"HS256": nil, "HS384": {ShortKey}, "HS512": {ShortKey}} {
		compact, err := Sign(alg, secret[:32], nil, claims)
		if err != nil {
			t.Fatal(err)
		}
		token, err := ParseJWS(compact)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := token.Verify(secret[:32], []string{alg}); err != nil {
				t.Errorf("%s: %v", alg, err)
			}
		}
		if diff := cmp.Diff(want, token.Deviations); diff != "" {
			t.Errorf("%s (-want +got):\n%s", alg, diff)
		}
		if err := token.Verify(secret[1:33], []string{alg}); !errors.Is(err, ErrSignature) {
			t.Errorf("%s with another secret: %v", alg, err)
		}
	}
}
