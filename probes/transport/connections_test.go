package transport

import (
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"mleready"
)

// counting is a TLS server that counts its connections and cuts those of requests for /cut.
func counting(t *testing.T) (s *httptest.Server, opened *atomic.Int32) {
	t.Helper()
	opened = &atomic.Int32{}
	s = httptest.NewUnstartedServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/cut" {
			panic(http.ErrAbortHandler)
		}
	}))
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			opened.Add(1)
		}
	}
	s.StartTLS()
	t.Cleanup(s.Close)
	return s, opened
}

// TestShared makes sure that clients who connect in the same way share a connection, for writes too, and others do not.
func TestShared(t *testing.T) {
	s, opened := counting(t)
	all := &Connections{}
	share := func(o *Options) { o.Connections = all }
	for range 3 {
		c := client(t, s, share)
		for _, r := range []Request{get, post, post} {
			if _, err := c.Do(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if opened.Load() != 1 {
		t.Errorf("%d connections for three clients", opened.Load())
	}
	for name, change := range map[string]func(*Options){
		"other authorities": func(o *Options) { o.Authorities = append(o.Authorities, o.Authorities...) },
		"another timeout":   func(o *Options) { o.Timeout = time.Minute },
		"no loopback name":  func(o *Options) { o.Place.Loopback = false },
	} {
		before := opened.Load()
		if _, err := client(t, s, share, change).Do(t.Context(), get); err != nil || opened.Load() != before+1 {
			t.Errorf("%s: %v, %d connections more", name, err, opened.Load()-before)
		}
	}
	distrusting := client(t, s, share, func(o *Options) { o.Authorities = nil })
	var failed *Failure
	if _, err := distrusting.Do(t.Context(), get); !errors.As(err, &failed) || failed.Cause != mleready.TLS {
		t.Errorf("a client that does not trust the server got in by another's connection: %v", err)
	}
}

// TestCutWhileShared makes sure that a cut of a connection that had served others is said to be one, that nothing is sent
// again by itself, and that whatever the client asks from then on has a connection of its own.
func TestCutWhileShared(t *testing.T) {
	s, opened := counting(t)
	c := client(t, s, func(o *Options) { o.Connections = &Connections{} })
	cut := post
	cut.Path = "/cut"
	for i, kept := range []bool{true, false, false} {
		if i == 0 {
			if _, err := c.Do(t.Context(), get); err != nil {
				t.Fatal(err)
			}
		}
		before := opened.Load()
		_, err := c.Do(t.Context(), cut)
		var failed *Failure
		if !errors.As(err, &failed) || failed.Cause != mleready.Reset || failed.Kept != kept {
			t.Errorf("cut %d: %+v, kept should be %v", i+1, failed, kept)
		}
		if more := opened.Load() - before; more != map[bool]int32{true: 0, false: 1}[kept] {
			t.Errorf("cut %d: %d connections more", i+1, more)
		}
	}
	for range 2 {
		before := opened.Load()
		if _, err := c.Do(t.Context(), get); err != nil || opened.Load() != before+1 {
			t.Errorf("%v, %d connections more", err, opened.Load()-before)
		}
	}
}

// TestWaysAreBounded makes sure that a run over many hosts does not remember them all.
func TestWaysAreBounded(t *testing.T) {
	s, _ := counting(t)
	all := &Connections{}
	for i := range 2 * mostWays {
		client(t, s, func(o *Options) { o.Connections, o.Timeout = all, time.Minute+time.Duration(i) }).Close()
	}
	if len(all.ways) > mostWays {
		t.Errorf("%d ways are kept", len(all.ways))
	}
}
