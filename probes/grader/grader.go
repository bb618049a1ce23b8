package grader

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"net/url"
	"slices"
	"time"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/jose"
)

// Policy says whether the old schemes, HTTP Signature and the JWT of version 1, are still accepted.
type Policy string

const (
	ByDate Policy = ""    // refused from the earliest reading of the mandate's deadline on
	On     Policy = "on"  // refused
	Off    Policy = "off" // verified and accepted
)

// defaultTolerance is how far the clocks of both sides may differ. The provider publishes no figure.
const defaultTolerance = time.Minute

// Options say how strictly to judge.
type Options struct {
	AsOf      mleready.Date
	Policy    Policy
	Strict    bool                    // a key or merchant that is not known is refused, as a gateway does
	Tolerance time.Duration           // between the clocks, 0 for a minute
	Partners  *credentials.Mastercard // nil for none
}

// Grader judges exchanges. It may be used by several goroutines at once.
type Grader struct {
	rules    *mleready.Rules
	keys     *credentials.Cybersource // nil for none
	partners *credentials.Mastercard  // nil for none
	policy   Policy
	asOf     mleready.Date
	strict   bool
	skew     time.Duration
	replays  *replays
	asked    map[mleready.Provider]questions
	made     map[*credentials.EncryptionKey][2]string // fingerprints
}

// New makes a grader. keys may be nil: what needs one stays unknown then.
func New(rules *mleready.Rules, keys *credentials.Cybersource, o Options) *Grader {
	g := &Grader{
		rules: rules, keys: keys, partners: o.Partners, strict: o.Strict, skew: cmp.Or(o.Tolerance, defaultTolerance),
		policy: o.Policy, asOf: o.AsOf, asked: map[mleready.Provider]questions{}, made: map[*credentials.EncryptionKey][2]string{},
	}
	g.replays = newReplays(time.Duration(rules.Wire.JWT.MaxLifetime)*time.Second + 2*g.skew)
	asked := map[mleready.Provider][]mleready.Requirement{}
	for _, m := range rules.Mandates {
		for _, q := range rules.RequirementsOf(m.ID) {
			if slices.Contains(q.SettledBy, mleready.FromTraffic) {
				asked[m.Provider] = append(asked[m.Provider], q)
			}
		}
	}
	for p, list := range asked {
		g.asked[p] = newQuestions(list)
	}
	if o.Partners != nil {
		for _, p := range o.Partners.Partners {
			if key := p.RequestEncryption; key != nil {
				public, certificate := fingerprints(key)
				g.made[key] = [2]string{public, certificate}
			}
		}
	}
	return g
}

// Enforced reports whether a deadline of a provider's mandates has come by its earliest reading, or counts as come. One
// without a deadline is never enforced.
func (g *Grader) Enforced(p mleready.Provider) bool {
	for _, m := range g.rules.Mandates {
		deadline, ok := m.Deadline()
		if !ok || m.Provider != p {
			continue
		}
		if g.policy == On || g.policy == ByDate && !g.asOf.Earliest().Before(deadline.When.Earliest()) {
			return true
		}
	}
	return false
}

// Legacy reports whether the old schemes are accepted.
func (g *Grader) Legacy() bool { return g.policy != On && !g.Enforced(mleready.Cybersource) }

// Request is what a request shows.
type Request struct {
	Provider    mleready.Provider // "" when it concerns no provider: nothing else is set then
	Mechanisms  []mleready.Mechanism
	Verdict     mleready.Verdict
	Why         string           // why it is not accepted
	Grades      []mleready.Grade // one for each requirement that traffic may settle, in the order of rules.yaml
	Warnings    []string         // what deviates from the documents, is sent by real clients, and is taken
	Merchant    string           // the transacting merchant
	Issuer      string
	KID         string // of the signing key
	Operation   mleready.Operation
	Known       bool // Operation is set
	Encrypted   bool
	Plaintext   []byte // the body in clear text, nil when it cannot be told
	ResponseKID string // the response key that the reply shall be encrypted for, "" for none
	ResponseKey *credentials.ResponseKey
	Announced   bool                 // towards Mastercard: an encrypted reply was asked for
	Partner     *credentials.Partner // whose keys these are, nil where they are not given
	// Neighbour is what it is that looks like a call and is none; Why says more, and there is no provider then.
	Neighbour mleready.NeighbourKind
}

