// Package card makes tokens of cards.
package card

import (
	"crypto/rsa"
	"crypto/x509"
	"net/http"
	"os"
	"strings"

	"github.com/mastercard/client-encryption-go/utils"
)

// Client speaks to the service.
type Client struct {
	HTTP     *http.Client
	Theirs   *x509.Certificate
	ReplyKey *rsa.PrivateKey
}

// Tokenize sends one card.
func (c *Client) Tokenize(card string) (*http.Response, error) {
	return c.send(utils.Encrypt(card, os.Getenv("ENCRYPTION_SETUP")))
}

func (c *Client) send(body string) (*http.Response, error) {
	req, err := http.NewRequest("POST", "https://sandbox.api.mastercard.com/mdes/digitization/1/0/tokenize", strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("x-encrypted", "true")
	return c.HTTP.Do(req)
}
