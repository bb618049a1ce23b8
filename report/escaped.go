package report

import (
	"bytes"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"
)

// escaped writes JSON and escapes in it what a terminal would act on in place of showing it: control characters, changes of direction.
type escaped struct{ w io.Writer }

func hidden(r rune) bool { return r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) }

func (v escaped) Write(b []byte) (int, error) {
	if !bytes.ContainsFunc(b, hidden) {
		return v.w.Write(b)
	}
	var out bytes.Buffer
	for _, r := range string(b) {
		if !hidden(r) {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			fmt.Fprintf(&out, `\u%04x`, unit)
		}
	}
	if _, err := v.w.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(b), nil
}
