package grader_test

import (
	"crypto/rand"
	"crypto/rsa"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

func TestRequestMLE(t *testing.T) {
	tests := map[string]struct {
		change  func(*call)
		after   func(*mleready.Exchange)
		unmet   []string
		verdict mleready.Verdict
	}{
		"RSA-OAEP with SHA-1": {func(c *call) { c.seal = "RSA-OAEP" }, nil, []string{"request_mle.alg_sha256"}, mleready.VerdictAccepted},
		"iat in ms": {func(c *call) { c.sealHeader = []jose.Member{{Name: "iat", Value: sent.UnixMilli()}} }, nil,
			[]string{"request_mle.iat"}, mleready.VerdictAccepted},
		"iat as text": {func(c *call) { c.sealHeader = []jose.Member{{Name: "iat", Value: "1795262400"}} }, nil,
			[]string{"request_mle.iat"}, mleready.VerdictAccepted},
		"unknown kid": {func(c *call) { c.sealHeader = []jose.Member{{Name: "kid", Value: "9999"}} }, nil,
			[]string{"request_mle.kid"}, mleready.VerdictMalformed},
		"kid is serial": {func(c *call) { c.sealHeader = []jose.Member{{Name: "kid", Value: "4242"}} }, nil,
			[]string{"request_mle.kid"}, mleready.VerdictMalformed},
		"digest of the plaintext": {func(c *call) { c.claims = []jose.Member{{Name: "digest", Value: digest(plainBody)}} }, nil,
			[]string{"jwt.digest", "request_mle.order"}, mleready.VerdictUnauthenticated},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := right("POST", payments, plainBody)
			c.seal = "RSA-OAEP-256"
			test.change(c)
			req := strict(t, grader.On).Request(c.exchange(t))
			if diff := cmp.Diff(test.unmet, unmet(req)); diff != "" || req.Verdict != test.verdict {
				t.Errorf("%s: %s\n%s", req.Verdict, req.Why, diff)
			}
		})
	}
}

func TestBodyInClear(t *testing.T) {
	for url, want := range map[string]mleready.Outcome{
		payments: mleready.Unmet, // optional today
		"https://apitest.cybersource.com/icc/v1/instructions": mleready.Unmet, // mandatory
		searches: mleready.Unknown, // the SDKs cannot encrypt it
		"https://apitest.cybersource.com/not/in/the/list": mleready.Unmet,
	} {
		req := strict(t, grader.On).Request(right("POST", url, plainBody).exchange(t))
		if got := req.Grade("request_mle.encrypt"); got.Outcome != want || req.Verdict != mleready.VerdictAccepted {
			t.Errorf("%s: %s %s (%s)", url, got.Outcome, got.Reason, req.Verdict)
		}
	}
}

