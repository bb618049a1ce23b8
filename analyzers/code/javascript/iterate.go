package javascript

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// over is what a loop goes through, or what a callback gets.
type over struct {
	value   code.Expr
	pairs   bool   // each element is a key with its value
	direct  bool   // the value itself, not its elements
	resolve string // a function that gives this symbol its value
}

// source is what a loop goes through: Object.entries stands for its object, and a list in another order for the list.
func (s *summariser) source(n sitter.Node) over {
	n = bare(n)
	for n.Kind() == "call_expression" {
		f := bare(n.Field("function"))
		args := arguments(n)
		name := f.Field("property").Text()
		switch {
		case len(args) == 1 && s.global(f) == "Object.entries":
			return over{value: s.value(args[0]), pairs: true}
		case len(args) == 0 && name == "entries":
			return over{value: s.value(f.Field("object")), pairs: true}
		case sameElements[name] && f.Kind() == "member_expression":
			for _, a := range args {
				s.given = []over{{direct: true}}
				s.value(a)
				s.given = nil
			}
			n = bare(f.Field("object"))
			continue
		}
		break
	}
	return over{value: s.value(n)}
}

var sameElements = words("filter sort slice reverse toSorted toReversed values")

// element binds a pattern to an element.
func (s *summariser) element(target sitter.Node, o over) {
	at := span(target)
	switch {
	case o.resolve != "":
		s.resolve[s.holder(target)] = o.resolve
	case o.direct:
		if o.value.Op != code.OpUnknown {
			s.destructure(target, o.value)
		}
	case o.value.Op == code.OpUnknown:
	case !o.pairs:
		s.destructure(target, code.Expr{Op: code.OpElemOf, Args: []code.Expr{o.value}, Span: at})
	default:
		pair := code.Expr{Op: code.OpList, Span: at, Args: []code.Expr{
			{Op: code.OpKeyOf, Args: []code.Expr{o.value}, Span: at}, {Op: code.OpElemOf, Args: []code.Expr{o.value}, Span: at},
		}}
		if target.Kind() != "array_pattern" {
			s.pairs[s.holder(target)] = pair
		}
		s.destructure(target, pair)
	}
}

// callback reads a function among the arguments with its parameters bound, and gives its index in Funcs; false for
// what is no function literal.
func (s *summariser) callback(f sitter.Node, a sitter.Node, given ...over) (int, bool) {
	switch fn := bare(a); fn.Kind() {
	case "arrow_function", "function_expression":
		s.given = given
		return s.function(s.temporary("callback", fn), lastName(f)+" callback", fn, false), true
	}
	return 0, false
}

// mapped is list.map(f): what f returns for each element, one after the other.
func (s *summariser) mapped(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	symbol := s.temporary("mapped", n)
	from := s.source(object)
	s.looped(n.Start(), func() {
		var results []code.Expr
		if i, ok := s.callback(n.Field("function"), args[0], from); ok {
			results = s.sum.Funcs[i].Returns
		} else if fn := s.callee(args[0]); fn != "" {
			elem := code.Expr{Op: code.OpElemOf, Args: []code.Expr{from.value}, Span: span(n)}
			results = []code.Expr{{Op: code.OpCall, Symbol: fn, Args: []code.Expr{elem}, Span: span(n)}}
		}
		for _, r := range results {
			s.put(symbol, code.Expr{Op: code.OpList, Args: []code.Expr{r}, Span: r.Span}, true, r.Span)
		}
	})
	return ref(symbol, span(n)), true
}

// each is list.forEach(f) and its like: the result is the list.
func (s *summariser) each(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	from := s.source(object)
	found := false
	s.looped(n.Start(), func() {
		first := from
		if s.callsBack(n) {
			_, found = s.callback(n.Field("function"), args[0], first, over{value: code.Expr{Op: code.OpKeyOf, Args: []code.Expr{from.value}, Span: span(n)}, direct: true})
		} else {
			_, found = s.callback(n.Field("function"), args[0], first)
		}
	})
	if !found {
		s.values(args)
	}
	return from.value, true
}

// callsBack reports whether a loop is over the entries of headers, whose second parameter is the key.
func (s *summariser) callsBack(n sitter.Node) bool {
	g, ok := s.groups[declared(s.holder(n.Field("function").Field("object")))]
	return ok && s.sum.Groups[g].Kind == code.GroupHeaders
}

// some is list.find(f): an element.
func (s *summariser) some(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	v, ok := s.each(n, object, args)
	return code.Expr{Op: code.OpElemOf, Args: []code.Expr{v}, Span: span(n)}, ok && v.Op != code.OpUnknown
}

// reduced is list.reduce(f, start): what the first parameter grows to.
func (s *summariser) reduced(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 2 {
		return code.Expr{}, false
	}
	from := s.source(object)
	symbol := s.temporary("sum", n)
	if start := bare(args[1]); start.Kind() == "object" {
		s.object(start, symbol)
	} else {
		s.put(symbol, s.value(start), false, span(start))
	}
	s.looped(n.Start(), func() {
		i, ok := s.callback(n.Field("function"), args[0], over{value: ref(symbol, span(n)), direct: true}, from)
		if !ok {
			return
		}
		fn := s.sum.Funcs[i]
		if len(fn.Params) == 0 {
			return
		}
		for _, r := range fn.Returns {
			s.accumulate(symbol, fn.Params[0], r)
		}
	})
	return ref(symbol, span(n)), true
}

// accumulate adds what a step returns: the accumulator with something behind it, or an object that takes it over.
func (s *summariser) accumulate(symbol, acc string, r code.Expr) {
	switch {
	case r.Op == code.OpRef && r.Symbol == acc:
		if g, ok := s.groups[acc]; ok {
			s.sum.Groups[g].Symbol = symbol
		}
	case r.Op == code.OpConcat && len(r.Args) > 1 && r.Args[0].Op == code.OpRef && r.Args[0].Symbol == acc:
		r.Args = r.Args[1:]
		s.put(symbol, r, true, r.Span)
	case r.Op == code.OpObject:
		s.sum.Groups[r.Group].Symbol = symbol
	default:
		s.put(symbol, r, false, r.Span)
	}
}

// then is promise.then(f): f gets the value, and its result is the next value.
func (s *summariser) then(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	v := s.value(object)
	symbol := s.temporary("then", n)
	found := false
	for i, a := range args {
		given := over{value: v, direct: true}
		if i > 0 {
			given = over{direct: true}
		}
		index, ok := s.callback(n.Field("function"), a, given)
		if !ok {
			s.value(a)
			continue
		}
		for _, r := range s.sum.Funcs[index].Returns {
			found = true
			s.put(symbol, r, false, r.Span)
		}
	}
	if !found {
		return v, true
	}
	return ref(symbol, span(n)), true
}

// caught is promise.catch(f): the value stays.
func (s *summariser) caught(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	v := s.value(object)
	for _, a := range args {
		if _, ok := s.callback(n.Field("function"), a, over{direct: true}); !ok {
			s.value(a)
		}
	}
	return v, true
}
