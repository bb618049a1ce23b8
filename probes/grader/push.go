package grader

import (
	"fmt"
	"mime"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// Checks of a push notification that the grader has something to say about.
const (
	pushEncrypted   = "push.encrypted"
	pushWrapper     = "push.wrapper"
	pushAlg         = "push.alg"
	pushKid         = "push.kid"
	pushDecrypt     = "push.decrypt"
	pushEnc         = "push.enc"
	pushIV          = "push.iv"
	pushCty         = "push.cty"
	pushXEncrypted  = "push.x_encrypted"
	pushContentType = "push.content_type"
	pushReference   = "push.reference"
)

// PushCheck is what a push notification of Mastercard shows.
type PushCheck struct {
	ReplyCheck
	Readable  bool // it can be decrypted, whatever else deviates
	Checks    []mleready.Grade
	Partner   *credentials.Partner // whose key it was encrypted for; nil where that cannot be told
	Reference string               // of the event, "" where the plaintext has none
	Event     string               // what it is about
}

// CheckPush looks at a push notification as it came: that it is encrypted, in which form, for which of the keys at hand,
// and what it is about.
func CheckPush(rules *mleready.Rules, partners *credentials.Mastercard, e mleready.Exchange) PushCheck {
	c := &pushCheck{
		payloadCheck: payloadCheck{rules: rules, reply: &mleready.Reply{Status: 200, Headers: e.Headers, Body: e.Body}, push: true},
		sheet:        newSheet(questions{}),
	}
	c.body = readEnvelope(&rules.Wire.Mastercard, e.Body)
	keyed := withResponseKey(partners)
	c.partner = pushPartner(keyed, c.body.jwe, e.URL)
	c.look(c.body)
	if c.jwe != nil && c.Cause == "" && c.partner == nil && len(keyed) > 0 {
		c.Cause = mleready.WrongKid
		c.Summary = fmt.Sprintf("The push is encrypted for the key %s, which is none of the Mastercard encryption keys at hand.", printable(c.KID))
	}
	c.grade()
	return c.result()
}

// pushCheck is the look at one push.
type pushCheck struct {
	payloadCheck
	*sheet
	body  envelope
	event pushEvent
}

// withResponseKey lists the partners that have a key to decrypt with.
func withResponseKey(partners *credentials.Mastercard) []*credentials.Partner {
	if partners == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(partners.Partners), func(p *credentials.Partner) bool { return p.ResponseEncryption == nil })
}

// sealedFor is the partner whose key a JWE names, nil for none.
func sealedFor(keyed []*credentials.Partner, jwe string) *credentials.Partner {
	sealed, err := jose.ParseJWE(jwe)
	if err != nil || sealed.KeyID() == "" {
		return nil
	}
	i := slices.IndexFunc(keyed, func(p *credentials.Partner) bool { return namesKey(p.ResponseEncryption, sealed.KeyID()) })
	if i < 0 {
		return nil
	}
	return keyed[i]
}

// pushPartner finds whose push it is: by the key that it names, else by the path, else the only one.
func pushPartner(keyed []*credentials.Partner, jwe, path string) *credentials.Partner {
	if p := sealedFor(keyed, jwe); p != nil {
		return p
	}
	segments := strings.Split(path, "/")
	for _, p := range keyed {
		if slices.Contains(segments, p.ID) {
			return p
		}
	}
	if len(keyed) == 1 {
		return keyed[0]
	}
	return nil
}

// grade says what the look came to, check by check.
func (c *pushCheck) grade() {
	names := &c.rules.Wire.Mastercard
	where := names.Wrapper + "." + names.Field
	c.contentType()
	switch {
	case c.body.wrapped:
		c.met(pushEncrypted, "The body carries a JWE.")
	case c.body.elsewhere != "" || isJWE(c.reply.Body):
		c.Encrypted, c.Cause = true, mleready.Undecryptable
		c.Summary = fmt.Sprintf("The push carries a JWE that does not stand in %s.", where)
		c.met(pushEncrypted, "The body carries a JWE.")
		c.unmet(pushWrapper, "%s", c.Summary)
	default:
		c.unmet(pushEncrypted, "%s", c.Summary)
	}
	if c.jwe == nil {
		if c.body.wrapped {
			c.unmet(pushWrapper, "%s", c.Summary)
		}
		for _, check := range c.rules.Push.Received {
			c.unknown(check.ID, "There is no JWE in %s that could be looked at.", where)
		}
		return
	}
	c.met(pushWrapper, "The body is the one value %s, in %s.", where, c.body.mediaType)
	c.algorithms()
	c.kid()
	c.plaintext()
	c.announced()
}

// contentType compares the header with the body. Of pushes JSON alone is published.
func (c *pushCheck) contentType() {
	want := c.rules.Wire.Mastercard.Push.MediaType
	kind, _, _ := mime.ParseMediaType(c.reply.Headers.Get("Content-Type"))
	switch {
	case c.body.mediaType == "":
		c.unknown(pushContentType, "The body is neither JSON nor XML.")
	case kind == "":
		c.unmet(pushContentType, "There is no Content-Type that can be read; %s is expected.", want)
	case kind != c.body.mediaType:
		c.unmet(pushContentType, "Content-Type is %s, and the body is %s.", printable(kind), c.body.mediaType)
	case kind != want:
		c.unmet(pushContentType, "Content-Type is %s; of pushes %s alone is published.", kind, want)
	default:
		c.met(pushContentType, "Content-Type is %s.", kind)
	}
}

