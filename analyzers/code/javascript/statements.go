package javascript

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

func (s *summariser) statement(n sitter.Node) {
	if s.depth > maxNested {
		return
	}
	s.depth++
	defer func() { s.depth-- }()
	switch n.Kind() {
	case "expression_statement":
		s.value(n.Child(0))
	case "lexical_declaration", "variable_declaration":
		for d := range n.Children() {
			s.variable(d)
		}
	case "function_declaration", "generator_function_declaration":
		name := n.Field("name").Text()
		s.plainFunction(s.lookup(name), name, n)
	case "class_declaration", "abstract_class_declaration":
		name := n.Field("name").Text()
		s.class(n, s.lookup(name), name)
	case "enum_declaration":
		s.enum(n)
	case "internal_module", "module":
		s.namespace(n)
	case "return_statement":
		if v := n.Child(0); v.Is() {
			s.yield(s.value(v))
		}
	case "for_in_statement":
		s.forIn(n)
	case "for_statement", "while_statement", "do_statement":
		s.counted(n)
	case "switch_statement":
		s.switches(n)
	case "import_statement":
		s.importStatement(n)
	case "export_statement":
		s.export(n)
	case "statement_block":
		s.nested(n)
	case "catch_clause":
		leave := s.enter()
		s.pattern(s.scope, n.Field("parameter"))
		s.nested(n.Field("body"))
		leave()
	case "throw_statement":
		// words for people
	case "interface_declaration", "type_alias_declaration", "ambient_declaration", "function_signature", "decorator", "type_annotation", "type_arguments":
		// types only
	case "if_statement", "try_statement":
		s.branches(n)
		for c := range n.Children() {
			s.statement(c)
		}
	case "else_clause", "finally_clause", "labeled_statement", "with_statement", "ERROR":
		for c := range n.Children() {
			s.statement(c)
		}
	default:
		s.value(n)
	}
}

// plainFunction reads a declared function. Called with new it is a class, so this is the function's own.
func (s *summariser) plainFunction(symbol, name string, n sitter.Node) {
	this := s.this
	s.this = symbol
	s.function(symbol, name, n, false)
	s.this = this
}

// variable gives a declared variable its value.
func (s *summariser) variable(d sitter.Node) {
	if d.Kind() != "variable_declarator" {
		return
	}
	name, value := d.Field("name"), d.Field("value")
	if !value.Is() {
		s.annotated(s.holder(name), d)
		return
	}
	symbol := s.holder(name)
	if from := s.taken(bare(value), true); from != "" && symbol != s.sum.Path+"."+name.Text() {
		s.importCall(value)
		s.defaults(name, ref(from, span(value)))
		return
	}
	if name.Kind() == "identifier" {
		s.assign(symbol, value, d)
		return
	}
	if bare(value).Kind() == "object" {
		symbol = s.temporary("object", value)
		s.object(bare(value), symbol)
		s.destructure(name, ref(symbol, span(value)))
		return
	}
	s.destructure(name, s.value(value))
}

// defaults gives the names of a pattern that have a default their values; the others are names of members already.
func (s *summariser) defaults(pat sitter.Node, from code.Expr) {
	if pat.Kind() != "object_pattern" {
		return
	}
	for c := range pat.Children() {
		if c.Kind() == "object_assignment_pattern" {
			s.destructureOne(c, from)
		}
	}
}

// destructure gives each name of a pattern its part of a value.
func (s *summariser) destructure(pat sitter.Node, v code.Expr) {
	switch pat.Kind() {
	case "identifier", "member_expression", "subscript_expression", "shorthand_property_identifier_pattern":
		s.put(s.holder(pat), v, false, span(pat))
	case "assignment_pattern":
		s.destructure(pat.Field("left"), v)
		s.destructure(pat.Field("left"), s.value(pat.Field("right")))
	case "array_pattern":
		i := 0
		for c := range pat.Children() {
			item := code.Expr{Op: code.OpElemOf, Args: []code.Expr{v}, Span: span(c)}
			if v.Op == code.OpList && i < len(v.Args) {
				item = v.Args[i]
			}
			s.destructure(c, item)
			i++
		}
	case "object_pattern":
		for c := range pat.Children() {
			s.destructureOne(c, v)
		}
	case "rest_pattern":
		s.destructure(pat.Child(0), v)
	}
}

