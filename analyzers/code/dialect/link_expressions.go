package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// expr rewrites an expression. A member that has a symbol of its own goes by that.
func (l *linker) expr(file string, e *code.Expr) {
	l.exprs(file, e.Args)
	switch e.Op {
	case code.OpRef:
		l.reference(file, e)
		if name := headerConstant(e.Symbol); name != "" && !l.known(e.Symbol) {
			*e = literal(name, e.Span)
		}
	case code.OpCall:
		l.called(file, e)
	case code.OpField:
		if base := e.Args[0]; base.Op == code.OpRef {
			if symbol := l.member(base.Symbol, e.Text); l.known(symbol) {
				*e = code.Expr{Op: code.OpRef, Symbol: symbol, Span: e.Span}
			} else if get := l.member(base.Symbol, getterOf(e.Text)); l.funcs[get] != nil {
				*e = code.Expr{Op: code.OpCall, Symbol: get, Span: e.Span}
			} else if l.enums[base.Symbol] {
				*e = base
			}
		}
	}
}

// headerConstant is the name of a header that a library's constant is called after: http.header.AUTHORIZATION.
func headerConstant(symbol string) string {
	i := strings.LastIndexByte(symbol, '.')
	if i < 0 || strings.HasPrefix(symbol, "crate.") {
		return ""
	}
	owner, name := strings.ToLower(short(symbol[:i])), symbol[i+1:]
	if name != strings.ToUpper(name) || !strings.HasSuffix(owner, "header") && !strings.HasSuffix(owner, "headers") {
		return ""
	}
	return strings.ToLower(strings.ReplaceAll(name, "_", "-"))
}

// called resolves a call: a method of a constant of an enum gives the constant, one that only reads a field the field.
func (l *linker) called(file string, e *code.Expr) {
	if i := strings.LastIndex(e.Symbol, dot); i > 0 {
		owner, name := l.resolve(file, e.Symbol[:i]), e.Symbol[i+len(dot):]
		if l.enums[owner] && len(e.Args) == 0 {
			*e = code.Expr{Op: code.OpRef, Symbol: owner, Span: e.Span}
			return
		}
		if symbol := l.resolve(file, e.Symbol); l.funcs[symbol] == nil && len(e.Args) == 0 {
			for _, read := range readBy(name) {
				if f := l.member(owner, read); l.known(f) && l.funcs[f] == nil {
					*e = code.Expr{Op: code.OpRef, Symbol: f, Span: e.Span}
					return
				}
			}
		}
	}
	e.Symbol = l.resolve(file, e.Symbol)
	if f := l.funcs[e.Symbol]; f != nil && file == l.current.Path {
		e.Args = l.byPlace(f, e.Args)
	}
}

// getterOf is the method that reads a member.
func getterOf(name string) string {
	if name == "" {
		return ""
	}
	return "get" + strings.ToUpper(name[:1]) + name[1:]
}

// readBy lists the members that a method may do no more than read, by its name.
func readBy(method string) []string {
	var out []string
	for _, get := range []string{"get", "is", ""} {
		if rest, ok := strings.CutPrefix(method, get); ok && rest != "" {
			out = append(out, strings.ToLower(rest[:1])+rest[1:])
		}
	}
	return append(out, method)
}

// reference rewrites a symbol. What of it is only a key of an object becomes a member of that.
func (l *linker) reference(file string, e *code.Expr) {
	symbol := l.resolve(file, e.Symbol)
	if i := strings.LastIndex(e.Symbol, dot); i > 0 && !l.known(symbol) {
		owner, name := l.resolve(file, e.Symbol[:i]), e.Symbol[i+len(dot):]
		get := l.member(owner, getterOf(name))
		switch {
		case l.enums[owner]:
			symbol = owner
		case l.funcs[get] != nil: // a property in the eyes of another language
			*e = code.Expr{Op: code.OpCall, Symbol: get, Span: e.Span}
			return
		case l.known(owner) && l.fileOf(owner) != "":
			*e = field(code.Expr{Op: code.OpRef, Symbol: owner, Span: e.Span}, name, e.Span)
			return
		}
	}
	e.Symbol = symbol
}
