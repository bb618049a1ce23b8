// Package gateway sends payments, in clear text.
package gateway

import (
	"bytes"
	"fmt"
	"net/http"
	"time"

	"acme.example/books/token"
)

const host = "api.cybersource.com"

// Pay sends one payment and returns the status.
func Pay(client *http.Client, key token.Key, body []byte) (int, error) {
	const path = "/pts/v2/payments"
	bearer, err := key.Sign("post", host, path, body, time.Now())
	if err != nil {
		return 0, fmt.Errorf("sign payment: %w", err)
	}
	request, err := http.NewRequest(http.MethodPost, "https://"+host+path, bytes.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("build payment: %w", err)
	}
	request.Header.Set("Authorization", "Bearer "+bearer)
	request.Header.Set("Content-Type", "application/json")
	reply, err := client.Do(request)
	if err != nil {
		return 0, fmt.Errorf("send payment: %w", err)
	}
	defer reply.Body.Close()
	return reply.StatusCode, nil
}
