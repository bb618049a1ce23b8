package jwe

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// Maker is a place that gives a compact JWE.
type Maker struct {
	Scope code.Scope
	At    code.Place
	// Hand says that the program joins the parts itself.
	Hand bool
}

// Opener is a call that decrypts a JWE.
type Opener struct {
	Scope code.Scope
	Call  *code.Call
}

// Program is all JWEs of a program.
type Program struct {
	Makers  []Maker
	Openers []Opener

	m      *code.Model
	makers map[code.Scope][]Maker
}

// Find looks through a program.
func Find(m *code.Model) *Program {
	p := &Program{m: m, makers: map[code.Scope][]Maker{}}
	for _, s := range m.Speaking() {
		calls := m.Calls(s)
		for _, c := range calls {
			if gives(makers, c, calls) {
				p.make(Maker{Scope: s, At: s.At(c.Span)})
			}
			if gives(openers, c, calls) {
				p.Openers = append(p.Openers, Opener{s, c})
			}
		}
		p.byHand(s)
	}
	return p
}

func (p *Program) make(k Maker) {
	p.Makers = append(p.Makers, k)
	p.makers[k.Scope] = append(p.makers[k.Scope], k)
}

// In lists the makers of a scope.
func (p *Program) In(s code.Scope) []Maker { return p.makers[s] }

// At finds the maker whose JWE an expression at a place is.
func (p *Program) At(at code.Place) (Maker, bool) {
	for _, k := range p.Makers {
		if k.At.File == at.File && k.At.Start <= at.Start && at.End <= k.At.End {
			return k, true
		}
	}
	return Maker{}, false
}

// library is a call of a JOSE library, by names that languages and versions share.
type library struct {
	name  string // the function's last name
	owner string // a part of what it is called on or belongs to, "" for anything
	with  string // last name of another call in the same function, "" for none
	arg   string // a name that an argument belongs to, "" for any arguments
}

// makers give a compact JWE.
var makers = []library{
	{name: "CompactSerialize", with: "Encrypt"},
	{name: "Encrypt", owner: "jwe"},
	{name: "EncryptBytes", owner: "jose"},
	{name: "encrypt", owner: "CompactEncrypt"},
	{name: "encrypt", owner: "JWE"},
	{name: "serialize_compact", owner: "jwe"},
	{name: "compactSerializedString", owner: "JWE"},
	{name: "compactSerializedData", owner: "JWE"},
	{name: "encode_with_encrypter", owner: "jwt"},
	{name: "serialize", owner: "JWEObject"},
	{name: "serialize", owner: "EncryptedJWT"},
	{name: "serialize", owner: "JWE"},
	{name: "serialize", owner: "Encryption"},
	{name: "toCompactSerialization", owner: "JsonWebEncryptionBuilder"},
	{name: "final", owner: "createEncrypt"},
	{name: "final", with: "createEncrypt"},
	{name: "encrypt", owner: "EncryptJWT"},
	{name: "EncryptBytes", owner: "jwe"},
	{name: "Encode", owner: "jwt", arg: "JweAlgorithm"},
	{name: "EncodeBytes", owner: "jwt", arg: "JweAlgorithm"},
	{name: "EncryptToken"},
	{name: "encrypt_compact", owner: "jwe"},
	{name: "serialize_compact", owner: "JsonWebEncryption"},
	{name: "getCompactSerialization", owner: "JsonWebEncryption"},
	{name: "compact", owner: "encryptWith"},
}

