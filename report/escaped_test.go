package report

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestEscaped(t *testing.T) {
	for _, text := range []string{"plain \u00e9\n", "a\u202eb", "\u0085\u007f", "\U000e0041 tag"} {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if n, err := (escaped{&out}).Write(quoted); err != nil || n != len(quoted) {
			t.Fatal(n, err)
		}
		var back string
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != text || bytes.ContainsFunc(out.Bytes(), hidden) {
			t.Errorf("%q is written %s, which is %q (%v)", text, &out, back, err)
		}
	}
}
