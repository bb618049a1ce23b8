package dialect

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// function reads a function that goes by a symbol. As a method and outside of any function it is one of its own; inside
// of a function its body is a part of the function around it, so that what it does counts there.
func (s *summariser) function(symbol, name string, n *node, method bool) int {
	index := len(s.sum.Funcs)
	own := method || s.fn == code.TopLevel
	at := n.Span
	if !own {
		at.End = at.Start
		s.closures[symbol] = index
	}
	s.sum.Funcs = append(s.sum.Funcs, code.Func{Symbol: symbol, Name: name, Span: at})
	s.types(symbol+"()", n.typ, n)
	fn, results, returned, loop, start := s.fn, s.results, s.returned, s.loop, s.loopStart
	tails := s.tails
	s.results, s.returned, s.tails = index, "", nil
	if own {
		s.fn, s.loop = index, 0
	}
	leave := s.enter(own || s.modules)
	s.sum.Funcs[index].Params = s.parameters(n)
	s.described(n, s.sum.Funcs[index].Params)
	s.statements(n.body)
	leave()
	s.fn, s.results, s.returned, s.loop, s.loopStart, s.tails = fn, results, returned, loop, start, tails
	return index
}

// parameters declares the parameters of a function and gives their symbols. The first one of a method may be the object.
func (s *summariser) parameters(n *node) []string {
	var out []string
	given := s.given
	s.given = nil
	for i, p := range n.params {
		if p.op != opParam {
			continue
		}
		if i == 0 && s.modules && s.this != "" && (p.name == "self" || p.name == "cls") {
			s.scope.names[p.name] = s.this
			continue
		}
		if i < len(given) && given[i].alias != "" {
			s.scope.names[p.name] = given[i].alias
			out = append(out, "")
			continue
		}
		symbol := s.declare(p.name, p.named.Start)
		out = append(out, symbol)
		s.types(symbol, p.typ, p)
		if d := p.arg(0); d != nil {
			s.put(symbol, s.value(d), false, d.Span)
		}
		s.injected(symbol, p)
		if i < len(given) {
			s.element([]*node{p}, given[i])
		}
		if p.field && s.this != "" {
			s.setField(s.this, p.name, ref(symbol, p.Span), false, p)
			s.types(s.this+"."+p.name, p.typ, p)
		}
	}
	return out
}

// types tells the linker the class of a variable.
func (s *summariser) types(symbol, typ string, n *node) {
	if typ == "" || plainTypes[strings.ToLower(short(typ))] {
		return
	}
	class := s.class(typ)
	if s.modules && s.lookup(strings.Split(typ, ".")[0]) == "" {
		return
	}
	if s.made[symbol] == "" {
		s.made[symbol] = s.library(class)
	}
	s.tell(typed+symbol, class, n)
	if headerTypes[short(typ)] {
		s.groupOf(symbol, code.GroupHeaders, n.Span)
	}
}

// plainTypes are those of values that are not objects of a class, headerTypes those of headers of a message.
var (
	plainTypes = words(`string int long boolean bool void var object char byte double float integer array mixed str bytes list dict map set any
		self static null none callable iterable charsequence short bigdecimal`)
	headerTypes = words(`HttpHeaders MultivaluedMap Headers HttpRequestHeaders WebHeaderCollection HeaderMap HTTPHeaders
		Net.HTTP.Get Net.HTTP.Post Net.HTTP.Put Net.HTTP.Patch Net.HTTP.Delete`)
)

func words(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(text) {
		all[w] = true
	}
	return all
}

// lambda reads a function without a name: its symbol is a value.
func (s *summariser) lambda(n *node) code.Expr {
	symbol := s.temporary("callback", n)
	s.function(symbol, "callback", n, false)
	return ref(symbol, n.Span)
}

// yield is a value that the function returns.
func (s *summariser) yield(v code.Expr) {
	switch {
	case s.returned != "":
		s.put(s.returned, v, false, v.Span)
	case s.results != code.TopLevel:
		s.sum.Funcs[s.results].Returns = append(s.sum.Funcs[s.results].Returns, v)
	}
}

