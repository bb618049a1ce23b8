package push

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"mleready"
	"mleready/probes/authority"
	"mleready/probes/serving"
)

// Config says what Run starts.
type Config struct {
	Options
	Listen      string        // address, with port 0 for any
	AllowRemote bool          // listen on another address than loopback, if it is confirmed too
	Confirmed   []string      // addresses without port
	Dir         string        // folder of the authority, which is made where it is missing
	Certificate []byte        // of this server in PEM; nil for one of the authority
	Key         []byte        // of Certificate
	ClientCA    []byte        // PEM: whose certificates clients must have; nil for those of the authority
	Count       int           // of pushes after which the run ends, 0 for no end
	Timeout     time.Duration // after which it ends whatever came, 0 for no end
	Ready       io.Writer     // gets one line of JSON when pushes can come
}

// Address is that line.
type Address struct {
	URL      string   `json:"url"`
	CA       string   `json:"ca"`       // that the server's certificate is of; "" where it was given
	Partners []string `json:"partners"` // whose pushes can be decrypted
}

// Limits against clients that are slow or never come back.
const (
	headerTime = 10 * time.Second
	bodyTime   = 30 * time.Second
	replyTime  = time.Minute
	idleTime   = time.Minute
	closeTime  = 5 * time.Second
	maxHeaders = 64 << 10 // bytes
)

const remote = "it takes notifications about payments and confirms them without acting on them; give --allow-remote and --confirm-host with the address if other machines shall reach it"

// ErrServing is wrapped by what went wrong after pushes could come.
var ErrServing = errors.New("the receiver stopped")

// Run receives pushes until the context ends, the time is over, or as many came as were asked for, none of which is an
// error. Any error but ErrServing means that nothing was served. The report lacks tool, rules and day.
func Run(ctx context.Context, c Config) (*mleready.PushReport, error) {
	address := Address{Partners: c.partners()}
	if len(address.Partners) == 0 || len(c.Rules.Push.Received) == 0 {
		return nil, errors.New("no partner has a Mastercard encryption key (response_encryption) with its private half, so no push could be decrypted")
	}
	config, err := c.tls(&address)
	if err != nil {
		return nil, err
	}
	why := remote
	if host, _, err := net.SplitHostPort(c.Listen); err == nil && c.AllowRemote && slices.Contains(c.Confirmed, host) {
		why = ""
	}
	listener, err := serving.Listen("--receive", c.Listen, why)
	if err != nil {
		return nil, err
	}
	defer listener.Close()
	address.URL = "https://" + serving.Callable(listener)

	ctx, end := context.WithCancel(ctx)
	defer end()
	if c.Timeout > 0 {
		ctx, end = context.WithTimeout(ctx, c.Timeout)
		defer end()
	}
	all := &tally{rules: c.Rules, record: c.Record, full: end, want: c.Count, checks: map[string]map[mleready.Outcome]mleready.PushResult{}}
	c.Record = all.add
	server := &http.Server{
		Handler: New(c.Options), TLSConfig: config, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, WriteTimeout: replyTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeaders, ErrorLog: serving.Log(func(text string) { c.refused(all, text) }),
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) }, // what is under way is seen through
	}
	if err := serving.Ready(c.Ready, address); err != nil {
		return nil, err
	}
	if failure, _ := serving.Until(ctx, closeTime, serving.Server{Server: server, Listener: listener, TLS: true}); failure != nil {
		err = fmt.Errorf("%w: %w", ErrServing, failure)
	}
	report := all.report()
	report.Target = address.URL
	return report, err
}

// partners lists whose pushes can be decrypted.
func (c *Config) partners() []string {
	list := []string{}
	if c.Partners == nil {
		return list
	}
	for _, p := range c.Partners.Partners {
		if p.ResponseEncryption != nil && p.ResponseEncryption.Private != nil {
			list = append(list, p.ID)
		}
	}
	return list
}

// tls is the configuration of the server: a certificate of its own, and clients that have to show theirs.
func (c *Config) tls(a *Address) (*tls.Config, error) {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if len(c.Certificate) > 0 {
		pair, err := tls.X509KeyPair(c.Certificate, c.Key)
		if err != nil {
			return nil, fmt.Errorf("--cert and --key: %w", err)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	trusted := c.ClientCA
	if len(c.Certificate) == 0 || len(trusted) == 0 {
		ca, err := authority.Load(c.Dir, c.Now)
		if err != nil {
			return nil, err
		}
		if len(c.Certificate) == 0 {
			config, a.CA = ca.TLS(), ca.File()
		}
		if len(trusted) == 0 {
			trusted = ca.PEM()
		}
	}
	config.ClientCAs = x509.NewCertPool()
	if !config.ClientCAs.AppendCertsFromPEM(trusted) {
		return nil, errors.New("--client-ca: holds no certificate in PEM form")
	}
	config.ClientAuth, config.Time = tls.RequireAndVerifyClientCert, c.Now
	return config, nil
}

// refused tells of a connection that came to nothing, as net/http reports it.
func (c *Config) refused(all *tally, text string) {
	if _, rest, ok := strings.Cut(text, "TLS handshake error from "); ok {
		_, why, _ := strings.Cut(rest, ": ")
		all.refused()
		text = "a connection was refused: " + why
	}
	c.Report(printable(text))
}
