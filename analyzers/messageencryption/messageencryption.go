package messageencryption

import (
	"slices"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// Rules of this check that are not found by their requirement.
const (
	ruleEncrypts  = "MLE3001"
	ruleClear     = "MLE3002"
	ruleSignature = "MLE3003"
	ruleAsks      = "MLE3301"
	ruleNoClaim   = "MLE3302"
	ruleRival     = "MLE3303"
	ruleDecrypts  = "MLE3304"
	ruleIgnores   = "MLE3305"
	ruleUntold    = "MLE3401"
	ruleReply     = "MLE3402"
	ruleClaim     = "MLE3403"
)

const name = "messageencryption"

// Check judges message-level encryption.
var Check = check.Check{
	Name:  name,
	Doc:   "judges the message-level encryption of requests and replies that a program does by itself",
	Rules: true,
	Run:   run,
}

type runner struct {
	*check.Pass
	names   mleready.MLENames
	jwt     mleready.JWTNames
	jwes    *jwe.Program
	regions map[string]int
	speaks  map[int]bool // regions that name the provider
	tokens  []*token
	sealed  []*jwe.Envelope
	bodies  *jwe.Bodies
	reads   []reading
	signed  map[int]code.Place // first places that sign with HTTP Signature, by region; nil before they are asked for
}

func run(p *check.Pass) {
	if p.Rules.Wire.MLE.RequestMember == "" {
		return // rules of a user who does not ask for encryption
	}
	r := &runner{Pass: p, names: p.Rules.Wire.MLE, jwt: p.Rules.Wire.JWT, speaks: map[int]bool{}}
	scopes := p.Model.Speaking()
	for _, s := range scopes {
		r.look(s)
	}
	if len(r.tokens) == 0 && len(r.sealed) == 0 && len(r.reads) == 0 {
		return
	}
	r.jwes = jwe.Find(p.Model)
	r.bodies = &jwe.Bodies{Model: p.Model, Member: r.names.RequestMember, Sealed: r.sealed}
	r.regions = p.Model.Regions()
	for _, s := range scopes {
		for _, t := range p.Model.Texts(s) {
			if p.Speaks(mleready.Cybersource, t.String()) {
				r.speaks[r.region(s)] = true
			}
		}
	}
	for _, t := range r.tokens {
		r.speaks[r.region(t.scope)] = true
	}
	r.requests()
	r.claims()
	r.replies()
}

// look collects what a function shows.
func (r *runner) look(s code.Scope) {
	if t := r.tokenIn(s); t != nil {
		r.tokens = append(r.tokens, t)
	}
	r.sealed = append(r.sealed, jwe.Envelopes(r.Model, s, r.names.RequestMember)...)
	r.reads = append(r.reads, r.readIn(s)...)
}

func (r *runner) region(s code.Scope) int { return r.regions[s.File.Package] }

// hit reports a rule at a place.
func (r *runner) hit(rule string, at code.Place, c mleready.Confidence, args map[string]string, related ...check.Related) {
	h := check.Hit{Rule: rule, At: at, Via: mleready.Manual, Confidence: c, Args: args}
	for _, x := range related {
		same := func(o code.Place) bool { return o.File == x.At.File && o.Line() == x.At.Line() }
		if x.At.File != nil && !same(at) && !slices.ContainsFunc(h.Related, func(o check.Related) bool { return same(o.At) }) {
			h.Related = append(h.Related, x)
		}
	}
	r.Report(h)
}

// judge reports the rule of this check that says a requirement has an outcome.
func (r *runner) judge(requirement string, o mleready.Outcome, at code.Place, args map[string]string) {
	if rule, ok := r.Rules.RuleFor(name, requirement, o); ok {
		r.hit(rule.ID, at, mleready.High, args)
	}
}

// reach lists a function and what it calls, directly or within some steps.
func (r *runner) reach(s code.Scope, depth int) []code.Scope {
	return jwe.Around(s, depth, r.Model.Callees)
}

// above lists a function and what calls it, directly or within some steps.
func (r *runner) above(s code.Scope, depth int) []code.Scope {
	return jwe.Around(s, depth, r.Model.Callers)
}
