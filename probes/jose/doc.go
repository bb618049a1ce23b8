// Package jose reads and writes the compact forms of a signed token (JWS, RFC 7515) and of an encrypted text (JWE,
// RFC 7516), as far as the providers use them: RS, PS and HS signatures with SHA-2; RSA-OAEP and RSA-OAEP-256 with
// AES-GCM or A128CBC-HS256. Everything else is refused: no signature ("none"), RSA1_5, dir, key agreement and
// password-based keys, several recipients, compression (zip) and extensions (crit, b64).
//
// What keeps to the RFCs is taken and refused as go-jose does; tests compare. What go-jose refuses although real clients
// send it is read all the same, and named in Deviations: the plain Base64 alphabet or padding in place of base64url, an
// IV of AES-GCM that is not 96 bits long, a shared secret that is shorter than the hash.
package jose

// Deviation says in what a token departs from the RFCs and is read all the same.
type Deviation string

const (
	PlainBase64 Deviation = "base64 of the wrong alphabet or with padding where base64url without padding is due"
	LongIV      Deviation = "the IV of AES-GCM is not 96 bits long"
	ShortKey    Deviation = "the shared secret is shorter than the hash of the algorithm"
)

// Member is one member of a JSON object that is written in a given order.
type Member struct {
	Name  string
	Value any
}
