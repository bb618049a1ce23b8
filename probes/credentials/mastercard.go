package credentials

import (
	"cmp"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"strings"
)

func (l *loader) mastercard(shapes []partnerShape) *Mastercard {
	m := &Mastercard{}
	for _, s := range shapes {
		if m.Partner(s.id.text) != nil {
			l.problem(place{line: s.id.line, who: s.id.text}, errTwice)
			continue
		}
		m.Partners = append(m.Partners, l.partner(s))
	}
	return m
}

// partner reads the keys of one partner. Each that fails is a problem, and left out.
func (l *loader) partner(s partnerShape) *Partner {
	p := &Partner{ID: s.id.text, ConsumerKey: s.consumerKey.text}
	if k := s.signing; k != nil {
		at := place{k.line, p.ID, "signing"}
		key, err := l.pair(at, p.ID, *k)
		if err != nil {
			l.problem(at, err)
		} else {
			p.Signing = &SigningKey{Certificate: key.certificate, Key: key.private, Chain: key.chain}
		}
	}
	if k := s.requestEncryption; k != nil {
		mastercards := *k
		if l.o.Sandbox {
			mastercards.file = k.key
		}
		p.RequestEncryption = l.encryption(place{k.line, p.ID, "request_encryption"}, mastercards)
	}
	if k := s.responses; k != nil {
		p.ResponseEncryption = l.encryption(place{k.line, p.ID, "response_encryption"}, *k)
	}
	return p
}

// encryption reads a key that payloads are encrypted to, nil after listing why not.
func (l *loader) encryption(at place, k keyShape) *EncryptionKey {
	p, err := l.pair(at, at.who, k)
	if err != nil {
		l.problem(at, err)
		return nil
	}
	return &EncryptionKey{
		Fingerprint: cmp.Or(strings.ToLower(k.fingerprint.text), Fingerprint(p.public)),
		Public:      p.public, Private: p.private, Certificate: p.certificate,
	}
}

// Fingerprint is the hex SHA-256 of a public key as certificates hold it (SubjectPublicKeyInfo).
func Fingerprint(key *rsa.PublicKey) string {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		return "" // no RSA key does that
	}
	sum := sha256.Sum256(der)
	return hex.EncodeToString(sum[:])
}

// CertificateFingerprint is the hex SHA-256 of a certificate, "" for none.
func CertificateFingerprint(certificate *x509.Certificate) string {
	if certificate == nil {
		return ""
	}
	sum := sha256.Sum256(certificate.Raw)
	return hex.EncodeToString(sum[:])
}
