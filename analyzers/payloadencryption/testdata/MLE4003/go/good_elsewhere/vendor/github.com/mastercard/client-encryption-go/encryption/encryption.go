// Package encryption stands in for the library.
package encryption

import "github.com/mastercard/client-encryption-go/jwe"

// EncryptPayload encrypts a body.
func EncryptPayload(payload string, config *jwe.Config) string { return payload }
