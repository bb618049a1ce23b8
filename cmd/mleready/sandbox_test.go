package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/pflag"

	"mleready"
	"mleready/probes/sandbox"
)

// TestSandbox starts the gateway as a user does, asks it once, and interrupts it.
func TestSandbox(t *testing.T) {
	env, _, stderr := testEnv(t)
	reader, writer := io.Pipe()
	env.Stdout = writer
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	ended := make(chan int, 1)
	go func() {
		code := Run(ctx, []string{"sandbox", "--proxy", "--keys", "keys", "--log", "log.jsonl", "-v", "--explain"}, env)
		writer.CloseWithError(io.EOF)
		ended <- code
	}()
	out := bufio.NewReader(reader)
	line, err := out.ReadString('\n')
	if err != nil {
		t.Fatal(err, stderr)
	}
	var address struct{ URL, HTTP, CA, Keys, Credentials, Mandate string }
	if err := json.Unmarshal([]byte(line), &address); err != nil {
		t.Fatal(err)
	}
	if address.Keys != filepath.Join(env.Dir, "keys") || address.HTTP == "" {
		t.Errorf("address %+v", address)
	}
	text, err := os.ReadFile(address.CA)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Time: env.Now}}}
	response, err := client.Get(address.URL + "/tms/v2/customers/7")
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if explained := response.Header.Get("mleready-explain"); response.StatusCode != http.StatusUnauthorized || explained == "" {
		t.Errorf("%s, explained as %q", response.Status, explained)
	}

	interrupt()
	if code := <-ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
	if more, err := out.ReadString('\n'); !errors.Is(err, io.EOF) || more != "" {
		t.Errorf("more than one line on stdout: %q, %v", more, err)
	}
	for _, want := range []string{"made throw-away keys in " + address.Keys, "GET /tms/v2/customers/7 401 unauthenticated"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("stderr lacks %q: %s", want, stderr)
		}
	}
	log, err := os.ReadFile(filepath.Join(env.Dir, "log.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var graded mleready.Graded
	if err := json.Unmarshal(log, &graded); err != nil || graded.Reply == nil || graded.Reply.Status != 401 || graded.Assurance != mleready.Local {
		t.Errorf("log %s: %v", log, err)
	}
}

// TestSandboxPage checks that the page names every flag and every fault.
func TestSandboxPage(t *testing.T) {
	text, err := os.ReadFile("../../docs/sandbox.md")
	if err != nil {
		t.Fatal(err)
	}
	a := &app{}
	a.sandboxCommand().Flags().VisitAll(func(f *pflag.Flag) {
		if !strings.Contains(string(text), "--"+f.Name) {
			t.Errorf("the page lacks --%s", f.Name)
		}
	})
	for _, fault := range sandbox.Faults() {
		if !strings.Contains(string(text), "| "+fault+" |") {
			t.Errorf("the page lacks the fault %s", fault)
		}
	}
}
