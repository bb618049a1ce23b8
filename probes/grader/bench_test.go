package grader_test

import (
	"testing"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

// withoutRSA are the keys of which none decrypts, so that what the grader itself does is left, with a token by shared
// secret.
func withoutRSA() *credentials.Cybersource {
	keys := *material()
	keys.SJC.Key = nil
	return &keys
}

// local is the call as the local gateway gets it, known by its token alone.
func local(e mleready.Exchange) mleready.Exchange {
	e.URL = "https://127.0.0.1:8443/pts/v2/payments"
	return e
}

// BenchmarkRequest judges a payment with an encrypted body.
func BenchmarkRequest(b *testing.B) {
	c := right("POST", payments, plainBody)
	c.seal, c.alg = "RSA-OAEP-256", "HS256"
	e := local(c.exchange(b))
	options := grader.Options{AsOf: mleready.DateOf(sent), Policy: grader.On, Strict: true}
	g := grader.New(rules(b), withoutRSA(), options)
	if r := g.Request(e); r.Verdict != mleready.VerdictAccepted || !r.Encrypted {
		b.Fatal(r.Why)
	}
	b.ReportAllocs()
	for b.Loop() {
		g.Request(e)
	}
}

// BenchmarkCheckReply looks at an encrypted reply for which there is no key.
func BenchmarkCheckReply(b *testing.B) {
	c := right("POST", payments, plainBody)
	c.seal = "RSA-OAEP-256"
	reply := &mleready.Reply{Status: 201, Body: `{"encryptedResponse":` + c.exchange(b).Body[len(`{"encryptedRequest":`):]}
	want := grader.Expect{KID: sjcKID}
	if check := grader.CheckReply(rules(b), want, reply); check.Cause != "" || !check.Encrypted {
		b.Fatal(check)
	}
	b.ReportAllocs()
	for b.Loop() {
		grader.CheckReply(rules(b), want, reply)
	}
}

// BenchmarkPayout judges a payment to Mastercard whose body is encrypted for a key that is not here. Its signature is
// verified.
func BenchmarkPayout(b *testing.B) {
	keys := *partners()
	partner := *keys.Partners[0]
	request := *partner.RequestEncryption
	request.Private = nil
	partner.RequestEncryption, keys.Partners = &request, []*credentials.Partner{&partner}
	g := grader.New(rules(b), nil, grader.Options{AsOf: mleready.DateOf(sent), Partners: &keys})
	for name, p := range map[string]payout{"json": {}, "xml": {xml: true}} {
		e := p.exchange()
		if r := g.Request(e); r.Verdict != mleready.VerdictAccepted || !r.Encrypted {
			b.Fatal(r.Why)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Request(e)
			}
		})
	}
}

// BenchmarkCheckPayload looks at an encrypted reply of Mastercard for which there is no private key.
func BenchmarkCheckPayload(b *testing.B) {
	partner := *partners().Partners[0]
	response := *partner.ResponseEncryption
	response.Private = nil
	partner.ResponseEncryption = &response
	jwe := sealTo(&response, plainPayout, "RSA-OAEP-256", "A256GCM", response.Fingerprint, "application/json")
	reply := &mleready.Reply{Status: 200, Headers: mleready.Header{{"X-Encrypted", "true"}}, Body: `{"encrypted_payload":{"data":"` + jwe + `"}}`}
	if check := grader.CheckPayload(rules(b), &partner, reply); check.Cause != "" || !check.Encrypted {
		b.Fatal(check)
	}
	b.ReportAllocs()
	for b.Loop() {
		grader.CheckPayload(rules(b), &partner, reply)
	}
}
