package authority

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"net"
	"strings"
	"sync"
	"time"
)

// maxLeaves bounds the cache: the name is the client's choice. A full cache is emptied.
const maxLeaves = 128

const maxName = 253 // characters of a host name

// leaf is a certificate in the making: whoever asks for a name first makes it, the others wait.
type leaf struct {
	make  sync.Once
	cert  *tls.Certificate
	err   error
	until time.Time // when another one is due
}

// TLS is the configuration of a server that answers with a certificate for the name that the client asks for, and with
// one for its own address where the client asks for none.
func (a *Authority) TLS() *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		GetCertificate: func(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
			name := strings.ToLower(strings.TrimSuffix(hello.ServerName, "."))
			if name == "" && hello.Conn != nil {
				name, _, _ = net.SplitHostPort(hello.Conn.LocalAddr().String())
			}
			return a.leafFor(name)
		},
	}
}

// Expired is the same authority with the clock of a past day, so that its leaves expired yesterday.
func (a *Authority) Expired() *Authority {
	then := func() time.Time { return a.now().Add(-leafLife - 24*time.Hour) }
	return &Authority{file: a.file, certificate: a.certificate, key: a.key, now: then, leaves: map[string]*leaf{}}
}

// leafFor returns the certificate of a host name or an IP address.
func (a *Authority) leafFor(name string) (*tls.Certificate, error) {
	if name == "" {
		name = "localhost" // a connection without an address, as a pipe has
	}
	if !isHost(name) {
		return nil, fmt.Errorf("no certificate for %q: it is neither a host name nor an address", name)
	}
	now := a.now()
	a.mu.Lock()
	l := a.leaves[name]
	if l == nil || !l.until.After(now) {
		if len(a.leaves) >= maxLeaves {
			clear(a.leaves)
		}
		l = &leaf{until: now.Add(leafLife / 2)}
		a.leaves[name] = l
	}
	a.mu.Unlock()
	l.make.Do(func() { l.cert, l.err = a.issue(name, now) })
	return l.cert, l.err
}

// issue makes the certificate of one name. One for this machine has all the names of this machine.
func (a *Authority) issue(name string, now time.Time) (*tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("make a key for %s: %w", name, err)
	}
	template := &x509.Certificate{
		Subject:               pkix.Name{CommonName: name},
		NotBefore:             now.Add(-slack),
		NotAfter:              now.Add(leafLife),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		BasicConstraintsValid: true,
	}
	if len(name) > 64 {
		template.Subject.CommonName = "" // longer than X.509 allows
	}
	ip := net.ParseIP(name)
	switch {
	case name == "localhost" || ip.IsLoopback():
		template.DNSNames = []string{"localhost"}
		template.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback}
		if ip != nil && !ip.Equal(template.IPAddresses[0]) && !ip.Equal(template.IPAddresses[1]) {
			template.IPAddresses = append(template.IPAddresses, ip)
		}
	case ip != nil:
		template.IPAddresses = []net.IP{ip}
	default:
		template.DNSNames = []string{name}
	}
	der, err := sign(template, a.certificate, key.Public(), a.key)
	if err != nil {
		return nil, fmt.Errorf("make a certificate for %s: %w", name, err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, fmt.Errorf("make a certificate for %s: %w", name, err)
	}
	return &tls.Certificate{Certificate: [][]byte{der, a.certificate.Raw}, PrivateKey: key, Leaf: parsed}, nil
}

// isHost reports whether a text can stand in a certificate as a host name or an address.
func isHost(name string) bool {
	if net.ParseIP(name) != nil {
		return true
	}
	if len(name) > maxName {
		return false
	}
	for label := range strings.SplitSeq(name, ".") {
		if label == "" || len(label) > 63 || strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return false
		}
	}
	return true
}
