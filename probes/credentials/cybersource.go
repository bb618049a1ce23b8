package credentials

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
)

var errTwice = errors.New("this id is there twice: join both entries into one; the second is not used")

func (l *loader) cybersource(s cybersourceShape) *Cybersource {
	c := &Cybersource{}
	for _, m := range s.merchants {
		if c.Merchant(m.id.text) != nil {
			l.problem(place{line: m.id.line, who: m.id.text}, errTwice)
			continue
		}
		c.Merchants = append(c.Merchants, l.merchant(m))
	}
	c.SJC = l.sjc(s.sjc)
	return c
}

// merchant reads the keys of one merchant. Each that fails is a problem, and left out.
func (l *loader) merchant(s merchantShape) *Merchant {
	m := &Merchant{ID: s.id.text, Portfolio: s.portfolio.text}
	if k := s.p12; k != nil {
		at := place{k.line, m.ID, "p12"}
		key, err := l.signing(at, m.Owner(), *k)
		if err != nil {
			l.problem(at, err)
		}
		m.P12 = key
	}
	if k := s.sharedSecret; k != nil {
		key, err := l.sharedSecret(m.Owner(), *k)
		if err != nil {
			l.problem(place{k.line, m.ID, "shared_secret"}, err)
		}
		m.SharedSecret = key
	}
	for _, k := range s.responseMLE {
		at := place{k.line, m.ID, "response_mle"}
		key, err := l.response(at, m.Owner(), k)
		if err != nil {
			l.problem(at, err)
			continue
		}
		m.ResponseMLE = append(m.ResponseMLE, key)
	}
	return m
}

// claim is a key id for one purpose.
type claim struct{ purpose, kid string }

// claim takes a key id. Nobody could tell whose a token is when two owners' keys had the same; merchants of one
// portfolio share its keys. The first of the file has it.
func (l *loader) claim(purpose, kid, by string) error {
	if kid == "" {
		return errors.New("nothing says its key id, the serialNumber of a certificate's subject: name the one that the Business Center shows as kid")
	}
	first, taken := l.claims[claim{purpose, kid}]
	if taken && first != by {
		return fmt.Errorf("another key has the key id %s too: give each its own; this one is not used", kid)
	}
	l.claims[claim{purpose, kid}] = by
	return nil
}

// signing reads the key of a P12.
func (l *loader) signing(at place, owner string, k keyShape) (*SigningKey, error) {
	p, err := l.pair(at, owner, k)
	if err != nil {
		return nil, err
	}
	if p.certificate == nil {
		return nil, fmt.Errorf("there is no certificate of %s beside the key: name it as cert", owner)
	}
	key := &SigningKey{KID: cmp.Or(k.kid.text, KeyID(p.certificate)), Certificate: p.certificate, Key: p.private, Chain: p.chain}
	if err := l.claim("p12", key.KID, owner); err != nil {
		return nil, err
	}
	return key, nil
}

func (l *loader) sharedSecret(owner string, s secretShape) (*SharedSecret, error) {
	text, err := l.secrets.Resolve(l.ctx, s.secret.text)
	if err != nil {
		return nil, err
	}
	key, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text.Reveal()))
	if err != nil || len(key) == 0 {
		return nil, errors.New("the secret is not base64: copy it again as the Business Center shows it")
	}
	if err := l.claim("shared_secret", s.kid.text, owner); err != nil {
		return nil, err
	}
	return &SharedSecret{KID: s.kid.text, Secret: text, Key: key}, nil
}

// response reads a key for replies. Its id need be the only one among those of its owner.
func (l *loader) response(at place, owner string, k keyShape) (ResponseKey, error) {
	p, err := l.pair(at, owner, k)
	if err != nil {
		return ResponseKey{}, err
	}
	key := ResponseKey{KID: k.kid.text, Public: p.public, Private: p.private, Certificate: p.certificate, FromP12: p.p12}
	if key.KID == "" && p.certificate != nil {
		key.KID = KeyID(p.certificate)
	}
	return key, l.claim("response_mle of "+owner, key.KID, Fingerprint(p.public))
}
