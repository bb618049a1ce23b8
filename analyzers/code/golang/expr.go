package golang

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

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
		return s.index(e)
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

// index is some element when the index is a variable: a loop goes through all of them.
func (s *summariser) index(e *ast.IndexExpr) code.Expr {
	s.use(e.Index)
	x := code.Expr{Op: code.OpUnknown, Text: lastIdent(e.X), Span: s.span(e)}
	t, symbol := s.Info.TypeOf(e.X), s.holder(e.X)
	if t == nil || symbol == "" || s.Info.Types[e.Index].Value != nil || s.isHeaders(e.X) {
		return x
	}
	if _, isMap := t.Underlying().(*types.Map); isMap || elementOf(t) != nil {
		x = code.Expr{Op: code.OpElemOf, Args: []code.Expr{ref(symbol, s.span(e.X))}, Span: x.Span}
	}
	return x
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
	} else if e.Kind != token.INT || len(text) > 1 && text[0] == '0' || strings.Contains(text, "_") || s.isOfByte(e) {
		return code.Expr{Op: code.OpUnknown, Span: s.span(e)} // prints in another way
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
	switch {
	case s.isArithmetic(e):
		return s.added(e)
	case e.Op != token.ADD:
		s.use(e.X)
		s.use(e.Y)
		return code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	}
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

// use records a string that stands on its own: compared, switched on, an index.
func (s *summariser) use(e ast.Expr) {
	if v := s.value(e); v.Op == code.OpLiteral || v.Op == code.OpConcat || v.Op == code.OpRef && v.Known {
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: v, Func: s.fn})
	}
}
