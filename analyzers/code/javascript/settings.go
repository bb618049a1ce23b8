package javascript

import (
	"path"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// get is config.get('a.b'), or a key of a map.
func (s *summariser) get(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	name := strings.ToLower(lastName(object))
	if first := bare(args[0]); first.Kind() == "string" && settings(name) {
		s.values(args[1:])
		x := s.key(unquote(first), written(n.Field("function")), span(n))
		return x, true
	}
	symbol := declared(s.holder(object))
	if _, ok := s.groups[symbol]; ok && symbol != "" {
		if first := bare(args[0]); first.Kind() == "string" {
			return field(ref(symbol, span(object)), unquote(first), span(n)), true
		}
	}
	return code.Expr{}, false
}

// settings reports whether a name is that of a program's configuration.
func settings(name string) bool {
	return name == "conf" || name == "nconf" || name == "env" || strings.Contains(name, "config") || strings.Contains(name, "settings")
}

// opened is what stands in a configuration file that a call reads.
func opened(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	for x := s.value(args[0]); ; x = x.Args[len(x.Args)-1] {
		switch {
		case x.Op == code.OpLiteral && data[path.Ext(x.Text)]:
			return ref(module(openedFile+x.Text), span(n)), true
		case len(x.Args) == 0:
			return code.Expr{}, false
		}
	}
}

func preference(s *summariser, n, _ sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 1 || bare(args[0]).Kind() != "string" {
		return code.Expr{}, false
	}
	return s.key(unquote(bare(args[0])), written(n.Field("function")), span(n)), true
}

func envGet(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 1 || bare(args[0]).Kind() != "string" {
		return code.Expr{}, false
	}
	name := unquote(bare(args[0]))
	s.environment(name, span(n))
	return ref(envSymbol+name, span(n)), true
}

// setEntry is map.set(key, value) on what is known to be a map.
func (s *summariser) setEntry(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	symbol := declared(s.holder(object))
	if g, ok := s.groups[symbol]; ok && symbol != "" && len(args) == 2 {
		s.entry(g, s.value(args[0]), s.value(args[1]), n)
		return ref(symbol, span(n)), true
	}
	return code.Expr{}, false
}

// newMap is a map of pairs.
func (s *summariser) newMap(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	return s.pairsOf(n, args, code.GroupMap), true
}

// newHeaders is a set of headers, of pairs or of an object.
func (s *summariser) newHeaders(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	return s.pairsOf(n, args, code.GroupHeaders), true
}

func (s *summariser) pairsOf(n sitter.Node, args []sitter.Node, kind code.GroupKind) code.Expr {
	g := len(s.sum.Groups)
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: s.naming, Kind: kind, Func: s.fn, Span: span(n)})
	if s.naming != "" {
		s.groups[s.naming] = g
	}
	s.naming = ""
	for _, a := range args {
		if a = bare(a); a.Kind() != "array" {
			s.spread(g, s.value(a), a)
			continue
		}
		for pair := range a.Children() {
			if k, v := pair.Child(0), pair.Child(1); pair.Kind() == "array" && v.Is() {
				s.entry(g, s.value(k), s.value(v), pair)
			}
		}
	}
	return code.Expr{Op: code.OpObject, Group: g, Span: span(n)}
}

// promise is new Promise((resolve) => …): its value is what resolve is called with.
func (s *summariser) promise(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 1 {
		return code.Expr{}, false
	}
	symbol := s.temporary("promise", n)
	if _, ok := s.callback(n.Field("constructor"), args[0], over{resolve: symbol}); !ok {
		return code.Expr{}, false
	}
	return ref(symbol, span(n)), true
}
