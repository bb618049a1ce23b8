package oauth1

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

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

// FuzzText compares how texts are put together with putting them together piece by piece.
func FuzzText(f *testing.F) {
	f.Add("a", "b c", "é%", "a=b&c")
	f.Add("", "", "", "")
	f.Fuzz(func(t *testing.T, name, value, other, query string) {
		encoded := ""
		for _, c := range []byte(other) {
			if strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~", rune(c)) {
				encoded += string(rune(c))
			} else {
				encoded += fmt.Sprintf("%%%02X", c)
			}
		}
		if got := encode(other); got != encoded {
			t.Errorf("%q is encoded as %s, want %s", other, got, encoded)
		}
		h := Header{{name, value}, {"x", encoded}}
		if got, want := h.String(), `OAuth `+name+`="`+value+`",x="`+encoded+`"`; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		r := Request{Method: "post", URL: "https://shop.example/", Form: query}
		parts, err := r.Parts(h)
		base, baseErr := r.base(h, "", encodedOnce)
		if (err == nil) != (baseErr == nil) {
			t.Fatal(err, baseErr)
		}
		if err == nil && string(base) != parts[0]+"&"+encode(parts[1])+"&"+encode(parts[2]) {
			t.Errorf("%q is not made of %q", base, parts)
		}
		if list, err := formParams(query, encodedOnce); err == nil && name != Signature && !strings.EqualFold(name, realm) {
			var all []string
			list = append(list, h...)
			slices.SortFunc(list, func(a, b Param) int {
				return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Value, b.Value))
			})
			for _, p := range list {
				all = append(all, p.Name+"="+p.Value)
			}
			if want := strings.Join(all, "&"); parts[2] != want {
				t.Errorf("%q, want %q", parts[2], want)
			}
		}
	})
}
