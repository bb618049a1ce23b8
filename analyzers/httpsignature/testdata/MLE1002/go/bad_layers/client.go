// Package layers calls the provider through two layers of its own.
package layers

import (
	"io"
	"net/http"
	"strings"
)

type client struct {
	merchant string
	sign     func(path, body string) string
}

// headers are those of a request.
func (c client) headers(path, body string) map[string]string {
	return map[string]string{
		"v-c-merchant-id": c.merchant,
		"signature":       c.sign(path, body), // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}
}

func (c client) execute(path, body string) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com"+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range c.headers(path, body) {
		request.Header.Set(name, value) // want `MLE1002: sends a request signed with HTTP Signature \(form not visible here\)`
	}
	return http.DefaultClient.Do(request)
}

func (c client) pay(body string) (*http.Response, error) { return c.execute("/pts/v2/payments", body) }

type checkout struct{ client client }

func (c checkout) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "cannot be read", http.StatusBadRequest)
		return
	}
	reply, err := c.client.pay(string(body))
	if err != nil {
		http.Error(w, "try again", http.StatusBadGateway)
		return
	}
	defer reply.Body.Close()
	io.Copy(w, reply.Body)
}
