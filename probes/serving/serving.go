// Package serving runs the HTTP servers of this product on the user's own machine: the local gateway and the recording
// proxy. It opens listeners on loopback, tells where they are, and ends servers after what is under way.
package serving

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"mleready"
)

// Listen opens the listener that a flag asks for. Another address than loopback is an error with why as the reason,
// unless why is "".
func Listen(flag, address, why string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%s %q is no address: write it like 127.0.0.1:8443, with port 0 for any free one", flag, address)
	}
	if why != "" && host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return nil, fmt.Errorf("%s %s is not loopback: %s", flag, address, why)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: choose another address, or port 0 for any free one", flag, err)
	}
	return l, nil
}

// Callable is the address of a listener as a client of this machine calls it.
func Callable(l net.Listener) string {
	address, ok := l.Addr().(*net.TCPAddr)
	if ok && address.IP.IsUnspecified() {
		local := *address
		local.IP = net.IPv4(127, 0, 0, 1)
		return local.String()
	}
	return l.Addr().String()
}

// Ready writes where a server is, as one line of JSON.
func Ready(w io.Writer, address any) error {
	line, err := json.Marshal(address)
	if err == nil {
		_, err = w.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("tell where the server is: %w", err)
	}
	return nil
}

// Server is an HTTP server with a listener of its own. One server may stand there several times.
type Server struct {
	*http.Server
	Listener net.Listener
	TLS      bool
}

// Until serves until the context ends, which is no error, or one of the servers fails, and then ends all of them in their
// order. What is under way has patience to finish; late is what was not done by then.
func Until(ctx context.Context, patience time.Duration, servers ...Server) (failure, late error) {
	failed := make(chan error, len(servers))
	for _, s := range servers {
		go func() {
			if s.TLS {
				failed <- s.ServeTLS(s.Listener, "", "")
			} else {
				failed <- s.Serve(s.Listener)
			}
		}()
	}
	select {
	case <-ctx.Done():
	case failure = <-failed:
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	for _, s := range servers {
		if err := s.Shutdown(end); err != nil {
			late = errors.Join(late, err)
			_ = s.Close() // what still runs had its time
		}
	}
	return failure, late
}

// Log passes on what an HTTP server has to say, such as a client that does not trust the authority.
func Log(say func(string)) *log.Logger { return log.New(messages(say), "", 0) }

type messages func(string)

func (m messages) Write(p []byte) (int, error) {
	m(strings.TrimSpace(string(p)))
	return len(p), nil
}

// Headers are the header lines of a request as it came. net/http does not keep their order: Host is first, as given, the
// others are by name.
func Headers(r *http.Request, host string) mleready.Header {
	list := mleready.Header{{"Host", host}}
	names := make([]string, 0, len(r.Header))
	for name := range r.Header {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, value := range r.Header[name] {
			list = append(list, [2]string{name, value})
		}
	}
	return list
}
