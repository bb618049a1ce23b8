package sandbox

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"mleready"
)

// TestBreaches breaks the documents in one way each. The token stays signed rightly unless the signature is the subject.
func TestBreaches(t *testing.T) {
	const failed, user = `{"response":{"rmsg":"Authentication Failed"}}`, "UNAUTHORIZED_USER"
	const malformed = `"message":"The request could not be read."`
	tests := map[string]struct {
		draft  func() *draft
		change func(*draft)
		status int
		body   string // part of it
		unmet  string // a requirement, "" for none
	}{
		"no authentication":    {change: func(d *draft) { d.after = func(d *draft) { d.token = "" } }, status: 401, body: failed, unmet: "auth.jwt"},
		"an OAuth token":       {change: func(d *draft) { d.after = func(d *draft) { d.token = "eyopaque" } }, status: 401, body: failed},
		"no token":             {change: func(d *draft) { d.after = func(d *draft) { d.token = "a.b.c" } }, status: 400, body: malformed, unmet: "auth.jwt"},
		"alg none":             {change: unsigned, status: 401, body: failed, unmet: "jwt.alg"},
		"alg of the other key": {change: func(d *draft) { d.head("kid", secretKID) }, status: 401, body: failed, unmet: "jwt.kid"},
		"kid unknown":          {change: func(d *draft) { d.head("kid", "9999") }, status: 401, body: failed, unmet: "jwt.kid"},
		"kid is the serial":    {change: func(d *draft) { d.head("kid", "4242") }, status: 401, body: failed, unmet: "jwt.kid"},
		"no kid":               {change: func(d *draft) { d.header = drop(d.header, "kid") }, status: 401, body: failed, unmet: "jwt.kid"},
		"another typ":          {change: func(d *draft) { d.head("typ", "JOSE") }, status: 401, body: failed, unmet: "jwt.typ"},
		"x5c":                  {change: func(d *draft) { d.head("x5c", []string{"MAA="}) }, status: 401, body: failed, unmet: "jwt.no_x5c"},
		"merchant in header":   {change: func(d *draft) { d.head("v-c-merchant-id", "acme") }, status: 401, body: failed, unmet: "jwt.no_merchant_id_header"},
		"version 3":            {change: func(d *draft) { d.claim("v-c-jwt-version", "3") }, status: 401, body: failed, unmet: "jwt.version"},
		"version as a number":  {change: func(d *draft) { d.claim("v-c-jwt-version", 2) }, status: 401, body: failed, unmet: "jwt.version"},
		"no version":           {change: func(d *draft) { d.without("v-c-jwt-version") }, status: 401, body: failed, unmet: "jwt.version"},
		"no iat":               {change: func(d *draft) { d.without("iat") }, status: 401, body: failed, unmet: "jwt.iat"},
		"iat as a date":        {change: func(d *draft) { d.claim("iat", today.Format(http.TimeFormat)) }, status: 401, body: failed, unmet: "jwt.iat"},
		"iat in milliseconds":  {change: func(d *draft) { d.claim("iat", today.UnixMilli()) }, status: 401, body: failed, unmet: "jwt.iat"},
		"iat in the future":    {change: func(d *draft) { d.claim("iat", today.Unix()+600); d.claim("exp", today.Unix()+700) }, status: 401, body: failed, unmet: "jwt.iat"},
		"no exp":               {change: func(d *draft) { d.without("exp") }, status: 401, body: failed, unmet: "jwt.exp"},
		"exp too late":         {change: func(d *draft) { d.claim("exp", today.Unix()+121) }, status: 401, body: failed, unmet: "jwt.exp"},
		"exp before iat":       {change: func(d *draft) { d.claim("exp", today.Unix()-1) }, status: 401, body: failed, unmet: "jwt.exp"},
		"expired":              {change: func(d *draft) { d.claim("iat", today.Unix()-600); d.claim("exp", today.Unix()-500) }, status: 401, body: failed, unmet: "jwt.exp"},
		"no iss":               {change: func(d *draft) { d.without("iss") }, status: 401, body: failed, unmet: "jwt.iss"},
		"iss of another":       {change: func(d *draft) { d.claim("iss", "acme_group"); d.without("v-c-response-mle-kid") }, status: 401, body: failed, unmet: "jwt.iss"},
		"no jti":               {change: func(d *draft) { d.without("jti") }, status: 401, body: failed, unmet: "jwt.jti"},
		"jti no UUID":          {change: func(d *draft) { d.claim("jti", "1") }, status: 401, body: failed, unmet: "jwt.jti"},
		"another host":         {change: func(d *draft) { d.claim("request-host", "shop.example") }, status: 401, body: failed, unmet: "jwt.request_host"},
		"host with scheme":     {change: func(d *draft) { d.claim("request-host", "https://"+host) }, status: 401, body: failed, unmet: "jwt.request_host"},
		"another method":       {change: func(d *draft) { d.claim("request-method", "get") }, status: 401, body: failed, unmet: "jwt.request_method"},
		"another path":         {change: func(d *draft) { d.claim("request-resource-path", "/pts/v2/credits") }, status: 401, body: failed, unmet: "jwt.request_resource_path"},
		"path with host":       {change: func(d *draft) { d.claim("request-resource-path", host+d.target) }, status: 401, body: failed, unmet: "jwt.request_resource_path"},
		"no merchant":          {change: func(d *draft) { d.without("v-c-merchant-id") }, status: 401, body: failed, unmet: "jwt.merchant_id"},
		"another merchant":     {change: func(d *draft) { d.claim("v-c-merchant-id", "acme_child") }, status: 401, body: failed, unmet: "jwt.merchant_id"},
		"no digest":            {change: func(d *draft) { d.claim("digest", nil); d.claim("digestAlgorithm", "SHA-256") }, status: 401, body: failed, unmet: "jwt.digest"},
		"digest of the clear text": {change: func(d *draft) { d.claim("digest", digest(payment)); d.claim("digestAlgorithm", "SHA-256") },
			status: 401, body: failed, unmet: "request_mle.order"},
		"digest with prefix":  {draft: clear, change: digested("SHA-256=" + digest(payment)), status: 401, body: failed, unmet: "jwt.digest"},
		"digest of the text":  {draft: clear, change: digested(hexDigest(payment)), status: 401, body: failed, unmet: "jwt.digest"},
		"no digest algorithm": {draft: clear, change: func(d *draft) { d.claim("digest", digest(payment)) }, status: 401, body: failed, unmet: "jwt.digest_algorithm"},
		"SHA-512": {draft: clear, change: func(d *draft) { d.claim("digest", digest(payment)); d.claim("digestAlgorithm", "SHA-512") },
			status: 401, body: failed, unmet: "jwt.digest_algorithm"},
		"body changed":         {change: func(d *draft) { d.after = func(d *draft) { d.body += " " } }, status: 401, body: failed, unmet: "jwt.digest"},
		"signature changed":    {change: func(d *draft) { d.after = func(d *draft) { d.token = d.token[:len(d.token)-8] + "AAAAAAAA" } }, status: 401, body: failed, unmet: "auth.jwt"},
		"signed by another":    {change: func(d *draft) { d.key = theirs() }, status: 401, body: failed, unmet: "auth.jwt"},
		"response key unknown": {change: func(d *draft) { d.claim("v-c-response-mle-kid", "9999") }, status: 401, body: user, unmet: "response_mle.key_id_claim"},
		"response key of the portfolio": {change: func(d *draft) { d.claim("v-c-response-mle-kid", metaReplies) },
			status: 401, body: user, unmet: "response_mle.key_id_claim"},
		"response key of the merchant": {change: func(d *draft) { d.byPortfolio().claim("v-c-response-mle-kid", responseKID) },
			status: 401, body: user, unmet: "response_mle.key_id_claim"},
		"alg RSA1_5":          {change: header("alg", "RSA1_5"), status: 400, body: malformed, unmet: "request_mle.alg"},
		"A128GCM":             {change: func(d *draft) { d.jweEnc = "A128GCM" }, status: 400, body: malformed, unmet: "request_mle.enc"},
		"JWE without kid":     {change: func(d *draft) { d.jwe = drop(d.jwe, "kid") }, status: 400, body: malformed, unmet: "request_mle.kid"},
		"JWE for another kid": {change: func(d *draft) { d.jwe = set(d.jwe, "kid", "9999") }, status: 400, body: malformed, unmet: "request_mle.kid"},
		"kid is SJC's serial": {change: func(d *draft) { d.jwe = set(d.jwe, "kid", "4242") }, status: 400, body: malformed, unmet: "request_mle.kid"},
		"for another key":     {change: func(d *draft) { d.jweKey = &ours().PublicKey }, status: 400, body: malformed, unmet: "request_mle.encrypt"},
		"JWE damaged":         {change: func(d *draft) { d.wrap = func(s string) string { return `{"encryptedRequest":"` + spoil(s) + `"}` } }, status: 400, body: malformed, unmet: "request_mle.encrypt"},
		"no JWE":              {change: func(d *draft) { d.wrap = func(string) string { return `{"encryptedRequest":"a.b.c.d.e"}` } }, status: 400, body: malformed, unmet: "request_mle.wrapper"},
		"clear text beside it": {change: func(d *draft) {
			d.wrap = func(s string) string { return `{"encryptedRequest":"` + s + `","card":"` + card + `"}` }
		},
			status: 400, body: malformed, unmet: "request_mle.wrapper"},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := post()
			if test.draft != nil {
				d = test.draft()
			}
			test.change(d)
			w := do(t, g, d.request(t))
			graded := seen.last(t)
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.body) {
				t.Errorf("%d %s, want %d with %s (%s: %s)", w.Code, w.Body, test.status, test.body, graded.Verdict, graded.Reason)
			}
			if test.unmet != "" && !slices.Contains(unmet(graded), test.unmet) {
				t.Errorf("unmet %v, want %s", unmet(graded), test.unmet)
			}
			if graded.Reason == "" || !strings.Contains(w.Header().Get("mleready-explain"), graded.Reason[:min(20, len(graded.Reason))]) {
				t.Errorf("reason %q, explained as %q", graded.Reason, w.Header().Get("mleready-explain"))
			}
		})
	}
}

