package sdk

import (
	"mleready"
	"mleready/analyzers/code"
)

// description is what a file says about the settings that a merchant makes elsewhere, in the administration of a shop:
// {"id": "authenticationType", "defaultValue": "jwt"}.
type description struct {
	defaults []code.Object // one object of all, none where there are too few to tell
	offered  []code.Field  // schemes that the merchant may choose, under the name of their setting
}

func (p *Program) described(objects []code.Object) description {
	var all code.Object
	var d description
	for _, o := range objects {
		name, value := nameAndValue(o)
		if name == nil || value == nil || len(name.Val) != 1 || !name.Val[0].Constant() {
			continue
		}
		if all.At.File == nil {
			all.At = o.At
		}
		all.Fields = append(all.Fields, code.Field{Key: name.Val[0], Val: value.Val, Kind: value.Kind, At: value.At})
		if is, _, _ := p.setting(mleready.SDKConfig{}, name.Val[0].String()); is.id != Scheme {
			continue
		}
		for _, in := range objects {
			if _, one := nameAndValue(in); one != nil && o.At.Start < in.At.Start && in.At.End < o.At.End {
				d.offered = append(d.offered, code.Field{Key: name.Val[0], Val: one.Val, Kind: one.Kind, At: one.At})
			}
		}
	}
	if len(all.Fields) >= 3 {
		d.defaults = []code.Object{all}
	}
	return d
}

func nameAndValue(o code.Object) (name, value *code.Field) {
	for i := range o.Fields {
		switch f := &o.Fields[i]; f.Key.String() {
		case "id", "name", "key":
			name = f
		case "value", "default", "defaultValue":
			value = f
		}
	}
	return name, value
}

// offer adds the schemes that a merchant may choose in place of the default one.
func (p *Program) offer(c *Config, s code.Scope, o code.Object, offered []code.Field) {
	scheme := c.Settings[Scheme]
	if scheme == nil {
		return
	}
	for _, f := range offered {
		if f.Key.String() != scheme.Key {
			continue
		}
		for _, v := range p.values(s, o, f) {
			live, _ := c.Live(Scheme)
			if name := scheme.Scheme(v); name != "" && name != scheme.Scheme(live) {
				scheme.Values = append(scheme.Values, v)
			}
		}
	}
}
