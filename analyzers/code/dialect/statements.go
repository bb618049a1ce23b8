package dialect

import (
	"mleready/analyzers/code"
)

// statement reads what has no value.
func (s *summariser) statement(n *node) {
	switch n.op {
	case opClass:
		symbol := s.lookup(n.name)
		if symbol == "" {
			symbol = s.sum.Path + "." + n.name
			if !n.more {
				s.scope.names[n.name] = symbol
			}
		}
		s.classDeclaration(n, symbol)
	case opFunc:
		s.functionDeclaration(n)
	case opVar, opField:
		s.localVariable(n)
	case opIf:
		s.condition(n)
	case opTry:
		s.branch(code.BranchCatch, nil, n.named, spanOf(n.els, n.Span), n.els)
		leave := s.enter(false)
		s.statements(n.args)
		s.block(n.body)
		leave()
		s.block(n.els)
	case opLoop:
		leave := s.enter(false)
		s.statements(n.args)
		s.looped(n.Start, func() { s.block(n.body) })
		leave()
	case opEach:
		s.forEach(n)
	case opScope, opBlock, opEnum:
		s.block(n.args)
	}
}

// block reads statements in a scope of their own.
func (s *summariser) block(all []*node) {
	defer s.enter(false)()
	s.statements(all)
}

// statements reads statements in the scope around.
func (s *summariser) statements(all []*node) {
	for _, n := range all {
		if n.op == opBlock && len(n.args) > 0 && n.args[0].op == opVar { // several declarations in one statement
			s.statements(n.args)
			continue
		}
		s.value(n)
	}
}

func (s *summariser) functionDeclaration(n *node) {
	symbol := s.lookup(n.name + "()")
	if symbol == "" || s.fn != code.TopLevel {
		symbol = s.local(n.name, n.named.Start)
		s.scope.names[n.name+"()"] = symbol
		if s.modules {
			s.scope.names[n.name] = symbol
		}
	}
	this := s.this
	if s.fn == code.TopLevel {
		s.this = ""
	}
	s.function(symbol, n.name, n, false)
	s.this = this
}

// localVariable declares a variable.
func (s *summariser) localVariable(n *node) {
	symbol := s.declare(n.name, n.named.Start)
	s.types(symbol, n.typ, n)
	if v := n.arg(0); v != nil {
		s.assign(symbol, v, n)
	}
}

// condition reads an if statement.
func (s *summariser) condition(n *node) {
	names := conditions(n.on)
	s.branch(code.BranchThen, names, n.on.Span, spanOf(n.body, n.named), n.body)
	if len(n.els) > 0 {
		s.branch(code.BranchElse, names, n.on.Span, spanOf(n.els, n.Span), n.els)
	}
	s.use(n.on)
	s.block(n.body)
	s.block(n.els)
}

// spanOf is the range of several nodes.
func spanOf(all []*node, none code.Span) code.Span {
	if len(all) == 0 {
		return none
	}
	return code.Span{Start: all[0].Start, End: all[len(all)-1].End}
}

func (s *summariser) branch(kind code.BranchKind, names []string, test, at code.Span, body []*node) {
	s.sum.Branches = append(s.sum.Branches, code.Branch{Kind: kind, Names: names, Ends: ends(body), Func: s.fn, Test: test, Span: at})
}

// conditions lists the names and literals of a condition, in the order of the text.
func conditions(n *node) []string {
	var out []string
	var walk func(*node, int)
	walk = func(n *node, depth int) {
		if n == nil || depth > maxNested {
			return
		}
		walk(n.on, depth+1)
		if n.op != opBlock && n.op != opConcat && n.op != opUse && n.name != "" {
			out = append(out, n.name)
		}
		for _, a := range n.args {
			walk(a, depth+1)
		}
	}
	walk(n, 0)
	return out
}

// ends reports whether nothing runs behind the statements.
func ends(all []*node) bool {
	if len(all) == 0 {
		return false
	}
	switch last := all[len(all)-1]; last.op {
	case opReturn, opThrow:
		return true
	case opBlock:
		return ends(last.args)
	}
	return false
}

// looped reads what is done again and again.
func (s *summariser) looped(start int32, read func()) {
	outer := s.loopStart
	if s.loop == 0 {
		s.loopStart = start
	}
	s.loop++
	read()
	s.loop--
	s.loopStart = outer
}

// forEach binds the variables of a loop to the keys or elements of what is gone through.
func (s *summariser) forEach(n *node) {
	if !s.declares {
		defer s.enter(false)()
	}
	from := s.source(n.on)
	if n.pairs {
		from.pairs = true
	}
	s.element(n.params, from)
	s.looped(n.Start, func() {
		s.block(n.args)
		s.block(n.body)
	})
}

// source is what a loop goes through: the entries of a map stand for the map, and a list in another order for the list.
func (s *summariser) source(n *node) over {
	pairs := false
	for n.is(opCall) && (n.on != nil || len(n.args) > 0) {
		switch {
		case entriesOf[n.says()] && n.on != nil:
			pairs = true
		case n.on == nil && sameElements[n.says()]:
			n = n.args[0]
			continue
		case !sameElements[n.says()]:
			return over{value: s.value(n), pairs: pairs}
		default:
			for _, a := range n.args {
				s.given = []over{{direct: true}}
				s.value(a)
				s.given = nil
			}
		}
		n = n.on
	}
	return over{value: s.value(n), pairs: pairs}
}

var (
	entriesOf    = words("entrySet items iteritems entries each_pair")
	sameElements = words("stream filter sorted toList values parallelStream sort reversed list iterator reverse array_filter array_values listIterator asList")
)

// element binds names to an element.
func (s *summariser) element(targets []*node, o over) {
	bind := func(t *node, v code.Expr) {
		if v.Op == code.OpUnknown {
			return
		}
		if t.op == opParam {
			s.put(s.declareOnce(t), v, false, t.Span)
		} else if t.op == opName {
			s.put(s.assigned(t), v, false, t.Span)
		}
	}
	for _, t := range targets { // declared even where nothing is known
		if t.op == opParam {
			s.types(s.declareOnce(t), t.typ, t)
		} else if t.op == opName {
			s.assigned(t)
		}
	}
	if len(targets) == 0 || o.value.Op == code.OpUnknown {
		return
	}
	at := targets[0].Span
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{o.value}, Span: at}
	elem := code.Expr{Op: code.OpElemOf, Args: []code.Expr{o.value}, Span: at}
	switch {
	case o.direct:
		bind(targets[0], o.value)
	case len(targets) > 1:
		bind(targets[0], key)
		bind(targets[1], elem)
	case o.pairs:
		s.pairs[s.holder(&node{op: opName, name: targets[0].name})] = [2]code.Expr{key, elem}
	case s.isMap(o.value):
		bind(targets[0], key)
	case s.pairNames[0] != "":
		s.pairs[s.holder(&node{op: opName, name: targets[0].name})] = [2]code.Expr{key, elem}
		bind(targets[0], elem)
	default:
		bind(targets[0], elem)
	}
}

// declareOnce is the symbol of a parameter, which may be declared already.
func (s *summariser) declareOnce(p *node) string {
	if symbol, ok := s.scope.names[p.name]; ok {
		return symbol
	}
	return s.declare(p.name, p.named.Start)
}

// isMap reports whether going through a value gives its keys.
func (s *summariser) isMap(v code.Expr) bool {
	_, known := s.groups[declared(v.Symbol)]
	return s.modules && (v.Op == code.OpObject || v.Op == code.OpRef && known)
}
