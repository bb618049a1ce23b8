package sandbox

import (
	"encoding/json"
	"fmt"

	"mleready/probes/grader"
	"mleready/probes/jose"
)

// sealing is how a reply is encrypted.
type sealing struct {
	alg, enc, kid string
	tamper        bool
}

// seal encrypts the body of an answer for the response key that the token names.
func (g *Gateway) seal(a answer, req *grader.Request) (answer, error) {
	mle := g.Rules.Wire.MLE
	s := sealing{alg: mle.SHA256Algorithms[0], enc: mle.Encryptions[0], kid: req.ResponseKID}
	if g.fault.plain {
		return a, nil
	}
	if g.fault.seal != nil {
		g.fault.seal(&s)
	}
	header := []jose.Member{
		{Name: "alg", Value: s.alg}, {Name: "enc", Value: s.enc},
		{Name: mle.KeyIDHeader, Value: s.kid}, {Name: mle.IssuedAtHeader, Value: g.Now().Unix()},
	}
	sealed, err := jose.Encrypt(a.body, req.ResponseKey.Public, s.alg, s.enc, header, g.Random)
	if err != nil {
		return a, fmt.Errorf("encrypt the reply for the key %s: %w", req.ResponseKID, err)
	}
	if s.tamper {
		sealed = spoil(sealed)
	}
	if a.body, err = json.Marshal(map[string]string{mle.ResponseMember: sealed}); err != nil {
		return a, fmt.Errorf("wrap the reply: %w", err)
	}
	a.mediaType = jsonType
	return a, nil
}

const jsonType = "application/json"

// spoil changes the authentication tag, the last part of a compact JWE, so that it still can be parsed.
func spoil(compact string) string {
	text := []byte(compact)
	at := len(text) - 8 // clear of the last character, whose low bits are padding
	if text[at] == 'A' {
		text[at] = 'B'
	} else {
		text[at] = 'A'
	}
	return string(text)
}
