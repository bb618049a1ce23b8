package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/capture"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/report"
)

// Capture is a file of recorded exchanges.
type Capture struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// GradeOptions say what to grade and how.
type GradeOptions struct {
	Rules    *mleready.Rules
	Mandate  string // id of the mandate whose status is the grading's own
	AsOf     mleready.Date
	Keys     *credentials.Cybersource // nil for none
	Partners *credentials.Mastercard  // nil for none
	Captures []Capture
	Progress func(exchanges int)
}

// grading is one run over captures.
type grading struct {
	GradeOptions
	grader     *grader.Grader
	exchanges  []mleready.Graded
	stated     []mleready.Evidence // beside that of the exchanges
	neighbours []mleready.Neighbour
	skipped    []mleready.Skipped
	mechanisms map[speaker]map[mleready.Mechanism]bool
	bodies     map[mleready.Provider]bool // whether a request had one
}

// speaker is a capture as a place that talks to a provider.
type speaker struct {
	capture  string
	provider mleready.Provider
}

func newGrading(o GradeOptions) *grading {
	return &grading{
		GradeOptions: o, grader: grader.New(o.Rules, o.Keys, grader.Options{AsOf: o.AsOf, Partners: o.Partners}),
		exchanges: []mleready.Graded{}, mechanisms: map[speaker]map[mleready.Mechanism]bool{}, bodies: map[mleready.Provider]bool{},
	}
}

// Grade judges recorded exchanges and what follows from them for every mandate. A capture or an entry that cannot be
// read is listed as skipped; the error is for a run that was ended.
func Grade(ctx context.Context, o GradeOptions) (*mleready.Grading, error) {
	g := newGrading(o)
	for _, c := range o.Captures {
		if err := g.read(ctx, c); err != nil {
			if ctx.Err() != nil {
				return nil, fmt.Errorf("grading %s: %w", c.Name, ctx.Err())
			}
			g.skipped = append(g.skipped, mleready.Skipped{Path: c.Name, Reason: err.Error(), Candidate: true})
		}
	}
	return g.result(), nil
}

func (g *grading) read(ctx context.Context, c Capture) (err error) {
	file, err := c.Open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	return capture.Read(c.Name, file, func(e capture.Entry) error {
		if g.Progress != nil {
			g.Progress(len(g.exchanges))
		}
		g.entry(c.Name, e)
		return ctx.Err()
	})
}

// entry grades one entry of a capture. What concerns no provider is counted and left alone.
func (g *grading) entry(name string, e capture.Entry) {
	at := fmt.Sprintf("%s:%d", name, e.Line)
	if e.Problem != "" {
		g.skipped = append(g.skipped, mleready.Skipped{Path: at, Reason: e.Problem, Candidate: true})
		return
	}
	graded := g.graded(e)
	if graded.Neighbour != "" {
		g.neighbours = append(g.neighbours, mleready.Neighbour{Kind: graded.Neighbour, Path: name, Line: e.Line})
		return
	}
	if graded.Provider == "" {
		g.skipped = append(g.skipped, mleready.Skipped{Path: at, Reason: "concerns no provider of the mandates"})
		return
	}
	graded.Warnings = append(graded.Warnings, e.Notes...)
	g.take(name, graded, e.Exchange.Body != "")
}

// take notes a graded exchange and who sent it.
func (g *grading) take(name string, graded mleready.Graded, body bool) {
	g.bodies[graded.Provider] = g.bodies[graded.Provider] || body
	who := speaker{name, graded.Provider}
	if g.mechanisms[who] == nil {
		g.mechanisms[who] = map[mleready.Mechanism]bool{}
	}
	for _, m := range graded.Mechanisms {
		g.mechanisms[who][m] = true
	}
	g.exchanges = append(g.exchanges, graded)
}

// graded takes the grades that the recording proxy gave: it saw the exchange as it was sent, before card data and
// signatures were taken out. Anything else is graded here.
func (g *grading) graded(e capture.Entry) mleready.Graded {
	if e.Graded != nil {
		graded := *e.Graded
		graded.ID = e.Exchange.ID
		graded.Warnings = append(graded.Warnings, "Graded when it was recorded, before redaction.")
		return graded
	}
	graded := g.grader.Exchange(e.Exchange)
	if e.Exchange.At == "" && graded.Provider == mleready.Cybersource {
		graded.Warnings = append(graded.Warnings, "The exchange has no time of its own, so that of the token was taken.")
	}
	return graded
}

func (g *grading) result() *mleready.Grading {
	slices.SortStableFunc(g.skipped, func(a, b mleready.Skipped) int { return strings.Compare(a.Path, b.Path) })
	result := &mleready.Grading{
		Schema: mleready.GradeSchema,
		Tool:   mleready.Tool{Name: toolName, Version: mleready.Version, Depth: map[string]mleready.Depth{}},
		Rules:  g.Rules.Used(g.AsOf), AsOf: g.AsOf, Exchanges: g.exchanges, Neighbours: g.neighbours, Skipped: g.skipped,
	}
	if result.Skipped == nil {
		result.Skipped = []mleready.Skipped{}
	}
	a := verdict{rules: g.Rules, mandate: g.Mandate, asOf: g.AsOf}.assess(&seen{
		integrations: g.integrations(), stated: append(report.TrafficEvidence(g.exchanges), g.stated...), bodies: g.bodies,
		skipped: g.skipped, lookedAt: len(g.exchanges) > 0,
	})
	result.Mandate, result.Status, result.Mandates = a.Mandate, a.Status, a.Mandates
	return result
}

// integrations are the captures as places that talk to the provider: their stage is that of what they sent.
func (g *grading) integrations() []mleready.Integration {
	var list []mleready.Integration
	for who, seen := range g.mechanisms {
		i := mleready.Integration{
			ID: string(who.provider) + ":" + who.capture, Provider: who.provider, Via: mleready.Manual,
			Role: mleready.RoleProduction, Paths: []string{who.capture},
		}
		for m := range seen {
			i.Mechanisms = append(i.Mechanisms, mleready.MechanismUse{Name: m, Live: true})
		}
		slices.SortFunc(i.Mechanisms, func(a, b mleready.MechanismUse) int { return strings.Compare(string(a.Name), string(b.Name)) })
		i.Stage, i.Reason = report.Stage(i.Mechanisms)
		list = append(list, i)
	}
	slices.SortFunc(list, func(a, b mleready.Integration) int { return strings.Compare(a.ID, b.ID) })
	return list
}