// clear is a payment whose body is not encrypted.
func clear() *draft {
	d := post()
	d.encrypt = false
	return d
}

func digested(value string) func(*draft) {
	return func(d *draft) { d.claim("digest", value); d.claim("digestAlgorithm", "SHA-256") }
}

func hexDigest(body string) string {
	sum := sha256.Sum256([]byte(body))
	return base64.StdEncoding.EncodeToString([]byte(hex.EncodeToString(sum[:])))
}

// unsigned turns the token into one with the algorithm none.
func unsigned(d *draft) {
	d.after = func(d *draft) {
		parts := strings.Split(d.token, ".")
		parts[0] = base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none","typ":"JWT","kid":"` + p12KID + `"}`))
		d.token = parts[0] + "." + parts[1] + "."
	}
}

// header rewrites a member of the JWE's header after encryption.
func header(name, value string) func(*draft) {
	return func(d *draft) {
		d.wrap = func(sealed string) string {
			_, rest, _ := strings.Cut(sealed, ".")
			h := base64.RawURLEncoding.EncodeToString([]byte(`{"` + name + `":"` + value + `","enc":"A256GCM","kid":"` + sjcKID + `"}`))
			return `{"encryptedRequest":"` + h + "." + rest + `"}`
		}
	}
}

// TestReplay sends one token twice. Only the same GET is taken again, as the Node SDK downloads reports.
func TestReplay(t *testing.T) {
	g, seen := newGateway(t, nil)
	for _, test := range []struct {
		d    *draft
		want int
	}{{post(), 401}, {to("GET", "/reporting/v3/report-downloads?a=b", ""), 200}} {
		do(t, g, test.d.request(t))
		again := test.d
		again.encrypt = false
		w := do(t, g, again.request(t))
		if w.Code != test.want {
			t.Errorf("%s: %d, %s", test.d.method, w.Code, seen.last(t).Reason)
		}
	}
}

