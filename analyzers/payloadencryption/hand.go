package payloadencryption

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// byHand judges the JWEs that the program makes itself.
func (r *runner) byHand() {
	for _, x := range r.bodies.Sealed {
		maker, ok := r.jwes.MakerOf(x)
		if !ok || x.Masked() {
			continue
		}
		in, fields := r.in(x.Scope), r.inside(x)
		if !in.ours() && !slices.Contains(fields, r.names.Field) {
			continue // the name of the wrapper alone is anybody's
		}
		in.encrypts = true
		how := "by a general library"
		if maker.Hand {
			how = "by hand"
		}
		r.hit(ruleOwnJWE, x.At, mleready.High, map[string]string{"how": how}, append(r.traces(in), check.Related{At: maker.At, Why: "makes the JWE"})...)
		if len(fields) > 0 {
			r.wrapper(r.names.Wrapper+"."+fields[0], x.At)
		}
		r.header(maker)
	}
	for _, k := range r.jwes.Makers {
		if in := r.in(k.Scope); in.cross.File != nil && !in.encrypts {
			r.elsewhere(k)
		}
	}
}

// expected is the envelope as a reader knows it.
func (r *runner) expected() string { return r.names.Wrapper + "." + r.names.Field }

// inside lists the fields in the wrapper.
func (r *runner) inside(x *jwe.Envelope) []string {
	fields := slices.Clone(x.Others) // of a text
	if e, s := jwe.EntryAt(x.At); e != nil {
		fields = nil
		for _, o := range jwe.Origins(r.Model, s, &e.Value) {
			if o.Expr.Op == code.OpObject {
				for _, in := range o.File.Entries {
					if in.Group == o.Expr.Group && in.Key.Op == code.OpLiteral {
						fields = append(fields, in.Key.Text)
					}
				}
			}
		}
	}
	return fields
}

func (r *runner) wrapper(got string, at code.Place) {
	r.judge("payload_request.wrapper", mleready.MetIf(got == r.expected()), at, map[string]string{"wrapper": got, "expected": r.expected()})
}

// elsewhere reports a JWE for Cross-Border Services that stands in another member of a body.
func (r *runner) elsewhere(k jwe.Maker) {
	for _, s := range r.scopes {
		for i := range s.File.Entries {
			e := &s.File.Entries[i]
			if e.Func != s.Func || e.Spread || e.Key.Op != code.OpLiteral || s.File.Groups[e.Group].Kind == code.GroupHeaders {
				continue
			}
			for _, o := range jwe.Origins(r.Model, s, &e.Value) {
				if made, ok := r.jwes.At(o.At()); ok && made.At == k.At {
					at := s.At(e.Span)
					r.in(s).encrypts = true
					r.hit(ruleOwnJWE, at, mleready.Medium, map[string]string{"how": "in " + e.Key.Text})
					r.wrapper(e.Key.Text, at)
					r.header(k)
					return
				}
			}
		}
	}
}

// header judges the fields of the JWE's header, and the size of the initialisation vector.
func (r *runner) header(k jwe.Maker) {
	h := r.jwes.HeaderOf(k)
	for field, want := range map[string]string{"alg": r.names.Algorithm, "enc": r.names.Encryption} {
		for _, f := range h.Fields[field] {
			for _, v := range f.Val {
				if value := jwe.Name(v); value != "" {
					r.judge("payload_request."+field, mleready.MetIf(value == want), f.At, map[string]string{"value": value})
				}
			}
		}
	}
	switch {
	case len(h.Fields["kid"]) > 0:
		r.judge("payload_request.kid", mleready.Met, h.Fields["kid"][0].At, nil)
		r.fingerprint(h.Fields["kid"][0])
	case h.Whole:
		r.judge("payload_request.kid", mleready.Unmet, k.At, map[string]string{"why": "its header has no kid"})
	}
	if k.Hand {
		r.vector(k)
	}
}

var (
	ofKey         = regexp.MustCompile(`(?i)publickey|subjectpublickeyinfo|spki|pkix`)
	ofCertificate = regexp.MustCompile(`(?i)^(raw|der|certificate|cert|fingerprint256|\w*certificate)$`)
)

