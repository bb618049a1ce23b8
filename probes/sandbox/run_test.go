package sandbox

import (
	"bufio"
	"bytes"
	"context"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

// started is a gateway that serves.
type started struct {
	Address
	line  string
	stop  context.CancelFunc
	ended chan error
}

// start runs a gateway on a folder until the test ends or stop is called.
func start(t *testing.T, dir string, change func(*Config)) started {
	t.Helper()
	reader, writer := io.Pipe()
	ctx, cancel := context.WithCancel(context.Background())
	c := Config{
		Options: Options{Rules: rules(t), Now: func() time.Time { return today }},
		Listen:  "127.0.0.1:0", HTTP: "127.0.0.1:0", Proxy: true, Dir: dir, Ready: writer,
	}
	if change != nil {
		change(&c)
	}
	s := started{stop: cancel, ended: make(chan error, 1)}
	go func() {
		err := Run(ctx, c)
		writer.CloseWithError(errors.Join(err, io.EOF))
		s.ended <- err
	}()
	t.Cleanup(cancel)
	line, err := bufio.NewReader(reader).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	s.line = line
	if err := json.Unmarshal([]byte(line), &s.Address); err != nil {
		t.Fatal(err)
	}
	return s
}

// client trusts the gateway's authority and nothing else.
func (s started) client(t *testing.T, proxied bool) *http.Client {
	t.Helper()
	text, err := os.ReadFile(s.CA)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, Time: func() time.Time { return today }}}
	if proxied {
		proxy, err := url.Parse(*s.HTTP)
		if err != nil {
			t.Fatal(err)
		}
		transport.Proxy = http.ProxyURL(proxy)
	}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport}
}

// by turns a draft into that of a merchant with the keys of credentials.yaml.
func (d *draft) by(m *credentials.Merchant, sjc credentials.SJC) *draft {
	d.key = m.P12.Key
	d.head("kid", m.P12.KID)
	d.claim("iss", m.Owner())
	d.claim("v-c-merchant-id", m.ID)
	d.claim("v-c-response-mle-kid", m.ResponseMLE[0].KID)
	d.jweKey, _ = sjc.Certificate.PublicKey.(*rsa.PublicKey)
	d.jwe = set(d.jwe, "kid", sjc.KID)
	return d
}

// ask sends a request and reads the reply.
func ask(t *testing.T, client *http.Client, base string, r *http.Request) (int, string) {
	t.Helper()
	response, err := over(t, client, base, r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(text)
}

// TestRun starts the gateway twice on one folder: the first start makes what the second finds. A client takes each of
// the three routes with the keys of credentials.yaml.
func TestRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	var said []string
	first := start(t, dir, func(c *Config) { c.Say = func(text string) { said = append(said, text) } })
	order := []string{"url", "http", "ca", "keys", "credentials", "mandate"}
	at := 0
	for _, key := range order {
		next := strings.Index(first.line, `"`+key+`":`)
		if next < at {
			t.Fatalf("%s is not in its place: %s", key, first.line)
		}
		at = next
	}
	if first.HTTP == nil || first.Keys != dir || first.Credentials != filepath.Join(dir, "credentials.yaml") || first.CA != filepath.Join(dir, "ca.pem") || first.Mandate != "on" {
		t.Errorf("address %+v", first.Address)
	}
	if len(said) != 1 || !strings.Contains(said[0], dir) {
		t.Errorf("said %q", said)
	}
	file, err := credentials.Load(t.Context(), first.Credentials, credentials.Options{Rules: rules(t), AllowLiterals: true})
	if err != nil || len(file.Problems) > 0 {
		t.Fatal(err, file.Problems)
	}
	m := file.Cybersource.Merchants[0]
	draft := func() *draft { return post().by(m, file.Cybersource.SJC) }

	routes := map[string]struct {
		base, host string
		proxied    bool
	}{
		"direct":       {first.URL, strings.TrimPrefix(first.URL, "https://"), false},
		"intermediate": {*first.HTTP, host, false},
		"proxy":        {"https://" + host, host, true},
	}
	for name, route := range routes {
		d := draft()
		d.claim("request-host", route.host)
		status, text := ask(t, first.client(t, route.proxied), route.base, d.request(t))
		if status != http.StatusCreated || !strings.Contains(text, "encryptedResponse") {
			t.Errorf("%s: %d %s", name, status, text)
		}
	}

	first.stop()
	if err := <-first.ended; err != nil {
		t.Fatal(err)
	}
	if _, err := net.Dial("tcp", strings.TrimPrefix(first.URL, "https://")); err == nil {
		t.Error("it listens on")
	}
	said = nil
	second := start(t, dir, func(c *Config) {
		c.HTTP, c.Proxy, c.Policy = "", false, grader.Off
		c.Say = func(text string) { said = append(said, text) }
	})
	if second.HTTP != nil || !strings.Contains(second.line, `"http":null`) || second.Mandate != "off" || len(said) > 0 {
		t.Errorf("address %s, said %q", second.line, said)
	}
	d := draft()
	d.claim("request-host", strings.TrimPrefix(second.URL, "https://"))
	if status, text := ask(t, second.client(t, false), second.URL, d.request(t)); status != http.StatusCreated {
		t.Errorf("the keys of the first start are not those of the second: %d %s", status, text)
	}
}