// classDeclaration reads a class: its constructor is the function of the class's own symbol and returns the class's group,
// so that what new gives has the class's fields.
func (s *summariser) classDeclaration(n *node, symbol string) {
	if symbol == "" {
		return
	}
	this, super, pkg, within := s.this, s.super, s.pkg, s.within
	s.this, s.super, s.within = symbol, "", n.name
	if s.reopens {
		s.pkg = qualified(pkg, n.name)
		s.tell(aliases+s.pkg, symbol, n)
	}
	bases := n.args
	if n.more && !s.classes[symbol] { // of a class that another file declares
		s.tell(aliases+extension+n.name, symbol, n)
		bases = append([]*node{{op: opType, name: n.name, Span: n.named}}, bases...)
	}
	constructor := s.newClass(n, symbol)
	for i, b := range bases {
		base := s.holder(b)
		if i == 0 {
			s.super = base
		}
		if base != "" {
			s.spread(s.groups[symbol], ref(base, b.Span), b.Span)
		}
	}
	leave := s.enter(false)
	prefix := prefixOf(n.notes)
	s.members(n, symbol)
	for _, m := range flat(n.body) {
		switch m.op {
		case opField:
			s.fieldDeclaration(m, symbol, prefix)
		case opEnum:
			s.enumConstant(m, symbol)
		case opFunc:
			s.method(m, symbol, n.name, constructor)
		case opClass:
			s.classDeclaration(m, symbol+"."+m.name)
		case opAssign:
			s.classAssign(m, symbol)
		default:
			s.value(m)
		}
	}
	leave()
	s.this, s.super, s.pkg, s.within = this, super, pkg, within
}

// newClass makes the object of a class and the function that gives it. What adds to a class belongs to the same object.
func (s *summariser) newClass(n *node, symbol string) (constructor int) {
	if n.more && s.classes[symbol] {
		return slices.IndexFunc(s.sum.Funcs, func(f code.Func) bool { return f.Symbol == symbol })
	}
	s.classes[symbol] = true
	s.groups[symbol] = len(s.sum.Groups)
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Type: n.name, Kind: code.GroupStruct, Func: s.fn, Span: n.named})
	f := code.Func{Symbol: symbol, Name: n.name, Span: code.Span{Start: n.Start, End: n.Start}, Returns: []code.Expr{ref(symbol, n.named)}}
	for _, m := range n.body {
		if n.record && m.op == opField {
			f.Params = append(f.Params, symbol+"."+m.name)
		}
	}
	s.sum.Funcs = append(s.sum.Funcs, f)
	return len(s.sum.Funcs) - 1
}

// flat takes blocks apart.
func flat(all []*node) []*node {
	var out []*node
	for _, n := range all {
		if n.op == opBlock {
			out = append(out, flat(n.args)...)
		} else {
			out = append(out, n)
		}
	}
	return out
}

// members declares the names of a class's members where they need no owner in front.
func (s *summariser) members(n *node, symbol string) {
	for _, m := range flat(n.body) {
		switch {
		case m.op == opClass:
			s.scope.names[m.name] = symbol + "." + m.name
		case !s.implicit && !n.static:
		case m.op == opFunc && s.globals && len(m.params) > 0 && m.params[0].field:
			for _, p := range m.params {
				s.scope.names[p.name] = symbol + "." + p.name
			}
		case m.op == opFunc && !m.field:
			s.scope.names[m.name+"()"] = symbol + "." + m.name
		case m.op == opField || m.op == opEnum || m.op == opFunc:
			s.scope.names[m.name] = symbol + "." + m.name
		}
	}
}

// constructors are the names of methods that make an object.
var constructors = words("__construct __init__ initialize")

