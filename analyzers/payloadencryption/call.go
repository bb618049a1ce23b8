package payloadencryption

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// calls judges the requests of a function in code that speaks to Cross-Border Services.
func (r *runner) calls(s code.Scope, in *region) {
	for _, c := range r.Model.Calls(s) {
		if c.Kind == code.CallRequest {
			r.request(s, c, in)
		}
		if signers[jwe.Last(c.Name)] && len(c.Args) > 2 {
			r.signs(s, c)
		}
	}
}

func (r *runner) request(s code.Scope, c *code.Call, in *region) {
	if !r.leads(s, c) {
		return
	}
	methods := r.methods(s, c)
	body := jwe.BodyOf(r.Model, s, c)
	header, says := r.announcement(s)
	at := s.At(c.Span)
	if !in.encrypts && !in.legacy && len(in.imports) == 0 && body != nil {
		if f := r.bodies.FormOf(s, body); f.Clear && !f.Wrapped && f.Untold == "" {
			r.hit(ruleClear, at, mleready.Medium, nil)
		}
		return
	}
	if !in.encrypts {
		return
	}
	args := map[string]string{"header": r.names.EncryptedHeader}
	reads := slices.Contains(methods, "GET")
	switch {
	case says && reads && !r.conditional(s, header):
		r.judge("payload_response.get_header", mleready.Met, header.At, args)
	case reads && r.sets(s) && (!says || r.conditional(s, header)):
		r.judge("payload_response.get_header", mleready.Unmet, at, args)
	}
	switch {
	case says:
		r.judge("payload_request.x_encrypted", mleready.Met, header.At, args)
	case body != nil && len(in.announced) == 0 && r.sets(s):
		r.judge("payload_request.x_encrypted", mleready.Unmet, at, args)
	}
}

// methods lists the methods that a request may have, callers included.
func (r *runner) methods(s code.Scope, c *code.Call) []string {
	out := jwe.MethodsOf(r.Model, s, c)
	if len(c.Args) > 0 {
		for _, o := range jwe.Origins(r.Model, s, &c.Args[0]) {
			if o.Expr.Op == code.OpLiteral || o.Expr.Known {
				out = append(out, strings.ToUpper(o.Expr.Text))
			}
		}
	}
	return out
}

// leads reports whether a request goes to Cross-Border Services: by its own path, or by that of a function which leads
// to it.
func (r *runner) leads(s code.Scope, c *code.Call) bool {
	for i := range c.Args {
		for _, v := range r.Model.Fold(s, &c.Args[i]) {
			if r.isCross(strings.ToLower(v.String())) {
				return true
			}
		}
	}
	for _, above := range jwe.Around(s, 3, r.Model.Callers) {
		for _, t := range r.Model.Texts(above) {
			if r.isCross(strings.ToLower(t.String())) {
				return true
			}
		}
	}
	return false
}

// announcement is the header that announces encryption among those of a function.
func (r *runner) announcement(s code.Scope) (code.Field, bool) {
	for _, f := range r.Model.Fields(s) {
		if !strings.EqualFold(f.Key.String(), r.names.EncryptedHeader) || f.Kind == code.GroupStruct {
			continue
		}
		for _, v := range f.Val {
			if !v.Constant() || strings.EqualFold(v.String(), "true") {
				return f, true
			}
		}
	}
	return code.Field{}, false
}

// sets reports whether a function sets headers at all.
func (r *runner) sets(s code.Scope) bool {
	return slices.ContainsFunc(r.Model.Fields(s), func(f code.Field) bool { return strings.EqualFold(f.Key.String(), "authorization") })
}

// conditional reports whether a header is set only where there is a body or for some methods.
func (r *runner) conditional(s code.Scope, f code.Field) bool {
	for _, b := range r.Model.Branches(s) {
		if f.At.File == s.File && b.Contains(f.At.Start) && slices.ContainsFunc(b.Names, func(name string) bool {
			name = strings.ToLower(name)
			return strings.Contains(name, "body") || strings.Contains(name, "payload") || strings.Contains(name, "method")
		}) {
			return true
		}
	}
	return false
}

// signers are the functions of Mastercard's signing libraries whose third argument is the body.
var signers = map[string]bool{"GetAuthorizationHeader": true, "getAuthorizationHeader": true, "get_authorization_header": true}

// signs judges what the body hash of an OAuth signature is over.
func (r *runner) signs(s code.Scope, c *code.Call) {
	f := r.bodies.FormOf(s, &c.Args[2])
	at := s.At(c.Span)
	switch {
	case f.Wrapped:
		r.judge("payload_request.body_hash", mleready.Met, at, nil)
	case f.Clear && f.Untold == "" && r.in(s).encrypts:
		r.judge("payload_request.body_hash", mleready.Unmet, at, nil)
	}
}
