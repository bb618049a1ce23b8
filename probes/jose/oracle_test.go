package jose

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"strings"
	"testing"
	"time"

	josev4 "github.com/go-jose/go-jose/v4"
)

// What has no deviation is taken and refused as go-jose takes and refuses it.

// kind is what callers can tell of an error.
func kind(err error) string {
	switch {
	case err == nil:
		return "taken"
	case errors.Is(err, ErrSignature), errors.Is(err, ErrDecrypt):
		return "key or text"
	}
	return "refused"
}

// verifiedByLibrary is what go-jose makes of a token.
func verifiedByLibrary(compact, alg string, key any) error {
	parsed, err := josev4.ParseSignedCompact(compact, []josev4.SignatureAlgorithm{josev4.SignatureAlgorithm(alg)})
	if err != nil {
		return err
	}
	if _, err := parsed.Verify(key); err != nil {
		return ErrSignature
	}
	return nil
}

// compareJWS verifies a token in both ways and says how it went.
func compareJWS(t *testing.T, compact string, key any) string {
	t.Helper()
	token, err := ParseJWS(compact)
	if err != nil {
		t.Fatal(err)
	}
	if len(token.Deviations) > 0 {
		t.Fatal(token.Deviations)
	}
	ours, theirs := token.Verify(key, []string{token.Algorithm()}), verifiedByLibrary(compact, token.Algorithm(), key)
	if kind(ours) != kind(theirs) {
		t.Errorf("%v, go-jose: %v", ours, theirs)
	}
	return kind(ours)
}

// signedWith is a token with that header, signed with the shared secret.
func signedWith(t testing.TB, header string) string {
	t.Helper()
	input := join(header, `{"iss":"m"}`)
	signature, err := schemes["HS256"].sign(secret, input)
	if err != nil {
		t.Fatal(err)
	}
	return input + "." + strict.EncodeToString(signature)
}

// members are such as a header may have, and what becomes of a token and a JWE with them.
func members(t testing.TB) map[string][]string {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "c"}, NotAfter: time.Unix(4e9, 0)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &testKey().PublicKey, testKey())
	if err != nil {
		t.Fatal(err)
	}
	certificate := base64.StdEncoding.EncodeToString(der)
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	jwk := func(key any) string {
		text, err := json.Marshal(josev4.JSONWebKey{Key: key, KeyID: "7"})
		if err != nil {
			t.Fatal(err)
		}
		return `"jwk":` + string(text)
	}
	public := jwk(&testKey().PublicKey)
	with := func(member string) string { return strings.TrimSuffix(public, "}") + "," + member + "}" }
	large := `"jwk":{"kty":"RSA","e":"AQAB","n":"` + strict.EncodeToString(bytes.Repeat([]byte{255}, 513)) + `"}`
	return map[string][]string{
		"taken": {
			`"kid":"7"`, `"kid":""`, `"kid":null`, `"nonce":"n"`, `"nonce":null`, `"\u006bid":"7"`,
			`"x5c":[]`, `"x5c":null`, `"x5c":["` + certificate + `"]`, `"x5c":["` + certificate + `","` + certificate + `"]`,
			`"x5c":["` + certificate[:40] + `\n` + certificate[40:] + `"]`,
			`"jwk":null`, public, jwk(&curve.PublicKey), with(`"p":null`), with(`"x":"AA"`), with(`"D":"AA"`),
			`"epk":5`, `"epk":{"kty":"no"}`, `"p2c":-1`, `"p2s":[]`, `"iv":5`, `"tag":false`, `"apu":"?"`, `"apv":{}`, `"typ":5`, `"cty":["a"]`,
			`"x":1e308`, `"x":1e-999`, `"x":[1,{"y":-1e308}]`, `"x":123456789012345678901234567890`, `"":0`, `"x":"1e999"`, `"Kid":5`, `"Crit":["x"]`,
		},
		"refused": {
			`"kid":7`, `"kid":["7"]`, `"kid":{}`, `"kid":true`, `"\u006bid":7`, `"nonce":7`, `"nonce":[]`, `"nonce":false`,
			`"x5c":"` + certificate + `"`, `"x5c":["` + certificate + `",""]`, `"x5c":[null]`, `"x5c":[5]`, `"x5c":5`, `"x5c":{}`, `"x5c":["AAAA"]`,
			`"x5c":["` + base64.RawURLEncoding.EncodeToString(append(der, 255, 255)) + `"]`,
			`"jwk":5`, `"jwk":"k"`, `"jwk":[]`, `"jwk":{}`, `"jwk":{"kty":"no"}`, `"jwk":{"kty":"oct","k":"AAAA"}`, `"jwk":{"kty":"RSA","n":"AQAB"}`,
			`"jwk":{"kty":"OKP","crv":"X25519","x":"AAAA"}`, `"jwk":{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}`, large,
			jwk(testKey()), jwk(curve), with(`"d":""`), with(`"p":""`), with(`"q":"AA"`), with(`"dp":"AA"`), with(`"dq":"AA"`), with(`"qi":"AA"`),
			with(`"k":"AA"`), with(`"priv":"AA"`), with(`"p":5`), with(`"x5c":["` + certificate[4:] + `"]`), with(`"x5t":"AAAA"`), with(`"x5u":"%"`),
			`"x":1e999`, `"x":-1e309`, `"x":[1e999]`, `"x":{"y":[{"z":1e999}]}`, `"epk":{"x":1e999}`, `"exp":1e999`,
		},
	}
}

