package grader

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// payloadReply judges what Mastercard answered.
func (g *Grader) payloadReply(graded *mleready.Graded, req *Request, reply *mleready.Reply) {
	c := CheckPayload(g.rules, req.Partner, reply)
	graded.Reply = &mleready.GradedReply{Status: reply.Status, Encrypted: c.Encrypted, Cause: c.Cause, Summary: c.Summary, Notes: c.Notes}
	if !req.Announced {
		if c.Cause == mleready.PlaintextReply {
			graded.Reply.Cause = "" // nobody asked for an encrypted one
		}
		return
	}
	graded.Requirements = slices.Clone(graded.Requirements)
	set(graded, c.Delivered)
	if c.Form.ID != "" {
		set(graded, c.Form)
	}
}

// PayloadCheck is what a reply of Mastercard to a call that asked for an encrypted one shows.
type PayloadCheck struct {
	ReplyCheck
	Refused   bool           // an error, or a payment that was rejected, in clear text, as they come
	Delivered mleready.Grade // Mastercard's own test: a successful reply that is encrypted and says so
	Form      mleready.Grade // of an encrypted reply, beside what is demanded of requests; the zero value for no such reply
}

// CheckPayload looks at a reply of Mastercard. partner is whose keys decrypt it, nil where they are not given.
func CheckPayload(rules *mleready.Rules, partner *credentials.Partner, reply *mleready.Reply) PayloadCheck {
	c := &payloadCheck{rules: rules, partner: partner, reply: reply}
	c.look(readEnvelope(&rules.Wire.Mastercard, reply.Body))
	c.Delivered = mleready.Grade{ID: payloadDelivered, Outcome: c.delivered(), Reason: c.Summary}
	if c.Enc != "" {
		c.Form = c.form()
	}
	return c.PayloadCheck
}

// payloadCheck is the look at one reply, or at a push, which is encrypted like one.
type payloadCheck struct {
	PayloadCheck
	rules   *mleready.Rules
	partner *credentials.Partner
	reply   *mleready.Reply
	push    bool
	jwe     *jose.JWE // nil while there is none
}

// noun is what is looked at.
func (c *payloadCheck) noun() string {
	if c.push {
		return "push"
	}
	return "reply"
}

// subject is the same with its status.
func (c *payloadCheck) subject() string {
	if c.push {
		return c.noun()
	}
	return fmt.Sprintf("%s %d", c.noun(), c.reply.Status)
}

// look tells whether the reply is encrypted, announced, and can be decrypted.
func (c *payloadCheck) look(e envelope) {
	names := &c.rules.Wire.Mastercard
	status := "The " + c.subject()
	switch {
	case statusCause(c.reply) != "" && !e.wrapped:
		c.Cause, c.Summary = statusCause(c.reply), fmt.Sprintf("%s is %s.", status, http.StatusText(c.reply.Status))
	case strings.TrimSpace(c.reply.Body) == "":
		c.Summary = status + " has no body, so there was nothing to encrypt."
	case !e.wrapped && !c.push && (c.reply.Status >= http.StatusBadRequest || e.rejected):
		c.Refused, c.Summary = true, status+" tells an error or a rejected payment in clear text, as Mastercard does."
	case !e.wrapped:
		c.Cause, c.Summary = mleready.PlaintextReply, status+" came in clear text."
	case e.others > 0:
		c.Encrypted, c.Cause = true, mleready.PlaintextReply
		c.Summary = fmt.Sprintf("%d other values stand beside %s.%s in clear text.", e.others, names.Wrapper, names.Field)
	default:
		c.Encrypted = true
		c.sealed(e.jwe)
		c.header()
	}
}

// header judges x-encrypted of an encrypted reply that is right otherwise.
func (c *payloadCheck) header() {
	name := c.rules.Wire.Mastercard.EncryptedHeader
	value := strings.TrimSpace(c.reply.Headers.Get(name))
	switch {
	case c.Cause != "" || strings.EqualFold(value, yes):
	case c.reply.Headers.Has(name):
		c.Cause, c.Summary = mleready.XEncryptedFalse, fmt.Sprintf("The %s is encrypted and says %s: %s.", c.noun(), name, printable(value))
	default:
		c.Cause, c.Summary = mleready.XEncryptedMissing, fmt.Sprintf("The %s is encrypted and has no header %s.", c.noun(), name)
	}
}

