// Package jwe finds where a program makes compact JWEs and where it opens them, with a general library or by hand, in
// every language. It knows nothing about providers: who a JWE is for is the checks' business.
//
// Detected: a call that gives a compact JWE (jose.NewEncrypter … CompactSerialize, jwe.Encrypt, CompactEncrypt …
// encrypt, JWE.createEncrypt … final), five parts joined by dots beside an encryption with OAEP, and the header fields
// that either is given.
//
// Not detected: JWEs that another process makes, and libraries that hide behind an interface of no telling name.
package jwe
