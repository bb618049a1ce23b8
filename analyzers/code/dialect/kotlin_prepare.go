package dialect

import (
	"bytes"
	"regexp"
)

var ktFunInterface = regexp.MustCompile(`\bfun\s+interface\b`)

// prepareKotlin makes an interface of one function a plain one: the grammar does not know it.
func prepareKotlin(text []byte) []byte {
	if !bytes.Contains(text, []byte("interface")) {
		return text
	}
	return ktFunInterface.ReplaceAllFunc(text, func(m []byte) []byte { return append([]byte("   "), m[3:]...) })
}
