// Package shop takes payments.
package shop

import (
	"encoding/json"
	"net/http"
	"strings"
)

// Pay sends a payment.
func Pay(token, amount string) (*http.Response, error) {
	body, err := json.Marshal(map[string]any{"orderInformation": map[string]any{"amountDetails": map[string]string{"totalAmount": amount}}})
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com/pts/v2/payments", strings.NewReader(string(body)))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(r)
}