func (s *summariser) destructureOne(c sitter.Node, v code.Expr) {
	switch c.Kind() {
	case "shorthand_property_identifier_pattern":
		s.put(s.holder(c), s.memberValue(v, c.Text(), span(c)), false, span(c))
	case "pair_pattern":
		if key, ok := keyName(c.Field("key")); ok {
			s.destructure(c.Field("value"), s.memberValue(v, key, span(c)))
		}
	case "object_assignment_pattern":
		l := c.Field("left")
		s.put(s.holder(l), s.memberValue(v, l.Text(), span(c)), false, span(c))
		s.put(s.holder(l), s.value(c.Field("right")), false, span(c))
	case "rest_pattern":
		s.destructure(c.Child(0), v)
	}
}

// forIn binds the loop variable to the keys or elements of what is gone through.
func (s *summariser) forIn(n sitter.Node) {
	defer s.enter()()
	target := n.Field("left")
	if kind := n.Field("kind").Text(); kind == "const" || kind == "let" {
		s.pattern(s.scope, target)
	}
	over := s.source(n.Field("right"))
	if n.Field("operator").Text() == "in" {
		s.destructure(target, code.Expr{Op: code.OpKeyOf, Args: []code.Expr{over.value}, Span: span(n.Field("right"))})
	} else {
		s.element(target, over)
	}
	s.looped(n.Start(), func() { s.nested(n.Field("body")) })
}

// counted reads a loop with a condition.
func (s *summariser) counted(n sitter.Node) {
	defer s.enter()()
	if init := n.Field("initializer"); init.Kind() == "lexical_declaration" {
		for d := range init.Children() {
			s.declarator(s.scope, d, false)
		}
	}
	for c := range n.Children() {
		if c.FieldName() != "body" {
			s.statement(c)
		}
	}
	s.looped(n.Start(), func() { s.nested(n.Field("body")) })
}

// looped reads what is done again and again.
func (s *summariser) looped(start int, read func()) {
	outer := s.loopStart
	if s.loop == 0 {
		s.loopStart = int32(start)
	}
	s.loop++
	read()
	s.loop--
	s.loopStart = outer
}

func (s *summariser) switches(n sitter.Node) {
	s.value(n.Field("value"))
	defer s.enter()()
	for c := range n.Field("body").Children() {
		s.hoist(c, s.scope)
	}
	for c := range n.Field("body").Children() {
		for part := range c.Children() {
			if part.FieldName() == "value" {
				s.use(part)
			} else {
				s.statement(part)
			}
		}
	}
}

// enum is an object.
func (s *summariser) enum(n sitter.Node) {
	symbol := s.lookup(n.Field("name").Text())
	g := s.groupOf(symbol, code.GroupMap, n)
	for c := range n.Field("body").Children() {
		key, ok := keyName(c.Field("name"))
		if c.Kind() != "enum_assignment" || !ok {
			continue
		}
		s.entry(g, literal(key, span(c.Field("name"))), s.value(c.Field("value")), c)
	}
}

// namespace is an object whose members are what its body exports.
func (s *summariser) namespace(n sitter.Node) {
	symbol := s.lookup(n.Field("name").Text())
	body := n.Field("body")
	if symbol == "" || !body.Is() {
		return
	}
	defer s.enter()()
	s.hoist(body, s.scope)
	for c := range body.Children() {
		d := c
		if c.Kind() == "export_statement" {
			d = c.Field("declaration")
			for _, name := range declaredNames(d) {
				if local := s.lookup(name); local != "" {
					s.scope.names[name] = symbol + "." + name
				}
			}
		}
		s.statement(d)
	}
}
