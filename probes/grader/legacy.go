package grader

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"mleready"
	"mleready/probes/jose"
)

// version1 judges a token without the claim of version 2: the old form, or one of neither shape. No requirement of the
// token is met by it; its signature decides whether a gateway that still takes it accepts it.
func (h *hearing) version1(t *jose.JWS) {
	h.mechanism(mleready.JWTv1)
	reason := fmt.Sprintf("The request carries the old JWT: it has no claim %s.", h.rules.Wire.JWT.VersionClaim)
	h.req.Merchant, _ = t.Header.Text(h.rules.Wire.HTTPSignature.MerchantHeader)
	problem := h.verify1(t)
	h.under(mleready.JWTv1, reason)
	h.retired("the old JWT", problem)
}

// retired accepts or refuses a scheme that ends with the mandate. problem is what is wrong with its signature, "" when it
// holds or cannot be checked.
func (h *hearing) retired(scheme, problem string) {
	switch {
	case h.Legacy() && problem != "":
		h.fault(problem)
	case h.Legacy():
		h.warn("The request uses %s, which ends with the mandate.", scheme)
	case problem != "":
		h.fault(fmt.Sprintf("%s is no longer accepted, and %s", scheme, problem))
	case h.keys == nil:
		h.fault(fmt.Sprintf("%s is no longer accepted", scheme))
	default:
		h.fault(fmt.Sprintf("%s is no longer accepted; its signature is right", scheme))
	}
}

// verify1 says what is wrong with an old token, "" when nothing is.
func (h *hearing) verify1(t *jose.JWS) string {
	digest, ok := t.Claims.Text(h.rules.Wire.JWT.V1Claims[1])
	if h.exchange.Body != "" && digest != h.digest {
		if !ok {
			return "the token has no digest of the body"
		}
		return "the digest is not that of the body as sent"
	}
	certificate, problem := h.certificate1(t)
	if problem != "" || certificate == nil {
		return problem
	}
	public, isRSA := certificate.PublicKey.(*rsa.PublicKey)
	if !isRSA {
		return "the certificate's key is not RSA"
	}
	if err := t.Verify(public, h.rules.Wire.JWT.AlgorithmsP12); err != nil {
		return "the signature does not hold: " + err.Error()
	}
	return ""
}

// certificate1 finds the certificate of an old token: the one that x5c carries, which has to be the merchant's, or the
// one that kid names. It is nil when the keys are not there to tell.
func (h *hearing) certificate1(t *jose.JWS) (certificate *x509.Certificate, problem string) {
	sent, problem := h.x5c(t)
	if h.keys == nil || problem != "" {
		return sent, problem
	}
	var known *x509.Certificate
	if m := h.keys.Merchant(h.req.Merchant); m != nil && m.P12 != nil {
		known = m.P12.Certificate
	} else if _, key := h.keys.SigningKey(t.KeyID()); key != nil {
		known = key.Certificate
	}
	switch {
	case known == nil && h.strict:
		return nil, "the merchant " + printable(h.req.Merchant) + " has no certificate here"
	case known == nil:
		return sent, ""
	case sent != nil && !sent.Equal(known):
		return nil, "x5c carries another certificate than the merchant's"
	}
	return known, ""
}

// x5c is the certificate in the token's header, nil for none.
func (h *hearing) x5c(t *jose.JWS) (certificate *x509.Certificate, problem string) {
	raw, ok := t.Header[h.rules.Wire.JWT.ForbiddenHeaders[0].Name]
	if !ok {
		return nil, ""
	}
	var chain []string
	if json.Unmarshal(raw, &chain) != nil || len(chain) == 0 {
		return nil, "x5c is no list of certificates"
	}
	der, err := base64.StdEncoding.DecodeString(chain[0])
	if err == nil {
		certificate, err = x509.ParseCertificate(der)
	}
	if err != nil {
		return nil, "the certificate in x5c cannot be read"
	}
	return certificate, ""
}
