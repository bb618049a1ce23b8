package jose

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"strings"
	"sync"
	"testing"

	josev4 "github.com/go-jose/go-jose/v4"
	"github.com/google/go-cmp/cmp"
)

// testKey is the one key of the package's tests.
var testKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

var otherKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
})

var (
	secret = []byte(strings.Repeat("0123456789abcdef", 4))
	claims = []Member{{"iss", "merchant"}, {"iat", 1800000000}, {"request-resource-path", "/pts/v2/payments?a=1&b=<2>"}}
)

// TestSign checks every algorithm against go-jose and against our own reading.
func TestSign(t *testing.T) {
	for alg, s := range schemes {
		t.Run(alg, func(t *testing.T) {
			var signing, verifying, wrong any = testKey(), &testKey().PublicKey, &otherKey().PublicKey
			if s.family == 'H' {
				signing, verifying, wrong = secret, secret, []byte(strings.Repeat("x", 64))
			}
			compact, err := Sign(alg, signing, []Member{{"typ", "JWT"}, {"alg", alg}, {"kid", "7"}}, claims)
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := josev4.ParseSignedCompact(compact, []josev4.SignatureAlgorithm{josev4.SignatureAlgorithm(alg)})
			if err != nil {
				t.Fatal(err)
			}
			payload, err := theirs.Verify(verifying)
			want := `{"iss":"merchant","iat":1800000000,"request-resource-path":"/pts/v2/payments?a=1&b=<2>"}`
			if diff := cmp.Diff(want, string(payload)); err != nil || diff != "" {
				t.Errorf("go-jose: %v\n%s", err, diff)
			}
			ours, err := ParseJWS(compact)
			if err != nil {
				t.Fatal(err)
			}
			if ours.Algorithm() != alg || ours.KeyID() != "7" || len(ours.Deviations) != 0 {
				t.Errorf("read %q, %q, %v", ours.Algorithm(), ours.KeyID(), ours.Deviations)
			}
			if err := ours.Verify(verifying, []string{alg}); err != nil {
				t.Error(err)
			}
			if err := ours.Verify(wrong, []string{alg}); !errors.Is(err, ErrSignature) {
				t.Errorf("another key: %v", err)
			}
		})
	}
}

// TestEncrypt checks every pair of algorithms against go-jose and against our own reading.
func TestEncrypt(t *testing.T) {
	for alg := range wraps {
		for enc := range contents {
			t.Run(alg+" "+enc, func(t *testing.T) {
				compact, err := Encrypt([]byte("plain"), &testKey().PublicKey, alg, enc, []Member{{"cty", "JWT"}, {"kid", "7"}}, rand.Reader)
				if err != nil {
					t.Fatal(err)
				}
				theirs, err := josev4.ParseEncryptedCompact(compact,
					[]josev4.KeyAlgorithm{josev4.KeyAlgorithm(alg)}, []josev4.ContentEncryption{josev4.ContentEncryption(enc)})
				if err != nil {
					t.Fatal(err)
				}
				if plain, err := theirs.Decrypt(testKey()); err != nil || string(plain) != "plain" {
					t.Errorf("go-jose: %q, %v", plain, err)
				}
				ours, err := ParseJWE(compact)
				if err != nil {
					t.Fatal(err)
				}
				if ours.Algorithm() != alg || ours.Encryption() != enc || ours.KeyID() != "7" || len(ours.Deviations) != 0 {
					t.Errorf("read %q, %q, %q, %v", ours.Algorithm(), ours.Encryption(), ours.KeyID(), ours.Deviations)
				}
				if plain, err := ours.Decrypt(testKey()); err != nil || string(plain) != "plain" {
					t.Errorf("ours: %q, %v", plain, err)
				}
				if plain, err := ours.Decrypt(otherKey()); !errors.Is(err, ErrDecrypt) || plain != nil {
					t.Errorf("another key: %q, %v", plain, err)
				}
			})
		}
	}
}

// TestKeyConfusion makes sure that a public key never serves as a secret, nor a secret as a key.
func TestKeyConfusion(t *testing.T) {
	der := x509.MarshalPKCS1PublicKey(&testKey().PublicKey)
	block := pem.EncodeToMemory(&pem.Block{Type: "RSA PUBLIC KEY", Bytes: der})
	forged, err := Sign("HS256", block, nil, claims)
	if err != nil {
		t.Fatal(err)
	}
	rs256, err := Sign("RS256", testKey(), nil, claims)
	if err != nil {
		t.Fatal(err)
	}
	both := []string{"HS256", "RS256"}
	for _, c := range []struct {
		name, compact string
		key           any
		allowed       []string
		want          string
	}{
		{"HS256 with a public key", forged, &testKey().PublicKey, both, "needs a shared secret"},
		{"HS256 where RS256 is due", forged, &testKey().PublicKey, []string{"RS256"}, `alg "HS256" is none of RS256`},
		{"RS256 with a secret", rs256, secret, both, "needs an RSA key"},
		{"RS256 with no key", rs256, (*rsa.PublicKey)(nil), both, "needs an RSA key"},
		{"RS256 with a private key", rs256, testKey(), both, "needs an RSA key"},
		{"HS256 with an empty secret", forged, []byte{}, both, "it is empty"},
		{"HS256 with nothing", forged, nil, both, "needs a shared secret"},
		{"nothing allowed", rs256, &testKey().PublicKey, nil, "is none of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			token, err := ParseJWS(c.compact)
			if err != nil {
				t.Fatal(err)
			}
			if err := token.Verify(c.key, c.allowed); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v; want %q", err, c.want)
			}
		})
	}
}
