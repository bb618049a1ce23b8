package golang

import (
	"go/ast"
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
		x := code.Expr{Op: code.OpConcat, Span: s.span(e)}
		if base != "" {
			x.Args = append(x.Args, ref(base, x.Span))
		}
		x.Args = append(x.Args, items...)
		return x
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
	x := code.Expr{Op: code.OpCall, Symbol: symbol, Text: lastIdent(e.Fun), Args: c.Args, Span: c.Span}
	if says[symbol] {
		return x // words for people: not part of any message to a provider
	}
	if isKnown {
		c.Hash = known.hash
		if known.kind == code.CallMAC && len(c.Args) > 0 {
			c.Hash = hashName(e.Args[0], s)
		}
		c.Args = c.Args[min(known.skip, len(c.Args)):]
	}
	if isKnown || !IsLibrary(symbol) || tells(c.Args) {
		s.sum.Calls = append(s.sum.Calls, c)
	}
	return x
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
	sel, isSel := ast.Unparen(e.Fun).(*ast.SelectorExpr)
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
			x, ok := s.format(e, 1)
			if !ok {
				x = s.sequence(e.Args[1:])
			}
			x.Span = s.span(e)
			s.put(buf, x, true, e)
			return none, true
		}
	}
	return none, false
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
	sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
	if !ok {
		return false
	}
	name := sel.Sel.Name
	switch {
	case symbol == headerType+".Get" || symbol == headerType+".Values":
		s.sum.Calls = append(s.sum.Calls, code.Call{Callee: symbol, Name: written(e), Kind: code.CallGetHeader,
			Args: []code.Expr{s.value(e.Args[0])}, Func: s.fn, Span: s.span(e)})
		return true
	case len(e.Args) == 2 && (headerSetters[name] || setters[name] && s.isHeaders(sel.X)):
		kind := code.GroupHeaders
		if _, answer := sel.X.(*ast.CallExpr); answer && setters[name] {
			kind = code.GroupMap // w.Header(): headers of our own answer
		}
		s.entry(s.groupOf(s.holder(sel.X), kind, sel.X), s.value(e.Args[0]), s.value(e.Args[1]), e)
		return true
	case len(e.Args) == 1 && headerMaps[name]:
		g := s.groupOf(s.holder(sel.X), code.GroupHeaders, sel.X)
		s.sum.Entries = append(s.sum.Entries, code.Entry{Group: g, Value: s.value(e.Args[0]), Spread: true, Func: s.fn, Span: s.span(e)})
		return true
	}
	return false
}

// isHeaders reports whether an expression is a set of headers: by its type, else by its name.
func (s *summariser) isHeaders(e ast.Expr) bool {
	if t := typeName(s.Info.TypeOf(e)); t != "" {
		return t == headerType || strings.HasSuffix(strings.ToLower(t), "header") || strings.HasSuffix(strings.ToLower(t), "headers")
	}
	return strings.Contains(strings.ToLower(lastIdent(e)), "header")
}
