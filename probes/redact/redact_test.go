package redact

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/secret"
)

// Numbers of the card schemes' own test cards, and one that fails the check.
const (
	visa    = "4111111111111111"
	amex    = "378282246310005"
	diners  = "30569309025904"
	short   = "4222222222222"
	long    = "6304000000000000000"
	invalid = "4111111111111112"
)

func b64(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

func TestText(t *testing.T) {
	jwt := b64(`{"alg":"RS256","kid":"7"}`) + "." + b64(`{"iss":"m","digest":"abc"}`)
	jwe := b64(`{"alg":"RSA-OAEP-256","enc":"A256GCM"}`)
	for _, c := range []struct{ name, in, want string }{
		{"nothing in it", "HTTP 201 Created", "HTTP 201 Created"},
		{"a number alone", visa, "411111XXXXXX1111"},
		{"15 digits", amex, "378282XXXXX0005"},
		{"14 digits", diners, "305693XXXX5904"},
		{"13 digits", short, "422222XXX2222"},
		{"19 digits", long, "630400XXXXXXXXX0000"},
		{"fails the check", invalid, invalid},
		{"blanks", "card 4111 1111 1111 1111 expires", "card 4111 11XX XXXX 1111 expires"},
		{"dashes", "3782-822463-10005", "3782-82XXXX-X0005"},
		{"expiry and code behind it", "4111 1111 1111 1111 12 28", "4111 11XX XXXX 1111 12 28"},
		{"a number before it", "100 4111-1111-1111-1111", "100 4111-11XX-XXXX-1111"},
		{"plus signs of a form", "n=4111+1111+1111+1111&x=1", "n=4111+11XX+XXXX+1111&x=1"},
		{"letters around it", "PAN" + visa + "x", "PAN411111XXXXXX1111x"},
		{"a path", "/cards/" + visa + "/payments", "/cards/411111XXXXXX1111/payments"},
		{"named and fails the check", `{"cardNumber":"` + invalid + `"}`, `{"cardNumber":"411111XXXXXX1112"}`},
		{"number of a card", `{"card": {"number": "4111 1111 1111 1112"}}`, `{"card": {"number": "4111 11XX XXXX 1112"}}`},
		{"number of something else", `{"number": 7, "phone": {"number": "+44 20 7946 0000"}}`, `{"number": 7, "phone": {"number": "+44 20 7946 0000"}}`},
		{"too short for a card", `{"pan":"12345678"}`, `{"pan":"[removed]"}`},
		{"masked already", `{"pan":"xxxxxxxxxxxx1111","card":{"number":"411111******1111"}}`, `{"pan":"xxxxxxxxxxxx1111","card":{"number":"411111******1111"}}`},
		{"a JSON number", `{"a":[` + visa + `, 4111111111111111.0, 4.111111111111111e15, 51.4111111111111111]}`,
			`{"a":["411111XXXXXX1111", "411111XXXXXX1111", "411111XXXXXX1111", 51.4111111111111111]}`},
		{"a JSON key", `{"` + visa + `":true}`, `{"411111XXXXXX1111":true}`},
		{"escaped digits", `{"x":"\u0034111111111111111"}`, `{"x":"411111XXXXXX1111"}`},
		{"JSON in JSON", `{"body":"{\"card\":{\"number\":\"` + invalid + `\",\"cvv\":\"123\"}}"}`,
			`{"body":"{\"card\":{\"number\":\"411111XXXXXX1112\",\"cvv\":\"[removed]\"}}"}`},
		{"code", `{"securityCode" : "123", "cvv":123, "CID":null, "pin_block":["1"], "trackData":{"x":"1"}, "cvvResultCode":"M", "securityCodeIndicator":"1"}`,
			`{"securityCode" : "[removed]", "cvv":"[removed]", "CID":null, "pin_block":"[removed]", "trackData":"[removed]", "cvvResultCode":"M", "securityCodeIndicator":"1"}`},
		{"a list of pairs", `[{"name":"cvv","value":"123"},{"name":"x","value":"123"}]`, `[{"name":"cvv","value":"[removed]"},{"name":"x","value":"123"}]`},
		{"JSON that was cut", `{"cvv":"123","securityCode": 456, "pan":` + invalid + `,"cardNumber":"41111`,
			`{"cvv":"[removed]","securityCode": "[removed]", "pan":"411111XXXXXX1112","cardNumber":"[removed]`},
		{"JSON in a log line", `sent {"cvv": 123, "pin": null} ok`, `sent {"cvv": "[removed]", "pin": null} ok`},
		{"escaped JSON in a log line", `body="{\"cvv\":\"1\\\"23\",\"a\":\"b\"}"`, `body="{\"cvv\":\"[removed]\",\"a\":\"b\"}"`},
		{"a form", "card%5Bnumber%5D=" + invalid + "&card[cvv]=123&pin=1234&zip=94105", "card%5Bnumber%5D=411111XXXXXX1112&card[cvv]=[removed]&pin=[removed]&zip=94105"},
		{"XML", "<ns:accountNumber>" + invalid + "</ns:accountNumber><ns:cvNumber a='1'>123</ns:cvNumber><cvv/><pin><![CDATA[12]]></pin><card cvv=\"123\"/>",
			"<ns:accountNumber>411111XXXXXX1112</ns:accountNumber><ns:cvNumber a='1'>[removed]</ns:cvNumber><cvv/><pin><![CDATA[[removed]]]></pin><card cvv=\"[removed]\"/>"},
		{"a part of a form", "--x\r\nContent-Disposition: form-data; name=\"cvv\"\r\nContent-Type: text/plain\r\n\r\n123\r\n--x", "--x\r\nContent-Disposition: form-data; name=\"cvv\"\r\nContent-Type: text/plain\r\n\r\n[removed]\r\n--x"},
		{"track 1", "%B4111111111111111^DOE/JANE^28121010000000000?", "[removed]"},
		{"track 2", "swiped ;4111111111111111=28121010000000000? ok", "swiped [removed] ok"},
		{"chip data", `{"emv":{"tags":"5A084111111111111111"},"tags":["a"]}`, `{"emv":{"tags":"[removed]"},"tags":["a"]}`},
		{"a token", "Bearer " + jwt + ".c2lnbmF0dXJl.", "Bearer " + jwt + ".[signature]."},
		{"a token without signature", jwt + ".", jwt + "."},
		{"a card number in a token", b64(`{"alg":"RS256"}`) + "." + b64(`{"n":"`+visa+`"}`) + ".c2lnbmF0dXJl", b64(`{"alg":"RS256"}`) + "." + b64(`{"n":"411111XXXXXX1111"}`) + ".[signature]"},
		{"a JWE", `{"encryptedRequest":"` + jwe + `.AAAA.AAAAAAAAAAAAAAAA.AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA"}`, `{"encryptedRequest":"` + jwe + `.[3 bytes].[12 bytes].[6 bytes].[16 bytes]"}`},
		{"opaque bearer", `curl -H "Authorization: Bearer 8a7f0123456789"`, `curl -H "Authorization: Bearer [secret]"`},
		{"basic", "Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic [secret]"},
		{"prose about schemes", "Basic authentication and Bearer authentication failed", "Basic authentication and Bearer authentication failed"},
		{"HTTP Signature", `signature: keyid="uuid", algorithm="HmacSHA256", headers="host date", signature="c2lnbmF0dXJl="`, `signature: keyid="uuid", algorithm="HmacSHA256", headers="host date", signature="[signature]"`},
		{"OAuth", `Authorization: OAuth oauth_consumer_key="a!b", oauth_signature="AbCd%3D", oauth_token="xyz"`, `Authorization: OAuth oauth_consumer_key="a!b", oauth_signature="[signature]", oauth_token="[secret]"`},
		{"credentials", `password=hunter22&client_secret=abc&grant_type=x&access_token_expires_in=9`, `password=[secret]&client_secret=[secret]&grant_type=x&access_token_expires_in=9`},
		{"an address", "https://user:hunter22@host.example/x?api_key=123", "https://user:[secret]@host.example/x?api_key=[secret]"},
		{"a private key", "-----BEGIN PRIVATE KEY-----\nMIIEvg\n-----END PRIVATE KEY-----\nnext", "[private key]\nnext"},
		{"headers in JSON", `{"headers":[["Authorization","Bearer opaque"],["cookie","a=1; b=2"],["host","h.example"]]}`, `{"headers":[["Authorization","Bearer [secret]"],["cookie","a=[secret]; b=[secret]"],["host","h.example"]]}`},
		{"headers as text", "POST / HTTP/1.1\r\nCookie: sid=1; x=2\r\nX-Api-Key: k\r\nHost: h\r\n", "POST / HTTP/1.1\r\nCookie: sid=[secret]; x=[secret]\r\nX-Api-Key: [secret]\r\nHost: h\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Redactor{}.Text(c.in)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if again := (Redactor{}).Text(got); again != got {
				t.Errorf("redacted again it becomes %q", again)
			}
			if json.Valid([]byte(c.in)) && strings.ContainsAny(c.in[:1], "{[") && !json.Valid([]byte(got)) {
				t.Error("is no longer JSON")
			}
		})
	}
}

