package grader_test

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// unmet are the requirements that a request leaves unmet.
func unmet(req *grader.Request) []string {
	var ids []string
	for _, g := range req.Grades {
		if g.Outcome == mleready.Unmet {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

func TestRight(t *testing.T) {
	for _, alg := range []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "HS256", "HS384", "HS512"} {
		t.Run(alg, func(t *testing.T) {
			c := right("POST", payments, plainBody)
			c.alg, c.seal = alg, "RSA-OAEP-256"
			req := strict(t, grader.On).Request(c.exchange(t))
			want := []mleready.Mechanism{mleready.JWTv2, mleready.RequestMLE, mleready.ResponseMLE}
			if diff := cmp.Diff(want, req.Mechanisms); diff != "" {
				t.Error(diff)
			}
			if req.Verdict != mleready.VerdictAccepted || len(unmet(req)) > 0 || len(req.Warnings) > 0 {
				t.Errorf("%s: %s, unmet %v, warnings %v", req.Verdict, req.Why, unmet(req), req.Warnings)
			}
			for _, g := range req.Grades {
				met := !strings.HasPrefix(g.ID, "response_mle.") || g.ID == "response_mle.key_id_claim"
				if met != (g.Outcome == mleready.Met) {
					t.Errorf("%s is %s: %s", g.ID, g.Outcome, g.Reason)
				}
			}
			if string(req.Plaintext) != plainBody || req.ResponseKey == nil || req.Merchant != merchantID || req.Operation.ID != "createPayment" {
				t.Errorf("request %+v", req)
			}
		})
	}
}

func TestGetHasNoBody(t *testing.T) {
	req := strict(t, grader.On).Request(right("GET", "https://apitest.cybersource.com/reporting/v3/reports?organizationId=a%3Ab", "").exchange(t))
	if req.Verdict != mleready.VerdictAccepted || len(unmet(req)) > 0 {
		t.Errorf("%s: %s, unmet %v", req.Verdict, req.Why, unmet(req))
	}
	for _, id := range []string{"jwt.digest", "jwt.digest_algorithm", "request_mle.encrypt"} {
		if o := req.Grade(id).Outcome; o != mleready.NotApplicable {
			t.Errorf("%s is %s", id, o)
		}
	}
}

// TestBreaches has one row for each breach of the documents.
func TestBreaches(t *testing.T) {
	sum := digest(plainBody)
	raw, _ := base64.StdEncoding.DecodeString(sum)
	claim := func(name string, value any) func(*call) {
		return func(c *call) { c.claims = append(c.claims, jose.Member{Name: name, Value: value}) }
	}
	without := func(names ...string) func(*call) { return func(c *call) { c.drop = append(c.drop, names...) } }
	header := func(name string, value any) func(*call) {
		return func(c *call) { c.header = append(c.header, jose.Member{Name: name, Value: value}) }
	}
	tests := map[string]struct {
		change func(*call)
		unmet  string
		why    string // part of the reason
	}{
		"no exp":            {without("exp"), "jwt.exp", "missing"},
		"long life":         {claim("exp", sent.Unix()+121), "jwt.exp", "121 seconds"},
		"exp before iat":    {claim("exp", sent.Unix()-1), "jwt.exp", "not after"},
		"expired":           {func(c *call) { claim("iat", sent.Unix()-300)(c); claim("exp", sent.Unix()-180)(c) }, "jwt.exp", "expired 3m0s"},
		"exp as text":       {claim("exp", "1795262520"), "jwt.exp", "text with digits"},
		"no iat":            {without("iat"), "jwt.iat", "missing"},
		"iat as date":       {claim("iat", "Sat, 21 Nov 2026 12:00:00 GMT"), "jwt.iat", "old token"},
		"iat in ms":         {claim("iat", sent.UnixMilli()), "jwt.iat", "milliseconds"},
		"iat in the future": {func(c *call) { claim("iat", sent.Unix()+600)(c); claim("exp", sent.Unix()+700)(c) }, "jwt.iat", "10m0s after"},
		"iat of half":       {claim("iat", 1795262400.5), "jwt.iat", "whole seconds"},
		"no iss":            {without("iss"), "jwt.iss", "missing"},
		"iss of another":    {claim("iss", "acme_other"), "jwt.iss", "belongs to acme_pay_001"},
		"no jti":            {without("jti"), "jwt.jti", "missing"},
		"jti no UUID":       {claim("jti", "12345"), "jwt.jti", "no UUID"},
		"no host":           {without("request-host"), "jwt.request_host", "missing"},
		"host with scheme":  {claim("request-host", "https://apitest.cybersource.com"), "jwt.request_host", "host alone"},
		"host of another":   {claim("request-host", "api.cybersource.com"), "jwt.request_host", "went to"},
		"no method":         {without("request-method"), "jwt.request_method", "missing"},
		"another method":    {claim("request-method", "get"), "jwt.request_method", "is a POST"},
		"no path":           {without("request-resource-path"), "jwt.request_resource_path", "missing"},
		"another path":      {claim("request-resource-path", "/pts/v2/refunds"), "jwt.request_resource_path", "went to"},
		"version 1 as text": {claim("v-c-jwt-version", "1"), "jwt.version", `"2" is expected`},
		"version as number": {claim("v-c-jwt-version", 2), "jwt.version", "is 2;"},
		"no merchant":       {without("v-c-merchant-id"), "jwt.merchant_id", "missing"},
		"other merchant":    {claim("v-c-merchant-id", "acme_shop_007"), "jwt.merchant_id", "does not sign for"},
		"no digest":         {without("digest"), "jwt.digest", "missing"},
		"digest prefixed":   {claim("digest", "SHA-256="+sum), "jwt.digest", "prefix"},
		"digest of hex":     {claim("digest", base64.StdEncoding.EncodeToString([]byte(hex.EncodeToString(raw)))), "jwt.digest", "hexadecimal"},
		"digest lowered":    {claim("digest", strings.ToLower(sum)), "jwt.digest", "lower case"},
		"digest of another": {claim("digest", digest("{}")), "jwt.digest", "changed afterwards"},
		"no algorithm":      {without("digestAlgorithm"), "jwt.digest_algorithm", "missing"},
		"wrong algorithm":   {claim("digestAlgorithm", "SHA-1"), "jwt.digest_algorithm", "expected"},
		"no typ":            {header("typ", nil), "jwt.typ", "missing"},
		"typ JOSE":          {header("typ", "JOSE"), "jwt.typ", "JWT is expected"},
		"no kid":            {header("kid", nil), "jwt.kid", "no kid"},
		"unknown kid":       {header("kid", "5999"), "jwt.kid", "No signing key"},
		"kid is serial":     {header("kid", "4242"), "jwt.kid", "own serial number"},
		"kid is merchant":   {header("kid", merchantID), "jwt.kid", "merchant's id"},
		"x5c":               {header("x5c", []string{"MII"}), "jwt.no_x5c", "x5c"},
		"merchant header":   {header("v-c-merchant-id", merchantID), "jwt.no_merchant_id_header", "v-c-merchant-id"},
		"another key":       {func(c *call) { c.key = material().SJC.Key }, "auth.jwt", "does not hold"},
		"response key":      {claim("v-c-response-mle-kid", "7999"), "response_mle.key_id_claim", "no response key"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := right("POST", searches, plainBody) // an operation that takes clear text
			test.change(c)
			req := strict(t, grader.On).Request(c.exchange(t))
			if req.Verdict != mleready.VerdictUnauthenticated {
				t.Errorf("verdict %s", req.Verdict)
			}
			others := slices.DeleteFunc(unmet(req), func(id string) bool { return id == "jwt.request_method_case" && test.unmet == "jwt.request_method" })
			if diff := cmp.Diff([]string{test.unmet}, others); diff != "" {
				t.Error(diff)
			}
			if reason := req.Grade(test.unmet).Reason; !strings.Contains(reason, test.why) || !strings.Contains(req.Why, test.why) {
				t.Errorf("reason %q, why %q", reason, req.Why)
			}
		})
	}
}

// TestTaken has what real clients send against the letter of the documents.
func TestTaken(t *testing.T) {
	const query = "https://apitest.cybersource.com/flex/v2/sessions?limit=2&x=a%3Ab"
	tests := map[string]struct {
		url     string
		change  func(*call)
		unmet   []string
		warning string
	}{
		"digest-algorithm": {searches, func(c *call) {
			c.drop = []string{"digestAlgorithm"}
			c.claims = []jose.Member{{Name: "digest-algorithm", Value: "sha-256"}}
		}, nil, "digest-algorithm"},
		"method in upper case": {searches, func(c *call) { c.claims = []jose.Member{{Name: "request-method", Value: "POST"}} },
			[]string{"jwt.request_method_case"}, "upper case"},
		"path without query": {query, func(c *call) { c.claims = []jose.Member{{Name: "request-resource-path", Value: "/flex/v2/sessions"}} }, nil, "lacks the query"},
		"path not escaped": {query, func(c *call) {
			c.claims = []jose.Member{{Name: "request-resource-path", Value: "/flex/v2/sessions?limit=2&x=a:b"}}
		}, nil, "escaped"},
		"path in lower case": {searches + "?Id=AbC", func(c *call) {
			c.claims = []jose.Member{{Name: "request-resource-path", Value: "/flex/v2/sessions?id=abc"}}
		}, nil, "upper and lower case"},
		"old headers beside": {searches, func(c *call) { c.lines = mleready.Header{{"v-c-merchant-id", merchantID}} }, []string{"auth.single_scheme"}, ""},
		"no response key":    {searches, func(c *call) { c.drop = []string{"v-c-response-mle-kid"} }, []string{"response_mle.key_id_claim"}, ""},
		"rival name of claim": {searches, func(c *call) {
			c.drop = []string{"v-c-response-mle-kid"}
			c.claims = []jose.Member{{Name: "v-c-api-response-mle-kid", Value: responseKID}}
		},
			[]string{"response_mle.key_id_claim"}, ""},
		"host of the provider behind a stand-in": {"https://127.0.0.1:8443/flex/v2/sessions", func(c *call) {
			c.claims = []jose.Member{{Name: "request-host", Value: "apitest.cybersource.com"}}
		}, nil, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := right("POST", test.url, plainBody)
			test.change(c)
			req := strict(t, grader.On).Request(c.exchange(t))
			if req.Verdict != mleready.VerdictAccepted {
				t.Errorf("%s: %s", req.Verdict, req.Why)
			}
			if diff := cmp.Diff(test.unmet, unmet(req)); diff != "" {
				t.Error(diff)
			}
			if got := strings.Join(req.Warnings, " "); (test.warning == "") != (got == "") || !strings.Contains(got, test.warning) {
				t.Errorf("warnings %q", got)
			}
		})
	}
}

