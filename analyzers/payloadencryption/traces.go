package payloadencryption

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

const maxTraces = 6 // places of one kind that are told

// traces are what else shows the encryption of a region: the header that announces it, the envelope by its name, and who
// decrypts. They are told once.
func (r *runner) traces(in *region) []check.Related {
	if in.traced {
		return nil
	}
	in.traced = true
	var out []check.Related
	for _, f := range in.headers {
		out = append(out, check.Related{At: f.At, Why: "announces the encryption"})
		if len(f.Key) > 0 {
			out = append(out, check.Related{At: f.Key[0].From, Why: "header that announces it"})
		}
	}
	for _, s := range r.scopes {
		if r.in(s) != in {
			continue
		}
		for _, t := range r.Model.Texts(s) {
			switch text := strings.ToLower(t.String()); {
			case !t.Constant():
			case text == r.names.Wrapper:
				out = append(out, check.Related{At: t.PartAt(0).From, Why: "names the envelope"})
			case text == r.names.EncryptedHeader, slices.Contains(r.names.OtherHeaders, text):
				out = append(out, check.Related{At: t.PartAt(0).From, Why: "header that announces it"})
			}
		}
	}
	for _, o := range r.jwes.Openers {
		if r.in(o.Scope) != in {
			continue
		}
		for _, caller := range jwe.Around(o.Scope, 2, r.Model.Callers) {
			for _, c := range r.Model.Calls(caller) {
				if slices.ContainsFunc(jwe.Around(o.Scope, 2, r.Model.Callers), func(s code.Scope) bool { return calls(c, s) }) {
					out = append(out, check.Related{At: caller.At(c.Span), Why: "decrypts what comes back"})
				}
			}
		}
	}
	return once(out)
}

// once leaves out what is told of a line already, and what is too much.
func once(all []check.Related) []check.Related {
	var out []check.Related
	for _, x := range all {
		if len(out) < 4*maxTraces && !slices.ContainsFunc(out, func(o check.Related) bool { return o.At.File == x.At.File && o.At.Line() == x.At.Line() }) {
			out = append(out, x)
		}
	}
	return out
}

func calls(c *code.Call, s code.Scope) bool {
	return s.Func != code.TopLevel && c.Callee == s.File.Funcs[s.Func].Symbol
}

// given is where a library gets a configuration that could be of either form, else where it is imported.
func (r *runner) given(in *region) code.Place {
	for _, i := range in.imports {
		if found := r.calling(i.file, r.either(i.library)); len(found) > 0 {
			return found[0].at
		}
	}
	return in.imports[0].at
}

func (r *runner) either(l mleready.Library) []string {
	return slices.DeleteFunc(append(slices.Clone(l.Either), l.JWE.Hook, l.Legacy.Hook), func(name string) bool { return name == "" })
}

// inTests shows the form that tests configure, where nothing else tells one: it decides nothing.
func (r *runner) inTests(in *region, untold code.Place) {
	for _, i := range in.tested {
		for _, form := range []struct {
			rule string
			uses []use
		}{{ruleJWE, r.uses(i, i.library.JWE)}, {ruleFLE, r.uses(i, i.library.Legacy)}} {
			for _, u := range form.uses {
				r.hit(form.rule, u.at, mleready.Low, map[string]string{"how": u.how}, append(u.more, check.Related{At: untold, Why: "takes a configuration of either form"})...)
				return
			}
		}
		if hooks := r.calling(i.file, r.either(i.library)); len(hooks) > 0 && i.library.Default == mleready.MastercardFLE {
			r.hit(ruleFLE, hooks[0].at, mleready.Low, nil)
			return
		}
	}
}
