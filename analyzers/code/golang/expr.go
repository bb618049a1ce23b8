package golang

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"

	"mleready/analyzers/code"
)

// value is an expression as far as it matters to what a string may be. Everything inside of it is visited: calls are
// recorded, literals of maps and structs become groups.
func (s *summariser) value(e ast.Expr) code.Expr {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return s.value(e.X)
	case *ast.StarExpr:
		return s.value(e.X)
	case *ast.BasicLit:
		return s.literal(e)
	case *ast.Ident, *ast.SelectorExpr:
		return s.name(e)
	case *ast.BinaryExpr:
		return s.binary(e)
	case *ast.UnaryExpr:
		if e.Op == token.AND || e.Op == token.ARROW {
			return s.value(e.X)
		}
		s.value(e.X)
	case *ast.CallExpr:
		return s.call(e)
	case *ast.CompositeLit:
		return s.composite(e)
	case *ast.IndexExpr:
		s.use(e.Index)
		return code.Expr{Op: code.OpUnknown, Text: lastIdent(e.X), Span: s.span(e)}
	case *ast.SliceExpr:
		return s.value(e.X)
	case *ast.TypeAssertExpr:
		return s.value(e.X)
	case *ast.KeyValueExpr:
		return s.value(e.Value)
	case *ast.FuncLit:
		s.literalFunc(e)
	}
	return code.Expr{Op: code.OpUnknown, Text: lastIdent(e), Span: s.span(e)}
}

func (s *summariser) literal(e *ast.BasicLit) code.Expr {
	text := e.Value
	if e.Kind == token.STRING || e.Kind == token.CHAR {
		if e.Kind == token.CHAR {
			r, _, _, err := unquoteChar(e.Value)
			if err != nil {
				return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
			}
			return code.Expr{Op: code.OpLiteral, Text: string(r), Span: s.span(e)}
		}
		unquoted, ok := unquote(e.Value)
		if !ok {
			return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
		}
		text = unquoted
	}
	return code.Expr{Op: code.OpLiteral, Text: text, Span: s.span(e)}
}

// name is a reference to a variable, field or constant; a constant brings its value along.
func (s *summariser) name(e ast.Expr) code.Expr {
	if sel, ok := e.(*ast.SelectorExpr); ok && s.packageOf(sel) == "" {
		s.visitBase(sel.X)
	}
	x := code.Expr{Op: code.OpUnknown, Text: lastIdent(e), Span: s.span(e)}
	if symbol := s.holder(e); symbol != "" {
		x = ref(symbol, x.Span)
	}
	if text, ok := s.constant(e); ok {
		if x.Op == code.OpUnknown {
			x.Op = code.OpLiteral
		}
		x.Known, x.Text = true, text
	}
	return x
}

// visitBase records what stands inside the left side of a selector, names aside.
func (s *summariser) visitBase(e ast.Expr) {
	switch x := e.(type) {
	case *ast.Ident:
	case *ast.SelectorExpr:
		s.visitBase(x.X)
	default:
		s.value(e)
	}
}

func (s *summariser) constant(e ast.Expr) (string, bool) {
	tv, ok := s.Info.Types[e]
	if !ok || tv.Value == nil {
		if id, isIdent := e.(*ast.Ident); isIdent {
			if c, isConst := s.Info.ObjectOf(id).(*types.Const); isConst {
				return stringOf(c.Val())
			}
		}
		return "", false
	}
	return stringOf(tv.Value)
}

func stringOf(v constant.Value) (string, bool) {
	if v == nil || v.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(v), true
}

// binary flattens a sum of strings; the two sides of any other operation are uses of their own.
func (s *summariser) binary(e *ast.BinaryExpr) code.Expr {
	if e.Op == token.ADD {
		x := code.Expr{Op: code.OpConcat, Span: s.span(e)}
		for _, side := range []ast.Expr{e.X, e.Y} {
			v := s.value(side)
			if v.Op == code.OpConcat {
				x.Args = append(x.Args, v.Args...)
			} else {
				x.Args = append(x.Args, v)
			}
		}
		return x
	}
	s.use(e.X)
	s.use(e.Y)
	return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
}

// use records a string that stands on its own: compared, switched on, an index.
func (s *summariser) use(e ast.Expr) {
	if v := s.value(e); v.Op == code.OpLiteral || v.Op == code.OpConcat || v.Op == code.OpRef && v.Known {
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: v, Func: s.fn})
	}
}

// composite finds the literal behind &T{…} and (T{…}).
func composite(e ast.Expr) *ast.CompositeLit {
	switch x := e.(type) {
	case *ast.CompositeLit:
		return x
	case *ast.UnaryExpr:
		if x.Op == token.AND {
			return composite(x.X)
		}
	case *ast.ParenExpr:
		return composite(x.X)
	}
	return nil
}

