package jwtconstruction

import (
	"regexp"
	"slices"

	"mleready/analyzers/code"
)

// set is what goes into one part of a token: the claims, or the JOSE header.
type set struct {
	scope  code.Scope
	at     code.Place
	fields map[string][]code.Field // by name
	text   bool                    // written as JSON text
}

func newSet(s code.Scope, at code.Place) *set {
	return &set{scope: s, at: at, fields: map[string][]code.Field{}}
}

func (s *set) has(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return len(s.fields[n]) > 0 })
}

func (s *set) count(names []string) int {
	n := 0
	for _, name := range names {
		if s.has(name) {
			n++
		}
	}
	return n
}

func (s *set) put(name string, f code.Field) { s.fields[name] = append(s.fields[name], f) }

// merge adds what another set of the same function holds.
func (s *set) merge(other *set) {
	for name, fields := range other.fields {
		s.fields[name] = append(s.fields[name], fields...)
	}
	s.text = s.text || other.text
}

// within reports whether every field of s is also one of other, which has more.
func (s *set) within(other *set) bool {
	if len(s.fields) >= len(other.fields) {
		return false
	}
	for name, fields := range s.fields {
		for _, f := range fields {
			if !slices.ContainsFunc(other.fields[name], func(o code.Field) bool { return from(o) == from(f) }) {
				return false
			}
		}
	}
	return true
}

// from is where a field's name stands.
func from(f code.Field) code.Place {
	if len(f.Key) == 0 {
		return f.At
	}
	return f.Key[0].From
}

// values lists the strings that a field may have; a hole stands for what cannot be known.
func (s *set) values(name string) []code.Value {
	var out []code.Value
	for _, f := range s.fields[name] {
		out = append(out, f.Val...)
	}
	return out
}

// sets finds the parts of tokens in a scope: its objects, and its JSON texts.
func (r *runner) sets(s code.Scope) (claims, headers []*set) {
	add := func(x *set) {
		switch {
		case r.areClaims(x):
			claims = append(claims, x)
		case r.isHeader(x):
			headers = append(headers, x)
		}
	}
	for _, o := range r.Model.Objects(s) {
		if o.Kind == code.GroupHeaders {
			continue
		}
		x := newSet(s, o.At)
		for _, f := range o.Fields {
			if f.Key.Constant() {
				x.put(f.Key.String(), f)
			}
		}
		add(x)
	}
	for _, t := range r.Model.Texts(s) {
		if x := fromText(s, t); x != nil {
			add(x)
		}
	}
	if b := r.built(s); b != nil {
		add(b)
	}
	return claims, headers
}

// member matches a name in a JSON text, and the start of its value.
var member = regexp.MustCompile(`"([A-Za-z0-9_-]+)"\s*:\s*("?)([^",}]*)`)

// fromText reads a text that looks like a JSON object.
func fromText(s code.Scope, t code.Text) *set {
	text := t.String()
	found := member.FindAllStringSubmatchIndex(text, -1)
	if len(found) < 2 {
		return nil
	}
	x := newSet(s, t.At)
	x.text = true
	for _, m := range found {
		part := t.PartAt(m[2])
		f := code.Field{Key: code.Value{part}, At: part.At}
		if m[6] >= 0 {
			v := t.PartAt(m[6])
			v.Text, v.Hole = text[m[6]:m[7]], text[m[6]:m[7]] == string(code.Hole)
			f.Val = []code.Value{{v}}
		}
		x.put(text[m[2]:m[3]], f)
	}
	return x
}

// built collects what builder calls of token libraries set in a scope.
func (r *runner) built(s code.Scope) *set {
	x := newSet(s, code.Place{})
	for _, c := range r.Model.Calls(s) {
		b, ok := builders[lastName(c.Name)]
		if !ok || b.named && len(c.Args) < 2 {
			continue
		}
		f := code.Field{At: s.At(c.Span)}
		f.Key = code.Value{{At: f.At, From: f.At}}
		name, value := b.claim, 0
		if b.named {
			keys := r.Model.Fold(s, &c.Args[0])
			if len(keys) != 1 || !keys[0].Constant() {
				continue
			}
			name, value = keys[0].String(), 1
		}
		if value < len(c.Args) {
			f.Val = r.Model.Fold(s, &c.Args[value])
		}
		if x.at.File == nil {
			x.at = f.At
		}
		x.put(name, f)
	}
	if x.at.File == nil {
		return nil
	}
	return x
}

// builder is a method of a token library that sets one claim, or the one that its first argument names.
type builder struct {
	claim string
	named bool
}

// builders are the methods of token libraries, in the spelling that they share.
var builders = map[string]builder{
	"setIssuedAt":       {claim: "iat"},
	"setExpirationTime": {claim: "exp"},
	"setIssuer":         {claim: "iss"},
	"setJti":            {claim: "jti"},
	"withIssuedAt":      {claim: "iat"},
	"withExpiresAt":     {claim: "exp"},
	"withIssuer":        {claim: "iss"},
	"withJWTId":         {claim: "jti"},
	"issuer":            {claim: "iss"},
	"issueTime":         {claim: "iat"},
	"expirationTime":    {claim: "exp"},
	"jwtID":             {claim: "jti"},
	"claim":             {named: true},
	"withClaim":         {named: true},
	"setClaim":          {named: true},
	"setHeaderParam":    {named: true},
	"customParam":       {named: true},
}

func lastName(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == '.' || s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}
