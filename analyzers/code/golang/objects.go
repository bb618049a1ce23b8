package golang

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"mleready/analyzers/code"
)

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
			s.structField(x.Group, s.fieldSymbol(symbol, group.Type, st, lastIdent(kv.Key)), wireName(st, lastIdent(kv.Key)), kv.Value, kv)
		case keyed:
			s.entry(x.Group, s.value(kv.Key), s.value(kv.Value), kv)
		case st != nil && i < st.NumFields():
			s.structField(x.Group, s.fieldSymbol(symbol, group.Type, st, st.Field(i).Name()), wireName(st, st.Field(i).Name()), elt, elt)
		default:
			s.value(elt)
		}
	}
	return x
}

// fieldSymbol is what uses of a field go by: its type, else the package's variable that holds it, else its declaration; "" for fields of library types.
func (s *summariser) fieldSymbol(holder, typ string, st *types.Struct, name string) string {
	switch {
	case typ != "" && !IsLibrary(typ):
		return typ + "." + name
	case typ == "" && holder != "" && !strings.Contains(holder, "#"):
		return holder + "." + name
	case typ != "" || st == nil:
		return ""
	}
	for field := range st.Fields() {
		if field.Name() == name {
			return s.unnamed(field)
		}
	}
	return ""
}

// structField is an entry and gives its value to the field, where every other use of it finds it.
func (s *summariser) structField(group int, symbol, name string, value ast.Expr, at ast.Node) {
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
			if isFlags(t) {
				return code.GroupStruct
			}
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

// isFlags reports whether a map says something about its keys, and so cannot be headers.
func isFlags(t types.Type) bool {
	m, ok := t.Underlying().(*types.Map)
	if !ok {
		return false
	}
	switch elem := m.Elem().Underlying().(type) {
	case *types.Basic:
		return elem.Info()&(types.IsBoolean|types.IsNumeric) != 0
	case *types.Struct:
		return elem.NumFields() == 0
	}
	return false
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
