// Package gateway charges cards.
package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"acme.example/shop/internal/config"
	"acme.example/shop/internal/digest"
	"acme.example/shop/internal/header"
	"acme.example/shop/internal/signing"
)

const payments = "/pts/v2/payments"

// Client talks to the payment gateway.
type Client struct {
	Config config.Config
	HTTP   *http.Client
	Now    func() time.Time
}

// Charge sends one payment and returns the gateway's id for it.
func (c *Client) Charge(ctx context.Context, payment any) (string, error) {
	body, err := json.Marshal(payment)
	if err != nil {
		return "", fmt.Errorf("encode payment: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://"+c.Config.Host+payments, bytes.NewReader(body))
	if err != nil {
		return "", fmt.Errorf("build payment request: %w", err)
	}
	if err := c.sign(request, body); err != nil {
		return "", err
	}
	response, err := c.HTTP.Do(request)
	if err != nil {
		return "", fmt.Errorf("send payment: %w", err)
	}
	defer response.Body.Close()
	var reply struct{ ID, Status string }
	if err := json.NewDecoder(response.Body).Decode(&reply); err != nil {
		return "", fmt.Errorf("read payment reply (%s): %w", response.Status, err)
	}
	return reply.ID, nil
}

func (c *Client) sign(request *http.Request, body []byte) error {
	values := map[string]string{
		header.Host:     c.Config.Host,
		header.Date:     c.Now().UTC().Format(http.TimeFormat),
		header.Target:   "post " + payments,
		header.Digest:   digest.Body(body),
		header.Merchant: c.Config.Merchant,
	}
	signature, err := signing.Header(c.Config.Key, values)
	if err != nil {
		return err
	}
	for _, name := range signing.Signed {
		if name != header.Target {
			request.Header.Set(name, values[name])
		}
	}
	request.Header.Set(header.Signature, signature)
	request.Header.Set("Content-Type", "application/json")
	return nil
}
