package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// TestGradeWithKeys grades an encrypted exchange with the keys of the local gateway: the signature is verified and both
// bodies are decrypted, and of a copy with another body and one with another key the fault is named.
func TestGradeWithKeys(t *testing.T) {
	env, stdout, stderr := testEnv(t)
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
	merchant := file.Cybersource.Merchants[0]
	right := encryptedExchange(t, "11111111-2222-4333-8444-555555555555", file.Cybersource, merchant, merchant.P12)
	changed := right
	changed.ID, changed.Body = "changed", strings.Replace(right.Body, "}", " }", 1)
	other := *merchant.P12
	other.Key = merchant.ResponseMLE[0].Private
	foreign := encryptedExchange(t, "11111111-2222-4333-8444-666666666666", file.Cybersource, merchant, &other)
	foreign.ID = "foreign"
	var lines strings.Builder
	for _, e := range []mleready.Exchange{right, changed, foreign} {
		text, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(text, '\n'))
	}
	if err := os.WriteFile(filepath.Join(env.Dir, "x.jsonl"), []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	if code := Run(t.Context(), []string{"grade", "--format", "json", "--keys", "keys/credentials.yaml", "x.jsonl"}, env); code != 1 {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	var grading mleready.Grading
	if err := json.Unmarshal(stdout.Bytes(), &grading); err != nil {
		t.Fatal(err)
	}
	want := []struct {
		verdict mleready.Verdict
		id      string
		outcome mleready.Outcome
		reason  string
	}{
		{mleready.VerdictAccepted, "jwt.kid", mleready.Met, "names the key that signed"},
		{mleready.VerdictUnauthenticated, "jwt.digest", mleready.Unmet, "changed afterwards"},
		{mleready.VerdictUnauthenticated, "auth.jwt", mleready.Unmet, "does not hold"},
	}
	for i, w := range want {
		got := grading.Exchanges[i]
		var grade mleready.Grade
		for _, g := range got.Requirements {
			if g.ID == w.id {
				grade = g
			}
		}
		if got.Verdict != w.verdict || grade.Outcome != w.outcome || !strings.Contains(grade.Reason, w.reason) {
			t.Errorf("%s: %s (%s), %s is %s: %s", got.ID, got.Verdict, got.Reason, w.id, grade.Outcome, grade.Reason)
		}
	}
	if reply := grading.Exchanges[0].Reply; reply == nil || !strings.Contains(reply.Summary, "can be decrypted") {
		t.Errorf("the reply was not decrypted: %+v", reply)
	}
}

// encryptedExchange is a payment with everything as the documents ask for.
func encryptedExchange(t *testing.T, jti string, keys *credentials.Cybersource, m *credentials.Merchant, signer *credentials.SigningKey) mleready.Exchange {
	t.Helper()
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	seal := func(plain, member, kid string, key *rsa.PublicKey) string {
		header := []jose.Member{{Name: "kid", Value: kid}, {Name: "iat", Value: now.Unix()}}
		text, err := jose.Encrypt([]byte(plain), key, "RSA-OAEP-256", "A256GCM", header, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		return `{"` + member + `":"` + text + `"}`
	}
	response := m.ResponseMLE[0]
	body := seal(`{"a":1}`, "encryptedRequest", keys.SJC.KID, &keys.SJC.Key.PublicKey)
	reply := seal(`{"status":"AUTHORIZED"}`, "encryptedResponse", response.KID, response.Public)
	sum := sha256.Sum256([]byte(body))
	token, err := jose.Sign("RS256", signer.Key, []jose.Member{{Name: "typ", Value: "JWT"}, {Name: "alg", Value: "RS256"}, {Name: "kid", Value: signer.KID}}, []jose.Member{
		{Name: "iat", Value: now.Unix()}, {Name: "exp", Value: now.Unix() + 120}, {Name: "iss", Value: m.Owner()},
		{Name: "jti", Value: jti},
		{Name: "request-host", Value: "apitest.cybersource.com"}, {Name: "request-method", Value: "post"},
		{Name: "request-resource-path", Value: "/pts/v2/payments"}, {Name: "v-c-jwt-version", Value: "2"}, {Name: "v-c-merchant-id", Value: m.ID},
		{Name: "v-c-response-mle-kid", Value: response.KID}, {Name: "digest", Value: base64.StdEncoding.EncodeToString(sum[:])}, {Name: "digestAlgorithm", Value: "SHA-256"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return mleready.Exchange{
		ID: "right", Method: "POST", URL: "https://apitest.cybersource.com/pts/v2/payments", Body: body, At: now.Format(time.RFC3339),
		Headers:  mleready.Header{{"Host", "apitest.cybersource.com"}, {"Authorization", "Bearer " + token}},
		Response: &mleready.Reply{Status: 201, Body: reply},
	}
}
