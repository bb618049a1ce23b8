package mleready

import (
	"slices"
	"testing"
)

// TestRulesCover checks that what decides a status can be seen both ways: met and unmet.
func TestRulesCover(t *testing.T) {
	r := defaults(t)
	seen := map[string]map[Outcome]bool{}
	for _, rule := range r.Rules {
		for _, id := range append([]string{rule.Requirement}, rule.Proves...) {
			if seen[id] == nil {
				seen[id] = map[Outcome]bool{}
			}
			seen[id][rule.Outcome] = true
		}
	}
	for _, q := range r.Requirements {
		inCode := slices.Contains(q.SettledBy, FromFinding) && q.LevelFor(true) == Mandatory
		if inCode && !(seen[q.ID][Met] && seen[q.ID][Unmet]) {
			t.Errorf("%s: rules find %v", q.ID, seen[q.ID])
		}
	}
}

// TestRulePairs checks that a rule and its counterpart share the last two digits.
func TestRulePairs(t *testing.T) {
	r := defaults(t)
	pairs := 0
	for _, met := range r.Rules {
		series := met.ID[:5]
		counterpart := map[string]string{"MLE21": "MLE22", "MLE31": "MLE32", "MLE41": "MLE42"}[series]
		if counterpart == "" {
			continue
		}
		pairs++
		unmet, ok := r.Rule(counterpart + met.ID[5:])
		if !ok || met.Outcome != Met || unmet.Outcome != Unmet || met.Requirement != unmet.Requirement || met.Mechanism != unmet.Mechanism {
			t.Errorf("%s %s %s, but %s %s %s", met.ID, met.Outcome, met.Requirement, unmet.ID, unmet.Outcome, unmet.Requirement)
		}
	}
	if pairs < 30 {
		t.Errorf("only %d pairs", pairs)
	}
}

// TestJWTNames checks that every requirement on the token is that of one name on the wire.
func TestJWTNames(t *testing.T) {
	r := defaults(t)
	jwt, named := r.Wire.JWT, map[string]int{}
	for _, f := range slices.Concat(jwt.Headers, jwt.Claims, jwt.ForbiddenHeaders) {
		named[f.Requirement]++
	}
	for _, q := range r.RequirementsOf("cybersource-2026") {
		if want := q.Group == "jwt" && q.ID != "jwt.request_method_case"; want && named[q.ID] != 1 {
			t.Errorf("%s has %d names on the wire", q.ID, named[q.ID])
		}
	}
	for _, claim := range jwt.V1Claims {
		if !slices.ContainsFunc(jwt.Claims, func(f JWTField) bool { return f.Is(claim) }) {
			t.Errorf("%s of version 1 is no claim of version 2", claim)
		}
	}
	for _, o := range jwt.Others {
		if o.In == "claim" && slices.ContainsFunc(jwt.Claims, func(f JWTField) bool { return f.Is(o.Literal) }) {
			t.Errorf("%s is a claim of the provider's token and of somebody else's", o.Literal)
		}
	}
}

// TestQuestionsCover checks that a form can ask about everything that a declaration settles.
func TestQuestionsCover(t *testing.T) {
	r := defaults(t)
	asked := map[string]bool{}
	for _, q := range r.Questions {
		asked[q.Requirement] = true
	}
	for _, q := range r.Requirements {
		if want := slices.Contains(q.SettledBy, FromDeclaration); asked[q.ID] != want {
			t.Errorf("%s is asked: %t; a declaration settles it: %t", q.ID, asked[q.ID], want)
		}
	}
}
