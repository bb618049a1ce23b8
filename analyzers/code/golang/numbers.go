package golang

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"
	"time"

	"mleready/analyzers/code"
)

// added is a number that is added to something unknown. As text it is a hole; the hole's name says what is added, in
// seconds for times, because the life of a token is told from it: Unix+120.
func (s *summariser) added(e *ast.BinaryExpr) code.Expr {
	x := code.Expr{Op: code.OpUnknown, Span: s.span(e)}
	s.use(e.X)
	s.use(e.Y)
	x.Text = s.sumName(e)
	return x
}

// sumName names a sum with a constant number in it, "" for anything else. It reads nothing.
func (s *summariser) sumName(e *ast.BinaryExpr) (name string) {
	if e.Op != token.ADD {
		return ""
	}
	for _, sides := range [][2]ast.Expr{{e.X, e.Y}, {e.Y, e.X}} {
		if n, ok := s.integer(sides[1]); ok {
			name = s.plus(sides[0], n)
		}
	}
	return name
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

// plus names the sum of an expression and a number. A sum of sums has one number.
func (s *summariser) plus(e ast.Expr, n constant.Value) string {
	from := s.readFrom(e)
	switch inner := ast.Unparen(e).(type) {
	case *ast.BinaryExpr:
		if s.isArithmetic(inner) {
			from = s.sumName(inner)
		}
	case *ast.CallExpr:
		if x, ok := later(s, inner); ok && s.callee(inner) == "time.Time.Add" {
			from = x.Text
		}
	}
	name, text, summed := strings.Cut(from, "+")
	if before := constant.MakeFromLiteral(text, token.INT, 0); summed && before.Kind() == constant.Int {
		n = constant.BinaryOp(n, token.ADD, before)
	}
	return name + "+" + n.ExactString()
}

// note keeps what a variable's number or time is read from: the name of the call, as long as it has one value only.
func (s *summariser) note(symbol string, e code.Expr) {
	if s.reads == nil {
		s.reads = map[string]string{}
	}
	name := ""
	if e.Op == code.OpCall || e.Op == code.OpUnknown {
		name = e.Text[strings.LastIndexByte(e.Text, '.')+1:]
	}
	if before, known := s.reads[symbol]; known && before != name {
		name = ""
	}
	s.reads[symbol] = name
}

// readFrom names what a number or time is read from: the clock behind a variable, else the expression itself.
func (s *summariser) readFrom(e ast.Expr) string {
	if _, called := ast.Unparen(e).(*ast.CallExpr); !called {
		if name := s.reads[s.holder(e)]; name != "" {
			return name
		}
	}
	return lastIdent(e)
}

// later folds t.Add(d), whose name says how many seconds lie between: Now+120.
func later(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
	sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
	if !ok || len(e.Args) != 1 {
		return code.Expr{}, false
	}
	d, ok := s.integer(e.Args[0])
	if !ok {
		return code.Expr{}, false
	}
	seconds := constant.BinaryOp(d, token.QUO_ASSIGN, constant.MakeInt64(int64(time.Second)))
	return code.Expr{Op: code.OpUnknown, Text: s.plus(sel.X, seconds)}, true
}

// sinceEpoch folds t.Unix() and its kin, where t lies a known time after another one: Unix+120.
func sinceEpoch(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
	sel, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
	if !ok {
		return code.Expr{}, false
	}
	name := s.reads[s.holder(sel.X)]
	if add, ok := ast.Unparen(sel.X).(*ast.CallExpr); ok && s.callee(add) == "time.Time.Add" {
		x, _ := later(s, add)
		name = x.Text
	}
	_, seconds, ok := strings.Cut(name, "+")
	return code.Expr{Op: code.OpUnknown, Text: sel.Sel.Name + "+" + seconds}, ok
}