func (c *payloadCheck) sealed(text string) {
	names := &c.rules.Wire.Mastercard
	sealed, err := jose.ParseJWE(text)
	if err != nil {
		c.Cause, c.Summary = mleready.Undecryptable, fmt.Sprintf("%s.%s of the %s holds no compact JWE: %v.", names.Wrapper, names.Field, c.noun(), err)
		return
	}
	c.jwe = sealed
	c.Alg, c.Enc, c.KID = sealed.Algorithm(), sealed.Encryption(), sealed.KeyID()
	for _, d := range sealed.Deviations {
		c.Notes = append(c.Notes, fmt.Sprintf("The JWE deviates from RFC 7516: %s.", d))
	}
	var key *credentials.EncryptionKey
	if c.partner != nil {
		key = c.partner.ResponseEncryption
	}
	switch {
	case c.Alg != names.Algorithm:
		c.Cause, c.Summary = mleready.WrongAlg, fmt.Sprintf("The %s's alg is %s; %s is expected.", c.noun(), printable(c.Alg), names.Algorithm)
	case !slices.Contains(names.ReplyEncryptions, c.Enc):
		c.Cause, c.Summary = mleready.WrongEnc, fmt.Sprintf("The %s's enc is %s; one of %s is expected.", c.noun(), printable(c.Enc), strings.Join(names.ReplyEncryptions, ", "))
	case key == nil:
		c.Summary = fmt.Sprintf("The %s is encrypted; it was not decrypted, as the private key is not here.", c.noun())
	case !c.names(key):
		c.Cause, c.Summary = mleready.WrongKid, fmt.Sprintf("The %s is encrypted for the key %s; the Mastercard encryption key has %s.", c.noun(), printable(c.KID), key.Fingerprint)
	default:
		c.open(key)
	}
}

// names reports whether kid of the reply names a key. A reply without one is for the only key that there is.
func (c *payloadCheck) names(key *credentials.EncryptionKey) bool {
	return c.KID == "" || namesKey(key, c.KID)
}

// namesKey reports whether a kid is one of the fingerprints that a key is known by.
func namesKey(key *credentials.EncryptionKey, kid string) bool {
	if strings.EqualFold(key.Fingerprint, kid) {
		return true
	}
	public, certificate := fingerprints(key)
	return strings.EqualFold(public, kid) || strings.EqualFold(certificate, kid)
}

func (c *payloadCheck) open(key *credentials.EncryptionKey) {
	if key.Private == nil {
		c.Summary = fmt.Sprintf("The %s is encrypted for the Mastercard encryption key; it was not decrypted, as the private key is not here.", c.noun())
		return
	}
	plain, err := c.jwe.Decrypt(key.Private)
	if err != nil {
		c.Cause, c.Summary = mleready.Undecryptable, fmt.Sprintf("The %s cannot be decrypted with the Mastercard encryption key.", c.noun())
		return
	}
	c.Plaintext = plain
	c.Summary = fmt.Sprintf("The %s is encrypted with %s and %s, says so, and can be decrypted.", c.subject(), c.Alg, c.Enc)
}

// delivered is the outcome of Mastercard's own test: a successful reply that is encrypted and says so.
func (c *payloadCheck) delivered() mleready.Outcome {
	switch {
	case c.Encrypted && c.Cause == "" && isSuccess(c.reply.Status):
		return mleready.Met
	case c.Refused, c.Cause == "", !c.Encrypted && c.Cause != mleready.PlaintextReply:
		return mleready.Unknown
	}
	return mleready.Unmet
}

// form compares the reply with what is demanded of requests. The sources disagree, and both are named.
func (c *payloadCheck) form() mleready.Grade {
	names := &c.rules.Wire.Mastercard
	if c.Enc == names.Encryption && c.KID != "" {
		return mleready.Grade{ID: payloadReplyForm, Outcome: mleready.Met, Reason: fmt.Sprintf("The reply is in %s and names its key.", c.Enc)}
	}
	kid := "with kid"
	if c.KID == "" {
		kid = "without kid"
	}
	return mleready.Grade{ID: payloadReplyForm, Outcome: mleready.Unmet, Reason: fmt.Sprintf("The reply is in %s %s. %s", printable(c.Enc), kid, disputed(c.rules, payloadReplyForm))}
}

// disputed tells both sides of what sources disagree about.
func disputed(rules *mleready.Rules, requirement string) string {
	for _, m := range rules.Mandates {
		for _, d := range m.Disputed {
			if !slices.Contains(d.Requirements, requirement) {
				continue
			}
			var sides []string
			for _, side := range d.Sides {
				source, _ := rules.Source(side.Source)
				sides = append(sides, fmt.Sprintf("%s (%s)", side.Says, source.Title))
			}
			return "Disputed: " + strings.Join(sides, "; ") + "."
		}
	}
	return ""
}

// set gives a requirement another grade.
func set(graded *mleready.Graded, grade mleready.Grade) {
	for i := range graded.Requirements {
		if graded.Requirements[i].ID == grade.ID {
			graded.Requirements[i] = grade
		}
	}
}
