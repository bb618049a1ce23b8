package dialect

import (
	"maps"

	"mleready/analyzers/code"
)

func init() {
	apis, functions := jvm()
	kotlin.apis = apis
	maps.Copy(kotlin.apis, map[string]api{
		"Request.Builder.url": {kind: code.CallRequest, shape: verb("")}, "new HttpRequestBuilder": {kind: code.CallRequest},
	})
	kotlin.functions = functions
	maps.Copy(kotlin.functions, map[string]method{
		"mapOf": toMap, "mutableMapOf": toMap, "hashMapOf": toMap, "linkedMapOf": toMap, "sortedMapOf": toMap,
		"listOf": listed, "mutableListOf": listed, "arrayListOf": listed, "setOf": listed, "linkedSetOf": listed, "arrayOf": listed, "sequenceOf": listed, "listOfNotNull": listed,
		"requireNotNull": same, "checkNotNull": same, "String": same, "URI": same, "enumValueOf": same, "emptyMap": toMap, "headersOf": headerPairs,
	})
	kotlin.methods = map[string]method{
		"append": appendText, "getString": keyOn, "appendLine": appendLine, "joinToString": joinedToString, "let": letOn, "use": letOn, "mapNotNull": mapped,
		"toByteArray": self, "lowercase": self, "uppercase": self, "orEmpty": self, "ifEmpty": firstSelf, "ifBlank": firstSelf, "takeIf": firstSelf, "takeUnless": firstSelf,
		"removePrefix": self, "removeSuffix": self, "trimEnd": self, "trimStart": self, "toMap": self, "toMutableMap": self, "toSortedMap": self, "toMutableList": self,
		"toList": self, "toSet": self, "toString": textOf, "plus": plusOn, "getValue": getOn, "getOrElse": getOn, "toHttpUrl": self, "toUri": self, "toRequestBody": self,
		"encodeToByteArray": self, "decodeToString": self, "asSequence": self, "filterValues": eachOf, "filterNot": eachOf, "sortedBy": eachOf, "onEach": eachOf,
	}
}

// toMap is a map of pairs.
func toMap(s *summariser, n *node) (code.Expr, bool) {
	return s.object(pairsIn(n), s.naming), true
}

// headerPairs are headers, each a name and a value.
func headerPairs(s *summariser, n *node) (code.Expr, bool) {
	x := s.object(pairsIn(n), s.naming)
	s.sum.Groups[x.Group].Kind = code.GroupHeaders
	return x, true
}

// pairsIn is a map of the arguments of a call: pairs, or objects that are made as such.
func pairsIn(n *node) *node {
	x := &node{op: opTable, Span: n.Span}
	for _, a := range n.args {
		switch {
		case a.op == opNew && a.name == "Pair" && len(a.args) == 2:
			a = &node{op: opPair, args: a.args, Span: a.Span}
		case a.op != opPair && a.op != opSpread:
			a = spreading(a)
		}
		x.args = append(x.args, a)
	}
	return x
}

// joinedToString is list.joinToString(", ") { … }.
func joinedToString(s *summariser, n *node) (code.Expr, bool) {
	separator, list := literal(", ", n.Span), code.Expr{}
	for i, a := range n.args {
		switch {
		case a.op == opLambda:
			list, _ = mapped(s, &node{op: opCall, on: n.on, args: []*node{a}, Span: n.Span})
		case a.op == opNamed && a.name == "separator", a.op != opNamed && i == 0:
			separator = s.value(a)
		default:
			s.value(a)
		}
	}
	if list.Op == code.OpUnknown {
		list = s.value(n.on)
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{separator, list}, Span: n.Span}, true
}

// letOn is what a function gives for what it is called on.
func letOn(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 || !n.args[0].is(opLambda) || n.on == nil {
		return code.Expr{}, false
	}
	symbol := s.temporary("given", n)
	for _, v := range s.calledBack(n.args[0], []over{{value: s.value(n.on), direct: true}}) {
		s.put(symbol, v, false, v.Span)
	}
	return ref(symbol, n.Span), true
}

// plusOn is a map or list with more in it.
func plusOn(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 {
		return code.Expr{}, false
	}
	return code.Expr{Op: code.OpConcat, Args: []code.Expr{s.value(n.on), s.value(n.args[0])}, Span: n.Span}, true
}
