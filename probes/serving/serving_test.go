package serving_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/serving"
)

func TestListen(t *testing.T) {
	const why = "it holds keys"
	for address, want := range map[string]string{
		"127.0.0.1:0": "", "localhost:0": "", "0.0.0.0:0": why, "192.0.2.1:0": why, ":0": why, "8443": "no address", "[::1": "no address",
	} {
		l, err := serving.Listen("--listen", address, why)
		if err == nil {
			l.Close()
		}
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", address, err, want)
		}
	}
	l, err := serving.Listen("--listen", "0.0.0.0:0", "")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if at := serving.Callable(l); !strings.HasPrefix(at, "127.0.0.1:") {
		t.Errorf("a client would call %s", at)
	}
}

// TestUntil ends with the context without an error, with what a server failed by, and tells of what was not done in time.
func TestUntil(t *testing.T) {
	listen := func() net.Listener {
		l, err := serving.Listen("--listen", "127.0.0.1:0", "local only")
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	ctx, end := context.WithCancel(t.Context())
	end()
	if failure, late := serving.Until(ctx, time.Minute, serving.Server{Server: &http.Server{}, Listener: listen()}); failure != nil || late != nil {
		t.Errorf("ended by %v, %v", failure, late)
	}
	closed := listen()
	closed.Close()
	if failure, _ := serving.Until(t.Context(), time.Minute, serving.Server{Server: &http.Server{}, Listener: closed}); !errors.Is(failure, net.ErrClosed) {
		t.Errorf("failed by %v", failure)
	}
	ctx, end = context.WithCancel(t.Context())
	defer end()
	hold, l := make(chan struct{}), listen()
	defer close(hold)
	busy := &http.Server{Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { end(); <-hold })}
	go http.Get("http://" + l.Addr().String())
	if _, late := serving.Until(ctx, time.Nanosecond, serving.Server{Server: busy, Listener: l}); late == nil {
		t.Error("nothing was said of an exchange under way")
	}
}

func TestHeaders(t *testing.T) {
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Add("B", "1")
	r.Header.Add("B", "2")
	r.Header.Add("A", "3")
	want := mleready.Header{{"Host", "h.example"}, {"A", "3"}, {"B", "1"}, {"B", "2"}}
	if diff := cmp.Diff(want, serving.Headers(r, "h.example")); diff != "" {
		t.Error(diff)
	}
}
