package report

import (
	"cmp"
	"fmt"
	"slices"

	"mleready"
)

// Basis says by what a target is judged: by its production integrations, or by its samples when it has nothing else.
// A target without any integration has the basis production.
func Basis(integrations []mleready.Integration) mleready.Role {
	sample := false
	for _, i := range integrations {
		if speaks(i.Role, mleready.RoleProduction) {
			return mleready.RoleProduction
		}
		sample = sample || i.Role == mleready.RoleSample
	}
	if sample {
		return mleready.RoleSample
	}
	return mleready.RoleProduction
}

// speaking picks the integrations with a provider that speak for the merchant, by id.
func speaking(all []mleready.Integration, provider mleready.Provider) []mleready.Integration {
	basis := Basis(all)
	picked := filter(all, func(i mleready.Integration) bool {
		return i.Provider == provider && speaks(i.Role, basis)
	})
	slices.SortStableFunc(picked, func(a, b mleready.Integration) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	return picked
}

// Stage reads the stage of an integration off the mechanisms of its live path. Where there is none, the reason says why.
func Stage(mechanisms []mleready.MechanismUse) (stage mleready.Stage, reason string) {
	live := map[mleready.Mechanism]bool{}
	for _, m := range mechanisms {
		live[m.Name] = live[m.Name] || m.Live
	}
	switch {
	case live[mleready.HTTPSignature]:
		return mleready.StageHTTPSignature, ""
	case live[mleready.JWTv1]:
		return mleready.StageJWTv1, ""
	case live[mleready.JWTv2] && live[mleready.RequestMLE] && live[mleready.ResponseMLE]:
		return mleready.StageResponseMLE, ""
	case live[mleready.JWTv2] && live[mleready.RequestMLE]:
		return mleready.StageRequestMLE, ""
	case live[mleready.JWTv2]:
		return mleready.StageJWTv2, ""
	case live[mleready.OAuth]:
		return "", "it authenticates with OAuth, which has no stage"
	case live[mleready.MastercardJWE] || live[mleready.MastercardFLE]:
		return "", "payload encryption for Mastercard has no stages"
	case live[mleready.RequestMLE] || live[mleready.ResponseMLE]:
		return "", "it encrypts messages, but how it authenticates could not be told"
	case len(mechanisms) > 0:
		return "", "it is not known which of its ways to authenticate is live"
	}
	return "", "how it authenticates could not be told from what was read"
}

// staging is how far the merchant is, and what keeps that from being known.
type staging struct {
	stage   mleready.Stage
	missing string // "" when every integration has a stage
}

// stage is the lowest of the merchant's integrations. Only the mandate that the ladder describes has one.
func (q *inquiry) stage() staging {
	if q.mandate.Provider != mleready.Cybersource {
		return staging{}
	}
	if len(q.integrations) == 0 {
		return staging{missing: "no integration was seen, so its stage is not known"}
	}
	var s staging
	lowest := len(mleready.Stages)
	for _, i := range q.integrations {
		stage, why := i.Stage, i.Reason
		if stage == "" && why == "" {
			stage, why = Stage(i.Mechanisms)
		}
		switch at := slices.Index(mleready.Stages, stage); {
		case at >= 0:
			lowest = min(lowest, at)
		case s.missing == "":
			s.missing = fmt.Sprintf("the stage of %s is not known: %s", i.ID, cmp.Or(why, "no reason was given"))
		}
	}
	if lowest < len(mleready.Stages) {
		s.stage = mleready.Stages[lowest]
	}
	return s
}
