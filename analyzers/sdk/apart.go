package sdk

import (
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

const wholeConfig = 3 // options that make a configuration of its own

// part is what one function puts into an object.
type part struct {
	scope  code.Scope
	object code.Object
}

// apart takes an object to pieces that several functions share and each fill with a whole configuration: whoever calls
// one of them does not get what the others put in.
func apart(known mleready.SDKConfig, s code.Scope, o code.Object) []part {
	var makers []code.Scope
	options, schemes := map[code.Scope]int{}, map[code.Scope]bool{}
	for _, f := range o.Fields {
		from := scopeOf(f)
		id, ok := known.Option(f.Key.String())
		if !ok || from.Func == code.TopLevel {
			continue
		}
		options[from]++
		schemes[from] = schemes[from] || id == Scheme
		if options[from] >= wholeConfig && schemes[from] && !slices.Contains(makers, from) {
			makers = append(makers, from)
		}
	}
	if len(makers) < 2 {
		return []part{{s, o}}
	}
	var out []part
	for _, maker := range makers {
		if s.Func != code.TopLevel && s != maker {
			continue
		}
		one := o
		one.Fields = slices.DeleteFunc(slices.Clone(o.Fields), func(f code.Field) bool {
			from := scopeOf(f)
			return from != maker && slices.Contains(makers, from)
		})
		if s != maker {
			i := slices.IndexFunc(one.Fields, func(f code.Field) bool { return scopeOf(f) == maker })
			one.At = one.Fields[i].Key[0].From
		}
		out = append(out, part{maker, one})
	}
	return out
}

// scopeOf is the function that an object gets a field in.
func scopeOf(f code.Field) code.Scope {
	if len(f.Key) == 0 || f.Key[0].From.File == nil {
		return code.Scope{Func: code.TopLevel}
	}
	return code.ScopeAt(f.Key[0].From)
}
