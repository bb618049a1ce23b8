package record

import (
	"bytes"
	"compress/gzip"
	"crypto/tls"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes"
	"mleready/probes/capture"
	"mleready/probes/grader"
	"mleready/probes/transport"
)

const provider = "apitest.cybersource.com"

// collector keeps the lines of a recorder. wait gives the next one.
type collector struct{ lines chan Line }

func (c collector) wait(t *testing.T) Line {
	t.Helper()
	select {
	case line := <-c.lines:
		return line
	case <-t.Context().Done():
		t.Fatal("nothing was recorded")
	}
	return Line{}
}

func options(t *testing.T, upstream string) (Options, collector) {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	place, err := probes.Guard{Rules: rules}.Check(upstream, provider)
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC) }
	client, err := transport.New(transport.Options{Place: place, MaxReply: 1 << 20, Pace: &transport.Pace{Now: now, Sleep: transport.Sleep}, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.Close)
	c := collector{make(chan Line, 10)}
	return Options{Rules: rules, Place: place, Client: client, Grader: grader.New(rules, nil, grader.Options{AsOf: mleready.DateOf(now())}),
		Now: now, Record: func(l Line) { c.lines <- l }}, c
}

// proxied starts an upstream and a recorder before it.
func proxied(t *testing.T, upstream http.HandlerFunc) (url string, c collector) {
	t.Helper()
	up := httptest.NewServer(upstream)
	t.Cleanup(up.Close)
	o, c := options(t, up.URL)
	front := httptest.NewServer(&Recorder{Options: o})
	t.Cleanup(front.Close)
	return front.URL, c
}

func send(t *testing.T, method, url, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	reply, err := (&http.Transport{DisableCompression: true}).RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer reply.Body.Close()
	text, err := io.ReadAll(reply.Body)
	if err != nil {
		t.Fatal(err)
	}
	return reply, string(text)
}

func TestExchange(t *testing.T) {
	var mu sync.Mutex
	var seen *http.Request
	var seenBody string
	url, c := proxied(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		seen, seenBody = r, string(body)
		mu.Unlock()
		w.Header()["Date"] = nil
		w.Header().Set("Content-Type", "application/hal+json")
		w.Header().Set("v-c-correlation-id", "c1")
		w.Header().Set("Set-Cookie", "sid=planted-cookie")
		w.WriteHeader(http.StatusCreated)
		io.WriteString(w, `{"id":"7325555401656666804951","status":"AUTHORIZED","card":{"number":"4111111111111111"},"rmsg":"4111 1111 1111 1111","ok":true,"n":null}`)
	})
	const body = `{"clientReferenceInformation":{"code":"TC50171_3"},"paymentInformation":{"card":{"number":"4111111111111111","securityCode":"9173"}},"amounts":[10.5,"x"]}`
	reply, text := send(t, "POST", url+"/pts/v2/payments?a=%3A1", body, "Authorization", "Bearer planted-opaque", "Content-Type", "application/json",
		"X-Internal", "planted-header", "v-c-client-id", "sdk", "Connection", "x-hop", "X-Hop", "planted-hop")
	if reply.StatusCode != 201 || !strings.Contains(text, "4111111111111111") || reply.Header.Get("Set-Cookie") == "" {
		t.Errorf("the client got %s, %v: %s", reply.Status, reply.Header, text)
	}
	line := c.wait(t)
	mu.Lock()
	defer mu.Unlock()
	if seen.Host != provider || seenBody != body || seen.RequestURI != "/pts/v2/payments?a=%3A1" || seen.Header.Get("X-Internal") == "" || seen.Header.Get("X-Hop") != "" {
		t.Errorf("the upstream got %s %s, %v: %s", seen.Host, seen.RequestURI, seen.Header, seenBody)
	}
	want := mleready.Exchange{ID: "r1", Method: "POST", URL: "http://" + provider + "/pts/v2/payments?a=%3A1", At: "2026-11-21T10:00:00Z",
		Headers: mleready.Header{{"Host", provider}, {"Authorization", "Bearer [secret]"}, {"Content-Length", "154"}, {"Content-Type", "application/json"},
			{"User-Agent", "Go-http-client/1.1"}, {"V-C-Client-Id", "sdk"}},
		Body: `{"clientReferenceInformation":{"code":"TC50171_3"},"paymentInformation":{"card":{"number":"[text]","securityCode":"[removed]"}},"amounts":["[number]","[text]"]}`,
		Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"content-length", "138"}, {"content-type", "application/hal+json"}, {"v-c-correlation-id", "c1"}},
			Body: `{"id":"[text]","status":"AUTHORIZED","card":{"number":"[text]"},"rmsg":"4111 11XX XXXX 1111","ok":true,"n":null}`}}
	if diff := cmp.Diff(want, line.Exchange); diff != "" || line.Failure != nil {
		t.Errorf("%v (-want +got):\n%s", line.Failure, diff)
	}
	if line.Graded == nil || line.Graded.Provider != mleready.Cybersource || line.Graded.Assurance != mleready.Local || len(line.Graded.Requirements) == 0 {
		t.Errorf("graded as %+v", line.Graded)
	}
	all, err := json.Marshal(line)
	if err != nil {
		t.Fatal(err)
	}
	for _, planted := range []string{"4111111111111111", "9173", "planted"} {
		if strings.Contains(string(all), planted) {
			t.Errorf("%s was written: %s", planted, all)
		}
	}
}

