package sandbox

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/oauth1"
)

// TestTransfers asks for every kind of reply of Mastercard's side: encrypted, announced and signed as its pages say.
func TestTransfers(t *testing.T) {
	const quote = `{"quoterequest":{"transaction_reference":"Q \"1\"","payment_type":"P2P"}}`
	const quoteXML = `<quoterequest><transaction_reference>Q&lt;1</transaction_reference><payment_type>P2P</payment_type></quoterequest>`
	tests := map[string]struct {
		method, target, body string
		xml                  bool
		accept, want         string // want is part of the plaintext, "{" at its start means JSON
	}{
		"payment":              {"POST", sending + "/payment", payout, false, "", `{"payment":{"transaction_reference":"T-1","status":"PENDING"`},
		"payment in XML":       {"POST", sending + "/payment", payoutXML, true, "", `<payment><transaction_reference>T-1</transaction_reference><status>PENDING</status>`},
		"amount in XML":        {"POST", sending + "/payment", payoutXML, true, "", `<payment_amount><currency>USD</currency><amount>12.50</amount></payment_amount>`},
		"XML answered as JSON": {"POST", sending + "/payment", payoutXML, true, "application/json", `{"payment":`},
		"JSON answered as XML": {"POST", sending + "/payment", payout, false, "application/xml", `<payment><transaction_reference>T-1`},
		"either":               {"POST", sending + "/payment", payout, false, "application/xml, application/json", `{"payment":`},
		"quote":                {"POST", sending + "/quotes", quote, false, "*/*", `{"quote":{"transaction_reference":"Q \"1\"","payment_type":"P2P"`},
		"quote in XML":         {"POST", sending + "/quotes", quoteXML, true, "", `<quote><transaction_reference>Q&lt;1</transaction_reference>`},
		"by id":                {"GET", sending + "/rem_77", "", false, "", `"id":"rem_77"`},
		"by id, in XML":        {"GET", sending + "/rem_77", "", false, "text/xml", `<id>rem_77</id>`},
		"by reference":         {"GET", sending + "?ref=T%2D7", "", false, "", `"transaction_reference":"T-7"`},
		"cancel":               {"POST", sending + "/rem_77/cancel", `{"cancelpaymentrequest":{"message":"no"}}`, false, "", `{"cancelpayment":`},
		"rates":                {"GET", sending + "/rates", "", false, "", `"partner_id":"ACME_PARTNER"`},
		"balances":             {"GET", accounts + "?include_balance=true", "", false, "", `[{"accountId":`},
		"balances are no XML":  {"GET", accounts + "?include_balance=true", "", false, "application/xml", `[{"accountId":`},
		"balance":              {"GET", accounts + "/A7", "", false, "", `{"accountId":"A7"`},
		"confirmation":         {"POST", strings.TrimSuffix(accounts, "accounts") + "quotes/confirmations", `{"transactionReference":"Q1","proposalId":"p1"}`, false, "", `"proposalId":"p1"`},
		"confirmed quote":      {"GET", strings.TrimSuffix(accounts, "accounts") + "quotes/Q1/proposals/p1", "", false, "", `"proposalId":"p1"`},
		"validation":           {"POST", accounts + "/validations", `{"account":{}}`, false, "", `"status":"SUCCESS"`},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			x := reach(test.method, test.target, test.body)
			mediaType := jsonType
			if test.xml {
				x.asXML().body = test.body
			}
			if strings.HasPrefix(test.want, "<") {
				mediaType = xmlType
			}
			x.header.Set("Accept", test.accept)
			w := do(t, g, x.request(t))
			graded := seen.last(t)
			if w.Code != http.StatusOK {
				t.Fatalf("%d %s: %s", w.Code, w.Body, graded.Reason)
			}
			if plain := opened(t, w, mediaType); !strings.Contains(plain, test.want) || strings.Contains(plain, "${") {
				t.Errorf("%s, want %s", plain, test.want)
			}
			if diff := cmp.Diff([]string{}, unmet(graded)); diff != "" || graded.Verdict != mleready.VerdictAccepted || graded.Reason != "" || graded.Merchant != partnerID {
				t.Errorf("%+v %s", graded, diff)
			}
			delivered := false
			for _, q := range graded.Requirements {
				delivered = delivered || q.ID == "payload_response.delivered" && q.Outcome == mleready.Met
			}
			if !delivered {
				t.Errorf("not delivered: %+v", graded.Reply)
			}

			x.header.Del("x-encrypted")
			x.encrypt = false
			x.set(oauth1.Nonce, uuid())
			w = do(t, g, x.request(t))
			if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), test.want) || w.Header().Get("x-encrypted") != "" || w.Header().Get("Content-Type") != mediaType {
				t.Errorf("in clear text: %d %v %s, want %s (%s)", w.Code, w.Header(), w.Body, test.want, seen.last(t).Reason)
			}
		})
	}
}

