package main

import (
	"bytes"
	"crypto/tls"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/credentials"
)

// TestSandboxMastercard calls the running gateway by Mastercard's name, once rightly, and with card data and secrets
// where they do not belong. Nothing of that may come out in the log, on stderr or in what headers explain.
func TestSandboxMastercard(t *testing.T) {
	env, _, _ := testEnv(t)
	s := plant(t, env)
	var said bytes.Buffer
	gateway := env
	gateway.Stderr = &said
	address, stop := startSandbox(t, gateway, "--proxy", "--log", "log.jsonl", "-v", "--explain")
	s.secrets = append(s.secrets, literals(t, filepath.Join(env.Dir, "keys"))...)
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	file, err := credentials.Load(t.Context(), filepath.Join(env.Dir, "keys", credentials.FileName), credentials.Options{Rules: rules, AllowLiterals: true, Sandbox: true})
	if err != nil || len(file.Problems) > 0 {
		t.Fatal(err, file.Problems)
	}
	card := `{"paymentrequest":{"transaction_reference":"T-1","card":{"number":"` + plantedPAN + `","securityCode":"7391"},"password":"` + plantedPassword + `"}}`
	right := payout(t, "right", file.Mastercard.Partners[0], card, card)
	announced := right // and in clear text
	announced.Body = card
	header := right
	header.Headers = mleready.Header{right.Headers[0], {"x-encrypted", plantedSpaced}}
	path := right
	path.URL = strings.Replace(right.URL, file.Mastercard.Partners[0].ID, plantedPAN, 1)
	scheme := right
	scheme.Headers = mleready.Header{{"Authorization", `OAuth oauth_signature_method="` + plantedPAN + `",oauth_signature="` + plantedSecret + `"`}, {"x-encrypted", "true"}}
	_, tail, _ := strings.Cut(right.Headers.Get("Authorization"), `oauth_signature="`)
	s.secrets = append(s.secrets, strings.TrimSuffix(tail, `"`))

	proxy, err := url.Parse(address.HTTP)
	if err != nil {
		t.Fatal(err)
	}
	client := http.Client{Transport: &http.Transport{
		Proxy: http.ProxyURL(proxy), TLSClientConfig: &tls.Config{RootCAs: authorityOf(t, address.CA), Time: env.Now},
	}}
	var got []int
	for _, e := range []mleready.Exchange{right, right, announced, header, path, scheme} {
		r, err := http.NewRequestWithContext(t.Context(), e.Method, e.URL, strings.NewReader(e.Body))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range e.Headers {
			r.Header.Set(line[0], line[1])
		}
		response, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || strings.Contains(string(body), "encrypted_payload\":{") != (response.Header.Get("x-encrypted") == "true") {
			t.Errorf("%v: %d %v %s", err, response.StatusCode, response.Header, body)
		}
		got = append(got, response.StatusCode)
		s.search("explained", []byte(response.Header.Get("mleready-explain")))
	}
	stop()
	if diff := cmp.Diff([]int{200, 401, 400, 400, 401, 401}, got); diff != "" {
		t.Error(diff, &said)
	}
	log, err := os.ReadFile(filepath.Join(env.Dir, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	s.files("keys")
	s.search("stderr", said.Bytes())
	var first mleready.Graded
	if err := json.NewDecoder(strings.NewReader(string(log))).Decode(&first); err != nil || first.Provider != mleready.Mastercard || !first.Reply.Encrypted {
		t.Errorf("%v: %.300s", err, log)
	}
	for _, want := range []string{"/crossborder/payment 200 accepted (mastercard_jwe)", "sent before", "came in clear text"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("stderr lacks %q: %s", want, &said)
		}
	}
}
