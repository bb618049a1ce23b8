package tokens

import (
	"strings"

	"mleready/analyzers/code"
)

// indexed reads name["key"] = value in the forms that languages have for it.
func (r *reader) indexed(name string, n int) bool {
	first := r.peek(0)
	if r.peek(n).isOne("->", ".") && r.peek(n+1).isOne("{", "[") {
		n++
	}
	key := r.peek(n + 1)
	if !r.peek(n).isOne("[", "{") || !r.peek(n+2).isOne("]", "}") || !r.sets(r.peek(n+3)) || r.peek(n+4).is("=") {
		return false
	}
	if key.is("@") || key.kind == mark || key.kind == number {
		return false
	}
	x, size := r.expr(n + 4)
	if size == 0 {
		r.at += n + 4
		r.name = key.value
		return true
	}
	r.at += n + 4 + size
	k := r.literal(key)
	if key.kind == word && !(r.peek(n).is("{") && !strings.HasPrefix(key.value, "$")) {
		k = code.Expr{Op: code.OpRef, Symbol: r.symbol(key.value), Text: key.value, Span: key.span()}
	}
	r.entry(r.group(name, first), k, x, first)
	return true
}

// selector reads name: value pairs of a call without commas: name = 'x' value = y.
func (r *reader) selector(name string, n int) bool {
	if !r.dashed || !r.folded || r.braces || !strings.EqualFold(name, "name") || !r.peek(n).is("=") {
		return false
	}
	key, size := r.operand(n + 1)
	if size == 0 || !strings.EqualFold(r.peek(n+1+size).value, "value") || !r.peek(n+2+size).is("=") {
		return false
	}
	x, more := r.expr(n + 3 + size)
	if more == 0 {
		return false
	}
	at := r.peek(0)
	r.headed("set_header", []code.Expr{key, x}, at)
	r.at += n + 3 + size + more
	return true
}

// attributes reads the elements of markup that stand for calls: name="x" value="y".
func (r *reader) attributes() bool {
	first := r.peek(0)
	if !strings.HasPrefix(strings.ToLower(first.value), "cf") || !r.peek(-1).is("<") || strings.EqualFold(first.value, "cfset") {
		return false
	}
	given := map[string]code.Expr{}
	n := 1
	for n < 200 && r.at+n < len(r.tokens) && !r.peek(n).is(">") {
		if r.peek(n).kind == word && r.peek(n+1).is("=") {
			if x, size := r.operand(n + 2); size > 0 {
				given[strings.ToLower(r.peek(n).value)] = x
				n += 2 + size
				continue
			}
		}
		n++
	}
	switch name, ok := given["name"]; {
	case ok && given["value"].Op != code.OpUnknown && (strings.EqualFold(given["type"].Text, "header") || strings.EqualFold(first.value, "cfheader")):
		r.headed("set_header", []code.Expr{name, given["value"]}, first)
	case strings.EqualFold(first.value, "cffunction"):
	default:
		for _, key := range []string{"url", "value", "default", "template"} {
			if x, ok := given[key]; ok {
				r.sum.Uses = append(r.sum.Uses, code.Use{Value: x, Func: r.fn})
			}
		}
	}
	r.at += n
	return true
}

// tried reads a message, and forgets what it saw of something that turns out to be none.
func (r *reader) tried(at int) (code.Expr, int) {
	seen := r.seen()
	x, n := r.message(at)
	if n == 0 {
		r.forget(seen)
	}
	return x, n
}

