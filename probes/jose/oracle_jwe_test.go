package jose

import (
	"bytes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"slices"
	"strings"
	"testing"

	josev4 "github.com/go-jose/go-jose/v4"
)

// decryptedByLibrary is what go-jose makes of a JWE.
func decryptedByLibrary(e *JWE, key *rsa.PrivateKey) ([]byte, error) {
	parsed, err := josev4.ParseEncryptedCompact(e.compact,
		[]josev4.KeyAlgorithm{josev4.KeyAlgorithm(e.Algorithm())}, []josev4.ContentEncryption{josev4.ContentEncryption(e.Encryption())})
	if err != nil {
		return nil, err
	}
	if len(e.tag) != tagBytes {
		return nil, ErrDecrypt // go-jose takes a part of the ciphertext for the beginning of the tag
	}
	plain, err := parsed.Decrypt(key)
	if err != nil {
		return nil, ErrDecrypt
	}
	return plain, nil
}

// compareJWE decrypts in both ways and says how it went.
func compareJWE(t *testing.T, compact string, key *rsa.PrivateKey) string {
	t.Helper()
	e, err := ParseJWE(compact)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Deviations) > 0 {
		t.Fatal(e.Deviations)
	}
	ours, err := e.Decrypt(key)
	theirs, theirErr := decryptedByLibrary(e, key)
	if kind(err) != kind(theirErr) || !bytes.Equal(ours, theirs) || (ours == nil) != (theirs == nil) {
		t.Errorf("%q %v, go-jose: %q %v", ours, err, theirs, theirErr)
	}
	return kind(err)
}

// sealing makes JWEs whose parts but the header are as RSA-OAEP-256 and A256GCM ask for.
func sealing(t testing.TB) func(header string) string {
	t.Helper()
	content := make([]byte, 32)
	wrapped, err := rsa.EncryptOAEP(sha256.New(), rand.Reader, &testKey().PublicKey, content, nil)
	if err != nil {
		t.Fatal(err)
	}
	aead, err := contents["A256GCM"].open(content, 12)
	if err != nil {
		t.Fatal(err)
	}
	return func(header string) string {
		return seal(aead, strict.EncodeToString([]byte(header)), wrapped, make([]byte, 12), []byte("plain"), strict.EncodeToString)
	}
}

// seal encrypts and joins the five parts. The encoded header is authenticated as it is sent.
func seal(aead cipher.AEAD, header string, wrapped, iv, plain []byte, encode func([]byte) string) string {
	sealed := aead.Seal(nil, iv, plain, []byte(header))
	end := len(sealed) - tagBytes
	return strings.Join([]string{header, encode(wrapped), encode(iv), encode(sealed[:end]), encode(sealed[end:])}, ".")
}

// forEach goes through all pairs of algorithms. sealed is a JWE of one pair, with a content key of zeros that is wrapped
// for testKey; another wrapped key may be put in its place.
func forEach(t *testing.T, do func(t *testing.T, wrap func(content []byte, to *rsa.PublicKey, label string) []byte, c content, sealed func(wrapped, plain []byte) string)) {
	for enc, c := range contents {
		for alg, hash := range wraps {
			aead, err := c.open(make([]byte, c.key), c.iv)
			if err != nil {
				t.Fatal(err)
			}
			header := strict.EncodeToString([]byte(`{"alg":"` + alg + `","enc":"` + enc + `"}`))
			t.Run(alg+" "+enc, func(t *testing.T) {
				wrap := func(content []byte, to *rsa.PublicKey, label string) []byte {
					wrapped, err := rsa.EncryptOAEP(hash(), rand.Reader, to, content, []byte(label))
					if err != nil {
						t.Fatal(err)
					}
					return wrapped
				}
				do(t, wrap, c, func(wrapped, plain []byte) string {
					return seal(aead, header, wrapped, make([]byte, c.iv), plain, strict.EncodeToString)
				})
			})
		}
	}
}

func TestContentKeys(t *testing.T) {
	forEach(t, func(t *testing.T, wrap func([]byte, *rsa.PublicKey, string) []byte, c content, sealed func(wrapped, plain []byte) string) {
		mine, key := &testKey().PublicKey, make([]byte, c.key)
		wrapped := wrap(key, mine, "")
		for wrapped[0] == 0 { // without which it is the same number
			wrapped = wrap(key, mine, "")
		}
		for name, plain := range map[string]string{"text": "plain", "nothing": "", "much": strings.Repeat("plain ", 5000)} {
			if got := compareJWE(t, sealed(wrapped, []byte(plain)), testKey()); got != "taken" {
				t.Errorf("%s in it: %s", name, got)
			}
		}
		for name, wrapped := range map[string][]byte{
			"another's": wrap(key, &otherKey().PublicKey, ""), "none": nil, "cut": wrapped[1:], "too long": append([]byte{0}, wrapped...),
			"of more bytes": wrap(append(key, 0), mine, ""), "of less": wrap(key[1:], mine, ""), "of half": wrap(key[:c.key/2], mine, ""),
			"of no bytes": wrap(nil, mine, ""), "with a label": wrap(key, mine, "label"),
		} {
			if got := compareJWE(t, sealed(wrapped, []byte("plain")), testKey()); got != "key or text" {
				t.Errorf("a key %s: %s", name, got)
			}
		}
	})
}

// TestChangedJWE changes what stands beside the key.
func TestChangedJWE(t *testing.T) {
	forEach(t, func(t *testing.T, wrap func([]byte, *rsa.PublicKey, string) []byte, c content, sealed func(wrapped, plain []byte) string) {
		parts := strings.Split(sealed(wrap(make([]byte, c.key), &testKey().PublicKey, ""), []byte("plain")), ".")
		text, tag := raw(t, parts[3]), raw(t, parts[4])
		both, encode := slices.Concat(text, tag), strict.EncodeToString
		for name, change := range map[string][2]string{
			"no ciphertext": {"", parts[4]}, "a byte more": {encode(append(text, 0)), parts[4]},
			"a block more": {encode(append(text, make([]byte, 16)...)), parts[4]}, "no tag": {parts[3], ""}, "a tag cut": {parts[3], encode(tag[1:])},
			"a tag too long": {parts[3], encode(append(tag, 0))}, "nothing at all": {"", ""},
			"the tag in the ciphertext": {encode(both), ""}, "half of it there": {encode(both[:len(text)+8]), encode(tag[8:])},
			"ciphertext in the tag": {encode(text[:3]), encode(both[3:])}, "all in the tag": {"", encode(both)},
		} {
			compact := strings.Join(append(parts[:3:3], change[:]...), ".")
			if got := compareJWE(t, compact, testKey()); got != "key or text" {
				t.Errorf("%s: %s", name, got)
			}
		}
		other := encode([]byte(strings.Replace(string(raw(t, parts[0])), "{", "{ ", 1)))
		if got := compareJWE(t, strings.Join(append([]string{other}, parts[1:]...), "."), testKey()); got != "key or text" {
			t.Errorf("a blank in the header: %s", got)
		}
		for _, n := range []int{0, 3, 12, 15, 17} {
			parts[2] = encode(make([]byte, n))
			if e, err := ParseJWE(strings.Join(parts, ".")); err != nil || len(e.Deviations) == 0 && n != c.iv && compareJWE(t, e.compact, testKey()) != "key or text" {
				t.Errorf("an IV of %d bytes: %v", n, err)
			}
		}
	})
}

func raw(t *testing.T, part string) []byte {
	t.Helper()
	raw, err := strict.DecodeString(part)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
