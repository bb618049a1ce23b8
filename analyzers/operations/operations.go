package operations

import (
	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/sdk"
)

// Rules of this check.
const (
	ruleDemands = "MLE7001"
	ruleClear   = "MLE7002"
	ruleDirect  = "MLE7003"
	ruleUnknown = "MLE7004"
	ruleFormer  = "MLE7005"
)

// mandatory is the demand of operations that refuse clear text.
const mandatory = "mandatory"

// conditionBody is the condition of the rules that requests have a body.
const conditionBody = "body"

// Check finds the calls that are made.
var Check = check.Check{
	Name:      "operations",
	Doc:       "finds which calls of the provider's API are made, and which of them demand encryption already",
	Rules:     true,
	NeedsTree: true,
	Run:       run,
}

type runner struct {
	*check.Pass
	program *sdk.Program
	bodies  bool            // a request with a body was seen
	without bool            // one without was
	unsure  bool            // a call was seen whose method could not be told
	knowing map[string]bool // packages that know the member of an encrypted request; nil before they are asked for
}

func run(p *check.Pass) {
	r := &runner{Pass: p, program: sdk.Find(p.Model, p.Rules)}
	for _, c := range r.program.Calls() {
		r.method(c)
	}
	r.paths()
	switch {
	case r.bodies:
		r.Condition(conditionBody, true)
	case r.without && !r.unsure:
		r.Condition(conditionBody, false)
	}
}

// count notes whether a call has a body.
func (r *runner) count(f *code.Summary, body bool) {
	if f.Role == mleready.RoleTest {
		return
	}
	r.bodies = r.bodies || body
	r.without = r.without || !body
}

// method judges a call of an SDK's method.
func (r *runner) method(c sdk.Call) {
	r.count(c.At.File, c.Operation.HasBody())
	if !demands(c.Operation, c.Use) {
		return
	}
	confidence := mleready.High
	if !c.Sure {
		confidence = mleready.Medium
	}
	h := check.Hit{Rule: ruleDemands, At: c.At, Via: mleready.SDK, Confidence: confidence, Args: map[string]string{"operation": c.Operation.ID}}
	r.Report(h)
	if config := r.clear(c); config != nil && c.Operation.HasBody() {
		h.Rule = ruleClear
		s := config.Settings[sdk.Scheme]
		h.Related = []check.Related{{At: s.At, Why: "configuration"}}
		r.Report(h)
	}
}

// demands reports whether an operation refuses clear text, as far as the release of the SDK knows it.
func demands(o mleready.Operation, u *sdk.Use) bool {
	if o.RequestMLE != mandatory {
		return false
	}
	exact := u != nil && u.Version != "" && u.SDK.ID == node && o.MandatorySince != ""
	return !exact || mleready.CompareVersions(u.Version, o.MandatorySince) >= 0
}

// node is the SDK whose releases the table of operations names.
const node = "node"

// clear is a configuration with which a call goes out in clear text, nil unless every configuration of its SDK is like that:
// which of several a call is made with is not told.
func (r *runner) clear(call sdk.Call) *sdk.Config {
	var found *sdk.Config
	for _, c := range r.program.ConfigsOf(call.Use) {
		v, ok := c.Live(sdk.Scheme)
		if !ok || !c.Default || c.File {
			continue
		}
		off, _ := c.Live(sdk.DisableSwitch)
		scheme := c.Settings[sdk.Scheme].Scheme(v)
		noMLE := c.IsOn(sdk.DisableSwitch, off) || call.Use.Known && !call.Use.Can.RequestMLE
		if scheme != sdk.SchemeHTTPSignature && (scheme != sdk.SchemeJWT || !noMLE) {
			return nil
		}
		found = c
	}
	return found
}
