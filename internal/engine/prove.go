package engine

import (
	"context"
	"slices"

	"mleready"
	"mleready/probes/prove"
)

// ProveOptions say what to run, and what to judge by.
type ProveOptions struct {
	prove.Options
	Mandate string
	AsOf    mleready.Date
}

// Prove runs a merchant's own program against the local gateway, and judges every mandate by what it sent and did.
func Prove(ctx context.Context, o ProveOptions) (*mleready.Proof, error) {
	seen, err := prove.Run(ctx, o.Options)
	if err != nil {
		return nil, err
	}
	program := o.Command[0]
	g := newGrading(GradeOptions{Rules: o.Gateway.Rules, Mandate: o.Mandate, AsOf: o.AsOf})
	for _, x := range seen.Exchanges {
		if x.Provider == "" {
			g.skipped = append(g.skipped, mleready.Skipped{Path: x.ID, Reason: "concerns no provider of the mandates: " + x.Method + " " + x.Path})
			continue
		}
		g.take(program, x, hasBody(x))
	}
	for _, r := range seen.Runs {
		for _, grade := range r.Grades {
			g.stated = append(g.stated, mleready.Evidence{
				ID: "run:" + r.Fault, Kind: mleready.FromTraffic, Requirement: grade.ID, Outcome: grade.Outcome, Assurance: mleready.Local, Reason: grade.Reason,
			})
		}
	}
	proof := &mleready.Proof{Grading: *g.result(), Program: program, Runs: seen.Runs}
	proof.Schema = mleready.ProveSchema
	return proof, nil
}

// hasBody tells by its method whether an exchange had a body, which a graded one does not keep.
func hasBody(x mleready.Graded) bool {
	return slices.Contains([]string{"POST", "PUT", "PATCH"}, x.Method)
}
