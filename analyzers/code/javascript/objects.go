package javascript

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// object makes the group of an object literal that symbol holds.
func (s *summariser) object(n sitter.Node, symbol string) code.Expr {
	x := code.Expr{Op: code.OpObject, Group: len(s.sum.Groups), Span: span(n)}
	kind := code.GroupMap
	if headerName(short(symbol)) {
		kind = code.GroupHeaders
	}
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Kind: kind, Func: s.fn, Span: x.Span})
	if symbol != "" {
		s.groups[symbol] = x.Group
	}
	answer := isAnswer(n)
	saved := s.this
	if symbol != "" {
		s.this = symbol
	}
	for c := range n.Children() {
		s.property(c, x.Group, symbol, answer)
	}
	s.this = saved
	return x
}

// isAnswer reports whether an object is the answer to a request: it has a status.
func isAnswer(n sitter.Node) bool {
	for c := range n.Children() {
		if key, ok := keyName(c.Field("key")); ok && (key == "statusCode" || key == "status") {
			return true
		}
	}
	return false
}

func (s *summariser) property(c sitter.Node, group int, symbol string, answer bool) {
	switch c.Kind() {
	case "pair":
		s.pair(c, group, symbol, answer)
	case "shorthand_property_identifier":
		v := s.shorthand(c)
		if headerName(c.Text()) && !answer {
			v = s.headerGroup(v, c)
		}
		s.entry(group, literal(c.Text(), span(c)), v, c)
	case "spread_element":
		s.spread(group, s.value(c.Child(0)), c)
	case "method_definition":
		key, ok := keyName(c.Field("name"))
		if !ok {
			return
		}
		fn := s.memberSymbol(symbol, key, c)
		s.function(fn, s.methodName(symbol, key), c, false)
		v := ref(fn, span(c))
		if c.Has("get") {
			v = code.Expr{Op: code.OpCall, Symbol: fn, Span: span(c)}
		}
		s.entry(group, literal(key, span(c)), v, c)
	}
}

// shorthand is the value of a shorthand property: a variable of the same name.
func (s *summariser) shorthand(c sitter.Node) code.Expr {
	if symbol := s.lookup(c.Text()); symbol != "" {
		return ref(symbol, span(c))
	}
	return code.Expr{Op: code.OpUnknown, Text: c.Text(), Span: span(c)}
}

// memberSymbol is the symbol of a member of an object literal.
func (s *summariser) memberSymbol(symbol, key string, c sitter.Node) string {
	if symbol == "" {
		return s.temporary(key, c)
	}
	return symbol + "." + key
}

// methodName is what a reader knows a function in an object by.
func (s *summariser) methodName(symbol, key string) string {
	if owner := short(symbol); owner != "" && owner != "exports" && owner != "default" {
		return owner + "." + key
	}
	return key
}

func (s *summariser) pair(c sitter.Node, group int, symbol string, answer bool) {
	keyNode, value := c.Field("key"), bare(c.Field("value"))
	key, constant := keyName(keyNode)
	if !constant {
		s.entry(group, s.value(keyNode.Child(0)), s.value(value), c)
		return
	}
	k := literal(key, span(keyNode))
	member := s.memberSymbol(symbol, key, c)
	switch value.Kind() {
	case "arrow_function", "function_expression", "generator_function":
		this := s.this
		if value.Kind() == "arrow_function" && symbol != "" {
			s.this = ""
		}
		s.function(member, s.methodName(symbol, key), value, false)
		s.this = this
		s.entry(group, k, ref(member, span(value)), c)
	case "object":
		name := member
		if symbol == "" {
			name = ""
		}
		v := s.object(value, name)
		s.entry(group, k, v, c)
		switch {
		case answer:
			s.sum.Groups[v.Group].Kind = code.GroupMap
		case headerName(key):
			s.sum.Groups[v.Group].Kind = code.GroupHeaders
		}
	default:
		v := s.value(value)
		if headerName(key) && !answer {
			v = s.headerGroup(v, value)
		}
		s.entry(group, k, v, c)
	}
}

// headerGroup makes a group of headers of a value that comes from elsewhere.
func (s *summariser) headerGroup(v code.Expr, at sitter.Node) code.Expr {
	switch v.Op {
	case code.OpObject:
		s.sum.Groups[v.Group].Kind = code.GroupHeaders
		return v
	case code.OpRef:
		if g, ok := s.groups[declared(v.Symbol)]; ok && g != code.TopLevel {
			if s.sum.Groups[g].Kind == code.GroupMap {
				s.sum.Groups[g].Kind = code.GroupHeaders
			}
			return v
		}
	case code.OpCall, code.OpField:
	default:
		return v
	}
	g := len(s.sum.Groups)
	s.sum.Groups = append(s.sum.Groups, code.Group{Kind: code.GroupHeaders, Func: s.fn, Span: span(at)})
	s.spread(g, v, at)
	return code.Expr{Op: code.OpObject, Group: g, Span: span(at)}
}

