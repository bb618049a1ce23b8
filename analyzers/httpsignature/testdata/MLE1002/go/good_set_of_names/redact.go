// Package redact keeps secrets out of the log.
package redact

import "net/http"

var secret = map[string]bool{"Authorization": true, "Signature": true, "V-C-Merchant-Id": true}

var dropped = map[string]struct{}{"signature": {}, "v-c-merchant-id": {}}

// Headers copies headers without what must not be kept.
func Headers(h http.Header) http.Header {
	out := http.Header{}
	for name, values := range h {
		if _, drop := dropped[name]; !drop && !secret[name] {
			out[name] = values
		}
	}
	out.Del("Signature")
	out.Del("v-c-merchant-id")
	return out
}
