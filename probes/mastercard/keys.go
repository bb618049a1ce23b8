package mastercard

import (
	"context"
	"crypto/x509"
	"fmt"
	"strings"

	"mleready"
	"mleready/probes/ask"
	"mleready/probes/credentials"
)

// keyExpiry judges the end of every certificate. Nothing is sent.
func (s *Session) keyExpiry(context.Context) []ask.Result {
	p := s.Client.Partner
	var held []ask.Held
	add := func(what string, c *x509.Certificate) {
		if c != nil {
			held = append(held, ask.Held{What: what, Certificate: c})
		}
	}
	if p.Signing != nil {
		add("signing certificate", p.Signing.Certificate)
	}
	if p.RequestEncryption != nil {
		add("client encryption key", p.RequestEncryption.Certificate)
	}
	if p.ResponseEncryption != nil {
		add("Mastercard encryption key", p.ResponseEncryption.Certificate)
	}
	return s.Expiry(expiry, held)
}

// keyOwner says which keys are at hand, and by which fingerprint they are named. Nothing is sent.
func (s *Session) keyOwner(context.Context) []ask.Result {
	p := s.Client.Partner
	var all []ask.Result
	add := func(requirement string, outcome mleready.Outcome, format string, args ...any) {
		all = append(all, ask.Result{Kind: mleready.FromKeyFile, Requirement: requirement, Outcome: outcome, Summary: fmt.Sprintf(format, args...)})
	}
	if p.Signing != nil && p.Signing.Key != nil && p.ConsumerKey != "" {
		add("", mleready.Info, "Consumer key and signing key of %s are at hand.", p.ID)
	} else {
		add("", mleready.Info, "The credentials hold no consumer key with a private signing key of %s: name them under consumer_key and signing.", p.ID)
	}
	if key := p.RequestEncryption; key != nil {
		add(clientKey, mleready.Met, "The client encryption key is at hand (fingerprint %s).", key.Fingerprint)
		s.named(add, key)
	}
	switch key := p.ResponseEncryption; {
	case key == nil:
	case key.Private == nil:
		add(replyKey, mleready.Info, "Of the Mastercard encryption key the public side alone is at hand, so that replies cannot be decrypted.")
	default:
		add(replyKey, mleready.Met, "The private side of the Mastercard encryption key is at hand (fingerprint %s).", key.Fingerprint)
	}
	return all
}

// named says when a key goes by another fingerprint than that of its public key.
func (s *Session) named(add func(string, mleready.Outcome, string, ...any), key *credentials.EncryptionKey) {
	public := credentials.Fingerprint(key.Public)
	switch {
	case strings.EqualFold(key.Fingerprint, public):
	case strings.EqualFold(key.Fingerprint, credentials.CertificateFingerprint(key.Certificate)):
		add("", mleready.Info, "The fingerprint of the credentials is the SHA-256 of the certificate; that of the public key is %s.", public)
	default:
		add("", mleready.Info, "The fingerprint of the credentials is neither the SHA-256 of the public key, %s, nor of the certificate.", public)
	}
}
