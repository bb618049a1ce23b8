// Package card makes tokens of cards.
package card

import (
	"crypto/rsa"
	"crypto/x509"
	"net/http"
	"strings"

	"github.com/mastercard/client-encryption-go/encryption"
	"github.com/mastercard/client-encryption-go/jwe"
)

// Client speaks to the service.
type Client struct {
	HTTP     *http.Client
	Partner  string
	Theirs   *x509.Certificate
	ReplyKey *rsa.PrivateKey
}

func (c *Client) config() *jwe.Config {
	return jwe.NewJWEConfigBuilder(). // want `MLE4202: puts the JWE into encrypted_payload\.encryptedData instead of encrypted_payload\.data`
						WithEncryptionCertificate(c.Theirs).
						WithDecryptionKey(c.ReplyKey).
						WithEncryptionPath("$", "encrypted_payload").
						WithDecryptionPath("encrypted_payload.data", "$").
						Build()
}

// Tokenize sends one card.
func (c *Client) Tokenize(card string) (*http.Response, error) {
	return c.send(encryption.EncryptPayload(card, c.config()))
}

func (c *Client) send(body string) (*http.Response, error) {
	req, err := http.NewRequest("POST", "https://sandbox.api.mastercard.com/send/v1/partners/"+c.Partner+"/crossborder/payment", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("x-encrypted", "true")
	return c.HTTP.Do(req)
}
