package tokens

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

const (
	maxNested = 24   // calls and brackets inside one another that are put together
	maxTries  = 64   // times that a token is looked at, on average
	maxSize   = 4000 // tokens of one expression
)

// expr reads strings, names and calls that are put together, and says how many tokens they take; none where something
// else begins.
func (r *reader) expr(at int) (code.Expr, int) {
	if r.depth >= maxNested {
		return code.Expr{}, 0
	}
	r.depth++
	defer func() { r.depth-- }()
	n := 0
	var parts []code.Expr
	for n < maxSize {
		x, size := r.operand(at + n)
		if size == 0 {
			break
		}
		n += size
		if f, size := r.formatted(at+n, x); size > 0 {
			x, n = f, n+size
		}
		parts = append(parts, x)
		if !r.sums(r.peek(at + n)) {
			break
		}
		n++
		for r.peek(at+n).kind == word && r.peek(at+n).value == "_" {
			n++ // the line goes on
		}
	}
	switch {
	case len(parts) == 0:
		return code.Expr{}, 0
	case len(parts) == 1:
		return parts[0], n
	}
	return joined(parts), n
}

func joined(parts []code.Expr) code.Expr {
	return code.Expr{Op: code.OpConcat, Args: parts, Span: code.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}}
}

func (r *reader) sums(t token) bool {
	return t.kind == mark && slices.Contains(r.syntax.sum, t.value)
}

// operand is a string with its pieces, a name, a call, or a list.
func (r *reader) operand(at int) (code.Expr, int) {
	t := r.peek(at)
	if !r.spend() {
		return code.Expr{}, 0
	}
	switch {
	case t.kind == text:
		return r.texts(at)
	case t.kind == number:
		return code.Expr{Op: code.OpLiteral, Text: t.value, Span: t.span()}, 1
	case t.kind == word && (t.value == "new" || t.value == "New" || t.value == "await"):
		if r.depth >= maxNested {
			return code.Expr{}, 0
		}
		r.depth++
		x, n := r.operand(at + 1)
		r.depth--
		if n == 0 {
			return x, 0
		}
		return x, n + 1
	case t.kind == word:
		return r.nameOrCall(at)
	case t.is("@") && r.peek(at+1).kind == text:
		x, n := r.texts(at + 1)
		return x, n + 1
	case t.is("(") && r.lisp:
		return r.formValue(at)
	case t.is("[") && r.messages:
		return r.tried(at)
	case t.isOne("[", "(", "{"):
		return r.list(at)
	}
	return code.Expr{}, 0
}

// texts is a string, and those that follow it in languages that join them so.
func (r *reader) texts(at int) (code.Expr, int) {
	parts := r.pieces(r.peek(at))
	n := 1
	for len(r.syntax.sum) == 0 && !r.lisp || r.sum.Language == "python" {
		next := r.peek(at + n)
		if next.kind != text {
			if next.is("@") && r.peek(at+n+1).kind == text {
				n++
				continue
			}
			break
		}
		parts = append(parts, r.pieces(next)...)
		n++
	}
	if len(parts) == 1 {
		return parts[0], n
	}
	return joined(parts), n
}

// pieces are the parts of a string: a piece that is a name stands for its value.
func (r *reader) pieces(t token) []code.Expr {
	if t.parts == nil {
		return []code.Expr{{Op: code.OpLiteral, Text: t.value, Span: t.span()}}
	}
	var out []code.Expr
	for _, p := range t.parts {
		switch {
		case p.hole && p.text != "":
			out = append(out, code.Expr{Op: code.OpRef, Symbol: r.symbol(p.text), Text: p.text, Span: t.span()})
		case p.hole:
			out = append(out, code.Expr{Op: code.OpUnknown, Span: t.span()})
		case p.text != "":
			out = append(out, code.Expr{Op: code.OpLiteral, Text: p.text, Span: t.span()})
		}
	}
	return out
}

// list is what stands in brackets: values parted by commas, or one of them.
func (r *reader) list(at int) (code.Expr, int) {
	first := r.peek(at)
	var items []code.Expr
	n := 1
	for n < maxSize {
		if r.peek(at+n).isOne(")", "]", "}") {
			break
		}
		x, size := r.expr(at + n)
		if size == 0 {
			return code.Expr{}, 0
		}
		if x.Op == code.OpList && len(x.Args) == 2 && x.Args[0].Op == code.OpLiteral {
			return code.Expr{}, 0 // keys with their values
		}
		items = append(items, x)
		n += size
		if r.peek(at+n).isOne(",", ";") {
			n++
		} else if !r.peek(at+n).isOne(")", "]", "}") {
			return code.Expr{}, 0
		}
	}
	if len(items) == 0 {
		return code.Expr{}, 0
	}
	if first.is("(") && len(items) == 1 {
		return items[0], n + 1
	}
	return code.Expr{Op: code.OpList, Args: items, Span: code.Span{Start: int32(first.start), End: int32(r.peek(at + n).end)}}, n + 1
}

