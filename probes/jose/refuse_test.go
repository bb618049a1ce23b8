package jose

import (
	"crypto/rand"
	"errors"
	"strings"
	"testing"
)

func join(parts ...string) string {
	for i, p := range parts {
		parts[i] = strict.EncodeToString([]byte(p))
	}
	return strings.Join(parts, ".")
}

func TestParseRefuses(t *testing.T) {
	const h, c = `{"alg":"RS256"}`, `{"iss":"m"}`
	jws := func(s string) error { _, err := ParseJWS(s); return err }
	jwe := func(s string) error { _, err := ParseJWE(s); return err }
	for _, test := range []struct {
		name  string
		parse func(string) error
		text  string
		want  string
	}{
		{"empty", jws, "", "has 1 parts"},
		{"two parts", jws, join(h, c), "has 2 parts"},
		{"four parts", jws, join(h, c, "s", "x"), "has 4 parts"},
		{"too long", jws, strings.Repeat("A", longestJWS+1), "at most 1048576"},
		{"blank before it", jws, " " + join(h, c, "s"), "header is not base64url"},
		{"line break in it", jws, join(h, c, "s") + "\n", "signature has a line break"},
		{"stray bits", jws, join(h, c) + ".AB", "signature is not base64url"},
		{"too much padding", jws, join(h, c) + ".AA===", "padding"},
		{"padding that does not fit", jws, join(h, c) + ".AAA==", "padding"},
		{"header no JSON", jws, join("alg", c, "s"), "header is not a JSON object"},
		{"header null", jws, join("null", c, "s"), "header is not a JSON object"},
		{"header a list", jws, join(`["RS256"]`, c, "s"), "header is not a JSON object"},
		{"two headers", jws, join(h+h, c, "s"), "header is not a JSON object"},
		{"header with alg twice", jws, join(`{"alg":"none","alg":"RS256"}`, c, "s"), `header has the member "alg" twice`},
		{"the same name escaped", jws, join(`{"alg":"none","\u0061lg":"RS256"}`, c, "s"), `header has the member "alg" twice`},
		{"header not UTF-8", jws, join("{\"alg\":\"RS256\xff\"}", c, "s"), "header is not UTF-8"},
		{"crit", jws, join(`{"alg":"RS256","crit":["exp"],"exp":1}`, c, "s"), `"crit"`},
		{"b64", jws, join(`{"alg":"RS256","b64":false}`, c, "s"), `"b64"`},
		{"claims are text", jws, join(h, `"text"`, "s"), "payload is not a JSON object"},
		{"claims empty", jws, join(h, "", "s"), "payload is not a JSON object"},
		{"claim twice", jws, join(h, `{"iss":"a","exp":1,"iss":"b"}`, "s"), `payload has the member "iss" twice`},
		{"claim twice further in", jws, join(h, `{"a":[{"x":1,"x":2}]}`, "s"), `payload has the member "x" twice`},
		{"three parts", jwe, join(h, c, "s"), "has 3 parts"},
		{"zip", jwe, join(`{"alg":"RSA-OAEP-256","enc":"A256GCM","zip":"DEF"}`, "k", "i", "c", "t"), `"zip"`},
		{"crit in a JWE", jwe, join(`{"alg":"RSA-OAEP-256","enc":"A256GCM","crit":[]}`, "k", "i", "c", "t"), `"crit"`},
		{"no header", jwe, "....", "header is not a JSON object"},
		{"too long a JWE", jwe, strings.Repeat("A", longestJWE+1), "at most"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.parse(test.text); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v; want %q", err, test.want)
			}
		})
	}
}

