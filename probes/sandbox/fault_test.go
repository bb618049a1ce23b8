package sandbox

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/grader"
)

// serve puts a gateway behind TLS, with or without HTTP/2.
func serve(t *testing.T, g http.Handler, http2 bool) (*httptest.Server, *http.Client) {
	t.Helper()
	s := httptest.NewUnstartedServer(g)
	s.EnableHTTP2 = http2
	s.StartTLS()
	t.Cleanup(s.Close)
	client := s.Client()
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return s, client
}

// over sends a request of a draft to a server.
func over(t *testing.T, client *http.Client, base string, r *http.Request) (*http.Response, error) {
	t.Helper()
	u, err := url.Parse(base + r.URL.RequestURI())
	if err != nil {
		t.Fatal(err)
	}
	r.URL, r.Host, r.RequestURI = u, u.Host, ""
	return client.Do(r)
}

// TestFaults sees each fault with the eyes of a client: the probe's reading of the reply has to name it.
func TestFaults(t *testing.T) {
	for _, name := range Faults() {
		cause := mleready.Cause(name)
		g, seen := newGateway(t, func(o *Options) { o.Fault = cause })
		for _, http2 := range []bool{false, true} {
			t.Run(name, func(t *testing.T) {
				s, client := serve(t, g, http2)
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if cause == mleready.Timeout { // no test waits: the client gives up as soon as its request was judged
					g.Record = func(d mleready.Graded) { seen.record(d); cancel() }
				}
				response, err := over(t, client, s.URL, post().request(t).WithContext(ctx))
				switch cause {
				case mleready.Timeout:
					if !errors.Is(err, context.Canceled) {
						t.Errorf("%v", err)
					}
				case mleready.Reset:
					if err == nil || !http2 && !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, io.EOF) {
						t.Errorf("%v", err)
					}
				default:
					if err != nil {
						t.Fatal(err)
					}
					defer response.Body.Close()
					named(t, g, cause, response)
				}
				if graded := seen.last(t); graded.Method != "POST" {
					t.Errorf("recorded %+v", graded)
				}
			})
		}
	}
}

// named checks that a reply shows its fault.
func named(t *testing.T, g *Gateway, cause mleready.Cause, response *http.Response) {
	t.Helper()
	const bound = 16 << 20
	body, err := io.ReadAll(io.LimitReader(response.Body, bound))
	if err != nil {
		t.Fatal(err)
	}
	if cause == mleready.TooLarge {
		if len(body) < bound {
			t.Errorf("only %d bytes", len(body))
		}
		return
	}
	check := grader.CheckReply(g.Rules, grader.Expect{KID: responseKID, Key: ours()}, &mleready.Reply{Status: response.StatusCode, Body: string(body)})
	if check.Cause != cause {
		t.Errorf("%d %s: read as %q: %s", response.StatusCode, body, check.Cause, check.Summary)
	}
	if location := response.Header.Get("Location"); (cause == mleready.Redirect) != strings.HasPrefix(location, "https://") {
		t.Errorf("Location %q", location)
	}
}

// TestFaultSparesRefusals keeps a client's own mistake visible.
func TestFaultSparesRefusals(t *testing.T) {
	for _, name := range Faults() {
		g, seen := newGateway(t, func(o *Options) { o.Fault = mleready.Cause(name) })
		d := post()
		d.without("exp")
		if w := do(t, g, d.request(t)); w.Code != http.StatusUnauthorized || !slices.Contains(unmet(seen.last(t)), "jwt.exp") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// TestFaultNames makes sure that every cause of the vocabulary can be had but those that are no reply of this provider.
func TestFaultNames(t *testing.T) {
	var want []string
	for _, cause := range mleready.Causes {
		switch cause {
		case mleready.XEncryptedMissing, mleready.XEncryptedFalse, mleready.TLS, mleready.Unreachable:
		default:
			want = append(want, string(cause))
		}
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, Faults()); diff != "" {
		t.Error(diff)
	}
	if _, err := New(Options{Rules: rules(t), Fault: "tired"}); err == nil || !strings.Contains(err.Error(), "undecryptable") {
		t.Errorf("error %v", err)
	}
}

// TestWire looks at what HTTP itself demands, on both versions.
func TestWire(t *testing.T) {
	g, seen := newGateway(t, nil)
	for _, http2 := range []bool{false, true} {
		s, client := serve(t, g, http2)
		response, err := over(t, client, s.URL, post().request(t))
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(response.Body)
		if err != nil || response.StatusCode != http.StatusCreated || response.ProtoMajor != map[bool]int{false: 1, true: 2}[http2] {
			t.Fatalf("%v, %s %s: %s", err, response.Proto, response.Status, seen.last(t).Reason)
		}
		open(t, string(text), responseKID)

		head, err := over(t, client, s.URL, to("HEAD", "/tms/v2/customers/7", "").request(t))
		if err != nil || head.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("HEAD: %v %v", err, head)
		}
	}
}

// TestExpect checks that a client that waits for 100 is spared sending a body that is too large.
func TestExpect(t *testing.T) {
	g, _ := newGateway(t, nil)
	s, client := serve(t, g, false)
	client.Transport.(*http.Transport).ExpectContinueTimeout = time.Hour
	r, err := http.NewRequest("POST", s.URL+"/pts/v2/payments", iotest.ErrReader(errors.New("the body was asked for")))
	if err != nil {
		t.Fatal(err)
	}
	r.ContentLength = maxBody + 1
	r.Header.Set("Expect", "100-continue")
	response, err := client.Do(r)
	if err != nil || response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("%v %v", err, response)
	}
}
