package grader_test

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"fmt"
	"math/big"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// sent is when every exchange of these tests was sent.
var sent = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

const (
	merchantID  = "acme_pay_001"
	portfolioID = "acme_portfolio"
	signerKID   = "5001"
	secretKID   = "0c8f7d4e-6a55-4a7b-9d5c-000000000001"
	responseKID = "7001"
	sjcKID      = "9001"
	payments    = "https://apitest.cybersource.com/pts/v2/payments"
	searches    = "https://apitest.cybersource.com/flex/v2/sessions"
	plainBody   = `{"orderInformation":{"amountDetails":{"totalAmount":"1.00","currency":"USD"}}}`
)

// material is made once: RSA keys are slow to make.
var material = sync.OnceValue(func() *credentials.Cybersource {
	signer, response, sjc := mustKey(), mustKey(), mustKey()
	return &credentials.Cybersource{
		SJC: credentials.SJC{KID: sjcKID, Certificate: certificate("CyberSource_SJC_US", sjcKID, sjc), Key: sjc},
		Merchants: []*credentials.Merchant{
			{
				ID:           merchantID,
				P12:          &credentials.SigningKey{KID: signerKID, Key: signer, Certificate: certificate(merchantID, signerKID, signer)},
				SharedSecret: &credentials.SharedSecret{KID: secretKID, Key: []byte("throw-away secret of a test, 32b")},
				ResponseMLE:  []credentials.ResponseKey{{KID: responseKID, Private: response, Public: &response.PublicKey}},
			},
			{
				ID: "acme_shop_007", Portfolio: portfolioID,
				P12:          &credentials.SigningKey{KID: "5002", Key: response, Certificate: certificate(portfolioID, "5002", response)},
				SharedSecret: &credentials.SharedSecret{KID: "0c8f7d4e-6a55-4a7b-9d5c-000000000002", Key: []byte("another throw-away secret, 32 by")},
			},
		},
	}
})

func mustKey() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
}

func certificate(name, kid string, key *rsa.PrivateKey) *x509.Certificate {
	template := &x509.Certificate{
		SerialNumber: big.NewInt(4242), Subject: pkix.Name{CommonName: name, SerialNumber: kid},
		NotBefore: sent.AddDate(-1, 0, 0), NotAfter: sent.AddDate(1, 0, 0),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		panic(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		panic(err)
	}
	return c
}

// call is a request in the making. Its zero parts are filled with what is right.
type call struct {
	method, url string
	body        string
	alg         string
	key         any
	header      []jose.Member
	claims      []jose.Member
	seal        string // alg of the JWE that the body is put in, "" for clear text
	sealHeader  []jose.Member
	drop        []string // claims to leave out
	lines       mleready.Header
	at          time.Time
}

var jtis = 0

// jti is a UUID of version 4 that was not used before.
func jti() string {
	jtis++
	return fmt.Sprintf("aaaaaaaa-bbbb-4ccc-8ddd-%012d", jtis)
}

// right is a call with everything as the documents ask for.
func right(method, url, body string) *call {
	return &call{method: method, url: url, body: body, at: sent}
}

func set(list []jose.Member, more ...jose.Member) []jose.Member {
	for _, m := range more {
		if i := slices.IndexFunc(list, func(x jose.Member) bool { return x.Name == m.Name }); i >= 0 {
			list[i] = m
		} else {
			list = append(list, m)
		}
	}
	return list
}

func (c *call) exchange(t testing.TB) mleready.Exchange {
	t.Helper()
	keys := material()
	body := c.body
	if c.seal != "" {
		header := set([]jose.Member{{Name: "kid", Value: sjcKID}, {Name: "iat", Value: c.at.Unix()}}, c.sealHeader...)
		jwe, err := jose.Encrypt([]byte(body), &keys.SJC.Key.PublicKey, c.seal, "A256GCM", header, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		body = `{"encryptedRequest":"` + jwe + `"}`
	}
	alg, key, kid := "RS256", any(keys.Merchants[0].P12.Key), signerKID
	if c.alg != "" {
		alg = c.alg
	}
	if strings.HasPrefix(alg, "HS") {
		key, kid = keys.Merchants[0].SharedSecret.Key, secretKID
	}
	if c.key != nil {
		key = c.key
	}
	host, path, _ := strings.Cut(strings.TrimPrefix(c.url, "https://"), "/")
	claims := []jose.Member{
		{Name: "iat", Value: c.at.Unix()}, {Name: "exp", Value: c.at.Unix() + 120}, {Name: "iss", Value: merchantID}, {Name: "jti", Value: jti()},
		{Name: "request-host", Value: host}, {Name: "request-method", Value: strings.ToLower(c.method)},
		{Name: "request-resource-path", Value: "/" + path}, {Name: "v-c-jwt-version", Value: "2"}, {Name: "v-c-merchant-id", Value: merchantID},
		{Name: "v-c-response-mle-kid", Value: responseKID},
	}
	if body != "" {
		claims = append(claims, jose.Member{Name: "digest", Value: digest(body)}, jose.Member{Name: "digestAlgorithm", Value: "SHA-256"})
	}
	claims = set(claims, c.claims...)
	claims = slices.DeleteFunc(claims, func(m jose.Member) bool { return slices.Contains(c.drop, m.Name) })
	header := set([]jose.Member{{Name: "typ", Value: "JWT"}, {Name: "alg", Value: alg}, {Name: "kid", Value: kid}}, c.header...)
	header = slices.DeleteFunc(header, func(m jose.Member) bool { return m.Value == nil })
	token, err := jose.Sign(alg, key, header, claims)
	if err != nil {
		t.Fatal(err)
	}
	e := mleready.Exchange{
		ID: "x1", Method: c.method, URL: c.url, Body: body, At: c.at.Format(time.RFC3339),
		Headers: append(mleready.Header{{"Host", host}, {"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}}, c.lines...),
	}
	return e
}

func digest(body string) string {
	sum := sha256.Sum256([]byte(body))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// signedRequest is a call with HTTP Signature over the named headers.
func signedRequest(method, url, body, merchant, lineMerchant string, s *credentials.SharedSecret, names ...string) mleready.Exchange {
	host, path, _ := strings.Cut(strings.TrimPrefix(url, "https://"), "/")
	values := map[string]string{
		"host": host, "date": sent.Format(http.TimeFormat), "v-c-date": sent.Format(http.TimeFormat),
		"request-target": strings.ToLower(method) + " /" + path, "(request-target)": strings.ToLower(method) + " /" + path,
		"digest": "SHA-256=" + digest(body), "v-c-merchant-id": lineMerchant,
	}
	var lines []string
	headers := mleready.Header{{"Host", host}, {"v-c-merchant-id", merchant}}
	for _, name := range names {
		lines = append(lines, name+": "+values[name])
		if name == "date" || name == "v-c-date" || name == "digest" {
			headers = append(headers, [2]string{name, values[name]})
		}
	}
	mac := hmac.New(sha256.New, s.Key)
	mac.Write([]byte(strings.Join(lines, "\n")))
	headers = append(headers, [2]string{"Signature", fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"`,
		s.KID, strings.Join(names, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil)))})
	return mleready.Exchange{ID: "x1", Method: method, URL: url, Body: body, Headers: headers, At: sent.Format(time.RFC3339)}
}

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func strict(t *testing.T, p grader.Policy) *grader.Grader {
	t.Helper()
	return grader.New(rules(t), material(), grader.Options{AsOf: mleready.DateOf(sent), Policy: p, Strict: true})
}
