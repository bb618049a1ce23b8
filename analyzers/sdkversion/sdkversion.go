package sdkversion

import (
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code/manifest"
	"mleready/analyzers/sdk"
)

// Rules of this check.
const (
	ruleOldJWT       = "MLE5001"
	ruleNewJWT       = "MLE5002"
	ruleNoResponse   = "MLE5003"
	ruleNoRequest    = "MLE5004"
	ruleNoSecret     = "MLE5005"
	ruleOpen         = "MLE5006"
	ruleFork         = "MLE5007"
	ruleUnused       = "MLE5008"
	rulePort         = "MLE5009"
	ruleEnded        = "MLE5010"
	ruleHeldBack     = "MLE5011"
	ruleForkedPort   = "MLE5012"
	ruleDeviation    = "MLE5013"
	ruleLowerMethod  = "MLE5014"
	ruleUpperMethod  = "MLE5015"
	ruleErrorReplies = "MLE5016"
)

// roleOld is the role of an SDK's package that has ended.
const roleOld = "old"

// Check judges the release of the SDK.
var Check = check.Check{
	Name:      "sdkversion",
	Doc:       "judges what the release of the provider's SDK can do",
	Rules:     true,
	NeedsTree: true,
	Run:       run,
}

type runner struct {
	*check.Pass
	program *sdk.Program
}

func run(p *check.Pass) {
	r := runner{p, sdk.Find(p.Model, p.Rules)}
	for _, u := range r.program.Uses {
		switch {
		case u.Is(sdk.RoleClient):
			r.client(u)
		case u.Is(sdk.RoleAuth):
			r.heldBack(u)
		case u.Is(roleOld):
			r.used(u, ruleEnded, mleready.Cybersource, map[string]string{"package": u.Name})
		case u.Port.Name != "":
			r.port(u)
		case u.Library.ID != "":
			r.library(u)
		case u.Outside.Name != "":
			p.Neighbour(u.Outside.Kind, u.At)
		}
	}
}

// hit makes a hit at the manifest's line, with the lock file's line and the first import beside it.
func (r runner) hit(rule string, u *sdk.Use, args map[string]string) check.Hit {
	h := check.Hit{Rule: rule, At: u.At, Via: mleready.SDK, Confidence: mleready.High, Args: args}
	if u.Lock.File != nil {
		h.Related = append(h.Related, check.Related{At: u.Lock, Why: "release that is installed"})
	}
	if len(u.Calls) > 0 {
		h.Related = append(h.Related, check.Related{At: u.Calls[0], Why: "code that imports it"})
	}
	return h
}

// args fill the placeholders that the messages about an SDK share.
func args(u *sdk.Use, since mleready.SDKVersion) map[string]string {
	version := u.Release()
	if u.Version != "" && u.Version == u.SDK.Minimum {
		version += " (the minimum that the guide names)"
	}
	return map[string]string{"sdk": u.Name, "version": version, "since": since.Version}
}

// client judges the package that code calls.
func (r runner) client(u *sdk.Use) {
	if len(u.Calls) == 0 {
		r.Report(r.hit(ruleUnused, u, args(u, mleready.SDKVersion{})))
		return
	}
	for _, at := range u.Calls {
		r.SDK(u.SDK.Provider, at, mleready.SDKUse{Name: u.Name, Version: u.Version})
	}
	r.Presence(u.SDK.Provider, u.Calls[0], "code that imports "+u.Name)
	if !u.Known {
		r.open(u)
		return
	}
	first := u.SDK.First
	if u.Can.JWTv2 {
		r.Report(r.hit(ruleNewJWT, u, args(u, first.JWTv2)))
		r.deviations(u)
		r.configured(u)
	} else {
		r.Report(r.hit(ruleOldJWT, u, args(u, first.JWTv2)))
	}
	if !u.Can.ResponseMLE {
		r.Report(r.hit(ruleNoResponse, u, args(u, first.ResponseMLE)))
	}
	if !u.Can.RequestMLE {
		r.Report(r.hit(ruleNoRequest, u, args(u, first.RequestMLE)))
	}
}

