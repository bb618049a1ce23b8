package redact

import (
	"strings"
	"testing"
)

// TestLongLines redacts long lines that are hard to read. Every step looks at each byte a bounded number of times: one
// that looked through the rest of the line at every name would hold up the run for minutes.
func TestLongLines(t *testing.T) {
	for _, piece := range []string{
		"cvv=", "cvv=[", `cvv:"`, `cvv:\"`, "token: x ", "<cvv", "<cvv>", "1 ", "411 ", "4", "a-", "4111111111111111 ", "eyJhbGciOi.", `name="cvv"`,
		"authorization: oauth ", "aaaa:", "[", "-----BEGIN PRIVATE KEY-----", "bearer ", `"name":"cvv","value":"1",`, "cookie: a;", "&quot;cvv&quot;:&quot;",
		`{"cvv":{"pan":[`, "cvv='", "signature = ", `signature=%22"`, " = ", "411-", "12345678 ", `"\\`, "eyeyeyey", "ey.", "[1",
	} {
		text := strings.Repeat(piece, 1<<18/len(piece))
		if got := (Redactor{}).Text(text); len(got) > 4*len(text) {
			t.Errorf("%q became %d times as long", piece, len(got)/len(text))
		}
	}
}
