package javascript

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// class reads a class: its constructor is the function of the class's own symbol and returns the class's group, so that
// what new gives has the class's fields.
func (s *summariser) class(n sitter.Node, symbol, name string) {
	if symbol == "" || s.depth > maxNested {
		return
	}
	s.depth++
	saved := *s
	s.this, s.super = symbol, ""
	s.classes[symbol] = true
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Type: name, Kind: code.GroupStruct, Func: s.fn, Span: span(n.Field("name"))})
	s.groups[symbol] = len(s.sum.Groups) - 1
	constructor := len(s.sum.Funcs)
	s.sum.Funcs = append(s.sum.Funcs, code.Func{
		Symbol: symbol, Name: name, Span: code.Span{Start: int32(n.Start()), End: int32(n.Start())},
		Returns: []code.Expr{ref(symbol, span(n.Field("name")))},
	})
	s.extends(n)
	for c := range n.Field("body").Children() {
		switch c.Kind() {
		case "method_definition":
			s.method(c, symbol, name, constructor)
		case "field_definition", "public_field_definition":
			s.fieldDefinition(c, symbol)
		case "class_static_block":
			s.nested(c.Field("body"))
		}
	}
	s.this, s.super, s.depth = saved.this, saved.super, saved.depth-1
}

// extends takes over the members of the base class.
func (s *summariser) extends(n sitter.Node) {
	for c := range n.Children() {
		if c.Kind() != "class_heritage" {
			continue
		}
		base := c.Child(0)
		if base.Kind() == "extends_clause" {
			base = base.Field("value")
		}
		s.super = s.holder(base)
		if s.super != "" {
			s.spread(s.groups[s.this], ref(s.super, span(base)), base)
		}
	}
}

func (s *summariser) method(c sitter.Node, class, name string, constructor int) {
	key, ok := keyName(c.Field("name"))
	if !ok {
		return
	}
	if key != "constructor" {
		if c.Has("get") {
			s.put(class+"."+key, code.Expr{Op: code.OpCall, Symbol: class + "." + key, Span: span(c)}, false, span(c))
		}
		s.function(class+"."+key, name+"."+key, c, true)
		return
	}
	s.sum.Funcs[constructor].Span = span(c)
	s.sum.Funcs[constructor].Name = name + ".constructor"
	saved := *s
	s.fn, s.results, s.returned, s.loop = constructor, code.TopLevel, "", 0
	leave := s.enter()
	s.parameters(c, constructor)
	s.parameterFields(c, class)
	s.block(c.Field("body"), s.scope)
	leave()
	s.fn, s.results, s.returned, s.loop = saved.fn, saved.results, saved.returned, saved.loop
}

// parameterFields are constructor parameters that are fields at once: private readonly key: string.
func (s *summariser) parameterFields(c sitter.Node, class string) {
	for p := range c.Field("parameters").Children() {
		modified := p.Has("readonly")
		for part := range p.Children() {
			modified = modified || part.Kind() == "accessibility_modifier"
		}
		if name := p.Field("pattern"); modified && name.Kind() == "identifier" {
			s.setField(class, name.Text(), ref(s.lookup(name.Text()), span(name)), false, p)
		}
	}
}

func (s *summariser) fieldDefinition(c sitter.Node, class string) {
	name := c.Field("property")
	if !name.Is() {
		name = c.Field("name")
	}
	key, ok := keyName(name)
	value := c.Field("value")
	switch {
	case !ok:
		s.value(value)
	case !value.Is():
		s.annotated(class+"."+key, c)
	default:
		s.give(class, key, value, c)
	}
}

// give sets a member of a class to the value of an expression.
func (s *summariser) give(class, key string, value, at sitter.Node) {
	switch plain := bare(value); plain.Kind() {
	case "arrow_function", "function_expression", "generator_function":
		this := s.this
		s.this = class
		s.function(class+"."+key, short(class)+"."+key, plain, true)
		s.this = this
	case "object":
		s.object(plain, class+"."+key)
		s.fieldEntry(class, key, at)
	default:
		s.setField(class, key, s.value(value), false, at)
	}
}

// setField gives a field a value, where every other use of the field finds it.
func (s *summariser) setField(class, key string, v code.Expr, grow bool, at sitter.Node) {
	if v.Op == code.OpLiteral {
		s.consts[class+"."+key] = v.Text
	}
	s.put(class+"."+key, v, grow, span(at))
	s.fieldEntry(class, key, at)
}

// fieldEntry makes a field a key of the class's object.
func (s *summariser) fieldEntry(class, key string, at sitter.Node) {
	symbol := class + "." + key
	if s.fields[symbol] {
		return
	}
	s.fields[symbol] = true
	s.entry(s.groupOf(class, code.GroupStruct, at), literal(key, span(at)), ref(symbol, span(at)), at)
}
