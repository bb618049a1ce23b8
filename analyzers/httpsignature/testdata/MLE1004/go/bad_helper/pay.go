// Package pay leaves the signing to a package.
package pay

import (
	"net/http"

	cybersource "github.com/jjonline/cybersource-sdk-go" // want `MLE1004: uses github.com/jjonline/cybersource-sdk-go, which signs with HTTP Signature`
)

// New makes the client.
func New(merchant, keyID, secret string) *http.Client {
	return cybersource.Client(merchant, keyID, secret)
}
