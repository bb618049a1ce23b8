// Package signer signs reports.
package signer

// Header is the signature of a request.
func Header(mac func(string) string, key, host, merchant string) string {
	return `keyid="` + key + `", algorithm="HmacSHA256", headers="host request-target v-c-merchant-id", signature="` + mac("host: "+host+"\nrequest-target: get /reporting/v3/reports\nv-c-merchant-id: "+merchant) + `"`
}
