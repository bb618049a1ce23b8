package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// eachFirst goes through a list by a function whose further parameters are no part of the element.
func eachFirst(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || !n.args[0].is(opLambda) {
		return code.Expr{}, false
	}
	f := n.args[0]
	f.params = f.params[:min(len(f.params), max(1, len(f.params)-1))]
	return mapped(s, n)
}

// eachWith goes through a list by a function that also gets what is built up on the way.
func eachWith(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 2 || !n.args[1].is(opLambda) || len(n.args[1].params) < 2 {
		return code.Expr{}, false
	}
	symbol, f := s.temporary("built", n), n.args[1]
	s.assign(symbol, n.args[0], n)
	from, memo := s.source(n.on), len(f.params)-1
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{from.value}, Span: f.Span}
	elem := code.Expr{Op: code.OpElemOf, Args: []code.Expr{from.value}, Span: f.Span}
	given := []over{from}
	if memo > 1 {
		given = []over{{value: key, direct: true}, {value: elem, direct: true}}
	}
	s.looped(n.Start, func() { s.calledBack(f, append(given[:memo:memo], over{alias: symbol})) })
	return ref(symbol, n.Span), true
}

// tapOn hands what it is called on to a function and gives it on.
func tapOn(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || !n.args[0].is(opLambda) {
		return code.Expr{}, false
	}
	symbol := declared(s.holder(n.on))
	if symbol == "" || n.on.is(opNew) {
		symbol = s.naming
		if symbol == "" {
			symbol = s.temporary("tapped", n)
		}
		s.assign(symbol, n.on, n)
	}
	s.calledBack(n.args[0], []over{{alias: symbol}})
	return ref(symbol, n.Span), true
}

// joinedList is list.join(", ").
func joinedList(s *summariser, n *node) (code.Expr, bool) {
	separator := literal("", n.Span)
	if len(n.args) > 1 {
		return code.Expr{}, false
	}
	if len(n.args) > 0 {
		separator = s.value(n.args[0])
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{separator, s.value(n.on)}, Span: n.Span}, true
}

// pushOn adds elements to a list.
func pushOn(s *summariser, n *node) (code.Expr, bool) {
	symbol := declared(s.holder(n.on))
	if symbol == "" || len(n.args) == 0 {
		return code.Expr{}, false
	}
	s.put(symbol, code.Expr{Op: code.OpList, Args: s.values(n.args), Span: n.Span}, true, n.Span)
	return ref(symbol, n.Span), true
}

// growOn adds to a text or a list.
func growOn(s *summariser, n *node) (code.Expr, bool) {
	symbol := declared(s.holder(n.on))
	if symbol == "" || len(n.args) != 1 {
		return code.Expr{}, false
	}
	s.put(symbol, s.value(n.args[0]), true, n.Span)
	return ref(symbol, n.Span), true
}

// storeOn is hash.store(key, value).
func storeOn(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 2 {
		return code.Expr{}, false
	}
	s.indexTarget(&node{op: opIndex, on: n.on, args: n.args[:1], Span: n.Span}, n.args[1], n)
	return unknown("", n.Span), true
}

// mergedOn is a new map of what it is called on and of the arguments.
func mergedOn(s *summariser, n *node) (code.Expr, bool) {
	x := &node{op: opTable, Span: n.Span}
	for _, a := range append([]*node{n.on}, n.args...) {
		switch a.op {
		case opTable:
			x.args = append(x.args, a.args...)
		case opNamed:
			x.args = append(x.args, a)
		case opLambda:
		default:
			x.args = append(x.args, spreading(a))
		}
	}
	return s.object(x, s.naming), true
}

// firstSelf is what it is called on; the function that changes each part is read.
func firstSelf(s *summariser, n *node) (code.Expr, bool) {
	s.values(n.args)
	return s.value(n.on), true
}

// fetchOn is a key of a map, or a setting.
func fetchOn(s *summariser, n *node) (code.Expr, bool) {
	key, ok := n.arg(0).constant()
	if !ok {
		return code.Expr{}, false
	}
	x := s.index(&node{op: opIndex, on: n.on, args: n.args[:1], Span: n.Span})
	if len(n.args) > 1 && key != "" && !n.args[1].is(opLambda) {
		return s.orElse(n, x)
	}
	return x, true
}

// digOn is a key of a map in a map.
func digOn(s *summariser, n *node) (code.Expr, bool) {
	on := n.on
	for _, a := range n.args {
		on = &node{op: opIndex, on: on, args: []*node{a}, Span: n.Span}
	}
	return s.value(on), len(n.args) > 0
}

// setting roots are what a Rails program's settings begin with.
var settingRoots = []string{
	"Rails.application.credentials", "Rails.application.secrets", "Rails.application.config.x", "Rails.application.config", "Rails.configuration.x", "Rails.configuration",
	"Settings", "Figaro.env", "AppConfig",
}

// settingOf is the key of a setting that a chain of names reads, its parts separated by dots.
func (s *summariser) settingOf(n *node) string {
	var parts []string
	for n != nil && n.on != nil && len(parts) < maxAliases {
		name := n.name
		switch {
		case n.op == opIndex:
			name, _ = n.arg(0).constant()
		case n.op == opCall && n.name == "config_for":
			name, _ = n.arg(0).constant()
		case n.op != opMember && (n.op != opCall || !n.field):
			return ""
		}
		parts = append([]string{name}, parts...)
		n = n.on
	}
	if !n.isClass() || s.lookup(n.name) != "" {
		return ""
	}
	full := n.name + "." + strings.Join(parts, ".")
	for _, root := range settingRoots {
		if key, ok := strings.CutPrefix(full, root+"."); ok {
			return strings.TrimSuffix(key, ".")
		}
	}
	return ""
}

// settingRead is the value of a setting that a chain of names reads.
func (s *summariser) settingRead(n *node) (code.Expr, bool) {
	if !s.reopens {
		return code.Expr{}, false
	}
	key := s.settingOf(n)
	if key == "" {
		return code.Expr{}, false
	}
	symbol := s.local("setting", n.Start)
	s.key(symbol, key, n.Span)
	return ref(symbol, n.Span), true
}
