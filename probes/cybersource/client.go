package cybersource

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
	"mleready/probes/jose"
	"mleready/probes/transport"
)

// Client builds the requests of one merchant at one endpoint. It sends nothing.
type Client struct {
	Rules    *mleready.Rules
	Host     string // as it stands in the claim request-host
	Merchant *credentials.Merchant
	SJC      credentials.SJC
	Secret   bool // sign with the shared secret, else with the P12
	Random   io.Reader
	Now      func() time.Time
}

// Scheme is how a request authenticates.
type Scheme string

const (
	SchemeJWT       Scheme = "jwt"
	SchemeNone      Scheme = "none"
	SchemeJWTv1     Scheme = "jwt_v1"         // the old token of a P12
	SchemeSignature Scheme = "http_signature" // of a shared secret
)

// Manner is how a call is made. The zero value is a plain call with a token.
type Manner struct {
	Scheme      Scheme // "" for SchemeJWT
	Encrypt     bool   // the body, for the provider's certificate
	ResponseKID string // of the key that the reply shall be encrypted for, "" for a plain reply
	Claim       string // that names it, "" for the documented one
}

// errNoKey is wrapped when the merchant lacks a key that a call needs.
var errNoKey = errors.New("the key is not there")

// Build makes a request: the body is encrypted and wrapped, then digested, then the token is signed.
func (c *Client) Build(call mleready.ProbeCall, m Manner) (*ask.Built, error) {
	filled, err := ask.Fill(c.Rules, call, c.Now(), c.Random)
	if err != nil {
		return nil, err
	}
	b := &ask.Built{Plaintext: filled.Body, Request: transport.Request{Method: call.Method, Path: filled.Path, Body: []byte(filled.Body)}}
	if m.Encrypt && call.Writes() {
		if b.Body, err = c.encrypt(b.Body); err != nil {
			return nil, fmt.Errorf("encrypt the body of %s: %w", call.ID, err)
		}
	}
	accept := call.Accept
	if accept == "" {
		accept = c.Rules.Probes.Accept
	}
	b.Headers = mleready.Header{{"Accept", accept}, {"User-Agent", "mleready/" + mleready.Version}}
	if call.Writes() {
		b.Headers = append(b.Headers, [2]string{"Content-Type", "application/json"})
	}
	lines, err := c.authenticate(b, m)
	if err != nil {
		return nil, fmt.Errorf("sign %s: %w", call.ID, err)
	}
	b.Headers = append(b.Headers, lines...)
	return b, nil
}

func (c *Client) authenticate(b *ask.Built, m Manner) (mleready.Header, error) {
	names := c.Rules.Wire.JWT
	var token string
	var err error
	switch m.Scheme {
	case SchemeNone:
		return nil, nil
	case SchemeSignature:
		return c.signature(b)
	case SchemeJWTv1:
		token, err = c.tokenV1(b)
	default:
		token, err = c.token(b, m)
	}
	if err != nil {
		return nil, err
	}
	return mleready.Header{{http.CanonicalHeaderKey(names.AuthorizationHeader), names.Scheme + " " + token}}, nil
}

// encrypt wraps a body as the one encrypted member, with the first algorithms of the rules that need no advice.
func (c *Client) encrypt(plain []byte) ([]byte, error) {
	names := c.Rules.Wire.MLE
	if c.SJC.Certificate == nil {
		return nil, fmt.Errorf("%w: the provider's certificate %s", errNoKey, names.Certificate)
	}
	key, err := rsaKey(c.SJC.Certificate)
	if err != nil {
		return nil, err
	}
	header := []jose.Member{{Name: names.KeyIDHeader, Value: c.SJC.KID}, {Name: names.IssuedAtHeader, Value: c.Now().Unix()}}
	sealed, err := jose.Encrypt(plain, key, names.SHA256Algorithms[0], names.Encryptions[0], header, c.Random)
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]string{names.RequestMember: sealed})
}

// digest is the Base64 SHA-256 of a body as it is sent.
func digest(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.StdEncoding.EncodeToString(sum[:])
}
