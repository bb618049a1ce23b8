package golang

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"time"

	"mleready/analyzers/code"
)

// added is a number that is added to something unknown. As text it is a hole; the hole's name says what is added, in
// seconds for times, because the life of a token is told from it: Unix+120.
func (s *summariser) added(e *ast.BinaryExpr) code.Expr {
	x := code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	s.use(e.X)
	s.use(e.Y)
	if e.Op != token.ADD {
		return x
	}
	for _, sides := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if n, ok := s.integer(sides[1]); ok {
			x.Text = lastIdent(sides[0]) + "+" + n.ExactString()
		}
	}
	return x
}

// integer is the value of a constant whole number.
func (s *summariser) integer(e ast.Expr) (constant.Value, bool) {
	tv, ok := s.Info.Types[e]
	if !ok || tv.Value == nil {
		return nil, false
	}
	v := constant.ToInt(tv.Value)
	return v, v.Kind() == constant.Int
}

// isArithmetic reports whether an operation makes a number.
func (s *summariser) isArithmetic(e *ast.BinaryExpr) bool {
	t := s.Info.TypeOf(e)
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

// later folds time.Now().Add(d).Unix() and its kin.
func later(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
	var when ast.Expr
	if sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && len(e.Args) == 0 {
		when = sel.X
	}
	add, ok := ast.Unparen(when).(*ast.CallExpr)
	if !ok || s.callee(add) != "time.Time.Add" || len(add.Args) != 1 {
		return code.Expr{}, false
	}
	d, ok := s.integer(add.Args[0])
	if !ok {
		return code.Expr{}, false
	}
	seconds := constant.BinaryOp(d, token.QUO_ASSIGN, constant.MakeInt64(int64(time.Second)))
	return code.Expr{Op: code.OpUnknown, Text: lastIdent(e.Fun) + "+" + seconds.ExactString()}, true
}