// nameOrCall is the value of a name, or what a call gives.
func (r *reader) nameOrCall(at int) (code.Expr, int) {
	t := r.peek(at)
	name, n := r.chain(at)
	n += r.generic(at + n)
	next := r.peek(at + n)
	switch {
	case next.is("(") && !r.lisp:
		args, size := r.arguments(at + n)
		if size == 0 {
			return code.Expr{}, 0
		}
		n += size
		x := r.result(name, args, t)
		for r.peek(at+n).isOne(".", "->") && r.peek(at+n+1).kind == word { // what is asked of the result
			n += 2
			if r.peek(at + n).is("(") {
				if _, size = r.arguments(at + n); size == 0 {
					return code.Expr{}, 0
				}
				n += size
			}
			if x.Op != code.OpCall {
				continue
			}
			x = code.Expr{Op: code.OpUnknown, Span: t.span()}
		}
		return x, n
	case r.applied && !r.ends(t, next) && (next.kind != mark || next.is("(")):
		return r.application(name, at, n)
	case newlines[strings.ToLower(name)]:
		return code.Expr{Op: code.OpLiteral, Text: "\n", Span: t.span()}, n
	case next.isOne("{") && r.braces, next.is("["), next.kind == text && next.start == t.end:
		return code.Expr{}, 0
	case next.kind == word && r.messages && r.peek(at+n+1).is(":"):
	case next.kind == text && !r.lisp && !r.ends(t, next), next.kind == word && next.start > t.end && !r.ends(t, next):
		return code.Expr{}, 0
	}
	if env, ok := environment(name); ok {
		return code.Expr{Op: code.OpRef, Symbol: code.EnvSymbol(env), Span: t.span()}, n
	}
	return code.Expr{Op: code.OpRef, Symbol: r.symbol(name), Text: name, Span: t.span()}, n
}

// newlines are names of a line end.
var newlines = map[string]bool{"vblf": true, "vbcrlf": true, "vbnewline": true, "environment.newline": true, "slinebreak": true, "php_eol": true}

// application reads f a b.
func (r *reader) application(name string, at, n int) (code.Expr, int) {
	var args []code.Expr
	t := r.peek(at)
	for next := r.peek(at + n); n < maxSize && !r.ends(t, next) && (next.kind != mark || next.is("(")); next = r.peek(at + n) {
		x, size := code.Expr{}, 0
		switch {
		case next.kind == word:
			full, more := r.chain(at + n)
			x, size = code.Expr{Op: code.OpRef, Symbol: r.symbol(full), Text: full, Span: next.span()}, more
		default:
			x, size = r.operand(at + n)
		}
		if size == 0 {
			return x, 0
		}
		args = append(args, x)
		n += size
	}
	if len(args) == 1 && args[0].Op == code.OpList {
		args = args[0].Args
	}
	return r.result(name, args, t), n
}

// generic is how many tokens the types of a generic one take before its bracket, 0 for none.
func (r *reader) generic(at int) int {
	if !r.typed || !r.peek(at).is("<") {
		return 0
	}
	depth := 0
	for n := 0; n < 20; n++ {
		switch t := r.peek(at + n); {
		case t.is("<"):
			depth++
		case t.is(">"):
			if depth--; depth == 0 {
				if r.peek(at+n+1).isOne("(", "{", "[") {
					return n + 1
				}
				return 0
			}
		case t.kind != word && !t.isOne(",", ".", "[", "]", "?"):
			return 0
		}
	}
	return 0
}

// ends reports whether a line ends between two tokens, in a language whose statements end with their line.
func (r *reader) ends(t, next token) bool {
	line := func(at int) int {
		n, _ := r.sum.Position(int32(at))
		return n
	}
	return line(t.end) != line(next.start)
}

// environment is the variable of the environment that a name stands for.
func environment(name string) (string, bool) {
	for _, prefix := range []string{"process.env.", "$env:", "env:"} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && rest != "" {
			return rest, true
		}
	}
	return "", false
}
