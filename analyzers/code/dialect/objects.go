package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// object makes the group of a map that symbol holds.
func (s *summariser) object(n *node, symbol string) code.Expr {
	s.naming = ""
	x := code.Expr{Op: code.OpObject, Group: len(s.sum.Groups), Span: n.Span}
	kind := code.GroupMap
	if headerName(short(symbol)) {
		kind = code.GroupHeaders
	}
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Kind: kind, Func: s.fn, Span: n.Span})
	if symbol != "" {
		s.groups[symbol] = x.Group
	}
	for _, a := range n.args {
		switch a.op {
		case opPair, opNamed:
			s.pair(a, x.Group, symbol)
		case opSpread:
			s.spread(x.Group, s.value(a.arg(0)), a.Span)
		default:
			s.value(a)
		}
	}
	return x
}

// pair is one entry of a map. What stands under the name of headers are headers.
func (s *summariser) pair(a *node, group int, symbol string) {
	k, v := literal(a.name, a.Span), a.arg(0)
	if a.op == opPair {
		k, v = s.value(a.arg(0)), a.arg(1)
	}
	if v == nil {
		return
	}
	if k.Op == code.OpLiteral && v.is(opTable) && symbol != "" {
		s.entry(group, k, s.object(v, symbol+"."+k.Text), a.Span)
		return
	}
	x := s.value(v)
	if k.Op == code.OpLiteral && headerName(k.Text) {
		x = s.headerGroup(x)
	}
	s.entry(group, k, x, a.Span)
}

// headerGroup makes headers of a value that comes from elsewhere.
func (s *summariser) headerGroup(v code.Expr) code.Expr {
	switch v.Op {
	case code.OpObject:
		s.sum.Groups[v.Group].Kind = code.GroupHeaders
		return v
	case code.OpRef:
		if g, ok := s.groups[declared(v.Symbol)]; ok && declared(v.Symbol) != "" {
			if s.sum.Groups[g].Kind == code.GroupMap {
				s.sum.Groups[g].Kind = code.GroupHeaders
			}
			return v
		}
	case code.OpCall, code.OpField:
	default:
		return v
	}
	g := s.group("", code.GroupHeaders, v.Span)
	s.spread(g, v, v.Span)
	return code.Expr{Op: code.OpObject, Group: g, Span: v.Span}
}

func (s *summariser) entry(group int, key, value code.Expr, at code.Span) {
	s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Key: key, Value: value, Func: s.fn, Span: at})
}

// spread makes a group take over all entries of an object.
func (s *summariser) spread(group int, v code.Expr, at code.Span) {
	if v.Op != code.OpUnknown && v.Op != code.OpLiteral {
		s.sum.Entries = append(s.sum.Entries, code.Entry{Group: group, Value: v, Spread: true, Func: s.fn, Span: at})
	}
}

// takeOver puts all entries of a map into a group; those of a map that stands right here are the group's own.
func (s *summariser) takeOver(group int, m *node, at code.Span) {
	if !m.is(opTable) {
		s.spread(group, s.value(m), at)
		return
	}
	for _, p := range m.args {
		if p.op == opPair || p.op == opNamed {
			s.pair(p, group, "")
		} else {
			s.spread(group, s.value(p), p.Span)
		}
	}
}

func (s *summariser) group(symbol string, kind code.GroupKind, at code.Span) int {
	s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: symbol, Kind: kind, Func: s.fn, Span: at})
	return len(s.sum.Groups) - 1
}

// groupOf is the group that a variable's entries belong to, made when first needed.
func (s *summariser) groupOf(symbol string, kind code.GroupKind, at code.Span) int {
	symbol = declared(symbol)
	if g, ok := s.groups[symbol]; ok && symbol != "" {
		if kind == code.GroupHeaders && s.sum.Groups[g].Kind == code.GroupMap {
			s.sum.Groups[g].Kind = kind
		}
		return g
	}
	g := s.group(symbol, kind, at)
	if symbol != "" {
		s.groups[symbol] = g
	}
	return g
}

// kindOf says what an object holds, by its name.
func (s *summariser) kindOf(n *node) code.GroupKind {
	if headerName(n.last()) && !answers[strings.ToLower(n.root())] || headerTypes[s.made[declared(s.holder(n))]] {
		return code.GroupHeaders
	}
	return code.GroupMap
}

// headerName reports whether a name is that of a set of headers.
func headerName(name string) bool {
	lower := strings.ToLower(name)
	return strings.Contains(lower, "header") && !strings.Contains(lower, "response") && !jose[lower]
}

// jose are headers of tokens, answers what a program answers with.
var (
	jose    = words("jwtheader jwt_header joseheader jose_header jwsheader jws_header jweheader jwe_header protectedheader protected_header tokenheader token_header")
	answers = words("response res resp answer httpresponse")
)

// headerSetters set one header whatever they are called on, setters do so on what holds headers, puts fill any map,
// headerMaps take many headers.
var (
	headerSetters = words(`setRequestHeader addHeader setHeader setRequestProperty addRequestProperty addRequestHeader withHeader
		putHeader add_header putRequestHeader defaultHeader addUnredirectedHeader add_unredirected_header withAddedHeader addDefaultHeader`)
	setters    = words("set append header add put setdefault putIfAbsent putSingle")
	puts       = words(`put setProperty putIfAbsent addProperty setdefault putValue setAttribute writeString writeNumber writeStringField writeNumberField writeObjectField`)
	headerMaps = words("headers setHeaders addHeaders withHeaders putAllHeaders replaceHeaders")
	putAlls    = words("putAll update addAll merge setAll")
)

