package cybersource

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"

	"mleready/probes/ask"
)

// apart shows header and claims of a token.
func (s *Session) apart(b *ask.Built, shown *ask.Shown) {
	names := s.Rules.Wire.JWT
	token, ok := strings.CutPrefix(b.Headers.Get(names.AuthorizationHeader), names.Scheme+" ")
	if !ok {
		return
	}
	parts := strings.Split(token, ".")
	for i, into := range []*json.RawMessage{&shown.Header, &shown.Claims} {
		var out bytes.Buffer
		if text, err := base64.RawURLEncoding.DecodeString(parts[i]); err == nil && json.Compact(&out, []byte(s.Redact(string(text)))) == nil {
			*into = out.Bytes()
		}
	}
}
