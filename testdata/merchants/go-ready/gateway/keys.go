package gateway

import (
	"crypto/rsa"
	"crypto/x509"
)

// Keys are the three keys of the hotel at the gateway.
type Keys struct {
	Merchant string
	Portal   string

	SigningID string // the serialNumber in the subject of the signing certificate
	Signing   *rsa.PrivateKey

	Provider *x509.Certificate // CyberSource_SJC_US

	ReplyID string
	Reply   *rsa.PrivateKey
}