// Grade is the outcome of the requirement with that id; the zero value for one that was not asked.
func (r *Request) Grade(id string) mleready.Grade {
	for _, result := range r.Grades {
		if result.ID == id {
			return result
		}
	}
	return mleready.Grade{}
}

// hearing is one request being judged.
type hearing struct {
	*Grader
	*sheet
	req      *Request
	exchange mleready.Exchange
	url      *url.URL
	at       time.Time // when it was sent; zero when nothing tells
	sent     []byte    // the body, which must not be changed
	digest   string    // Base64 of its SHA-256
	bearer   bearer
	sealed   *jose.JWE
}

// Request judges a request by itself; the reply is not looked at.
func (g *Grader) Request(e mleready.Exchange) *Request {
	req := &Request{Mechanisms: []mleready.Mechanism{}, Grades: []mleready.Grade{}, Verdict: mleready.VerdictAccepted}
	u, err := url.Parse(e.URL)
	if err != nil {
		u = &url.URL{Path: e.URL}
	}
	if req.Neighbour, req.Why = g.neighbour(e, u); req.Neighbour != "" {
		return req
	}
	b := g.bearer(e)
	if req.Provider = g.provider(e, u, b); req.Provider == "" {
		return req
	}
	sent := []byte(e.Body)
	sum := sha256.Sum256(sent)
	h := &hearing{
		Grader: g, sheet: newSheet(g.asked[req.Provider]), req: req, exchange: e, url: u, bearer: b, sent: sent,
		at: e.Time(), digest: base64.StdEncoding.EncodeToString(sum[:]),
	}
	if req.Provider == mleready.Mastercard {
		h.payload()
		h.partnerAuthentication()
	} else {
		h.cybersource()
	}
	if len(h.faults) > 0 && req.Verdict == mleready.VerdictAccepted {
		req.Verdict, req.Why = mleready.VerdictUnauthenticated, h.faults[0]
	}
	req.Grades, req.Warnings = h.results(), h.warnings
	return req
}

// cybersource judges a call under the mandate on tokens and message-level encryption.
func (h *hearing) cybersource() {
	req := h.req
	req.Operation, req.Known = h.rules.OperationByPath(h.exchange.Method, h.url.EscapedPath())
	h.body()
	h.authentication()
	if req.Encrypted { // behind the scheme that carries it
		at := min(1, len(req.Mechanisms))
		req.Mechanisms = slices.Insert(req.Mechanisms, at, mleready.RequestMLE)
	}
}

// authentication judges the scheme that the request uses; with several it is the bearer token.
func (h *hearing) authentication() {
	signature := h.exchange.Headers.Get(h.rules.Wire.HTTPSignature.SignatureHeader)
	switch {
	case h.bearer.text != "":
		h.token(signature)
	case signature != "":
		h.signature(signature)
	default:
		h.tokenless("The request carries no authentication.")
		h.fault("it carries neither a bearer token nor a signature")
	}
}

// tokenless says why there is no token to judge. Which scheme the program uses otherwise is not known from that.
func (h *hearing) tokenless(reason string) {
	h.unmet(bearsJWT, "%s", reason)
	for _, group := range []string{authentication, construction, replyClaim} {
		h.sayAll(group, mleready.Unknown, reason)
	}
}

// malformed ends in a refusal because something cannot be read. The first reason stays.
func (h *hearing) malformed(why string) {
	if h.req.Verdict == mleready.VerdictAccepted {
		h.req.Verdict, h.req.Why = mleready.VerdictMalformed, why
	}
}

func (h *hearing) mechanism(m mleready.Mechanism) {
	h.req.Mechanisms = append(h.req.Mechanisms, m)
}
