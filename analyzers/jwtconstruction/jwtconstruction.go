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
	ruleText    = "MLE2301"
	ruleUntold  = "MLE2302"
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
	header  []string // members of the JOSE header, and the options with which libraries set them
	old     []string // members that the new header must not have
	context map[string]bool
	headers map[code.Scope][]*set
}

func run(p *check.Pass) {
	if p.Rules.Wire.JWT.VersionClaim == "" {
		return // rules of a user who does not ask for tokens
	}
	r := &runner{Pass: p, names: p.Rules.Wire.JWT, context: map[string]bool{}, headers: map[code.Scope][]*set{}}
	for _, c := range r.names.Claims {
		r.claims = append(append(r.claims, c.Name), c.Also...)
		if c.Telling {
			r.telling = append(r.telling, c.Name)
		}
	}
	for _, h := range r.names.Headers {
		r.header = append(append(r.header, h.Name), libraryOptions[h.Name]...)
	}
	for _, h := range r.names.ForbiddenHeaders {
		r.old = append(r.old, h.Name)
	}
	var all []*set
	for _, s := range p.Model.Scopes() {
		claims, headers := r.sets(s)
		r.headers[s] = headers
		all = append(all, r.whole(claims)...)
		r.lookAround(s, headers)
	}
	for _, c := range all {
		if !slices.ContainsFunc(all, func(other *set) bool { return other != c && c.within(other) }) {
			r.judge(c)
		}
	}
}

// whole makes one set of the claims that a function puts together piece by piece. Two complete sets stay apart.
func (r *runner) whole(claims []*set) []*set {
	var out []*set
	for _, c := range claims {
		if i := slices.IndexFunc(out, func(o *set) bool { return o.text != c.text || c.within(o) || o.within(c) }); i >= 0 {
			out[i].merge(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// areClaims reports whether an object holds the provider's claims: one that nobody else has with another beside it, or
// the three of the old token.
func (r *runner) areClaims(x *set) bool {
	if x.has(httpHeaders...) {
		return false // headers of an HTTP message, which share some of the names
	}
	known := x.count(r.claims)
	return known >= 2 && x.count(r.telling) >= 1 || x.count(r.names.V1Claims) == len(r.names.V1Claims)
}

// isHeader reports whether an object is a JOSE header, or the options of a library that makes one.
func (r *runner) isHeader(x *set) bool {
	return x.count(r.header) >= 2 || x.count(r.old) >= 1 && x.count(r.header) >= 1
}

// libraryOptions are the options with which token libraries set a member of the JOSE header.
var libraryOptions = map[string][]string{"alg": {"algorithm"}, "kid": {"keyid"}}

// httpHeaders are headers that stand beside those which share their names with claims.
var httpHeaders = []string{"signature", "Signature", "Digest", "Authorization", "authorization", "host", "Host", "Date", "date", "Content-Type", "content-type"}

// lookAround notes the packages that name the provider.
func (r *runner) lookAround(s code.Scope, headers []*set) {
	for _, h := range headers {
		if h.has(r.old...) {
			r.context[s.File.Package] = true
		}
	}
	for _, t := range r.Model.Texts(s) {
		if r.Speaks(mleready.Cybersource, t.String()) {
			r.context[s.File.Package] = true
		}
	}
}

// judge tells the shape of a token and reports what its construction meets and breaks.
func (r *runner) judge(c *set) {
	header := r.headerOf(c)
	switch {
	case !c.has(r.telling...):
		if r.context[c.scope.File.Package] || header.has(r.old...) {
			r.Report(r.hit(ruleV1, c, header, mleready.High, nil))
		}
	case !c.has(r.names.VersionClaim):
		r.Report(r.hit(ruleNeither, c, header, mleready.Medium, map[string]string{"missing": r.names.VersionClaim}))
	default:
		r.judgeV2(c, header)
	}
	if c.text {
		r.Report(r.hit(ruleText, c, header, mleready.High, nil))
	}
}

// headerOf collects the JOSE header of a token: what stands in the same function, else in one that calls it or that it
// calls, else anywhere in the package.
func (r *runner) headerOf(c *set) *set {
	h := newSet(c.scope, c.at)
	around := [][]code.Scope{{c.scope}, append(r.Model.Callers(c.scope), r.Model.Callees(c.scope)...)}
	for _, scopes := range around {
		for _, s := range scopes {
			for _, found := range r.headers[s] {
				h.merge(found)
			}
		}
		if len(h.fields) > 0 {
			return h
		}
	}
	for s, found := range r.headers {
		if s.File.Package == c.scope.File.Package {
			for _, f := range found {
				h.merge(f)
			}
		}
	}
	return h
}

// hit makes a hit at the token's most telling place, with its other claims and the header's members as related ones.
func (r *runner) hit(rule string, c, header *set, confidence mleready.Confidence, args map[string]string) check.Hit {
	h := check.Hit{Rule: rule, At: r.placeOf(c), Via: mleready.Manual, Confidence: confidence, Args: args}
	for _, part := range []*set{c, header} {
		for _, name := range part.sorted() {
			h.Related = relate(h.Related, h.At, part.fields[name][0].At, name)
		}
	}
	return h
}

// placeOf is where the token's most telling claim stands.
func (r *runner) placeOf(c *set) code.Place {
	for _, name := range slices.Concat([]string{r.names.VersionClaim}, r.telling, r.claims) {
		if f := c.fields[name]; len(f) > 0 {
			return f[0].At
		}
	}
	return c.at
}

// relate adds a place once for each line.
func relate(list []check.Related, at, place code.Place, why string) []check.Related {
	same := func(p code.Place) bool { return p.File == place.File && p.Line() == place.Line() }
	if same(at) || slices.ContainsFunc(list, func(q check.Related) bool { return same(q.At) }) {
		return list
	}
	return append(list, check.Related{At: place, Why: why})
}
