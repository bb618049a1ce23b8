package oauth1

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var key = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

// TestBaseString has the example of RFC 5849, section 3.4.1.1, and what it says of ports, case and empty paths.
func TestBaseString(t *testing.T) {
	rfc := `OAuth realm="Example", oauth_consumer_key="9djdj82h48djs9d2", oauth_token="kkk9d7dh3k39sjv7",
		oauth_signature_method="HMAC-SHA1", oauth_timestamp="137131201", oauth_nonce="7d8f3e4a", oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D"`
	for _, test := range []struct {
		name, header string
		request      Request
		want         string
	}{
		{"the RFC's example", rfc, Request{"post", "http://EXAMPLE.com:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b", "c2&a3=2+q"},
			"POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7"},
		{"a port that is no default one", `OAuth a="b"`, Request{Method: "GET", URL: "https://127.0.0.1:8443"}, "GET&https%3A%2F%2F127.0.0.1%3A8443%2F&a%3Db"},
		{"the default port is left out", `OAuth a="b"`, Request{Method: "GET", URL: "https://Shop.example:443/x"}, "GET&https%3A%2F%2Fshop.example%2Fx&a%3Db"},
		{"values stay as in the header", `OAuth h="a+b=",i="a%2Bb"`, Request{Method: "GET", URL: "https://shop.example/"}, "GET&https%3A%2F%2Fshop.example%2F&h%3Da%2Bb%3D%26i%3Da%252Bb"},
		{"signs of the path stay", `OAuth a="b"`, Request{Method: "GET", URL: "https://shop.example/a%20b/~c"}, "GET&https%3A%2F%2Fshop.example%2Fa%2520b%2F~c&a%3Db"},
	} {
		h, err := Parse(test.header)
		if err != nil {
			t.Fatal(err)
		}
		text, err := test.request.base(h, "", encodedOnce)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(test.want, string(text)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

// TestEncode has what RFC 5849, section 3.6, leaves as it is and what not.
func TestEncode(t *testing.T) {
	if got, want := encode("aZ09-._~ +*%é/="), "aZ09-._~%20%2B%2A%25%C3%A9%2F%3D"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestParse(t *testing.T) {
	h, err := Parse("oauth  oauth_nonce=\"x\" ,\toauth_body_hash=\"a+/b=\",oauth_signature=\"c%2Bd\"")
	if err != nil {
		t.Fatal(err)
	}
	want := Header{{"oauth_nonce", "x"}, {"oauth_body_hash", "a+/b="}, {"oauth_signature", "c%2Bd"}}
	if diff := cmp.Diff(want, h); diff != "" {
		t.Error(diff)
	}
	if h.Get("oauth_body_hash") != "a+/b=" || h.Get(Signature) != "c+d" || h.Get("none") != "" {
		t.Errorf("read as %s", h)
	}
	for _, bad := range []string{
		"", "Bearer never-shown", "OAuth", "OAuth never-shown", `OAuth a="never-shown`, `OAuth a="never-shown" b="c"`,
		`OAuth a="never-shown",a="c"`, `OAuth ="never-shown"`, "OAuth a=\"" + strings.Repeat("never-shown", 10000) + "\"",
	} {
		if _, err := Parse(bad); err == nil || strings.Contains(err.Error(), "never-shown") {
			t.Errorf("%.40q: %v", bad, err)
		}
	}
}

// signedText is the signature over a text.
func signedText(t *testing.T, text string) string {
	t.Helper()
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(nil, key(), crypto.SHA256, sum[:])
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(signature)
}

// TestPSS signs in the other way, and has neither way taken for the other.
func TestPSS(t *testing.T) {
	request := Request{Method: "GET", URL: "https://sandbox.api.mastercard.com/send/v1/partners/ACME/crossborder/quotes"}
	for method, other := range map[string]string{RSASHA256: RSAPSS, RSAPSS: RSASHA256} {
		signed, err := Sign(request, Header{{ConsumerKey, "a"}, {SignatureMethod, method}, {Nonce, "1"}}, key())
		if err != nil {
			t.Fatal(err)
		}
		if err := Verify(request, signed, &key().PublicKey); err != nil {
			t.Errorf("%s: %v", method, err)
		}
		signed[1].Value = other
		if err := Verify(request, signed, &key().PublicKey); !errors.Is(err, ErrSignature) {
			t.Errorf("%s as %s: %v", method, other, err)
		}
	}
}

// TestVerify signs a call and changes everything that is signed, one after the other.
func TestVerify(t *testing.T) {
	body := `{"encrypted_payload":{"data":"e30.a.b.c.d"}}`
	request := Request{Method: "POST", URL: "https://sandbox.api.mastercard.com/send/v1/partners/ACME/crossborder/payment?x=1&y=a%20b"}
	params := Header{{ConsumerKey, "never!shown"}, {SignatureMethod, RSASHA256}, {Nonce, "1"}, {Timestamp, "1795262400"}, {"oauth_body_hash", BodyHash([]byte(body))}}
	signed, err := Sign(request, params, key())
	if err != nil {
		t.Fatal(err)
	}
	read, err := Parse(signed.String())
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(request, read, &key().PublicKey); err != nil {
		t.Fatal(err)
	}
	sorted := Request{Method: "POST", URL: "https://sandbox.api.mastercard.com:443/send/v1/partners/ACME/crossborder/payment?y=a+b&x=1"}
	if err := Verify(sorted, read, &key().PublicKey); err != nil {
		t.Errorf("another order of the query, the default port: %v", err)
	}
	asSent := Request{Method: "GET", URL: "https://sandbox.api.mastercard.com/send?ref=a:b+c"}
	unescaped, err := asSent.base(params, "", asItStands)
	if err != nil || !strings.Contains(string(unescaped), "ref%3Da%3Ab%2Bc") {
		t.Errorf("the query is not as it stands: %s %v", unescaped, err)
	}
	if err := Verify(asSent, append(params, Param{Signature, encode(signedText(t, string(unescaped)))}), &key().PublicKey); err != nil {
		t.Errorf("a query signed as it stands: %v", err)
	}
	explicit, err := sorted.base(params, ":443", encodedOnce)
	if err != nil || !strings.Contains(string(explicit), "%3A443%2Fsend") {
		t.Errorf("the port is not kept: %s %v", explicit, err)
	}
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(name, value string) Header {
		var h Header
		for _, p := range read {
			if p.Name == name {
				p.Value = value
			}
			h = append(h, p)
		}
		return h
	}
	for name, test := range map[string]struct {
		r Request
		h Header
		k *rsa.PublicKey
	}{
		"key":       {request, read, &other.PublicKey},
		"method":    {Request{Method: "PUT", URL: request.URL}, read, &key().PublicKey},
		"path":      {Request{Method: "POST", URL: strings.Replace(request.URL, "payment", "quotes", 1)}, read, &key().PublicKey},
		"query":     {Request{Method: "POST", URL: request.URL + "&z"}, read, &key().PublicKey},
		"body hash": {request, changed("oauth_body_hash", BodyHash(nil)), &key().PublicKey},
		"nonce":     {request, changed(Nonce, "2"), &key().PublicKey},
	} {
		if err := Verify(test.r, test.h, test.k); !errors.Is(err, ErrSignature) {
			t.Errorf("another %s: %v", name, err)
		}
	}
	for name, h := range map[string]Header{"method": changed(SignatureMethod, "HMAC-SHA1"), "signature": changed(Signature, "never-shown!")} {
		if err := Verify(request, h, &key().PublicKey); err == nil || errors.Is(err, ErrSignature) || strings.Contains(err.Error(), "never") {
			t.Errorf("unreadable %s: %v", name, err)
		}
	}
	if _, err := Sign(request, Header{{SignatureMethod, "PLAINTEXT"}}, key()); err == nil {
		t.Error("signed by a method that is none of ours")
	}
}
