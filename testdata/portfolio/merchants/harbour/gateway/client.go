// Package gateway sells tours through the payment gateway.
package gateway

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"acme.example/harbour/settings"
)

const timeout = 30 * time.Second

// Client calls the gateway.
type Client struct {
	settings settings.Settings
	http     *http.Client
}

// New makes a client.
func New(s settings.Settings) (*Client, error) {
	client := &http.Client{Timeout: timeout}
	if s.Authority != nil {
		pool := x509.NewCertPool()
		if !pool.AppendCertsFromPEM(s.Authority) {
			return nil, errors.New("the authority is no PEM certificate")
		}
		client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}
	}
	return &Client{settings: s, http: client}, nil
}

// Order is a payment in the gateway's form.
type Order struct {
	Reference struct {
		Code string `json:"code"`
	} `json:"clientReferenceInformation"`
	Order struct {
		Amount struct {
			Total    string `json:"totalAmount"`
			Currency string `json:"currency"`
		} `json:"amountDetails"`
	} `json:"orderInformation"`
}

// Tour is the order of one tour.
func Tour(code, amount string) Order {
	var o Order
	o.Reference.Code = code
	o.Order.Amount.Total, o.Order.Amount.Currency = amount, "EUR"
	return o
}

// Sale is a payment as the gateway knows it.
type Sale struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// Pay charges an order. A reply that cannot be read leaves it open whether money moved, so the payment is looked up.
func (c *Client) Pay(o Order) (Sale, error) {
	plain, err := json.Marshal(o)
	if err != nil {
		return Sale{}, fmt.Errorf("encode order: %w", err)
	}
	body, err := seal(c.settings.Gateway, plain, time.Now())
	if err != nil {
		return Sale{}, err
	}
	status, text, err := c.call(http.MethodPost, "/pts/v2/payments", body)
	if errors.Is(err, errSealed) {
		return c.Find(o.Reference.Code)
	}
	if err != nil {
		return Sale{}, err
	}
	return sale(status, text)
}

// Find looks a payment up.
func (c *Client) Find(id string) (Sale, error) {
	status, text, err := c.call(http.MethodGet, "/tss/v2/transactions/"+id, nil)
	if err != nil {
		return Sale{Status: "UNKNOWN"}, err
	}
	return sale(status, text)
}

func sale(status int, text []byte) (Sale, error) {
	if status >= http.StatusBadRequest {
		return Sale{}, fmt.Errorf("the gateway refused with %d: %s", status, text)
	}
	var s Sale
	err := json.Unmarshal(text, &s)
	return s, err
}

func (c *Client) call(method, path string, body []byte) (int, []byte, error) {
	token, err := c.token(method, path, body, time.Now())
	if err != nil {
		return 0, nil, fmt.Errorf("sign: %w", err)
	}
	request, err := http.NewRequest(method, "https://"+c.settings.Host+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	reply, err := c.http.Do(request)
	if err != nil {
		return 0, nil, fmt.Errorf("call the gateway: %w", err)
	}
	defer reply.Body.Close()
	raw, err := io.ReadAll(reply.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("read the reply: %w", err)
	}
	text, err := open(c.settings.Reply, raw)
	return reply.StatusCode, text, err
}