// TestEnvelope keeps an encrypted body by header and lengths, and an envelope that holds clear text not at all.
func TestEnvelope(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	const header = "eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIn0"
	for in, want := range map[string]string{
		`{"encryptedRequest":"` + header + `.AAAA.AAAAAAAAAAAAAAAA.AAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA"}`: `{"encryptedRequest":"` + header + `.[3 bytes].[12 bytes].[6 bytes].[16 bytes]"}`,
		`{"encryptedRequest":"clear"}`:  `{"encryptedRequest":"[text]"}`,
		`{"encryptedResponse":{"a":1}}`: `{"encryptedResponse":{"a":"[number]"}}`,
		`[]`:                            `[]`,
		`{}`:                            `{}`,
		`{"a":"","b":{"status":[1,"x",{"c":2}]}}`: `{"a":"","b":{"status":[1,"x",{"c":"[number]"}]}}`,
		"a=4111111111111111":                      "[18 bytes]",
		`{"a":1`:                                  "[6 bytes]",
		"":                                        "",
	} {
		if got := redacted(rules, in); got != want {
			t.Errorf("%s became %s; want %s", in, got, want)
		}
	}
}

func redacted(rules *mleready.Rules, body string) string {
	return allowed(rules, Options{}.Redactor, mleready.Exchange{Body: body}).Body
}

func TestRedirect(t *testing.T) {
	asked := 0
	url, c := proxied(t, func(w http.ResponseWriter, r *http.Request) {
		asked++
		http.Redirect(w, r, "https://elsewhere.example/", http.StatusTemporaryRedirect)
	})
	reply, _ := send(t, "GET", url+"/tms/v2/customers/1", "")
	line := c.wait(t)
	if reply.StatusCode != 307 || reply.Header.Get("Location") != "https://elsewhere.example/" || asked != 1 || line.Response.Status != 307 {
		t.Errorf("%s, asked %d times; recorded %+v", reply.Status, asked, line)
	}
}

func TestCompressedReply(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, `{"status":"OK"}`)
	z.Close()
	url, c := proxied(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(packed.Bytes())
	})
	reply, text := send(t, "GET", url+"/x", "", "Accept-Encoding", "gzip")
	if line := c.wait(t); text != packed.String() || reply.Header.Get("Content-Encoding") != "gzip" || line.Response.Body != `{"status":"OK"}` {
		t.Errorf("the client got %q; recorded %+v", text, line.Response)
	}
	reply, text = send(t, "HEAD", url+"/x", "")
	if line := c.wait(t); reply.StatusCode != 200 || text != "" || line.Failure != nil {
		t.Errorf("HEAD: %s, %+v", reply.Status, line.Failure)
	}
}