func TestMembersOfTheHeader(t *testing.T) {
	sealed := sealing(t)
	for want, list := range members(t) {
		for _, m := range list {
			t.Run(want+" "+m, func(t *testing.T) {
				for _, header := range []string{`{"alg":"HS256",` + m + `}`, ` { ` + m + ` , "alg" : "HS256" } `} {
					if got := compareJWS(t, signedWith(t, header), secret); got != want {
						t.Errorf("token: %s, want %s", got, want)
					}
				}
				if got := compareJWE(t, sealed(`{"alg":"RSA-OAEP-256","enc":"A256GCM",`+m+`}`), testKey()); got != want {
					t.Errorf("JWE: %s, want %s", got, want)
				}
			})
		}
	}
	for _, m := range []string{`"zip":"DEF"`, `"zip":5`, `"enc":5`, `"enc":"A256GCM"`} {
		if got := compareJWS(t, signedWith(t, `{"alg":"HS256",`+m+`}`), secret); got != "taken" {
			t.Errorf("a token with %s: %s", m, got)
		}
	}
	if got := compareJWE(t, sealed(`{"alg":"RSA-OAEP-256","enc":"A256GCM","b64":false}`), testKey()); got != "taken" {
		t.Errorf("a JWE with b64: %s", got)
	}
}

// TestSignatures has salts of every length that PS takes, and signatures that are cut or too long.
func TestSignatures(t *testing.T) {
	for alg, s := range schemes {
		input := join(`{"alg":"`+alg+`"}`, `{"iss":"m"}`)
		list := map[string]string{}
		var signing, verifying any = testKey(), &testKey().PublicKey
		if s.family == 'H' {
			signing, verifying = secret, secret
		}
		sound, err := s.sign(signing, input)
		if err != nil {
			t.Fatal(err)
		}
		list[string(sound)] = "taken"
		for _, salt := range []int{0, 1, 20, 64, 190 - s.hash.Size()} {
			if s.family == 'P' {
				signature, err := rsa.SignPSS(rand.Reader, testKey(), s.hash, s.digest(input), &rsa.PSSOptions{SaltLength: salt})
				if err != nil && salt > 0 {
					t.Fatal(err)
				}
				list[string(signature)] = map[bool]string{true: "taken", false: "key or text"}[err == nil]
			}
		}
		for _, wrong := range []string{"", "s", string(sound[1:]), string(sound) + "\x00", "\x00" + string(sound), string(sound[:len(sound)-1])} {
			list[wrong] = "key or text"
		}
		for signature, want := range list {
			if got := compareJWS(t, input+"."+strict.EncodeToString([]byte(signature)), verifying); got != want {
				t.Errorf("%s with %x: %s, want %s", alg, signature, got, want)
			}
		}
	}
}
