package push

import (
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"mleready"
	"mleready/probes"
	"mleready/probes/authority"
	"mleready/probes/credentials"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

func defaults(t testing.TB) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// keyring makes the keys of a sandbox once; they are slow to make.
var keyring = sync.OnceValues(func() (*credentials.Mastercard, error) {
	key := func(name string) (*credentials.EncryptionKey, error) {
		made, err := rsaKey()
		if err != nil {
			return nil, err
		}
		return &credentials.EncryptionKey{Fingerprint: credentials.Fingerprint(&made.PublicKey), Public: &made.PublicKey, Private: made}, nil
	}
	response, err := key("response")
	if err != nil {
		return nil, err
	}
	other, err := key("other")
	return &credentials.Mastercard{Partners: []*credentials.Partner{
		{ID: "ACME_PARTNER", ResponseEncryption: response}, {ID: "OTHER", ResponseEncryption: other}, {ID: "KEYLESS"},
	}}, err
})

func partners(t testing.TB) *credentials.Mastercard {
	t.Helper()
	list, err := keyring()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func newGateway(t testing.TB) *sandbox.Gateway {
	t.Helper()
	g, err := sandbox.New(sandbox.Options{Rules: defaults(t), Partners: partners(t), Now: time.Now, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func newAuthority(t testing.TB) *authority.Authority {
	t.Helper()
	ca, err := authority.Load(t.TempDir(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return ca
}

// newSender makes a sender of the first partner's pushes to an endpoint on loopback.
func newSender(t testing.TB, ca *authority.Authority, url string, change func(*SenderOptions)) *Sender {
	t.Helper()
	place, path, err := Target(probes.Guard{Rules: defaults(t)}, url)
	if err != nil {
		t.Fatal(err)
	}
	g := newGateway(t)
	o := SenderOptions{Gateway: g, Partner: g.Partner(""), Place: place, Path: path, CA: ca, Now: time.Now, Sleep: transport.Sleep}
	if change != nil {
		change(&o)
	}
	s, err := NewSender(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// book collects what a receiver says.
type book struct {
	mu     sync.Mutex
	pushes []mleready.Push
	said   []string
}

func (b *book) record(p mleready.Push) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.pushes = append(b.pushes, p)
}

func (b *book) report(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.said = append(b.said, text)
}

// text is all of it, as a program would read it.
func (b *book) text(t testing.TB) string {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	text, err := json.Marshal(b.pushes)
	if err != nil {
		t.Fatal(err)
	}
	return string(text) + strings.Join(b.said, "\n")
}

func newReceiver(t testing.TB) (*Receiver, *book) {
	t.Helper()
	b := &book{}
	return New(Options{Rules: defaults(t), Partners: partners(t), Now: time.Now, Record: b.record, Report: b.report}), b
}

// give hands a receiver a request, without a connection.
func give(r http.Handler, headers mleready.Header, body io.Reader) int {
	in := httptest.NewRequest(http.MethodPost, "/send/partners/ACME_PARTNER/crossborder/webhooks", body)
	for _, line := range headers {
		in.Header.Add(line[0], line[1])
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, in)
	return w.Code
}
