package main

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What is planted, and must not come out again anywhere.
const (
	plantedPAN      = "4111111111111111"
	plantedSpaced   = "5555 5555 5555 4444"
	plantedSecret   = "cGxhbnRlZC1zZWNyZXQtbmV2ZXItdG8tYmUtc2hvd24hIQ=="
	plantedPassword = "planted-password-7f3a"
	plantedCookie   = "planted-session-cookie-0001"
)

// plantedCVV knows the value by its name, as three or four digits alone may be part of any number.
var plantedCVV = regexp.MustCompile(`(?i)(securityCode|cvv|cvn|cvc)\W{1,6}7391`)

// searched collects what a run writes and what must not be in it.
type searched struct {
	t       *testing.T
	env     Env
	secrets []string
}

func plant(t *testing.T, env Env) *searched {
	return &searched{t: t, env: env, secrets: []string{
		plantedPAN, plantedSpaced, plantedSecret, "planted-secret-never-to-be-shown!!", plantedPassword, plantedCookie,
	}}
}

func (s *searched) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.env.Dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		s.t.Fatal(err)
	}
}

// run runs a command and searches all that it says.
func (s *searched) run(args ...string) string {
	s.t.Helper()
	var stdout, stderr bytes.Buffer
	env := s.env
	env.Stdout, env.Stderr = &stdout, &stderr
	if code := Run(s.t.Context(), args, env); code == exitUsage && args[0] != "explain" {
		s.t.Fatalf("%v: %s", args, &stderr)
	}
	s.search(strings.Join(args, " "), stdout.Bytes())
	s.search(strings.Join(args, " ")+", stderr", stderr.Bytes())
	return stdout.String()
}

func (s *searched) search(where string, text []byte) {
	s.t.Helper()
	for _, secret := range s.secrets {
		if i := bytes.Index(text, []byte(secret)); i >= 0 {
			s.t.Errorf("%s: a planted value came out: …%.60s", where, text[max(0, i-30):])
		}
	}
	if at := plantedCVV.FindIndex(text); at != nil {
		s.t.Errorf("%s: the CVV came out: %s", where, text[at[0]:at[1]])
	}
}

// files searches every file below the working folder but those that the secrets were planted in.
func (s *searched) files(planted ...string) {
	s.t.Helper()
	n := 0
	err := filepath.WalkDir(s.env.Dir, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(s.env.Dir, path)
		for _, p := range planted {
			if filepath.ToSlash(name) == p {
				if d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
		}
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		n++
		s.search("file "+name, text)
		return err
	})
	if err != nil || n == 0 {
		s.t.Fatalf("%d files searched: %v", n, err)
	}
}

func TestPlantedInCode(t *testing.T) {
	env, _, _ := testEnv(t)
	s := plant(t, env)
	s.write("shop/go.mod", "module shop.example/pay\n")
	s.write("shop/sign.go", `package pay

import ("crypto/hmac"; "crypto/sha256"; "encoding/base64"; "net/http")

const secret = "`+plantedSecret+`" // card `+plantedPAN+`, cvv: 7391

func Sign(r *http.Request, target string) {
	key, _ := base64.StdEncoding.DecodeString("`+plantedSecret+`")
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("host: apitest.cybersource.com\n(request-target): " + target + "\nv-c-merchant-id: acme"))
	r.Header.Set("Signature", "keyid=\"a\", algorithm=\"HmacSHA256\", headers=\"host (request-target) v-c-merchant-id\", signature=\"" + base64.StdEncoding.EncodeToString(mac.Sum(nil)) + "\"")
	r.Header.Set("v-c-merchant-id", "acme"); r.Header.Set("Cookie", "`+plantedCookie+`")
}
`)
	s.write("shop/package.json", `{"dependencies": {"cybersource-rest-client": "0.0.60"}}`)
	s.write("shop/config.json", `{"authenticationType": "http_signature", "merchantID": "acme", "runEnvironment": "apitest.cybersource.com",
 "merchantsecretKey": "`+plantedSecret+`", "keyPass": "`+plantedPassword+`", "card": {"number": "`+plantedPAN+`", "securityCode": "7391"}}`)
	for _, args := range [][]string{
		{"-v"}, {"--format", "json"}, {"--format", "lines"}, {"--format", "sarif"}, {"--format", "html"}, {"-q", "-o", "report.json", "-o", "report.sarif", "-o", "report.txt"},
	} {
		if out := s.run(append([]string{"scan", "shop"}, args...)...); args[0] == "-v" && !strings.Contains(out, "shop/sign.go") && !strings.Contains(out, "sign.go") {
			t.Fatalf("nothing was found, so nothing was searched:\n%s", out)
		}
	}
	s.files("shop")
}

