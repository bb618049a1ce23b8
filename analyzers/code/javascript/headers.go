package javascript

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// root is the first name of a chain: req for req.headers.get.
func root(n sitter.Node) string {
	for {
		switch n = bare(n); n.Kind() {
		case "member_expression", "subscript_expression":
			if object := bare(n.Field("object")); object.Kind() == "this" {
				return lastName(n)
			}
			n = n.Field("object")
		case "call_expression":
			n = n.Field("function")
		case "identifier":
			return n.Text()
		default:
			return ""
		}
	}
}

// answers are the names that frameworks give to the answer to a request.
var answers = words("res reply response resp ctx context h answer")

// requests are the names that frameworks give to a request that came in.
var requests = words("req request event ctx context msg")

func words(text string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(text) {
		all[w] = true
	}
	return all
}

// outgoingAnswer reports whether headers belong to our own answer to somebody.
func outgoingAnswer(n sitter.Node) bool { return answers[strings.ToLower(root(n))] }

// incoming reports whether an expression is the headers of a message that came in.
func incoming(n sitter.Node) bool {
	name := lastName(n)
	return (name == "headers" || name == "httpHeaders" || name == "header") && (requests[strings.ToLower(root(n))] || outgoingAnswer(n)) &&
		bare(n).Kind() == "member_expression"
}

// surroundings are the values that the program reads from the environment or a message: process.env.X, req.headers.x.
func (s *summariser) surroundings(n sitter.Node, name string) (code.Expr, bool) {
	object := bare(n.Field("object"))
	if environments[s.global(n)] {
		return ref(envSymbol, span(n)), true
	}
	if s.holder(object) == envSymbol {
		s.environment(name, span(n))
		return ref(envSymbol+name, span(n)), true
	}
	if incoming(object) && !s.isObject(declared(s.holder(object))) {
		s.sum.Calls = append(s.sum.Calls, code.Call{
			Name: lastName(object), Kind: code.CallGetHeader, Args: []code.Expr{literal(name, span(n))}, Func: s.fn, Span: span(n),
		})
		return code.Expr{Op: code.OpUnknown, Text: name, Span: span(n)}, true
	}
	if lastName(object) == "custom" && strings.Contains(strings.ToLower(object.Text()), "preferences") {
		return s.key(name, "preferences.custom", span(n)), true
	}
	return code.Expr{}, false
}

// key is a value of the program's configuration.
func (s *summariser) key(name, via string, at code.Span) code.Expr {
	name = strings.ReplaceAll(name, ":", ".")
	s.sum.Calls = append(s.sum.Calls, code.Call{Name: via, Kind: code.CallEnv, Args: []code.Expr{literal(name, at)}, Func: s.fn, Span: at})
	if name != strings.ToUpper(name) {
		return ref("key:"+name, at)
	}
	symbol := s.local("setting", int(at.Start))
	s.put(symbol, ref("key:"+name, at), false, at)
	s.put(symbol, ref(envSymbol+name, at), false, at)
	return ref(symbol, at)
}

// headerSetters set one header whatever they are called on, setters do so on a set of headers or in a chain that makes
// a request, headerMaps take many.
var (
	headerSetters = words("setRequestHeader addHeader setHeader addHeaderParam setRequestProperty addRequestHeader")
	setters       = words("set append header add")
	headerMaps    = words("headers setHeaders addHeaders")
	headerGetters = words("get header")
)

// headerCall makes an entry of a call that sets a header.
func (s *summariser) headerCall(n sitter.Node, args []sitter.Node) bool {
	f := bare(n.Field("function"))
	if f.Kind() != "member_expression" {
		return false
	}
	object, name := bare(f.Field("object")), f.Field("property").Text()
	switch {
	case len(args) == 1 && headerGetters[name] && (requests[strings.ToLower(lastName(object))] || incoming(object)) && bare(args[0]).Kind() == "string":
		s.sum.Calls = append(s.sum.Calls, code.Call{
			Name: written(f), Kind: code.CallGetHeader, Args: []code.Expr{s.value(args[0])}, Func: s.fn, Span: span(n),
		})
		return true
	case len(args) == 2 && (headerSetters[name] || setters[name] && s.takesHeaders(object)):
		kind := code.GroupHeaders
		if outgoingAnswer(object) {
			kind = code.GroupMap
		}
		s.entry(s.headersOf(object, kind), s.value(args[0]), s.value(args[1]), n)
		return true
	case len(args) == 1 && (headerMaps[name] || setters[name] && s.takesHeaders(object)) && !outgoingAnswer(object):
		g := s.headersOf(object, code.GroupHeaders)
		v := s.value(args[0])
		s.spread(g, v, n)
		return true
	}
	return false
}

// takesHeaders reports whether set and append on an object are about headers.
func (s *summariser) takesHeaders(object sitter.Node) bool {
	if g, ok := s.groups[declared(s.holder(object))]; ok && s.sum.Groups[g].Kind == code.GroupHeaders {
		return true
	}
	if headerName(lastName(object)) {
		return true
	}
	for object.Kind() == "call_expression" {
		f := bare(object.Field("function"))
		if known := apis[s.libraryOf(f)]; known.kind == code.CallRequest {
			return true
		}
		object = bare(f.Field("object"))
	}
	return false
}

// headersOf is the group of the headers that are set on an object: its own when the object is a chain of calls.
func (s *summariser) headersOf(object sitter.Node, kind code.GroupKind) int {
	if symbol := s.holder(object); symbol != "" {
		return s.groupOf(symbol, kind, object)
	}
	first := object
	for first.Kind() == "call_expression" {
		f := bare(first.Field("function"))
		if f.Kind() != "member_expression" || bare(f.Field("object")).Kind() != "call_expression" {
			break
		}
		first = bare(f.Field("object"))
	}
	if first.Kind() == "call_expression" {
		symbol := s.temporary("chain", first)
		if _, ok := s.groups[symbol]; !ok {
			s.value(object)
		}
		return s.groupOf(symbol, kind, object)
	}
	s.value(object)
	return s.groupOf("", kind, object)
}
