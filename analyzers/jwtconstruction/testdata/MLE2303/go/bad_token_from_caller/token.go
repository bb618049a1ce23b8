// Package status asks how a payment stands.
package status

import (
	"net/http"
)

const host = "apitest.cybersource.com"

// Status asks how a payment stands, with a token that a service of ours hands out.
func Status(id, token string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, "https://"+host+"/tss/v2/transactions/"+id, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+token)
	return http.DefaultClient.Do(req)
}
