package jwtconstruction

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// maker is a function of a token library that makes or signs a token.
type maker struct {
	in      string   // a word of the package's name
	is      string   // instead, the whole name where no package shows
	options int      // which argument holds the options, from 1; 0 for none
	writes  []string // members that it writes by itself, and right
	keyed   []string // members that it takes from the key
	alg     string   // the algorithm unless another one is named
	exp     string   // the time to live unless another one is given
	args    []string // members that arguments give, "" for arguments that give none
}

// makers are those functions by their names.
var makers = map[string][]maker{
	"NewWithClaims": {{in: "jwt", writes: []string{"typ"}}},
	"Sign":          {{in: "jwx", writes: []string{"typ"}, keyed: []string{"kid"}}},
	"sign":          {{in: "jsonwebtoken", options: 3, writes: []string{"typ", "iat"}, alg: "HS256"}, {is: "JWT.sign", options: 2, writes: []string{"typ", "iat"}, alg: "HS256"}},
	"signAsync":     {{in: "jwt", options: 2, writes: []string{"typ", "iat"}}},
	"encode": {
		{in: "jwt-simple", options: 4, writes: []string{"typ"}, alg: "HS256"},
		{in: "Firebase.JWT", writes: []string{"typ"}, args: []string{"", "", "", "kid"}},
		{in: "jsonwebtoken", writes: []string{"typ"}, alg: "HS256"},
		{in: "jwt.", options: 3, writes: []string{"typ"}, alg: "HS256"},
	},
	"encode_with_signer": {{in: "jwt"}},
	"create":             {{in: "njwt", writes: []string{"typ", "iat", "jti"}, alg: "HS256", exp: "1h"}, {in: "auth0.jwt", writes: []string{"typ"}}},
	"signWith":           {{writes: []string{"alg"}}}, // of jjwt alone, which takes the algorithm of the key's type
	"createSign":         {{in: "node-jose", keyed: []string{"alg", "kid"}}},
}

// options are those of such functions that become a member of the token. A library's structs have the same ones.
var options = map[string]builder{
	"algorithm": {member: "alg"}, "keyid": {member: "kid"}, "issuer": {member: "iss"}, "jwtid": {member: "jti"},
	"expiresIn": {member: "exp", by: duration}, "Algorithm": {member: "alg"}, "KeyID": {member: "kid"},
}

// builder is a method of a token library that sets one member, or the one that its first argument names.
type builder struct {
	member string
	named  bool
	header bool // a named one stands in the header
	jose   bool // the word is too common: the call must be one of a token library
	by     origin
}

// builders are the methods of token libraries, in the spellings that they share.
var builders = map[string]builder{
	"setIssuedAt": {member: "iat", by: moment}, "setExpirationTime": {member: "exp", by: duration}, "setExpiration": {member: "exp", by: moment},
	"setIssuer": {member: "iss"}, "setJti": {member: "jti"}, "withIssuedAt": {member: "iat", by: moment}, "withExpiresAt": {member: "exp", by: moment},
	"withIssuer": {member: "iss"}, "withJWTId": {member: "jti"}, "issuer": {member: "iss"}, "issueTime": {member: "iat", by: moment},
	"expirationTime": {member: "exp", by: moment}, "jwtID": {member: "jti"}, "Issuer": {member: "iss"}, "IssuedAt": {member: "iat", by: moment},
	"Expiration": {member: "exp", by: moment}, "JwtID": {member: "jti"}, "WithType": {member: "typ"},
	"claim": {named: true}, "Claim": {named: true}, "withClaim": {named: true}, "setClaim": {named: true}, "Set": {named: true}, "set": {named: true},
	"set_issued_at": {member: "iat", by: moment}, "set_expires_at": {member: "exp", by: moment}, "set_issuer": {member: "iss"}, "set_jwt_id": {member: "jti"},
	"set_key_id": {member: "kid", jose: true}, "set_token_type": {member: "typ", jose: true}, "set_claim": {named: true},
	"keyID": {member: "kid", jose: true}, "type": {member: "typ", jose: true}, "withKeyId": {member: "kid", jose: true}, "x509CertChain": {member: "x5c", jose: true},
	"setCertificateChainHeaderValue": {member: "x5c"}, "x509Chain": {member: "x5c", jose: true}, "setKeyIdHeaderValue": {member: "kid"}, "setStringClaim": {named: true},
	"setIssuedAtToNow": {member: "iat", by: moment}, "setExpirationTimeMinutesInTheFuture": {member: "exp", by: moment}, "setGeneratedJwtId": {member: "jti"}, "setJwtId": {member: "jti"},
	"setId": {member: "jti", jose: true}, "id": {member: "jti", jose: true}, "issuedAt": {member: "iat", by: moment}, "expiration": {member: "exp", by: moment},
	"keyId": {member: "kid", jose: true}, "setKeyId": {member: "kid", jose: true},
	"withHeader": {named: true, header: true, jose: true}, "setHeaderParam": {named: true, header: true}, "customParam": {named: true, header: true}, "setHeader": {named: true, header: true},
}

