package sdk

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// words takes a key apart: shop.pay.authentication-type and SHOP_AUTHENTICATION_TYPE end in the words of
// authenticationType.
func words(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool { return strings.ContainsRune(".:-_/ ", r) })
}

// setting is the option that a key in a file of settings gives, with what stands in front of it: a shop's or a framework's
// own name for the place. An option may be written in any of the ways that such files have.
func (p *Program) setting(c mleready.SDKConfig, key string) (name optionName, prefix string, ok bool) {
	if id, ok := c.Option(tail(key)); ok {
		return optionName{id: id}, strings.TrimRight(strings.TrimSuffix(key, tail(key)), ".:"), true
	}
	all := words(key)
	for n := min(len(all), maxWords); n > 0; n-- {
		if name, ok = p.names[strings.ToLower(strings.Join(all[len(all)-n:], ""))]; ok {
			return name, strings.Join(all[:len(all)-n], "."), true
		}
	}
	return optionName{}, "", false
}

const maxWords = 8 // in the longest name of an option

// optionName is what a key in a file of settings stands for.
type optionName struct {
	id     string
	common bool // others call their settings so too: only a value that nobody else has tells
}

// optionNames lists the options by their names in lower case, without what parts words.
func optionNames(rules *mleready.Rules) map[string]optionName {
	out := map[string]optionName{}
	for _, o := range rules.Options {
		for _, key := range o.Keys {
			out[strings.ToLower(key)] = optionName{o.ID, true}
		}
		out[strings.ToLower(o.ID)] = optionName{id: o.ID}
	}
	return out
}

// byPrefix makes one object of each prefix under which a flat file of settings names the scheme, with all that stands under
// it or around it: other parts of the file configure something else.
func (p *Program) byPrefix(objects []code.Object) []code.Object {
	var out []code.Object
	for _, o := range objects {
		out = append(out, p.parts(o)...)
	}
	return out
}

func (p *Program) parts(o code.Object) []code.Object {
	prefixes := map[string]bool{}
	of := make([]string, len(o.Fields))
	for i, f := range o.Fields {
		if !f.Key.Constant() {
			continue
		}
		name, prefix, ok := p.setting(mleready.SDKConfig{}, f.Key.String())
		of[i] = prefix
		if ok && name.id == Scheme {
			prefixes[prefix] = true
		}
	}
	if len(prefixes) == 0 || len(prefixes) == 1 && prefixes[""] {
		return []code.Object{o}
	}
	var sorted []string
	for prefix := range prefixes {
		sorted = append(sorted, prefix)
	}
	slices.Sort(sorted)
	var out []code.Object
	for _, prefix := range sorted {
		part := o
		part.Fields = nil
		for i, f := range o.Fields {
			if of[i] == prefix || within(of[i], prefix) || within(prefix, of[i]) {
				part.Fields = append(part.Fields, f)
			}
		}
		out = append(out, part)
	}
	return out
}

// within reports whether a prefix lies below another one.
func within(prefix, above string) bool {
	return above != "" && len(prefix) > len(above) && strings.HasPrefix(prefix, above) && strings.IndexByte(".:", prefix[len(above)]) >= 0
}
