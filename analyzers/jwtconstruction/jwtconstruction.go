package jwtconstruction

import (
	"slices"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// Rules of this check. Those of single claims are found by their requirement.
const (
	ruleV1      = "MLE2001"
	ruleNeither = "MLE2002"
	ruleV2      = "MLE2003"
	ruleAlone   = "MLE2004"
	ruleBeside  = "MLE2005"
	ruleText    = "MLE2301"
	ruleUntold  = "MLE2302"
	ruleBearer  = "MLE2303"
)

// name is the check's, as rules.yaml has it.
const name = "jwtconstruction"

// Check judges the construction of the JWT.
var Check = check.Check{
	Name:  name,
	Doc:   "judges how the JWT that authenticates requests is constructed",
	Rules: true,
	Run:   run,
}

type runner struct {
	*check.Pass
	names   mleready.JWTNames
	claims  []string // names of all claims that the provider reads
	telling []string // those that nobody else has
	header  []string // members of the JOSE header
	old     []string // members that the new header must not have
	context map[string]bool
	parts   map[code.Scope]*parts
	texts   map[string]string // of files, by path
	open    map[*code.Summary]map[beginning]string
}

func run(p *check.Pass) {
	if p.Rules.Wire.JWT.VersionClaim == "" {
		return // rules of a user who does not ask for tokens
	}
	r := newRunner(p)
	scopes := p.Model.Scopes()
	for _, s := range scopes {
		r.parts[s] = r.partsOf(s)
		r.lookAround(s)
	}
	tokens := r.tokens(scopes)
	used := map[*set]bool{}
	for _, t := range tokens {
		r.judge(t)
		for _, h := range t.headers {
			used[h] = true
		}
	}
	old := r.oldHeaders(scopes, used)
	r.others(scopes)
	r.bearers(scopes, tokens, old)
}

func newRunner(p *check.Pass) *runner {
	r := &runner{Pass: p, names: p.Rules.Wire.JWT, context: map[string]bool{}, parts: map[code.Scope]*parts{}, texts: map[string]string{},
		open: map[*code.Summary]map[beginning]string{}}
	for _, c := range r.names.Claims {
		r.claims = append(append(r.claims, c.Name), c.Also...)
		if c.Telling {
			r.telling = append(r.telling, c.Name)
		}
	}
	for _, h := range r.names.Headers {
		r.header = append(r.header, h.Name)
	}
	for _, h := range r.names.ForbiddenHeaders {
		r.old = append(r.old, h.Name)
	}
	return r
}

// lookAround notes the packages that name the provider.
func (r *runner) lookAround(s code.Scope) {
	p := r.parts[s]
	if p.speaks || slices.ContainsFunc(p.headers, func(h *set) bool { return h.has(r.old...) }) {
		r.context[s.File.Package] = true
	}
}

// judge tells the shape of a token and reports what its construction meets and breaks.
func (r *runner) judge(t *token) {
	c := t.claims
	switch version := r.version(c); {
	case !c.has(r.telling...):
		if !r.context[c.scope.File.Package] && !t.header.has(r.old...) {
			return
		}
		r.Report(r.hit(ruleV1, t, mleready.High, nil))
	case version != "":
		r.Report(r.hit(ruleNeither, t, mleready.Medium, map[string]string{"missing": version}))
	case !c.has(r.names.VersionClaim):
		r.tell(mleready.JWTField{Name: r.names.VersionClaim}, c, t, unknown(c.open))
	default:
		t.isNew = true
		r.judgeV2(t)
	}
	if c.text {
		h := r.hit(ruleText, t, mleready.High, nil)
		h.At = c.at
		r.Report(h)
	}
}

// version says what keeps a token from being one of the new version, "" when nothing does as far as can be told.
func (r *runner) version(c *set) string {
	claim := r.names.VersionClaim
	if !c.has(claim) {
		if c.open != "" {
			return ""
		}
		return claim
	}
	for _, v := range c.values(claim) {
		if !v.Constant() || v.String() == r.names.Version {
			return ""
		}
	}
	return claim + " " + r.names.Version
}

// oldHeaders reports JOSE headers of the old form whose claims were not found: those of a call without a body are one
// claim, which could be anybody's.
func (r *runner) oldHeaders(scopes []code.Scope, used map[*set]bool) bool {
	found := false
	for _, s := range scopes {
		for _, h := range r.parts[s].headers {
			if used[h] || h.count(r.old) < len(r.old) {
				continue
			}
			found = true
			r.Report(r.hit(ruleV1, &token{claims: newSet(s, h.at), header: h}, mleready.High, nil))
		}
	}
	return found
}

// hit makes a hit at the token's most telling place, with its other claims and the header's members as related ones.
func (r *runner) hit(rule string, t *token, confidence mleready.Confidence, args map[string]string) check.Hit {
	h := check.Hit{Rule: rule, At: r.placeOf(t), Via: mleready.Manual, Confidence: confidence, Args: args}
	for _, part := range []*set{t.claims, t.header} {
		for _, name := range part.sorted() {
			h.Related = relate(h.Related, h.At, part.fields[name][0].At, name)
		}
	}
	return h
}

// placeOf is where the token's most telling part stands: the header's of the old form, else a claim.
func (r *runner) placeOf(t *token) code.Place {
	if !t.claims.has(r.telling...) {
		for _, name := range r.old {
			if f := t.header.fields[name]; len(f) > 0 {
				return f[0].At
			}
		}
	}
	for _, name := range slices.Concat([]string{r.names.VersionClaim}, r.telling, r.claims) {
		if f := t.claims.fields[name]; len(f) > 0 {
			return f[0].At
		}
	}
	return t.claims.at
}

// relate adds a place once for each line.
func relate(list []check.Related, at, place code.Place, why string) []check.Related {
	same := func(p code.Place) bool { return p.File == place.File && p.Line() == place.Line() }
	if place.File == nil || same(at) || slices.ContainsFunc(list, func(q check.Related) bool { return same(q.At) }) {
		return list
	}
	return append(list, check.Related{At: place, Why: why})
}
