package golang

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"mleready/analyzers/code"
)

// call records a call and says what its result may be.
func (s *summariser) call(e *ast.CallExpr) code.Expr {
	if tv, ok := s.Info.Types[e.Fun]; ok && tv.IsType() && len(e.Args) == 1 {
		return s.value(e.Args[0]) // a conversion
	}
	if isConversion(e) {
		return s.value(e.Args[0])
	}
	switch f := ast.Unparen(e.Fun).(type) {
	case *ast.SelectorExpr:
		if s.packageOf(f) == "" {
			s.visitBase(f.X)
		}
	case *ast.FuncLit:
		s.literalFunc(f)
	}
	symbol := s.callee(e)
	if fold, ok := folds[symbol]; ok {
		if x, ok := fold(s, e); ok {
			x.Span = s.span(e)
			return x
		}
	}
	if x, ok := s.builder(e, symbol); ok {
		return x
	}
	if s.headerCall(e, symbol) {
		return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	}
	return s.plainCall(e, symbol)
}

// isConversion recognises []byte(x) and string(x) where types are missing.
func isConversion(e *ast.CallExpr) bool {
	if len(e.Args) != 1 {
		return false
	}
	switch f := ast.Unparen(e.Fun).(type) {
	case *ast.ArrayType:
		return true
	case *ast.Ident:
		return f.Name == "string"
	}
	return false
}

func (s *summariser) plainCall(e *ast.CallExpr, symbol string) code.Expr {
	if symbol == "append" {
		base, items, _ := s.grown(e)
		return appended(base, items, s.span(e))
	}
	if symbol == "make" && len(e.Args) == 2 {
		size := s.value(e.Args[1])
		return code.Expr{Op: code.OpCall, Symbol: symbol, Text: symbol, Args: []code.Expr{size}, Span: s.span(e)}
	}
	if builtins[symbol] {
		for _, arg := range e.Args {
			s.visitBase(arg)
		}
		return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	}
	known, isKnown := apis[symbol]
	c := code.Call{Callee: symbol, Name: written(e), Kind: known.kind, Func: s.fn, Span: s.span(e)}
	for _, arg := range e.Args {
		c.Args = append(c.Args, s.value(arg))
	}
	if !isKnown {
		c.Args = s.variadic(e, c.Args)
	}
	x := code.Expr{Op: code.OpCall, Symbol: symbol, Text: c.Name, Args: c.Args, Span: c.Span}
	if s.isSaid(e, symbol) {
		return x // words for people: not part of any message to a provider
	}
	if fn, ok := s.closures[symbol]; ok {
		for i, p := range s.sum.Funcs[fn].Params {
			if p != "" && i < len(c.Args) {
				s.put(p, c.Args[i], false, e)
			}
		}
	}
	if isKnown {
		c.Hash = known.hash
		if known.kind == code.CallMAC && len(c.Args) > 0 {
			c.Hash = hashName(e.Args[0], s)
		}
		c.Args = c.Args[min(known.skip, len(c.Args)):]
	}
	if known.setting != nil && len(e.Args) > 0 {
		if name, ok := s.constant(e.Args[0]); ok {
			x = ref(known.setting(name), c.Span) // what configuration files set; unknown where they set nothing
		}
	}
	if isKnown || !IsLibrary(symbol) || tells(c.Args) {
		s.sum.Calls = append(s.sum.Calls, c)
	}
	return x
}

// variadic makes one list of the strings that a variadic parameter takes.
func (s *summariser) variadic(e *ast.CallExpr, args []code.Expr) []code.Expr {
	t := s.Info.TypeOf(e.Fun)
	if t == nil || e.Ellipsis != token.NoPos {
		return args
	}
	sig, ok := t.Underlying().(*types.Signature)
	if !ok || !sig.Variadic() || len(args) <= sig.Params().Len() {
		return args
	}
	last := sig.Params().Len() - 1
	elem := elementOf(sig.Params().At(last).Type())
	if elem == nil {
		return args
	}
	if b, ok := elem.Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
		return args
	}
	list := code.Expr{Op: code.OpList, Args: args[last:], Span: code.Span{Start: args[last].Start, End: args[len(args)-1].End}}
	return append(args[:last:last], list)
}

// isSaid reports whether a call's words are for people.
func (s *summariser) isSaid(e *ast.CallExpr, symbol string) bool {
	if builderPrints[symbol] && len(e.Args) > 0 {
		to := s.holder(e.Args[0])
		return to == "os.Stdout" || to == "os.Stderr"
	}
	return says[symbol] || strings.HasPrefix(symbol, "log.") || strings.HasPrefix(symbol, "log/slog.") || strings.HasPrefix(symbol, "testing.")
}

