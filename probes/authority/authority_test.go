package authority

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var today = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func at(t time.Time) func() time.Time { return func() time.Time { return t } }

func load(t *testing.T, dir string, now func() time.Time) *Authority {
	t.Helper()
	a, err := Load(dir, now)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestLoad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "keys")
	first := load(t, dir, at(today))
	if want := filepath.Join(dir, "ca.pem"); first.File() != want {
		t.Errorf("the file is %s, not %s", first.File(), want)
	}
	for name, want := range map[string]os.FileMode{"ca.pem": 0o644, "ca.key.pem": 0o600} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has the mode %v, not %v", name, info.Mode().Perm(), want)
		}
	}
	if got, want := first.certificate.NotAfter, today.AddDate(10, 0, 0); !got.Equal(want) {
		t.Errorf("ends %v, not %v", got, want)
	}
	second := load(t, dir, at(today.AddDate(9, 0, 0)))
	if !second.certificate.Equal(first.certificate) {
		t.Error("the second start made another authority")
	}
}

func TestBroken(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, dir string)
		now   time.Time
		want  string
	}{
		"expired":        {now: today.AddDate(10, 0, 1), want: "ca.pem expired on 2036-11-21"},
		"not yet valid":  {now: today.AddDate(-1, 0, 0), want: "ca.pem starts on 2026-11-21T11:00:00Z"},
		"no key":         {spoil: remove("ca.key.pem"), want: "ca.key.pem: no such file"},
		"no certificate": {spoil: remove("ca.pem"), want: "ca.pem: no such file"},
		"cut off":        {spoil: write("ca.pem", "-----BEGIN CERT"), want: "ca.pem holds no PEM block CERTIFICATE"},
		"not a certificate": {
			spoil: write("ca.pem", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"), want: "ca.pem: x509:",
		},
		"not a key": {
			spoil: write("ca.key.pem", "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n"), want: "ca.key.pem: ",
		},
		"another key": {
			spoil: func(t *testing.T, dir string) {
				other := load(t, t.TempDir(), at(today))
				if err := os.Rename(other.keyFile(), filepath.Join(dir, "ca.key.pem")); err != nil {
					t.Fatal(err)
				}
			},
			want: "ca.key.pem is not the key of ca.pem",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			dir, now := t.TempDir(), today
			load(t, dir, at(today))
			if test.spoil != nil {
				test.spoil(t, dir)
			}
			if !test.now.IsZero() {
				now = test.now
			}
			_, err := Load(dir, at(now))
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "remove ca.pem and ca.key.pem") {
				t.Errorf("error %v, want %q and what to do", err, test.want)
			}
		})
	}
}

func remove(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
}

func write(name, text string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestHandshake connects a client that trusts ca.pem under several names.
func TestHandshake(t *testing.T) {
	a := load(t, t.TempDir(), at(today))
	listener, err := tls.Listen("tcp", "127.0.0.1:0", a.TLS())
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() { io.Copy(io.Discard, conn); conn.Close() }()
		}
	}()
	pem, err := os.ReadFile(a.File())
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	tests := map[string]bool{
		"127.0.0.1": true, "::1": true, "localhost": true, "apitest.cybersource.com": true, "APITEST.cybersource.com": true,
		strings.Repeat("a.", 50) + "example": true, "": false, "10.0.0.1": false,
	}
	for name, want := range tests {
		conn, err := tls.Dial("tcp", listener.Addr().String(), &tls.Config{ServerName: name, RootCAs: roots, Time: at(today.AddDate(0, 0, 89))})
		if name == "" { // the address is the name then
			want = true
		}
		if (err == nil) != want {
			t.Errorf("%q: %v", name, err)
		}
		if err == nil {
			conn.Close()
		}
	}
}

func TestLeaves(t *testing.T) {
	now := today
	a := load(t, t.TempDir(), func() time.Time { return now })
	var wait sync.WaitGroup
	got := make([]*tls.Certificate, 8)
	for i := range got {
		wait.Go(func() { got[i], _ = a.leafFor("shop.example") })
	}
	wait.Wait()
	for _, cert := range got {
		if cert == nil || cert != got[0] {
			t.Fatal("one name has several certificates")
		}
	}
	if end := got[0].Leaf.NotAfter; !end.Equal(today.AddDate(0, 0, 90)) {
		t.Errorf("ends %v", end)
	}
	now = now.AddDate(0, 0, 60)
	if renewed, err := a.leafFor("shop.example"); err != nil || renewed == got[0] {
		t.Errorf("not renewed in time: %v", err)
	}
	for _, name := range []string{"*.example", "a b", "a..example", "-\x00", strings.Repeat("a", 64), strings.Repeat("a.", 130)} {
		if _, err := a.leafFor(name); err == nil {
			t.Errorf("a certificate for %q", name)
		}
	}
	if a.leaves["*.example"] != nil {
		t.Error("a name that is none is kept")
	}
}

// TestAddresses looks at what a certificate is for.
func TestAddresses(t *testing.T) {
	a := load(t, t.TempDir(), at(today))
	tests := map[string]struct {
		names     []string
		addresses []string
	}{
		"127.0.0.1":       {[]string{"localhost"}, []string{"127.0.0.1", "::1"}},
		"127.0.0.2":       {[]string{"localhost"}, []string{"127.0.0.1", "::1", "127.0.0.2"}},
		"192.0.2.7":       {nil, []string{"192.0.2.7"}},
		"pay.example":     {[]string{"pay.example"}, nil},
		"under_a.example": {[]string{"under_a.example"}, nil},
	}
	for name, test := range tests {
		cert, err := a.leafFor(name)
		if err != nil {
			t.Fatal(err)
		}
		var addresses []string
		for _, ip := range cert.Leaf.IPAddresses {
			addresses = append(addresses, ip.String())
		}
		if diff := cmp.Diff(test.names, cert.Leaf.DNSNames); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(test.addresses, addresses); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	pipe, _ := net.Pipe()
	cert, err := a.TLS().GetCertificate(&tls.ClientHelloInfo{Conn: pipe})
	if err != nil || cert.Leaf.VerifyHostname("localhost") != nil {
		t.Errorf("no certificate for a pipe: %v", err)
	}
}

// TestBound makes sure that a client cannot fill the memory with names.
func TestBound(t *testing.T) {
	a := load(t, t.TempDir(), at(today))
	for i := range maxLeaves + 5 {
		if _, err := a.leafFor(strings.Repeat("a", 1+i%60) + strings.Repeat(".a", i/60) + ".example"); err != nil {
			t.Fatal(err)
		}
	}
	if len(a.leaves) > maxLeaves {
		t.Errorf("%d certificates kept", len(a.leaves))
	}
}

// TestExpired checks that a leaf of a past day is over, and that the authority itself goes on as before.
func TestExpired(t *testing.T) {
	a := load(t, t.TempDir(), at(today))
	past, err := a.Expired().leafFor("localhost")
	if err != nil {
		t.Fatal(err)
	}
	now, err := a.leafFor("localhost")
	if err != nil {
		t.Fatal(err)
	}
	if want := today.AddDate(0, 0, -1); !past.Leaf.NotAfter.Equal(want) || !now.Leaf.NotAfter.After(today) {
		t.Errorf("the leaves end %v and %v", past.Leaf.NotAfter, now.Leaf.NotAfter)
	}
	if err := past.Leaf.CheckSignatureFrom(a.certificate); err != nil {
		t.Error(err)
	}
}