// fingerprint tells what the kid's hash is over.
func (r *runner) fingerprint(f code.Field) {
	const requirement = "payload_request.kid_public_key"
	e, s := jwe.EntryAt(f.At)
	if e == nil {
		return
	}
	for _, o := range jwe.Origins(r.Model, s, &e.Value) {
		words := r.hashed(o)
		for _, word := range words {
			switch {
			case ofKey.MatchString(word):
				r.judge(requirement, mleready.Met, f.At, nil)
				return
			case ofCertificate.MatchString(word):
				r.judge(requirement, mleready.Unmet, f.At, nil)
				return
			}
		}
	}
}

// hashed lists the names in what an expression is made from: its operands, those of the calls in its chain, and where
// they come from.
func (r *runner) hashed(o code.Origin) []string {
	operands := slices.Clone(o.Expr.Args)
	for _, c := range r.Model.Calls(o.Scope) {
		if o.Expr.Contains(c.Start) {
			operands = append(operands, c.Args...)
		}
	}
	words := []string{jwe.NameOf(o.Expr)}
	for i := range operands {
		words = namesIn(&operands[i], words)
		for _, from := range jwe.Origins(r.Model, o.Scope, &operands[i]) {
			words = namesIn(from.Expr, words)
		}
	}
	return words
}

// namesIn lists the last names in an expression, from the inside out.
func namesIn(e *code.Expr, out []string) []string {
	for i := range e.Args {
		out = namesIn(&e.Args[i], out)
	}
	return append(out, jwe.NameOf(e))
}

var vectors = regexp.MustCompile(`(?i)^(iv|nonce|initialisationvector|initializationvector|ivbytes)$`)

// vector tells the size of the variable that is the initialisation vector.
func (r *runner) vector(k jwe.Maker) {
	for _, s := range jwe.Around(k.Scope, 2, r.Model.Callees) {
		for i := range s.File.Assigns {
			a := &s.File.Assigns[i]
			symbol := code.Expr{Op: code.OpRef, Symbol: a.Symbol}
			if a.Func != s.Func || !vectors.MatchString(jwe.NameOf(&symbol)) || a.Value.Op != code.OpCall || len(a.Value.Args) == 0 {
				continue
			}
			last := a.Value.Args[len(a.Value.Args)-1]
			if n, err := strconv.Atoi(last.Text); last.Op == code.OpLiteral && err == nil {
				r.judge("payload_request.iv", mleready.MetIf(n == r.names.IVBytes), s.At(a.Span), map[string]string{"bytes": strconv.Itoa(n)})
				return
			}
		}
	}
}

// reads reports where the envelope of a reply is read and decrypted.
func (r *runner) reads(in *region) bool {
	for _, s := range r.scopes {
		if r.in(s) != in {
			continue
		}
		var at code.Place
		inside := slices.ContainsFunc(s.File.Members, func(m code.Member) bool { return m.Name == r.names.Wrapper })
		r.Model.Exprs(s, func(e *code.Expr) {
			named := (e.Op == code.OpField || e.Op == code.OpUnknown) && e.Text == r.names.Wrapper ||
				e.Op == code.OpRef && (r.Model.Member(e.Symbol) == r.names.Wrapper || inside && r.Model.Member(e.Symbol) == r.names.Field || strings.Contains(e.Symbol, "."+r.names.Wrapper))
			if at.File == nil && named {
				at = s.At(e.Span)
			}
		})
		for i := range s.File.Uses {
			if u := &s.File.Uses[i]; u.Func == s.Func && u.Value.Text == r.names.Wrapper && at.File == nil {
				at = s.At(u.Value.Span)
			}
		}
		for _, c := range r.Model.Calls(s) {
			if at.File == nil && gets(c, r.names.Wrapper) {
				at = s.At(c.Span)
			}
		}
		if at.File == nil {
			continue
		}
		for _, near := range append(jwe.Around(s, 3, r.Model.Callees), r.Model.Callers(s)...) {
			for _, o := range r.jwes.Openers {
				if o.Scope == near {
					r.hit(ruleDecrypts, at, mleready.High, map[string]string{"how": "by own code"}, check.Related{At: near.At(o.Call.Span), Why: "decrypts the JWE"})
					return true
				}
			}
		}
	}
	return false
}

var getters = regexp.MustCompile(`(?i)^(get|opt|path|select|find)`)

// gets reports whether a call takes a member out of an object by its name.
func gets(c *code.Call, member string) bool {
	return len(c.Args) > 0 && c.Args[0].Op == code.OpLiteral && c.Args[0].Text == member && getters.MatchString(jwe.Last(c.Name))
}