// TestPlainTransfers asks for what Mastercard tells in clear text whatever was asked for.
func TestPlainTransfers(t *testing.T) {
	tests := map[string]struct {
		x      *transfer
		status int
		want   string
	}{
		"rejected":         {reach("POST", sending+"/payment", strings.Replace(payout, "12.50", "1005.00", 1)), 200, `"status":"REJECTED"`},
		"was rejected":     {reach("GET", sending+"/rejected", ""), 200, `"status":"REJECTED"`},
		"declined":         {reach("POST", sending+"/payment", strings.Replace(payout, "12.50", "1402.00", 1)), 402, `"ReasonCode":"DECLINE"`},
		"no reference":     {reach("POST", sending+"/payment", `{"paymentrequest":{}}`), 400, `"Source":"transaction_reference"`},
		"unknown":          {reach("GET", sending+"/not-found", ""), 404, `{"Errors":{"Error":{"RequestId":"`},
		"unknown, to XML":  {xmlReach("GET", sending+"/0"), 404, `<?xml version="1.0" encoding="UTF-8"?><Errors><Error><RequestId>`},
		"rejected, to XML": {xmlReach("GET", sending+"/rejected"), 200, `<status>REJECTED</status>`},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := do(t, g, test.x.request(t))
			graded := seen.last(t)
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.want) || w.Header().Get("x-encrypted") != "" {
				t.Errorf("%d %s, want %d %s", w.Code, w.Body, test.status, test.want)
			}
			if graded.Verdict != mleready.VerdictAccepted || graded.Reply.Cause != "" || !strings.Contains(graded.Reply.Summary, "clear text, as Mastercard does") {
				t.Errorf("%s %s %+v", graded.Verdict, graded.Reason, graded.Reply)
			}
		})
	}
}

func xmlReach(method, target string) *transfer {
	x := reach(method, target, "")
	x.header.Set("Accept", "application/xml")
	return x
}

