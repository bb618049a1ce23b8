package javascript

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// branches records what an if statement runs under its condition, and what a catch clause runs.
func (s *summariser) branches(n sitter.Node) {
	switch n.Kind() {
	case "if_statement", "ternary_expression":
		test := n.Field("condition")
		names := conditions(test)
		s.branch(code.BranchThen, names, test, n.Field("consequence"))
		s.branch(code.BranchElse, names, test, n.Field("alternative"))
	case "try_statement":
		s.branch(code.BranchCatch, nil, n.Field("body"), n.Field("handler"))
	}
}

func (s *summariser) branch(kind code.BranchKind, names []string, test, body sitter.Node) {
	if !body.Is() {
		return
	}
	s.sum.Branches = append(s.sum.Branches, code.Branch{Kind: kind, Names: names, Ends: ends(body), Func: s.fn, Test: span(test), Span: span(body)})
}

// conditions lists the names and literals of a condition, in the order of the text.
func conditions(n sitter.Node) []string {
	var out []string
	var walk func(sitter.Node, int)
	walk = func(n sitter.Node, depth int) {
		switch n.Kind() {
		case "identifier", "property_identifier", "number":
			out = append(out, n.Text())
		case "string":
			out = append(out, unquote(n))
		default:
			for c := range n.Children() {
				if depth < maxNested {
					walk(c, depth+1)
				}
			}
		}
	}
	walk(n, 0)
	return out
}

// ends reports whether nothing runs behind a statement.
func ends(n sitter.Node) bool {
	switch n.Kind() {
	case "return_statement", "throw_statement", "continue_statement", "break_statement":
		return true
	case "statement_block", "else_clause", "catch_clause":
		var last sitter.Node
		for c := range n.Children() {
			last = c
		}
		return ends(last)
	}
	return false
}
