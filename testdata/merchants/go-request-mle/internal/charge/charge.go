// Package charge takes the postage of a parcel.
package charge

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"acme.example/freight/internal/bearer"
	"acme.example/freight/internal/mle"
)

const (
	host = "api.cybersource.com"
	path = "/pts/v2/payments"
)

// Desk charges postage.
type Desk struct {
	Key     bearer.Key
	Gateway *x509.Certificate
	HTTP    *http.Client
}

// Postage is one charge.
type Postage struct {
	Parcel string `json:"code"`
	Amount string `json:"totalAmount"`
}

// Receipt is the gateway's answer.
type Receipt struct {
	ID     string `json:"id"`
	Status string `json:"status"`
}

// Charge sends one payment.
func (d *Desk) Charge(ctx context.Context, p Postage) (Receipt, error) {
	var receipt Receipt
	plain, err := json.Marshal(p)
	if err != nil {
		return receipt, fmt.Errorf("encode postage: %w", err)
	}
	body, err := mle.Wrap(d.Gateway, plain, time.Now())
	if err != nil {
		return receipt, err
	}
	token, err := d.Key.Token(bearer.Request{Method: http.MethodPost, Host: host, Path: path, Body: body}, time.Now())
	if err != nil {
		return receipt, fmt.Errorf("sign postage: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://"+host+path, bytes.NewReader(body))
	if err != nil {
		return receipt, err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Content-Type", "application/json")
	reply, err := d.HTTP.Do(request)
	if err != nil {
		return receipt, fmt.Errorf("send postage: %w", err)
	}
	defer reply.Body.Close()
	if err := json.NewDecoder(reply.Body).Decode(&receipt); err != nil {
		return receipt, fmt.Errorf("read receipt (%s): %w", reply.Status, err)
	}
	return receipt, nil
}
