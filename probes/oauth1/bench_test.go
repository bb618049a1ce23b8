package oauth1

import "testing"

// BenchmarkBase makes the text that is signed and reads the header in which the signature stands.
func BenchmarkBase(b *testing.B) {
	h := Header{
		{ConsumerKey, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!0000000000000000000000000000000000000000000000000000000000000000"},
		{Nonce, "0123456789abcdef0123456789abcdef"}, {Timestamp, "1795262400"}, {SignatureMethod, RSASHA256}, {Version, "1.0"},
		{"oauth_body_hash", BodyHash([]byte("{}"))},
	}
	r := Request{Method: "POST", URL: "https://sandbox.api.mastercard.com/send/v1/partners/PARTNER/crossborder/payment?ref=a%20b"}
	text := h.String()
	b.Run("text", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := r.base(h, "", encodedOnce); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("header", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Parse(text); err != nil {
				b.Fatal(err)
			}
		}
	})
}