// TestPlaintext checks where a body in clear text is refused.
func TestPlaintext(t *testing.T) {
	tests := map[string]struct {
		require bool
		draft   *draft
		want    int
	}{
		"optional":                {false, to("POST", "/pts/v2/payments", payment), 201},
		"mandatory":               {false, to("POST", "/icc/v1/instructions", payment), 400},
		"mandatory, former path":  {false, to("POST", "/acp/v1/instructions", payment), 400},
		"required":                {true, to("POST", "/pts/v2/payments", payment), 400},
		"required, never by SDKs": {true, to("POST", "/tss/v2/searches", "{}"), 400},
		"required, no body":       {true, to("GET", "/tss/v2/transactions/1", ""), 200},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g, seen := newGateway(t, func(o *Options) { o.RequireMLE = test.require })
			test.draft.encrypt = false
			w := do(t, g, test.draft.request(t))
			open(t, w.Body.String(), responseKID)
			graded := seen.last(t)
			if refused := graded.Verdict == mleready.VerdictMalformed; w.Code != test.want || refused != (test.want == 400) {
				t.Errorf("%d, %s: %s", w.Code, graded.Verdict, graded.Reason)
			}
		})
	}
}

// TestNowhere asks for what does not exist, with and without authentication.
func TestNowhere(t *testing.T) {
	g, seen := newGateway(t, nil)
	tests := map[string]struct {
		method, target string
		in, out        int // status with and without a token
		allow          string
	}{
		"unknown path":   {"GET", "/pts/v9/payments", 404, 401, ""},
		"wrong method":   {"GET", "/pts/v2/payments", 405, 401, "POST"},
		"HEAD":           {"HEAD", "/tms/v2/customers/7", 405, 401, "DELETE, GET, PATCH"},
		"a known method": {"GET", "/tms/v2/customers/7", 200, 401, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := do(t, g, to(test.method, test.target, "").request(t))
			if w.Code != test.in || w.Header().Get("Allow") != test.allow {
				t.Errorf("%d %q: %s", w.Code, w.Header().Get("Allow"), seen.last(t).Reason)
			}
			w = do(t, g, httptest.NewRequest(test.method, "https://"+host+test.target, nil))
			if w.Code != test.out {
				t.Errorf("without a token %d: %s", w.Code, seen.last(t).Reason)
			}
		})
	}
	for _, target := range []string{"/favicon.ico", "/"} {
		w := do(t, g, httptest.NewRequest("GET", "http://127.0.0.1:8080"+target, nil))
		if w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// TestTooLarge refuses a body beyond the bound, whether its length is announced or not.
func TestTooLarge(t *testing.T) {
	g, seen := newGateway(t, nil)
	for name, body := range map[string]io.Reader{
		"announced": bytes.NewReader(make([]byte, maxBody+1)), "chunked": io.LimitReader(rand.Reader, maxBody+1),
	} {
		w := do(t, g, httptest.NewRequest("POST", "https://"+host+"/pts/v2/payments", body))
		if w.Code != http.StatusRequestEntityTooLarge || !strings.Contains(seen.last(t).Reason, "more than 1048576 bytes") {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

// TestNoKeys is a gateway that knows nobody.
func TestNoKeys(t *testing.T) {
	g, seen := newGateway(t, func(o *Options) { o.Keys = nil })
	if w := do(t, g, post().request(t)); w.Code != 400 && w.Code != 401 {
		t.Errorf("%d: %s", w.Code, seen.last(t).Reason)
	}
}

// TestDefect makes the gateway panic: it costs the exchange, and nothing of the request is told.
func TestDefect(t *testing.T) {
	g, seen := newGateway(t, func(o *Options) { o.Record = func(mleready.Graded) { panic(errors.New(card)) } })
	w := do(t, g, post().request(t))
	if w.Code != http.StatusBadGateway {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	said := strings.Join(seen.said, "\n")
	if !strings.Contains(said, "defect") || !strings.Contains(said, "refuse_test.go") && !strings.Contains(said, "TestDefect") || strings.Contains(said, card) {
		t.Errorf("said %q", said)
	}
}

// TestRandomFails leaves the client with an error instead of a reply in clear text.
func TestRandomFails(t *testing.T) {
	g, seen := newGateway(t, func(o *Options) { o.Random = strings.NewReader("") })
	w := do(t, g, post().request(t))
	if w.Code != http.StatusBadGateway || strings.Contains(w.Body.String(), "AUTHORIZED") || len(seen.said) == 0 {
		t.Errorf("%d %s, said %v", w.Code, w.Body, seen.said)
	}
}

// TestNothingSecret searches everything that is said of an exchange for what was planted in it.
func TestNothingSecret(t *testing.T) {
	g, seen := newGateway(t, nil)
	planted := []string{card, cvv, secret64}
	plant := func(d *draft) *draft {
		for _, name := range []string{"iss", "v-c-merchant-id", "request-host", "jti", "request-method", "request-resource-path", "v-c-jwt-version"} {
			d.claim(name, card)
		}
		d.head("typ", card)
		d.digestValue = card
		return d
	}
	drafts := []*draft{post(), clear(), plant(post()), plant(clear()), post().bySecret(t, "HS256")}
	for _, name := range []string{"iss", "v-c-merchant-id", "request-host", "request-resource-path", "digest"} {
		d := clear()
		d.claim(name, `{"card":{"number":"`+card+`","securityCode":"`+cvv+`"}}`)
		drafts = append(drafts, d)
	}
	kid := post()
	kid.head("kid", card)
	drafts = append(drafts, kid)
	for _, d := range drafts {
		w := do(t, g, d.request(t))
		var log bytes.Buffer
		if err := Lines(&log)(seen.last(t)); err != nil {
			t.Fatal(err)
		}
		all := log.String() + Line(seen.last(t)) + w.Header().Get("mleready-explain") + w.Header().Get("mleready-grade") + strings.Join(seen.said, "")
		for _, text := range append(planted, d.token) {
			if strings.Contains(all, text) {
				t.Errorf("%q is told: %s", text, all)
			}
		}
	}
}
