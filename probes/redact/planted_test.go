package redact

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"mleready"
	"mleready/probes/secret"
)

// carriers are the ways in which a value under a name goes over the wire or into a log.
var carriers = map[string]func(name, value string) string{
	"JSON":           func(n, v string) string { return `{"a":1,"` + n + `":"` + v + `","z":[]}` },
	"JSON, spread":   func(n, v string) string { return "{\n  \"" + n + "\" :\n  \"" + v + "\"\n}" },
	"JSON number":    func(n, v string) string { return `{"` + n + `":` + v + `}` },
	"JSON list":      func(n, v string) string { return `{"` + n + `":["` + v + `"]}` },
	"JSON, deep":     func(n, v string) string { return `[{"p":{"q":[{"` + n + `":"` + v + `"}]}}]` },
	"JSON, escaped":  func(n, v string) string { return `{"` + n + `":"\u003` + v[:1] + v[1:] + `"}` },
	"JSON in JSON":   func(n, v string) string { return `{"body":"{\"` + n + `\":\"` + v + `\"}"}` },
	"JSON in a log":  func(n, v string) string { return `INFO sent {"` + n + `":"` + v + `"} in 3 ms` },
	"JSON cut off":   func(n, v string) string { return `{"x":1,"` + n + `":"` + v },
	"log of strings": func(n, v string) string { return `body="{\"` + n + `\":\"` + v + `\"}"` },
	"Python":         func(n, v string) string { return "{'" + n + "': '" + v + "'}" },
	"Ruby":           func(n, v string) string { return `{:` + n + `=>"` + v + `"}` },
	"YAML":           func(n, v string) string { return "a: 1\n" + n + ": " + v + "\nb: 2\n" },
	"form":           func(n, v string) string { return "a=1&" + url.QueryEscape(n) + "=" + url.QueryEscape(v) + "&b=2" },
	"form in a list": func(n, v string) string { return "payment%5B" + n + "%5D=" + v },
	"XML":            func(n, v string) string { return "<r><" + n + ">" + v + "</" + n + "></r>" },
	"SOAP": func(n, v string) string {
		return "<s:Body><ns1:" + n + " xsi:type=\"string\">" + v + "</ns1:" + n + "></s:Body>"
	},
	"XML, escaped":  func(n, v string) string { return "&lt;x&gt;&quot;" + n + "&quot;:&quot;" + v + "&quot;" },
	"XML attribute": func(n, v string) string { return `<card ` + n + `="` + v + `"/>` },
	"pairs":         func(n, v string) string { return `{"params":[{"name":"` + n + `","value":"` + v + `"}]}` },
	"multipart": func(n, v string) string {
		return "--b\r\nContent-Disposition: form-data; name=\"" + n + "\"\r\n\r\n" + v + "\r\n--b--"
	},
	"a line of a log": func(n, v string) string { return "2026-11-21T10:00:00Z DEBUG " + n + "=" + v + ", next=1" },
}

// planted are values of cardholder data, each with names that they have in the field. Numbers under a name need not
// pass the check.
var planted = map[string][]string{
	"4111111111111112": {"cardNumber", "card_number", "accountNumber", "pan", "ccnumber", "primaryAccountNumber", "number"},
	"4111111111111111": {"x", "reference", "number"},
	"9173":             {"cvv", "CVV2", "cvc", "cvn", "cvNumber", "cid", "securityCode", "card_security_code", "cardVerificationValue", "pin", "userPin", "pinBlock"},
	"8271946350":       {"track1", "trackData", "magneticStripe", "cryptogram", "networkTokenCryptogram", "cavv", "track_2_data"},
}