// TestSurvives lists what looks like a card number and is none.
func TestSurvives(t *testing.T) {
	for _, s := range []string{
		"7325555401656666804951", // a transaction id
		`{"id":"7325555401656666804951","submitTimeUtc":"2026-11-21T23:34:45Z"}`, // the same in a reply
		"v-c-correlation-id: 32b5a8c2-7e1f-4111-8111-411111111111",
		"550e8400-e29b-41d4-a716-446655440000",
		"62345678-1234-4234-8234-123456789012",
		"0fc8d9f1d9f14f6f9f4111111111111111aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", // a hash
		"1732232085165", "1732232085165000", "1732232085165000000", // points in time that would pass the check or not
		"20261121233445", "20261121233445123",
		"2026-11-21 23:34:45", "2026-11-21T23:34:45.123456789Z",
		"4111111111111112 is an order number that fails the check",
		"51.50735091234567,-0.12775829999",
		`{"iat":1800000000,"exp":1800000120}`,
		"digest: SHA-256=aXjDPtnZhu8ZMsmGy52Oiq7hLIqHuPBl22AnqQ4pzkE=",
		"v-c-merchant-id: testrest", "reconciliationId=60332034UHI9PRJ0",
		"shipping=1&spinner=2&pinned=yes", "panel: 3", "Japan: 81", "the number: 7",
		"An OAuth access token: the requirements of the JWT do not cover it.", "no authorization: it is missing", "its signature: does not fit",
		"the cookie: none", "cardNumber: is missing", "securityCode: must be there", "pin: wrong.",
		"tokenInformation: none", "secretKeyId=08c94330-f618-42a3-b09d-e1e43be5efda",
	} {
		if got := (Redactor{}).Text(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}

func TestSecrets(t *testing.T) {
	r := Redactor{Secrets: []secret.Text{secret.New(`p"w/1+`), secret.New("secret"), secret.New("secretive"), secret.New("abc"), secret.New("")}}
	for in, want := range map[string]string{
		`x p"w/1+ y`:                    `x [secret] y`,
		`{"a":"p\"w/1+"}`:               `{"a":"[secret]"}`,
		"a=p%22w%2F1%2B":                "a=[secret]",
		"a secretive [secret] abc":      "a [secret] [secret] abc",
		`{"secret":1,"x":"top secret"}`: `{"[secret]":"[secret]","x":"top [secret]"}`,
	} {
		got := r.Text(in)
		if got != want {
			t.Errorf("%q became %q; want %q", in, got, want)
		}
		if again := r.Text(got); again != got {
			t.Errorf("%q again became %q", got, again)
		}
	}
}

func TestExchange(t *testing.T) {
	original := mleready.Exchange{
		ID: "1", Method: "POST", URL: "https://apitest.cybersource.com/tms/v1/cards/" + visa + "?cvv=123", At: "2026-11-21T10:00:00Z",
		Headers: mleready.Header{{"Authorization", "Bearer opaque-token"}, {"Cookie", "sid=abc; theme=dark"}, {"signature", `keyid="k", signature="c2lnbmF0dXJl"`},
			{"X-Api-Key", "k"}, {"v-c-merchant-id", "testrest"}, {"host", "apitest.cybersource.com"}, {"Proxy-Authorization", "Basic dXNlcjpwYXNz"}},
		Body:     `{"card":{"number":"` + visa + `"}}`,
		Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"Set-Cookie", "sid=abc; Path=/; HttpOnly"}, {"v-c-correlation-id", "c"}}, Body: "<pin>1234</pin>"},
	}
	want := mleready.Exchange{
		ID: "1", Method: "POST", URL: "https://apitest.cybersource.com/tms/v1/cards/411111XXXXXX1111?cvv=[removed]", At: "2026-11-21T10:00:00Z",
		Headers: mleready.Header{{"Authorization", "Bearer [secret]"}, {"Cookie", "sid=[secret]; theme=[secret]"}, {"signature", `keyid="k", signature="[signature]"`},
			{"X-Api-Key", "[secret]"}, {"v-c-merchant-id", "testrest"}, {"host", "apitest.cybersource.com"}, {"Proxy-Authorization", "Basic [secret]"}},
		Body:     `{"card":{"number":"411111XXXXXX1111"}}`,
		Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"Set-Cookie", "sid=[secret]; Path=/; HttpOnly"}, {"v-c-correlation-id", "c"}}, Body: "<pin>[removed]</pin>"},
	}
	before, err := json.Marshal(original)
	if err != nil {
		t.Fatal(err)
	}
	got := Redactor{}.Exchange(original)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(got, Redactor{}.Exchange(got)); diff != "" {
		t.Errorf("redacted again (-once +twice):\n%s", diff)
	}
	got.Headers[0][1], got.Response.Status, got.Response.Headers[0][1] = "changed", 0, "changed"
	if after, err := json.Marshal(original); err != nil || string(after) != string(before) {
		t.Errorf("the original changed: %v\n%s", err, cmp.Diff(string(before), string(after)))
	}
	large := Redactor{}.Exchange(mleready.Exchange{Body: strings.Repeat("4", longestBody+1)})
	if large.Body != "[8388609 bytes]" {
		t.Errorf("a large body became %.50q", large.Body)
	}
}

