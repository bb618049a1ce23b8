// Package mastercard_encryption stands in for the library.
package mastercard_encryption

import "github.com/mastercard/client-encryption-go/field_level_encryption"

// EncryptPayload encrypts a body.
func EncryptPayload(payload string, config *field_level_encryption.Config) string { return payload }