// TestPlanted puts every value under every name into every carrier and every part of an exchange, and looks for it.
func TestPlanted(t *testing.T) {
	n := 0
	for value, names := range planted {
		for _, name := range names {
			for carrier, write := range carriers {
				text := write(name, value)
				e := mleready.Exchange{ID: "1", Method: "POST", URL: "https://h.example/p?" + url.Values{name: {value}}.Encode(),
					Headers: mleready.Header{{name, value}, {"X-Debug", text}}, Body: text,
					Response: &mleready.Reply{Headers: mleready.Header{{"X-Echo", text}}, Body: text}}
				clean, err := json.Marshal(Redactor{}.Exchange(e))
				if err != nil {
					t.Fatal(err)
				}
				n++
				if strings.Contains(string(clean), value) {
					t.Errorf("%s under %s in %s: %s", value, name, carrier, clean)
				}
				if got := (Redactor{}).Text(text); json.Valid([]byte(text)) != json.Valid([]byte(got)) {
					t.Errorf("%s is no longer what it was: %s", text, got)
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d were tried", n)
	}
}

// TestPlantedSecrets does the same for what authenticates.
func TestPlantedSecrets(t *testing.T) {
	const value = "Zk3-vQ9.w_planted"
	r := Redactor{Secrets: []secret.Text{secret.New("known-to-the-caller")}}
	for _, name := range []string{"password", "keyPass_password", "client_secret", "merchantsecretKey", "apiKey", "x-api-key", "access_token", "refreshToken", "sessionId", "privateKey"} {
		for carrier, write := range carriers {
			if carrier == "JSON number" || carrier == "JSON, escaped" {
				continue // which hold digits only
			}
			text := write(name, value) + "known-to-the-caller"
			if got := r.Text(text); strings.Contains(got, value) || strings.Contains(got, "known-to") {
				t.Errorf("%s in %s: %s", name, carrier, got)
			}
		}
	}
}

// parts are what texts that are hard to read twice are made of.
var parts = []string{"4111111111111111", "411111XXXXXX1111", "3782 822463 10005", "5", "-", " ", "+", "%20", ".", "cvv", "pan", "cardNumber", "number", "pin",
	"password", "signature", "authorization", "cookie", "Bearer ", "Basic dTpw", "OAuth ", "=", ":", "=>", `"`, `\"`, `\`, "'", "&quot;", "{", "}", "[", "]", ",", ";", "&", "<", ">",
	"</", "<![CDATA[", "]]>", "\n", "\r\n", "name=\"", "eyJhbGciOiJIUzI1NiJ9", ".", "=", "secret", "[removed]", "[secret]", "[signature]", "[12 bytes]", "://u:p@", "null", "%5B", "%5D", "^", "?", "x", "\xff", "é"}

// TestTwice makes sure that redacting again changes nothing: what is stored is shown through the same code.
func TestTwice(t *testing.T) {
	r := Redactor{Secrets: []secret.Text{secret.New("hunter22"), secret.New("removed")}}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 30).Draw(t, "parts"), "")
		once := r.Text(text)
		if twice := r.Text(once); twice != once {
			t.Fatalf("%q\nonce  %q\ntwice %q", text, once, twice)
		}
	})
}

// TestStaysJSON draws JSON values of any shape.
func TestStaysJSON(t *testing.T) {
	name := rapid.SampledFrom([]string{"a", "pan", "cvv", "number", "card", "name", "value", "headers", "token", "4111111111111111", "é\"\\"})
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(parts), rapid.SampledFrom([]string{`{"cvv":1}`, `[4111111111111111]`, "cvv"}))
	leaf := rapid.OneOf(rapid.Map(text, func(s string) any { return s }), rapid.Map(rapid.Int64(), func(n int64) any { return n }),
		rapid.Map(rapid.Float64Range(-1e20, 1e20), func(f float64) any { return f }), rapid.Just[any](nil), rapid.Just[any](true), rapid.Just[any](4111111111111111))
	value := rapid.Deferred(func() *rapid.Generator[any] { return leaf })
	for range 4 {
		inner := value
		value = rapid.OneOf(leaf, rapid.Map(rapid.SliceOfN(inner, 0, 3), func(l []any) any { return l }),
			rapid.Map(rapid.MapOfN(name, inner, 0, 3), func(m map[string]any) any { return m }))
	}
	rapid.Check(t, func(t *rapid.T) {
		in, err := json.MarshalIndent([]any{value.Draw(t, "value")}, " ", "\t")
		if err != nil {
			t.Fatal(err)
		}
		once := Redactor{}.Text(string(in))
		if !json.Valid([]byte(once)) {
			t.Fatalf("%s\nbecame %s", in, once)
		}
		if twice := (Redactor{}).Text(once); twice != once {
			t.Fatalf("%s\nonce  %s\ntwice %s", in, once, twice)
		}
	})
}

// FuzzText takes any bytes: nothing panics, JSON stays JSON, nothing changes the second time, and no card number stays
// that stands alone between blanks.
func FuzzText(f *testing.F) {
	for _, write := range carriers {
		f.Add(write("cvv", "9173"))
		f.Add(write("pan", "4111111111111111"))
	}
	f.Add("{\"\x91\x91dy\\\"cvv\\\"\":\"{\\\"cvv\\\":\\\"9173\x00 }\"}") // no JSON before, JSON afterwards
	f.Fuzz(func(t *testing.T, s string) {
		got := Redactor{}.Text(s)
		if again := (Redactor{}).Text(got); again != got {
			t.Errorf("%q\nonce  %q\ntwice %q", s, got, again)
		}
		start := strings.TrimLeft(s, " \t\r\n")
		if start != "" && strings.Contains("{[", start[:1]) && json.Valid([]byte(s)) && !json.Valid([]byte(got)) {
			t.Errorf("%q became %q", s, got)
		}
		if with := (Redactor{}).Text(fmt.Sprintf("%s\n 4111111111111111 \n", s)); strings.HasSuffix(with, " 4111111111111111 \n") {
			t.Errorf("a card number stays behind %q", s)
		}
	})
}
