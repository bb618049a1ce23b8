package sandbox

import (
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"net/http"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// sealing is how a reply is encrypted.
type sealing struct {
	alg, enc, kid string
	key           *rsa.PublicKey
	also          jose.Member // the field of the header that this provider adds
	tamper        bool
	announce      string // value of the header that tells of it, "" for none
	wrap          func(jwe string) (answer, error)
}

// seal encrypts the body of an answer where the request asked for that.
func (g *Gateway) seal(a answer, req *grader.Request, f fault) (answer, error) {
	s := g.sealing(a, req)
	if s == nil || f.plain {
		return a, nil
	}
	if f.seal != nil {
		f.seal(s)
	}
	return g.encrypt(a, s)
}

// encrypt gives an answer in which the body is encrypted.
func (g *Gateway) encrypt(a answer, s *sealing) (answer, error) {
	header := []jose.Member{{Name: "alg", Value: s.alg}, {Name: "enc", Value: s.enc}, {Name: g.Rules.Wire.MLE.KeyIDHeader, Value: s.kid}, s.also}
	sealed, err := jose.Encrypt(a.body, s.key, s.alg, s.enc, header, g.Random)
	if err != nil {
		return a, fmt.Errorf("encrypt the reply for the key %s: %w", s.kid, err)
	}
	if s.tamper {
		sealed = spoil(sealed)
	}
	wrapped, err := s.wrap(sealed)
	if err != nil {
		return a, fmt.Errorf("wrap the reply: %w", err)
	}
	a.body, a.mediaType = wrapped.body, wrapped.mediaType
	if s.announce != "" {
		a.headers = append(a.headers, [2]string{g.Rules.Wire.Mastercard.EncryptedHeader, s.announce})
	}
	return a, nil
}

// sealing is how the answer to a request has to be encrypted, nil for not at all.
func (g *Gateway) sealing(a answer, req *grader.Request) *sealing {
	switch {
	case a.front || a.plain || a.body == nil:
	case req.Provider == mleready.Mastercard:
		return g.announced(a, req)
	case req.ResponseKey != nil:
		mle := g.Rules.Wire.MLE
		return &sealing{
			alg: mle.SHA256Algorithms[0], enc: mle.Encryptions[0], kid: req.ResponseKID, key: req.ResponseKey.Public,
			also: jose.Member{Name: mle.IssuedAtHeader, Value: g.Now().Unix()},
			wrap: func(jwe string) (answer, error) {
				body, err := json.Marshal(map[string]string{mle.ResponseMember: jwe})
				return answer{body: body, mediaType: jsonType}, err
			},
		}
	}
	return nil
}

// announced is how Mastercard encrypts: what tells no error, where the request asked for it, in the form of the
// plaintext.
func (g *Gateway) announced(a answer, req *grader.Request) *sealing {
	if !req.Announced || a.status >= http.StatusBadRequest {
		return nil
	}
	return g.forPartner(a.mediaType, req.Partner.ResponseEncryption)
}

// forPartner is how what is of that media type is encrypted for a partner.
func (g *Gateway) forPartner(mediaType string, key *credentials.EncryptionKey) *sealing {
	names := g.Rules.Wire.Mastercard
	return &sealing{
		alg: names.Algorithm, enc: names.Encryption, kid: key.Fingerprint, key: key.Public, announce: "true",
		also: jose.Member{Name: "cty", Value: mediaType},
		wrap: func(jwe string) (answer, error) {
			body, err := json.Marshal(map[string]map[string]string{names.Wrapper: {names.Field: jwe}})
			if mediaType == xmlType {
				if text, ok := toXML(body); ok {
					return answer{body: text, mediaType: xmlType}, err
				}
			}
			return answer{body: body, mediaType: jsonType}, err
		},
	}
}

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
