package jwtconstruction

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// group is the group of requirements that this check judges.
const group = "jwt"

// finding is what the value of a claim shows. The zero one says nothing.
type finding struct {
	outcome mleready.Outcome
	why     string // of an unmet or unknown one
}

var (
	met    = finding{outcome: mleready.Met}
	untold = unknown("its value is only known when the program runs")
)

func unmet(why string) finding   { return finding{mleready.Unmet, why} }
func unknown(why string) finding { return finding{mleready.Unknown, why} }

// judgeV2 goes through the construction claim by claim.
func (r *runner) judgeV2(t *token) {
	r.Report(r.hit(ruleV2, t, mleready.High, nil))
	for _, claim := range r.names.Claims {
		if req, _ := r.Rules.Requirement(claim.Requirement); req.Group == group {
			r.tell(claim, t.claims, t, r.present(claim, t))
		}
	}
	visible := len(t.header.fields) > 0
	for _, member := range r.names.Headers {
		r.tell(member, t.header, t, r.headed(member, t.header, visible))
	}
	for _, member := range r.names.ForbiddenHeaders {
		r.tell(member, t.header, t, absent(member, t.header, visible))
	}
	r.method(t)
}

// present judges a claim that must be there.
func (r *runner) present(claim mleready.JWTField, t *token) finding {
	c := t.claims
	for _, name := range append([]string{claim.Name}, claim.Also...) {
		if c.has(name) {
			return r.judgeEntries(claim, c.fields[name])
		}
	}
	if claim.When != "" {
		switch bodies := r.bodies(c); {
		case bodies == mleready.NotApplicable:
			return finding{}
		case bodies == mleready.Unknown && !r.hasOther(claim, c):
			return unknown("it was not seen, and whether requests have a body could not be told")
		}
	}
	return missing(c)
}

// missing judges what was not seen. Where only tokens of the language were read, entries may have been overlooked.
func missing(c *set) finding {
	switch {
	case c.open != "":
		return unknown(c.open)
	case c.scope.File.Depth == mleready.DepthTokens:
		return unknown("it was not seen, and the language was read as tokens only")
	}
	return unmet("the token does not have it")
}

// bodies tells by request-method whether the requests have a body.
func (r *runner) bodies(c *set) mleready.Outcome {
	out := mleready.NotApplicable
	values := r.given(c.scope, c.values(r.requires("jwt.request_method").Name))
	for _, v := range values {
		switch method := strings.ToLower(v.String()); {
		case !v.Constant():
			return mleready.Unknown
		case method != "get" && method != "delete" && method != "head":
			out = mleready.Met
		}
	}
	if len(values) == 0 {
		return mleready.Unknown
	}
	return out
}

// given puts what the callers hand over in the place of values that are a function's parameters.
func (r *runner) given(s code.Scope, values []code.Value) []code.Value {
	if s.Func == code.TopLevel {
		return values
	}
	fn := &s.File.Funcs[s.Func]
	var out []code.Value
	for _, v := range values {
		i := slices.IndexFunc(fn.Params, func(symbol string) bool {
			return len(v) == 1 && v[0].Hole && symbol != "" && code.LastName(symbol) == v[0].Name
		})
		var from []code.Value
		for _, caller := range r.Model.Callers(s) {
			for _, call := range r.Model.Calls(caller) {
				if i >= 0 && call.Callee == fn.Symbol && i < len(call.Args) {
					from = append(from, r.Model.Fold(caller, &call.Args[i])...)
				}
			}
		}
		if from == nil {
			from = []code.Value{v}
		}
		out = append(out, from...)
	}
	return out
}

// hasOther reports whether the token has another claim under the same condition: a digest needs its algorithm.
func (r *runner) hasOther(claim mleready.JWTField, c *set) bool {
	return slices.ContainsFunc(r.names.Claims, func(o mleready.JWTField) bool {
		return o.When == claim.When && o.Requirement != claim.Requirement && c.has(append([]string{o.Name}, o.Also...)...)
	})
}

// requires is the claim that a requirement is about.
func (r *runner) requires(requirement string) mleready.JWTField {
	f, _ := r.names.Claim(requirement)
	return f
}

// headed judges a member that the header must have.
func (r *runner) headed(member mleready.JWTField, header *set, visible bool) finding {
	switch {
	case header.has(member.Name):
		return r.judgeEntries(member, header.fields[member.Name])
	case !visible:
		return unknown("the header of the token could not be found")
	}
	return missing(header)
}

// absent judges a member that must not be there.
func absent(member mleready.JWTField, header *set, visible bool) finding {
	switch {
	case header.has(member.Name):
		return unmet("the header has " + member.Name)
	case !visible:
		return unknown("the header of the token could not be found")
	case header.open != "":
		return unknown(header.open)
	}
	return met
}

// tell reports how a claim or header member is judged, where it stands, else where the token's most telling claim does.
func (r *runner) tell(claim mleready.JWTField, in *set, t *token, f finding) {
	rule := r.ruleFor(claim.Requirement, f.outcome)
	if rule == "" {
		return
	}
	h := check.Hit{
		Rule: rule, Requirement: claim.Requirement, Via: mleready.Manual, Confidence: mleready.Medium,
		Args: map[string]string{"claim": claim.Name, "why": f.why}, At: r.placeOf(t),
	}
	for _, name := range append([]string{claim.Name}, claim.Also...) {
		if fields := in.fields[name]; len(fields) > 0 {
			h.At = fields[0].At
			break
		}
	}
	r.Report(h)
}

// ruleFor is the rule of this check that says a requirement has an outcome.
func (r *runner) ruleFor(requirement string, o mleready.Outcome) string {
	if o == mleready.Unknown {
		return ruleUntold
	}
	rule, _ := r.Rules.RuleFor(name, requirement, o)
	return rule.ID
}

// method judges the case of request-method, which is a point of its own: the provider's own SDKs differ in it. A value
// that is as the caller has it says nothing.
func (r *runner) method(t *token) {
	claim := r.requires("jwt.request_method")
	claim.Requirement = "jwt.request_method_case"
	var lower, upper bool
	for _, v := range t.claims.values(claim.Name) {
		text := v.String()
		changed := r.changed(v)
		upper = upper || changed == capitals || changed == "" && v.Constant() && text != strings.ToLower(text)
		lower = lower || changed == small || changed == "" && v.Constant() && text != "" && text == strings.ToLower(text)
	}
	switch {
	case upper:
		r.tell(claim, t.claims, t, unmet("its letters are capitals"))
	case lower:
		r.tell(claim, t.claims, t, met)
	}
}
