package cybersource

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"

	"mleready"
)

// Shown is a request as a person may see it before it is sent.
type Shown struct {
	Target   string            `json:"target"`
	Probe    string            `json:"probe"`
	Question string            `json:"question"`
	Request  mleready.Exchange `json:"request"`          // redacted
	Header   json.RawMessage   `json:"header,omitempty"` // of the token
	Claims   json.RawMessage   `json:"claims,omitempty"`
	Body     string            `json:"body"` // before it was encrypted, redacted
}

// Show redacts a request and takes its token apart.
func (s *Session) Show(p Probe, b *Built) Shown {
	r := s.redactor()
	shown := Shown{
		Target: s.Target, Probe: p.ID, Question: p.Question, Body: r.Text(b.Plaintext),
		Request: s.exchange(&answer{built: b, at: s.Client.Now()}),
	}
	names := s.Client.Rules.Wire.JWT
	if token, ok := strings.CutPrefix(b.Headers.Get(names.AuthorizationHeader), names.Scheme+" "); ok {
		parts := strings.Split(token, ".")
		for i, into := range []*json.RawMessage{&shown.Header, &shown.Claims} {
			var out bytes.Buffer
			if text, err := base64.RawURLEncoding.DecodeString(parts[i]); err == nil && json.Compact(&out, []byte(r.Text(string(text)))) == nil {
				*into = out.Bytes()
			}
		}
	}
	return shown
}
