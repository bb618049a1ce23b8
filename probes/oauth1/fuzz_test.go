package oauth1

import "testing"

// FuzzParse makes sure that what is read is written in a form that reads as the same, and that nothing verifies that
// was not signed.
func FuzzParse(f *testing.F) {
	f.Add(`OAuth oauth_nonce="x",oauth_signature_method="RSA-SHA256",oauth_signature="YQ%3D%3D"`, "https://shop.example/a?b=c%20d")
	f.Add(`oauth a="", b="%"`, "http://[::1]:80")
	f.Fuzz(func(t *testing.T, header, address string) {
		h, err := Parse(header)
		if err != nil {
			return
		}
		again, err := Parse(h.String())
		if err != nil || again.String() != h.String() {
			t.Fatalf("%q is read as %q and then as %q: %v", header, h, again, err)
		}
		if Verify(Request{Method: "POST", URL: address}, h, &key().PublicKey) == nil {
			t.Fatalf("%q verifies", header)
		}
	})
}
