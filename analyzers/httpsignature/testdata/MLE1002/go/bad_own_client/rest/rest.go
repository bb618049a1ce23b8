// Package rest is the house's HTTP client.
package rest

import (
	"io"
	"net/http"
)

// Request is a request in the making.
type Request struct {
	method, url string
	header      http.Header
	body        io.Reader
}

// New begins a request.
func New(method, url string) *Request {
	return &Request{method: method, url: url, header: http.Header{}}
}

// SetHeader sets one header.
func (r *Request) SetHeader(name, value string) *Request {
	r.header.Set(name, value)
	return r
}

// SetHeaders sets many.
func (r *Request) SetHeaders(values map[string]string) *Request {
	for name, value := range values {
		r.header.Set(name, value)
	}
	return r
}

// Do sends the request.
func (r *Request) Do(c *http.Client) (*http.Response, error) {
	req, err := http.NewRequest(r.method, r.url, r.body)
	if err != nil {
		return nil, err
	}
	req.Header = r.header
	return c.Do(req)
}