// message reads [receiver name: value name: value].
func (r *reader) message(at int) (code.Expr, int) {
	var on code.Expr
	if r.depth >= maxNested || !r.spend() {
		return on, 0
	}
	r.depth++
	defer func() { r.depth-- }()
	n := 1
	start := r.peek(at)
	switch t := r.peek(at + 1); {
	case t.is("["):
		x, size := r.message(at + 1)
		if size == 0 {
			return on, 0
		}
		on, n = x, n+size
	case t.kind == word:
		name, size := r.chain(at + 1)
		on, n = code.Expr{Op: code.OpRef, Symbol: r.symbol(name), Text: name, Span: t.span()}, n+size
	case t.is("@") && r.peek(at+2).kind == text:
		x, size := r.texts(at + 2)
		on, n = x, n+1+size
	default:
		return on, 0
	}
	name := r.peek(at + n)
	if name.kind != word {
		return on, 0
	}
	selector := name.value
	var args []code.Expr
	n++
	for r.peek(at+n).is(":") && n < maxSize {
		x, size := r.expr(at + n + 1)
		if size == 0 {
			return on, 0
		}
		args = append(args, x)
		n += 1 + size
		for r.peek(at + n).is(",") {
			if x, size = r.expr(at + n + 1); size == 0 {
				return on, 0
			}
			args = append(args, x)
			n += 1 + size
		}
		if r.peek(at+n).kind == word {
			selector += ":" + r.peek(at+n).value
			n++
		}
	}
	if !r.peek(at + n).is("]") {
		return on, 0
	}
	return r.sent(on, selector, args, start), n + 1
}

// sent is what a message gives.
func (r *reader) sent(on code.Expr, selector string, args []code.Expr, at token) code.Expr {
	name := strings.ToLower(selector)
	unknown := code.Expr{Op: code.OpUnknown, Span: at.span()}
	switch {
	case len(args) == 2 && (name == "setvalue:forhttpheaderfield" || name == "addvalue:forhttpheaderfield"):
		r.headed("setHeader", []code.Expr{args[1], args[0]}, at)
	case len(args) == 2 && (name == "setobject:forkey" || name == "setvalue:forkey") && on.Op == code.OpRef:
		r.entry(r.group(on.Text, at), args[1], args[0], at)
	case len(args) > 0 && strings.HasSuffix(name, "withformat") && args[0].Op == code.OpLiteral:
		return format(args[0].Text, args[0], args[1:])
	case len(args) > 0 && name == "appendformat" && args[0].Op == code.OpLiteral && on.Op == code.OpRef:
		r.give(on.Text, format(args[0].Text, args[0], args[1:]), true, at)
	case len(args) == 1 && name == "appendstring" && on.Op == code.OpRef:
		r.give(on.Text, args[0], true, at)
	case len(args) == 1 && name == "stringbyappendingstring":
		return joined([]code.Expr{on, args[0]})
	case len(args) == 1 && name == "componentsjoinedbystring":
		return code.Expr{Op: code.OpJoin, Args: []code.Expr{args[0], on}, Span: at.span()}
	case len(args) == 1 && passes[name]:
		return args[0]
	default:
		callee := r.called(selector, on.Text, args, at)
		if callee != selector {
			return code.Expr{Op: code.OpCall, Symbol: callee, Args: args, Span: at.span()}
		}
	}
	return unknown
}

// form reads (f a b): a definition, a call, or anything in brackets.
func (r *reader) form() {
	name := r.peek(1)
	switch {
	case name.kind == word && (name.value == "def" || name.value == "defonce") && r.peek(2).kind == word:
		r.at += 3
		r.assign(r.peek(-1).value, false, r.peek(-1))
	case name.kind == word && !strings.HasPrefix(name.value, "def") && name.value != "ns" && name.value != "let":
		if x, n := r.formValue(0); n > 0 {
			r.sum.Uses = append(r.sum.Uses, code.Use{Value: x, Func: r.fn})
			r.at += n
			return
		}
		r.into()
	default:
		r.into()
	}
}

// formValue is what (f a b) gives.
func (r *reader) formValue(at int) (code.Expr, int) {
	name := r.peek(at + 1)
	if name.kind != word || r.depth >= maxNested {
		return code.Expr{}, 0
	}
	r.depth++
	defer func() { r.depth-- }()
	full, size := r.chain(at + 1)
	var args []code.Expr
	n := 1 + size
	for n < maxSize && !r.peek(at+n).is(")") {
		x, size := r.operand(at + n)
		if size == 0 {
			return code.Expr{}, 0
		}
		args = append(args, x)
		n += size
	}
	if full == "str" && len(args) > 0 {
		return joined(args), n + 1
	}
	return r.result(full, args, name), n + 1
}
