package payloadencryption

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
	"mleready/analyzers/sdk"
)

// Rules of this check that are not found by their requirement.
const (
	ruleJWE      = "MLE4001"
	ruleFLEWrong = "MLE4002"
	ruleFLE      = "MLE4003"
	ruleClear    = "MLE4004"
	ruleUntold   = "MLE4005"
	ruleOwnJWE   = "MLE4006"
	ruleDecrypts = "MLE4106"
	ruleNoReply  = "MLE4206"
	ruleTestKey  = "MLE4301"
	ruleOwnKey   = "MLE4302"
)

const name = "payloadencryption"

// Check judges payload encryption.
var Check = check.Check{
	Name:  name,
	Doc:   "judges the payload encryption for Mastercard",
	Rules: true,
	Run:   run,
}

type runner struct {
	*check.Pass
	names   mleready.MastercardNames
	scopes  []code.Scope
	regions map[string]int
	jwes    *jwe.Program
	bodies  *jwe.Bodies
	all     map[int]*region
	// packages are the dependencies that the manifests name.
	packages []*sdk.Use
}

// region is what is known of packages that belong together.
type region struct {
	speaks    bool       // names a host of Mastercard
	cross     code.Place // a path of Cross-Border Services, no file for none
	imports   []imported
	tested    []imported // by tests alone
	headers   []code.Field
	traced    bool
	encrypts  bool // as JWE, by a library or by hand
	legacy    bool
	config    []setting // of the libraries
	announced []code.Field
}

// ours reports whether something there is Mastercard's alone.
func (in *region) ours() bool {
	return in.speaks || in.cross.File != nil || len(in.imports) > 0 || len(in.announced) > 0
}

func run(p *check.Pass) {
	if p.Rules.Wire.Mastercard.Wrapper == "" {
		return // rules of a user who does not ask for it
	}
	r := &runner{Pass: p, names: p.Rules.Wire.Mastercard, scopes: p.Model.Speaking(), all: map[int]*region{}}
	if !r.concerned() {
		return
	}
	r.regions, r.jwes = p.Model.Regions(), jwe.Find(p.Model)
	r.packages = sdk.Packages(p.Model, p.Rules)
	r.bodies = &jwe.Bodies{Model: p.Model, Member: r.names.Wrapper}
	for _, f := range p.Model.Files {
		r.imported(f)
	}
	for _, s := range r.scopes {
		r.look(s)
	}
	r.libraries()
	r.byHand()
	for _, s := range r.scopes {
		if in := r.in(s); in.cross.File != nil {
			r.calls(s, in)
		}
	}
	for _, in := range r.sorted() {
		r.finish(in)
	}
}

// concerned returns early where nothing of Mastercard is named.
func (r *runner) concerned() bool {
	for _, f := range r.Model.Files {
		if slices.ContainsFunc(f.Imports, func(i code.Import) bool { _, _, ok := r.library(f, i.Path); return ok }) {
			return true
		}
	}
	for _, s := range r.scopes {
		for _, t := range r.Model.Texts(s) {
			if text := strings.ToLower(t.String()); strings.Contains(text, r.names.Wrapper) || r.isCross(text) {
				return true
			}
		}
		for _, f := range r.Model.Fields(s) {
			if f.Key.String() == r.names.Wrapper {
				return true
			}
		}
	}
	return false
}

// in is the region of a function.
func (r *runner) in(s code.Scope) *region {
	n := r.regions[s.File.Package]
	if r.all[n] == nil {
		r.all[n] = &region{}
	}
	return r.all[n]
}

func (r *runner) sorted() []*region {
	var out []*region
	for n := range len(r.regions) {
		if in := r.all[n]; in != nil {
			out = append(out, in)
		}
	}
	return out
}

// isCross reports whether a text is the path of a call to Cross-Border Services.
func (r *runner) isCross(text string) bool {
	return len(r.names.PathParts) > 0 && !slices.ContainsFunc(r.names.PathParts, func(part string) bool { return !strings.Contains(text, part) })
}

// look collects what a function shows: paths, envelopes, headers and settings.
func (r *runner) look(s code.Scope) {
	in := r.in(s)
	for _, t := range r.Model.Texts(s) {
		in.speaks = in.speaks || r.Speaks(mleready.Mastercard, t.String())
		if r.isCross(strings.ToLower(t.String())) && t.At.File != nil {
			at := t.PartAt(0).From
			if in.cross.File == nil {
				in.cross = at
			}
			r.Presence(mleready.Mastercard, at, "path of Cross-Border Services")
		}
	}
	r.bodies.Sealed = append(r.bodies.Sealed, jwe.Envelopes(r.Model, s, r.names.Wrapper)...)
	for _, f := range r.Model.Fields(s) {
		key := strings.ToLower(f.Key.String())
		if f.Kind == code.GroupStruct || key != r.names.EncryptedHeader && !slices.Contains(r.names.OtherHeaders, key) {
			continue
		}
		in.headers = append(in.headers, f)
		if key == r.names.EncryptedHeader {
			in.announced = append(in.announced, f)
		}
	}
	r.settings(s, in)
}

// hit reports a rule at a place.
func (r *runner) hit(rule string, at code.Place, c mleready.Confidence, args map[string]string, related ...check.Related) {
	h := check.Hit{Rule: rule, At: at, Via: mleready.Manual, Confidence: c, Args: args}
	for _, x := range related {
		if x.At.File != nil && (x.At.File != at.File || x.At.Line() != at.Line()) {
			h.Related = append(h.Related, x)
		}
	}
	r.Report(h)
}

// judge reports the rule of this check that says a requirement has an outcome.
func (r *runner) judge(requirement string, o mleready.Outcome, at code.Place, args map[string]string) {
	if rule, ok := r.Rules.RuleFor(name, requirement, o); ok {
		r.hit(rule.ID, at, mleready.Medium, args)
	}
}
