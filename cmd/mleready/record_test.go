package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mleready"
)

// TestRecord records one payment that a program of the merchant's sends, interrupts the recorder, and grades the file.
func TestRecord(t *testing.T) {
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusUnauthorized)
		io.WriteString(w, `{"response":{"rmsg":"Authentication Failed"}}`)
	}))
	defer up.Close()
	env, _, stderr := testEnv(t)
	reader, writer := io.Pipe()
	env.Stdout = writer
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	ended := make(chan int, 1)
	go func() {
		code := Run(ctx, []string{"record", "--to", up.URL, "--host", "apitest.cybersource.com", "-o", "out.jsonl", "-v"}, env)
		writer.CloseWithError(io.EOF)
		ended <- code
	}()
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr)
	}
	var address struct{ URL, HTTP, CA, To, Output string }
	if err := json.Unmarshal([]byte(line), &address); err != nil {
		t.Fatal(err)
	}
	if address.Output != filepath.Join(env.Dir, "out.jsonl") || address.HTTP != "" || address.To != up.URL {
		t.Errorf("address %+v", address)
	}
	text, err := os.ReadFile(address.CA)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Time: env.Now}}}
	reply, err := client.Post(address.URL+"/pts/v2/payments", "application/json", strings.NewReader(`{"card":{"number":"4111111111111111"}}`))
	if err != nil {
		t.Fatal(err)
	}
	reply.Body.Close()
	client.CloseIdleConnections()
	interrupt()
	if code := <-ended; code != exitDone || reply.StatusCode != http.StatusUnauthorized {
		t.Errorf("exit code %d, %s", code, reply.Status)
	}
	written, err := os.ReadFile(address.Output)
	if err != nil {
		t.Fatal(err)
	}
	for want, there := range map[string]bool{
		`"url":"http://apitest.cybersource.com/pts/v2/payments"`: true, "Authentication Failed": true, `"verdict":"unauthenticated"`: true, "4111111111111111": false,
	} {
		if strings.Contains(string(written), want) != there {
			t.Errorf("written and %q: want %v in %s", want, there, written)
		}
	}
	if !strings.Contains(stderr.String(), "POST /pts/v2/payments 401 unauthenticated") {
		t.Errorf("stderr: %s", stderr)
	}
}

// TestRecordThenGrade puts the recorder between the probe and the gateway, and grades what it wrote: the grades are
// those of the exchanges as they were sent, although nothing secret is left of them.
func TestRecordThenGrade(t *testing.T) {
	env, _, _ := testEnv(t)
	address, stop := startSandbox(t, env)
	defer stop()
	reader, writer := io.Pipe()
	recorder := env
	recorder.Stdout, recorder.Stderr = writer, io.Discard
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		Run(ctx, []string{"record", "--to", address.URL, "--host", "apitest.cybersource.com", "--ca", address.CA, "--keys", "keys/credentials.yaml", "-o", "out.jsonl"}, recorder)
		writer.CloseWithError(io.EOF)
	}()
	var at struct{ URL, CA string }
	if err := json.NewDecoder(reader).Decode(&at); err != nil {
		t.Fatal(err)
	}
	s := plant(t, env)
	s.secrets = append(s.secrets, literals(t, filepath.Join(env.Dir, "keys"))...)
	s.write("targets.yaml", "targets:\n  - {name: a, provider: cybersource, url: \""+at.URL+"\", host: apitest.cybersource.com, credentials: keys/credentials.yaml, merchant: sandbox_merchant, ca: \""+at.CA+"\"}\n")
	s.run("probe", "-c", "targets.yaml", "--rate", "0", "--only", "response_mle_success", "--only", "response_mle_get")
	interrupt()
	<-ended
	text, err := os.ReadFile(filepath.Join(env.Dir, "out.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	s.search("what was recorded", text)
	var grading mleready.Grading
	if err := json.Unmarshal([]byte(s.run("grade", "--format", "json", "out.jsonl")), &grading); err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, x := range grading.Exchanges {
		if !slices.Contains(x.Mechanisms, mleready.ResponseMLE) {
			continue // the probe also asks without, to compare
		}
		asked++
		for _, g := range x.Requirements {
			if g.Outcome == mleready.Unmet {
				t.Errorf("%s %s: %s: %s", x.Method, x.Path, g.ID, g.Reason)
			}
		}
		if x.Verdict != mleready.VerdictAccepted || x.Assurance != mleready.Local {
			t.Errorf("%s %s: %s by %s: %s", x.Method, x.Path, x.Verdict, x.Assurance, x.Reason)
		}
	}
	if asked < 2 || len(grading.Skipped) > 0 {
		t.Errorf("%d exchanges with a response key, skipped %v", asked, grading.Skipped)
	}
	if stage := grading.Mandates[0].Stage; stage != mleready.StageResponseMLE {
		t.Errorf("stage %s", stage)
	}
}
