// Package oauth1 signs and verifies requests with OAuth 1.0a (RFC 5849) as Mastercard uses it: RSA with SHA-256, no token,
// and a parameter that holds the hash of the body as it is sent, which is the encrypted one.
//
// Mastercard's signers put the body hash into the header as plain Base64 and sign it as it stands there, while the RFC
// has values encoded first. Both hold here, because a value is always signed as it stands in the header. Example:
// oauth_body_hash="a+b=" is signed as a%2Bb%3D, and oauth_body_hash="a%2Bb%3D" as a%252Bb%253D.
//
// In a query some of Mastercard's signers encode what the caller left unencoded (ref=a:b is signed as ref%3Da%253Ab), as
// the RFC has it, and some sign it as it stands (ref%3Da%3Ab). The first is signed here, either is verified.
//
// Not done: HMAC, PLAINTEXT, tokens. No error holds a value of the header.
package oauth1
