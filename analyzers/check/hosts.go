package check

import (
	"strings"

	"mleready"
)

// apis are the interfaces that the mandates are about.
var apis = map[string]bool{"rest": true, "cross_border": true}

// Speaks reports whether a text names the interface that a provider's mandate is about: one of its hosts, or the header
// that goes with each call.
func (p *Pass) Speaks(provider mleready.Provider, text string) bool {
	if !strings.ContainsAny(text, ".-") {
		return false // neither a host nor the header
	}
	text = strings.ToLower(text)
	for _, h := range p.Rules.Hosts {
		if h.Provider == provider && apis[h.API] && FindHost(text, h.Name) >= 0 {
			return true
		}
	}
	return provider == mleready.Cybersource && strings.Contains(text, p.Rules.Wire.HTTPSignature.MerchantHeader)
}

// FindHost gives the offset of a host name that stands alone in a text, both in lower case, -1 for none: a longer name
// that contains it is another host. A dot that ends a sentence does not lengthen it.
func FindHost(text, name string) int {
	part := func(c byte) bool { return c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' }
	for start := 0; ; {
		i := strings.Index(text[start:], name)
		if i < 0 {
			return -1
		}
		i, start = start+i, start+i+len(name)
		before, after := text[:i], text[start:]
		longer := before != "" && (part(before[i-1]) || before[i-1] == '.')
		after = strings.TrimPrefix(after, ".")
		if !longer && (after == "" || !part(after[0])) {
			return i
		}
	}
}