// entryCall makes an entry of a call that puts something into a map or sets a header; done is false for any other call,
// and for one that must be recorded beside.
func (s *summariser) entryCall(n *node) (code.Expr, bool) {
	on := n.on
	if on == nil {
		return code.Expr{}, false
	}
	switch two := len(n.args) == 2; {
	case two && (headerSetters[n.says()] || setters[n.says()] && s.takesHeaders(on)):
		kind := code.GroupHeaders
		if answers[strings.ToLower(on.root())] {
			kind = code.GroupMap
		}
		symbol := s.holderOrChain(on)
		g := s.groupOf(symbol, kind, on.Span)
		k, v := s.value(n.args[0]), s.value(n.args[1])
		s.entry(g, k, v, n.Span)
		if headerSetters[n.says()] {
			s.record(n, s.callee(n), code.Call{Args: []code.Expr{k, v}})
		}
		return s.same(symbol, on), true
	case two && (puts[n.says()] || s.properties && (n.says() == "add" || n.says() == "tryAdd") && !n.args[0].is(opNumber)):
		symbol := s.holderOrChain(on)
		s.entry(s.groupOf(symbol, s.kindOf(on), on.Span), s.value(n.args[0]), s.value(n.args[1]), n.Span)
		return s.same(symbol, on), true
	case len(n.args) == 1 && headerMaps[n.says()] && !answers[strings.ToLower(on.root())]:
		symbol := s.holderOrChain(on)
		s.takeOver(s.groupOf(symbol, code.GroupHeaders, on.Span), n.args[0], n.Span)
		return s.same(symbol, on), true
	case len(n.args) == 1 && putAlls[n.says()] && declared(s.holder(on)) != "" && !s.hashes(on):
		s.takeOver(s.groupOf(s.holder(on), s.kindOf(on), on.Span), n.args[0], n.Span)
		return unknown("", n.Span), true
	}
	return code.Expr{}, false
}

// same is what the call was made on.
func (s *summariser) same(symbol string, on *node) code.Expr { return ref(declared(symbol), on.Span) }

// hashes reports whether a variable is a hash function's: what it is updated with is no map.
func (s *summariser) hashes(on *node) bool {
	by := strings.ToLower(s.library(s.holder(on)))
	for _, word := range []string{"hmac", "mac", "digest", "hash", "cipher", "signature", "sign", "crypto"} {
		if strings.Contains(by, word) || strings.Contains(strings.ToLower(on.last()), word) {
			return true
		}
	}
	return false
}

// holderOrChain is the symbol of what a call is made on; a chain of calls that holds nothing has one of its own, by where
// it begins.
func (s *summariser) holderOrChain(on *node) string {
	if symbol := declared(s.holder(on)); symbol != "" && on.op != opCall && on.op != opNew {
		return symbol
	}
	first := on.beginning()
	if first.is(opName) && declared(s.holder(first)) != "" {
		s.value(on)
		return declared(s.holder(first))
	}
	symbol := s.local("chain", first.Start)
	if _, ok := s.groups[symbol]; !ok {
		s.groupOf(symbol, code.GroupMap, first.Span)
	}
	s.value(on)
	return symbol
}

// takesHeaders reports whether set and append on an object are about headers.
func (s *summariser) takesHeaders(on *node) bool {
	if g, ok := s.groups[declared(s.holder(on))]; ok && s.sum.Groups[g].Kind == code.GroupHeaders {
		return true
	}
	if headerName(on.last()) && !(on.is(opCall) && headerMaps[on.last()]) || headerTypes[short(s.library(s.holder(on)))] {
		return true
	}
	for on.is(opCall) {
		if known := s.api(s.library(s.callee(on))); known.kind == code.CallRequest || on.says() == "newBuilder" || headerMaps[on.says()] || on.says() == "header" {
			return true
		}
		on = on.on
	}
	by := s.library(s.holder(on))
	return strings.Contains(by, "Request") && !strings.Contains(by, "Servlet")
}

// headerLines makes headers of the lines in a list: "Signature: …".
func (s *summariser) headerLines(list code.Expr) {
	group := code.TopLevel
	for _, e := range list.Args {
		parts := []code.Expr{e}
		if e.Op == code.OpConcat {
			parts = e.Args
		}
		if len(parts) == 0 || parts[0].Op != code.OpLiteral {
			continue
		}
		name, rest, ok := strings.Cut(parts[0].Text, ":")
		if !ok || !headerWord(name) || rest != "" && rest[0] != ' ' || rest == "" && len(parts) == 1 {
			continue
		}
		if group == code.TopLevel {
			group = s.group("", code.GroupHeaders, list.Span)
		}
		value := code.Expr{Op: code.OpConcat, Span: e.Span}
		if rest = strings.TrimLeft(rest, " "); rest != "" {
			value.Args = append(value.Args, literal(rest, parts[0].Span))
		}
		value.Args = append(value.Args, parts[1:]...)
		s.entry(group, literal(name, parts[0].Span), value, e.Span)
	}
}

// headerWord reports whether a text can be the name of a header.
func headerWord(name string) bool {
	for _, c := range name {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return name != ""
}
