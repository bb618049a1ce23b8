package probes

import (
	"errors"
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func rules(t *testing.T) *mleready.Rules {
	t.Helper()
	r, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGuard goes through the hosts that may and may not be asked, with and without the flags for others.
func TestGuard(t *testing.T) {
	const production = "api.cybersource.com"
	tests := map[string]struct {
		url, host string
		allow     bool
		confirmed []string
		want      string // environment and limits, or a part of the error
	}{
		"test host":           {url: "https://apitest.cybersource.com", want: "test"},
		"test host, case":     {url: "https://APItest.Cybersource.com/", want: "test"},
		"test host, port":     {url: "https://apitest.cybersource.com:443", want: "test"},
		"odd port":            {url: "https://apitest.cybersource.com:8443", want: "neither a provider's test host"},
		"mastercard test":     {url: "https://sandbox.api.mastercard.com", want: "test"},
		"mastercard EU":       {url: "https://sandbox.api.xbs.mastercard.eu", want: "test"},
		"mastercard MTF UK":   {url: "https://mtf.api.xbs.mastercard.uk", want: "test"},
		"mastercard live":     {url: "https://api.mastercard.com", want: "neither"},
		"mastercard live EU":  {url: "https://api.xbs.mastercard.eu", want: "neither"},
		"other test api":      {url: "https://testsecureacceptance.cybersource.com", want: "neither"},
		"visa's test host":    {url: "https://sandbox.api.visa.com", want: "neither"},
		"plain test host":     {url: "http://apitest.cybersource.com", want: "write https"},
		"loopback":            {url: "http://127.0.0.1:8080", want: "loopback"},
		"loopback, all of it": {url: "https://127.9.9.9", want: "loopback"},
		"loopback v6":         {url: "https://[::1]:8443", want: "loopback"},
		"mapped loopback":     {url: "https://[::ffff:127.0.0.1]", want: "loopback"},
		"localhost":           {url: "https://localhost:8443", want: "loopback"},
		"stand-in":            {url: "https://127.0.0.1:8443", host: "apitest.cybersource.com", want: "test loopback"},
		"nearly loopback":     {url: "https://127.0.0.1.nip.example", want: "neither"},
		"any address":         {url: "https://0.0.0.0", want: "neither"},
		"localhost.example":   {url: "https://localhost.example", want: "neither"},
		"user trick":          {url: "https://apitest.cybersource.com@evil.example", want: "no user and password"},
		"suffix trick":        {url: "https://apitest.cybersource.com.evil.example", want: "neither"},
		"production":          {url: "https://" + production, want: "neither"},
		"allowed":             {url: "https://" + production, allow: true, want: "not confirmed"},
		"confirmed alone":     {url: "https://" + production, confirmed: []string{production}, want: "neither"},
		"confirmed another":   {url: "https://" + production, allow: true, confirmed: []string{"api.in.cybersource.com"}, want: "not confirmed"},
		"confirmed a part":    {url: "https://" + production, allow: true, confirmed: []string{"cybersource.com"}, want: "not confirmed"},
		"both":                {url: "https://" + production, allow: true, confirmed: []string{production}, want: "production harmless"},
		"unknown host, both":  {url: "https://gateway.example:8443", allow: true, confirmed: []string{"gateway.example:8443"}, want: "harmless"},
		"fronting":            {url: "https://apitest.cybersource.com", host: production, want: "neither"},
		"fronting, confirmed": {url: "https://apitest.cybersource.com", host: production, allow: true, confirmed: []string{production}, want: "production harmless"},
		"path":                {url: "https://apitest.cybersource.com/pts", want: "host alone"},
		"query":               {url: "https://apitest.cybersource.com?a=b", want: "host alone"},
		"no scheme":           {url: "apitest.cybersource.com", want: "no URL"},
		"file":                {url: "file:///etc/passwd", want: "no URL"},
		"broken":              {url: "https://[::1", want: "no URL"},
		"host with path":      {url: "https://127.0.0.1", host: "apitest.cybersource.com/a", want: "no host name"},
		"host with a line":    {url: "https://127.0.0.1", host: "a\r\nX: y", want: "no host name"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			p, err := Guard{Rules: rules(t), AllowProduction: test.allow, Confirmed: test.confirmed}.Check(test.url, test.host)
			if err != nil {
				if !strings.Contains(err.Error(), test.want) || p.URL != nil {
					t.Errorf("error %v, want %q", err, test.want)
				}
				return
			}
			got := p.Environment
			if p.Loopback {
				got += " loopback"
			}
			if p.Harmless {
				got += " harmless"
			}
			if diff := cmp.Diff(test.want, strings.TrimSpace(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestHarmless makes sure that a place which is not for tests gets no call that could move money.
func TestHarmless(t *testing.T) {
	allowed := 0
	for _, call := range rules(t).Probes.Calls {
		if !(Place{}).Allows(call) {
			t.Errorf("%s may not be sent to a test host", call.ID)
		}
		if (Place{Harmless: true}).Allows(call) {
			allowed++
			if strings.Contains(call.Body, "{card}") || strings.Contains(call.Body, "amount") || call.Method != "GET" && call.Method != "POST" {
				t.Errorf("%s may be sent to a production host: %s", call.ID, call.Body)
			}
		}
	}
	if allowed == 0 {
		t.Error("no call can be sent to a production host")
	}
}

func TestPermit(t *testing.T) {
	p, err := Guard{Rules: rules(t)}.Check("https://localhost:1", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Permit(netip.MustParseAddr("::1")); err != nil {
		t.Error(err)
	}
	if err := p.Permit(netip.MustParseAddr("192.0.2.1")); !errors.Is(err, ErrHost) {
		t.Errorf("localhost leads elsewhere: %v", err)
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range []string{"https://apitest.cybersource.com", "https://localhost", "http://[::1]:80", "https://a@b", "//x", ""} {
		f.Add(s, "apitest.cybersource.com")
	}
	r, err := mleready.Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, raw, host string) {
		p, err := Guard{Rules: r}.Check(raw, host)
		if err != nil {
			return
		}
		known, _ := r.Host(strings.TrimSuffix(strings.ToLower(p.URL.Host), ":443"))
		if p.Harmless || !p.Loopback && (known.Environment != "test" || p.URL.Scheme != "https") {
			t.Errorf("%q, host %q: let through as %+v", raw, host, p)
		}
	})
}
