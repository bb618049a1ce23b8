package sandbox

import (
	"crypto/x509"
	"errors"
	"testing"

	"mleready"
)

// TestExpired has a client that notices what the fault tls is: an expired certificate, of the authority that it trusts.
func TestExpired(t *testing.T) {
	s := start(t, made(t), func(c *Config) { c.Fault = "tls"; c.Report = func(string) {} })
	_, err := over(t, s.client(t, false), s.URL, to("GET", "/tms/v2/customers/1", "").request(t))
	var invalid x509.CertificateInvalidError
	if !errors.As(err, &invalid) || invalid.Reason != x509.Expired {
		t.Errorf("%v", err)
	}
}

// TestDays starts under the policy of a day.
func TestDays(t *testing.T) {
	for day, want := range map[mleready.Date]string{{Year: 2026, Month: 10, Day: 1}: "off", {Year: 2027, Month: 3, Day: 1}: "on"} {
		s := start(t, made(t), func(c *Config) { c.AsOf = day })
		if s.Mandate != want || s.AsOf != day.String() {
			t.Errorf("%s: %s", day, s.line)
		}
	}
}
