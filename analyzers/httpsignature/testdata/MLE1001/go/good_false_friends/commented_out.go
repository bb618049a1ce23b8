package shop

import "net/http"

// Send leaves out what it did before.
func Send(r *http.Request, token string) {
	// text := "host: apitest.cybersource.com\nrequest-target: get /reports\nv-c-merchant-id: " + merchant
	// r.Header.Set("v-c-merchant-id", merchant)
	/*
		r.Header.Set("Signature", `keyid="`+key+`", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="`+mac+`"`)
	*/
	r.Header.Set("Authorization", "Bearer "+token)
}
