package cybersource

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"mleready"
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

// Built is a request that is ready to be sent, with the body before it was encrypted.
type Built struct {
	transport.Request
	Plaintext string
}

// errNoKey is wrapped when the merchant lacks a key that a call needs.
var errNoKey = errors.New("the key is not there")

// Build makes a request: the body is encrypted and wrapped, then digested, then the token is signed.
func (c *Client) Build(call mleready.ProbeCall, m Manner) (*Built, error) {
	filled, err := c.fill(call)
	if err != nil {
		return nil, err
	}
	b := &Built{Plaintext: filled.Body, Request: transport.Request{Method: call.Method, Path: filled.Path, Body: []byte(filled.Body)}}
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

func (c *Client) authenticate(b *Built, m Manner) (mleready.Header, error) {
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

// fill puts values in the places of a call's body and path.
func (c *Client) fill(call mleready.ProbeCall) (mleready.ProbeCall, error) {
	id, err := c.uuid()
	if err != nil {
		return call, err
	}
	card := ""
	if cards := c.Rules.Probes.TestCards; len(cards) > 0 {
		card = cards[0]
	}
	values := strings.NewReplacer("{reference}", "mleready-"+id[:8], "{card}", card, "{year}", fmt.Sprint(c.Now().Year()+3))
	call.Path = values.Replace(call.Path)
	call.Body = values.Replace(call.Body)
	if call.Writes() {
		var compact bytes.Buffer
		if err := json.Compact(&compact, []byte(call.Body)); err != nil {
			return call, fmt.Errorf("the body of %s: %w", call.ID, err)
		}
		call.Body = compact.String()
	}
	return call, nil
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

// uuid is a random UUID of version 4.
func (c *Client) uuid() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(c.Random, b[:]); err != nil {
		return "", fmt.Errorf("draw a random id: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:]), nil
}
