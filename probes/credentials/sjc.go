package credentials

import (
	"errors"
	"fmt"
)

// sjc reads the provider's key. Without a file of its own, its certificate is one that lies in a merchant's P12.
func (l *loader) sjc(k keyShape) SJC {
	var s SJC
	if err := l.sjcCertificate(&s, k); err != nil {
		l.problem(place{line: max(k.line, 1), what: "sjc"}, err)
	}
	if l.o.Sandbox && k.key.there() {
		if err := l.sjcKey(&s, k); err != nil {
			l.problem(place{line: k.line, what: "sjc"}, err)
		}
	}
	return s
}

func (l *loader) sjcCertificate(s *SJC, k keyShape) error {
	certificates := l.provider
	if k.cert.there() {
		m, err := l.read(k.cert, noPassword)
		if err != nil {
			return err
		}
		if len(m.certificates) == 0 {
			return fmt.Errorf("%s: it holds no certificate: name the file that does", k.cert.text)
		}
		certificates = m.certificates
	}
	if len(certificates) == 0 {
		return nil
	}
	certificate := certificates[0]
	for _, c := range certificates {
		if l.isProviders(c) {
			certificate = c
			break
		}
	}
	if _, err := publicOf(certificate.PublicKey); err != nil {
		return fmt.Errorf("the certificate: %w", err)
	}
	s.Certificate, s.KID = certificate, KeyID(certificate)
	if s.KID == "" {
		return errors.New("the subject of the certificate has no serialNumber, which is the key id: get it again from the provider")
	}
	return nil
}

func (l *loader) sjcKey(s *SJC, k keyShape) error {
	m, err := l.read(k.key, noPassword)
	switch {
	case err != nil:
		return err
	case len(m.private) == 0:
		return fmt.Errorf("%s: it holds no private key: name the file that does", k.key.text)
	case s.Certificate != nil && !m.private[0].PublicKey.Equal(s.Certificate.PublicKey):
		return errors.New("the private key does not belong to the certificate: name files of the same key")
	}
	s.Key = m.private[0]
	return nil
}