func (s *summariser) composite(e *ast.CompositeLit) code.Expr {
	if s.isObject(e) {
		return s.object(e, "")
	}
	x := code.Expr{Op: code.OpList, Span: s.span(e)}
	for _, elt := range e.Elts {
		x.Args = append(x.Args, s.value(elt))
	}
	return x
}

// isObject reports whether a literal has keys: a map or a struct, not a list.
func (s *summariser) isObject(e *ast.CompositeLit) bool {
	if t := s.Info.TypeOf(e); t != nil && t != types.Typ[types.Invalid] {
		switch u := t.Underlying().(type) {
		case *types.Map, *types.Struct:
			return true
		case *types.Pointer:
			return structOf(u) != nil
		case *types.Slice, *types.Array:
			return false
		}
	}
	switch e.Type.(type) {
	case *ast.MapType:
		return true
	case *ast.ArrayType:
		return false
	}
	if len(e.Elts) == 0 {
		return e.Type != nil
	}
	_, keyed := e.Elts[0].(*ast.KeyValueExpr)
	return keyed
}

// object makes the group of a map or struct literal that symbol holds.
func (s *summariser) object(e *ast.CompositeLit, symbol string) code.Expr {
	x := code.Expr{Op: code.OpObject, Span: s.span(e)}
	if g, ok := s.done[e]; ok {
		x.Group = g
		return x
	}
	typ := s.Info.TypeOf(e)
	group := code.Group{Symbol: symbol, Type: typeName(typ), Kind: groupKind(typ, e), Func: s.fn, Span: x.Span}
	x.Group = len(s.sum.Groups)
	s.done[e] = x.Group
	s.sum.Groups = append(s.sum.Groups, group)
	if symbol != "" {
		s.groups[symbol] = x.Group
		s.put(symbol, x, false, e)
	}
	st := structOf(typ)
	for i, elt := range e.Elts {
		kv, keyed := elt.(*ast.KeyValueExpr)
		switch {
		case keyed && group.Kind == code.GroupStruct:
			s.structField(x.Group, group.Type, lastIdent(kv.Key), kv.Value, kv)
		case keyed:
			s.entry(x.Group, s.value(kv.Key), s.value(kv.Value), kv)
		case st != nil && i < st.NumFields():
			s.structField(x.Group, group.Type, st.Field(i).Name(), elt, elt)
		default:
			s.value(elt)
		}
	}
	return x
}

// structField is an entry and gives its value to the field of the type, where every other use of it finds it.
func (s *summariser) structField(group int, typ, name string, value ast.Expr, at ast.Node) {
	symbol := ""
	if typ != "" && !IsLibrary(typ) {
		symbol = typ + "." + name
	}
	var v code.Expr
	if lit := composite(value); lit != nil && s.isObject(lit) {
		v = s.object(lit, symbol)
	} else {
		v = s.value(value)
		if symbol != "" {
			s.put(symbol, v, false, at)
		}
	}
	s.entry(group, code.Expr{Op: code.OpLiteral, Text: name, Span: s.span(at)}, v, at)
}

func (s *summariser) entry(group int, key, value code.Expr, at ast.Node) {
	s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Key: key, Value: value, Func: s.fn, Span: s.span(at)})
}

func groupKind(t types.Type, e *ast.CompositeLit) code.GroupKind {
	if typeName(t) == headerType {
		return code.GroupHeaders
	}
	if t != nil {
		switch t.Underlying().(type) {
		case *types.Struct, *types.Pointer:
			return code.GroupStruct
		case *types.Map:
			return code.GroupMap
		}
	}
	if sel, ok := e.Type.(*ast.SelectorExpr); ok && sel.Sel.Name == "Header" {
		return code.GroupHeaders
	}
	if _, isMap := e.Type.(*ast.MapType); isMap {
		return code.GroupMap
	}
	if len(e.Elts) > 0 {
		if kv, ok := e.Elts[0].(*ast.KeyValueExpr); ok {
			if _, named := kv.Key.(*ast.Ident); named {
				return code.GroupStruct
			}
		}
	}
	return code.GroupMap
}

// groupOf is the group that a variable's entries belong to, made when first needed.
func (s *summariser) groupOf(symbol string, kind code.GroupKind, at ast.Node) int {
	if g, ok := s.groups[symbol]; ok && symbol != "" {
		if kind == code.GroupHeaders {
			s.sum.Groups[g].Kind = kind
		}
		return g
	}
	g := len(s.sum.Groups)
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Kind: kind, Func: s.fn, Span: s.span(at)})
	if symbol != "" {
		s.groups[symbol] = g
	}
	return g
}
