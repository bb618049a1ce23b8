package sandbox

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/secret"
)

const (
	host = "apitest.cybersource.com"

	p12KID      = "7001"
	metaKID     = "7002"
	secretKID   = "08c94330-f618-42a3-b09d-e1e43be5efda"
	sjcKID      = "7003"
	responseKID = "7004"
	metaReplies = "7005"

	card     = "4111111111111111"
	cvv      = "937"
	secret64 = "dGhyb3dhd2F5LXNlY3JldC1vZi1hLXRlc3QtbWVyY2hhbnQ=" // throw-away
)

var today = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// ours and theirs are the merchant's and the provider's key. One of each serves all tests.
var ours, theirs = sync.OnceValue(newKey), sync.OnceValue(newKey)

func newKey() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return key
}

func rules(t testing.TB) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func certificate(t testing.TB, name, kid string, key *rsa.PrivateKey) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(4242), Subject: pkix.Name{CommonName: name, SerialNumber: kid},
		NotBefore: today.AddDate(0, -1, 0), NotAfter: today.AddDate(1, 0, 0),
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// keys are those of a merchant with every kind of key, and of a portfolio whose meta key signs for a second merchant.
func keys(t testing.TB) *credentials.Cybersource {
	raw, err := base64.StdEncoding.DecodeString(secret64)
	if err != nil {
		t.Fatal(err)
	}
	return &credentials.Cybersource{
		SJC: credentials.SJC{KID: sjcKID, Certificate: certificate(t, "CyberSource_SJC_US", sjcKID, theirs()), Key: theirs()},
		Merchants: []*credentials.Merchant{
			{
				ID:           "acme",
				P12:          &credentials.SigningKey{KID: p12KID, Certificate: merchantCertificate(t), Key: ours()},
				SharedSecret: &credentials.SharedSecret{KID: secretKID, Secret: secret.New(secret64), Key: raw},
				ResponseMLE:  []credentials.ResponseKey{{KID: responseKID, Public: &ours().PublicKey, Private: ours()}},
			},
			{
				ID: "acme_child", Portfolio: "acme_group",
				P12:         &credentials.SigningKey{KID: metaKID, Certificate: certificate(t, "acme_group", metaKID, ours()), Key: ours()},
				ResponseMLE: []credentials.ResponseKey{{KID: metaReplies, Public: &ours().PublicKey, Private: ours()}},
			},
		},
	}
}

// recorder keeps what the gateway recorded.
type recorder struct {
	mu     sync.Mutex
	graded []mleready.Graded
	said   []string
}

func (r *recorder) record(g mleready.Graded) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.graded = append(r.graded, g)
}

func (r *recorder) report(text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.said = append(r.said, text)
}

func (r *recorder) last(t testing.TB) mleready.Graded {
	t.Helper()
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.graded) == 0 {
		t.Fatal("nothing was recorded")
	}
	return r.graded[len(r.graded)-1]
}

func unmet(g mleready.Graded) []string {
	list := []string{}
	for _, q := range g.Requirements {
		if q.Outcome == mleready.Unmet {
			list = append(list, q.ID)
		}
	}
	return list
}

func newGateway(t testing.TB, change func(*Options)) (*Gateway, *recorder) {
	t.Helper()
	seen := &recorder{}
	o := Options{Rules: rules(t), Keys: keys(t), Partners: partners(t), Now: func() time.Time { return today }, Record: seen.record, Report: seen.report, Explain: true}
	if change != nil {
		change(&o)
	}
	g, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return g, seen
}

// draft is a request on its way to being signed: what stands here is what a right one has, and a test spoils it.
type draft struct {
	method, target, body  string
	alg                   string
	key                   any
	header, claims        []jose.Member
	http                  http.Header
	encrypt               bool
	jwe                   []jose.Member // header of the body's JWE
	jweAlg, jweEnc        string
	jweKey                *rsa.PublicKey
	wrap                  func(sealed string) string
	after                 func(*draft) // last changes, once body and token are made
	token                 string
	digestAs, digestValue string // the claim that names the hash
}

