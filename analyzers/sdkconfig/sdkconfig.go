package sdkconfig

import (
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/sdk"
)

// Check judges the configuration of the SDK.
var Check = check.Check{
	Name:      "sdkconfig",
	Doc:       "judges how the provider's SDK is configured",
	Rules:     true,
	NeedsTree: true,
	Run:       run,
}

// conditionMetaKey is the condition of the rules that a key of a portfolio signs.
const conditionMetaKey = "meta_key"

type runner struct {
	*check.Pass
	program *sdk.Program
	calls   map[*sdk.Use][]sdk.Call
	seen    map[string]bool
	named   map[*code.Summary]bool // files of settings that code names, as far as it was asked
}

func run(p *check.Pass) {
	r := &runner{p, sdk.Find(p.Model, p.Rules), map[*sdk.Use][]sdk.Call{}, map[string]bool{}, map[*code.Summary]bool{}}
	for _, call := range r.program.Calls() {
		r.calls[call.Use] = append(r.calls[call.Use], call)
	}
	for _, c := range r.program.Configs {
		if !c.File || r.counts(c) {
			r.config(c)
		}
	}
	r.metaKey()
}

// metaKey tells whether a key of a portfolio signs, where every configuration in use says so.
func (r *runner) metaKey() {
	on, off := false, false
	for _, c := range r.program.Configs {
		if !c.Default || c.File && !r.counts(c) || c.Settings[sdk.Scheme] == nil {
			continue
		}
		v, set := c.Live(sdk.MetaKey)
		switch {
		case c.IsOn(sdk.MetaKey, v):
			on = true
		case set && (!v.Known || v.Origin != ""), !set && c.Open:
			return
		default:
			off = true
		}
	}
	if on || off {
		r.Condition(conditionMetaKey, on)
	}
}

// counts reports whether a file of settings that code does not name is in use: when code that configures the SDK takes
// the scheme from outside, and when the SDK is there and no code that could be read configures it.
func (r *runner) counts(file *sdk.Config) bool {
	if file.Settings[sdk.Scheme] == nil {
		return false
	}
	settled, open := false, false
	for _, c := range r.program.Configs {
		if c.File || c.Settings[sdk.Scheme] == nil || file.Use != nil && c.Use != file.Use {
			continue
		}
		if v, ok := c.Live(sdk.Scheme); ok && v.Known {
			settled = true
		} else {
			open = true
		}
	}
	return open || !settled && (file.Use.Is(sdk.RoleClient) || r.isNamed(file.At.File))
}

// isNamed reports whether code names a file: it loads it, or holds its name in a string.
func (r *runner) isNamed(f *code.Summary) bool {
	if named, ok := r.named[f]; ok {
		return named
	}
	base := f.Path[strings.LastIndexByte(f.Path, '/')+1:]
	named := false
	for _, s := range r.Model.Scopes() {
		if s.File == f {
			continue
		}
		r.Model.Exprs(s, func(e *code.Expr) {
			named = named || e.Op == code.OpLiteral && strings.HasSuffix(e.Text, base) || e.Op == code.OpRef && (e.Symbol == f.Path || strings.HasPrefix(e.Symbol, f.Path+"#"))
		})
	}
	r.named[f] = named
	return named
}

// config judges one configuration, value by value.
func (r *runner) config(c *sdk.Config) {
	j := &judge{runner: r, c: c}
	if s := c.Settings[sdk.Scheme]; s != nil {
		for _, v := range s.Values {
			j.scheme(s, v)
		}
	}
	if j.use() == nil {
		return // options of a program's own with the names of the SDK's: what they do is not known
	}
	j.request()
	j.response()
	j.control()
	j.keys()
	j.spellings()
}

// judge is one configuration under judgement.
type judge struct {
	*runner
	c *sdk.Config
}

// hit makes a hit at the place that gives an option its value, with the place of the value itself beside it.
func (j *judge) hit(rule string, s *sdk.Setting, v sdk.Value, args map[string]string) check.Hit {
	h := check.Hit{Rule: rule, At: v.Set(), Via: mleready.SDK, Confidence: j.confidence(v), Args: map[string]string{"key": s.Key, "value": shown(v)}}
	if j.use() == nil {
		h.Via = mleready.Manual
	}
	h.NotLive = !v.Default || !j.c.Default
	for name, text := range args {
		h.Args[name] = text
	}
	if v.At.File != nil && (v.At.File != h.At.File || v.At.Line() != h.At.Line()) {
		h.Related = append(h.Related, check.Related{At: v.At, Why: "value of " + s.Key})
	}
	if taker := j.taker(); taker != nil {
		h.Of = taker.At
		h.Related = append(h.Related, check.Related{At: taker.Settings[sdk.Scheme].At, Why: "code that takes it from outside"})
	}
	if u := j.use(); u != nil {
		h.Related = append(h.Related, check.Related{At: u.At, Why: "release of the SDK"})
	}
	if j.c.File && rule == ruleHTTPSignature {
		h.Related = append(h.Related, j.sharedKey()...)
	}
	for _, at := range j.handed() {
		h.Related = append(h.Related, check.Related{At: at, Why: "takes the configuration"})
	}
	return h
}

// sharedKey is where a file of settings has the key that makes the signature.
func (j *judge) sharedKey() []check.Related {
	var out []check.Related
	for _, id := range []string{sdk.SharedKeyID, sdk.SharedSecret} {
		if s := j.c.Settings[id]; s != nil {
			out = append(out, check.Related{At: s.At, Why: "key that signs"})
		}
	}
	return out
}

