package dialect

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// method says what a call gives in terms of what it is called on and its arguments. It is false for calls that it does
// not understand.
type method func(s *summariser, n *node) (code.Expr, bool)

// api is what a function of a library does. shape puts its arguments in the order that the model wants; without one they
// stay as they are.
type api struct {
	kind  code.CallKind
	hash  string
	shape func(s *summariser, c *code.Call, n *node)
}

func (s *summariser) api(library string) api {
	if a, ok := s.apis[library]; ok {
		return a
	}
	return api{}
}

// call records a call and says what its result may be.
func (s *summariser) call(n *node) code.Expr {
	s.naming = ""
	if n.on == nil && s.isHeld(n) {
		n.on = &node{op: opHeld, Span: n.Span}
	}
	if s.isSaid(n) {
		s.say(n.args)
		return unknown("", n.Span)
	}
	if x, ok := s.settingRead(n); ok {
		return x
	}
	callee := s.callee(n)
	library := s.library(callee)
	if fold, ok := s.functions[library]; ok && library != "" {
		if x, ok := fold(s, n); ok {
			return x
		}
	}
	known := s.api(library)
	if known.kind == "" {
		if x, ok := s.entryCall(n); ok {
			return x
		}
		if n.on != nil {
			fold, ok := s.methods[n.says()]
			if !ok {
				fold, ok = methods[n.says()]
			}
			if ok {
				if x, ok := fold(s, n); ok {
					return x
				}
			}
		}
	}
	if n.field && library == "" && s.holder(n.on) != "" {
		s.record(n, callee, code.Call{})
		read := *n
		read.op = opMember
		return s.member(&read)
	}
	return s.plainCall(n, callee, known)
}

// quiet visits arguments whose words are for people: only calls in them count.
func (s *summariser) quiet(args []*node) {
	for _, a := range args {
		if a.op != opText {
			s.value(a)
		}
	}
}

// plainCall records a call that no table takes apart.
func (s *summariser) plainCall(n *node, callee string, known api) code.Expr {
	if n.on != nil && (n.on.op == opCall || n.on.op == opNew || n.on.op == opIndex || s.holder(n.on) == "") {
		s.value(n.on)
	}
	c := code.Call{Kind: known.kind, Hash: known.hash}
	if known.shape != nil {
		known.shape(s, &c, n)
	} else {
		c.Args = s.arguments(n.args)
	}
	s.setting(n, c.Args)
	guess(n, &c)
	return s.record(n, callee, c)
}

// arguments are the values of arguments; those that are given by name follow as one object.
func (s *summariser) arguments(args []*node) []code.Expr {
	var out []code.Expr
	var names []*node
	for _, a := range args {
		if a.op == opNamed {
			names = append(names, a)
		} else {
			out = append(out, s.value(a))
		}
	}
	if len(names) > 0 {
		at := spanOf(names, code.Span{})
		x := s.object(&node{op: opTable, args: names, Span: at}, "")
		x.Text = keyword
		out = append(out, x)
	}
	return out
}

// record adds a call to the summary unless it says nothing.
func (s *summariser) record(n *node, callee string, c code.Call) code.Expr {
	c.Callee, c.Name, c.Func, c.Span = callee, n.written(), s.fn, n.Span
	x := code.Expr{Op: code.OpCall, Symbol: callee, Text: c.Name, Args: c.Args, Span: c.Span}
	if callee == "" {
		x.Op = code.OpUnknown
		if c.Kind == "" && !slices.ContainsFunc(c.Args, func(a code.Expr) bool { return a.Op != code.OpUnknown }) {
			return x
		}
	}
	s.sum.Calls = append(s.sum.Calls, c)
	return x
}

// create is new X(args).
func (s *summariser) create(n *node) code.Expr {
	naming := s.naming
	s.naming = ""
	name := short(n.name)
	if strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") {
		s.quiet(n.args)
		return unknown(name, n.Span) // words for people
	}
	if fold, ok := either(s.functions, "new "+n.name, "new "+name); ok {
		s.naming = naming
		x, ok := fold(s, n)
		s.naming = ""
		if ok {
			return x
		}
	}
	if len(n.body) > 0 {
		s.anonymous(n, naming)
	}
	known, _ := either(s.apis, "new "+n.name, "new "+name)
	c := code.Call{Kind: known.kind, Hash: known.hash}
	if known.shape != nil {
		known.shape(s, &c, n)
	} else {
		c.Args = s.arguments(n.args)
	}
	return s.record(n, s.class(n.name), c)
}

