package jose

import (
	"bytes"
	"testing"
)

// FuzzParseJWS makes sure that no text verifies that our key did not sign, and that what parses without a deviation is
// taken and refused as by go-jose.
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
		other := []byte("a secret that signed none of the seeds, 32+")
		if token.Verify(other, []string{"HS256"}) == nil {
			t.Fatal("verified with a secret that did not sign it")
		}
		if len(token.Deviations) > 0 || token.Algorithm() != "HS256" {
			return
		}
		for _, key := range [][]byte{secret, other} {
			ours, theirs := token.Verify(key, []string{"HS256"}), verifiedByLibrary(compact, "HS256", key)
			if kind(ours) != kind(theirs) {
				t.Errorf("%v, go-jose: %v", ours, theirs)
			}
		}
	})
}

// FuzzParseJWE makes sure that nothing panics or decrypts by chance, and that we decrypt what go-jose does.
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
		if _, _, unknown := methods(e.Algorithm(), e.Encryption()); unknown != nil || len(e.Deviations) > 0 {
			return
		}
		theirs, theirErr := decryptedByLibrary(e, testKey())
		if kind(err) != kind(theirErr) || !bytes.Equal(plain, theirs) {
			t.Errorf("%q %v, go-jose: %q %v", plain, err, theirs, theirErr)
		}
	})
}

// FuzzHeader signs and encrypts with any header, so that nothing but the header can be wrong.
func FuzzHeader(f *testing.F) {
	for _, list := range members(f) {
		for _, m := range list {
			f.Add(m)
		}
	}
	sealed := sealing(f)
	f.Fuzz(func(t *testing.T, member string) {
		if token, err := ParseJWS(signedWith(t, `{"alg":"HS256",`+member+`}`)); err == nil {
			ours, theirs := token.Verify(secret, []string{"HS256"}), verifiedByLibrary(token.compact, "HS256", secret)
			if kind(ours) != kind(theirs) {
				t.Errorf("%v, go-jose: %v", ours, theirs)
			}
		}
		if e, err := ParseJWE(sealed(`{"alg":"RSA-OAEP-256","enc":"A256GCM",` + member + `}`)); err == nil {
			ours, err := e.Decrypt(testKey())
			theirs, theirErr := decryptedByLibrary(e, testKey())
			if kind(err) != kind(theirErr) || !bytes.Equal(ours, theirs) {
				t.Errorf("%q %v, go-jose: %q %v", ours, err, theirs, theirErr)
			}
		}
	})
}

// zeros is no randomness at all.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }
