package sandbox

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// TestAlgorithms sends a payment with both directions encrypted, signed with each algorithm of each kind of key.
func TestAlgorithms(t *testing.T) {
	g, seen := newGateway(t, nil)
	for _, alg := range []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "HS256", "HS384", "HS512"} {
		t.Run(alg, func(t *testing.T) {
			d := post()
			if strings.HasPrefix(alg, "HS") {
				d.bySecret(t, alg)
			}
			d.alg = alg
			d.head("alg", alg)
			w := do(t, g, d.request(t))
			if w.Code != http.StatusCreated {
				t.Fatalf("%d %s: %s", w.Code, w.Body, seen.last(t).Reason)
			}
			var reply struct {
				ID, Status                 string
				ClientReferenceInformation struct{ Code string }
				OrderInformation           struct {
					AmountDetails struct{ AuthorizedAmount string }
				}
			}
			if err := json.Unmarshal([]byte(open(t, w.Body.String(), responseKID)), &reply); err != nil {
				t.Fatal(err)
			}
			if reply.Status != "AUTHORIZED" || len(reply.ID) != 22 || reply.ClientReferenceInformation.Code != "order-1" ||
				reply.OrderInformation.AmountDetails.AuthorizedAmount != "102.21" {
				t.Errorf("reply %+v", reply)
			}
			if diff := cmp.Diff([]string{}, unmet(seen.last(t))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMetaKey(t *testing.T) {
	g, seen := newGateway(t, nil)
	w := do(t, g, post().byPortfolio().request(t))
	if w.Code != http.StatusCreated {
		t.Fatalf("%d: %s", w.Code, seen.last(t).Reason)
	}
	open(t, w.Body.String(), metaReplies)
	if got := seen.last(t).Merchant; got != "acme_child" {
		t.Errorf("merchant %q", got)
	}
}

// TestReplies asks for every kind of reply, once plain and once encrypted.
func TestReplies(t *testing.T) {
	const noOrder = `{"clientReferenceInformation":{"code":"order-1"}}`
	tests := map[string]struct {
		method, target, body, accept string
		status                       int
		mediaType, want              string // want is part of the plaintext
	}{
		"payment":            {"POST", "/pts/v2/payments", payment, "", 201, "application/hal+json;charset=utf-8", `"status":"AUTHORIZED"`},
		"declined":           {"POST", "/pts/v2/payments", strings.Replace(payment, "102.21", "1005.00", 1), "", 201, "application/hal+json;charset=utf-8", `"status":"DECLINED"`},
		"without an order":   {"POST", "/pts/v2/payments", noOrder, "", 400, "application/hal+json;charset=utf-8", `"reason":"MISSING_FIELD"`},
		"empty object":       {"POST", "/pts/v2/payments", "{}", "", 400, "application/hal+json;charset=utf-8", `"status":"INVALID_REQUEST"`},
		"capture":            {"POST", "/pts/v2/payments/123/captures", payment, "", 201, "application/hal+json;charset=utf-8", `"status":"PENDING"`},
		"refund":             {"POST", "/pts/v2/captures/123/refunds", payment, "", 201, "application/hal+json;charset=utf-8", `"status":"PENDING"`},
		"reversal":           {"POST", "/pts/v2/payments/123/reversals", noOrder, "", 201, "application/hal+json;charset=utf-8", `"status":"REVERSED"`},
		"void":               {"POST", "/pts/v2/payments/123/voids", "{}", "", 201, "application/hal+json;charset=utf-8", `"status":"VOIDED"`},
		"transaction":        {"GET", "/tss/v2/transactions/6123?x=%3A", "", "", 200, "application/hal+json;charset=utf-8", `"id":"6123"`},
		"no transaction":     {"GET", "/tss/v2/transactions/0000000000000000000000", "", "", 404, "application/hal+json;charset=utf-8", `"reason":"NOT_FOUND"`},
		"no customer":        {"GET", "/tms/v2/customers/00000000000000000000000000000000", "", "", 404, "application/json;charset=utf-8", `"type":"notFound"`},
		"search":             {"POST", "/tss/v2/searches", `{"query":"a:\"b\""}`, "", 201, "application/hal+json;charset=utf-8", `"query":"a:\"b\""`},
		"customer":           {"POST", "/tms/v2/customers", noOrder, "", 201, "application/hal+json;charset=utf-8", `"code":"order-1"`},
		"change of customer": {"PATCH", "/tms/v2/customers/AB12", noOrder, "", 200, "application/hal+json;charset=utf-8", `"id":"AB12"`},
		"report as CSV":      {"GET", "/reporting/v3/report-downloads?reportName=a", "", "text/csv", 200, "text/csv", "RequestID,"},
		"report as XML":      {"GET", "/reporting/v3/report-downloads?reportName=a", "", "application/xml", 200, "application/xml", `MerchantID="acme"`},
		"instructions":       {"POST", "/icc/v1/instructions", payment, "", 201, "application/hal+json;charset=utf-8", `"status":"COMPLETED"`},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			for _, kid := range []string{"", responseKID} {
				d := to(test.method, test.target, test.body)
				if kid == "" {
					d.without("v-c-response-mle-kid")
				}
				d.http.Set("Accept", test.accept)
				w := do(t, g, d.request(t))
				plain, mediaType := w.Body.String(), test.mediaType
				if kid != "" {
					plain, mediaType = open(t, plain, kid), "application/json"
				}
				if w.Code != test.status || w.Header().Get("Content-Type") != mediaType || !strings.Contains(plain, test.want) {
					t.Errorf("kid %q: %d %s %s, want %d %s %s (%s)", kid, w.Code, w.Header().Get("Content-Type"), plain, test.status, mediaType, test.want, seen.last(t).Reason)
				}
			}
		})
	}
}

// TestNoContent checks that there is nothing to encrypt where there is no body.
func TestNoContent(t *testing.T) {
	g, _ := newGateway(t, nil)
	w := do(t, g, to("DELETE", "/tms/v2/customers/AB12", "").request(t))
	if w.Code != http.StatusNoContent || w.Body.Len() > 0 || w.Header().Get("Content-Type") != "" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
}

func TestCaptureContext(t *testing.T) {
	g, _ := newGateway(t, nil)
	d := to("POST", "/flex/v2/sessions", `{"targetOrigins":["https://shop.example"]}`)
	w := do(t, g, d.request(t))
	token, err := jose.ParseJWS(open(t, w.Body.String(), responseKID))
	if err != nil {
		t.Fatal(err)
	}
	issuer, _ := token.Claims.Text("iss")
	end, _ := token.Claims.Number("exp")
	key, err := g.signer()
	if err != nil {
		t.Fatal(err)
	}
	if err := token.Verify(&key.PublicKey, []string{"RS256"}); err != nil || issuer != "Flex API" || int64(end) != today.Unix()+900 || !token.Claims.Has("flx") {
		t.Errorf("%v, iss %q, exp %v", err, issuer, end)
	}
	d = to("POST", "/uc/v1/sessions", "{}")
	d.without("v-c-response-mle-kid")
	w = do(t, g, d.request(t))
	if _, err := jose.ParseJWS(w.Body.String()); err != nil || w.Header().Get("Content-Type") != "application/jwt" {
		t.Errorf("%v: %s", err, w.Header().Get("Content-Type"))
	}
}

// TestTaken sends what real clients send otherwise than the documents say: it is answered, with a warning.
func TestTaken(t *testing.T) {
	tests := map[string]struct {
		change  func(*draft)
		warning string // part of it; "" for none
		unmet   []string
	}{
		"digest-algorithm":  {func(d *draft) { d.digestAs = "digest-algorithm" }, "as the Node SDK does", []string{}},
		"lower case hash":   {func(d *draft) { d.digestValue = "sha-256" }, "", []string{}},
		"upper case method": {func(d *draft) { d.claim("request-method", "POST") }, "upper case", []string{"jwt.request_method_case"}},
		"host with port":    {func(d *draft) { d.claim("request-host", host+":443") }, "", []string{}},
		"RSA-OAEP":          {func(d *draft) { d.jweAlg = "RSA-OAEP" }, "", []string{"request_mle.alg_sha256"}},
		"cty":               {func(d *draft) { d.jwe = append([]jose.Member{{Name: "cty", Value: "JWT"}}, d.jwe...) }, "", []string{}},
		"plain Base64": {func(d *draft) {
			d.wrap = func(sealed string) string { return `{"encryptedRequest":"` + padded(sealed) + `"}` }
		}, "The JWE deviates from RFC 7516", []string{}},
		"path in lower case": {func(d *draft) {
			d.method, d.target = "PATCH", "/tms/v2/customers/AB12"
			d.claim("request-method", "patch")
			d.claim("request-resource-path", "/tms/v2/customers/ab12")
		}, "upper and lower case", []string{}},
		"no iat in the JWE": {func(d *draft) { d.jwe = drop(d.jwe, "iat") }, "", []string{"request_mle.iat"}},
		"left-over headers": {func(d *draft) { d.http.Set("Date", "x") }, "", []string{"auth.single_scheme"}},
		"no response key":   {func(d *draft) { d.without("v-c-response-mle-kid") }, "", []string{"response_mle.key_id_claim"}},
		"the rival's name": {func(d *draft) {
			d.without("v-c-response-mle-kid")
			d.claim("v-c-api-response-mle-kid", responseKID)
		}, "", []string{"response_mle.key_id_claim"}},
		"clear text": {func(d *draft) { d.encrypt = false }, "", []string{"request_mle.encrypt"}},
	}
	g, seen := newGateway(t, nil)
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := post()
			test.change(d)
			w := do(t, g, d.request(t))
			graded := seen.last(t)
			if w.Code >= 300 || graded.Verdict != mleready.VerdictAccepted {
				t.Fatalf("%d, %s: %s", w.Code, graded.Verdict, graded.Reason)
			}
			if diff := cmp.Diff(test.unmet, unmet(graded)); diff != "" {
				t.Error(diff)
			}
			if warnings := strings.Join(graded.Warnings, "; "); !strings.Contains(warnings, test.warning) {
				t.Errorf("warnings %q, want %q", warnings, test.warning)
			}
		})
	}
}