// handed are the calls of the same function that get the configuration's object.
func (j *judge) handed() []code.Place {
	s := code.ScopeAt(j.c.At)
	symbol := ""
	for _, g := range s.File.Groups {
		if g.Span == j.c.At.Span {
			symbol = g.Symbol
		}
	}
	var out []code.Place
	for _, c := range j.Model.Calls(s) {
		if symbol != "" && slices.ContainsFunc(c.Args, func(a code.Expr) bool { return a.Op == code.OpRef && a.Symbol == symbol }) {
			out = append(out, s.At(c.Span))
		}
	}
	return out
}

// taker is the configuration in code that takes what a file of settings holds, nil when there is none.
func (j *judge) taker() *sdk.Config {
	if !j.c.File {
		return nil
	}
	for _, c := range j.program.Configs {
		if c.File || c.Settings[sdk.Scheme] == nil || j.c.Use != nil && c.Use != j.c.Use {
			continue
		}
		if v, ok := c.Live(sdk.Scheme); ok && !v.Known {
			return c
		}
	}
	return nil
}

// report reports a hit once for a place, however many objects share the place.
func (j *judge) report(h check.Hit) {
	key := strings.Join([]string{h.Rule, h.At.File.Path, strconv.Itoa(int(h.At.Start)), h.Args["key"], h.Args["value"], h.Args["operation"]}, "\x00")
	if !j.seen[key] {
		j.seen[key] = true
		j.Report(h)
	}
}

func (j *judge) confidence(v sdk.Value) mleready.Confidence {
	switch {
	case !v.Default || !j.c.Default || v.Sample:
		return mleready.Low
	case v.Origin != "" || j.c.File:
		return mleready.Medium
	}
	return mleready.High
}

// shown is a value for a message.
func shown(v sdk.Value) string {
	if v.Known && v.Origin != "" {
		return v.Text + " unless " + v.Origin + " says otherwise"
	}
	return v.Text
}

// scheme judges a value of authenticationType.
func (j *judge) scheme(s *sdk.Setting, v sdk.Value) {
	if !v.Known {
		if v.Default && !j.fileDecides() && !j.copies(s, v) {
			j.report(j.hit(ruleSchemeOutside, s, v, map[string]string{"origin": v.Origin}))
		}
		return
	}
	switch scheme := s.Scheme(v); scheme {
	case "":
	case sdk.SchemeHTTPSignature:
		j.report(j.hit(ruleHTTPSignature, s, v, nil))
	case sdk.SchemeJWT:
		j.jwt(s, v)
	default:
		j.report(j.hit(ruleOAuth, s, v, nil))
	}
	if j.c.SDK.Config.SchemeCase == "upper" && !j.c.File && v.Text != strings.ToUpper(v.Text) {
		j.report(j.hit(ruleSchemeCase, s, v, nil))
	}
}

// copies reports whether a configuration only hands on what another one of the same SDK holds.
func (j *judge) copies(s *sdk.Setting, v sdk.Value) bool {
	return v.Origin == s.Key && slices.ContainsFunc(j.program.Configs, func(c *sdk.Config) bool {
		other, ok := c.Live(sdk.Scheme)
		return c != j.c && c.Use == j.c.Use && !c.File && c.Default && ok && other.Known
	})
}

// fileDecides reports whether a file of settings gives the scheme that this configuration takes from outside.
func (j *judge) fileDecides() bool {
	return slices.ContainsFunc(j.program.Configs, func(c *sdk.Config) bool {
		v, ok := c.Live(sdk.Scheme)
		return c.File && ok && v.Known && c.Default && j.counts(c) && (c.Use == nil || c.Use == j.c.Use)
	})
}

// jwt judges what the release builds when JWT is configured.
func (j *judge) jwt(s *sdk.Setting, v sdk.Value) {
	u := j.use()
	switch {
	case u == nil:
		j.report(j.hit(ruleOpenRelease, s, v, map[string]string{"sdk": j.c.SDK.Packages[0].Name, "why": "no manifest names it"}))
	case !u.Known:
		j.report(j.hit(ruleOpenRelease, s, v, map[string]string{"sdk": u.Name, "why": u.Why()}))
	case !u.Can.JWTv2:
		j.report(j.hit(ruleOldJWT, s, v, map[string]string{"sdk": u.Name, "version": u.Release()}))
	case j.c.SharedSecret() && !u.Can.JWTSharedSecret: // sdkversion reports it
	default:
		j.report(j.hit(ruleNewJWT, s, v, map[string]string{"sdk": u.Name, "version": u.Release()}))
		j.leftOver()
	}
}

// use is the SDK that the configuration is for. A file of settings in a folder of its own is for the only one there is.
func (j *judge) use() *sdk.Use {
	if j.c.Use != nil || !j.c.File {
		return j.c.Use
	}
	var only *sdk.Use
	for _, u := range j.program.Uses {
		if u.Is(sdk.RoleClient) && len(u.Calls) > 0 {
			if only != nil {
				return nil
			}
			only = u
		}
	}
	return only
}

// leftOver reports settings of HTTP Signature beside a token that a P12 key signs.
func (j *judge) leftOver() {
	if v, ok := j.c.Live(sdk.KeyType); ok && !v.Known || j.c.SharedSecret() {
		return
	}
	for _, id := range []string{sdk.SharedKeyID, sdk.SharedSecret} {
		if v, ok := j.c.Live(id); ok && (!v.Known || v.Text != "") {
			j.report(j.hit(ruleLeftOver, j.c.Settings[id], v, map[string]string{"value": ""}))
		}
	}
}
