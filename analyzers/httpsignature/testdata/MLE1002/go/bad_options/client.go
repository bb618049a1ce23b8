// Package client sends requests that are made of options.
package client

import "net/http"

// Option changes a request.
type Option func(*http.Request)

// Header is an option that sets a header.
func Header(name, value string) Option {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

// Get sends a request.
func Get(url string, options ...Option) (*http.Response, error) {
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	for _, o := range options {
		o(r)
	}
	return http.DefaultClient.Do(r)
}

// Payment asks for one payment.
func Payment(id, merchant, signature string) (*http.Response, error) {
	return Get("https://api.cybersource.com/tss/v2/transactions/"+id,
		Header("v-c-merchant-id", merchant),
		Header("Signature", signature)) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
}
