package sandbox

import (
	"cmp"
	"context"
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
	"mleready/probes/serving"
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
	Ready       io.Writer    // gets one line of JSON when requests can come; nil for nobody
	Say         func(string) // told what was made; nil for nobody
	// Pusher makes what takes the notifications of the gateway, in place of Notify; nil for none.
	Pusher func(*Gateway, *authority.Authority) (func(Notice), error)

	started func(Address)
}

// Address is that line.
type Address struct {
	URL         string  `json:"url"`
	HTTP        *string `json:"http"`
	CA          string  `json:"ca"`
	Keys        string  `json:"keys"`
	Credentials string  `json:"credentials"`
	Mandate     string  `json:"mandate"`         // on or off
	AsOf        string  `json:"as_of,omitempty"` // the day whose policy that is, where one was given
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

// remote is why the gateway listens on loopback only.
const remote = "the gateway takes requests that look like real payments, with keys that anyone can read; give --allow-remote if other machines shall reach it"

// ErrServing is wrapped by what went wrong after the gateway had been ready.
var ErrServing = errors.New("the gateway stopped serving")

// Run starts the gateway and serves until the context ends, which is no error. Any error but ErrServing means that
// nothing was served.
func Run(ctx context.Context, c Config) error {
	gateway, ca, err := Open(ctx, c)
	if err != nil {
		return err
	}
	c.Dir = filepath.Dir(ca.File())
	why := remote
	if c.AllowRemote {
		why = ""
	}
	tlsListener, err := serving.Listen("--listen", c.Listen, why)
	if err != nil {
		return err
	}
	defer tlsListener.Close()
	var plainListener net.Listener
	if c.HTTP != "" {
		if plainListener, err = serving.Listen("--http", c.HTTP, why); err != nil {
			return err
		}
		defer plainListener.Close()
	}
	servers := c.servers(ctx, gateway, ca, tlsListener, plainListener)
	if err := c.ready(gateway, tlsListener, plainListener, ca); err != nil {
		return err
	}
	if failure, _ := serving.Until(ctx, closeTime, servers...); failure != nil {
		return fmt.Errorf("%w: %w", ErrServing, failure)
	}
	return nil
}

// Start runs the gateway beside the caller, until the context ends, and returns when requests can come. end waits until it
// is over, and gives what Run gives.
func Start(ctx context.Context, c Config) (a Address, end func() error, err error) {
	started, ended := make(chan Address, 1), make(chan error, 1)
	c.started = func(a Address) { started <- a }
	go func() { ended <- Run(ctx, c) }()
	select {
	case a := <-started:
		return a, func() error { return <-ended }, nil
	case err := <-ended:
		if err == nil {
			err = context.Cause(ctx) // which ended it as it came up
		}
		return a, nil, err
	}
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
	o.Keys, o.Partners = file.Cybersource, file.Mastercard
	gateway, err := New(o)
	if err != nil {
		return nil, nil, err
	}
	for _, p := range file.Problems {
		gateway.report(p.String())
	}
	if c.Pusher != nil {
		if gateway.Notify, err = c.Pusher(gateway, ca); err != nil {
			return nil, nil, err
		}
	}
	return gateway, ca, nil
}

// Open makes a gateway with the keys and the authority of Dir, as Run does, and serves nothing.
func Open(ctx context.Context, c Config) (*Gateway, *authority.Authority, error) {
	dir, err := filepath.Abs(c.Dir)
	if err != nil {
		return nil, nil, fmt.Errorf("find the folder of the keys: %w", err)
	}
	c.Dir = dir
	return c.load(ctx)
}

// ready tells where the gateway is.
func (c *Config) ready(gateway *Gateway, tlsListener, plainListener net.Listener, ca *authority.Authority) error {
	a := Address{
		URL: "https://" + serving.Callable(tlsListener), CA: ca.File(), Keys: c.Dir,
		Credentials: cmp.Or(c.Credentials, filepath.Join(c.Dir, credentials.FileName)), Mandate: string(grader.On),
	}
	if gateway.grader.Legacy() {
		a.Mandate = string(grader.Off)
	}
	if gateway.Policy == grader.ByDate {
		a.AsOf = gateway.AsOf.String()
	}
	if plainListener != nil {
		plain := "http://" + serving.Callable(plainListener)
		a.HTTP = &plain
	}
	if c.started != nil {
		c.started(a)
	}
	if c.Ready == nil {
		return nil
	}
	return serving.Ready(c.Ready, a)
}

// servers are TLS, plain, and the tunnels of CONNECT, which lead from the plain one into TLS. The plain one ends first.
func (c *Config) servers(ctx context.Context, gateway *Gateway, ca *authority.Authority, tlsListener, plainListener net.Listener) []serving.Server {
	server := func() *http.Server {
		return &http.Server{
			Handler: gateway, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: replyTime, IdleTimeout: idleTime,
			MaxHeaderBytes: maxHeaders, ErrorLog: serving.Log(gateway.report),
			BaseContext: func(net.Listener) context.Context { return ctx },
		}
	}
	secure, plain := server(), server()
	secure.TLSConfig = ca.TLS()
	if gateway.fault.expired {
		secure.TLSConfig = ca.Expired().TLS()
	}
	var list []serving.Server
	if plainListener != nil {
		list = append(list, serving.Server{Server: plain, Listener: plainListener})
	}
	list = append(list, serving.Server{Server: secure, Listener: tlsListener, TLS: true})
	if c.Proxy {
		tunnels := newTunnels()
		plain.Handler = &proxy{rules: c.Rules, next: gateway, tunnels: tunnels}
		list = append(list, serving.Server{Server: secure, Listener: tunnels, TLS: true})
	}
	return list
}