// openers decrypt one.
var openers = []library{
	{name: "Decrypt", with: "ParseEncrypted"},
	{name: "Decrypt", with: "ParseEncryptedCompact"},
	{name: "Decrypt", owner: "jwe"},
	{name: "DecryptOAEP"},
	{name: "compactDecrypt"},
	{name: "decrypt", owner: "createDecrypt"},
	{name: "decrypt", with: "createDecrypt"},
	{name: "decrypt", owner: "JWE"},
	{name: "deserialize_compact", owner: "jwe"},
	{name: "decode_with_decrypter", owner: "jwt"},
	{name: "decrypt", owner: "JWEObject"},
	{name: "decrypt", owner: "EncryptedJWT"},
	{name: "deserialize", owner: "JWE"},
	{name: "privateDecrypt"},
	{name: "Decode", owner: "jwt", arg: "JweAlgorithm"},
	{name: "DecodeBytes", owner: "jwt", arg: "JweAlgorithm"},
	{name: "Decode", owner: "Jose"},
	{name: "DecryptToken"},
	{name: "decrypt_compact", owner: "jwe"},
	{name: "deserialize_compact", owner: "JsonWebEncryption"},
	{name: "getPlaintextString", owner: "JsonWebEncryption"},
	{name: "getPlaintextBytes", owner: "JsonWebEncryption"},
	{name: "getPayload", owner: "JsonWebEncryption"},
	{name: "parseEncryptedContent"},
	{name: "parseEncryptedClaims"},
	{name: "decryptUsingKey"},
	{name: "decryptUsingKeySet"},
	{name: "loadAndDecryptWithKey"},
	{name: "loadAndDecryptWithKeySet"},
}

// gives reports whether a call is one of a table's.
func gives(table []library, c *code.Call, all []*code.Call) bool {
	name := Last(c.Name)
	return slices.ContainsFunc(table, func(l library) bool {
		if name != l.name || l.owner != "" && !owned(c, l.owner) || l.arg != "" && !slices.ContainsFunc(c.Args, func(a code.Expr) bool { return belongs(&a, l.arg) }) {
			return false
		}
		return l.with == "" || slices.ContainsFunc(all, func(o *code.Call) bool { return o != c && Last(o.Name) == l.with })
	})
}

// belongs reports whether an argument is a member of something by a name.
func belongs(e *code.Expr, owner string) bool {
	return slices.ContainsFunc([]string{e.Symbol, e.Text}, func(name string) bool { return slices.Contains(words(name), owner) })
}

// owned reports whether a word stands before the last name of a call.
func owned(c *code.Call, owner string) bool {
	for _, name := range []string{c.Callee, c.Name} {
		for _, word := range words(name[:max(strings.LastIndexByte(name, '.'), 0)]) {
			if strings.EqualFold(word, owner) {
				return true
			}
		}
	}
	return false
}

// Last is the last name of a call as written: encrypt of new CompactEncrypt(…).encrypt.
func Last(name string) string {
	return name[strings.LastIndexAny(name, ". /")+1:]
}

// words are the pieces of a name.
func words(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
}

const parts = 5 // of a compact JWE

// byHand finds five parts joined by dots in a function that encrypts with OAEP by itself or through what it calls.
func (p *Program) byHand(s code.Scope) {
	for _, t := range p.m.Texts(s) {
		own := slices.ContainsFunc(t.Value, func(x code.Part) bool { return x.Via.File == nil })
		if own && Compact(t.Value) && p.wraps(s, 2) {
			p.make(Maker{Scope: s, At: t.At, Hand: true})
			return
		}
	}
}

// Compact reports whether a text has the shape of a compact JWE whose parts are only known when the program runs. The
// first part may be seen through its encoding.
func Compact(v code.Value) bool {
	unseen := func(s string) bool {
		return strings.ContainsRune(s, code.Hole) && strings.Trim(s, " "+string(code.Hole)) == ""
	}
	pieces := strings.Split(v.String(), ".")
	if len(pieces) != parts || !unseen(pieces[0]) && !strings.Contains(pieces[0], `"alg"`) {
		return false
	}
	return !slices.ContainsFunc(pieces[1:], func(s string) bool { return !unseen(s) })
}

// wraps reports whether a function names OAEP, or one that it calls within a few steps.
func (p *Program) wraps(s code.Scope, depth int) bool {
	found := false
	for _, c := range p.m.Calls(s) {
		found = found || oaep(c.Name)
	}
	p.m.Exprs(s, func(e *code.Expr) { found = found || oaep(e.Text) || e.Op != code.OpLiteral && oaep(e.Symbol) })
	for _, callee := range p.m.Callees(s) {
		found = found || depth > 0 && p.wraps(callee, depth-1)
	}
	return found
}

func oaep(name string) bool { return strings.Contains(strings.ToUpper(name), "OAEP") }