// algorithms judges how it is encrypted.
func (c *pushCheck) algorithms() {
	names := &c.rules.Wire.Mastercard
	c.compare(pushAlg, "alg", c.Alg, names.Algorithm)
	c.compare(pushEnc, "enc", c.Enc, names.Encryption)
	c.compare(pushIV, "IV, in bytes,", fmt.Sprint(c.jwe.IVBytes), fmt.Sprint(names.IVBytes))
}

func (c *pushCheck) compare(id, what, got, want string) {
	if got == want {
		c.met(id, "The JWE's %s is %s.", what, got)
		return
	}
	c.unmet(id, "The JWE's %s is %s; %s is expected.", what, printable(got), want)
}

// kid judges which key the JWE names, and by the fingerprint of what.
func (c *pushCheck) kid() {
	if c.partner == nil && c.Cause == mleready.WrongKid {
		c.unmet(pushKid, "%s", c.Summary)
		return
	}
	if c.partner == nil {
		c.unknown(pushKid, "Without the Mastercard encryption key (response_encryption) it cannot be told whether kid names it.")
		return
	}
	key := c.partner.ResponseEncryption
	public, certificate := fingerprints(key)
	switch {
	case c.KID == "":
		c.met(pushKid, "There is no kid, and one key alone that it can be for.")
		c.warn("The JWE names no key (kid), so that more than one key could not be told apart.")
	case !namesKey(key, c.KID):
		c.unmet(pushKid, "kid is %s; the Mastercard encryption key has %s.", printable(c.KID), key.Fingerprint)
	default:
		c.met(pushKid, "kid names the Mastercard encryption key.")
		if !strings.EqualFold(c.KID, public) && strings.EqualFold(c.KID, certificate) {
			c.warn("kid is the SHA-256 of the certificate; that of the public key is %s.", public)
		}
	}
}

// plaintext judges what came out, or says why nothing did.
func (c *pushCheck) plaintext() {
	if c.Plaintext == nil {
		say := c.unmet
		if c.Cause == "" {
			say = c.unknown // the key is not here
		}
		say(pushDecrypt, "%s", c.Summary)
		c.unknown(pushReference, "The body was not decrypted.")
		c.unknown(pushCty, "The body was not decrypted.")
		return
	}
	c.met(pushDecrypt, "The body can be decrypted with the Mastercard encryption key.")
	names := c.rules.Wire.Mastercard.Push
	c.event = readEvent(names, c.Plaintext)
	if c.event.reference == "" {
		c.unmet(pushReference, "The plaintext has no %s.", names.Reference)
	} else {
		c.met(pushReference, "The plaintext has %s.", names.Reference)
	}
	switch cty, ok := c.jwe.Header.Text("cty"); {
	case c.event.mediaType == "":
		c.unknown(pushCty, "The plaintext is neither JSON nor XML.")
	case !ok:
		c.unmet(pushCty, "The JWE's header has no cty; %s is expected.", c.event.mediaType)
	case strings.EqualFold(cty, c.event.mediaType) || strings.EqualFold("application/"+cty, c.event.mediaType):
		c.met(pushCty, "The JWE's cty is %s.", printable(cty))
	default:
		c.unmet(pushCty, "The JWE's cty is %s, and the plaintext is %s.", printable(cty), c.event.mediaType)
	}
}

// announced judges x-encrypted. Nothing is published of it in pushes, so that it decides nothing.
func (c *pushCheck) announced() {
	name := c.rules.Wire.Mastercard.EncryptedHeader
	switch value := strings.TrimSpace(c.reply.Headers.Get(name)); {
	case strings.EqualFold(value, yes):
		c.met(pushXEncrypted, "The push says %s: %s.", name, yes)
	case c.reply.Headers.Has(name):
		c.unmet(pushXEncrypted, "The push says %s: %s; %s is expected.", name, printable(value), yes)
	default:
		c.say(pushXEncrypted, mleready.Info, "The push has no header %s. Whether pushes have it is not published.", name)
	}
	if c.Plaintext != nil {
		c.Cause = "" // of that header
	}
}

func (c *pushCheck) result() PushCheck {
	list := make([]mleready.Grade, 0, len(c.rules.Push.Received))
	for _, check := range c.rules.Push.Received {
		list = append(list, c.about(check.ID))
	}
	c.Notes = append(c.Notes, c.warnings...)
	return PushCheck{
		ReplyCheck: c.ReplyCheck, Readable: c.Plaintext != nil, Checks: list, Partner: c.partner,
		Reference: c.event.reference, Event: c.event.name,
	}
}

// pushEvent is what a plaintext says about itself.
type pushEvent struct {
	mediaType       string
	reference, name string
}

// readEvent finds the outer members of a notification: in JSON those of the outermost object, in XML the elements in
// the outermost one.
func readEvent(names mleready.PushNames, plaintext []byte) pushEvent {
	leaves, mediaType := leavesOf(string(plaintext))
	e, depth := pushEvent{mediaType: mediaType}, 1
	if mediaType == xmlType {
		depth = 2
	}
	outer := func(name string) string {
		i := slices.IndexFunc(leaves, func(l leaf) bool { return l.name == name && l.depth == depth && !l.holds })
		if i < 0 {
			return ""
		}
		return leaves[i].text
	}
	e.reference = outer(names.Reference)
	e.name = strings.TrimSpace(outer(names.Subject) + " " + outer(names.Event))
	return e
}

// isJWE reports whether a whole body is a JWE in compact form.
func isJWE(body string) bool {
	_, err := jose.ParseJWE(strings.TrimSpace(body))
	return err == nil
}
