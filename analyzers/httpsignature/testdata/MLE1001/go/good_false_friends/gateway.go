// Package shop takes payments.
package shop

// Host is the one gateway that is in use.
const Host = "apitest.cybersource.com"

// Claims are those of the token of one request.
func Claims(merchant, id, digest string, now int64) map[string]any {
	return map[string]any{
		"iss": merchant, "jti": id, "iat": now, "exp": now + 120,
		"v-c-jwt-version": "2", "v-c-merchant-id": merchant,
		"request-host": Host, "request-method": "post", "request-resource-path": "/pts/v2/payments",
		"digest": digest, "digestAlgorithm": "SHA-256",
	}
}

// Header is the JOSE header of that token.
func Header(serial string) map[string]string {
	return map[string]string{"alg": "RS256", "typ": "JWT", "kid": serial}
}
