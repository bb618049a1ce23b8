package dialect

import (
	"strings"

	"mleready/analyzers/code/sitter"
)

// Calls that give what they are called on, or the first value that they are made with.
var (
	swiftSame = words(`lowercased uppercased trimmingCharacters addingPercentEncoding compactMap filter sorted reversed base64EncodedData description
		eraseToAnyPublisher replacingOccurrences dropFirst dropLast prefix suffix capitalized`)
	swiftWraps = words("String NSString NSMutableString Substring Data NSData URL NSURL Array Set AnyHashable Optional HTTPHeaders NSDictionary Dictionary JSON AnyEncodable AnyCodable SymmetricKey")
	swiftBare  = words("URLRequest NSMutableURLRequest HMAC")
)

// swiftCall is a call, a new object or an element. A lambda behind the brackets is the last argument.
func swiftCall(r *reader, n sitter.Node) *node {
	f := n.Child(0)
	args := sitter.Node{}
	var lambdas []*node
	for _, s := range each(n) {
		if s.Kind() != "call_suffix" && s.Kind() != "constructor_suffix" {
			continue
		}
		for _, c := range each(s) {
			if c.Kind() == "value_arguments" {
				args = c
			} else if c.Kind() == "lambda_literal" {
				lambdas = append(lambdas, one(r.read(c))...)
			}
		}
	}
	on := r.read(f)
	if misread(f) {
		return on.onLast(func(last *node) *node { return r.swiftCallOf(last, f, args, n, lambdas) })
	}
	return r.swiftCallOf(on, f, args, n, lambdas)
}

func (r *reader) swiftCallOf(on *node, f, args, n sitter.Node, last []*node) *node {
	if args.Is() && args.Has("[") {
		return swiftIndex(r, on, args, n)
	}
	if !args.Is() && on.is(opCall) && f.Kind() == "call_expression" {
		x := *on
		x.args, x.Span = append(x.args[:len(x.args):len(x.args)], last...), span(n)
		return swiftMethod(&x)
	}
	x := &node{op: opCall, Span: span(n)}
	for _, a := range each(args) {
		v := r.read(a.Field("value"))
		if v == nil {
			v = &node{op: opName, Span: span(a)}
		}
		label := ""
		if l := a.Field("name"); l.Is() {
			label = strings.TrimSuffix(l.Text(), ":")
		}
		x.args = append(x.args, v)
		x.params = append(x.params, &node{name: label})
	}
	x.args = append(x.args, last...)
	switch {
	case on == nil:
		return x
	case on.is(opLambda) && len(on.params) == 0: // run at once
		return &node{op: opScope, args: tailed(on.body), Span: span(n)}
	case on.is(opMember):
		x.on, x.name, x.named = on.on, on.name, on.named
	case on.is(opName), on.is(opType):
		x.name, x.named = on.name, on.Span
	case on.is(opConst):
		x.name, x.on = on.name, &node{op: opConst, name: on.name, Span: on.Span}
	case on.is(opSuper):
		x.on = on
	default:
		x.on, x.name = on, "callAsFunction"
	}
	return swiftMethod(x)
}

// tailed makes what a body returns what it gives.
func tailed(body []*node) []*node {
	var out []*node
	for _, b := range body {
		if b.is(opReturn) {
			tail := *b
			tail.op = opTail
			b = &tail
		}
		out = append(out, b)
	}
	return out
}

func swiftIndex(r *reader, on *node, args, n sitter.Node) *node {
	x := &node{op: opIndex, on: on, args: one(r.read(args.Child(0).Field("value"))), Span: span(n)}
	switch name := on.last(); {
	case name == "environment" && on.is(opMember) && on.on.last() == "processInfo":
		return &node{op: opCall, name: "getenv", args: x.args, Span: x.Span}
	case name == "infoDictionary":
		return &node{op: opCall, name: "infoKey", args: x.args, Span: x.Span}
	}
	return x
}

// label is the name that an argument is given by.
func (n *node) label(i int) string {
	if i < len(n.params) && n.op == opCall {
		return n.params[i].name
	}
	return ""
}

