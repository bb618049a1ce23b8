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

// pair reads the files of one key and puts together what belongs together. Where only the private key fails, that is a
// problem, and the rest is used alone.
func (l *loader) pair(at place, owner string, k keyShape) (pair, error) {
	cert, err := l.read(k.cert, noPassword)
	if err != nil {
		return pair{}, err
	}
	public, err := l.read(k.public, noPassword)
	if err != nil {
		return pair{}, err
	}
	file, err := l.private(k)
	switch {
	case err != nil && !k.cert.there() && !k.public.there():
		return pair{}, err
	case err != nil:
		l.problem(at, fmt.Errorf("%w; what is public of it is used alone", err))
		file = material{}
	}
	certificates := append(cert.certificates, public.certificates...)
	beside := file.certificates
	if len(certificates) == 0 {
		certificates, beside = beside, nil
	}
	p, err := l.match(owner, file.private, certificates)
	if err != nil {
		return pair{}, err
	}
	p.p12 = file.p12
	p.chain = append(p.chain, without(beside, p.certificate)...)
	return p, p.publish(append(public.public, cert.public...))
}

// private reads the file of a private key.
func (l *loader) private(k keyShape) (material, error) {
	if !k.file.there() {
		return material{}, nil
	}
	password, err := l.secrets.Resolve(l.ctx, k.password.text)
	if err != nil {
		return material{}, fmt.Errorf("password: %w", err)
	}
	m, err := l.read(k.file, password)
	if err == nil && len(m.private) == 0 {
		err = fmt.Errorf("%s: it holds no private key: name the file that does", k.file.text)
	}
	return m, err
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
		if one == nil || !c.Equal(one) {
			rest = append(rest, c)
		}
	}
	return rest
}

// publish sets the public key and compares it with all that says what it is.
func (p *pair) publish(named []*rsa.PublicKey) error {
	switch {
	case p.certificate != nil:
		key, err := publicOf(p.certificate.PublicKey)
		if err != nil {
			return fmt.Errorf("the certificate of %s: %w", p.certificate.Subject.CommonName, err)
		}
		p.public = key
	case p.private != nil:
		p.public = &p.private.PublicKey
	case len(named) > 0:
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