func TestPlantedInTraffic(t *testing.T) {
	env, _, _ := testEnv(t)
	s := plant(t, env)
	exchange := map[string]any{
		"id": "card " + plantedPAN, "method": "POST", "at": "2026-11-21T12:00:00Z",
		"url": "https://apitest.cybersource.com/pts/v2/payments/" + plantedPAN + "?number=" + plantedPAN + "&cvv=7391",
		"headers": [][2]string{{"Cookie", plantedCookie}, {"Authorization", "Bearer " + plantedSecret}, {"v-c-merchant-id", plantedPAN},
			{"Signature", `keyid="` + plantedPAN + `", algorithm="` + plantedSecret + `", headers="host ` + plantedPAN + `", signature="AA=="`}},
		"body":     `{"card":{"number":"` + plantedPAN + `","alias":"` + plantedSpaced + `","securityCode":"7391"}}`,
		"response": map[string]any{"status": 400, "headers": [][2]string{{"Set-Cookie", plantedCookie}}, "body": `{"number":"` + plantedPAN + `","cvv":"7391"}`},
	}
	text, err := json.Marshal(exchange)
	if err != nil {
		t.Fatal(err)
	}
	s.write("one.jsonl", string(text)+"\n{\"broken "+plantedPAN+"\": \n")
	s.write("raw.http", "GET /pts/v2/payments/"+plantedPAN+" HTTP/1.1\nHost: api.cybersource.com\nCookie: "+plantedCookie+"\nv-c-merchant-id: a\n\n")
	for _, args := range [][]string{{"-v"}, {"--format", "json"}, {"-o", "graded.json", "-o", "graded.txt"}} {
		if out := s.run(append([]string{"grade", "one.jsonl", "raw.http"}, args...)...); args[0] == "-v" && !strings.Contains(out, "2 graded") {
			t.Fatalf("not both were graded:\n%s", out)
		}
	}
	s.run("explain", "rejected card "+plantedPAN+" cvv=7391")
	s.files("one.jsonl", "raw.http")
}

// TestPlantedOnTheWire runs the gateway and the probes with keys whose secrets are all known, and a client that sends
// card data.
func TestPlantedOnTheWire(t *testing.T) {
	env, _, _ := testEnv(t)
	s := plant(t, env)
	var logged bytes.Buffer
	gateway := env
	gateway.Stderr = &logged
	address, stop := startSandbox(t, gateway, "--log", "log.jsonl", "-v", "--explain")
	s.secrets = append(s.secrets, literals(t, filepath.Join(env.Dir, "keys"))...)
	s.write("targets.yaml", "targets:\n  - {name: a, provider: cybersource, url: \""+address.URL+"\", credentials: keys/credentials.yaml, merchant: sandbox_merchant, ca: keys/ca.pem}\n"+
		"  - {name: b, provider: cybersource, url: \""+address.URL+"\", credentials: keys/credentials.yaml, merchant: sandbox_child, auth: shared_secret, ca: keys/ca.pem}\n")
	for _, args := range [][]string{{"-v"}, {"--format", "json"}, {"--dry-run"}, {"--format", "lines", "-o", "probe.json", "-o", "probe.txt"}} {
		out := s.run(append([]string{"probe", "-c", "targets.yaml", "--rate", "0"}, args...)...)
		if args[0] == "-v" && !strings.Contains(out, "met") {
			t.Fatalf("nothing was asked:\n%s", out)
		}
	}
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: authorityOf(t, address.CA), Time: env.Now}}}
	for _, path := range []string{"/pts/v2/payments", "/tms/v2/customers/" + plantedPAN + "?cvv=7391"} {
		request, err := http.NewRequest("POST", address.URL+path, strings.NewReader(`{"card":{"number":"`+plantedPAN+`","securityCode":"7391"}}`))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Cookie", plantedCookie)
		request.Header.Set("v-c-merchant-id", plantedPAN)
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(response.Body)
		response.Body.Close()
		var headers bytes.Buffer
		response.Header.Write(&headers)
		s.search("reply", body)
		s.search("headers of the reply", headers.Bytes())
	}
	stop()
	s.search("messages of the gateway", logged.Bytes())
	if logged.Len() == 0 {
		t.Error("the gateway said nothing")
	}
	s.files("keys")
}

// startSandbox runs the gateway with keys in the folder keys until stop is called.
func startSandbox(t *testing.T, env Env, args ...string) (address struct{ URL, HTTP, CA string }, stop func()) {
	t.Helper()
	reader, writer := io.Pipe()
	env.Stdout = writer
	ctx, interrupt := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		Run(ctx, append([]string{"sandbox", "--keys", "keys"}, args...), env)
		writer.CloseWithError(io.EOF)
	}()
	if err := json.NewDecoder(reader).Decode(&address); err != nil {
		t.Fatal(err)
	}
	return address, func() { interrupt(); <-ended }
}

func authorityOf(t *testing.T, path string) *x509.CertPool {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	return roots
}

// literals are the passwords, secrets and private keys of a folder of keys, key by key and line by line.
func literals(t *testing.T, dir string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "credentials.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, m := range regexp.MustCompile(`(?:password|secret): "?([^\s",}{]{8,})`).FindAllSubmatch(text, -1) {
		list = append(list, string(m[1]))
	}
	if len(list) < 3 {
		t.Fatalf("only %d secrets in credentials.yaml", len(list))
	}
	keys, err := filepath.Glob(filepath.Join(dir, "*key.pem"))
	if err != nil || len(keys) == 0 {
		t.Fatalf("no private keys in PEM form: %v", err)
	}
	for _, name := range keys {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if line = strings.TrimSpace(line); len(line) == 64 {
				list = append(list, line)
			}
		}
	}
	return list
}
