package jose

import (
	"errors"
	"testing"

	josev4 "github.com/go-jose/go-jose/v4"
)

// FuzzParseJWS makes sure that whatever parses without a deviation is read by go-jose too, and that no text verifies
// that our key did not sign.
func FuzzParseJWS(f *testing.F) {
	sound, err := Sign("HS256", secret, []Member{{"kid", "7"}}, claims)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{sound, sound + "=", "..", join(`{"alg":"none"}`, `{}`) + ".", join(`{"alg":"HS256"}`, `{"a":[{}]}`, "s")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, compact string) {
		token, err := ParseJWS(compact)
		if err != nil {
			return
		}
		if token.Header == nil || token.Claims == nil {
			t.Fatal("parsed, and nothing is there")
		}
		err = token.Verify([]byte("a secret that signed none of the seeds, 32+"), []string{"HS256"})
		if err == nil {
			t.Fatal("verified with a secret that did not sign it")
		}
		if len(token.Deviations) > 0 || token.Algorithm() != "HS256" {
			return
		}
		if _, err := josev4.ParseSignedCompact(compact, []josev4.SignatureAlgorithm{"HS256"}); err == nil && !errors.Is(token.Verify(secret[1:], []string{"HS256"}), ErrSignature) {
			t.Errorf("go-jose reads it: %v", err)
		}
	})
}

// FuzzParseJWE makes sure that nothing panics or decrypts by chance, and that the two readers agree.
func FuzzParseJWE(f *testing.F) {
	sound, err := Encrypt([]byte("plain"), &testKey().PublicKey, "RSA-OAEP-256", "A256GCM", nil, zeros{})
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{sound, sound + "=", "....", join(`{"alg":"dir","enc":"A256GCM"}`, "", "", "", "")} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, compact string) {
		e, err := ParseJWE(compact)
		if err != nil {
			return
		}
		plain, err := e.Decrypt(testKey())
		if err == nil && compact != sound && string(plain) != "plain" {
			t.Fatalf("decrypted to %q", plain)
		}
		if err == nil {
			return
		}
		e.Deviations = append(e.Deviations, PlainBase64)
		if other, ownErr := e.Decrypt(testKey()); ownErr == nil {
			t.Fatalf("go-jose: %v; ours: %q", err, other)
		}
	})
}

// zeros is no randomness at all.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
