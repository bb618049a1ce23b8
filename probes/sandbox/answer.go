package sandbox

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/probes/grader"
)

// answer is what goes back to the client.
type answer struct {
	status    int
	mediaType string // "" for no body
	body      []byte
	headers   mleready.Header
	front     bool   // given before authentication was through: never encrypted
	malformed bool   // refused although the grader accepts it
	why       string // "" for a success
}

// reply is the answer as the grader looks at it.
func (a answer) reply() *mleready.Reply {
	return &mleready.Reply{Status: a.status, Headers: append(mleready.Header{{"Content-Type", a.mediaType}}, a.headers...), Body: string(a.body)}
}

// refuse is a refusal of rules.yaml.
func (g *Gateway) refuse(id, why string) answer {
	refusal, ok := g.Rules.GatewayRefusal(id)
	if !ok {
		return answer{status: http.StatusInternalServerError, front: true, why: "the rules have no answer for " + id}
	}
	a := g.fill(refusal.GatewayAnswer, nil)
	a.front, a.why = true, why
	return a
}

// answer decides what a request gets: who may not come in, what does not exist, what has to be encrypted, and then what
// business logic says.
func (g *Gateway) answer(e mleready.Exchange, req *grader.Request) answer {
	methods := g.Rules.MethodsOf(e.URL)
	switch {
	case req.Provider != mleready.Cybersource && len(methods) == 0:
		return g.refuse("unknown_path", "no operation has this path")
	case req.Provider != mleready.Cybersource:
		return g.refuse("unauthenticated", "the request carries neither a bearer token nor a signature")
	case req.Verdict == mleready.VerdictMalformed:
		return g.refuse("malformed", req.Why)
	case req.Verdict != mleready.VerdictAccepted && g.unresolved(req):
		return g.refuse("unknown_response_key", req.Why)
	case req.Verdict != mleready.VerdictAccepted:
		return g.refuse("unauthenticated", req.Why)
	}
	a := g.business(e, req, methods)
	a.front = false
	return a
}

// unresolved reports whether a request is refused because its response key cannot be found.
func (g *Gateway) unresolved(req *grader.Request) bool {
	claim := g.Rules.Wire.MLE.KeyIDClaim
	i := slices.IndexFunc(g.Rules.Wire.JWT.Claims, func(f mleready.JWTField) bool { return f.Is(claim) })
	return i >= 0 && req.ResponseKID != "" && req.ResponseKey == nil &&
		req.Why == req.Grade(g.Rules.Wire.JWT.Claims[i].Requirement).Reason
}

// business answers a request whose authentication is through.
func (g *Gateway) business(e mleready.Exchange, req *grader.Request, methods []string) answer {
	op := req.Operation
	switch {
	case !req.Known && len(methods) == 0:
		return g.refuse("unknown_path", "no operation has this path")
	case !req.Known:
		a := g.refuse("wrong_method", "the path is known for "+strings.Join(methods, ", "))
		a.headers = mleready.Header{{"Allow", strings.Join(methods, ", ")}}
		return a
	case e.Body != "" && !req.Encrypted && op.RequestMLE == "mandatory":
		return g.unreadable("plaintext", fmt.Sprintf("%s demands an encrypted body", op.ID))
	case e.Body != "" && !req.Encrypted && g.RequireMLE:
		return g.unreadable("plaintext", "every body has to be encrypted here (--require-mle)")
	}
	call := &call{merchant: req.Merchant, segment: lastVarying(op, e.URL)}
	if len(req.Plaintext) > 0 && json.Unmarshal(req.Plaintext, &call.body) != nil {
		return g.unreadable("malformed", "the body is no JSON")
	}
	for _, reply := range g.Rules.GatewayReplies(e.Method, e.URL) {
		if call.fits(reply, e.Headers.Get("Accept")) {
			a := g.fill(reply.GatewayAnswer, call)
			if reply.Signed {
				return g.sign(a)
			}
			return a
		}
	}
	return answer{status: http.StatusNotImplemented, why: "the rules have no reply for " + op.ID}
}

// unreadable refuses a body.
func (g *Gateway) unreadable(id, why string) answer {
	a := g.refuse(id, why)
	a.malformed = true
	return a
}

// send writes an answer. graded is what headers may say of the exchange, nil for nothing.
func (g *Gateway) send(w http.ResponseWriter, a answer, graded *mleready.Graded) {
	h := w.Header()
	for _, line := range a.headers {
		h.Set(line[0], line[1])
	}
	if a.mediaType != "" {
		h.Set("Content-Type", a.mediaType)
		h.Set("Content-Length", strconv.Itoa(len(a.body)))
	} else {
		h["Content-Type"] = nil // none shall be guessed
	}
	if g.Explain && graded != nil {
		explain(h, *graded)
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // nobody is left to be told
}