// open reports an SDK whose content could not be told.
func (r runner) open(u *sdk.Use) {
	a := args(u, mleready.SDKVersion{})
	switch u.Reason {
	case manifest.OpenRange, manifest.Tag, manifest.Unlocked, manifest.Stale, manifest.Conflict, manifest.Managed, manifest.Property, manifest.Varies, sdk.Unstated:
		a["version"] = strings.TrimPrefix(u.Wanted+": "+string(u.Reason), ": ")
		r.Report(r.hit(ruleOpen, u, a))
	default:
		a["sdk"], a["origin"] = u.Name, u.Wanted+" ("+string(u.Reason)+")"
		if u.Alias != "" {
			a["sdk"] = u.Alias
		}
		r.Report(r.hit(ruleFork, u, a))
	}
}

// deviations tells in what the tokens of a release differ from the guide.
func (r runner) deviations(u *sdk.Use) {
	for _, d := range u.SDK.Deviations {
		if u.Version != "" && d.Concerns(u.Version) {
			a := args(u, mleready.SDKVersion{})
			a["what"] = d.Claim + " as " + d.Sends
			r.Report(r.hit(ruleDeviation, u, a))
		}
	}
}

// configured judges what a release does under the configurations that choose it.
func (r runner) configured(u *sdk.Use) {
	var builds, shared, decrypts *sdk.Config
	for _, c := range r.program.ConfigsOf(u) {
		scheme, ok := c.Live(sdk.Scheme)
		if !ok || !c.Default || c.Settings[sdk.Scheme].Scheme(scheme) != sdk.SchemeJWT {
			continue
		}
		builds = c
		if c.SharedSecret() && !u.Can.JWTSharedSecret {
			shared = c
		}
		if v, _ := c.Live(sdk.ResponseSwitch); c.IsOn(sdk.ResponseSwitch, v) && u.Can.ResponseMLE {
			decrypts = c
		}
	}
	report := func(rule string, c *sdk.Config, since mleready.SDKVersion) {
		h := r.hit(rule, u, args(u, since))
		h.Related = append(h.Related, check.Related{At: c.Settings[sdk.Scheme].At, Why: "configuration"})
		r.Report(h)
	}
	if shared != nil {
		report(ruleNoSecret, shared, u.SDK.First.JWTSharedSecret)
	} else if builds != nil && u.SDK.MethodCase == "lower" {
		report(ruleLowerMethod, builds, mleready.SDKVersion{})
	} else if builds != nil && u.SDK.MethodCase == "upper" {
		report(ruleUpperMethod, builds, mleready.SDKVersion{})
	}
	if decrypts != nil && u.SDK.DecryptsErrors {
		report(ruleErrorReplies, decrypts, mleready.SDKVersion{})
	}
}

// heldBack judges an authentication package that is pinned beside the client.
func (r runner) heldBack(u *sdk.Use) {
	for _, client := range r.program.Uses {
		same := client.Is(sdk.RoleClient) && client.SDK.ID == u.SDK.ID && client.Folder == u.Folder
		if same && client.Version != "" && u.Known && !u.Can.JWTv2 && client.SDK.Capability(client.Version).JWTv2 {
			h := r.hit(ruleHeldBack, u, map[string]string{"package": u.Name, "version": u.Version, "sdk": client.Name, "client": client.Version})
			h.Related = append(h.Related, check.Related{At: client.At, Why: "the client"})
			r.Report(h)
		}
	}
}

// port judges a third party's port or fork.
func (r runner) port(u *sdk.Use) {
	rule := rulePort
	if u.Port.Of != "" {
		rule = ruleForkedPort
	}
	r.used(u, rule, mleready.Cybersource, map[string]string{"package": u.Name})
}

// used reports a package when code imports it. It is a plug-in to the merchant: somebody else has to act.
func (r runner) used(u *sdk.Use, rule string, provider mleready.Provider, args map[string]string) {
	if len(u.Calls) == 0 {
		r.Report(r.hit(ruleUnused, u, map[string]string{"sdk": u.Name}))
		return
	}
	r.SDK(provider, u.Calls[0], mleready.SDKUse{Name: u.Name, Version: u.Version})
	h := r.hit(rule, u, args)
	if rule != ruleEnded {
		h.Via = mleready.Plugin
	}
	r.Report(h)
}

// library notes a library for payload encryption that code imports. What it is used for is another check's matter.
func (r runner) library(u *sdk.Use) {
	for _, at := range u.Calls {
		r.SDK(mleready.Mastercard, at, mleready.SDKUse{Name: u.Name, Version: u.Version})
	}
}
