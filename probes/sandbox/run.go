package sandbox

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"mleready/probes/authority"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

// Config says what Run starts.
type Config struct {
	Options            // Keys are those of Dir
	Listen      string // address of the TLS listener, with port 0 for any
	HTTP        string // address of the plain listener, "" for none
	Proxy       bool   // the plain listener, which there has to be, answers CONNECT
	AllowRemote bool   // listen on other addresses than loopback
	Dir         string // folder of the keys and of the authority; both are made where they are missing
	Credentials string // file of the keys where it is not in Dir, "" for Dir's own
	Getenv      func(string) (string, bool)
	Ready       io.Writer    // gets one line of JSON when requests can come
	Say         func(string) // told what was made; nil for nobody
}

// Address is that line.
type Address struct {
	URL         string  `json:"url"`
	HTTP        *string `json:"http"`
	CA          string  `json:"ca"`
	Keys        string  `json:"keys"`
	Credentials string  `json:"credentials"`
	Mandate     string  `json:"mandate"`
}

// Limits against clients that are slow or never come back.
const (
	headerTime = 10 * time.Second
	bodyTime   = 30 * time.Second
	replyTime  = time.Minute
	idleTime   = 2 * time.Minute
	closeTime  = 5 * time.Second // for the replies under way when the gateway ends
	maxHeaders = 64 << 10        // bytes
)

// ErrServing is wrapped by what went wrong after the gateway had been ready.
var ErrServing = errors.New("the gateway stopped serving")

// Run starts the gateway and serves until the context ends, which is no error. Any error but ErrServing means that
// nothing was served.
func Run(ctx context.Context, c Config) error {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return fmt.Errorf("find the folder of the keys: %w", err)
	}
	c.Dir = dir
	gateway, ca, err := c.load(ctx)
	if err != nil {
		return err
	}
	tlsListener, err := c.listen("--listen", c.Listen)
	if err != nil {
		return err
	}
	defer tlsListener.Close()
	var plainListener net.Listener
	if c.HTTP != "" {
		if plainListener, err = c.listen("--http", c.HTTP); err != nil {
			return err
		}
		defer plainListener.Close()
	}
	s := c.servers(ctx, gateway, ca)
	if err := c.ready(tlsListener, plainListener, ca); err != nil {
		return err
	}
	return s.serve(ctx, tlsListener, plainListener)
}

// load reads or makes the keys and the authority.
func (c *Config) load(ctx context.Context) (*Gateway, *authority.Authority, error) {
	path := cmp.Or(c.Credentials, filepath.Join(c.Dir, credentials.FileName))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && c.Credentials == "" {
		if _, err := credentials.Make(c.Dir, credentials.MakeOptions{Rules: c.Rules, Now: c.Now, Random: c.Random}); err != nil {
			return nil, nil, fmt.Errorf("make the keys of the gateway: %w", err)
		}
		if c.Say != nil {
			c.Say("made throw-away keys in " + c.Dir + "; " + credentials.FileName + " says what is where")
		}
	}
	file, err := credentials.Load(ctx, path, credentials.Options{Rules: c.Rules, Getenv: c.Getenv, AllowLiterals: true, Sandbox: true})
	if err != nil {
		return nil, nil, fmt.Errorf("read the keys of the gateway: %w", err)
	}
	ca, err := authority.Load(c.Dir, c.Now)
	if err != nil {
		return nil, nil, err
	}
	o := c.Options
	o.Keys = file.Cybersource
	gateway, err := New(o)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range file.Problems {
		gateway.report(p.String())
	}
	return gateway, ca, nil
}

// listen opens a listener on loopback, or anywhere with AllowRemote.
func (c *Config) listen(flag, address string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return nil, fmt.Errorf("%s %q is no address: write it like 127.0.0.1:8443, with port 0 for any free one", flag, address)
	}
	ip := net.ParseIP(host)
	if host != "localhost" && !ip.IsLoopback() && !c.AllowRemote {
		return nil, fmt.Errorf("%s %s is not loopback: the gateway takes requests that look like real payments, with keys that anyone can read; give --allow-remote if other machines shall reach it", flag, address)
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("%s: %w: choose another address, or port 0 for any free one", flag, err)
	}
	return l, nil
}

// ready tells where the gateway is.
func (c *Config) ready(tlsListener, plainListener net.Listener, ca *authority.Authority) error {
	a := Address{
		URL: "https://" + callable(tlsListener), CA: ca.File(), Keys: c.Dir,
		Credentials: cmp.Or(c.Credentials, filepath.Join(c.Dir, credentials.FileName)), Mandate: string(grader.On),
	}
	if c.Policy != "" {
		a.Mandate = string(c.Policy)
	}
	if plainListener != nil {
		plain := "http://" + callable(plainListener)
		a.HTTP = &plain
	}
	line, err := json.Marshal(a)
	if err == nil {
		_, err = c.Ready.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("tell where the gateway is: %w", err)
	}
	return nil
}

// callable is the address of a listener as a client of this machine calls it.
func callable(l net.Listener) string {
	address, ok := l.Addr().(*net.TCPAddr)
	if ok && address.IP.IsUnspecified() {
		local := *address
		local.IP = net.IPv4(127, 0, 0, 1)
		return local.String()
	}
	return l.Addr().String()
}

// servers are the gateway's two: TLS, and plain with CONNECT, whose tunnels end in the former.
type servers struct {
	tls, plain *http.Server
	tunnels    *tunnels // nil without CONNECT
}

func (c *Config) servers(ctx context.Context, gateway *Gateway, ca *authority.Authority) *servers {
	server := func(h http.Handler) *http.Server {
		return &http.Server{
			Handler: h, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: replyTime, IdleTimeout: idleTime,
			MaxHeaderBytes: maxHeaders, ErrorLog: messages(gateway.report),
			BaseContext: func(net.Listener) context.Context { return ctx },
		}
	}
	s := &servers{tls: server(gateway), plain: server(gateway)}
	s.tls.TLSConfig = ca.TLS()
	if c.Proxy {
		s.tunnels = newTunnels()
		s.plain.Handler = &proxy{rules: c.Rules, next: gateway, tunnels: s.tunnels}
	}
	return s
}

// serve runs the servers until the context ends or one of them fails, and then ends them, the plain one first: its
// tunnels lead into the other.
func (s *servers) serve(ctx context.Context, tlsListener, plainListener net.Listener) error {
	failed := make(chan error, 3)
	go func() { failed <- s.tls.ServeTLS(tlsListener, "", "") }()
	if plainListener != nil {
		go func() { failed <- s.plain.Serve(plainListener) }()
	}
	if s.tunnels != nil {
		go func() { failed <- s.tls.ServeTLS(s.tunnels, "", "") }()
	}
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
		err = fmt.Errorf("%w: %w", ErrServing, err)
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
	defer cancel()
	for _, server := range []*http.Server{s.plain, s.tls} {
		if server.Shutdown(patience) != nil {
			_ = server.Close() // what still runs had its time
		}
	}
	return err
}