// TestMalformedBody has bodies that no gateway can read.
func TestMalformedBody(t *testing.T) {
	keys := material()
	sealed := func(key *rsa.PublicKey) string {
		jwe, err := jose.Encrypt([]byte(plainBody), key, "RSA-OAEP-256", "A256GCM", []jose.Member{{Name: "kid", Value: sjcKID}, {Name: "iat", Value: sent.Unix()}}, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return jwe
	}
	good := sealed(&keys.SJC.Key.PublicKey)
	parts := strings.Split(good, ".")
	for name, body := range map[string]string{
		"no JWE":              `{"encryptedRequest":"abc"}`,
		"a number":            `{"encryptedRequest":12}`,
		"for another key":     `{"encryptedRequest":"` + sealed(&keys.Merchants[0].P12.Key.PublicKey) + `"}`,
		"tampered":            `{"encryptedRequest":"` + strings.Join([]string{parts[0], parts[1], parts[2], parts[4], parts[3]}, ".") + `"}`,
		"other members aside": `{"encryptedRequest":"` + good + `","clientReferenceInformation":{}}`,
	} {
		t.Run(name, func(t *testing.T) {
			req := strict(t, grader.On).Request(right("POST", payments, body).exchange(t))
			if req.Verdict != mleready.VerdictMalformed || len(unmet(req)) == 0 || !req.Encrypted {
				t.Errorf("%s: %s, unmet %v", req.Verdict, req.Why, unmet(req))
			}
		})
	}
}

func TestCheckReply(t *testing.T) {
	key := material().Merchants[0].ResponseMLE[0].Private
	seal := func(plain, alg, enc, kid string, to *rsa.PublicKey) string {
		jwe, err := jose.Encrypt([]byte(plain), to, alg, enc, []jose.Member{{Name: "kid", Value: kid}, {Name: "iat", Value: sent.Unix()}}, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return `{"encryptedResponse":"` + jwe + `"}`
	}
	const answer = `{"status":"AUTHORIZED"}`
	own, other := &key.PublicKey, &material().SJC.Key.PublicKey
	tests := map[string]struct {
		reply mleready.Reply
		cause mleready.Cause
		plain string
	}{
		"right":            {mleready.Reply{Status: 201, Body: seal(answer, "RSA-OAEP-256", "A256GCM", responseKID, own)}, "", answer},
		"an error reply":   {mleready.Reply{Status: 400, Body: seal(answer, "RSA-OAEP-256", "A256GCM", responseKID, own)}, "", answer},
		"no body":          {mleready.Reply{Status: 204}, "", ""},
		"plain":            {mleready.Reply{Status: 201, Body: answer}, mleready.PlaintextReply, ""},
		"members beside":   {mleready.Reply{Status: 201, Body: strings.Replace(seal(answer, "RSA-OAEP-256", "A256GCM", responseKID, own), "{", `{"id":"1",`, 1)}, mleready.PlaintextReply, ""},
		"wrong kid":        {mleready.Reply{Status: 201, Body: seal(answer, "RSA-OAEP-256", "A256GCM", "7002", own)}, mleready.WrongKid, ""},
		"for another":      {mleready.Reply{Status: 201, Body: seal(answer, "RSA-OAEP-256", "A256GCM", responseKID, other)}, mleready.Undecryptable, ""},
		"no JWE":           {mleready.Reply{Status: 201, Body: `{"encryptedResponse":"x"}`}, mleready.Undecryptable, ""},
		"no JSON inside":   {mleready.Reply{Status: 201, Body: seal("a,b", "RSA-OAEP-256", "A256GCM", responseKID, own)}, mleready.Undecryptable, "a,b"},
		"SHA-1":            {mleready.Reply{Status: 201, Body: seal(answer, "RSA-OAEP", "A256GCM", responseKID, own)}, mleready.WrongAlg, ""},
		"A128GCM":          {mleready.Reply{Status: 201, Body: seal(answer, "RSA-OAEP-256", "A128GCM", responseKID, own)}, mleready.WrongEnc, ""},
		"401":              {mleready.Reply{Status: 401, Body: `{"response":{"rmsg":"Authentication Failed"}}`}, mleready.Unauthenticated, ""},
		"429":              {mleready.Reply{Status: 429}, mleready.Throttled, ""},
		"502":              {mleready.Reply{Status: 502, Body: `{"status":"SERVER_ERROR"}`}, mleready.ServerError, ""},
		"301":              {mleready.Reply{Status: 301}, mleready.Redirect, ""},
		"empty on success": {mleready.Reply{Status: 200, Body: " \n"}, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			c := grader.CheckReply(rules(t), grader.Expect{KID: responseKID, Key: key}, &test.reply)
			if c.Cause != test.cause || string(c.Plaintext) != test.plain || c.Summary == "" {
				t.Errorf("cause %q, plaintext %q: %s", c.Cause, c.Plaintext, c.Summary)
			}
		})
	}
	csv := &mleready.Reply{Status: 200, Body: seal("a,b", "RSA-OAEP-256", "A256GCM", responseKID, own)}
	if c := grader.CheckReply(rules(t), grader.Expect{KID: responseKID, Key: key, MediaType: "text/csv"}, csv); c.Cause != "" {
		t.Errorf("a CSV that was declared: %s %s", c.Cause, c.Summary)
	}
}

// TestNothingSecret plants card data where reasons quote what came in.
func TestNothingSecret(t *testing.T) {
	const pan = "4111111111111111"
	c := right("POST", "https://apitest.cybersource.com/tms/v2/customers/"+pan, `{"card":{"number":"`+pan+`","securityCode":"987"}}`)
	c.claims = []jose.Member{{Name: "request-resource-path", Value: "/" + pan}, {Name: "iss", Value: pan}, {Name: "v-c-merchant-id", Value: pan}}
	graded := strict(t, grader.On).Exchange(c.exchange(t))
	text := strings.Join([]string{graded.Path, graded.Reason, graded.Merchant}, "\n")
	for _, r := range graded.Requirements {
		text += "\n" + r.Reason
	}
	if strings.Contains(text, pan) {
		t.Errorf("the PAN is in the output:\n%s", text)
	}
}

func FuzzRequest(f *testing.F) {
	r, err := mleready.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("POST", payments, "Bearer a.b.c", `keyid="a", headers="host", signature="AA=="`, `{"encryptedRequest":"a.b.c.d.e"}`)
	f.Add("GET", payments+"/1?x=%", "Bearer eyJhbGciOiJSUzI1NiJ9.eyJ2LWMtand0LXZlcnNpb24iOiIyIn0.AA", "", "")
	f.Fuzz(func(t *testing.T, method, url, authorization, signature, body string) {
		g := grader.New(r, material(), grader.Options{AsOf: mleready.DateOf(sent), Strict: true})
		e := mleready.Exchange{Method: method, URL: url, Body: body, At: sent.Format(time.RFC3339),
			Headers: mleready.Header{{"Authorization", authorization}, {"Signature", signature}}}
		graded := g.Exchange(e)
		if graded.Provider == mleready.Cybersource && graded.Verdict == mleready.VerdictAccepted {
			t.Errorf("accepted without a key: %+v", e)
		}
	})
}