// keyNames are the constants with which libraries name members.
var keyNames = map[string]string{
	"KeyIDKey": "kid", "TypeKey": "typ", "AlgorithmKey": "alg", "IssuedAtKey": "iat", "ExpirationKey": "exp", "IssuerKey": "iss", "JwtIDKey": "jti",
	"X509CertChainKey": "x5c",
}

// structFields are the fields of the libraries' own claims, structTimes those of them that nothing else has.
var (
	structFields = map[string]struct {
		name string
		by   origin
	}{
		"IssuedAt": {"iat", moment}, "ExpiresAt": {"exp", moment}, "Expiry": {"exp", moment}, "Issuer": {"iss", written},
		"ID": {"jti", written}, "Id": {"jti", written}, "Subject": {"sub", written}, "Audience": {"aud", written}, "NotBefore": {"nbf", moment},
	}
	structTimes = []string{"IssuedAt", "ExpiresAt", "Expiry"}
)

// library collects what a scope has token libraries set.
func (r *runner) library(s code.Scope, p *parts) {
	claims, header := newSet(s, code.Place{}), newSet(s, code.Place{})
	put := func(member string, e entry) {
		to := claims
		if slices.Contains(r.header, member) {
			to = header
		}
		if to.at.File == nil {
			to.at = e.At
		}
		to.put(member, e)
	}
	for _, c := range r.Model.Calls(s) {
		at := s.At(c.Span)
		if m, ok := makerOf(c); ok {
			r.makes(c, at, m, p.objects, put)
		}
		if alg := calledAlgorithms[lastName(c.Name)]; alg != "" && about(c) {
			put("alg", made(at, written, code.Value{{Text: alg, At: at, From: at}}))
		}
		if about(c) {
			for i := range c.Args {
				if alg := algorithmOf(r.Model.Fold(s, &c.Args[i])); alg != nil {
					put("alg", made(s.At(c.Args[i].Span), written, alg))
				}
			}
		}
		r.build(s, c, header, put)
	}
	for _, x := range p.objects {
		if algorithmOf(x.values("Algorithm")) != nil {
			r.optionsOf(x, put)
		}
	}
	for _, x := range []*set{claims, header} {
		if x.at.File == nil {
			continue
		}
		switch {
		case x == header:
			p.headers = append(p.headers, x)
		case r.areClaims(x):
			p.claims = append(p.claims, x)
		default:
			p.more = append(p.more, x)
		}
	}
}

// makes puts what a maker sets, by itself and by its options.
func (r *runner) makes(c *code.Call, at code.Place, m maker, objects []*set, put func(string, entry)) {
	for _, name := range m.writes {
		put(name, made(at, itself, nil))
	}
	for _, name := range m.keyed {
		put(name, made(at, ofKey, nil))
	}
	for i, name := range m.args {
		if name != "" && i < len(c.Args) && c.Args[i].Op != code.OpLiteral {
			put(name, made(at, written, nil))
		}
	}
	if m.options > 0 && m.options <= len(c.Args) {
		for _, x := range objects {
			if is(&c.Args[m.options-1], x) {
				r.optionsOf(x, put)
			}
		}
	}
	for member, text := range map[string]string{"alg": m.alg, "exp": m.exp} {
		if text != "" {
			put(member, made(at, fallback, code.Value{{Text: text, At: at, From: at}}))
		}
	}
}

