package golang

import (
	"go/ast"
	"go/token"
	"go/types"

	"mleready/analyzers/code"
)

// block reads statements in the order of the text.
func (s *summariser) block(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			s.assignment(n)
		case *ast.DeclStmt:
			if d, ok := n.Decl.(*ast.GenDecl); ok {
				s.genDecl(d)
			}
		case *ast.ReturnStmt:
			s.returns(n)
		case *ast.RangeStmt:
			s.ranges(n)
			s.loop++
			s.block(n.Body)
			s.loop--
		case *ast.CaseClause:
			for _, e := range n.List {
				s.use(e)
			}
			for _, st := range n.Body {
				s.block(st)
			}
		case *ast.SendStmt:
			s.value(n.Value)
		case ast.Expr:
			s.value(n)
		default:
			return true
		}
		return false
	})
}

// literalFunc reads the body of a function literal as a part of the function around it, without its returns.
func (s *summariser) literalFunc(lit *ast.FuncLit) {
	s.inLit++
	s.block(lit.Body)
	s.inLit--
}

func (s *summariser) returns(n *ast.ReturnStmt) {
	for i, e := range n.Results {
		var v code.Expr
		if base, items, ok := s.grown(e); ok && base == "" && len(items) == 1 {
			v = items[0]
		} else {
			v = s.value(e)
		}
		if i == 0 && s.inLit == 0 && s.fn != code.TopLevel {
			s.sum.Funcs[s.fn].Returns = append(s.sum.Funcs[s.fn].Returns, v)
		}
	}
}

// ranges binds the loop variables to the keys and elements of what is ranged over.
func (s *summariser) ranges(n *ast.RangeStmt) {
	over := s.value(n.X)
	key, elem := code.OpKeyOf, code.OpElemOf
	if t := s.Info.TypeOf(n.X); t != nil {
		switch t.Underlying().(type) {
		case *types.Slice, *types.Array, *types.Pointer:
			key = code.OpUnknown // an index says nothing
		}
	}
	for i, v := range []ast.Expr{n.Key, n.Value} {
		op := key
		if i == 1 {
			op = elem
		}
		if v == nil || op == code.OpUnknown {
			continue
		}
		if symbol := s.holder(v); symbol != "" {
			s.put(symbol, code.Expr{Op: op, Args: []code.Expr{over}, Span: s.span(n.X)}, false, v)
		}
	}
}

func (s *summariser) assignment(n *ast.AssignStmt) {
	if len(n.Rhs) == 1 && len(n.Lhs) > 1 {
		s.target(n.Lhs[0], n.Rhs[0], n)
		return
	}
	for i, rhs := range n.Rhs {
		if i >= len(n.Lhs) {
			s.value(rhs)
			continue
		}
		if n.Tok == token.ADD_ASSIGN {
			if symbol := s.holder(n.Lhs[i]); symbol != "" {
				s.put(symbol, s.value(rhs), true, n)
				continue
			}
		}
		s.target(n.Lhs[i], rhs, n)
	}
}

// target gives what stands on the left of an assignment the value on the right.
func (s *summariser) target(lhs, rhs ast.Expr, at ast.Node) {
	switch l := ast.Unparen(lhs).(type) {
	case *ast.IndexExpr:
		if t := s.Info.TypeOf(l.X); t != nil {
			if _, isList := t.Underlying().(*types.Slice); isList {
				s.value(rhs)
				return
			}
		}
		kind := code.GroupMap
		if s.isHeaders(l.X) {
			kind = code.GroupHeaders
		}
		s.entry(s.groupOf(s.holder(l.X), kind, l.X), s.value(l.Index), s.value(rhs), at)
	case *ast.SelectorExpr:
		symbol := s.fieldHolder(l)
		if s.isHeaders(l) && typeName(s.Info.TypeOf(l.X)) == requestType {
			g := s.groupOf(symbol, code.GroupHeaders, l)
			v := s.value(rhs)
			s.sum.Entries = append(s.sum.Entries, code.Entry{Group: g, Value: v, Spread: true, Func: s.fn, Span: s.span(at)})
			return
		}
		s.assign(symbol, rhs, at)
	case *ast.Ident:
		s.assign(s.identHolder(l), rhs, at)
	default:
		s.value(rhs)
	}
}
