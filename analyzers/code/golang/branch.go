package golang

import (
	"go/ast"
	"go/token"

	"mleready/analyzers/code"
)

// branches records what an if statement runs under its condition. The init statement belongs to the condition.
func (s *summariser) branches(n *ast.IfStmt) {
	test := code.Span{Start: s.offset(n.Pos()), End: s.offset(n.Cond.End())}
	names := s.named(n.Cond)
	s.branch(code.BranchThen, names, test, n.Body)
	switch e := n.Else.(type) {
	case *ast.BlockStmt:
		s.branch(code.BranchElse, names, test, e)
	case *ast.IfStmt:
		s.sum.Branches = append(s.sum.Branches, code.Branch{Kind: code.BranchElse, Names: names, Func: s.fn, Test: test, Span: s.span(e)})
	}
}

func (s *summariser) branch(kind code.BranchKind, names []string, test code.Span, body *ast.BlockStmt) {
	s.sum.Branches = append(s.sum.Branches, code.Branch{Kind: kind, Names: names, Ends: ends(body.List), Func: s.fn, Test: test, Span: s.span(body)})
}

// cases records the clauses of a switch statement.
func (s *summariser) cases(n *ast.SwitchStmt) {
	var tag []string
	if n.Tag != nil {
		tag = s.named(n.Tag)
	}
	for _, c := range n.Body.List {
		clause, ok := c.(*ast.CaseClause)
		if !ok {
			continue
		}
		names := tag[:len(tag):len(tag)]
		for _, e := range clause.List {
			names = append(names, s.named(e)...)
		}
		s.sum.Branches = append(s.sum.Branches, code.Branch{
			Kind: code.BranchThen, Names: names, Ends: ends(clause.Body), Func: s.fn,
			Test: code.Span{Start: s.offset(clause.Pos()), End: s.offset(clause.Colon)}, Span: s.span(clause),
		})
	}
}

// named lists what a condition names, in the order of the text.
func (s *summariser) named(e ast.Expr) []string {
	var out []string
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			out = append(out, n.Name)
		case *ast.BasicLit:
			if text, ok := unquote(n.Value); ok && n.Kind == token.STRING {
				out = append(out, text)
			} else {
				out = append(out, n.Value)
			}
		}
		return true
	})
	return out
}

// ends reports whether nothing runs behind a list of statements.
func ends(list []ast.Stmt) bool {
	if len(list) == 0 {
		return false
	}
	switch last := list[len(list)-1].(type) {
	case *ast.ReturnStmt:
		return true
	case *ast.BranchStmt:
		return last.Tok == token.CONTINUE || last.Tok == token.BREAK || last.Tok == token.GOTO
	case *ast.ExprStmt:
		call, ok := last.X.(*ast.CallExpr)
		if !ok {
			return false
		}
		id, ok := call.Fun.(*ast.Ident)
		return ok && id.Name == "panic"
	}
	return false
}
