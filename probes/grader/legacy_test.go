package grader_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

func TestHTTPSignature(t *testing.T) {
	secret, meta := material().Merchants[0].SharedSecret, material().Merchants[1].SharedSecret
	post := []string{"host", "date", "request-target", "digest", "v-c-merchant-id"}
	tests := map[string]struct {
		exchange mleready.Exchange
		problem  string // "" when the signature is right
	}{
		"of the SDKs":           {signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, post...), ""},
		"with v-c-date":         {signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, "host", "v-c-date", "request-target", "digest", "v-c-merchant-id"), ""},
		"GET":                   {signedRequest("GET", payments+"/1?a=b", "", merchantID, merchantID, secret, "host", "date", "request-target", "v-c-merchant-id"), ""},
		"meta key":              {signedRequest("POST", payments, plainBody, "acme_shop_007", portfolioID, meta, post...), ""},
		"parentheses":           {signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, "host", "date", "(request-target)", "digest", "v-c-merchant-id"), "refused since 2024-04-22"},
		"no digest":             {signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, "host", "date", "request-target", "v-c-merchant-id"), "digest is not among"},
		"no date":               {signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, "host", "request-target", "digest", "v-c-merchant-id"), "is a date"},
		"another merchant":      {signedRequest("POST", payments, plainBody, "acme_shop_007", merchantID, secret, post...), "does not sign for"},
		"another text":          {signedRequest("POST", payments, plainBody, merchantID, "x", secret, post...), "does not hold"},
		"body changed":          {changed(signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, post...), func(e *mleready.Exchange) { e.Body += " " }), "Digest header"},
		"old":                   {changed(signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, post...), func(e *mleready.Exchange) { e.At = sent.Add(time.Hour).Format(time.RFC3339) }), "too far"},
		"unreadable":            {mleready.Exchange{Method: "GET", URL: payments + "/1", Headers: mleready.Header{{"Signature", "nonsense"}}}, "no list"},
		"signature not encoded": {mleready.Exchange{Method: "GET", URL: payments + "/1", Headers: mleready.Header{{"Signature", `keyid="a", headers="host", signature="***"`}}}, "no Base64"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			off, on := strict(t, grader.Off).Request(test.exchange), strict(t, grader.On).Request(test.exchange)
			if right := off.Verdict == mleready.VerdictAccepted; right != (test.problem == "") || !strings.Contains(off.Why, test.problem) {
				t.Errorf("before the mandate: %s: %s", off.Verdict, off.Why)
			}
			want := test.problem
			if want == "" {
				want = "its signature is right"
			}
			if on.Verdict != mleready.VerdictUnauthenticated || !strings.Contains(on.Why, want) {
				t.Errorf("under the mandate: %s: %s", on.Verdict, on.Why)
			}
			if off.Mechanisms[0] != mleready.HTTPSignature || off.Grade("auth.no_http_signature").Outcome != mleready.Unmet || off.Grade("jwt.exp").Outcome != mleready.Unmet {
				t.Errorf("graded %v %+v", off.Mechanisms, off.Grade("auth.no_http_signature"))
			}
		})
	}
	before := signedRequest("POST", payments, plainBody, merchantID, merchantID, secret, "host", "date", "(request-target)", "digest", "v-c-merchant-id")
	before.At = "2024-01-02T03:04:05Z"
	if off := strict(t, grader.Off).Request(before); strings.Contains(off.Why, "refused since") {
		t.Errorf("parentheses were still taken then: %s", off.Why)
	}
}

func changed(e mleready.Exchange, change func(*mleready.Exchange)) mleready.Exchange {
	change(&e)
	return e
}

// oldToken is a POST with the old JWT.
func oldToken(t *testing.T, header []jose.Member, claims []jose.Member) mleready.Exchange {
	t.Helper()
	token, err := jose.Sign("RS256", material().Merchants[0].P12.Key, append([]jose.Member{{Name: "alg", Value: "RS256"}, {Name: "typ", Value: "JWT"}}, header...), claims)
	if err != nil {
		t.Fatal(err)
	}
	return mleready.Exchange{
		ID: "x1", Method: "POST", URL: payments, Body: plainBody, At: sent.Format(time.RFC3339),
		Headers: mleready.Header{{"Authorization", "Bearer " + token}},
	}
}