// TestTransferBreaches breaks Mastercard's documents in one way each.
func TestTransferBreaches(t *testing.T) {
	const failed, malformed = `"ReasonCode":"AUTHENTICATION_FAILED"`, `"Source":"encrypted_payload"`
	sum := sha256.Sum256(certificate(t, partnerID, "", theirs()).Raw)
	tests := map[string]struct {
		change func(*transfer)
		status int
		body   string
		why    string // part of the reason
		unmet  string // a requirement, "" for none
	}{
		"no authentication": {func(x *transfer) { x.after = without("Authorization") }, 401, failed, "no OAuth header", ""},
		"a bearer token":    {func(x *transfer) { x.after = with("Authorization", "Bearer opaque") }, 401, failed, "OAuth 1.0a is expected", ""},
		"no list":           {func(x *transfer) { x.after = with("Authorization", "OAuth nothing") }, 401, failed, "no list", ""},
		"another partner":   {func(x *transfer) { x.target = "/send/v1/partners/OTHER/crossborder/payment" }, 401, failed, "no signing key of the partner", ""},
		"another key":       {func(x *transfer) { x.key = theirs() }, 401, failed, "signature does not hold", ""},
		"another consumer":  {func(x *transfer) { x.set(oauth1.ConsumerKey, "consumer!other") }, 401, failed, "not that of the partner", ""},
		"no nonce":          {func(x *transfer) { x.set(oauth1.Nonce, "") }, 401, failed, "no oauth_nonce", ""},
		"a date":            {func(x *transfer) { x.set(oauth1.Timestamp, "21 Nov") }, 401, failed, "no number of seconds", ""},
		"another method":    {func(x *transfer) { x.after = func(r *http.Request) { r.Method = "PUT" } }, 401, failed, "signature does not hold", ""},
		"another path":      {func(x *transfer) { x.after = func(r *http.Request) { r.URL.Path = sending + "/quotes" } }, 401, failed, "signature does not hold", ""},
		"another query":     {func(x *transfer) { x.after = func(r *http.Request) { r.URL.RawQuery = "a=b" } }, 401, failed, "signature does not hold", ""},
		"hash of the plaintext": {func(x *transfer) { x.hashed = payout }, 401, failed,
			"oauth_body_hash is over the body in clear text", "payload_request.body_hash"},
		"hash of another body": {func(x *transfer) { x.hashed = "{}" }, 401, failed, "not over the body as sent", "payload_request.body_hash"},
		"no hash":              {func(x *transfer) { x.set("oauth_body_hash", " ") }, 401, failed, "not over the body", "payload_request.body_hash"},
		"no x-encrypted":       {func(x *transfer) { x.header.Del("x-encrypted") }, 400, malformed, "no x-encrypted: true says so", "payload_request.x_encrypted"},
		"x-encrypted false":    {func(x *transfer) { x.header.Set("x-encrypted", "false") }, 400, malformed, "no x-encrypted: true says so", "payload_request.x_encrypted"},
		"announced and plain":  {func(x *transfer) { x.encrypt = false }, 400, malformed, "came in clear text", "payload_request.encrypt"},
		"RSA-OAEP":             {func(x *transfer) { x.alg = "RSA-OAEP" }, 400, malformed, "alg is RSA-OAEP", "payload_request.alg"},
		"A128GCM":              {func(x *transfer) { x.enc = "A128GCM" }, 400, malformed, "enc is A128GCM", "payload_request.enc"},
		"no kid":               {func(x *transfer) { x.jwe = drop(x.jwe, "kid") }, 400, malformed, "no kid", "payload_request.kid"},
		"another kid":          {func(x *transfer) { x.jwe = set(x.jwe, "kid", "00ff") }, 400, malformed, "names another key", "payload_request.kid"},
		"kid of the certificate": {func(x *transfer) { x.jwe = set(x.jwe, "kid", hex.EncodeToString(sum[:])) }, 400, malformed,
			"kid is the SHA-256 of the certificate", "payload_request.kid_public_key"},
		"for another key": {func(x *transfer) { x.jweKey = &ours().PublicKey }, 400, malformed, "cannot be decrypted", "payload_request.encrypt"},
		"damaged": {func(x *transfer) {
			x.wrap = func(s string) string { return `{"encrypted_payload":{"data":"` + spoil(s) + `"}}` }
		}, 400, malformed, "cannot be decrypted", ""},
		"no JWE": {func(x *transfer) { x.wrap = func(string) string { return `{"encrypted_payload":{"data":"a.b"}}` } }, 400, malformed, "no compact JWE", "payload_request.wrapper"},
		"another field": {func(x *transfer) {
			x.wrap = func(s string) string { return `{"encrypted_payload":{"encryptedData":"` + s + `"}}` }
		}, 400, malformed, "does not stand in encrypted_payload.data", "payload_request.wrapper"},
		"beside it": {func(x *transfer) {
			x.wrap = func(s string) string { return `{"encrypted_payload":{"data":"` + s + `"},"card":"` + card + `"}` }
		}, 400, malformed, "other values beside", "payload_request.wrapper"},
		"field level": {func(x *transfer) {
			x.encrypt, x.body = false, `{"d":{"iv":"00","encryptedKey":"00","encryptedValue":"00"}}`
		}, 400, malformed, "field-level", "payload_request.jwe"},
		"neither form":   {func(x *transfer) { x.body = "amount=12.50" }, 400, malformed, "neither JSON nor XML", ""},
		"cut off":        {func(x *transfer) { x.asXML().body = "<paymentrequest><a>" }, 400, `<Source>encrypted_payload</Source>`, "neither JSON nor XML", ""},
		"unknown path":   {func(x *transfer) { x.target = sending + "/payment/7/refund" }, 404, `"ReasonCode":"NOT_FOUND"`, "no operation has this path", ""},
		"another verb":   {func(x *transfer) { x.target = sending + "/rates" }, 405, `"ReasonCode":"METHOD_NOT_ALLOWED"`, "known for GET", ""},
		"not this API":   {func(x *transfer) { x.target = "/send/v1/partners/" + partnerID + "/transfers" }, 404, `"ReasonCode":"NOT_FOUND"`, "no operation has this path", ""},
		"EU by OAuth 1a": {func(x *transfer) { x.base = "https://sandbox.api.xbs.mastercard.eu" }, 401, failed, "take OAuth 2", ""},
		"too large": {func(x *transfer) { x.body = `{"a":"` + strings.Repeat("x", maxBody) + `"}` }, 413,
			`"ReasonCode":"REQUEST_ENTITY_TOO_LARGE"`, "more than", ""},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			x := pay()
			test.change(x)
			w := do(t, g, x.request(t))
			graded := seen.last(t)
			if w.Code != test.status || !strings.Contains(w.Body.String(), test.body) || !strings.Contains(graded.Reason, test.why) {
				t.Errorf("%d %s, want %d with %s (%s: %s)", w.Code, w.Body, test.status, test.body, graded.Verdict, graded.Reason)
			}
			if w.Header().Get("x-encrypted") != "" {
				t.Error("a refusal says that it is encrypted")
			}
			if test.unmet != "" && !strings.Contains(w.Header().Get("mleready-grade"), test.unmet) {
				t.Errorf("unmet %v, want %s", unmet(graded), test.unmet)
			}
		})
	}
}

