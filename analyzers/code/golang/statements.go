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
			s.repeated(n.Body)
		case *ast.IncDecStmt:
			if symbol := s.holder(n.X); symbol != "" {
				s.lose(symbol, n)
			}
		case *ast.ForStmt:
			s.counted(n)
		case *ast.IfStmt:
			s.branches(n)
			return true
		case *ast.SwitchStmt:
			s.cases(n)
			return true
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

// counted reads a loop with a condition.
func (s *summariser) counted(n *ast.ForStmt) {
	if n.Init != nil {
		s.block(n.Init)
	}
	if n.Cond != nil {
		s.block(n.Cond)
	}
	if n.Post != nil {
		s.block(n.Post)
	}
	s.repeated(n.Body)
}

// repeated reads the body of a loop. loop stays at the outermost one, whose turns belong together.
func (s *summariser) repeated(body *ast.BlockStmt) {
	outer := s.loop
	if s.loop == nil {
		s.loop = body
	}
	s.block(body)
	s.loop = outer
}

// literalFunc reads the body of a function literal as a part of the function around it, without its returns.
func (s *summariser) literalFunc(lit *ast.FuncLit) {
	results := s.results
	s.results = code.TopLevel
	s.block(lit.Body)
	s.results = results
}

func (s *summariser) returns(n *ast.ReturnStmt) {
	if fn := s.results; len(n.Results) == 0 && fn != code.TopLevel && s.result.Op == code.OpRef {
		s.sum.Funcs[fn].Returns = append(s.sum.Funcs[fn].Returns, s.result)
	}
	for i, e := range n.Results {
		var v code.Expr
		switch base, items, ok := s.grown(e); {
		case ok && base == "" && len(items) == 1:
			v = items[0]
		case ok:
			v = appended(base, items, s.span(e))
		default:
			v = s.value(e)
		}
		if i == 0 && s.results != code.TopLevel {
			s.sum.Funcs[s.results].Returns = append(s.sum.Funcs[s.results].Returns, v)
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
		case *types.Signature:
			key = code.OpElemOf // an iterator hands out elements
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
	if len(n.Rhs) == 1 {
		if assert, ok := n.Rhs[0].(*ast.TypeAssertExpr); ok && assert.Type == nil {
			s.value(assert.X) // a type switch: each clause has its own variable
			return
		}
	}
	if len(n.Rhs) == 1 && len(n.Lhs) > 1 {
		s.target(n.Lhs[0], n.Rhs[0], n)
		for _, lhs := range n.Lhs[1:] {
			if t := s.Info.TypeOf(lhs); n.Tok == token.ASSIGN && t != nil && isString(t) {
				s.lose(s.holder(lhs), n)
			}
		}
		return
	}
	for i, rhs := range n.Rhs {
		if i >= len(n.Lhs) {
			s.value(rhs)
			continue
		}
		switch n.Tok {
		case token.ASSIGN, token.DEFINE:
		case token.ADD_ASSIGN:
			if s.isNumber(rhs) {
				s.value(rhs)
				s.lose(s.holder(n.Lhs[i]), n)
				continue
			}
			if symbol := s.holder(n.Lhs[i]); symbol != "" {
				s.put(symbol, s.value(rhs), true, n)
				continue
			}
		default:
			s.value(rhs)
			s.lose(s.holder(n.Lhs[i]), n)
			continue
		}
		s.target(n.Lhs[i], rhs, n)
	}
}

// lose gives a symbol a value that cannot be known.
func (s *summariser) lose(symbol string, at ast.Node) {
	if symbol != "" {
		s.put(symbol, code.Expr{Op: code.OpUnknown, Span: s.span(at)}, false, at)
	}
}

// target gives what stands on the left of an assignment the value on the right.
func (s *summariser) target(lhs, rhs ast.Expr, at ast.Node) {
	switch l := ast.Unparen(lhs).(type) {
	case *ast.IndexExpr:
		if t := s.Info.TypeOf(l.X); t != nil {
			if elem := elementOf(t); elem != nil {
				s.element(s.holder(l.X), elem, rhs, at)
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
		s.fieldEntry(l, symbol, at)
	case *ast.Ident:
		s.assign(s.identHolder(l), rhs, at)
	default:
		s.value(rhs)
	}
}

// element puts a string into a list at an index: it counts as one more element.
func (s *summariser) element(symbol string, elem types.Type, rhs ast.Expr, at ast.Node) {
	v := s.value(rhs)
	if symbol != "" && isString(elem) {
		s.put(symbol, code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}, true, at)
	}
}

func isString(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// elementOf is the type of a list's elements, nil for anything but a list.
func elementOf(t types.Type) types.Type {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	}
	return nil
}

// fieldEntry makes the field that is given a value an entry of the struct that a variable holds.
func (s *summariser) fieldEntry(l *ast.SelectorExpr, symbol string, at ast.Node) {
	holder := s.holder(l.X)
	st := structOf(s.Info.TypeOf(l.X))
	if holder == "" || symbol == "" || st == nil || IsLibrary(typeName(s.Info.TypeOf(l.X))+".") {
		return
	}
	key := code.Expr{Op: code.OpLiteral, Text: wireName(st, l.Sel.Name), Span: s.span(l.Sel)}
	s.entry(s.groupOf(holder, code.GroupStruct, l.X), key, ref(symbol, s.span(l)), at)
}