// TestAuthorization has tokens that are read and such that are not, which are secrets as a whole.
func TestAuthorization(t *testing.T) {
	header, claims := b64(`{"alg":"RS256","typ":"JWT","kid":"7"}`), b64(`{"iss":"m","pan":"4111111111111111"}`)
	clean := b64(`{"iss":"m","pan":"411111XXXXXX1111"}`) + ".[signature]"
	many := b64(`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}`)
	nested := b64(`{"alg":"RS256","jwk":{"alg":"x"}}`)
	for in, want := range map[string]string{
		"Bearer " + header + "." + claims + ".c2ln":                           "Bearer " + header + "." + clean,
		"bearer  " + header + "." + claims + ".c2ln ":                         "bearer " + header + "." + clean,
		header + "." + claims + ".c2ln":                                       header + "." + clean,
		"Bearer " + many + "." + claims + ".c2ln":                             "Bearer " + many + "." + clean,
		"Bearer " + nested + "." + claims + ".c2ln":                           "Bearer " + nested + "." + clean,
		"Bearer " + header + "." + claims:                                     "Bearer [secret]",
		"Bearer " + b64(`{"alg":"RS256","alg":"x"}`) + "." + claims + ".c2ln": "Bearer [secret]",
		"Bearer " + b64("{\"alg\":\"\xff\"}") + "." + claims + ".c2ln":        "Bearer [secret]",
		"Bearer " + b64(`["alg"]`) + "." + claims + ".c2ln":                   "Bearer [secret]",
		"Bearer " + b64(`null`) + "." + claims + ".c2ln":                      "Bearer [secret]",
		"Bearer !." + claims + ".c2ln":                                        "Bearer [secret]",
		`OAuth a="1",oauth_signature = "b%3D",OAuth_Token="c"`:                `OAuth a="1",oauth_signature = "[signature]",OAuth_Token="[secret]"`,
		"OAuth signature=%22":                                                 "OAuth signature=[signature]",
		"Digest username=\"u\"":                                               "Digest [secret]",
	} {
		e := Redactor{}.Exchange(mleready.Exchange{Headers: mleready.Header{{"Authorization", in}}})
		if got := e.Headers[0][1]; got != want {
			t.Errorf("%q became %q; want %q", in, got, want)
		}
	}
}
