// Package pay keeps the spelling of headers as the gateway's manual has it.
package pay

import "net/http"

// Sign puts the signature on.
func Sign(req *http.Request, merchant string, sign func(*http.Request) string) {
	req.Header["v-c-merchant-id"] = []string{merchant}
	req.Header["Signature"] = []string{sign(req)} // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
}
