package shop

import (
	"net/http"
	"strings"
)

// CaptureContext asks for what the card form in the browser needs.
func CaptureContext(merchant, key, date, mac, body string) (*http.Response, error) {
	r, err := http.NewRequest(http.MethodPost, "https://apitest.cybersource.com/microform/v2/sessions", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("v-c-merchant-id", merchant)
	r.Header.Set("v-c-date", date)
	r.Header.Set("Signature", `keyid="`+key+`", algorithm="HmacSHA256", headers="host v-c-date request-target v-c-merchant-id", signature="`+mac+`"`) // want `MLE1001: builds an HTTP Signature`
	return http.DefaultClient.Do(r)
}
