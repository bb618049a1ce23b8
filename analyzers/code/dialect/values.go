package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// value is an expression as far as it matters to what a string may be; a statement has none. Everything inside of it is
// visited: calls are recorded, maps become groups.
func (s *summariser) value(n *node) code.Expr {
	if n == nil {
		return code.Expr{}
	}
	if s.depth > maxNested {
		return unknown("", n.Span)
	}
	s.depth++
	defer func() { s.depth-- }()
	naming := s.naming
	if n.op != opNew && n.op != opTable && n.op != opCall && n.op != opAssign {
		s.naming = ""
	}
	switch n.op {
	case opText, opNumber:
		return literal(n.name, n.Span)
	case opName, opType, opThis, opSuper, opConst:
		if symbol := s.holder(n); symbol != "" {
			return ref(symbol, n.Span)
		}
	case opMember:
		return s.member(n)
	case opIndex:
		return s.index(n)
	case opCall:
		return s.call(n)
	case opNew:
		return s.create(n)
	case opConcat:
		return s.concat(n)
	case opList:
		return s.array(n)
	case opTable:
		return s.object(n, naming)
	case opNamed, opSpread, opPair:
		return s.value(n.arg(len(n.args) - 1))
	case opChoice:
		return s.choose(n)
	case opUse:
		for _, a := range n.args {
			s.use(a)
		}
	case opAssign:
		return s.assignment(n)
	case opLambda:
		return s.lambda(n)
	case opEach:
		if len(n.args) > 0 {
			return s.comprehension(n)
		}
		s.statement(n)
	case opReturn:
		v := s.value(n.arg(0))
		if n.arg(0) != nil {
			s.yield(v)
		}
	case opThrow, opParam, opImport:
		// words for people, and what was read before
	default:
		s.statement(n)
	}
	return unknown(n.last(), n.Span)
}

func (s *summariser) values(args []*node) []code.Expr {
	var out []code.Expr
	for _, a := range args {
		out = append(out, s.value(a))
	}
	return out
}

// use records a string that stands on its own: compared, switched on, an index.
func (s *summariser) use(n *node) {
	if v := s.value(n); v.Op == code.OpLiteral && v.Text != "" || v.Op == code.OpConcat {
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: v, Func: s.fn})
	}
}

// member is a.name.
func (s *summariser) member(n *node) code.Expr {
	symbol := s.holder(n)
	if x, ok := s.surroundings(n); ok {
		return x
	}
	if n.on.is(opCall) || n.on.is(opIndex) || n.on.is(opNew) {
		return s.memberValue(s.value(n.on), n.name, n.Span)
	}
	switch owner := declared(s.holder(n.on)); {
	case symbol == "":
		return s.memberValue(s.value(n.on), n.name, n.Span)
	case strings.HasPrefix(symbol, mark), owner == "" || s.classes[owner]:
		return ref(symbol, n.Span)
	}
	return s.memberValue(s.value(n.on), n.name, n.Span)
}

// memberValue is a member of a value.
func (s *summariser) memberValue(v code.Expr, name string, at code.Span) code.Expr {
	switch {
	case v.Op == code.OpRef && strings.HasPrefix(v.Symbol, mark):
		return ref(memberOf(v.Symbol, name), at)
	case v.Op == code.OpRef || v.Op == code.OpField || v.Op == code.OpObject || v.Op == code.OpCall || v.Op == code.OpElemOf:
		return field(v, name, at)
	}
	return unknown(name, at)
}

