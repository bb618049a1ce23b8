package jwtconstruction

import (
	"maps"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// group is the group of requirements that this check judges.
const group = "jwt"

// judgeV2 goes through the construction claim by claim.
func (r *runner) judgeV2(c, header *set) {
	r.Report(r.hit(ruleV2, c, header, mleready.High, nil))
	visible := len(header.fields) > 0
	for _, claim := range r.names.Claims {
		if req, _ := r.Rules.Requirement(claim.Requirement); req.Group == group {
			r.tell(claim, c, header, r.present(claim, c, true))
		}
	}
	for _, member := range r.names.Headers {
		member.Also = append(slices.Clone(member.Also), libraryOptions[member.Name]...)
		r.tell(member, header, c, r.present(member, header, visible))
	}
	for _, member := range r.names.ForbiddenHeaders {
		r.tell(member, header, c, absent(member, header, visible))
	}
	r.method(c, header)
}

// present judges a claim that must be there. visible says that everything which goes into the set can be seen.
func (r *runner) present(claim mleready.JWTField, in *set, visible bool) finding {
	for _, name := range append([]string{claim.Name}, claim.Also...) {
		if in.has(name) {
			return r.judgeValue(claim, in.values(name))
		}
	}
	switch {
	case !visible:
		return finding{mleready.Unknown, "the header of the token could not be found"}
	case claim.When != "":
		return finding{mleready.Unknown, "it was not seen, and whether requests have a body could not be told"}
	}
	return unmet("the token does not have it")
}

// absent judges a member that must not be there.
func absent(member mleready.JWTField, in *set, visible bool) finding {
	switch {
	case in.has(member.Name):
		return unmet("the header has it")
	case !visible:
		return finding{mleready.Unknown, "the header of the token could not be found"}
	}
	return met
}

// tell reports how a claim or header member is judged, where it stands, else where the token's most telling claim does.
func (r *runner) tell(claim mleready.JWTField, in, other *set, f finding) {
	rule := r.ruleFor(claim.Requirement, f.outcome)
	if rule == "" {
		return
	}
	h := check.Hit{
		Rule: rule, Requirement: claim.Requirement, Via: mleready.Manual, Confidence: mleready.Medium,
		Args: map[string]string{"claim": claim.Name, "why": f.why},
	}
	for _, part := range []*set{in, other} {
		if h.At.File == nil && part.has(r.telling...) {
			h.At = r.placeOf(part)
		}
	}
	for _, name := range append([]string{claim.Name}, claim.Also...) {
		if fields := in.fields[name]; len(fields) > 0 {
			h.At = fields[0].At
			break
		}
	}
	r.Report(h)
}

// ruleFor is the rule of this check that says a requirement of the group has an outcome.
func (r *runner) ruleFor(requirement string, o mleready.Outcome) string {
	if o == mleready.Unknown {
		return ruleUntold
	}
	for _, rule := range r.Rules.Rules {
		if rule.Check == name && rule.Requirement == requirement && rule.Outcome == o {
			return rule.ID
		}
	}
	return ""
}

// method judges the case of request-method, which is a point of its own: the provider's own SDKs differ in it. A value
// that is as the caller has it says nothing.
func (r *runner) method(c, header *set) {
	for _, claim := range r.names.Claims {
		if claim.Requirement != "jwt.request_method" {
			continue
		}
		claim.Requirement = "jwt.request_method_case"
		for _, v := range c.values(claim.Name) {
			switch text := v.String(); {
			case v.Constant() && text != strings.ToLower(text) || slices.ContainsFunc(v, upper):
				r.tell(claim, c, header, unmet("its letters are capitals"))
				return
			case v.Constant() && text != "" || slices.ContainsFunc(v, lower):
				r.tell(claim, c, header, met)
				return
			}
		}
	}
}

func upper(p code.Part) bool { return p.Hole && capitals[p.Name] }

func lower(p code.Part) bool { return p.Hole && smalls[p.Name] }

// capitals and smalls are the functions that change the case of a text, in all languages.
var (
	capitals = map[string]bool{"toUpperCase": true, "ToUpper": true, "ToUpperInvariant": true, "upper": true, "strtoupper": true, "upcase": true}
	smalls   = map[string]bool{"toLowerCase": true, "ToLower": true, "ToLowerInvariant": true, "lower": true, "strtolower": true, "downcase": true}
)

// sorted lists the names in a set.
func (s *set) sorted() []string { return slices.Sorted(maps.Keys(s.fields)) }
