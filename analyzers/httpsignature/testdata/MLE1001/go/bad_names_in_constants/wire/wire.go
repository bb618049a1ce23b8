// Package wire names what goes over the wire.
package wire

// Headers of a signed request.
const (
	Host          = "host"
	Date          = "date"
	RequestTarget = "request-target"
	Digest        = "digest"
	MerchantID    = "v-c-merchant-id"
	Signature     = "signature"
)
