package ask

import (
	"encoding/json"

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
	Signed   []string          `json:"signed,omitempty"` // what OAuth signs, a part each: method, address, parameters
	Body     string            `json:"body"`             // before it was encrypted, redacted
}

// Show redacts a request and takes what authenticates it apart.
func (s *Session) Show(p Probe, b *Built) Shown {
	shown := Shown{
		Target: s.Target, Probe: p.ID, Question: p.Question, Body: s.Redact(b.Plaintext),
		Request: s.exchange(&Answer{Built: b, At: s.Now()}),
	}
	if s.Apart != nil {
		s.Apart(b, &shown)
	}
	return shown
}

// Redact takes out of a text what must not be shown.
func (s *Session) Redact(text string) string { return s.redactor().Text(text) }
