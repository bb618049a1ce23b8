package credentials

import (
	"crypto/rsa"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"
)

// pair is a key with its certificate: at least one of private, public and certificate is there.
type pair struct {
	private     *rsa.PrivateKey
	public      *rsa.PublicKey
	certificate *x509.Certificate
	chain       []*x509.Certificate // the other certificates
	p12         bool
}

// pair reads the files of one key and puts together what belongs together, with its private key or without.
func (l *loader) pair(owner string, k keyShape, private bool) (pair, error) {
	var cert, public, file material
	var err error
	if k.cert.there() {
		if cert, err = l.read(k.cert, noPassword); err != nil {
			return pair{}, err
		}
	}
	if k.public.there() {
		if public, err = l.read(k.public, noPassword); err != nil {
			return pair{}, err
		}
	}
	if k.file.there() && private {
		password, err := l.password(k)
		if err == nil {
			file, err = l.read(k.file, password)
		}
		if err == nil && len(file.private) == 0 && !k.cert.there() {
			err = fmt.Errorf("%s: it holds no private key: name the file that does, or the certificate as cert", k.file.text)
		}
		if err != nil {
			return pair{}, err
		}
	}
	certificates := cert.certificates
	if !k.cert.there() {
		certificates = append(file.certificates, public.certificates...)
	}
	p, err := l.match(owner, file.private, certificates)
	if err != nil {
		return pair{}, err
	}
	p.p12 = file.p12
	for _, c := range file.certificates {
		if k.cert.there() && !c.Equal(p.certificate) {
			p.chain = append(p.chain, c)
		}
	}
	return p, p.publish(append(public.public, cert.public...))
}

// match finds the private key and the certificate that belong together. The certificate of the owner comes first; the
// provider's is nobody's but the provider's.
func (l *loader) match(owner string, keys []*rsa.PrivateKey, certificates []*x509.Certificate) (pair, error) {
	var named, others []*x509.Certificate
	for _, c := range certificates {
		switch {
		case strings.EqualFold(c.Subject.CommonName, owner):
			named = append(named, c)
		case !l.isProviders(c):
			others = append(others, c)
		}
	}
	candidates := named
	if len(named) == 0 {
		candidates = others
	}
	switch {
	case len(keys) == 0 && len(candidates) > 0:
		return pair{certificate: candidates[0], chain: without(certificates, candidates[0])}, nil
	case len(candidates) == 0 && len(keys) > 0:
		return pair{private: keys[0], chain: certificates}, nil
	case len(candidates) == 0:
		return pair{chain: certificates}, nil
	}
	for _, c := range candidates {
		for _, key := range keys {
			if key.PublicKey.Equal(c.PublicKey) {
				return pair{private: key, certificate: c, chain: without(certificates, c)}, nil
			}
		}
	}
	return pair{}, fmt.Errorf("the private key does not belong to the certificate of %s: name files of the same key", candidates[0].Subject.CommonName)
}

func without(all []*x509.Certificate, one *x509.Certificate) []*x509.Certificate {
	var rest []*x509.Certificate
	for _, c := range all {
		if c != one {
			rest = append(rest, c)
		}
	}
	return rest
}

// publish sets the public key and compares it with all that says what it is.
func (p *pair) publish(named []*rsa.PublicKey) error {
	if p.certificate != nil {
		key, err := publicOf(p.certificate.PublicKey)
		if err != nil {
			return fmt.Errorf("the certificate of %s: %w", p.certificate.Subject.CommonName, err)
		}
		p.public = key
	} else if p.private != nil {
		p.public = &p.private.PublicKey
	} else if len(named) > 0 {
		p.public = named[0]
	}
	for _, key := range named {
		if !key.Equal(p.public) {
			return errors.New("the public key does not belong to the private key or the certificate: name files of the same key")
		}
	}
	if p.public == nil {
		return errors.New("its files hold no key and no certificate of its owner: name the file that does")
	}
	return nil
}
