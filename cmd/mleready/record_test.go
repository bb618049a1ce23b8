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
	"strings"
	"testing"
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