func (s *summariser) entry(group int, key, value code.Expr, at sitter.Node) {
	s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Key: key, Value: value, Func: s.fn, Span: span(at)})
}

// spread makes a group take over all entries of an object.
func (s *summariser) spread(group int, v code.Expr, at sitter.Node) {
	if v.Op != code.OpUnknown {
		s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Value: v, Spread: true, Func: s.fn, Span: span(at)})
	}
}

// groupOf is the group that a variable's entries belong to, made when first needed.
func (s *summariser) groupOf(symbol string, kind code.GroupKind, at sitter.Node) int {
	symbol = declared(symbol)
	if g, ok := s.groups[symbol]; ok && symbol != "" {
		if kind == code.GroupHeaders && s.sum.Groups[g].Kind == code.GroupMap {
			s.sum.Groups[g].Kind = kind
		}
		return g
	}
	g := len(s.sum.Groups)
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Kind: kind, Func: s.fn, Span: span(at)})
	if symbol != "" {
		s.groups[symbol] = g
	}
	return g
}

// target gives what stands on the left of an assignment the value on the right.
func (s *summariser) target(l, r, at sitter.Node) {
	switch l.Kind() {
	case "member_expression", "subscript_expression":
		s.memberTarget(l, r, at)
	case "array_pattern", "object_pattern":
		s.destructure(l, s.value(r))
	default:
		symbol := s.holder(l)
		if symbol == s.exports() {
			s.assign(symbol, r, at) // exports = module.exports = …
			return
		}
		if from := s.taken(bare(r), true); from != "" && symbol == s.sum.Path+"."+l.Text() && s.lookup(l.Text()) == "" {
			s.scope.names[l.Text()] = from // a module under a name that nothing declares
			return
		}
		s.assign(symbol, r, at)
	}
}

func (s *summariser) memberTarget(l, r, at sitter.Node) {
	object := bare(l.Field("object"))
	name, constant := propertyName(l)
	symbol := s.holder(l)
	switch {
	case symbol == s.exports():
		s.assign(symbol, r, at)
		return
	case constant && name == "prototype":
		if value := bare(r); value.Kind() == "object" {
			s.object(value, declared(s.holder(object)))
			return
		}
		s.value(r)
		return
	}
	owner := declared(s.holder(object))
	switch {
	case !constant:
		s.indexTarget(l, object, owner, r, at)
	case owner == s.exports():
		s.assign(owner+"."+name, r, at)
		s.entry(s.groupOf(owner, code.GroupMap, at), literal(name, span(l)), ref(owner+"."+name, span(l)), at)
	case owner != "" && (s.classes[owner] || object.Kind() == "this" && !s.isObject(owner)):
		s.classes[owner] = true
		s.give(owner, name, r, at)
	default:
		s.set(l, object, owner, name, r, at)
	}
}

// isObject reports whether a symbol is that of an object literal.
func (s *summariser) isObject(symbol string) bool {
	g, ok := s.groups[symbol]
	return ok && s.sum.Groups[g].Kind != code.GroupStruct
}

// indexTarget is obj[key] = value.
func (s *summariser) indexTarget(l, object sitter.Node, owner string, r, at sitter.Node) {
	index := l.Field("index")
	if bare(index).Kind() == "number" {
		v := s.value(r)
		s.put(owner, code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}, true, span(at))
		return
	}
	s.entry(s.groupOf(owner, s.kindOf(object), at), s.value(index), s.value(r), at)
}

// set is obj.key = value.
func (s *summariser) set(l, object sitter.Node, owner, name string, r, at sitter.Node) {
	if !s.holds(object) {
		s.value(object)
	}
	k := literal(name, span(l))
	member := ""
	if owner != "" {
		member = owner + "." + name
	}
	var v code.Expr
	switch value := bare(r); {
	case member != "" && value.Kind() == "object":
		v = s.object(value, member)
	case member != "" && (value.Kind() == "arrow_function" || value.Kind() == "function_expression"):
		s.function(member, s.methodName(owner, name), value, false)
		v = ref(member, span(value))
	default:
		v = s.value(r)
		if headerName(name) && s.kindOf(l) == code.GroupHeaders {
			v = s.headerGroup(v, r)
		}
	}
	s.entry(s.groupOf(owner, s.kindOf(object), at), k, v, at)
}

// holds reports whether an expression is nothing but names.
func (s *summariser) holds(n sitter.Node) bool { return s.holder(n) != "" }

// kindOf says what an object holds, by its name.
func (s *summariser) kindOf(object sitter.Node) code.GroupKind {
	if headerName(lastName(object)) && !outgoingAnswer(object) {
		return code.GroupHeaders
	}
	return code.GroupMap
}

// headerName reports whether a name is that of a set of headers.
func headerName(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "header") && !strings.Contains(lower, "response")
}
