package dialect

import (
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// assignment gives what stands on the left a value.
func (s *summariser) assignment(n *node) code.Expr {
	l, r := n.on, n.arg(0)
	if l == nil || r == nil {
		if l.is(opName) && n.typ != "" {
			s.types(s.assigned(l), n.typ, n)
		}
		s.value(r)
		return code.Expr{}
	}
	switch n.name {
	case "=", "", ":=", "||=", "??=", "or=":
		s.target(l, r, n)
	case "+=", ".=", "<<":
		s.grow(l, s.value(r), n)
	default:
		s.value(r)
	}
	if symbol := s.holder(l); symbol != "" && !strings.HasPrefix(symbol, mark) {
		return ref(symbol, l.Span)
	}
	return unknown(l.last(), n.Span)
}

// target gives what stands on the left the value on the right.
func (s *summariser) target(l, r, at *node) {
	switch l.op {
	case opName, opConst:
		symbol := s.constantSymbol(l.name)
		if l.op == opName {
			symbol = s.assigned(l)
		}
		s.types(symbol, at.typ, at)
		s.assign(symbol, r, at)
	case opMember:
		s.memberTarget(l, r, at)
	case opIndex:
		s.indexTarget(l, r, at)
	case opList:
		s.destructure(l, r)
	default:
		s.value(l)
		s.value(r)
	}
}

// assign gives a symbol the value of an expression. What adds to the symbol itself is an append.
func (s *summariser) assign(symbol string, v, at *node) {
	symbol = declared(symbol)
	switch {
	case symbol == "":
		s.value(v)
		return
	case v.is(opLambda):
		s.function(symbol, short(symbol), v, false)
		return
	}
	s.makes(symbol, v)
	s.naming = symbol
	e := s.value(v)
	s.naming = ""
	if e.Op == code.OpConcat && len(e.Args) > 1 && e.Args[0].Op == code.OpRef && declared(e.Args[0].Symbol) == symbol {
		e.Args = e.Args[1:]
		s.put(symbol, e, true, at.Span)
		return
	}
	s.put(symbol, e, false, at.Span)
}

// makes notes what a variable is made by.
func (s *summariser) makes(symbol string, v *node) {
	if v.is(opNew) || v.is(opCall) {
		if by := s.library(s.holder(v)); by != "" && s.made[symbol] == "" {
			s.made[symbol] = by
		}
	}
}

// memberTarget is a.name = value.
func (s *summariser) memberTarget(l, r, at *node) {
	owner := declared(s.holder(l.on))
	if owner == "" {
		owner = s.foreignHeaders(l.on)
	}
	switch {
	case owner == "":
		s.value(l.on)
		s.value(r)
	case s.classes[owner]:
		s.give(owner, l.name, r, at)
	default:
		v := s.value(r)
		s.entry(s.groupOf(owner, s.kindOf(l.on), at.Span), literal(l.name, l.named), v, at.Span)
	}
}

// indexTarget is a[key] = value, or a[] = value.
func (s *summariser) indexTarget(l, r, at *node) {
	owner := declared(s.holder(l.on))
	if l.on.is(opName) {
		owner = declared(s.assigned(l.on))
	}
	if l.on.is(opIndex) {
		owner = s.nested(l.on)
	}
	key := l.arg(0)
	if key == nil || key.op == opNumber {
		v := s.value(r)
		s.headerLines(code.Expr{Op: code.OpList, Args: []code.Expr{v}})
		s.put(owner, code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}, true, at.Span)
		return
	}
	k := s.value(key)
	s.naming = ""
	v := s.value(r)
	if v.Op == code.OpObject && k.Op == code.OpLiteral && headerName(k.Text) {
		s.sum.Groups[v.Group].Kind = code.GroupHeaders
	}
	if owner == "" {
		owner = s.foreignHeaders(l.on)
	}
	if owner == "" {
		s.value(l.on)
		return
	}
	s.entry(s.groupOf(owner, s.kindOf(l.on), at.Span), k, v, at.Span)
}

// foreignHeaders is a symbol for headers of something that the file does not declare: those that a function in braces
// finds where it is called, or those of a variable of another file.
func (s *summariser) foreignHeaders(n *node) string {
	if !s.globals || !n.is(opName) && !n.is(opMember) || !headerName(n.last()) || answers[strings.ToLower(n.root())] {
		return ""
	}
	return s.sum.Path + "#" + n.last() + "@" + strconv.Itoa(s.fn+1)
}

// nested is the symbol of an object inside of an object, made when it is first filled.
func (s *summariser) nested(n *node) string {
	key, ok := n.arg(0).constant()
	owner := declared(s.holder(n.on))
	if n.on.is(opIndex) {
		owner = s.nested(n.on)
	}
	if !ok || owner == "" {
		return ""
	}
	symbol := owner + "." + key
	if _, known := s.groups[symbol]; !known {
		g := s.groupOf(symbol, code.GroupMap, n.Span)
		if headerName(key) {
			s.sum.Groups[g].Kind = code.GroupHeaders
		}
		s.entry(s.groupOf(owner, code.GroupMap, n.Span), literal(key, n.arg(0).Span), ref(symbol, n.Span), n.Span)
	}
	return symbol
}

// destructure gives each name of a list its part of a value.
func (s *summariser) destructure(l, r *node) {
	v := s.value(r)
	for i, c := range l.args {
		item := code.Expr{Op: code.OpElemOf, Args: []code.Expr{v}, Span: c.Span}
		switch {
		case v.Op == code.OpList && i < len(v.Args):
			item = v.Args[i]
		case v.Op != code.OpRef && v.Op != code.OpCall && v.Op != code.OpList:
			item = unknown(c.last(), c.Span)
		}
		if c.op == opName {
			s.put(s.assigned(c), item, false, c.Span)
		} else if c.op == opMember {
			if owner := declared(s.holder(c.on)); s.classes[owner] {
				s.setField(owner, c.name, item, false, c)
			}
		}
	}
}

// grow adds to a variable or a field.
func (s *summariser) grow(l *node, v code.Expr, at *node) {
	if l.is(opMember) {
		if owner := declared(s.holder(l.on)); s.classes[owner] {
			s.setField(owner, l.name, v, true, at)
			return
		}
	}
	symbol := s.holder(l)
	if l.is(opName) {
		symbol = s.assigned(l)
	}
	s.put(symbol, v, true, at.Span)
}