func (r *runner) optionsOf(x *set, put func(string, entry)) {
	for _, name := range x.sorted() {
		if o, ok := options[name]; ok {
			for _, f := range x.fields[name] {
				f.by = o.by
				put(o.member, f)
			}
		}
	}
}

// is reports whether an argument is an object of the same scope.
func is(arg *code.Expr, x *set) bool {
	switch arg.Op {
	case code.OpObject:
		return arg.Span == x.at.Span
	case code.OpRef:
		return x.name != "" && code.LastName(arg.Symbol) == x.name
	}
	return false
}

// build puts what a builder's method sets.
func (r *runner) build(s code.Scope, c *code.Call, header *set, put func(string, entry)) {
	b, ok := builders[lastName(c.Name)]
	if !ok || b.named && len(c.Args) < 2 || b.jose && (!about(c) || strings.Contains(strings.ToLower(c.Callee), "jweheader")) {
		return
	}
	member, value := b.member, 0
	if b.named {
		member, value = r.memberNamed(s, &c.Args[0]), 1
	}
	if member == "" {
		return
	}
	at := s.At(c.Span)
	if len(c.Args) > 0 {
		at = s.At(c.Args[0].Span)
	}
	e := made(at, b.by, nil)
	if value < len(c.Args) {
		e.Val = r.Model.Fold(s, &c.Args[value])
		if member == "typ" {
			e.Val = typeNamed(e.Val)
		}
	} else {
		e.by = itself // the time of the call
	}
	if b.header && slices.Contains(r.old, member) {
		header.at = at
		header.put(member, e)
		return
	}
	put(member, e)
}

// typeNamed puts in the type of token that a library's constant is called after.
func typeNamed(values []code.Value) []code.Value {
	out := slices.Clone(values)
	for i, v := range out {
		if len(v) == 1 && v[0].Hole && v[0].Name == "JWT" {
			p := v[0]
			p.Hole, p.Text = false, p.Name
			out[i] = code.Value{p}
		}
	}
	return out
}

// memberNamed is the name of a claim or header member that an argument stands for, "" for any other.
func (r *runner) memberNamed(s code.Scope, arg *code.Expr) string {
	values := r.Model.Fold(s, arg)
	if len(values) != 1 || len(values[0]) != 1 {
		return ""
	}
	p := values[0][0]
	if p.Hole {
		return keyNames[p.Name]
	}
	for _, known := range [][]string{r.claims, r.header, r.old, registered} {
		if slices.Contains(known, p.Text) {
			return p.Text
		}
	}
	return ""
}

// made is an entry that no object holds.
func made(at code.Place, by origin, v code.Value) entry {
	e := entry{by: by, Field: code.Field{Key: code.Value{{At: at, From: at}}, At: at}}
	if v != nil {
		e.Val = []code.Value{v}
	}
	return e
}

func makerOf(c *code.Call) (maker, bool) {
	for _, m := range makers[lastName(c.Name)] {
		if m.is == c.Callee || m.is == "" && strings.Contains(c.Callee, m.in) {
			return m, true
		}
	}
	return maker{}, false
}

// libraries are words in the names of packages that make tokens.
var libraries = []string{"jwt", "jws", "jwx", "jose", "jsonwebtoken"}

// about reports whether a call is one of a token library, by its package.
func about(c *code.Call) bool {
	callee := strings.ToLower(c.Callee)
	return slices.ContainsFunc(libraries, func(word string) bool { return strings.Contains(callee, word) })
}

// calledAlgorithms are functions of token libraries that stand for a signature algorithm.
var calledAlgorithms = map[string]string{"RSA256": "RS256", "RSA384": "RS384", "RSA512": "RS512", "HMAC256": "HS256", "HMAC384": "HS384", "HMAC512": "HS512", "ECDSA256": "ES256"}

// algorithms are the names that stand for a signature algorithm of a token.
var algorithms = strings.Fields("HS256 HS384 HS512 RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA none")

// algorithmOf is the value among values that names an algorithm: as text, or by a library's constant.
func algorithmOf(values []code.Value) code.Value {
	for _, v := range values {
		if slices.Contains(algorithms, algorithmName(v)) {
			return v
		}
	}
	return nil
}

func algorithmName(v code.Value) string {
	if len(v) == 1 && v[0].Hole {
		return strings.TrimPrefix(v[0].Name, "SigningMethod")
	}
	return v.String()
}
