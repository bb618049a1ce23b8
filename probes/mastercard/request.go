package mastercard

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
)

// oauth sends a call that only reads, in clear text.
func (s *Session) oauth(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	if !ok {
		return ask.NoCall("")
	}
	a := s.ask(ctx, call, Manner{})
	r := a.Undecided("")
	switch {
	case a.Err != nil:
	case a.Standing == ask.Accepted:
		r.Outcome, r.Summary = mleready.Info, fmt.Sprintf("The gateway accepted a call that %s signed with OAuth 1.0a (%d).", s.MID, a.Reply.Status)
	case a.Standing == ask.Refused:
		r.Outcome, r.Summary = mleready.Unmet, fmt.Sprintf("The gateway refused a call that %s signed with OAuth 1.0a (%d): check that consumer key and signing key are of the same project and environment.", s.MID, a.Reply.Status)
		s.Doubt(&r)
	}
	return ask.Only(r)
}

// takes sends an encrypted body. A refusal is compared with the same call in clear text.
func (s *Session) takes(fits func(mleready.ProbeCall) bool) func(context.Context) []ask.Result {
	return func(ctx context.Context) []ask.Result {
		call, ok := s.First(fits)
		switch {
		case s.Client.Partner.RequestEncryption == nil:
			return ask.Only(s.noKey(clientKey))
		case !ok:
			return ask.NoCall(clientKey)
		}
		a := s.ask(ctx, call, Manner{Encrypted: true})
		inClear := func() *ask.Answer { return s.ask(ctx, call, Manner{}).Answer }
		return ask.Only(a.Takes(clientKey, "the client encryption key "+s.Client.Partner.RequestEncryption.Fingerprint, inClear))
	}
}

func (s *Session) noKey(requirement string) ask.Result {
	return ask.Result{Requirement: requirement, Outcome: mleready.Unknown,
		Summary: "The credentials hold no client encryption key of " + s.MID + ", so nothing was encrypted: name it under request_encryption."}
}

// headerMissing tells what a GET without the header gets.
func (s *Session) headerMissing(ctx context.Context) []ask.Result {
	call, ok := s.First(ask.HarmlessGet)
	if !ok {
		return ask.NoCall("")
	}
	a := s.ask(ctx, call, Manner{})
	r, told := a.Curious()
	if !told || a.Standing != ask.Accepted {
		return ask.Only(r)
	}
	name := s.Rules.Wire.Mastercard.EncryptedHeader
	r.Summary = fmt.Sprintf("Without %s the gateway answers a GET in clear text (%d), so that every GET needs the header.", name, a.Reply.Status)
	if a.Check.Encrypted {
		r.Summary = fmt.Sprintf("Without %s the gateway answers a GET with an encrypted reply (%d) all the same.", name, a.Reply.Status)
	}
	return ask.Only(r)
}

// kidCertificate names the client encryption key by the fingerprint of its certificate.
func (s *Session) kidCertificate(ctx context.Context) []ask.Result {
	key := s.Client.Partner.RequestEncryption
	if key == nil {
		return ask.Only(s.noKey(""))
	}
	kid := credentials.CertificateFingerprint(key.Certificate)
	if kid == "" {
		return ask.Only(ask.Result{Outcome: mleready.Info, Summary: "The client encryption key is a bare key, so that there is no fingerprint of a certificate to try."})
	}
	return s.kid(ctx, kid, "the fingerprint of the certificate")
}

// kidUnknown names a key that nobody has.
func (s *Session) kidUnknown(ctx context.Context) []ask.Result {
	if s.Client.Partner.RequestEncryption == nil {
		return ask.Only(s.noKey(""))
	}
	id, err := ask.UUID(s.Client.Random)
	if err != nil {
		return ask.Only(ask.Result{Outcome: mleready.Unknown, Summary: ask.Sentence(err.Error())})
	}
	sum := sha256.Sum256([]byte(id))
	return s.kid(ctx, hex.EncodeToString(sum[:]), "a fingerprint that names no key")
}

// kid tells what the gateway does with a body that is encrypted as it should be and names its key otherwise. Whatever
// that is, it is info.
func (s *Session) kid(ctx context.Context, kid, what string) []ask.Result {
	call, ok := s.First(isJSON)
	if !ok {
		return ask.NoCall("")
	}
	a := s.ask(ctx, call, Manner{Encrypted: true, KID: kid})
	r, told := a.Curious()
	if !told {
		return ask.Only(r)
	}
	r.Summary = fmt.Sprintf("The gateway refuses %s as kid (%d).", what, a.Reply.Status)
	if a.Succeeded() {
		r.Summary = fmt.Sprintf("The gateway takes %s as kid (%d).", what, a.Reply.Status)
	}
	return ask.Only(r)
}