func TestReplay(t *testing.T) {
	g := strict(t, grader.On)
	get, post := right("GET", searches+"/1", "").exchange(t), right("POST", searches, plainBody).exchange(t)
	for _, e := range []mleready.Exchange{get, post, get} {
		if req := g.Request(e); req.Verdict != mleready.VerdictAccepted {
			t.Errorf("%s: %s", e.Method, req.Why)
		}
	}
	if req := g.Request(get); len(req.Warnings) != 1 || !strings.Contains(req.Warnings[0], "came twice") {
		t.Errorf("warnings %v", req.Warnings)
	}
	req := g.Request(post)
	if diff := cmp.Diff([]string{"jwt.jti"}, unmet(req)); diff != "" || req.Verdict != mleready.VerdictUnauthenticated {
		t.Errorf("%s %s", req.Verdict, diff)
	}
	// What is long past is forgotten: the memory is bounded by time.
	later := right("POST", searches, plainBody)
	later.at = sent.Add(time.Hour)
	g.Request(later.exchange(t))
	if req := g.Request(post); req.Grade("jwt.jti").Outcome != mleready.Met {
		t.Errorf("still remembered: %s", req.Grade("jwt.jti").Reason)
	}
}

func TestWithoutKeys(t *testing.T) {
	c := right("POST", payments, plainBody)
	c.seal = "RSA-OAEP-256"
	e := c.exchange(t)
	g := grader.New(rules(t), nil, grader.Options{AsOf: mleready.DateOf(sent)})
	graded := g.Exchange(e)
	outcome := func(id string) mleready.Outcome {
		for _, r := range graded.Requirements {
			if r.ID == id {
				return r.Outcome
			}
		}
		return ""
	}
	for _, id := range []string{"jwt.kid", "jwt.iss", "request_mle.kid"} {
		if outcome(id) != mleready.Unknown {
			t.Errorf("%s is %s without keys", id, outcome(id))
		}
	}
	if graded.Verdict != mleready.VerdictAccepted || outcome("jwt.digest") != mleready.Met || outcome("request_mle.order") != mleready.Met {
		t.Errorf("%s: %s", graded.Verdict, graded.Reason)
	}
	// The provider's word settles what only it can check.
	e.Response = &mleready.Reply{Status: 201, Body: `{"status":"AUTHORIZED"}`}
	graded = grader.New(rules(t), nil, grader.Options{AsOf: mleready.DateOf(sent)}).Exchange(e)
	if outcome("jwt.kid") != mleready.Met || outcome("account.response_delivered") != mleready.Unmet {
		t.Errorf("kid %s, reply %s", outcome("jwt.kid"), outcome("account.response_delivered"))
	}
	e.Response = &mleready.Reply{Status: 401, Body: `{"response":{"rmsg":"Authentication Failed"}}`}
	graded = grader.New(rules(t), nil, grader.Options{AsOf: mleready.DateOf(sent)}).Exchange(e)
	if graded.Verdict != mleready.VerdictUnauthenticated {
		t.Errorf("a 401 left the verdict %s", graded.Verdict)
	}
}

