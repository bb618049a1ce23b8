// Package send calls the gateway.
package send

import (
	"bytes"
	"net/http"
)

const host = "https://apitest.cybersource.com"

// Post sends a body with a bearer token.
func Post(token string, body []byte) (*http.Response, error) {
	body = []byte(`{"encryptedRequest":"` + string(body) + `"}`)
	req, err := http.NewRequest(http.MethodPost, host+"/bavs/v1/account-validations", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(req)
}
