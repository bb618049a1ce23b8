package grader

import (
	"crypto/x509"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/probes/jose"
)

// body judges the encryption of the request.
func (h *hearing) body() {
	if h.exchange.Body == "" {
		h.sayAll(requestMLE, mleready.NotApplicable, "The request has no body.")
		return
	}
	member := h.rules.Wire.MLE.RequestMember
	object := membersOf(h.sent)
	if object[member] == nil {
		h.clear()
		return
	}
	h.req.Encrypted = true
	if others := len(object) - 1; others > 0 {
		h.unmet(mleWrapper, "%s other members stand beside %s and travel in clear text.", strconv.Itoa(others), member)
		h.malformed(fmt.Sprintf("the body has other members beside %s", member))
	}
	h.met(mleWrapper, "The body is the one member %s.", member)
	text, _ := textOf(object[member])
	sealed, err := jose.ParseJWE(text)
	if err != nil {
		h.unmet(mleWrapper, "%s holds no compact JWE: %s.", member, err.Error())
		h.malformed(fmt.Sprintf("%s holds no compact JWE: %v", member, err))
		return
	}
	h.sealed = sealed
	for _, d := range sealed.Deviations {
		h.warn("The JWE deviates from RFC 7516: %s.", string(d))
	}
	h.sealedHeader()
	h.open()
	h.met(mleEncrypt, "The body is encrypted.")
}

// clear is a body in clear text. Where the SDKs cannot encrypt, that is no fault of the merchant.
func (h *hearing) clear() {
	h.req.Plaintext = []byte(h.exchange.Body)
	switch {
	case !h.req.Known, h.req.Operation.RequestMLE == "mandatory", h.req.Operation.RequestMLE == "optional":
		h.unmet(mleEncrypt, "The body was sent in clear text.")
	default:
		h.unknown(mleEncrypt, "The body was sent in clear text, and the SDKs cannot encrypt %s yet.", h.req.Operation.ID)
	}
	h.sayAll(requestMLE, mleready.Unknown, "The body was sent in clear text.")
}

// sealedHeader judges the JOSE header of the request's JWE.
func (h *hearing) sealedHeader() {
	mle := &h.rules.Wire.MLE
	alg, enc := h.sealed.Algorithm(), h.sealed.Encryption()
	if slices.Contains(mle.Algorithms, alg) {
		h.met(mleAlg, "The content key is encrypted with %s.", alg)
	} else {
		h.unmet(mleAlg, "The JWE's alg is %s; one of %s is expected.", printable(alg), strings.Join(mle.Algorithms, ", "))
	}
	if slices.Contains(mle.SHA256Algorithms, alg) {
		h.met(mleAlgSHA256, "The JWE's alg is %s.", alg)
	} else {
		h.unmet(mleAlgSHA256, "The JWE's alg is %s, which does not use SHA-256.", printable(alg))
	}
	if slices.Contains(mle.Encryptions, enc) {
		h.met(mleEnc, "The JWE's enc is %s.", enc)
	} else {
		h.unmet(mleEnc, "The JWE's enc is %s; %s is expected.", printable(enc), strings.Join(mle.Encryptions, ", "))
	}
	h.sealedKid()
	h.sealedTime()
	for _, id := range []string{mleAlg, mleEnc} {
		if r := h.about(id); r.Outcome == mleready.Unmet {
			h.malformed(r.Reason)
		}
	}
}

// sealedKid judges which certificate the JWE was made for.
func (h *hearing) sealedKid() {
	kid := h.sealed.KeyID()
	switch {
	case kid == "":
		h.unmet(mleKid, "The JWE's header has no kid.")
		h.malformed("the JWE's header has no kid")
	case h.keys == nil || h.keys.SJC.KID == "":
		h.settledByReply("Without the provider's certificate it cannot be told whether kid names it.", mleKid)
	case kid == h.keys.SJC.KID:
		h.met(mleKid, "kid names the provider's certificate.")
	case isSerialOf(kid, h.keys.SJC.Certificate):
		h.unmet(mleKid, "kid is the certificate's own serial number; the serialNumber attribute of its subject is meant.")
		h.malformed("the JWE's kid is the certificate's own serial number")
	default:
		h.unmet(mleKid, "kid is %s; the provider's certificate has %s.", printable(kid), h.keys.SJC.KID)
		h.malformed("the JWE's kid names another certificate")
	}
}

func isSerialOf(kid string, c *x509.Certificate) bool {
	return c != nil && (c.SerialNumber.String() == kid || strings.EqualFold(c.SerialNumber.Text(16), kid))
}

// sealedTime judges iat of the JWE, on which the guide disagrees with itself.
func (h *hearing) sealedTime() {
	name := h.rules.Wire.MLE.IssuedAtHeader
	value, ok := h.sealed.Header.Number(name)
	switch {
	case !h.sealed.Header.Has(name):
		h.unmet(mleIat, "The JWE's header has no %s.", name)
	case !ok:
		h.unmet(mleIat, "%s of the JWE is no number.", name)
	case value >= milliseconds:
		h.unmet(mleIat, "%s of the JWE is in milliseconds; seconds are expected.", name)
	default:
		h.met(mleIat, "%s of the JWE is a number of seconds.", name)
	}
}

// open decrypts the body where the provider's own key is there, as in the local gateway.
func (h *hearing) open() {
	if h.keys == nil || h.keys.SJC.Key == nil {
		return
	}
	plain, err := h.sealed.Decrypt(h.keys.SJC.Key)
	if err != nil {
		h.malformed("the body cannot be decrypted with the provider's key")
		h.unmet(mleEncrypt, "The body cannot be decrypted with the provider's key.")
		return
	}
	h.req.Plaintext = plain
}
