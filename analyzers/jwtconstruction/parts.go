package jwtconstruction

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// parts are the pieces of tokens that a scope makes.
type parts struct {
	claims  []*set
	more    []*set // claims that no provider could be told by: those of every token
	headers []*set
	objects []*set // all of them, whatever they hold
	speaks  bool   // names the provider
}

// registered are the claims that any token may have, shared those of them that the provider's have too, and joseNames
// what the header may have beside the provider's members.
var (
	registered = []string{"iat", "exp", "iss", "jti", "sub", "aud", "nbf"}
	shared     = registered[:4]
	joseNames  = []string{"cty", "crit", "x5t", "x5t#S256", "x5u", "jku", "jwk", "b64"}
)

// httpHeaders stand beside HTTP headers that share their names with claims.
var httpHeaders = []string{"signature", "authorization", "host", "date", "content-type", "accept", "user-agent"}

// partsOf finds the pieces of tokens in a scope: its objects, its JSON texts, and what it has token libraries set.
func (r *runner) partsOf(s code.Scope) *parts {
	p := &parts{}
	for _, o := range r.Model.Objects(s) {
		x := r.fromObject(s, o)
		p.objects = append(p.objects, x)
		p.speaks = p.speaks || slices.ContainsFunc(x.sorted(), func(name string) bool { return r.Speaks(mleready.Cybersource, name) })
		if o.Kind != code.GroupHeaders || !isHTTP(x) {
			r.sort(p, x)
		}
	}
	for _, t := range r.Model.Texts(s) {
		p.speaks = p.speaks || r.Speaks(mleready.Cybersource, t.String())
		if x := fromText(s, t); x != nil {
			r.sort(p, x)
		}
	}
	r.library(s, p)
	return p
}

// sort puts a set where it belongs, unless a set of the same pieces is there already.
func (r *runner) sort(p *parts, x *set) {
	list := &p.more
	switch {
	case r.areClaims(x):
		list = &p.claims
	case r.isHeader(x):
		list = &p.headers
	case !isPlain(x):
		return
	}
	for i, o := range *list {
		if x.within(o) {
			return
		}
		if o.within(x) {
			(*list)[i] = x
			return
		}
	}
	*list = append(*list, x)
}

// fromObject reads an object. Structs of token libraries that are not in the tree show the names of their fields.
func (r *runner) fromObject(s code.Scope, o code.Object) *set {
	x := newSet(s, o.At)
	x.name = o.Name
	x.open = r.openness(s.File)[beginning{s.Func, o.At.Span}]
	for _, f := range o.Fields {
		if len(f.Key) > 0 && f.Key[0].From.File != nil && foreign(code.ScopeAt(f.Key[0].From), s) {
			continue // what a library writes is known without its source
		}
		if f.Key.Constant() {
			x.put(f.Key.String(), entry{Field: f})
		} else if x.open == "" {
			x.open = "names of further claims are only known when the program runs"
		}
	}
	if o.Kind == code.GroupStruct && x.count(structTimes) > 0 {
		for _, name := range x.sorted() {
			if claim := structFields[name]; claim.name != "" {
				for _, f := range x.fields[name] {
					f.by = claim.by
					x.put(claim.name, f)
				}
				delete(x.fields, name)
			}
		}
	}
	return x
}

// areClaims reports whether an object holds the provider's claims: one that nobody else has with others beside it, or
// the three of the old token.
func (r *runner) areClaims(x *set) bool {
	if isHTTP(x) {
		return false // headers of an HTTP message, which share some of the names
	}
	telling := x.count(r.telling)
	switch {
	case telling >= 2:
		return true
	case telling == 1:
		return x.count(registered) >= 2
	}
	return x.count(r.names.V1Claims) == len(r.names.V1Claims)
}

func isHTTP(x *set) bool {
	return slices.ContainsFunc(x.sorted(), func(n string) bool { return slices.Contains(httpHeaders, strings.ToLower(n)) })
}

// isHeader reports whether an object is a JOSE header: it has some of its members and nothing else.
func (r *runner) isHeader(x *set) bool {
	if x.count(r.header)+x.count(r.old) == 0 || x.count(r.old) == 1 && len(x.fields) == 1 {
		return false
	}
	for name := range x.fields {
		if !slices.Contains(r.header, name) && !slices.Contains(r.old, name) && !slices.Contains(joseNames, name) {
			return false
		}
	}
	return true
}

// isPlain reports whether an object holds claims that the provider's tokens share with others, and nothing else.
func isPlain(x *set) bool {
	return len(x.fields) >= 2 && x.count(shared) == len(x.fields)
}

// member matches a name in a JSON text, and the start of its value.
var member = regexp.MustCompile(`"([A-Za-z0-9_-]+)"\s*:\s*("?)([^",}]*)`)

// fromText reads a text that looks like one JSON object.
func fromText(s code.Scope, t code.Text) *set {
	text := t.String()
	if !isOneObject(text) {
		return nil
	}
	x := newSet(s, t.At)
	x.text = true
	for _, m := range member.FindAllStringSubmatchIndex(text, -1) {
		key := cut(t.Value, m[2], m[3])
		if len(key) != 1 || key[0].Hole {
			continue
		}
		at := key[0].At
		if key[0].From.File == s.File {
			at = key[0].From // the line of a text over several lines
		}
		v := cut(t.Value, m[6], m[7])
		if quoted := m[4] < m[5]; !quoted && len(v) == 1 && !v[0].Hole {
			v[0].From.End = v[0].From.Start + int32(len(v[0].Text))
		}
		x.put(key[0].Text, entry{Field: code.Field{Key: key, At: at, Val: []code.Value{v}}})
	}
	if len(x.fields) == 0 {
		return nil
	}
	return x
}

// isOneObject reports whether a text is one object from its first to its last brace.
func isOneObject(text string) bool {
	text = strings.TrimSpace(text)
	depth := 0
	for i, c := range text {
		switch c {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth <= 0 {
			return c == '}' && i == len(text)-1
		}
	}
	return false
}

// cut is the part of a value between two offsets of its text.
func cut(v code.Value, start, end int) code.Value {
	var out code.Value
	at := 0
	for _, p := range v {
		n := len(p.Text)
		if p.Hole {
			n = len(string(code.Hole))
		}
		from, to := max(start-at, 0), min(end-at, n)
		if from < to {
			if !p.Hole {
				p.Text = p.Text[from:to]
				p.From.Start += int32(from) // where in the text, escapes aside: it tells two names apart
			}
			out = append(out, p)
		}
		at += n
	}
	return out
}

func lastName(s string) string { return s[strings.LastIndexAny(s, ". ")+1:] }

// near orders sets by how far they stand from a place of the same file.
func near(at code.Place) func(a, b *set) int {
	distance := func(x *set) int32 {
		if x.at.File != at.File {
			return 1 << 30
		}
		return max(x.at.Start-at.Start, at.Start-x.at.Start)
	}
	return func(a, b *set) int { return cmp.Compare(distance(a), distance(b)) }
}
