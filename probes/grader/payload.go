package grader

import (
	"fmt"
	"strconv"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// Requirements of payload encryption that the grader has something to say about.
const (
	payloadEncrypt    = "payload_request.encrypt"
	payloadJWE        = "payload_request.jwe"
	payloadWrapper    = "payload_request.wrapper"
	payloadHeader     = "payload_request.x_encrypted"
	payloadAlg        = "payload_request.alg"
	payloadEnc        = "payload_request.enc"
	payloadKid        = "payload_request.kid"
	payloadKidPublic  = "payload_request.kid_public_key"
	payloadIV         = "payload_request.iv"
	payloadCty        = "payload_request.cty"
	payloadBodyHash   = "payload_request.body_hash"
	payloadGetHeader  = "payload_response.get_header"
	payloadDelivered  = "payload_response.delivered"
	payloadReplyForm  = "payload_response.reply_form"
	payloadOfRequests = "payload_request."
)

const yes = "true"

// payload judges the encryption of a call to Mastercard Cross-Border Services.
func (h *hearing) payload() {
	names := &h.rules.Wire.Mastercard
	h.partner()
	h.announced()
	if h.exchange.Body == "" {
		h.sayAll(payloadOfRequests, mleready.NotApplicable, "The request has no body.")
		return
	}
	h.say(payloadGetHeader, mleready.NotApplicable, "The request has a body.")
	e := readEnvelope(names, h.exchange.Body)
	switch {
	case e.wrapped && !(h.legacyHeader() && strings.Count(e.jwe, ".") != jweDots):
		h.envelope(e)
	case e.legacy || h.legacyHeader():
		h.fieldLevel()
	case e.elsewhere != "":
		h.req.Encrypted = true
		h.mechanism(mleready.MastercardJWE)
		h.met(payloadEncrypt, "The body carries a JWE.")
		h.met(payloadJWE, "The body carries a JWE.")
		h.unmet(payloadWrapper, "The JWE stands in %s; %s.%s is expected.", printable(e.elsewhere), names.Wrapper, names.Field)
		h.malformed(fmt.Sprintf("the JWE does not stand in %s.%s", names.Wrapper, names.Field))
	default:
		h.req.Plaintext = []byte(h.exchange.Body)
		h.unmet(payloadEncrypt, "The body was sent in clear text.")
		if h.req.Announced {
			h.malformed(fmt.Sprintf("%s announces an encrypted body, and it came in clear text", names.EncryptedHeader))
		}
	}
	if !h.req.Encrypted {
		for _, id := range []string{payloadJWE, payloadWrapper, payloadAlg, payloadEnc, payloadKid, payloadKidPublic, payloadIV, payloadCty} {
			h.unknown(id, "The body is no JWE.")
		}
	}
}

// announced judges the header that announces an encrypted body and asks for an encrypted reply.
func (h *hearing) announced() {
	name := h.rules.Wire.Mastercard.EncryptedHeader
	value := strings.TrimSpace(h.exchange.Headers.Get(name))
	ids := []string{payloadHeader}
	if h.exchange.Body == "" {
		ids = append(ids, payloadGetHeader)
	}
	h.req.Announced = strings.EqualFold(value, yes)
	for _, id := range ids {
		switch {
		case h.req.Announced:
			h.met(id, "The request says %s: %s.", name, yes)
		case h.exchange.Headers.Has(name):
			h.unmet(id, "The request says %s: %s; %s is expected.", name, printable(value), yes)
		default:
			h.unmet(id, "The request has no header %s.", name)
		}
	}
	without := "No reply to a call that asks for an encrypted one was recorded."
	if !h.req.Announced {
		without = "The request asked for no encrypted reply."
	}
	h.unknown(payloadDelivered, "%s", without)
	h.unknown(payloadReplyForm, "%s", without)
}

// legacyHeader reports whether the parts of field-level encryption travel as headers.
func (h *hearing) legacyHeader() bool {
	for _, name := range h.rules.Wire.Mastercard.LegacyHeaders {
		if h.exchange.Headers.Has(name) {
			return true
		}
	}
	return false
}

func (h *hearing) fieldLevel() {
	h.mechanism(mleready.MastercardFLE)
	h.unknown(payloadEncrypt, "Fields are encrypted in the older form; whether all of the body is cannot be told.")
	h.unmet(payloadJWE, "The body is in the field-level form, which Cross-Border does not read.")
	h.malformed("the body is in the field-level form of other Mastercard APIs")
}

// envelope judges a body in the wrapper.
func (h *hearing) envelope(e envelope) {
	names := &h.rules.Wire.Mastercard
	where := names.Wrapper + "." + names.Field
	h.req.Encrypted = true
	h.mechanism(mleready.MastercardJWE)
	if e.others > 0 {
		h.unmet(payloadWrapper, "%s other values stand beside %s and travel in clear text.", strconv.Itoa(e.others), where)
		h.malformed("the body has other values beside " + where)
	}
	sealed, err := jose.ParseJWE(e.jwe)
	if err != nil {
		h.unmet(payloadWrapper, "%s holds no compact JWE: %s.", where, err.Error())
		h.malformed(fmt.Sprintf("%s holds no compact JWE: %v", where, err))
		return
	}
	h.met(payloadWrapper, "The body is the one value %s, in %s.", where, e.mediaType)
	h.met(payloadJWE, "The body is a JWE.")
	h.sealed = sealed
	for _, d := range sealed.Deviations {
		h.warn("The JWE deviates from RFC 7516: %s.", string(d))
	}
	h.payloadForm()
	h.payloadKid()
	h.payloadOpen()
	h.payloadType(e.mediaType)
	h.met(payloadEncrypt, "The body is encrypted.")
	if !h.req.Announced {
		h.malformed(fmt.Sprintf("the body is encrypted, and no %s: %s says so", names.EncryptedHeader, yes))
	}
}

// payloadForm judges the algorithms and the IV.
func (h *hearing) payloadForm() {
	names := &h.rules.Wire.Mastercard
	alg, enc := h.sealed.Algorithm(), h.sealed.Encryption()
	if alg == names.Algorithm {
		h.met(payloadAlg, "The content key is encrypted with %s.", alg)
	} else {
		h.unmet(payloadAlg, "The JWE's alg is %s; %s is expected.", printable(alg), names.Algorithm)
		h.malformed(h.about(payloadAlg).Reason)
	}
	if enc == names.Encryption {
		h.met(payloadEnc, "The JWE's enc is %s.", enc)
	} else {
		h.unmet(payloadEnc, "The JWE's enc is %s; %s is expected of requests.", printable(enc), names.Encryption)
		h.malformed(h.about(payloadEnc).Reason)
	}
	if h.sealed.IVBytes == names.IVBytes {
		h.met(payloadIV, "The IV has %s bytes.", strconv.Itoa(names.IVBytes))
	} else {
		h.unmet(payloadIV, "The IV has %s bytes; RFC 7518 asks for %s, and strict libraries refuse others.",
			strconv.Itoa(h.sealed.IVBytes), strconv.Itoa(names.IVBytes))
	}
}

// payloadKid judges which key the JWE names, and by the fingerprint of what.
func (h *hearing) payloadKid() {
	kid := h.sealed.KeyID()
	if kid == "" {
		h.unmet(payloadKid, "The JWE's header has no kid.")
		h.unknown(payloadKidPublic, "The JWE's header has no kid.")
		h.malformed("the JWE's header has no kid")
		return
	}
	key := h.encryptionKey()
	switch public, certificate := h.fingerprints(key); {
	case key == nil:
		h.settledByReply("Without the client encryption key it cannot be told whether kid names it.", payloadKid)
		h.unknown(payloadKidPublic, "Without the client encryption key it cannot be told of what kid is a fingerprint.")
		if h.strict && h.req.Partner != nil {
			h.malformed("no client encryption key (request_encryption) of the partner is known")
		}
	case strings.EqualFold(kid, public):
		h.met(payloadKid, "kid names the client encryption key.")
		h.met(payloadKidPublic, "kid is the SHA-256 of the public key.")
		if kid != public {
			h.warn("kid is in capitals; Mastercard's libraries write small letters.")
		}
	case strings.EqualFold(kid, certificate):
		h.settledByReply("kid names the client encryption key by its certificate, which the provider may not know it by.", payloadKid)
		h.unmet(payloadKidPublic, "kid is the SHA-256 of the certificate, %s; that of the public key is %s.", certificate, public)
		if h.strict && !strings.EqualFold(kid, key.Fingerprint) {
			h.malformed("the JWE's kid is the SHA-256 of the certificate, " + certificate + ", and not of the public key, " + public)
		}
	case strings.EqualFold(kid, key.Fingerprint):
		h.met(payloadKid, "kid is the fingerprint that the credentials give for the client encryption key.")
		h.unmet(payloadKidPublic, "kid is neither the SHA-256 of the public key, %s, nor of the certificate.", public)
	default:
		h.unmet(payloadKid, "kid is %s; the client encryption key has %s.", printable(kid), public)
		h.unmet(payloadKidPublic, "kid is neither the SHA-256 of the public key, %s, nor of the certificate.", public)
		h.malformed("the JWE's kid names another key")
	}
}

func (h *hearing) encryptionKey() *credentials.EncryptionKey {
	if h.req.Partner == nil {
		return nil
	}
	return h.req.Partner.RequestEncryption
}

// fingerprints does not make again what was made for the keys that the grader was given.
func (g *Grader) fingerprints(key *credentials.EncryptionKey) (public, certificate string) {
	if made, ok := g.made[key]; ok {
		return made[0], made[1]
	}
	return fingerprints(key)
}

// fingerprints are the hex SHA-256 of a public key and of its certificate, "" for what is not there.
func fingerprints(key *credentials.EncryptionKey) (public, certificate string) {
	if key == nil {
		return "", ""
	}
	return credentials.Fingerprint(key.Public), credentials.CertificateFingerprint(key.Certificate)
}

// payloadOpen decrypts the body where Mastercard's own key is there, as in the local gateway.
func (h *hearing) payloadOpen() {
	key := h.encryptionKey()
	if key != nil && key.Private == nil && h.strict {
		h.malformed("the private half of the client encryption key (request_encryption, key) is not here, so the body cannot be read")
	}
	if key == nil || key.Private == nil || h.about(payloadKid).Outcome == mleready.Unmet {
		return
	}
	plain, err := h.sealed.Decrypt(key.Private)
	if err != nil {
		h.unmet(payloadEncrypt, "The body cannot be decrypted with the client encryption key.")
		h.malformed("the body cannot be decrypted with the client encryption key")
		return
	}
	h.req.Plaintext = plain
}

// payloadType compares cty with the plaintext where it was decrypted, else with the form of the wrapper.
func (h *hearing) payloadType(want string) {
	if h.req.Plaintext != nil {
		if _, found := leavesOf(string(h.req.Plaintext)); found != "" {
			want = found
		}
	}
	switch cty, ok := h.sealed.Header.Text("cty"); {
	case !ok:
		h.unmet(payloadCty, "The JWE's header has no cty; %s is expected.", want)
	case strings.EqualFold(cty, want) || strings.EqualFold("application/"+cty, want):
		h.met(payloadCty, "The JWE's cty is %s.", printable(cty))
	default:
		h.unmet(payloadCty, "The JWE's cty is %s; %s is expected, as the body is of that type.", printable(cty), want)
	}
}
