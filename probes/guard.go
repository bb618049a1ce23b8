package probes

import (
	"cmp"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"mleready"
)

// Guard decides which hosts may be asked: the providers' test hosts and loopback. Any other needs AllowProduction and
// its own name in Confirmed, and gets only the calls that cannot move money.
type Guard struct {
	Rules           *mleready.Rules
	AllowProduction bool
	Confirmed       []string // hosts as they stand in the URL
}

// ErrHost is wrapped by every refusal of a host.
var ErrHost = errors.New("this host may not be asked")

// Place is an endpoint that the guard has let through.
type Place struct {
	URL         *url.URL // scheme and host, without a path
	Host        string   // what the request calls its host: that of the URL with its port, unless the target names another
	Loopback    bool
	Environment string            // test or production, "" where no host of a provider is named
	Provider    mleready.Provider // whose host is named, "" for nobody's
	Harmless    bool              // only calls that cannot move money
}

// Check tells whether the URL of a target may be asked, with host, if not "", as the name that the request carries. A
// host that is not loopback takes part by both names, since a gateway may route by either.
func (g Guard) Check(raw, host string) (Place, error) {
	u, err := parseURL(raw)
	if err != nil {
		return Place{}, err
	}
	p := Place{URL: u, Host: cmp.Or(host, strings.ToLower(u.Host)), Loopback: isLoopback(u.Hostname())}
	if host != "" && !plainHost(host) {
		return Place{}, fmt.Errorf("host %q is no host name: leave out scheme and path", host)
	}
	known, ok := g.Rules.Host(strings.ToLower(nameOf(p.Host)))
	if ok {
		p.Environment, p.Provider = known.Environment, known.Provider
	}
	if p.Loopback {
		return p, nil
	}
	if u.Scheme != "https" {
		return Place{}, fmt.Errorf("%s: only loopback is asked without TLS: write https", raw)
	}
	for _, name := range []string{strings.ToLower(u.Host), strings.ToLower(p.Host)} {
		if g.isTest(name) {
			continue
		}
		p.Harmless = true
		if err := g.confirm(name); err != nil {
			return Place{}, err
		}
	}
	return p, nil
}

// isTest reports whether a host is a provider's own for tests of the API, at the usual port.
func (g Guard) isTest(host string) bool {
	h, ok := g.Rules.Host(strings.TrimSuffix(host, ":443"))
	return ok && h.Environment == "test" && (h.API == "rest" || h.API == "cross_border")
}

func (g Guard) confirm(host string) error {
	switch {
	case !g.AllowProduction:
		return fmt.Errorf("%w: %s is neither a provider's test host nor loopback; if you mean it, give --allow-production and --confirm-host %s",
			ErrHost, host, host)
	case !slices.Contains(g.Confirmed, host):
		return fmt.Errorf("%w: %s is not confirmed: give --confirm-host %s beside --allow-production", ErrHost, host, host)
	}
	return nil
}

// Permit tells whether an address that the place's name led to may be connected to: a loopback name must not have been
// turned to another machine.
func (p Place) Permit(address netip.Addr) error {
	if p.Loopback && !address.Unmap().IsLoopback() {
		return fmt.Errorf("%w: %s leads to %s, which is not loopback", ErrHost, p.URL.Hostname(), address)
	}
	return nil
}

// Allows reports whether a call may be sent to the place.
func (p Place) Allows(call mleready.ProbeCall) bool { return call.Production || !p.Harmless }

func parseURL(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%q is no URL: write it like https://HOST", raw)
	case u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "":
		return nil, fmt.Errorf("%q is no URL: write it like https://HOST", u.Redacted())
	case u.User != nil:
		return nil, fmt.Errorf("%s: a URL holds no user and password here", u.Redacted())
	case u.Path != "" && u.Path != "/" || u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("%s: the path comes with each call: write the host alone", u.Redacted())
	}
	u.Path = ""
	return u, nil
}

// isLoopback reports whether a host is this machine by its own name: an address, or localhost, whose address is checked
// again when it is connected to.
func isLoopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return err == nil && address.Unmap().IsLoopback() || strings.EqualFold(host, "localhost")
}

// plainHost reports whether a text is a host name or address, with or without a port.
func plainHost(host string) bool {
	u, err := url.Parse("https://" + host)
	return err == nil && u.Host == host && u.Hostname() != "" && !strings.ContainsAny(host, " \t\r\n")
}

// nameOf is a host without its port.
func nameOf(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return host
}