// padded writes the parts of a JWE after its header in the alphabet of MIME, with padding, as some clients do.
func padded(compact string) string {
	parts := strings.Split(compact, ".")
	for i := 1; i < len(parts); i++ {
		raw, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil {
			return err.Error()
		}
		parts[i] = base64.StdEncoding.EncodeToString(raw)
	}
	return strings.Join(parts, ".")
}

// TestQuery takes the path with its query and, as older SDKs and samples have it, without.
func TestQuery(t *testing.T) {
	g, seen := newGateway(t, nil)
	for claimed, warning := range map[string]bool{
		"/tss/v2/transactions/6123?a=b%3Ac%20d": false, "/tss/v2/transactions/6123": true, "/tss/v2/transactions/6123?a=b:c d": true,
	} {
		d := to("GET", "/tss/v2/transactions/6123?a=b%3Ac%20d", "")
		d.claim("request-resource-path", claimed)
		w := do(t, g, d.request(t))
		if got := seen.last(t); w.Code != http.StatusOK || (len(got.Warnings) > 0) != warning {
			t.Errorf("%s: %d %v", claimed, w.Code, got.Warnings)
		}
	}
}

// TestLegacy sends the old schemes with and without the mandate, right and wrong.
func TestLegacy(t *testing.T) {
	sign := func(names ...string) func() *http.Request {
		return func() *http.Request {
			body := payment
			return signHTTP(t, to("POST", "/pts/v2/payments", body).plain(t), body, names...)
		}
	}
	v1 := func() *http.Request { return oldToken(t, "POST", "/pts/v2/payments", payment) }
	broken := func(make func() *http.Request) func() *http.Request {
		return func() *http.Request {
			r := make()
			r.Header.Set("Signature", strings.Replace(r.Header.Get("Signature"), `signature="`, `signature="AAAA`, 1))
			if a := r.Header.Get("Authorization"); a != "" {
				r.Header.Set("Authorization", a[:len(a)-8]+"AAAAAAAA")
			}
			return r
		}
	}
	tests := map[string]struct {
		make      func() *http.Request
		off       int    // status with the mandate off
		explained string // part of the reason with the mandate on
	}{
		"new list":           {sign("host", "date", "request-target", "digest", "v-c-merchant-id"), 201, "signature is right"},
		"v-c-date":           {sign("host", "v-c-date", "request-target", "digest", "v-c-merchant-id"), 201, "signature is right"},
		"old order":          {sign("digest", "v-c-merchant-id", "date", "host", "request-target"), 201, "signature is right"},
		"in parentheses":     {sign("host", "date", "(request-target)", "digest", "v-c-merchant-id"), 401, "refused since 2024-04-22"},
		"digest not signed":  {sign("host", "date", "request-target", "v-c-merchant-id"), 401, "digest is not among"},
		"no date":            {sign("host", "request-target", "digest", "v-c-merchant-id"), 401, "none of the signed headers is a date"},
		"another signature":  {broken(sign("host", "date", "request-target", "digest", "v-c-merchant-id")), 401, "no longer accepted"},
		"token of version 1": {v1, 201, "signature is right"},
		"broken version 1":   {broken(v1), 401, "the signature does not hold"},
	}
	on, seen := newGateway(t, nil)
	off, seenOff := newGateway(t, func(o *Options) { o.Policy = grader.Off })
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			w := do(t, on, test.make())
			if got := seen.last(t); w.Code != 401 || !strings.Contains(got.Reason, test.explained) || w.Body.String() != `{"response":{"rmsg":"Authentication Failed"}}` {
				t.Errorf("on: %d %s, %s", w.Code, w.Body, got.Reason)
			}
			if w = do(t, off, test.make()); w.Code != test.off {
				t.Errorf("off: %d, %s", w.Code, seenOff.last(t).Reason)
			}
		})
	}
}

// plain is the request without a token.
func (d *draft) plain(t *testing.T) *http.Request {
	d.encrypt = false
	d.after = func(d *draft) { d.token = "" }
	return d.request(t)
}
