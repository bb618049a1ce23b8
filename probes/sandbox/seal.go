package sandbox

import (
	"encoding/json"
	"fmt"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/jose"
)

// sealing is how a reply is encrypted.
type sealing struct {
	alg, enc, kid string
	tamper        bool
}

// seal encrypts the body of an answer for the response key that the token names.
func (g *Gateway) seal(a answer, req *grader.Request) (answer, error) {
	mle := g.Rules.Wire.MLE
	s := sealing{alg: mle.SHA256Algorithms[0], enc: mle.Encryptions[0], kid: req.ResponseKID}
	if g.fault.plain {
		return a, nil
	}
	if g.fault.seal != nil {
		g.fault.seal(&s)
	}
	header := []jose.Member{
		{Name: "alg", Value: s.alg}, {Name: "enc", Value: s.enc},
		{Name: mle.KeyIDHeader, Value: s.kid}, {Name: mle.IssuedAtHeader, Value: g.Now().Unix()},
	}
	sealed, err := jose.Encrypt(a.body, req.ResponseKey.Public, s.alg, s.enc, header, g.Random)
	if err != nil {
		return a, fmt.Errorf("encrypt the reply for the key %s: %w", req.ResponseKID, err)
	}
	if s.tamper {
		sealed = spoil(sealed)
	}
	if a.body, err = json.Marshal(map[string]string{mle.ResponseMember: sealed}); err != nil {
		return a, fmt.Errorf("wrap the reply: %w", err)
	}
	a.mediaType = jsonType
	return a, nil
}

const jsonType = "application/json"

// spoil changes the authentication tag, the last part of a compact JWE, so that it still can be parsed.
func spoil(compact string) string {
	text := []byte(compact)
	at := len(text) - 8 // clear of the last character, whose low bits are padding
	if text[at] == 'A' {
		text[at] = 'B'
	} else {
		text[at] = 'A'
	}
	return string(text)
}

// explain says in headers what was seen: why the request was refused or with what warnings it was taken, and which
// requirements it leaves unmet.
func explain(h map[string][]string, graded mleready.Graded) {
	text := string(graded.Verdict)
	if graded.Reason != "" {
		text += ": " + graded.Reason
	}
	for _, warning := range graded.Warnings {
		text += "; " + warning
	}
	unmet := ""
	for _, q := range graded.Requirements {
		if q.Outcome == mleready.Unmet {
			unmet += "," + q.ID
		}
	}
	h["Mleready-Explain"] = []string{plain(text)}
	h["Mleready-Grade"] = []string{plain(unmet[min(1, len(unmet)):])}
}

// plain is a text as a header may hold it: printable ASCII of a bounded length.
func plain(s string) string {
	const longest = 1000
	out := make([]byte, 0, min(len(s), longest))
	for _, r := range s {
		if len(out) == longest {
			break
		}
		if r < ' ' || r > '~' {
			r = '?'
		}
		out = append(out, byte(r))
	}
	return string(out)
}
