package jose

import (
	"crypto/rand"
	"encoding/json"
	"strings"
	"testing"
)

// A token and a body as the probes send them. Signatures are by shared secret, so that RSA does not hide the rest.
var (
	tokenHeader = []Member{{"typ", "JWT"}, {"alg", "HS256"}, {"kid", "0c8f7d4e-6a55-4a7b-9d5c-000000000001"}}
	tokenClaims = []Member{
		{"iat", int64(1795262400)}, {"exp", int64(1795262520)}, {"request-host", "apitest.cybersource.com"},
		{"request-resource-path", "/pts/v2/payments"}, {"request-method", "post"}, {"iss", "sandbox_merchant"},
		{"jti", "aaaaaaaa-bbbb-4ccc-8ddd-000000000001"}, {"v-c-jwt-version", "2"}, {"v-c-merchant-id", "sandbox_merchant"},
		{"v-c-response-mle-kid", "1761111111111111"}, {"digest", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}, {"digestAlgorithm", "SHA-256"},
	}
	sealedHeader = []Member{{"kid", "1761111111111111"}, {"iat", int64(1795262400)}}
	payment      = []byte(`{"clientReferenceInformation":{"code":"` + strings.Repeat("payment ", 150) + `"}}`)
)

func BenchmarkSign(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Sign("HS256", secret, tokenHeader, tokenClaims); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVerify reads a token and verifies it.
func BenchmarkVerify(b *testing.B) {
	compact, err := Sign("HS256", secret, tokenHeader, tokenClaims)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		token, err := ParseJWS(compact)
		if err != nil {
			b.Fatal(err)
		}
		if err := token.Verify(secret, []string{"HS256"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkEncrypt has one RSA operation in it, with the public key.
func BenchmarkEncrypt(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encrypt(payment, &testKey().PublicKey, "RSA-OAEP-256", "A256GCM", sealedHeader, rand.Reader); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecrypt reads a JWE and decrypts it, which is nearly all RSA.
func BenchmarkDecrypt(b *testing.B) {
	compact, err := Encrypt(payment, &testKey().PublicKey, "RSA-OAEP-256", "A256GCM", sealedHeader, rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	for name, do := range map[string]func(e *JWE) error{
		"parse":   func(*JWE) error { return nil },
		"decrypt": func(e *JWE) error { _, err := e.Decrypt(testKey()); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e, err := ParseJWE(compact)
				if err != nil {
					b.Fatal(err)
				}
				if err := do(e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParseObject(b *testing.B) {
	claims, err := write(nil, tokenClaims)
	if err != nil {
		b.Fatal(err)
	}
	for name, text := range map[string][]byte{"claims": claims, "payment": payment} {
		if !json.Valid(text) {
			b.Fatal(name)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ParseObject(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