// index is some element when the index is a variable: a loop goes through all of them.
func (s *summariser) index(n *node) code.Expr {
	i := n.arg(0)
	if key, ok := i.constant(); ok {
		return s.keyed(n, key)
	}
	v := s.value(n.on)
	if i == nil || v.Op == code.OpUnknown {
		s.value(i)
		return unknown(n.on.last(), n.Span)
	}
	if i.op == opNumber {
		if v.Op == code.OpList && len(i.name) == 1 && i.name[0] >= '0' && int(i.name[0]-'0') < len(v.Args) {
			return v.Args[i.name[0]-'0']
		}
		if v.Op == code.OpUnknown || v.Op == code.OpCall {
			return unknown("", n.Span)
		}
		return v // of a text that was split, the text
	}
	s.use(i)
	return code.Expr{Op: code.OpElemOf, Args: []code.Expr{v}, Span: n.Span}
}

// keyed is the element of a constant key.
func (s *summariser) keyed(n *node, key string) code.Expr {
	switch root := n.on.last(); {
	case environments[root] || root == "environ":
		return s.environment(key, n.Span)
	case incoming[strings.ToLower(root)]:
		s.sum.Calls = append(s.sum.Calls, code.Call{Name: root, Kind: code.CallGetHeader, Args: []code.Expr{literal(key, n.arg(0).Span)}, Func: s.fn, Span: n.Span})
		return unknown(key, n.Span)
	case s.properties && (settingsName(root) || root == "AppSettings"):
		symbol := s.local("setting", n.Start)
		s.key(symbol, key, n.Span)
		return ref(symbol, n.Span)
	case root == "_SERVER":
		return unknown(key, n.Span)
	}
	v := s.value(n.on)
	if v.Op == code.OpUnknown {
		return unknown(key, n.Span)
	}
	return s.memberValue(v, key, n.Span)
}

// concat is what a sum of texts gives, inner sums taken apart.
func (s *summariser) concat(n *node) code.Expr {
	x := code.Expr{Op: code.OpConcat, Span: n.Span}
	for _, a := range n.args {
		if v := s.value(a); v.Op == code.OpConcat {
			x.Args = append(x.Args, v.Args...)
		} else {
			x.Args = append(x.Args, v)
		}
	}
	return x
}

// choose is a value that may be one of several.
func (s *summariser) choose(n *node) code.Expr {
	if n.on != nil && len(n.args) == 2 {
		names := conditions(n.on)
		s.branch(code.BranchThen, names, n.on.Span, n.args[0].Span, n.args[:1])
		s.branch(code.BranchElse, names, n.on.Span, n.args[1].Span, n.args[1:])
		if n.on != n.args[0] {
			s.value(n.on)
		}
	}
	var all []code.Expr
	for i, v := range s.values(n.args) {
		if v.Op != code.OpUnknown && (i == 0 || v.Op != code.OpLiteral || v.Text != "") || i == 0 && len(n.args) == 1 {
			all = append(all, v)
		} else if i == 0 {
			all = append(all, v)
		}
	}
	switch {
	case len(all) == 0:
		return unknown("", n.Span)
	case len(all) == 1:
		return all[0]
	}
	symbol := s.temporary("either", n)
	for _, v := range all {
		s.put(symbol, v, false, v.Span)
	}
	return ref(symbol, n.Span)
}

// array is a list. With a spread in it, it is a variable that grows. Lines of headers in it are headers too.
func (s *summariser) array(n *node) code.Expr {
	x := code.Expr{Op: code.OpList, Span: n.Span}
	symbol := ""
	for _, a := range n.args {
		if a.op != opSpread {
			x.Args = append(x.Args, s.value(a))
			continue
		}
		if symbol == "" {
			symbol = s.temporary("list", n)
			s.put(symbol, x, false, n.Span)
		} else if len(x.Args) > 0 {
			s.put(symbol, x, true, n.Span)
		}
		x.Args = nil
		s.put(symbol, s.value(a.arg(0)), true, a.Span)
	}
	s.headerLines(x)
	if symbol == "" {
		return x
	}
	if len(x.Args) > 0 {
		s.put(symbol, x, true, n.Span)
	}
	return ref(symbol, n.Span)
}

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
		s.value(l.on)
		return
	}
	s.entry(s.groupOf(owner, s.kindOf(l.on), at.Span), k, v, at.Span)
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