func TestProvider(t *testing.T) {
	tests := map[string]struct {
		exchange mleready.Exchange
		want     mleready.Provider
	}{
		"its host":                      {mleready.Exchange{Method: "GET", URL: "https://api.cybersource.com/x"}, mleready.Cybersource},
		"its SOAP host":                 {mleready.Exchange{Method: "POST", URL: "https://ics2ws.ic3.com/commerce/1.x/transactionProcessor"}, ""},
		"another's host":                {mleready.Exchange{Method: "POST", URL: "https://shop.example/pts/v2/payments"}, ""},
		"another's JWT":                 {mleready.Exchange{Method: "GET", URL: "https://shop.example/", Headers: mleready.Header{{"Authorization", "Bearer e30.e30.eA"}}}, ""},
		"loopback, its path":            {mleready.Exchange{Method: "POST", URL: "http://127.0.0.1:1/pts/v2/payments"}, mleready.Cybersource},
		"a white label":                 {mleready.Exchange{Method: "GET", URL: "https://pay.bank.example/x", Headers: mleready.Header{{"V-C-Merchant-Id", "m"}}}, mleready.Cybersource},
		"Mastercard":                    {mleready.Exchange{Method: "POST", URL: "https://sandbox.api.mastercard.com/send/v1/partners/p/crossborder/quotes"}, mleready.Mastercard},
		"Visa Developer":                {mleready.Exchange{Method: "POST", URL: "https://sandbox.api.visa.com/x"}, ""},
		"its path, a header of another": {mleready.Exchange{Method: "POST", URL: "http://127.0.0.1:1/pts/v2/payments", Headers: mleready.Header{{"x-encrypted", "true"}}}, mleready.Cybersource},
		"no URL":                        {mleready.Exchange{Method: "GET", URL: "::"}, ""},
		"a right token alone":           {right("GET", "https://pay.bank.example/tms/v2/customers/1", "").exchange(t), mleready.Cybersource},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			req := grader.New(rules(t), nil, grader.Options{}).Request(test.exchange)
			if req.Provider != test.want {
				t.Errorf("provider %q, want %q", req.Provider, test.want)
			}
		})
	}
}
