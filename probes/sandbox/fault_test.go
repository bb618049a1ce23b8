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

// client is what a client of one provider sends, and how it reads the reply.
type client struct {
	request func(t *testing.T, base string) *http.Request
	cause   func(t *testing.T, g *Gateway, reply *mleready.Reply) mleready.Cause
	not     []string // faults that this provider's reply does not show
}

var clients = map[mleready.Provider]client{
	mleready.Cybersource: {
		request: func(t *testing.T, _ string) *http.Request { return post().request(t) },
		cause: func(_ *testing.T, g *Gateway, reply *mleready.Reply) mleready.Cause {
			return grader.CheckReply(g.Rules, grader.Expect{KID: responseKID, Key: ours()}, reply).Cause
		},
		not: []string{"x_encrypted_missing", "x_encrypted_false"},
	},
	mleready.Mastercard: {
		request: func(t *testing.T, base string) *http.Request {
			x := pay()
			x.base = base
			return x.request(t)
		},
		cause: func(t *testing.T, g *Gateway, reply *mleready.Reply) mleready.Cause {
			e := mleready.Exchange{Method: "POST", URL: "https://127.0.0.1" + sending + "/payment", Headers: mleready.Header{{"x-encrypted", "true"}}, Response: reply}
			graded := grader.New(g.Rules, nil, grader.Options{Partners: partners(t)}).Exchange(e)
			if graded.Reply.Cause == "" && slices.Contains(unmet(graded), "payload_response.reply_form") {
				return mleready.WrongEnc // valid by the provider's own sample, and an advisory point
			}
			return graded.Reply.Cause
		},
	},
}

// TestFaults sees each fault with the eyes of a client of each provider: the probe's reading of the reply has to name it.
func TestFaults(t *testing.T) {
	for provider, c := range clients {
		for _, name := range Faults() {
			for _, http2 := range []bool{false, true} {
				t.Run(string(provider)+"/"+name, func(t *testing.T) {
					waited := time.Duration(0)
					g, seen := newGateway(t, func(o *Options) {
						o.Fault, o.Delay = name, time.Hour
						o.Wait = func(_ context.Context, d time.Duration) error { waited += d; return nil }
					})
					s, client := serve(t, g, http2)
					ctx, cancel := context.WithCancel(t.Context())
					defer cancel()
					if name == "timeout" { // no test waits: the client gives up as soon as its request was judged
						g.Record = func(d mleready.Graded) { seen.record(d); cancel() }
					}
					response, err := over(t, client, s.URL, c.request(t, s.URL).WithContext(ctx))
					switch name {
					case "timeout":
						if !errors.Is(err, context.Canceled) {
							t.Errorf("%v", err)
						}
					case "reset":
						if err == nil || !http2 && !errors.Is(err, syscall.ECONNRESET) && !errors.Is(err, io.EOF) {
							t.Errorf("%v", err)
						}
					default:
						if err != nil {
							t.Fatal(err)
						}
						defer response.Body.Close()
						c.named(t, g, name, response)
					}
					if graded := seen.last(t); graded.Method != "POST" || graded.Provider != provider {
						t.Errorf("recorded %+v", graded)
					}
					if (name == "slow") != (waited == time.Hour) {
						t.Errorf("waited %s", waited)
					}
				})
			}
		}
	}
}

// named checks that a reply shows its fault.
func (c client) named(t *testing.T, g *Gateway, name string, response *http.Response) {
	t.Helper()
	const bound = 16 << 20
	body, err := io.ReadAll(io.LimitReader(response.Body, bound))
	if err != nil {
		t.Fatal(err)
	}
	want := mleready.Cause(name)
	switch {
	case name == "too_large":
		if len(body) < bound {
			t.Errorf("only %d bytes", len(body))
		}
		return
	case name == "throttled_once":
		want = mleready.Throttled
	case name == "slow", name == "tls", slices.Contains(c.not, name): // TLS is none of this server's
		want = ""
	}
	reply := &mleready.Reply{Status: response.StatusCode, Body: string(body)}
	for header := range response.Header {
		reply.Headers = append(reply.Headers, [2]string{header, response.Header.Get(header)})
	}
	if cause := c.cause(t, g, reply); cause != want {
		t.Errorf("%d %.300s: read as %q", response.StatusCode, body, cause)
	}
	if location := response.Header.Get("Location"); (name == "redirect") != strings.HasPrefix(location, "https://") {
		t.Errorf("Location %q", location)
	}
}

// TestFaultTimes has a fault pass after some requests of either provider. What is refused does not count.
func TestFaultTimes(t *testing.T) {
	for name, test := range map[string]struct {
		fault string
		times int
		want  []int
	}{
		"once":         {"throttled_once", 0, []int{401, 429, 200, 200}},
		"twice":        {"throttled_once", 2, []int{401, 429, 429, 200}},
		"any, twice":   {"server_error", 2, []int{401, 500, 500, 200}},
		"any, for all": {"server_error", 0, []int{401, 500, 500, 500}},
	} {
		t.Run(name, func(t *testing.T) {
			g, _ := newGateway(t, func(o *Options) { o.Fault, o.FaultTimes = test.fault, test.times })
			var got []int
			for i := range test.want {
				x := pay()
				if i == 0 {
					x.key = theirs()
				}
				got = append(got, do(t, g, x.request(t)).Code)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestGivesUp ends a slow reply when nobody waits for it any longer.
func TestGivesUp(t *testing.T) {
	g, _ := newGateway(t, func(o *Options) { o.Fault = "slow" })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	defer func() {
		if p := recover(); p != http.ErrAbortHandler {
			t.Errorf("%v", p)
		}
	}()
	do(t, g, pay().request(t).WithContext(ctx))
}

// TestFaultSparesRefusals keeps a client's own mistake visible.
func TestFaultSparesRefusals(t *testing.T) {
	for _, name := range Faults() {
		g, seen := newGateway(t, func(o *Options) { o.Fault = name })
		d := post()
		d.without("exp")
		if w := do(t, g, d.request(t)); w.Code != http.StatusUnauthorized || !slices.Contains(unmet(seen.last(t)), "jwt.exp") {
			t.Errorf("%s: %d", name, w.Code)
		}
		x := pay()
		x.hashed = payout
		if w := do(t, g, x.request(t)); w.Code != http.StatusUnauthorized || !slices.Contains(unmet(seen.last(t)), "payload_request.body_hash") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

// TestFaultNames makes sure that every cause of the vocabulary can be had but that there is no gateway.
func TestFaultNames(t *testing.T) {
	want := []string{"slow", "throttled_once"}
	for _, cause := range mleready.Causes {
		if cause != mleready.Unreachable {
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
