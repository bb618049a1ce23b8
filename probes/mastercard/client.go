package mastercard

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/oauth1"
	"mleready/probes/transport"
)

// Client builds the requests of one partner at one endpoint. It sends nothing.
type Client struct {
	Rules   *mleready.Rules
	Address string // scheme and host as they are signed
	Region  string // of a host that takes OAuth 2, "" for one that takes OAuth 1.0a
	Partner *credentials.Partner
	Random  io.Reader
	Now     func() time.Time
}

// Manner is how a call is made. The zero value is a signed call in clear text.
type Manner struct {
	Unsigned  bool
	Encrypted bool   // the body is, and the reply shall be
	KID       string // of the JWE, "" for the fingerprint of the client encryption key
}

const (
	jsonType = "application/json"
	xmlType  = "application/xml"
	yes      = "true"
)

// errNoKey is wrapped when the partner lacks a key that a call needs.
var errNoKey = errors.New("the key is not there")

// Build makes a request: the body is encrypted and wrapped, then hashed, then signed.
func (c *Client) Build(call mleready.ProbeCall, m Manner) (*ask.Built, error) {
	filled, err := ask.Fill(c.Rules, call, c.Now(), c.Random, "partner", url.PathEscape(c.Partner.ID))
	if err != nil {
		return nil, err
	}
	b := &ask.Built{Plaintext: filled.Body, Request: transport.Request{Method: call.Method, Path: filled.Path, Body: []byte(filled.Body)}}
	mediaType := jsonType
	if !call.IsJSON() {
		mediaType = xmlType
	}
	b.Headers = mleready.Header{{"Accept", mediaType}, {"User-Agent", "mleready/" + mleready.Version}}
	if call.Writes() {
		b.Headers = append(b.Headers, [2]string{"Content-Type", mediaType})
	}
	if m.Encrypted {
		b.Headers = append(b.Headers, [2]string{c.Rules.Wire.Mastercard.EncryptedHeader, yes})
	}
	if m.Encrypted && call.Writes() {
		if b.Body, err = c.encrypt(b.Body, mediaType, m.KID); err != nil {
			return nil, fmt.Errorf("encrypt the body of %s: %w", call.ID, err)
		}
	}
	if m.Unsigned {
		return b, nil
	}
	authorization, err := c.sign(b)
	if err != nil {
		return nil, fmt.Errorf("sign %s: %w", call.ID, err)
	}
	b.Headers = append(b.Headers, [2]string{http.CanonicalHeaderKey(c.Rules.Wire.JWT.AuthorizationHeader), authorization})
	return b, nil
}

// encrypt wraps a body as the one encrypted value, in the form that the body has.
func (c *Client) encrypt(plain []byte, mediaType, kid string) ([]byte, error) {
	names := c.Rules.Wire.Mastercard
	key := c.Partner.RequestEncryption
	if key == nil {
		return nil, fmt.Errorf("%w: %s has no client encryption key", errNoKey, c.Partner.ID)
	}
	if kid == "" {
		kid = key.Fingerprint
	}
	header := []jose.Member{{Name: "kid", Value: kid}, {Name: "cty", Value: mediaType}}
	sealed, err := jose.Encrypt(plain, key.Public, names.Algorithm, names.Encryption, header, c.Random)
	if err != nil {
		return nil, err
	}
	form := `{"%[1]s":{"%[2]s":"%[3]s"}}`
	if mediaType == xmlType {
		form = "<%[1]s><%[2]s>%[3]s</%[2]s></%[1]s>"
	}
	return fmt.Appendf(nil, form, names.Wrapper, names.Field, sealed), nil
}

// sign makes the OAuth 1.0a header. The hash is over the body as it is sent.
func (c *Client) sign(b *ask.Built) (string, error) {
	p := c.Partner
	switch {
	case c.Region != "":
		return "", fmt.Errorf("hosts of the region %s take OAuth 2, which no probe speaks, and OAuth 1.0a was not tried: "+
			"record a call of your own with mleready record and grade it", c.Region)
	case p.ConsumerKey == "":
		return "", fmt.Errorf("%w: %s has no consumer_key", errNoKey, p.ID)
	case p.Signing == nil || p.Signing.Key == nil:
		return "", fmt.Errorf("%w: %s has no private signing key", errNoKey, p.ID)
	}
	nonce, err := ask.UUID(c.Random)
	if err != nil {
		return "", err
	}
	names := c.Rules.Wire.Mastercard
	header := oauth1.Header{
		{Name: names.BodyHash, Value: oauth1.BodyHash(b.Body)}, {Name: oauth1.ConsumerKey, Value: escaped(p.ConsumerKey)},
		{Name: oauth1.Nonce, Value: nonce}, {Name: oauth1.SignatureMethod, Value: names.SignatureMethod},
		{Name: oauth1.Timestamp, Value: fmt.Sprint(c.Now().Unix())}, {Name: oauth1.Version, Value: "1.0"},
	}
	signed, err := oauth1.Sign(c.signed(b), header, p.Signing.Key)
	return signed.String(), err
}

// escaped is a consumer key as it stands in the header: the exclamation mark that every one of Mastercard's has stays as
// it is, as its own signers leave it, so that nobody has to guess whether an escaped one is signed once or twice.
func escaped(consumerKey string) string {
	return strings.ReplaceAll(url.QueryEscape(consumerKey), "%21", "!")
}

// signed is what a signature covers beside the header.
func (c *Client) signed(b *ask.Built) oauth1.Request {
	return oauth1.Request{Method: b.Method, URL: c.Address + b.Path}
}
