package ask

import (
	"net/url"
	"testing"

	"mleready"
	"mleready/probes"
	"mleready/probes/transport"
)

func TestAssurance(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	public := transport.Stand{Address: "192.0.2.1:443", TLS: &transport.TLS{Public: true}}
	private := transport.Stand{Address: "192.0.2.1:443", TLS: &transport.TLS{}}
	here := transport.Stand{Address: "127.0.0.1:443", Loopback: true, TLS: &transport.TLS{Public: true}}
	proxied := here
	proxied.Proxied = true
	for _, test := range []struct {
		host  string
		stand *transport.Stand
		want  mleready.Assurance
	}{
		{"apitest.cybersource.com", &public, mleready.Test}, {"api.cybersource.com", &public, mleready.Live}, {"apitest.cybersource.com", nil, mleready.Test},
		{"apitest.cybersource.com", &private, mleready.Local}, {"apitest.cybersource.com", &here, mleready.Local},
		{"apitest.cybersource.com", &proxied, mleready.Test}, {"gateway.example", &public, mleready.Local},
	} {
		s := Session{Rules: rules, Endpoint: Endpoint{Place: probes.Place{URL: &url.URL{Scheme: "https", Host: test.host}}}}
		var a *Answer
		if test.stand != nil {
			a = &Answer{Reply: &transport.Reply{Stand: *test.stand}}
		}
		if got := s.assurance(a); got != test.want {
			t.Errorf("%s %+v: %s, want %s", test.host, test.stand, got, test.want)
		}
	}
}
