package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// methods say what the result of a method is, by its name alone, in every language.
var methods map[string]method

func init() {
	methods = map[string]method{
		"join": joinOn, "concat": concatOn, "format": formatOn, "formatted": formatOn, "getKey": pairKey, "getValue": pairValue,
		"forEach": eachOf, "filter": eachOf, "map": mapped, "mapToObj": mapped, "flatMap": mapped, "collect": collected,
		"get": getOn, "getOrDefault": getOn, "getProperty": getOn, "keySet": keysOn, "keys": keysOn, "add": addOn, "addFirst": addOn, "toString": textOf,
	}
	for name := range words(`toLowerCase toUpperCase trim strip toLower toUpper intern toCharArray getBytes lower upper encode decode rstrip lstrip
		title getText build stream sorted distinct toList values orElse orElseThrow orElseGet clone copy substring subSequence deleteCharAt
		replace replaceAll replaceFirst split toArray items entrySet stripTrailing normalize toByteArray value valueOf asText casefold expandtabs
		block toPromise unwrap reverse asString getOrThrow toURI toURL setLength collectList`) {
		methods[name] = self
	}
}

// self is what the method is called on.
func self(s *summariser, n *node) (code.Expr, bool) {
	v := s.peek(n.on)
	if v.Op == code.OpUnknown || v.Op == code.OpCall || v.Op == code.OpRef && strings.HasPrefix(v.Symbol, mark) {
		return v, false
	}
	s.quiet(n.args)
	return v, true
}

// peek is the value of what a call is made on, without recording anything where the answer is no.
func (s *summariser) peek(on *node) code.Expr {
	if on.is(opName) || on.is(opText) || on.is(opConcat) || on.is(opMember) || on.is(opThis) || on.is(opList) || on.is(opIndex) {
		return s.value(on)
	}
	if on.is(opCall) && (foldsTo[on.says()] || s.folds(on)) {
		return s.value(on)
	}
	return unknown("", code.Span{})
}

// folds reports whether a call gives a text by a table.
func (s *summariser) folds(on *node) bool {
	if s.functions[s.library(s.callee(on))] != nil {
		return true
	}
	if on.on == nil {
		return false
	}
	_, own := s.methods[on.says()]
	_, shared := methods[on.says()]
	return own || shared
}

// foldsTo are methods whose result is a text whatever they are called on.
var foldsTo = words("append toString join format")

// textOf is what a builder holds, or the value itself.
func textOf(s *summariser, n *node) (code.Expr, bool) {
	v, ok := self(s, n)
	return v, ok || n.on.is(opMember) && (v.Op == code.OpUnknown || v.Op == code.OpRef) // the constant of a library says what it is by its name
}

// same is the first argument.
func same(s *summariser, n *node) (code.Expr, bool) { return nth(0)(s, n) }

// nth is an argument.
func nth(i int) method {
	return func(s *summariser, n *node) (code.Expr, bool) {
		if i >= len(n.args) {
			return code.Expr{}, false
		}
		return s.values(n.args)[i], true
	}
}

// listed is a list of the arguments.
func listed(s *summariser, n *node) (code.Expr, bool) {
	list := *n
	list.op = opList
	if len(n.args) == 1 && n.args[0].is(opList) {
		return s.value(n.args[0]), true
	}
	return s.array(&list), true
}

// textual is a variable that begins as a text and grows: new StringBuilder("a").
func textual(s *summariser, n *node) (code.Expr, bool) {
	v := literal("", n.Span)
	if len(n.args) > 0 && n.args[0].op != opNumber {
		v = s.value(n.args[0])
	}
	if s.naming != "" {
		return v, true
	}
	symbol := s.local("built", n.Start)
	s.put(symbol, v, false, n.Span)
	return ref(symbol, n.Span), true
}

// appendText adds to a text and gives it on.
func appendText(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) == 0 || s.takesHeaders(n.on) {
		return code.Expr{}, false
	}
	on := s.value(n.on)
	if on.Op != code.OpRef || strings.HasPrefix(on.Symbol, mark) {
		return code.Expr{}, false
	}
	if symbol := declared(on.Symbol); symbol != "" {
		s.put(symbol, s.value(n.args[0]), true, n.Span)
	}
	return on, true
}

// addOn adds elements to a list.
func addOn(s *summariser, n *node) (code.Expr, bool) {
	symbol := declared(s.holder(n.on))
	if len(n.args) != 1 || symbol == "" || s.classes[symbol] || n.on.is(opThis) || n.on.is(opCall) {
		return code.Expr{}, false
	}
	v := s.value(n.args[0])
	s.headerLines(code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: n.Span})
	s.put(symbol, code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}, true, n.Span)
	return unknown("", n.Span), true
}