// swiftMethod is a call in the words of the tables.
func swiftMethod(x *node) *node {
	labels := ""
	for i := range x.args {
		labels += x.label(i) + ":"
	}
	switch name := x.name; {
	case x.on == nil && name != "" && name[0] >= 'A' && name[0] <= 'Z':
		return swiftNew(x, name)
	case x.on != nil && name == "init" && (x.on.is(opName) || x.on.is(opType)):
		return swiftNew(x, x.on.name)
	case (name == "setValue" || name == "addValue") && len(x.args) == 2 && x.label(1) == "forHTTPHeaderField":
		x.verb, x.args = "setHeader", []*node{x.args[1], x.args[0]}
	case (name == "add" || name == "update" || name == "replaceOrAdd") && labels == "name:value:":
		x.verb = "setHeader"
	case (name == "add" || name == "update") && len(x.args) == 1 && x.args[0].is(opPair):
		x.verb, x.args = "setHeader", x.args[0].args
	case (name == "setValue" || name == "updateValue") && len(x.args) == 2:
		x.verb, x.args = "put", []*node{x.args[1], x.args[0]}
	case name == "merge" || name == "merging":
		x.verb, x.args = "putAll", x.args[:min(len(x.args), 1)]
	case name == "authorization" && len(x.args) == 1 && (x.on.is(opConst) || x.on.last() == "HTTPHeader"):
		return swiftAuthorization(x)
	case name == "object" && x.label(0) == "forInfoDictionaryKey":
		return &node{op: opCall, name: "infoKey", args: x.args, Span: x.Span}
	case name == "reduce" && x.label(0) == "into" && len(x.args) == 2 && x.args[1].is(opLambda):
		f := *x.args[1]
		if n := len(f.params); n > 1 {
			f.params = append(f.params[1:n:n], f.params[0])
		}
		return &node{op: opCall, on: x.on, name: "eachWithObject", args: []*node{x.args[0], &f}, Span: x.Span}
	case name == "data" && x.label(0) == "using":
		return x.on
	case name == "data" && x.label(0) == "withJSONObject":
		x.name = "serialize"
	case swiftSame[name] && x.on != nil && !(len(x.args) > 0 && x.args[len(x.args)-1].is(opLambda)):
		return x.on
	case (name == "compactMap" || name == "flatMap") && len(x.args) == 1:
		x.verb = "map"
	}
	return x
}

func swiftAuthorization(x *node) *node {
	v := x.args[0]
	if x.label(0) == "bearerToken" {
		v = &node{op: opConcat, args: []*node{{op: opText, name: "Bearer ", Span: x.Span}, v}, Span: x.Span}
	}
	return &node{op: opPair, args: []*node{{op: opText, name: "Authorization", Span: x.Span}, v}, Span: x.Span}
}

// swiftNew is X(a: 1).
func swiftNew(x *node, name string) *node {
	switch {
	case (name == "Int" || name == "Int64") && len(x.args) == 1 && x.args[0].is(opMember) && x.args[0].name == "timeIntervalSince1970":
		whole := *x.args[0]
		whole.name = "secondsSince1970" // without their fraction
		return &whole
	case name == "HTTPHeader" && len(x.args) == 2:
		return &node{op: opPair, args: x.args, Span: x.Span}
	case name == "Data" && x.label(0) == "base64Encoded":
		return &node{op: opCall, name: "base64Decoded", args: x.args, Span: x.Span}
	case name == "String" && x.label(0) == "format":
		return &node{op: opCall, name: "stringFormat", args: x.args, Span: x.Span}
	case name == "Dictionary" && x.label(0) == "uniqueKeysWithValues", swiftWraps[name] && len(x.args) > 0:
		if x.args[0].is(opLambda) || x.args[0].is(opNumber) {
			break
		}
		return x.args[0]
	case swiftWraps[name]:
		return &node{op: map[bool]op{true: opText, false: opList}[strings.Contains(name, "String")], Span: x.Span}
	}
	n := &node{op: opNew, name: name, named: x.named, Span: x.Span}
	for i, a := range x.args {
		if l := x.label(i); l != "" && !swiftBare[name] {
			a = &node{op: opNamed, name: l, args: []*node{a}, Span: a.Span}
		}
		n.args = append(n.args, a)
	}
	return n
}

// swiftAssign gives a variable or a member a value. Headers of a request that are given as a whole are set.
func swiftAssign(r *reader, n sitter.Node) *node {
	l, v := r.read(n.Field("target").Child(0)), r.read(n.Field("result"))
	x := &node{op: opAssign, on: l, name: "=", args: one(v), Span: span(n)}
	if o := n.Field("operator"); o.Is() {
		x.name = o.Text()
	}
	headers := func(m *node) bool {
		return m.is(opMember) && (m.name == "allHTTPHeaderFields" || m.name == "httpAdditionalHeaders")
	}
	switch {
	case v == nil || x.name != "=":
	case headers(l):
		return &node{op: opCall, on: l.on, name: "headers", args: []*node{v}, Span: x.Span}
	case l.is(opIndex) && headers(l.on) && len(l.args) == 1:
		return &node{op: opCall, on: l.on.on, name: "setValue", verb: "setHeader", args: []*node{l.args[0], v}, Span: x.Span}
	}
	return x
}