func with(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

func without(name string) func(*http.Request) { return func(r *http.Request) { r.Header.Del(name) } }

// TestNonce sends one request twice. A changed timestamp makes it another one.
func TestNonce(t *testing.T) {
	g, seen := newGateway(t, nil)
	x := reach("GET", sending+"/rates", "")
	later := reach("GET", sending+"/rates", "")
	later.set(oauth1.Nonce, x.oauth.Get(oauth1.Nonce))
	later.set(oauth1.Timestamp, "1795262401")
	for i, test := range []struct {
		x    *transfer
		want int
	}{{x, 200}, {x, 401}, {later, 200}, {later, 401}} {
		if w := do(t, g, test.x.request(t)); w.Code != test.want {
			t.Errorf("%d: %d %s", i, w.Code, seen.last(t).Reason)
		}
	}
	if why := seen.last(t).Reason; !strings.Contains(why, "sent before") {
		t.Errorf("reason %q", why)
	}
}

// TestBrokenSignatureUsesNoNonce checks that only what was signed rightly is remembered: nobody can use up the nonces of
// others.
func TestBrokenSignatureUsesNoNonce(t *testing.T) {
	g, _ := newGateway(t, nil)
	x := reach("GET", sending+"/rates", "")
	x.key = theirs()
	if w := do(t, g, x.request(t)); w.Code != http.StatusUnauthorized {
		t.Fatal(w.Code)
	}
	x.key = ours()
	if w := do(t, g, x.request(t)); w.Code != http.StatusOK {
		t.Error(w.Code)
	}
}

// TestRegions calls a host of a region that has OAuth 2: the token is taken as it is, which the log says.
func TestRegions(t *testing.T) {
	g, seen := newGateway(t, nil)
	x := pay()
	x.base = "https://mtf.api.xbs.mastercard.uk"
	x.after = with("Authorization", "Bearer opaque")
	w := do(t, g, x.request(t))
	if w.Code != http.StatusOK {
		t.Fatalf("%d: %s", w.Code, seen.last(t).Reason)
	}
	opened(t, w, jsonType)
	if warnings := strings.Join(seen.last(t).Warnings, " "); !strings.Contains(warnings, "was not verified") {
		t.Errorf("warnings %q", warnings)
	}
	x.target = "/send/v1/partners/OTHER/crossborder/payment"
	if w := do(t, g, x.request(t)); w.Code != http.StatusUnauthorized {
		t.Errorf("another partner: %d", w.Code)
	}
}

// TestPartnerKeys leaves keys of the partner out: nothing is answered as right that was not looked at.
func TestPartnerKeys(t *testing.T) {
	tests := map[string]struct {
		change func(*credentials.Partner)
		status int
		why    string
	}{
		"all":                    {func(*credentials.Partner) {}, 200, ""},
		"no signing key":         {func(p *credentials.Partner) { p.Signing = nil }, 401, "no signing key of the partner"},
		"no certificate":         {func(p *credentials.Partner) { p.Signing.Certificate = nil }, 200, ""},
		"no key for requests":    {func(p *credentials.Partner) { p.RequestEncryption = nil }, 400, "no client encryption key"},
		"no private key of it":   {func(p *credentials.Partner) { p.RequestEncryption.Private = nil }, 400, "private half of the client encryption key"},
		"no key for replies":     {func(p *credentials.Partner) { p.ResponseEncryption = nil }, 400, "no Mastercard encryption key"},
		"no private key of ours": {func(p *credentials.Partner) { p.ResponseEncryption.Private = nil }, 200, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g, seen := newGateway(t, func(o *Options) { test.change(o.Partners.Partners[0]) })
			if w := do(t, g, pay().request(t)); w.Code != test.status || !strings.Contains(seen.last(t).Reason, test.why) {
				t.Errorf("%d %s, want %d with %s", w.Code, seen.last(t).Reason, test.status, test.why)
			}
		})
	}
	t.Run("the fingerprint that the file gives", func(t *testing.T) {
		g, seen := newGateway(t, func(o *Options) { o.Partners.Partners[0].RequestEncryption.Fingerprint = "00ff" })
		x := pay()
		x.jwe = set(x.jwe, "kid", "00ff")
		if w := do(t, g, x.request(t)); w.Code != http.StatusOK {
			t.Errorf("%d %s", w.Code, seen.last(t).Reason)
		}
	})
}

