package engine

import (
	"fmt"
	"slices"

	"mleready"
	"mleready/internal/portfolio"
)

// declare turns what people state into evidence, as long as it counts on the day that is judged at.
func (c *collecting) declare() {
	for i, d := range c.m.Declarations {
		stated := mleready.Declaring{
			Declaration: mleready.Declaration{
				Requirement: d.Requirement, MID: d.MID, Environment: d.Environment, Outcome: d.Outcome, By: d.By, At: d.At, Until: d.Until, Note: d.Note,
			},
			ID: fmt.Sprintf("declaration-%d", i+1), State: mleready.SuppressionUsed,
		}
		switch {
		case !d.Until.IsZero() && d.Until.Before(c.AsOf):
			stated.State, stated.Reason = mleready.SuppressionExpired, "it counted until "+d.Until.String()+": have it stated again"
		case c.AsOf.Before(d.At):
			stated.State, stated.Reason = mleready.SuppressionInvalid, "it is dated "+d.At.String()+", after the day that is judged at"
		default:
			c.seen.stated = append(c.seen.stated, mleready.Evidence{
				ID: stated.ID, Kind: mleready.FromDeclaration, Requirement: d.Requirement, Outcome: d.Outcome,
				Assurance: mleready.Declared, MID: d.MID, Environment: d.Environment, Reason: said(d),
			})
		}
		c.declarations = append(c.declarations, stated)
	}
}

// said is a declaration in a sentence.
func said(d portfolio.Declaration) string {
	text := fmt.Sprintf("%s declared it %s on %s", d.By, d.Outcome, d.At)
	if !d.Until.IsZero() {
		text += ", until " + d.Until.String()
	}
	if d.Note != "" {
		text += ": " + d.Note
	}
	return text
}

// effect marks a declaration that counts and settles nothing.
func effect(d *mleready.Declaring, a *mleready.Assessment) {
	if d.State != mleready.SuppressionUsed {
		return
	}
	for _, m := range a.Mandates {
		for _, r := range m.Requirements {
			if r.ID == d.Requirement && slices.Contains(r.Evidence, d.ID) {
				return
			}
		}
	}
	d.State, d.Reason = mleready.SuppressionUnused, "it settles nothing: "+d.Requirement+" is not settled by a declaration, or does not apply here"
}

// questions are those to which nobody knew the answer on the day that is judged at.
func (c *collecting) questions() []mleready.OpenQuestion {
	var open []mleready.OpenQuestion
	for _, a := range c.m.Open {
		if !c.AsOf.Before(a.At) {
			open = append(open, mleready.OpenQuestion{
				Requirement: a.Requirement, MID: a.MID, Environment: a.Environment, Asked: a.By, At: a.At, Note: a.Note,
			})
		}
	}
	return open
}

// waivings says of every waiver what it excuses.
func waivings(waivers []portfolio.Waiver, a *mleready.Assessment) []mleready.Waiving {
	var all []mleready.Waiving
	for _, w := range waivers {
		waiving := mleready.Waiving{
			Waiver: mleready.Waiver{Requirement: w.Requirement, By: w.By, Until: w.Until, Reason: w.Reason}, State: mleready.SuppressionUsed,
		}
		switch outcome := outcomeOf(w.Requirement, a); {
		case w.Until.Before(a.AsOf):
			waiving.State, waiving.Effect = mleready.SuppressionExpired, "it counted until "+w.Until.String()
		case outcome != mleready.Unmet && outcome != mleready.Unknown:
			waiving.State, waiving.Effect = mleready.SuppressionUnused, fmt.Sprintf("there is nothing to excuse: %s is %s", w.Requirement, outcome)
		}
		all = append(all, waiving)
	}
	return all
}

// outcomeOf is that of a requirement in whichever mandate has it; one that no mandate judged does not apply.
func outcomeOf(requirement string, a *mleready.Assessment) mleready.Outcome {
	for _, m := range a.Mandates {
		for _, r := range m.Requirements {
			if r.ID == requirement {
				return r.Outcome
			}
		}
	}
	return mleready.NotApplicable
}
