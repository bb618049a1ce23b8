package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"path/filepath"
	"testing"

	"mleready"
	"mleready/probes/authority"
	"mleready/probes/credentials"
	"mleready/probes/sandbox"
)

// TestPlantedInPushes has card data and secrets in pushes, in webhooks, in headers and in the certificate of the caller,
// and searches all that the receiver says in any format.
func TestPlantedInPushes(t *testing.T) {
	env, _, _ := testEnv(t)
	s := plant(t, env)
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	keys := filepath.Join(env.Dir, "keys")
	if _, err := credentials.Make(keys, credentials.MakeOptions{Rules: rules, Now: env.Now, Random: rand.Reader}); err != nil {
		t.Fatal(err)
	}
	gateway, ca, err := sandbox.Open(t.Context(), sandbox.Config{Options: sandbox.Options{Rules: rules, Now: env.Now, Report: func(string) {}}, Dir: keys})
	if err != nil {
		t.Fatal(err)
	}
	out, in := io.Pipe()
	var stderr bytes.Buffer
	env.Stdout, env.Stderr = in, &stderr
	ended := make(chan int, 1)
	go func() {
		ended <- Run(t.Context(), []string{"probe", "--receive", "127.0.0.1:0", "--keys", "keys/credentials.yaml", "--ca-dir", "keys", "--count", "4",
			"-o", "json=report.json", "-o", "table=report.txt", "-v"}, env)
		in.Close()
	}()
	lines := bufio.NewReader(out)
	ready, err := lines.ReadBytes('\n')
	var address struct{ URL string }
	if err != nil || json.Unmarshal(ready, &address) != nil {
		t.Fatalf("%v %s %s", err, ready, &stderr)
	}
	all := make(chan []byte, 1)
	go func() {
		text, _ := io.ReadAll(lines)
		all <- text
	}()
	client := caller(t, ca, plantedPAN)
	body := `{"partnerId":"SANDBOX_PARTNER","eventRef":"` + plantedPAN + `","transactionType":"` + plantedSpaced + `","eventType":"` + plantedPAN + `","card":{"number":"` + plantedPAN + `","cvv":"7391"},"secret":"` + plantedSecret + `"}`
	headers, sealed, err := gateway.Seal(sandbox.Notice{Partner: gateway.Partner(""), Body: []byte(body)}, false)
	if err != nil {
		t.Fatal(err)
	}
	deliver(t, client, address.URL+"/"+plantedPAN+"?password="+plantedPassword, headers, sealed)
	deliver(t, client, address.URL, headers, []byte(body))
	deliver(t, client, address.URL, mleready.Header{{"v-c-signature", plantedSecret}, {"Cookie", plantedCookie}}, []byte(body))
	deliver(t, client, address.URL, mleready.Header{{"Content-Type", plantedPAN}, {"x-encrypted", plantedPAN}}, sealed)
	if code := <-ended; code != 1 {
		t.Errorf("exit code %d: %s", code, &stderr)
	}
	text := <-all
	if n := bytes.Count(text, []byte("\n")); n != 4 {
		t.Errorf("%d lines", n)
	}
	s.search("stdout", text)
	s.search("stderr", stderr.Bytes())
	s.files("keys")
}

// caller is a client with a certificate of a name.
func caller(t *testing.T, ca *authority.Authority, name string) *http.Client {
	t.Helper()
	certificate, key, err := ca.Client(name)
	if err != nil {
		t.Fatal(err)
	}
	pair, err := tls.X509KeyPair(certificate, key)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(ca.PEM())
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}}}}
}

func deliver(t *testing.T, client *http.Client, url string, headers mleready.Header, body []byte) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range headers {
		r.Header.Set(line[0], line[1])
	}
	reply, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	reply.Body.Close()
}
