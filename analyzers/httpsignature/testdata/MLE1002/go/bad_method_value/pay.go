// Package pay sets headers through a method value and a closure.
package pay

import "net/http"

func charge(r *http.Request, merchant, signature string) {
	set := r.Header.Set
	set("v-c-merchant-id", merchant)
	set("Signature", signature) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
}

func void(r *http.Request, merchant string, sign func(*http.Request) string) {
	add := func(name, value string) {
		if r.Header.Get(name) == "" {
			r.Header.Add(name, value) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
		}
	}
	add("v-c-merchant-id", merchant)
	defer func() { add("Signature", sign(r)) }()
}
