// Package refund pays tickets back.
package refund

import (
	"bytes"
	"net/http"
	"time"

	"acme.example/cinema/signature"
)

// Send pays a ticket back.
func Send(secret signature.Secret, payment string, body []byte) (*http.Response, error) {
	request, err := http.NewRequest(http.MethodPost, "https://api.cybersource.com/pts/v2/payments/"+payment+"/refunds", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	secret.Sign(request, body, time.Now())
	return http.DefaultClient.Do(request)
}
