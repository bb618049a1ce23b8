// Package cardlib speaks to the card gateway for all shops of Acme.
package cardlib

import (
	"bytes"
	"io"
	"net/http"
	"time"
)

// Client is a shop at the gateway.
type Client struct {
	Host string
	Auth Signer
	HTTP *http.Client
}

// Signer adds what the gateway knows the shop by.
type Signer interface {
	Sign(r *http.Request, body []byte, now time.Time) error
}

// Post sends a body and gives the reply.
func (c *Client) Post(resource string, body []byte) ([]byte, error) {
	r, err := http.NewRequest(http.MethodPost, "https://"+c.Host+resource, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	if err := c.Auth.Sign(r, body, time.Now()); err != nil {
		return nil, err
	}
	reply, err := c.HTTP.Do(r)
	if err != nil {
		return nil, err
	}
	defer reply.Body.Close()
	return io.ReadAll(reply.Body)
}