// TestConnect asks the plain listener for tunnels.
func TestConnect(t *testing.T) {
	s := start(t, made(t), nil)
	tests := map[string]int{
		host + ":443": 200, "APITEST.cybersource.com:443": 200, "api.visaacceptance.com:443": 200,
		"shop.example:443": 403, host + ":80": 403, "ics2ws.ic3.com:443": 403, "127.0.0.1:443": 403,
		"sandbox.api.mastercard.com:443": 200, "mtf.api.xbs.mastercard.eu:443": 200, "mtf.api.mastercard.com:443": 403, "api.visa.com:443": 403,
	}
	for target, want := range tests {
		conn, err := net.Dial("tcp", strings.TrimPrefix(*s.HTTP, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := io.WriteString(conn, "CONNECT "+target+" HTTP/1.1\r\nHost: "+target+"\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: "CONNECT"})
		if err != nil || response.StatusCode != want {
			t.Errorf("%s: %v %v, want %d", target, err, response, want)
			continue
		}
		if want == http.StatusForbidden {
			if reason, err := io.ReadAll(response.Body); err != nil || !strings.Contains(string(reason), "local gateway") {
				t.Errorf("%s: %v %q", target, err, reason)
			}
		}
	}
}

// TestImpatient sends the beginning of TLS together with CONNECT, before there is an answer.
func TestImpatient(t *testing.T) {
	s := start(t, made(t), nil)
	text, err := os.ReadFile(s.CA)
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(text)
	raw, err := net.Dial("tcp", strings.TrimPrefix(*s.HTTP, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	reader := bufio.NewReader(raw)
	conn := tls.Client(&eager{Conn: raw, reader: reader, prefix: "CONNECT " + host + ":443 HTTP/1.1\r\nHost: " + host + ":443\r\n\r\n"},
		&tls.Config{ServerName: host, RootCAs: roots, Time: func() time.Time { return today }})
	if err := conn.Handshake(); err != nil {
		t.Error(err)
	}
}

// eager puts a prefix before the first write, and reads past the answer to it.
type eager struct {
	net.Conn
	reader *bufio.Reader
	prefix string
	read   bool
}

func (e *eager) Write(p []byte) (int, error) {
	all := append([]byte(e.prefix), p...)
	skip := len(e.prefix)
	e.prefix = ""
	n, err := e.Conn.Write(all)
	return max(0, n-skip), err
}

func (e *eager) Read(p []byte) (int, error) {
	for !e.read {
		line, err := e.reader.ReadString('\n')
		if err != nil {
			return 0, err
		}
		e.read = line == "\r\n"
	}
	return e.reader.Read(p)
}

// made is a folder with the keys of this package's tests, so that no start has to make new ones.
func made(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	yaml := "cybersource:\n  sjc: {cert: sjc.pem, key: sjc.key.pem}\n  merchants:\n    - {id: acme, p12: {cert: acme.pem}}\n"
	encode := func(kind string, der []byte) []byte { return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}) }
	key, err := x509.MarshalPKCS8PrivateKey(theirs())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"credentials.yaml": []byte(yaml), "sjc.key.pem": encode("PRIVATE KEY", key),
		"sjc.pem":  encode("CERTIFICATE", certificate(t, "CyberSource_SJC_US", sjcKID, theirs()).Raw),
		"acme.pem": encode("CERTIFICATE", merchantCertificate(t).Raw),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestRefusesToStart checks what is wrong with a configuration before anything is served.
func TestRefusesToStart(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	tests := map[string]struct {
		change func(*Config)
		want   string
	}{
		"every address":   {func(c *Config) { c.Listen = ":0" }, "--allow-remote"},
		"another address": {func(c *Config) { c.Listen = "192.0.2.1:0" }, "look like real payments"},
		"plain, remote":   {func(c *Config) { c.HTTP = "0.0.0.0:0" }, "--http 0.0.0.0:0 is not loopback"},
		"a name":          {func(c *Config) { c.Listen = "shop.example:0" }, "not loopback"},
		"no port":         {func(c *Config) { c.Listen = "127.0.0.1" }, "write it like 127.0.0.1:8443"},
		"taken":           {func(c *Config) { c.Listen = taken.Addr().String() }, "choose another address"},
		"fault":           {func(c *Config) { c.Fault = "tired" }, "there is no fault"},
		"credentials":     {func(c *Config) { spoilFile(t, c.Dir, "credentials.yaml", "cybersource: [") }, "read the keys of the gateway"},
		"authority":       {func(c *Config) { spoilFile(t, c.Dir, "ca.pem", "nothing") }, "remove ca.pem and ca.key.pem"},
		"folder":          {func(c *Config) { c.Dir = filepath.Join(c.Dir, "credentials.yaml") }, "keys of the gateway"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			c := Config{
				Options: Options{Rules: rules(t), Now: func() time.Time { return today }},
				Listen:  "127.0.0.1:0", Dir: made(t), Ready: &out,
			}
			test.change(&c)
			err := Run(t.Context(), c)
			if err == nil || !strings.Contains(err.Error(), test.want) || errors.Is(err, ErrServing) || out.Len() > 0 {
				t.Errorf("%v, printed %q", err, out.String())
			}
		})
	}
}

func spoilFile(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestRemote listens everywhere when told to, and prints an address that can be called.
func TestRemote(t *testing.T) {
	s := start(t, made(t), func(c *Config) { c.Listen, c.AllowRemote = "0.0.0.0:0", true })
	if !strings.HasPrefix(s.URL, "https://127.0.0.1:") {
		t.Errorf("address %s", s.URL)
	}
	if status, text := ask(t, s.client(t, false), s.URL, to("GET", "/tms/v2/customers/1", "").request(t)); status != http.StatusUnauthorized {
		t.Errorf("%d %s", status, text)
	}
}

// TestBrokenKey starts with what can be used, and tells what cannot.
func TestBrokenKey(t *testing.T) {
	dir := made(t)
	spoilFile(t, dir, "credentials.yaml", "cybersource:\n  sjc: {cert: sjc.pem, key: sjc.key.pem}\n  merchants:\n    - {id: lost, p12: {cert: lost.pem}}\n    - {id: acme, p12: {cert: acme.pem}}\n")
	seen := &recorder{}
	s := start(t, dir, func(c *Config) { c.Report = seen.report })
	if len(seen.said) != 1 || !strings.Contains(seen.said[0], "lost") {
		t.Errorf("said %q", seen.said)
	}
	d := to("GET", "/tms/v2/customers/1", "")
	d.without("v-c-response-mle-kid")
	d.claim("request-host", strings.TrimPrefix(s.URL, "https://"))
	if status, text := ask(t, s.client(t, false), s.URL, d.request(t)); status != http.StatusOK {
		t.Errorf("%d %s", status, text)
	}
}

// TestStopsInTime ends while a request hangs: the client sees the connection end, not a reply.
func TestStopsInTime(t *testing.T) {
	hanging := make(chan struct{})
	s := start(t, made(t), func(c *Config) {
		c.Fault = "timeout"
		c.Record = func(mleready.Graded) { close(hanging) }
	})
	go func() { <-hanging; s.stop() }()
	d := to("GET", "/tms/v2/customers/1", "")
	d.without("v-c-response-mle-kid")
	d.claim("request-host", strings.TrimPrefix(s.URL, "https://"))
	if response, err := over(t, s.client(t, false), s.URL, d.request(t)); err == nil {
		t.Errorf("a reply: %s", response.Status)
	}
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}

// TestUntrusting has a client that does not know the authority: the gateway says so.
func TestUntrusting(t *testing.T) {
	said := make(chan string, 1)
	s := start(t, made(t), func(c *Config) { c.Report = func(text string) { said <- text } })
	if _, err := tls.Dial("tcp", strings.TrimPrefix(s.URL, "https://"), &tls.Config{}); err == nil {
		t.Fatal("connected")
	}
	if text := <-said; !strings.Contains(text, "TLS handshake error") {
		t.Errorf("said %q", text)
	}
}