// either is what a table has under one of two names.
func either[T any](table map[string]T, first, second string) (T, bool) {
	if v, ok := table[first]; ok {
		return v, true
	}
	v, ok := table[second]
	return v, ok
}

// anonymous reads the body of a class without a name: what its blocks put in goes to the new object.
func (s *summariser) anonymous(n *node, naming string) {
	if naming == "" {
		naming = s.temporary("object", n)
	}
	this, super := s.this, s.super
	for _, b := range n.body {
		if b.op != opBlock {
			s.this, s.super = this, super
			if b.op == opFunc {
				s.function(s.local(b.name, b.Start), b.name, b, false)
			} else {
				s.value(b)
			}
			continue
		}
		for _, c := range b.args {
			if c.is(opCall) && c.on == nil {
				on := *c
				on.on = &node{op: opThis, Span: c.Span}
				s.this = naming
				s.value(&on)
				s.this = this
			} else {
				s.value(c)
			}
		}
	}
	s.this, s.super = this, super
}

// say reads what words for people are made of. A map among them is no map that goes anywhere.
func (s *summariser) say(args []*node) {
	for _, a := range args {
		switch a.op {
		case opText:
		case opTable, opList, opPair, opNamed, opSpread:
			s.say(a.args)
		default:
			s.value(a)
		}
	}
}

// isSaid reports whether a call's words are for people.
func (s *summariser) isSaid(n *node) bool {
	if n.on == nil {
		return saidFunctions[n.name]
	}
	owner := strings.ToLower(n.on.last())
	if speakers[owner] || strings.HasSuffix(owner, "logger") || strings.HasPrefix(n.name, "print") && owner == "out" {
		return true
	}
	return false
}

var (
	saidFunctions = words("print printf println error_log trigger_error var_dump print_r echo puts log_message dd logger warn")
	speakers      = words("logger log logging console")
)

// setting keeps what an object of somebody else's class is told by a method that sets one thing.
func (s *summariser) setting(n *node, args []code.Expr) {
	if len(args) != 1 || n.on == nil || !strings.HasPrefix(strings.ToLower(n.name), "set") || len(n.name) < 5 {
		return
	}
	symbol := declared(s.holder(n.on))
	if n.on.is(opCall) || n.on.is(opNew) {
		symbol = s.local("chain", n.on.beginning().Start)
	}
	if symbol == "" || s.classes[symbol] {
		return
	}
	key := n.name
	if !s.setters {
		key = strings.ToLower(key[3:4]) + key[4:]
	}
	s.entry(s.groupOf(symbol, code.GroupStruct, n.on.Span), literal(key, n.named), args[0], n.Span)
}

// beginning is the first call of a chain.
func (n *node) beginning() *node {
	for n.is(opCall) && n.on != nil {
		n = n.on
	}
	return n
}

// guess gives a kind to calls that everyone names alike: a client's request.
func guess(n *node, c *code.Call) {
	if c.Kind != "" || n.on == nil {
		return
	}
	owner := strings.ToLower(n.on.last())
	name := n.says()
	client := strings.Contains(owner, "client") || strings.Contains(owner, "http") || strings.Contains(owner, "template") || strings.Contains(owner, "session") || owner == "guzzle"
	switch verb := strings.ToUpper(strings.TrimSuffix(name, "Async")); {
	case !client:
	case name == "send" || name == "execute" || name == "sendAsync" || name == "executeAsync" || name == "sendRequest":
		c.Kind = code.CallSend
	case n.name == "request" && len(c.Args) >= 2:
		c.Kind = code.CallRequest
	case verbs[verb] && len(c.Args) >= 1:
		c.Kind = code.CallRequest
		c.Args = append([]code.Expr{literal(verb, n.named)}, c.Args...)
	case strings.HasPrefix(n.name, "postFor") && len(c.Args) >= 2:
		c.Kind = code.CallRequest
		c.Args = append([]code.Expr{literal("POST", n.named)}, c.Args...)
	}
}

var verbs = words("GET POST PUT PATCH DELETE HEAD")
