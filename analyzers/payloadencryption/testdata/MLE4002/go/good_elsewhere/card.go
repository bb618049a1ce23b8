// Package card makes tokens of cards.
package card

import (
	"crypto/rsa"
	"crypto/x509"
	"net/http"
	"strings"

	fle "github.com/mastercard/client-encryption-go/field_level_encryption"
	"github.com/mastercard/client-encryption-go/mastercard_encryption"
)

// Client speaks to the service.
type Client struct {
	HTTP     *http.Client
	Theirs   *x509.Certificate
	ReplyKey *rsa.PrivateKey
}

func (c *Client) config() *fle.Config {
	return fle.NewFieldLevelEncryptionConfigBuilder().
		WithEncryptionCertificate(c.Theirs).
		WithDecryptionKey(c.ReplyKey).
		WithEncryptionPath("$", "$").
		Build()
}

// Tokenize sends one card.
func (c *Client) Tokenize(card string) (*http.Response, error) {
	return c.send(mastercard_encryption.EncryptPayload(card, c.config()))
}

func (c *Client) send(body string) (*http.Response, error) {
	req, err := http.NewRequest("POST", "https://sandbox.api.mastercard.com/mdes/digitization/1/0/tokenize", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("x-encrypted", "true")
	return c.HTTP.Do(req)
}
