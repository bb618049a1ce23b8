package redact

import (
	"encoding/base64"
	"math/rand/v2"
	"testing"

	"mleready"
	"mleready/probes/secret"
)

// consumerKey is a secret that is sent with each request to Mastercard, and is written in another way in forms.
const consumerKey = "d819f9baad2119af9b4aab5d50f80dd076cfa10b99e46a2f!74ff5b5f03d420ff98c8087b63d0159b"

// exchanges are what probes send and get, with the secrets of those who send it.
func exchanges() map[string]struct {
	mleready.Exchange
	secrets []secret.Text
} {
	random := rand.New(rand.NewPCG(1, 2))
	noise := func(n int) string {
		raw := make([]byte, n)
		for i := range raw {
			raw[i] = byte(random.Uint32())
		}
		return base64.RawURLEncoding.EncodeToString(raw)
	}
	jwe := func(n int) string {
		return b64(`{"alg":"RSA-OAEP-256","enc":"A256GCM","kid":"7689458165746210315978","iat":1795338607}`) +
			"." + noise(256) + "." + noise(12) + "." + noise(n) + "." + noise(16)
	}
	bearer := "Bearer " + b64(`{"alg":"RS256","kid":"7174983485580872604646","typ":"JWT"}`) + "." +
		b64(`{"digest":"IXz+P8EwqQHaaFGXTBBR/otA5/4thIOVE02Z09ubdIw=","digestAlgorithm":"SHA-256","exp":1795338727,"iat":1795338607,`+
			`"iss":"sandbox_merchant","jti":"1c6bef54-5268-4cdc-a071-ac899ba6dfbb","request-host":"127.0.0.1:33855","request-method":"post",`+
			`"request-resource-path":"/pts/v2/payments","v-c-jwt-version":"2","v-c-merchant-id":"sandbox_merchant","v-c-response-mle-kid":"7447946510435714704260"}`) +
		"." + noise(256)
	oauth := `OAuth oauth_body_hash="8QwXZuao5m5786LQjapZRSWPjKyh3B9ch3sLwWjz3VE=",oauth_consumer_key="` + consumerKey + `",` +
		`oauth_nonce="09bc6624-faad-483b-a660-2b8f7d136417",oauth_signature_method="RSA-SHA256",oauth_timestamp="1795338610",oauth_version="1.0",` +
		`oauth_signature="` + noise(250) + `%2BguXCj2%3D%3D"`
	exchange := func(media, proof, body, reply string) mleready.Exchange {
		return mleready.Exchange{
			ID: "target/payment", Method: "POST", URL: "https://127.0.0.1:33855/pts/v2/payments", At: "2026-11-22T09:10:07Z", Body: body,
			Headers: mleready.Header{{"Host", "127.0.0.1:33855"}, {"Accept", "application/hal+json;charset=utf-8"}, {"User-Agent", "mleready/0.1.0"},
				{"Content-Type", media}, {"Authorization", proof}},
			Response: &mleready.Reply{Status: 201, Body: reply, Headers: mleready.Header{{"content-length", "1334"}, {"content-type", media},
				{"date", "Sun, 22 Nov 2026 09:10:07 GMT"}, {"v-c-correlation-id", "32b5a8c2-7e1f-4111-8111-411111111111"}}},
		}
	}
	const (
		payment = `{"clientReferenceInformation":{"code":"mleready-4114be50"},"processingInformation":{"commerceIndicator":"internet"},` +
			`"paymentInformation":{"card":{"number":"4111111111111111","expirationMonth":"12","expirationYear":"2031","securityCode":"123","type":"001"}},` +
			`"orderInformation":{"amountDetails":{"totalAmount":"102.21","currency":"USD"},"billTo":{"firstName":"John","lastName":"Doe","address1":"1 Market St",` +
			`"locality":"san francisco","administrativeArea":"CA","postalCode":"94105","country":"US","email":"test@cybs.com","phoneNumber":"4158880000"}}}`
		paid = `{"_links":{"self":{"method":"GET","href":"/pts/v2/payments/7325555401656666804951"}},"id":"7325555401656666804951",` +
			`"submitTimeUtc":"2026-11-22T09:10:07Z","status":"AUTHORIZED","processorInformation":{"approvalCode":"888888","responseCode":"100"}}`
	)
	known := []secret.Text{secret.New(consumerKey)}
	shared := []secret.Text{secret.New("yBJxy6LjM2TmcPGu+GaJrHtkke25fPpUX+UY6/L/1tE=")}
	return map[string]struct {
		mleready.Exchange
		secrets []secret.Text
	}{
		"encrypted": {exchange("application/json", bearer, `{"encryptedRequest":"`+jwe(500)+`"}`, `{"encryptedResponse":"`+jwe(700)+`"}`), nil},
		"payment":   {exchange("application/json", bearer, payment, paid), nil},
		"secret":    {exchange("application/json", bearer, payment, paid), shared},
		"OAuth":     {exchange("application/json", oauth, `{"encrypted_payload":{"data":"`+jwe(500)+`"}}`, `{"encrypted_payload":{"data":"`+jwe(700)+`"}}`), known},
		"XML": {exchange("application/xml", oauth, "<encrypted_payload><data>"+jwe(500)+"</data></encrypted_payload>",
			`<?xml version="1.0" encoding="UTF-8"?><encrypted_payload><data>`+jwe(700)+"</data></encrypted_payload>"), known},
	}
}

func BenchmarkExchange(b *testing.B) {
	for name, e := range exchanges() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Redactor{Secrets: e.secrets}.Exchange(e.Exchange)
			}
		})
	}
}
