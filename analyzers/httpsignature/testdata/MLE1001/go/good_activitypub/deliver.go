// Package fedi delivers activities to other servers.
package fedi

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"net/http"
	"strings"
)

// Sign signs a delivery with the actor's key.
func Sign(r *http.Request, keyID string, key *rsa.PrivateKey, digest string) error {
	text := fmt.Sprintf("(request-target): %s %s\nhost: %s\ndate: %s\ndigest: %s",
		strings.ToLower(r.Method), r.URL.RequestURI(), r.URL.Host, r.Header.Get("Date"), digest)
	sum := sha256.Sum256([]byte(text))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		return err
	}
	r.Header.Set("Digest", "SHA-256="+digest)
	r.Header.Set("Signature", fmt.Sprintf(`keyId="%s",algorithm="rsa-sha256",headers="(request-target) host date digest",signature="%s"`,
		keyID, base64.StdEncoding.EncodeToString(signature)))
	return nil
}