// joinOn is ", ".join(list).
func joinOn(s *summariser, n *node) (code.Expr, bool) {
	if !n.on.is(opText) && !s.modules || len(n.args) != 1 {
		return code.Expr{}, false
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{s.value(n.on), s.value(n.args[0])}, Span: n.Span}, true
}

// joined is a function that joins: the separator and the list are arguments.
func joined(separator, items int) method {
	return func(s *summariser, n *node) (code.Expr, bool) {
		if len(n.args) <= max(separator, items) {
			return code.Expr{}, false
		}
		vs := s.values(n.args)
		x := code.Expr{Op: code.OpJoin, Args: []code.Expr{vs[separator], vs[items]}, Span: n.Span}
		if separator == 0 && items == 1 {
			x.Args = vs
		}
		return x, true
	}
}

func concatOn(s *summariser, n *node) (code.Expr, bool) {
	v := s.peek(n.on)
	if v.Op == code.OpUnknown || v.Op == code.OpCall {
		return v, false
	}
	return code.Expr{Op: code.OpConcat, Args: append([]code.Expr{v}, s.values(n.args)...), Span: n.Span}, true
}

// collected is stream.collect(joining(", ")), or the stream.
func collected(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || n.on == nil {
		return code.Expr{}, false
	}
	v := s.value(n.on)
	if c := n.args[0]; c.is(opCall) && c.name == "joining" {
		sep := literal("", c.Span)
		if len(c.args) > 0 {
			sep = s.value(c.args[0])
		}
		return code.Expr{Op: code.OpJoin, Args: []code.Expr{sep, v}, Span: n.Span}, true
	}
	return v, v.Op != code.OpUnknown
}

// pairKey is the key of an entry that a loop goes through.
func pairKey(s *summariser, n *node) (code.Expr, bool) {
	p, ok := s.pairs[s.holder(n.on)]
	return p[0], ok && len(n.args) == 0
}

func pairValue(s *summariser, n *node) (code.Expr, bool) {
	p, ok := s.pairs[s.holder(n.on)]
	return p[1], ok && len(n.args) == 0
}

// keysOn is a list of all keys.
func keysOn(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 0 || s.holder(n.on) == "" {
		return code.Expr{}, false
	}
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{s.value(n.on)}, Span: n.Span}
	return code.Expr{Op: code.OpList, Args: []code.Expr{key}, Span: n.Span}, true
}

// eachOf goes through a list or a map by a function: the result is the list.
func eachOf(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || !n.args[0].is(opLambda) {
		return code.Expr{}, false
	}
	from := s.source(n.on)
	s.looped(n.Start, func() { s.callback(n.args[0], from) })
	return from.value, true
}

// mapped is what a function returns for each element, one after the other.
func mapped(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || !n.args[0].is(opLambda) {
		return code.Expr{}, false
	}
	symbol := s.local("mapped", n.End) // several in a chain begin at one place
	from := s.source(n.on)
	s.looped(n.Start, func() {
		for _, r := range s.callback(n.args[0], from) {
			s.put(symbol, code.Expr{Op: code.OpList, Args: []code.Expr{r}, Span: r.Span}, true, r.Span)
		}
	})
	return ref(symbol, n.Span), true
}

// callback reads a function with its parameters bound to an element, and gives what it returns.
func (s *summariser) callback(f *node, from over) []code.Expr {
	if len(f.params) > 1 {
		return s.calledBack(f, []over{
			{value: code.Expr{Op: code.OpKeyOf, Args: []code.Expr{from.value}, Span: f.Span}, direct: true},
			{value: code.Expr{Op: code.OpElemOf, Args: []code.Expr{from.value}, Span: f.Span}, direct: true},
		})
	}
	return s.calledBack(f, []over{from})
}

// calledBack reads a function with its parameters bound, and gives what it returns.
func (s *summariser) calledBack(f *node, given []over) []code.Expr {
	s.given = given
	i := s.function(s.temporary("callback", f), "callback", f, false)
	return s.sum.Funcs[i].Returns
}

// comprehension is a list of what stands in front of a loop.
func (s *summariser) comprehension(n *node) code.Expr {
	symbol := s.temporary("mapped", n)
	defer s.enter(true)()
	from := s.source(n.on)
	s.element(n.params, from)
	s.looped(n.Start, func() {
		for _, a := range n.args {
			if a.op == opPair {
				s.entry(s.groupOf(symbol, code.GroupMap, n.Span), s.value(a.arg(0)), s.value(a.arg(1)), a.Span)
				continue
			}
			v := s.value(a)
			s.put(symbol, code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}, true, v.Span)
		}
		for _, b := range n.body {
			s.use(b)
		}
	})
	return ref(symbol, n.Span)
}