func TestJWTv1(t *testing.T) {
	own := base64.StdEncoding.EncodeToString(material().Merchants[0].P12.Certificate.Raw)
	other := base64.StdEncoding.EncodeToString(material().SJC.Certificate.Raw)
	mid := jose.Member{Name: "v-c-merchant-id", Value: merchantID}
	body := []jose.Member{{Name: "iat", Value: "Sat, 21 Nov 2026 12:00:00 GMT"}, {Name: "digest", Value: digest(plainBody)}, {Name: "digestAlgorithm", Value: "SHA-256"}}
	tests := map[string]struct {
		exchange mleready.Exchange
		problem  string
	}{
		"of the SDKs":        {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{own}}}, body), ""},
		"kid, no x5c":        {oldToken(t, []jose.Member{mid, {Name: "kid", Value: signerKID}}, body), ""},
		"another's x5c":      {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{other}}}, body), "another certificate"},
		"broken x5c":         {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{"%"}}}, body), "cannot be read"},
		"x5c is no list":     {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: "a"}}, body), "no list"},
		"unknown merchant":   {oldToken(t, []jose.Member{{Name: "v-c-merchant-id", Value: "nobody"}, {Name: "x5c", Value: []string{own}}}, body), "no certificate here"},
		"digest of another":  {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{own}}}, []jose.Member{{Name: "digest", Value: "x"}}), "not that of the body"},
		"no digest":          {oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{own}}}, nil), "no digest"},
		"of neither shape":   {oldToken(t, []jose.Member{{Name: "kid", Value: signerKID}}, []jose.Member{{Name: "digest", Value: digest(plainBody)}, {Name: "exp", Value: sent.Unix() + 60}}), ""},
		"signature replaced": {changed(oldToken(t, []jose.Member{mid, {Name: "x5c", Value: []string{own}}}, body), func(e *mleready.Exchange) { e.Headers[0][1] += "AAAA" }), "does not hold"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			off, on := strict(t, grader.Off).Request(test.exchange), strict(t, grader.On).Request(test.exchange)
			if right := off.Verdict == mleready.VerdictAccepted; right != (test.problem == "") || !strings.Contains(off.Why, test.problem) {
				t.Errorf("before the mandate: %s: %s", off.Verdict, off.Why)
			}
			if on.Verdict != mleready.VerdictUnauthenticated {
				t.Errorf("under the mandate: %s: %s", on.Verdict, on.Why)
			}
			if fmt.Sprint(off.Mechanisms) != "[jwt_v1]" || off.Grade("auth.jwt").Outcome != mleready.Unmet || off.Grade("auth.no_http_signature").Outcome != mleready.Met {
				t.Errorf("graded %v", off.Mechanisms)
			}
		})
	}
}

func TestOtherSchemes(t *testing.T) {
	tests := map[string]struct {
		authorization string
		verdict       mleready.Verdict
		mechanisms    string
	}{
		"none":             {"", mleready.VerdictUnauthenticated, "[]"},
		"basic":            {"Basic YTpi", mleready.VerdictUnauthenticated, "[]"},
		"opaque token":     {"Bearer 0123456789abcdef", mleready.VerdictUnauthenticated, "[oauth]"},
		"unreadable token": {"Bearer a.b.c", mleready.VerdictMalformed, "[]"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := mleready.Exchange{Method: "GET", URL: payments + "/1", Headers: mleready.Header{{"Authorization", test.authorization}}}
			req := strict(t, grader.On).Request(e)
			if o := req.Grade("auth.no_http_signature").Outcome; o != mleready.Unknown {
				t.Errorf("auth.no_http_signature is %s: nothing tells which scheme is in use", o)
			}
			if req.Verdict != test.verdict || fmt.Sprint(req.Mechanisms) != test.mechanisms || req.Why == "" {
				t.Errorf("%s %v: %s", req.Verdict, req.Mechanisms, req.Why)
			}
		})
	}
}

// TestProviderDisagrees keeps our verdict and says that the provider took the request.
func TestProviderDisagrees(t *testing.T) {
	e := mleready.Exchange{Method: "GET", URL: payments + "/1", Headers: mleready.Header{{"Signature", "nonsense"}}, Response: &mleready.Reply{Status: 200, Body: "{}"}}
	graded := strict(t, grader.Off).Exchange(e)
	if graded.Verdict != mleready.VerdictUnauthenticated || !slices.Contains(graded.Warnings, "The provider answered with 200 all the same.") {
		t.Errorf("%s, warnings %v", graded.Verdict, graded.Warnings)
	}
	e.URL = "https://127.0.0.1:1/pts/v2/payments/1"
	if graded := strict(t, grader.Off).Exchange(e); len(graded.Warnings) > 0 {
		t.Errorf("a local gateway is no provider: %v", graded.Warnings)
	}
}

// TestPolicyByDate takes the old schemes until the deadline's earliest reading.
func TestPolicyByDate(t *testing.T) {
	e := signedRequest("GET", payments+"/1", "", merchantID, merchantID, material().Merchants[0].SharedSecret, "host", "date", "request-target", "v-c-merchant-id")
	for day, want := range map[string]mleready.Verdict{
		"2026-11-21": mleready.VerdictAccepted, "2027-02-28": mleready.VerdictAccepted,
		"2027-03-01": mleready.VerdictUnauthenticated, "2028-01-01": mleready.VerdictUnauthenticated,
	} {
		asOf, err := mleready.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if req := grader.New(rules(t), material(), grader.Options{AsOf: asOf}).Request(e); req.Verdict != want {
			t.Errorf("%s: %s: %s", day, req.Verdict, req.Why)
		}
	}
}