// TestClearTransfers sends bodies in clear text under each policy. Mastercard published no date, so only a made-up one
// demands anything.
func TestClearTransfers(t *testing.T) {
	dated := *rules(t)
	dated.Mandates = append([]mleready.Mandate{}, dated.Mandates...)
	for i := range dated.Mandates {
		if dated.Mandates[i].Provider == mleready.Mastercard {
			dated.Mandates[i].Timeline = []mleready.Milestone{{ID: "end", Kind: "deadline", State: "current", When: mleready.Date{Year: 2026, Month: 12, Day: 1}}}
		}
	}
	tests := map[string]struct {
		change func(*Options)
		status int
	}{
		"on":                    {func(o *Options) { o.Policy = grader.On }, 200},
		"off":                   {func(o *Options) { o.Policy = grader.Off }, 200},
		"required":              {func(o *Options) { o.RequireMLE = true }, 400},
		"dated, on":             {func(o *Options) { o.Rules = &dated }, 400},
		"dated, off":            {func(o *Options) { o.Rules, o.Policy = &dated, grader.Off }, 200},
		"dated, the day":        {func(o *Options) { o.Rules, o.AsOf = &dated, mleready.Date{Year: 2026, Month: 12, Day: 1} }, 400},
		"dated, the day before": {func(o *Options) { o.Rules, o.AsOf = &dated, mleready.Date{Year: 2026, Month: 11, Day: 30} }, 200},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			g, seen := newGateway(t, test.change)
			x := pay()
			x.encrypt = false
			x.header.Del("x-encrypted")
			w := do(t, g, x.request(t))
			if w.Code != test.status || !strings.Contains(strings.Join(unmet(seen.last(t)), " "), "payload_request.encrypt") {
				t.Errorf("%d %s %v", w.Code, seen.last(t).Reason, unmet(seen.last(t)))
			}
		})
	}
}
