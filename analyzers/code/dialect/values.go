package dialect

import (
	"slices"
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
	if x, ok := s.read[n]; ok {
		return x // a table may look at what a call is made on before the call is read as a plain one
	}
	s.depth++
	x := s.fresh(n)
	s.depth--
	if n.op == opCall || n.op == opNew || n.op == opTable || n.op == opLambda || n.op == opChoice || n.op == opCascade || n.op == opIf || n.op == opScope {
		s.read[n] = x
	}
	return x
}

// fresh is the value of what was not read yet.
func (s *summariser) fresh(n *node) code.Expr {
	naming := s.naming
	if n.op != opNew && n.op != opTable && n.op != opCall && n.op != opAssign && n.op != opCascade {
		s.naming = ""
	}
	switch n.op {
	case opText, opNumber:
		return literal(n.name, n.Span)
	case opName, opType, opThis, opSuper, opConst, opHeld:
		if n.op == opName && s.isHeld(n) {
			return s.member(&node{op: opMember, on: &node{op: opHeld, Span: n.Span}, name: n.name, named: n.Span, Span: n.Span})
		}
		if n.op == opName && s.isCall(n.name) {
			return s.call(&node{op: opCall, name: n.name, named: n.Span, Span: n.Span})
		}
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
	case opCascade:
		return s.cascade(n, naming)
	case opReturn:
		v := s.value(n.arg(0))
		if n.arg(0) != nil {
			s.yield(v)
		}
	case opScope, opIf:
		return s.ending(n)
	case opTail:
		v := s.value(n.arg(0))
		if s.tails != nil {
			*s.tails = append(*s.tails, v)
		}
		return v
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
	if x, ok := s.settingRead(n); ok {
		return x
	}
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
	if x, ok := s.settingRead(n); ok {
		return x
	}
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
	case environments[root] || root == "environ", root == "environment" && n.on.is(opMember) && n.on.on.last() == "Platform":
		return s.environment(key, n.Span)
	case incoming[strings.ToLower(root)]:
		s.sum.Calls = append(s.sum.Calls, code.Call{Name: root, Kind: code.CallGetHeader, Args: []code.Expr{literal(key, n.arg(0).Span)}, Func: s.fn, Span: n.Span})
		return unknown(key, n.Span)
	case s.properties && (settingsName(root) || root == "AppSettings" || root == "GetSection"):
		symbol := s.local("setting", n.Start)
		s.key(symbol, section(n.on)+key, n.Span)
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
	return s.either(n, all)
}

// ending is what a block or a branch gives, in languages where these are values.
func (s *summariser) ending(n *node) code.Expr {
	var got []code.Expr
	outer := s.tails
	s.tails = &got
	s.statement(n)
	s.tails = outer
	return s.either(n, slices.DeleteFunc(got, func(v code.Expr) bool { return v.Op == code.OpUnknown }))
}

// either is one of several values.
func (s *summariser) either(n *node, all []code.Expr) code.Expr {
	switch len(all) {
	case 0:
		return unknown("", n.Span)
	case 1:
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