// TestDecryptRefuses goes through what is not among the provider's algorithms, and what is broken.
func TestDecryptRefuses(t *testing.T) {
	sound, err := Encrypt([]byte("plain"), &testKey().PublicKey, "RSA-OAEP-256", "A256GCM", nil, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(sound, ".")
	with := func(i int, part string) string {
		changed := append([]string{}, parts...)
		changed[i] = part
		return strings.Join(changed, ".")
	}
	named := func(alg, enc string) string {
		return with(0, strict.EncodeToString([]byte(`{"alg":"`+alg+`","enc":"`+enc+`","p2c":99999999,"p2s":"AA"}`)))
	}
	for _, test := range []struct{ name, compact, want string }{
		{"RSA1_5", named("RSA1_5", "A256GCM"), `alg "RSA1_5" is refused`},
		{"dir", named("dir", "A256GCM"), `alg "dir" is refused`},
		{"PBES2", named("PBES2-HS256+A128KW", "A256GCM"), "is refused"},
		{"ECDH-ES", named("ECDH-ES", "A256GCM"), "is refused"},
		{"none", named("none", "A256GCM"), "is refused"},
		{"A256CBC-HS512", named("RSA-OAEP", "A256CBC-HS512"), `enc "A256CBC-HS512" is not supported`},
		{"no alg", with(0, strict.EncodeToString([]byte(`{}`))), `alg "" is refused`},
		{"alg a number", with(0, strict.EncodeToString([]byte(`{"alg":5,"enc":"A256GCM"}`))), `alg "" is refused`},
		{"the other hash", named("RSA-OAEP", "A256GCM"), ErrDecrypt.Error()},
		{"no key in it", with(1, ""), ErrDecrypt.Error()},
		{"no IV", with(2, ""), ErrDecrypt.Error()},
		{"a short IV", with(2, "AAAA"), ErrDecrypt.Error()},
		{"no ciphertext", with(3, ""), ErrDecrypt.Error()},
		{"no tag", with(4, ""), ErrDecrypt.Error()},
		{"a long tag", with(4, parts[4][:20]+parts[4]), ErrDecrypt.Error()},
		{"a header changed", named("RSA-OAEP-256", "A256GCM"), ErrDecrypt.Error()},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := ParseJWE(test.compact)
			if err != nil {
				t.Fatal(err)
			}
			plain, err := e.Decrypt(testKey())
			if err == nil || !strings.Contains(err.Error(), test.want) || plain != nil {
				t.Errorf("%q, %v; want %q", plain, err, test.want)
			}
		})
	}
	e, err := ParseJWE(sound)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Decrypt(nil); err == nil {
		t.Error("no key is taken")
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, test := range []struct {
		name           string
		alg            string
		key            any
		header, claims []Member
		want           string
	}{
		{"none", "none", secret, nil, nil, `alg "none" is not supported`},
		{"header says otherwise", "RS256", testKey(), []Member{{"alg", "HS256"}}, nil, `member "alg" is HS256 in the header, and RS256 is asked for`},
		{"a claim twice", "RS256", testKey(), nil, []Member{{"iss", "a"}, {"iss", "b"}}, `member "iss" is given twice`},
		{"a claim that is no JSON", "RS256", testKey(), nil, []Member{{"iss", make(chan int)}}, `member "iss"`},
		{"HS256 with a private key", "HS256", testKey(), nil, nil, "needs a shared secret"},
		{"RS256 with a secret", "RS256", secret, nil, nil, "needs an RSA key"},
		{"RS256 with a public key", "RS256", &testKey().PublicKey, nil, nil, "needs the private key"},
		{"HS256 with an empty secret", "HS256", []byte{}, nil, nil, "it is empty"},
		{"no key", "PS256", nil, nil, nil, "needs an RSA key"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if text, err := Sign(test.alg, test.key, test.header, test.claims); err == nil || !strings.Contains(err.Error(), test.want) || text != "" {
				t.Errorf("%q, %v; want %q", text, err, test.want)
			}
		})
	}
	public := &testKey().PublicKey
	if _, err := Encrypt(nil, public, "RSA1_5", "A256GCM", nil, rand.Reader); err == nil {
		t.Error("RSA1_5 is written")
	}
	if _, err := Encrypt(nil, public, "RSA-OAEP", "A256KW", nil, rand.Reader); err == nil {
		t.Error("an unknown enc is written")
	}
	if _, err := Encrypt(nil, nil, "RSA-OAEP", "A256GCM", nil, rand.Reader); err == nil {
		t.Error("no key is taken")
	}
	if _, err := Encrypt(nil, public, "RSA-OAEP", "A256GCM", nil, strings.NewReader("short")); err == nil || errors.Is(err, ErrDecrypt) {
		t.Errorf("randomness ran out: %v", err)
	}
}

func TestObject(t *testing.T) {
	o, err := ParseObject([]byte(`{"text":"a\u0041","number":12.5,"large":1e999,"null":null,"list":["x"],"empty":""}`))
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := o.Text("text"); s != "aA" || !ok {
		t.Errorf("text: %q %v", s, ok)
	}
	if s, ok := o.Text("empty"); s != "" || !ok {
		t.Errorf("empty: %q %v", s, ok)
	}
	if n, ok := o.Number("number"); n != 12.5 || !ok {
		t.Errorf("number: %v %v", n, ok)
	}
	for _, name := range []string{"number", "null", "list", "absent"} {
		if s, ok := o.Text(name); ok {
			t.Errorf("%s is the text %q", name, s)
		}
	}
	for _, name := range []string{"text", "large", "null", "list", "absent"} {
		if n, ok := o.Number(name); ok {
			t.Errorf("%s is the number %v", name, n)
		}
	}
	if !o.Has("null") || o.Has("absent") || Object(nil).Has("x") {
		t.Error("Has is wrong")
	}
}