func (s *summariser) method(m *node, class, owner string, constructor int) {
	if !constructors[m.name] && (m.name != owner || !s.implicit) {
		symbol := class + "." + m.name
		if s.reopens {
			s.tell(aliases+s.pkg+"."+m.name, symbol, m)
		}
		if m.field {
			s.put(symbol, code.Expr{Op: code.OpCall, Symbol: symbol, Span: m.Span}, false, m.Span)
		}
		s.function(symbol, owner+"."+m.name, m, true)
		return
	}
	f := &s.sum.Funcs[constructor]
	if f.End > f.Start { // one of several
		s.function(class+"."+m.name, owner+"."+m.name, m, true)
		return
	}
	f.Span, f.Name = m.Span, owner+".constructor"
	fn, results, returned, loop := s.fn, s.results, s.returned, s.loop
	s.fn, s.results, s.returned, s.loop = constructor, code.TopLevel, "", 0
	leave := s.enter(true)
	s.sum.Funcs[constructor].Params = s.parameters(m)
	s.statements(m.body)
	leave()
	s.fn, s.results, s.returned, s.loop = fn, results, returned, loop
}

func (s *summariser) fieldDeclaration(m *node, class, prefix string) {
	symbol := class + "." + m.name
	if s.reopens {
		s.tell(aliases+s.pkg+"."+m.name, symbol, m)
	}
	s.types(symbol, m.typ, m)
	s.injected(symbol, m)
	if prefix != "" && m.arg(0) == nil {
		s.key(symbol, prefix+"."+m.name, m.Span)
	}
	if name := messageName(m.notes); name != "" {
		s.sum.Members = append(s.sum.Members, code.Member{Symbol: symbol, Name: name, Span: m.Span})
		s.entryOnce(class, m.name, name, m)
	}
	if v := m.arg(0); v != nil {
		s.give(class, m.name, v, m)
	} else {
		s.entryOnce(class, m.name, m.name, m)
	}
}

// classAssign is an assignment in the body of a class.
func (s *summariser) classAssign(m *node, class string) {
	if !m.on.is(opName) {
		s.value(m)
		return
	}
	if v := m.arg(0); v != nil {
		s.scope.names[m.on.name] = class + "." + m.on.name
		s.give(class, m.on.name, v, m)
		s.tell(enumed+class+"."+m.on.name, class, m)
	}
	s.types(class+"."+m.on.name, m.typ, m)
}

// enumConstant is a constant of an enum: as a text it is the first text that it is made with.
func (s *summariser) enumConstant(m *node, class string) {
	symbol := class + "." + m.name
	values := s.values(m.args)
	s.tell(enumed+symbol, class, m)
	if s.cases {
		s.tell(aliases+"case."+m.name, symbol, m)
	}
	for i, v := range values {
		if v.Op == code.OpLiteral && m.args[i].op == opText || v.Op == code.OpRef || v.Op == code.OpConcat {
			s.put(symbol, v, false, m.Span)
			return
		}
	}
	if len(values) == 0 {
		s.put(symbol, literal(m.name, m.named), false, m.Span)
	}
}

// give sets a member of a class to the value of an expression.
func (s *summariser) give(class, key string, v, at *node) {
	symbol := class + "." + key
	if v.is(opTable) {
		s.object(v, symbol)
		s.entryOnce(class, key, key, at)
		return
	}
	s.naming = symbol
	s.makes(symbol, v)
	x := s.value(v)
	s.naming = ""
	s.setField(class, key, x, false, at)
}

// setField gives a field a value, where every other use of the field finds it.
func (s *summariser) setField(class, key string, v code.Expr, grow bool, at *node) {
	s.put(class+"."+key, v, grow, at.Span)
	s.entryOnce(class, key, key, at)
}

// entryOnce makes a field a key of the class's object.
func (s *summariser) entryOnce(class, key, name string, at *node) {
	symbol := class + "." + key
	if s.fields[symbol] {
		return
	}
	s.fields[symbol] = true
	s.entry(s.groupOf(class, code.GroupStruct, at.Span), literal(name, at.Span), ref(symbol, at.Span), at.Span)
}
