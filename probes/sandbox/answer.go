package sandbox

import (
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
	plain     bool   // in clear text whatever was asked for
	malformed bool   // refused although the grader accepts it
	why       string // "" for a success
	fault     string // that was done to it, "" for none
	from      string // id in rules.yaml of what business logic said, "" for anything else
}

// reply is the answer as the grader looks at it, nil for one that is not sent.
func (a answer) reply() *mleready.Reply {
	if a.status == 0 {
		return nil
	}
	return &mleready.Reply{Status: a.status, Headers: append(mleready.Header{{"Content-Type", a.mediaType}}, a.headers...), Body: string(a.body)}
}

// refuse is a refusal of rules.yaml, as a provider words it.
func (g *Gateway) refuse(p mleready.Provider, id, why string) answer {
	refusal, ok := g.Rules.Gateway.Of(p).Refusal(id)
	if !ok {
		return answer{status: http.StatusInternalServerError, front: true, why: "the rules have no answer for " + id}
	}
	a := g.fill(refusal.GatewayAnswer, nil)
	a.front, a.why = true, why
	return a
}

// noScheme is why a request without any authentication is refused.
const noScheme = "the request carries neither a bearer token nor a signature"

// answer decides what a request gets: who may not come in, what does not exist, what has to be encrypted, and then what
// business logic says.
func (g *Gateway) answer(e mleready.Exchange, req *grader.Request) answer {
	p := req.Provider
	calls := g.Rules.CallsTo(p, e.URL)
	switch {
	case p == "" && len(calls) == 0:
		return g.refuse(p, "unknown_path", "no operation has this path")
	case p == "":
		return g.refuse(p, "unauthenticated", noScheme)
	case req.Verdict == mleready.VerdictMalformed:
		return g.refuse(p, "malformed", req.Why)
	case req.Verdict != mleready.VerdictAccepted && g.unresolved(req):
		return g.refuse(p, "unknown_response_key", req.Why)
	case req.Verdict != mleready.VerdictAccepted:
		return g.refuse(p, "unauthenticated", req.Why)
	case p == mleready.Mastercard && req.Announced && req.Partner.ResponseEncryption == nil:
		return g.refuse(p, "unknown_response_key", "the partner has no Mastercard encryption key (response_encryption) that a reply could be encrypted for")
	}
	a := g.business(e, req, calls)
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
func (g *Gateway) business(e mleready.Exchange, req *grader.Request, calls []mleready.Operation) answer {
	p := req.Provider
	at := slices.IndexFunc(calls, func(o mleready.Operation) bool { return o.Method == e.Method })
	switch {
	case len(calls) == 0:
		return g.refuse(p, "unknown_path", "no operation has this path")
	case at < 0:
		methods := methodsOf(calls)
		a := g.refuse(p, "wrong_method", "the path is known for "+methods)
		a.headers = mleready.Header{{"Allow", methods}}
		return a
	}
	op := calls[at]
	if why := g.demanded(op, req); e.Body != "" && !req.Encrypted && why != "" {
		return g.unreadable(p, "plaintext", why)
	}
	call := &call{merchant: req.Merchant, operation: op, url: e.URL}
	if err := call.read(req); err != nil {
		return g.unreadable(p, "malformed", err.Error())
	}
	for reply := range g.Rules.Gateway.Of(p).RepliesTo(e.Method, e.URL) {
		if call.fits(reply, e.Headers.Get("Accept")) {
			a := g.fill(reply.GatewayAnswer, call)
			a.from = reply.ID
			if reply.Signed {
				return g.sign(a)
			}
			return a
		}
	}
	return answer{status: http.StatusNotImplemented, why: "the rules have no reply for " + op.ID}
}

// methodsOf lists the methods of operations, as the header Allow does.
func methodsOf(calls []mleready.Operation) string {
	var list []string
	for _, o := range calls {
		list = append(list, o.Method)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}

// demanded says why the body of a call has to be encrypted, "" where it has not.
func (g *Gateway) demanded(op mleready.Operation, req *grader.Request) string {
	switch {
	case op.RequestMLE == "mandatory":
		return op.ID + " demands an encrypted body"
	case g.RequireMLE:
		return "every body has to be encrypted here (--require-mle)"
	case req.Provider == mleready.Mastercard && g.grader.Enforced(req.Provider):
		return "the deadline of its mandate has come"
	}
	return ""
}

// unreadable refuses a body.
func (g *Gateway) unreadable(p mleready.Provider, id, why string) answer {
	a := g.refuse(p, id, why)
	a.malformed = true
	return a
}

// send writes an answer. graded is what headers may say of the exchange, nil for nothing.
func (g *Gateway) send(w http.ResponseWriter, a answer, graded *mleready.Graded) {
	g.head(w, a, graded)
	_, _ = w.Write(a.body) // nobody is left to be told
}

// head writes the status and the headers of an answer.
func (g *Gateway) head(w http.ResponseWriter, a answer, graded *mleready.Graded) {
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
}

// read takes the body of a request in clear text.
func (c *call) read(req *grader.Request) (err error) {
	if len(req.Plaintext) == 0 {
		return nil
	}
	if c.body, err = parse(req.Plaintext, req.Provider == mleready.Mastercard); err != nil {
		return fmt.Errorf("the body is %w", err)
	}
	return nil
}