const payment = `{"clientReferenceInformation":{"code":"order-1"},"paymentInformation":{"card":{"number":"` + card +
	`","securityCode":"` + cvv + `","expirationMonth":"12","expirationYear":"2031"}},"orderInformation":{"amountDetails":{"totalAmount":"102.21","currency":"USD"}}}`

// post is a payment as the documents want it, with both directions encrypted.
func post() *draft {
	d := &draft{method: "POST", target: "/pts/v2/payments", body: payment, alg: "RS256", key: ours(), encrypt: true, http: http.Header{}}
	d.header = []jose.Member{{Name: "typ", Value: "JWT"}, {Name: "alg", Value: "RS256"}, {Name: "kid", Value: p12KID}}
	d.claims = []jose.Member{
		{Name: "iat", Value: today.Unix()}, {Name: "exp", Value: today.Unix() + 120}, {Name: "iss", Value: "acme"}, {Name: "jti", Value: uuid()},
		{Name: "request-host", Value: host}, {Name: "request-method", Value: "post"}, {Name: "request-resource-path", Value: d.target},
		{Name: "v-c-jwt-version", Value: "2"}, {Name: "v-c-merchant-id", Value: "acme"}, {Name: "v-c-response-mle-kid", Value: responseKID},
	}
	d.jweAlg, d.jweEnc, d.jweKey = "RSA-OAEP-256", "A256GCM", &theirs().PublicKey
	d.jwe = []jose.Member{{Name: "kid", Value: sjcKID}, {Name: "iat", Value: today.Unix()}}
	d.wrap = func(sealed string) string { return `{"encryptedRequest":"` + sealed + `"}` }
	d.digestAs, d.digestValue = "digestAlgorithm", "SHA-256"
	return d
}

func to(method, target, body string) *draft {
	d := post()
	d.method, d.target, d.body, d.encrypt = method, target, body, body != ""
	d.claim("request-method", strings.ToLower(method))
	d.claim("request-resource-path", target)
	return d
}

// bySecret signs with the shared secret instead of the P12 key.
func (d *draft) bySecret(t testing.TB, alg string) *draft {
	raw, err := base64.StdEncoding.DecodeString(secret64)
	if err != nil {
		t.Fatal(err)
	}
	d.alg, d.key = alg, raw
	d.head("alg", alg)
	d.head("kid", secretKID)
	return d
}

// byPortfolio signs with the meta key.
func (d *draft) byPortfolio() *draft {
	d.head("kid", metaKID)
	d.claim("iss", "acme_group")
	d.claim("v-c-merchant-id", "acme_child")
	d.claim("v-c-response-mle-kid", metaReplies)
	return d
}

func set(members []jose.Member, name string, value any) []jose.Member {
	for i := range members {
		if members[i].Name == name {
			members[i].Value = value
			return members
		}
	}
	return append(members, jose.Member{Name: name, Value: value})
}

func drop(members []jose.Member, name string) []jose.Member {
	return slices.DeleteFunc(members, func(m jose.Member) bool { return m.Name == name })
}

func (d *draft) claim(name string, value any) { d.claims = set(d.claims, name, value) }
func (d *draft) without(name string)          { d.claims = drop(d.claims, name) }
func (d *draft) head(name string, value any)  { d.header = set(d.header, name, value) }

