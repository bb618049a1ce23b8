package javascript

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// hoist declares what the statements of a block declare, before any of them is read: a function may use a constant that
// stands further down. fn is the scope that var belongs to.
func (s *summariser) hoist(block sitter.Node, fn *scope) {
	for n := range block.Children() {
		if n.Kind() == "export_statement" {
			n = n.Field("declaration")
		}
		switch n.Kind() {
		case "lexical_declaration":
			for d := range n.Children() {
				s.declarator(s.scope, d, n.Field("kind").Text() == "const")
			}
		case "function_declaration", "generator_function_declaration", "class_declaration", "abstract_class_declaration",
			"enum_declaration", "internal_module", "module":
			s.declare(s.scope, n.Field("name"))
		case "expression_statement":
			if ns := n.Child(0); ns.Kind() == "internal_module" {
				s.declare(s.scope, ns.Field("name"))
			}
		case "import_statement":
			s.imports(n)
		default:
			s.hoistVars(n, fn, 0)
		}
	}
}

const maxNested = 2000 // blocks, expressions and types inside one another

// hoistVars finds the var declarations below a statement, functions left out.
func (s *summariser) hoistVars(n sitter.Node, fn *scope, depth int) {
	switch n.Kind() {
	case "variable_declaration":
		for d := range n.Children() {
			s.declarator(fn, d, false)
		}
	case "for_in_statement":
		if n.Field("kind").Text() == "var" {
			s.pattern(fn, n.Field("left"))
		}
		s.hoistVars(n.Field("body"), fn, depth+1)
	case "statement_block", "if_statement", "else_clause", "for_statement", "while_statement", "do_statement", "try_statement",
		"catch_clause", "finally_clause", "switch_statement", "switch_body", "switch_case", "switch_default", "labeled_statement", "with_statement":
		if depth < maxNested {
			for c := range n.Children() {
				s.hoistVars(c, fn, depth+1)
			}
		}
	}
}

// declarator declares the names of one declarator. What it takes from a module goes by the module's name for it.
func (s *summariser) declarator(sc *scope, d sitter.Node, constant bool) {
	if d.Kind() != "variable_declarator" {
		return
	}
	name, value := d.Field("name"), bare(d.Field("value"))
	if from := s.taken(value, constant); from != "" {
		s.patternFrom(sc, name, from)
		return
	}
	s.pattern(sc, name)
}

// taken is the symbol that a variable is only another name for: a module or a part of it, the environment, this.
func (s *summariser) taken(value sitter.Node, constant bool) string {
	switch value.Kind() {
	case "call_expression", "member_expression", "subscript_expression":
		symbol := s.holder(value)
		if strings.HasPrefix(symbol, mark) || symbol == envSymbol {
			return symbol
		}
	case "this":
		return s.this
	case "identifier":
		if symbol := s.lookup(value.Text()); constant && strings.HasPrefix(symbol, mark) {
			return symbol
		}
	}
	return ""
}

// pattern declares all names of a pattern.
func (s *summariser) pattern(sc *scope, n sitter.Node) {
	switch n.Kind() {
	case "identifier", "shorthand_property_identifier_pattern":
		s.declare(sc, n)
	case "pair_pattern":
		s.pattern(sc, n.Field("value"))
	case "assignment_pattern", "object_assignment_pattern":
		s.pattern(sc, n.Field("left"))
	case "object_pattern", "array_pattern", "rest_pattern":
		for c := range n.Children() {
			s.pattern(sc, c)
		}
	}
}

// patternFrom declares the names of a pattern as members of a symbol.
func (s *summariser) patternFrom(sc *scope, n sitter.Node, from string) {
	switch n.Kind() {
	case "identifier", "shorthand_property_identifier_pattern":
		sc.names[n.Text()] = from
	case "object_pattern":
		for c := range n.Children() {
			s.memberFrom(sc, c, from)
		}
	default:
		s.pattern(sc, n)
	}
}

func (s *summariser) memberFrom(sc *scope, c sitter.Node, from string) {
	switch c.Kind() {
	case "shorthand_property_identifier_pattern":
		sc.names[c.Text()] = memberOf(from, c.Text())
	case "pair_pattern":
		if key, ok := keyName(c.Field("key")); ok {
			s.patternFrom(sc, left(c.Field("value")), memberOf(from, key))
		}
	case "object_assignment_pattern":
		// a default: the name is a variable of its own
		s.declare(sc, c.Field("left"))
	case "rest_pattern":
		sc.names[c.Child(0).Text()] = from
	}
}

// left takes the default off a pattern.
func left(n sitter.Node) sitter.Node {
	if n.Kind() == "assignment_pattern" {
		return n.Field("left")
	}
	return n
}

// keyName is the constant name of a property.
func keyName(n sitter.Node) (string, bool) {
	switch n.Kind() {
	case "property_identifier", "private_property_identifier", "identifier", "number", "shorthand_property_identifier":
		return n.Text(), true
	case "string":
		return unquote(n), true
	case "computed_property_name":
		if inner := bare(n.Child(0)); inner.Kind() == "string" {
			return unquote(inner), true
		}
	}
	return "", false
}
