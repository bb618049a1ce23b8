package grader

import (
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/jose"
)

// Expect is what the reply to a call with a response key should be.
type Expect struct {
	KID       string          // of the response key that the token named
	Key       *rsa.PrivateKey // nil when it is not there: the reply is not decrypted then
	MediaType string          // of the plaintext, "" for JSON
}

// ReplyCheck is what a reply shows. Cause is "" when nothing is wrong with it.
type ReplyCheck struct {
	Cause     mleready.Cause
	Summary   string
	Encrypted bool
	Plaintext []byte // nil when it was not decrypted
	Alg, Enc  string
	KID       string
	Notes     []string // what deviates and is no fault
}

// jsonType is the media type that is expected where an API declares none.
const jsonType = "application/json"

// CheckReply looks at the reply to a call that named a response key: its status, that it is the one encrypted member,
// how and for which key it is encrypted, that it can be decrypted, and that the plaintext is of the declared media type.
func CheckReply(rules *mleready.Rules, want Expect, reply *mleready.Reply) ReplyCheck {
	c := ReplyCheck{}
	if cause := statusCause(reply); cause != "" {
		c.Cause, c.Summary = cause, fmt.Sprintf("The reply is %d %s.", reply.Status, http.StatusText(reply.Status))
		return c
	}
	mle := &rules.Wire.MLE
	object := membersOf([]byte(reply.Body))
	switch {
	case strings.TrimSpace(reply.Body) == "":
		c.Summary = fmt.Sprintf("The reply %d has no body, so there was nothing to encrypt.", reply.Status)
		return c
	case object[mle.ResponseMember] == nil:
		c.Cause, c.Summary = mleready.PlaintextReply, fmt.Sprintf("The reply %d came in clear text.", reply.Status)
		return c
	case len(object) > 1:
		c.Cause, c.Encrypted = mleready.PlaintextReply, true
		c.Summary = fmt.Sprintf("%d other members stand beside %s in clear text.", len(object)-1, mle.ResponseMember)
		return c
	}
	c.Encrypted = true
	text, _ := textOf(object[mle.ResponseMember])
	sealed, err := jose.ParseJWE(text)
	if err != nil {
		c.Cause, c.Summary = mleready.Undecryptable, fmt.Sprintf("%s holds no compact JWE: %v.", mle.ResponseMember, err)
		return c
	}
	c.sealed(rules, want, sealed)
	return c
}

// statusCause is the cause that a status gives by itself. One that refuses the token tells nothing of the encryption.
func statusCause(reply *mleready.Reply) mleready.Cause {
	if reply.Status == http.StatusUnauthorized || reply.Status == http.StatusForbidden {
		return mleready.Unauthenticated
	}
	return reply.StatusCause()
}

func (c *ReplyCheck) sealed(rules *mleready.Rules, want Expect, sealed *jose.JWE) {
	mle := &rules.Wire.MLE
	c.Alg, c.Enc, c.KID = sealed.Algorithm(), sealed.Encryption(), sealed.KeyID()
	for _, d := range sealed.Deviations {
		c.Notes = append(c.Notes, fmt.Sprintf("The JWE deviates from RFC 7516: %s.", d))
	}
	if _, ok := sealed.Header.Number(mle.IssuedAtHeader); !ok {
		c.Notes = append(c.Notes, "The JWE's header has no "+mle.IssuedAtHeader+".")
	}
	switch {
	case !slices.Contains(mle.SHA256Algorithms, c.Alg):
		c.Cause, c.Summary = mleready.WrongAlg, fmt.Sprintf("The reply's alg is %s; %s is expected.", printable(c.Alg), strings.Join(mle.SHA256Algorithms, ", "))
	case !slices.Contains(mle.Encryptions, c.Enc):
		c.Cause, c.Summary = mleready.WrongEnc, fmt.Sprintf("The reply's enc is %s; %s is expected.", printable(c.Enc), strings.Join(mle.Encryptions, ", "))
	case want.KID != "" && c.KID != want.KID:
		c.Cause, c.Summary = mleready.WrongKid, fmt.Sprintf("The reply is encrypted for the key %s; the token named %s.", printable(c.KID), printable(want.KID))
	case want.Key == nil:
		c.Summary = "The reply is encrypted for the key that the token named; it was not decrypted, as the private key is not here."
	default:
		c.decrypted(want, sealed)
	}
}

func (c *ReplyCheck) decrypted(want Expect, sealed *jose.JWE) {
	plain, err := sealed.Decrypt(want.Key)
	if err != nil {
		c.Cause, c.Summary = mleready.Undecryptable, "The reply cannot be decrypted with the response key."
		return
	}
	c.Plaintext = plain
	if declared := orJSON(want.MediaType); isJSON(declared) && !json.Valid(plain) {
		c.Cause, c.Summary = mleready.Undecryptable, fmt.Sprintf("The reply decrypts to something that is not %s.", declared)
		return
	}
	c.Summary = "The reply is encrypted with " + c.Alg + " and " + c.Enc + " for the key that the token named, and can be decrypted."
}

func orJSON(mediaType string) string {
	if mediaType == "" {
		return jsonType
	}
	return mediaType
}

func isJSON(mediaType string) bool {
	if mediaType == jsonType {
		return true
	}
	name, _, err := mime.ParseMediaType(mediaType)
	return err == nil && (name == jsonType || strings.HasSuffix(name, "+json"))
}
