package sdkconfig

import (
	"strings"

	"mleready/analyzers/check"
	"mleready/analyzers/sdk"
)

// is reports whether the configuration authenticates by a scheme on its default path. A fragment without a scheme says
// nothing.
func (j *judge) is(scheme string) bool {
	v, ok := j.c.Live(sdk.Scheme)
	return ok && j.c.Settings[sdk.Scheme].Scheme(v) == scheme
}

// canEncrypt reports whether the default path builds the new token, so that switches matter.
func (j *judge) canEncrypt() bool {
	u := j.use()
	return j.is(sdk.SchemeJWT) && u.Known && u.Can.JWTv2
}

// request judges the switches for requests.
func (j *judge) request() {
	j.contradiction()
	any := false
	for _, id := range []string{sdk.RequestSwitch, sdk.OldRequestSwitch} {
		s := j.c.Settings[id]
		if s == nil {
			continue
		}
		any = true
		for _, v := range s.Values {
			j.flip(requests, s, id, v, func(u *sdk.Use) bool { return u.Can.RequestMLE })
		}
	}
	if s := j.c.Settings[sdk.DisableSwitch]; s != nil {
		for _, v := range s.Values {
			if j.c.IsOn(sdk.DisableSwitch, v) {
				j.report(j.hit(requests.off, s, v, nil))
			}
		}
	}
	if !any {
		j.absent(requests, sdk.RequestSwitch)
	}
	j.certificate()
}

// response judges the switch for replies.
func (j *judge) response() {
	s := j.c.Settings[sdk.ResponseSwitch]
	if s == nil {
		j.absent(replies, sdk.ResponseSwitch)
		return
	}
	for _, v := range s.Values {
		j.flip(replies, s, sdk.ResponseSwitch, v, func(u *sdk.Use) bool { return u.Can.ResponseMLE })
	}
}

// flip judges one value of a switch.
func (j *judge) flip(d direction, s *sdk.Setting, id string, v sdk.Value, can func(*sdk.Use) bool) {
	u := j.use()
	paired := v.Default // with the scheme of the default path
	switch {
	case !v.Known:
		if v.Default && !j.is(sdk.SchemeHTTPSignature) {
			j.report(j.hit(d.outside, s, v, map[string]string{"origin": v.Origin}))
		}
	case j.c.IsText(id, v):
		j.report(j.hit(ruleText, s, v, map[string]string{"sdk": j.c.SDK.Packages[0].Name}))
	case j.c.IsOn(id, v) && paired && j.is(sdk.SchemeHTTPSignature):
		j.report(j.hit(ruleUnderHTTPSignature, s, v, nil))
	case j.c.IsOn(id, v):
		h := j.hit(d.open, s, v, map[string]string{"sdk": u.Name, "why": u.Why()})
		if u.Known {
			h = j.hit(d.on, s, v, nil)
		}
		if !u.Known || can(u) {
			h.Related = append(h.Related, j.offBeside(id)...)
			j.report(h)
		}
	case v.Default && j.canEncrypt() && !j.mapped(d):
		j.report(j.off(d, s, v))
	}
}

// off reports a configuration whose switch is off, as one without the switch is reported: the value is what the SDK does
// anyway, and what lacks something is the configuration.
func (j *judge) off(d direction, s *sdk.Setting, v sdk.Value) check.Hit {
	scheme, _ := j.c.Live(sdk.Scheme)
	h := j.hit(d.off, s, v, nil)
	h.At = scheme.Set()
	h.Related = append(h.Related, check.Related{At: v.Set(), Why: "switched off here"})
	return h
}

// offBeside are the places where other configurations of the program switch off what this one switches on.
func (j *judge) offBeside(id string) []check.Related {
	var out []check.Related
	for _, c := range j.program.Configs {
		if v, ok := c.Live(id); ok && c != j.c && c.Use == j.c.Use && v.Known && !c.IsOn(id, v) && len(out) < maxBeside {
			out = append(out, check.Related{At: v.Set(), Why: "off in another configuration"})
		}
	}
	return out
}

const maxBeside = 5 // other configurations that are named

// absent reports a switch that is off because nothing sets it.
func (j *judge) absent(d direction, id string) {
	scheme := j.c.Settings[sdk.Scheme]
	if scheme == nil || !j.c.Default || !j.canEncrypt() || j.c.Open || j.mapped(d) || j.elsewhere(id) {
		return
	}
	v, _ := j.c.Live(sdk.Scheme)
	key, ok := j.c.SDK.Config.Spelling(id)
	if !ok {
		return
	}
	j.report(j.hit(d.absent, scheme, v, map[string]string{"key": key}))
}

// elsewhere reports whether another place of the program sets a switch on its default path.
func (j *judge) elsewhere(id string) bool {
	for _, c := range j.program.Configs {
		if c != j.c && c.Use == j.c.Use && c.Default && c.Settings[sdk.Scheme] == nil {
			if _, ok := c.Live(id); ok {
				return true
			}
		}
	}
	return false
}

// contradiction reports the old and the new switch with different values.
func (j *judge) contradiction() {
	old, oldSet := j.c.Live(sdk.OldRequestSwitch)
	now, nowSet := j.c.Live(sdk.RequestSwitch)
	if oldSet && nowSet && old.Known && now.Known && !strings.EqualFold(old.Text, now.Text) {
		j.report(j.hit(ruleContradiction, j.c.Settings[sdk.RequestSwitch], now, map[string]string{"old": j.c.Settings[sdk.OldRequestSwitch].Key}))
	}
}

// requestsOn is the switch that has requests encrypted on the default path, nil when there is none.
func (j *judge) requestsOn() (*sdk.Setting, sdk.Value) {
	for _, id := range []string{sdk.RequestSwitch, sdk.OldRequestSwitch} {
		if v, ok := j.c.Live(id); ok && j.c.IsOn(id, v) {
			return j.c.Settings[id], v
		}
	}
	return nil, sdk.Value{}
}

// certificate reports a shared secret without the provider's certificate.
func (j *judge) certificate() {
	s, v := j.requestsOn()
	if s == nil || !j.is(sdk.SchemeJWT) || !j.c.SharedSecret() || j.c.Open {
		return
	}
	if path, ok := j.c.Live(sdk.RequestCertificate); !ok || path.Known && path.Text == "" {
		j.report(j.hit(ruleNoCertificate, s, v, nil))
	}
}