// TestFailures breaks the way to the upstream, and the one from the client.
func TestFailures(t *testing.T) {
	url, c := proxied(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/large") {
			w.Write(make([]byte, 2<<20))
			return
		}
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			conn.Close()
		}
	})
	for path, want := range map[string]mleready.Cause{"/reset": mleready.Reset, "/large": mleready.TooLarge} {
		reply, text := send(t, "POST", url+path, "{}")
		line := c.wait(t)
		if reply.StatusCode != http.StatusBadGateway || !strings.HasPrefix(text, "mleready record: ") || line.Failure == nil || line.Failure.Cause != want || line.Response != nil {
			t.Errorf("%s: %s %s; recorded %+v", path, reply.Status, text, line.Failure)
		}
	}
	if reply, _ := send(t, "POST", url+"/x", strings.Repeat("x", maxBody+1)); reply.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a large request: %s", reply.Status)
	}
	if line := c.wait(t); line.Failure == nil || line.Failure.Cause != mleready.TooLarge {
		t.Errorf("a large request: recorded %+v", line.Failure)
	}
	conn, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(conn, "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc")
	conn.Close()
	if line := c.wait(t); line.Failure == nil || !strings.Contains(line.Failure.Text, "nothing was sent on") || line.Graded == nil {
		t.Errorf("a client that hung up: recorded %+v", line.Failure)
	}
}

// TestHangUp lets the client go while the upstream is at work: the exchange goes on, and its outcome is recorded.
func TestHangUp(t *testing.T) {
	asked, gone := make(chan bool), make(chan bool)
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(asked)
		<-gone
		w.WriteHeader(http.StatusCreated)
	}))
	defer up.Close()
	o, c := options(t, up.URL)
	recorder := &Recorder{Options: o}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		go func() { <-r.Context().Done(); close(gone) }()
		recorder.ServeHTTP(w, r)
	}))
	defer front.Close()
	conn, err := net.Dial("tcp", strings.TrimPrefix(front.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(conn, "GET /x HTTP/1.1\r\nHost: h\r\n\r\n")
	<-asked
	conn.Close()
	line := c.wait(t)
	if line.Failure == nil || !strings.Contains(line.Failure.Text, "the whole reply") || line.Response == nil || line.Response.Status != 201 {
		t.Errorf("recorded %+v, %+v", line.Failure, line.Response)
	}
}

// TestRun goes through the life of a recorder: ready, an exchange over TLS and one without, and the end.
func TestRun(t *testing.T) {
	up := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "{}") }))
	defer up.Close()
	o, _ := options(t, up.URL)
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "out.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	ready, line := io.Pipe()
	ctx, interrupt := contextOf(t)
	ended := make(chan error, 1)
	go func() {
		ended <- Run(ctx, Config{Options: o, Listen: "127.0.0.1:0", HTTP: "localhost:0", Dir: dir, Output: file, Ready: line, Report: func(string) {}})
	}()
	var at Address
	if err := json.NewDecoder(ready).Decode(&at); err != nil {
		t.Fatal(err)
	}
	if at.HTTP == nil || at.To != up.URL || at.CA != filepath.Join(dir, "ca.pem") || at.Output != file.Name() {
		t.Errorf("address %+v", at)
	}
	client := http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool(t, at.CA), Time: o.Now}}}
	for _, url := range []string{at.URL, *at.HTTP} {
		reply, err := client.Get(url + "/tms/v2/customers/1")
		if err != nil {
			t.Fatal(err)
		}
		reply.Body.Close()
	}
	client.CloseIdleConnections()
	interrupt()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	text, err := os.Open(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	n := 0
	if err := capture.Read("out.jsonl", text, func(e capture.Entry) error {
		n++
		if e.Problem != "" || e.Graded == nil || e.Exchange.Response.Body != "{}" {
			t.Errorf("%+v", e)
		}
		return nil
	}); err != nil || n != 2 {
		t.Errorf("%d exchanges, %v", n, err)
	}
}

func TestRunRefuses(t *testing.T) {
	o, _ := options(t, "http://127.0.0.1:1")
	for address, want := range map[string]string{"0.0.0.0:0": "is not loopback", "8443": "write it like 127.0.0.1:8443", "example.com:80": "is not loopback"} {
		err := Run(t.Context(), Config{Options: o, Listen: address, Dir: t.TempDir(), Ready: io.Discard, Report: func(string) {}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", address, err)
		}
	}
	closed, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	told := ""
	l := &lines{file: closed, report: func(s string) { told = s }}
	l.write(Line{Exchange: mleready.Exchange{ID: "r7"}})
	if err := l.close(); err == nil || !strings.Contains(told, "write exchange r7") {
		t.Errorf("a file that cannot be written: %v, %q", err, told)
	}
}
