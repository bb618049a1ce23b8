package main

import (
	"crypto/rand"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/oauth1"
)

// payout is a call to Mastercard with everything as the pages ask for, signed and encrypted with the partner's keys.
func payout(t *testing.T, id string, p *credentials.Partner, plain, reply string) mleready.Exchange {
	t.Helper()
	seal := func(text string, key *credentials.EncryptionKey) string {
		header := []jose.Member{{Name: "kid", Value: key.Fingerprint}, {Name: "cty", Value: "application/json"}}
		jwe, err := jose.Encrypt([]byte(text), key.Public, "RSA-OAEP-256", "A256GCM", header, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return `{"encrypted_payload":{"data":"` + jwe + `"}}`
	}
	e := mleready.Exchange{
		ID: id, Method: "POST", URL: "https://sandbox.api.mastercard.com/send/v1/partners/" + p.ID + "/crossborder/payment",
		Body: seal(plain, p.RequestEncryption), At: "2026-11-21T12:00:00Z",
		Response: &mleready.Reply{Status: 200, Headers: mleready.Header{{"x-encrypted", "true"}}, Body: seal(reply, p.ResponseEncryption)},
	}
	header, err := oauth1.Sign(oauth1.Request{Method: e.Method, URL: e.URL}, oauth1.Header{
		{Name: oauth1.ConsumerKey, Value: p.ConsumerKey}, {Name: oauth1.Nonce, Value: "n0001"}, {Name: oauth1.Timestamp, Value: "1795262400"},
		{Name: oauth1.SignatureMethod, Value: oauth1.RSASHA256}, {Name: "oauth_body_hash", Value: oauth1.BodyHash([]byte(e.Body))},
	}, p.Signing.Key)
	if err != nil {
		t.Fatal(err)
	}
	e.Headers = mleready.Header{{"Authorization", header.String()}, {"x-encrypted", "true"}, {"Cookie", plantedCookie}}
	return e
}

// TestGradeMastercard grades with the keys of the local gateway what is right, and copies of it with card data in clear
// text, in errors, in the path and in the header. Nothing of that may come out in any form of output.
func TestGradeMastercard(t *testing.T) {
	env, _, _ := testEnv(t)
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	path, err := credentials.Make(filepath.Join(env.Dir, "keys"), credentials.MakeOptions{Rules: rules, Now: env.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	file, err := credentials.Load(t.Context(), path, credentials.Options{Rules: rules, Sandbox: true, AllowLiterals: true})
	if err != nil {
		t.Fatal(err)
	}
	partner := file.Mastercard.Partners[0]
	card := `{"card":{"number":"` + plantedPAN + `","securityCode":"7391"},"password":"` + plantedPassword + `"}`
	right := payout(t, "right", partner, card, card)
	clear := right
	clear.ID, clear.Body, clear.Response = "clear", card, &mleready.Reply{Status: 400, Body: `{"Errors":{"Description":"` + plantedPAN + `"}}`}
	strange := right
	strange.ID, strange.URL = "strange", strings.Replace(right.URL, partner.ID, plantedPAN, 1)
	strange.Headers = mleready.Header{{"Authorization", `OAuth oauth_signature_method="` + plantedPAN + `",oauth_signature="` + plantedSecret + `"`}, {"x-encrypted", plantedSpaced}}
	strange.Response = &mleready.Reply{Status: 200, Headers: mleready.Header{{"x-encrypted", plantedSpaced}}, Body: right.Response.Body}
	s := plant(t, env)
	_, tail, _ := strings.Cut(right.Headers.Get("Authorization"), `oauth_signature="`)
	s.secrets = append(s.secrets, strings.TrimSuffix(tail, `"`))
	var lines strings.Builder
	for _, e := range []mleready.Exchange{right, clear, strange} {
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(text, '\n'))
	}
	s.write("planted.jsonl", lines.String())
	for _, args := range [][]string{{}, {"-v"}, {"--format", "lines"}, {"--mandate", "mastercard-payload", "-o", "out.txt", "-o", "out.json"}} {
		s.run(append([]string{"grade", "--keys", "keys/credentials.yaml", "planted.jsonl"}, args...)...)
		s.run(append([]string{"grade", "planted.jsonl"}, args...)...)
	}
	s.files("planted.jsonl", "keys")

	var grading mleready.Grading
	if err := json.Unmarshal([]byte(s.run("grade", "--format", "json", "--keys", "keys/credentials.yaml", "planted.jsonl")), &grading); err != nil {
		t.Fatal(err)
	}
	got := grading.Exchanges[0]
	for _, r := range got.Requirements {
		if r.Outcome == mleready.Unmet {
			t.Errorf("%s is unmet: %s", r.ID, r.Reason)
		}
		if r.ID == "payload_request.body_hash" && !strings.Contains(r.Reason, "signature over it holds") {
			t.Errorf("the signature was not verified: %s", r.Reason)
		}
	}
	if got.Verdict != mleready.VerdictAccepted || got.Provider != mleready.Mastercard || !strings.Contains(got.Reply.Summary, "can be decrypted") {
		t.Errorf("%s %s (%s), %+v", got.Provider, got.Verdict, got.Reason, got.Reply)
	}
	if grading.Exchanges[1].Verdict != mleready.VerdictMalformed || grading.Exchanges[2].Verdict != mleready.VerdictMalformed && grading.Exchanges[2].Verdict != mleready.VerdictUnauthenticated {
		t.Errorf("%+v", grading.Exchanges[1:])
	}
}