func uuid() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func digest(body string) string {
	sum := sha256.Sum256([]byte(body))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// request encrypts, digests and signs, in this order.
func (d *draft) request(t testing.TB) *http.Request {
	t.Helper()
	if d.encrypt && d.body != "" {
		sealed, err := jose.Encrypt([]byte(d.body), d.jweKey, d.jweAlg, d.jweEnc, d.jwe, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		d.body = d.wrap(sealed)
	}
	claims := d.claims
	if d.body != "" && !slices.ContainsFunc(claims, func(m jose.Member) bool { return m.Name == "digest" }) {
		claims = append(slices.Clone(claims), jose.Member{Name: "digest", Value: digest(d.body)}, jose.Member{Name: d.digestAs, Value: d.digestValue})
	}
	claims = slices.DeleteFunc(slices.Clone(claims), func(m jose.Member) bool { return m.Value == nil })
	token, err := jose.Sign(d.alg, d.key, d.header, claims)
	if err != nil {
		t.Fatal(err)
	}
	d.token = token
	if d.after != nil {
		d.after(d)
	}
	r := httptest.NewRequest(d.method, "https://"+host+d.target, strings.NewReader(d.body))
	for name, values := range d.http {
		r.Header[name] = values
	}
	if d.token != "" {
		r.Header.Set("Authorization", "Bearer "+d.token)
	}
	if d.body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// do asks the gateway itself, without a network.
func do(t testing.TB, g http.Handler, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	g.ServeHTTP(w, r)
	return w
}

// open decrypts a reply that has to be encrypted as the documents say.
func open(t testing.TB, body, kid string) string {
	t.Helper()
	var wrapped map[string]string
	if err := json.Unmarshal([]byte(body), &wrapped); err != nil || len(wrapped) != 1 || wrapped["encryptedResponse"] == "" {
		t.Fatalf("the reply is not the one member encryptedResponse: %.200s", body)
	}
	sealed, err := jose.ParseJWE(wrapped["encryptedResponse"])
	if err != nil {
		t.Fatal(err)
	}
	if iat, ok := sealed.Header.Number("iat"); !ok || int64(iat) != today.Unix() {
		t.Errorf("iat of the reply is %v", iat)
	}
	if got := fmt.Sprintln(sealed.Algorithm(), sealed.Encryption(), sealed.KeyID()); got != fmt.Sprintln("RSA-OAEP-256", "A256GCM", kid) {
		t.Errorf("the reply has %s", got)
	}
	plain, err := sealed.Decrypt(ours())
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// signHTTP signs a request with HTTP Signature over the headers named.
func signHTTP(t testing.TB, r *http.Request, body string, names ...string) *http.Request {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(secret64)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("v-c-merchant-id", "acme")
	if body != "" {
		r.Header.Set("digest", "SHA-256="+digest(body))
	}
	var lines []string
	for _, name := range names {
		value := r.Header.Get(name)
		switch name {
		case "host":
			value = r.Host
		case "request-target", "(request-target)":
			value = strings.ToLower(r.Method) + " " + r.URL.RequestURI()
		case "date", "v-c-date":
			value = today.Format(http.TimeFormat)
			r.Header.Set(name, value)
		}
		lines = append(lines, name+": "+value)
	}
	mac := hmac.New(sha256.New, raw)
	mac.Write([]byte(strings.Join(lines, "\n")))
	r.Header.Set("signature", fmt.Sprintf(`keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"`,
		secretKID, strings.Join(names, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	return r
}

// oldToken is a request with a JWT of version 1.
func oldToken(t testing.TB, method, target, body string) *http.Request {
	t.Helper()
	claims := []jose.Member{{Name: "iat", Value: today.Format(http.TimeFormat)}}
	if body != "" {
		claims = append(claims, jose.Member{Name: "digest", Value: digest(body)}, jose.Member{Name: "digestAlgorithm", Value: "SHA-256"})
	}
	chain := []string{base64.StdEncoding.EncodeToString(merchantCertificate(t).Raw)}
	token, err := jose.Sign("RS256", ours(), []jose.Member{{Name: "v-c-merchant-id", Value: "acme"}, {Name: "x5c", Value: chain}}, claims)
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, "https://"+host+target, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+token)
	return r
}

var pinned *x509.Certificate // the certificate that both sides of an old token have

func merchantCertificate(t testing.TB) *x509.Certificate {
	if pinned == nil {
		pinned = certificate(t, "acme", p12KID, ours())
	}
	return pinned
}
