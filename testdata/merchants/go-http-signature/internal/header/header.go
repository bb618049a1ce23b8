// Package header names the headers that the gateway reads.
package header

// Names of the headers, in the order in which they are signed.
const (
	Host     = "host"
	Date     = vendor + "date"
	Target   = "request-target"
	Digest   = "digest"
	Merchant = vendor + "merchant-id"

	Signature = "Signature"

	vendor = "v-c-"
)
