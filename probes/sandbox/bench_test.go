package sandbox

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"mleready"
	"mleready/probes/jose"
)

// BenchmarkPayment is a payment with both directions encrypted: verify, decrypt, judge, answer, encrypt. What it takes
// beside the RSA operations is the difference to BenchmarkRSA.
func BenchmarkPayment(b *testing.B) {
	g, _ := newGateway(b, func(o *Options) { o.Record, o.Explain = nil, false })
	benchmark(b, g, func() *http.Request { return post().request(b) }, http.StatusCreated)
}

// BenchmarkTransfer is the same of Mastercard's.
func BenchmarkTransfer(b *testing.B) {
	g, _ := newGateway(b, func(o *Options) { o.Record, o.Explain = nil, false })
	benchmark(b, g, func() *http.Request { return pay().request(b) }, http.StatusOK)
}

// BenchmarkLogged is the same with every exchange logged and explained.
func BenchmarkLogged(b *testing.B) {
	g, _ := newGateway(b, func(o *Options) { write := Lines(io.Discard); o.Record = func(d mleready.Graded) { _ = write(d) } })
	benchmark(b, g, func() *http.Request { return post().request(b) }, http.StatusCreated)
}

// BenchmarkRead is a GET in clear text.
func BenchmarkRead(b *testing.B) {
	g, _ := newGateway(b, func(o *Options) { o.Record, o.Explain = nil, false })
	benchmark(b, g, func() *http.Request {
		d := to("GET", "/tss/v2/transactions/6123", "").bySecret(b, "HS256")
		d.without("v-c-response-mle-kid")
		return d.request(b)
	}, http.StatusOK)
}

// benchmark measures the gateway without the client.
func benchmark(b *testing.B, g *Gateway, make func() *http.Request, want int) {
	for b.Loop() {
		b.StopTimer()
		r := make()
		b.StartTimer()
		w := httptest.NewRecorder()
		if g.ServeHTTP(w, r); w.Code != want {
			b.Fatal(w.Code, w.Body)
		}
	}
}

// BenchmarkRSA is what a payment cannot do without: one verification, one decryption, one encryption.
func BenchmarkRSA(b *testing.B) {
	d := post()
	d.request(b)
	token, err := jose.ParseJWS(d.token)
	if err != nil {
		b.Fatal(err)
	}
	wrapped, err := jose.ParseObject([]byte(d.body))
	if err != nil {
		b.Fatal(err)
	}
	text, _ := wrapped.Text("encryptedRequest")
	g, _ := newGateway(b, nil)
	for b.Loop() {
		sealed, err := jose.ParseJWE(text)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := sealed.Decrypt(theirs()); err != nil {
			b.Fatal(err)
		}
		if err := token.Verify(&ours().PublicKey, []string{"RS256"}); err != nil {
			b.Fatal(err)
		}
		if _, err := jose.Encrypt([]byte(payment), &ours().PublicKey, "RSA-OAEP-256", "A256GCM", nil, g.Random); err != nil {
			b.Fatal(err)
		}
	}
}
