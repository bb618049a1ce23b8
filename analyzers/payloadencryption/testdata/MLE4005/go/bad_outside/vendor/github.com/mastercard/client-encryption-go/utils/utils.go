// Package utils stands in for the library.
package utils

// Encrypt encrypts a body.
func Encrypt(payload, setup string) string { return payload }
