package jwe

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Header is what a JWE's protected header is given.
type Header struct {
	Fields map[string][]code.Field // alg, enc, kid, iat, cty, typ
	// Whole says that the object with all fields was seen, so that what is not in it is missing.
	Whole bool
}

// names are the fields of the header, with the words that libraries have for them.
var names = map[string]string{
	"alg": "alg", "Algorithm": "alg", "algorithm": "alg",
	"enc": "enc", "contentAlg": "enc", "contentEncryption": "enc", "encryptionAlgorithm": "enc",
	"kid": "kid", "KeyID": "kid", "keyId": "kid", "keyID": "kid",
	"iat": "iat", "cty": "cty", "typ": "typ",
}

// HeaderOf collects the header of the JWE that a maker gives: what the function and those that it calls put together,
// else what its package does.
func (p *Program) HeaderOf(k Maker) Header {
	h := Header{Fields: map[string][]code.Field{}}
	p.collect(&h, k.Scope, 2, map[code.Scope]bool{})
	for _, s := range p.m.Scopes() {
		if len(h.Fields["alg"]) > 0 || len(h.Fields["enc"]) > 0 {
			break
		}
		if s != k.Scope && s.File.Package == k.Scope.File.Package {
			p.collect(&h, s, 0, map[code.Scope]bool{})
		}
	}
	return h
}

func (p *Program) collect(h *Header, s code.Scope, depth int, seen map[code.Scope]bool) {
	if seen[s] {
		return
	}
	seen[s] = true
	p.objects(h, s)
	p.texts(h, s)
	p.calls(h, s)
	for _, callee := range p.m.Callees(s) {
		if depth > 0 {
			p.collect(h, callee, depth-1, seen)
		}
	}
}

// objects reads objects with fields of the header.
func (p *Program) objects(h *Header, s code.Scope) {
	for _, o := range p.m.Objects(s) {
		found := map[string]bool{}
		whole := true
		for _, f := range o.Fields {
			if !f.Key.Constant() {
				whole = false
				continue
			}
			if name := names[f.Key.String()]; name != "" && (name != "alg" && name != "enc" || algorithm(f.Val)) {
				h.put(name, f)
				found[name] = true
			}
		}
		h.Whole = h.Whole || whole && found["alg"] && found["enc"]
	}
}

func (h *Header) put(name string, f code.Field) {
	same := func(g code.Field) bool { return g.At == f.At }
	if !slices.ContainsFunc(h.Fields[name], same) {
		h.Fields[name] = append(h.Fields[name], f)
	}
}

// algorithm reports whether a value can name an algorithm of a JWE: a JWS has the same fields.
func algorithm(values []code.Value) bool {
	return slices.ContainsFunc(values, func(v code.Value) bool {
		name := Name(v)
		return !v.Constant() && name == "" || keyAlgorithms[name] || encryptions[name] || strings.HasPrefix(name, "RSA")
	})
}

var field = regexp.MustCompile(`"([a-z]{3})"\s*:\s*("?)([^",}]*)`)

// texts reads headers that are written as JSON text.
func (p *Program) texts(h *Header, s code.Scope) {
	for _, t := range p.m.Texts(s) {
		text := t.String()
		if !strings.Contains(text, `"alg"`) || !strings.Contains(text, `"enc"`) {
			continue
		}
		h.Whole = true
		for _, m := range field.FindAllStringSubmatchIndex(text, -1) {
			part := t.PartAt(m[6])
			if m[6] < m[7] && text[m[6]:m[7]] != string(code.Hole) {
				part.Text, part.Hole = text[m[6]:m[7]], false
			}
			h.put(text[m[2]:m[3]], code.Field{Key: code.Value{t.PartAt(m[2])}, Val: []code.Value{{part}}, At: t.PartAt(m[2]).At})
		}
	}
}

// calls reads what libraries are told by calls: algorithms among the arguments, and fields set by name.
func (p *Program) calls(h *Header, s code.Scope) {
	for _, c := range p.m.Calls(s) {
		if name := built[Last(c.Name)]; name != "" && len(c.Args) == 1 && owned(c, "JWEHeader") {
			h.put(name, code.Field{Val: p.m.Fold(s, &c.Args[0]), At: s.At(c.Span)})
		}
		for i := range c.Args {
			for _, v := range p.m.Fold(s, &c.Args[i]) {
				f := code.Field{Key: v, Val: []code.Value{v}, At: s.At(c.Args[i].Span)}
				switch name := Name(v); {
				case keyAlgorithms[name]:
					h.add("alg", f)
				case encryptions[name]:
					h.add("enc", f)
				case i == 0 && len(c.Args) == 2 && names[fieldName(v)] != "" && sets[Last(c.Name)]:
					f.Val = p.m.Fold(s, &c.Args[1])
					h.put(names[fieldName(v)], f)
				}
			}
		}
	}
}

// built are the methods of a builder that set one field.
var built = map[string]string{"keyID": "kid", "contentType": "cty", "set_key_id": "kid", "set_content_type": "cty"}

// add takes a value that is told by a call, unless an object has it already: RSA-OAEP is also what cipher libraries call
// the padding, whatever its hash.
func (h *Header) add(name string, f code.Field) {
	if len(h.Fields[name]) == 0 {
		h.put(name, f)
	}
}

// sets are the calls that set a field by its name.
var sets = map[string]bool{"Set": true, "WithHeader": true, "Header": true, "set": true, "setHeader": true, "SetHeader": true, "customParam": true, "setProtectedHeader": true, "set_claim": true}

// fieldName is the header field that a key names: kid, or the constant of a library such as jwe.KeyIDKey.
func fieldName(v code.Value) string {
	if v.Constant() {
		return v.String()
	}
	return strings.TrimSuffix(v[len(v)-1].Name, "Key")
}

// Name is the registered name of the algorithm that a value holds: its text, or the name of a library's constant with
// hyphens. "" when it can be anything.
func Name(v code.Value) string {
	if v.Constant() {
		return v.String()
	}
	if len(v) != 1 {
		return ""
	}
	name := strings.ReplaceAll(v[0].Name, "_", "-")
	switch {
	case keyAlgorithms[name], encryptions[name]:
		return name
	case name == "RSA1-5":
		return "RSA1_5"
	}
	return ""
}

// Names of RFC 7518 for the encryption of keys and of contents.
var (
	keyAlgorithms = set("RSA1_5 RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 A128KW A192KW A256KW dir ECDH-ES ECDH-ES+A128KW ECDH-ES+A256KW A128GCMKW A256GCMKW")
	encryptions   = set("A128CBC-HS256 A192CBC-HS384 A256CBC-HS512 A128GCM A192GCM A256GCM")
)

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(list) {
		all[name] = true
	}
	return all
}