// hashName is the hash function handed to hmac.New: sha256 for sha256.New.
func hashName(e ast.Expr, s *summariser) string {
	if sel, ok := ast.Unparen(e).(*ast.SelectorExpr); ok {
		pkg := s.packageOf(sel)
		return strings.ToLower(pkg[strings.LastIndexByte(pkg, '/')+1:] + strings.TrimPrefix(sel.Sel.Name, "New"))
	}
	return ""
}

// tells reports whether any argument is a string that could be known.
func tells(args []code.Expr) bool {
	for i := range args {
		switch args[i].Op {
		case code.OpUnknown, code.OpObject:
		case code.OpRef, code.OpCall:
			if args[i].Known || !strings.Contains(args[i].Symbol, "#") {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// builder folds what is written to a buffer into the buffer's variable.
func (s *summariser) builder(e *ast.CallExpr, symbol string) (code.Expr, bool) {
	none := code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	sel, isSel := s.called(e).(*ast.SelectorExpr)
	switch {
	case isSel && builderWrites[symbol] && len(e.Args) == 1:
		if buf := s.holder(sel.X); buf != "" {
			s.put(buf, s.value(e.Args[0]), true, e)
			return none, true
		}
	case isSel && builderReads[symbol]:
		if buf := s.holder(sel.X); buf != "" {
			return ref(buf, s.span(e)), true
		}
	case builderPrints[symbol] && len(e.Args) > 0:
		if buf := s.holder(e.Args[0]); buf != "" && builderTypes[typeName(s.Info.TypeOf(e.Args[0]))] {
			x := s.printed(e, symbol)
			x.Span = s.span(e)
			s.put(buf, x, true, e)
			return none, true
		}
	}
	return none, false
}

// printed is what a call prints to its first argument.
func (s *summariser) printed(e *ast.CallExpr, symbol string) code.Expr {
	switch symbol {
	case "fmt.Fprintf":
		if x, ok := s.format(e, 1); ok {
			return x
		}
	case "fmt.Fprint":
		return s.sprinted(e.Args[1:])
	case "fmt.Fprintln":
		return s.sprintedLine(e.Args[1:])
	}
	return s.sequence(e.Args[1:])
}

// sequence is the text of several values one after the other.
func (s *summariser) sequence(args []ast.Expr) code.Expr {
	x := code.Expr{Op: code.OpConcat}
	for _, a := range args {
		x.Args = append(x.Args, s.value(a))
	}
	return x
}

// headerCall makes an entry of a call that sets a header, with the standard library or with a client that names the
// method as everyone does.
func (s *summariser) headerCall(e *ast.CallExpr, symbol string) bool {
	sel, ok := s.called(e).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	name := sel.Sel.Name
	switch {
	case len(e.Args) == 1 && (symbol == headerType+".Get" || symbol == headerType+".Values"):
		s.sum.Calls = append(s.sum.Calls, code.Call{Callee: symbol, Name: written(e), Kind: code.CallGetHeader,
			Args: []code.Expr{s.value(e.Args[0])}, Func: s.fn, Span: s.span(e)})
		return true
	case len(e.Args) == 2 && (headerSetters[name] || setters[name] && s.isHeaders(sel.X)):
		kind := code.GroupHeaders
		if of, ok := sel.X.(*ast.CallExpr); ok && s.callee(of) == "net/http.ResponseWriter.Header" {
			kind = code.GroupMap // headers of our own answer
		}
		s.entry(s.groupOf(s.holder(sel.X), kind, sel.X), s.value(e.Args[0]), s.value(e.Args[1]), e)
		s.sum.Entries[len(s.sum.Entries)-1].Span = s.link(e)
		return true
	case len(e.Args) == 1 && headerMaps[name]:
		g := s.groupOf(s.holder(sel.X), code.GroupHeaders, sel.X)
		s.sum.Entries = append(s.sum.Entries, code.Entry{Group: g, Value: s.value(e.Args[0]), Spread: true, Func: s.fn, Span: s.link(e)})
		return true
	}
	return false
}

// link is the place of a call; in a chain of calls over several lines only the last one's.
func (s *summariser) link(e *ast.CallExpr) code.Span {
	at := s.span(e)
	if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && s.tok.Line(sel.Sel.Pos()) != s.tok.Line(e.Pos()) {
		at.Start = s.offset(sel.Sel.Pos())
	}
	return at
}

// isHeaders reports whether an expression is a set of headers: by its type, else by its name.
func (s *summariser) isHeaders(e ast.Expr) bool {
	if t := typeName(s.Info.TypeOf(e)); t != "" {
		return t == headerType || strings.HasSuffix(strings.ToLower(t), "header") || strings.HasSuffix(strings.ToLower(t), "headers")
	}
	return strings.Contains(strings.ToLower(lastIdent(e)), "header")
}

// appended is a list or text with more behind it.
func appended(base string, items []code.Expr, at code.Span) code.Expr {
	x := code.Expr{Op: code.OpConcat, Span: at}
	if base != "" {
		x.Args = append(x.Args, ref(base, at))
	}
	x.Args = append(x.Args, items...)
	return x
}
