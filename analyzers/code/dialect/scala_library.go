package dialect

import (
	"maps"
	"strings"

	"mleready/analyzers/code"
)

func init() {
	scala.apis, scala.functions = jvm()
	maps.Copy(scala.apis, map[string]api{
		"new HttpRequest": {kind: code.CallRequest}, "new Request": {kind: code.CallRequest}, "new Http": {kind: code.CallRequest, shape: verb("")},
		"Http.singleRequest": {kind: code.CallSend}, "ws.url": {kind: code.CallRequest, shape: verb("")}, "WSClient.url": {kind: code.CallRequest, shape: verb("")},
		"StandaloneWSClient.url": {kind: code.CallRequest, shape: verb("")},
	})
	for _, owner := range []string{"basicRequest", "quickRequest", "emptyRequest", "requests"} {
		for name, method := range map[string]string{"post": "POST", "get": "GET", "put": "PUT", "patch": "PATCH", "delete": "DELETE"} {
			scala.apis[owner+"."+name] = api{kind: code.CallRequest, shape: verb(method)}
		}
	}
	maps.Copy(scala.functions, map[string]method{
		"sys.env": envCall, "sys.env.get": envCall, "sys.env.getOrElse": envCall, "sys.env.apply": envCall, "Properties.envOrElse": envCall, "Properties.envOrNone": envCall,
		"sys.props": keyCall, "sys.props.get": keyCall, "sys.props.getOrElse": keyCall, "System.getenv.getOrDefault": envCall,
		"new Map": pairTable, "new ListMap": pairTable, "new TreeMap": pairTable, "new HashMap": pairTable, "new SortedMap": pairTable, "new VectorMap": pairTable,
		"Map.apply": pairTable, "mutable.Map": pairTable, "collection.mutable.Map": pairTable, "Json.obj": pairTable, "new JsObject": pairTable, "new Headers": pairTable,
		"new List": pairList, "new Seq": pairList, "new Vector": pairList, "new Array": pairList, "new Set": pairList, "new ListBuffer": pairList, "new ArrayBuffer": pairList,
		"Map.empty": mapOf, "mutable.Map.empty": mapOf, "new Some": same, "new Option": same, "new Right": same, "new Left": same, "new Future": same, "new Try": same, "new IO": same,
		"Future.successful": same, "IO.pure": same, "IO.delay": same, "ZIO.succeed": same, "new Success": same, "new Uri": same, "Uri.unsafeFromString": same,
		"new RawHeader": headerPair, "Header.Raw": headerPair, "new Header": headerPair, "new BasicHeader": headerPair, "new CIString": same,
	})
	scala.methods = map[string]method{
		"append": appendText, "mkString": joinedList, "getOrElse": orDefault, "foreach": eachOf, "toSeq": self, "toMap": self, "toSet": self, "getString": configured,
		"withHttpHeaders": headersGiven, "addHttpHeaders": headersGiven, "withHeaders": headersGiven, "addHeaders": headersGiven, "putHeaders": headersGiven, "headers": headersGiven,
		"stripMargin": self, "head": self, "mapValues": self, "asScala": self, "asJava": self, "stripPrefix": self, "stripSuffix": self, "capitalize": self,
	}
}

// pairTable is a map of pairs.
func pairTable(s *summariser, n *node) (code.Expr, bool) {
	x := &node{op: opTable, Span: n.Span}
	for _, a := range n.args {
		if a.op != opPair && a.op != opNamed && a.op != opSpread {
			a = spreading(a)
		}
		x.args = append(x.args, a)
	}
	return s.object(x, s.naming), true
}

// pairList is a list, of pairs a map.
func pairList(s *summariser, n *node) (code.Expr, bool) {
	for _, a := range n.args {
		if a.op == opPair {
			return pairTable(s, n)
		}
	}
	return s.array(&node{op: opList, args: n.args, Span: n.Span}), true
}

// headerPair is an object that is one header.
func headerPair(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 2 {
		return code.Expr{}, false
	}
	g := s.group("", code.GroupHeaders, n.Span)
	s.entry(g, s.value(n.args[0]), s.value(n.args[1]), n.Span)
	return code.Expr{Op: code.OpObject, Group: g, Span: n.Span}, true
}

// headersGiven takes any number of pairs, maps or headers.
func headersGiven(s *summariser, n *node) (code.Expr, bool) {
	if n.on == nil || len(n.args) == 0 || answers[strings.ToLower(n.on.root())] {
		return code.Expr{}, false
	}
	symbol := s.holderOrChain(n.on)
	g := s.groupOf(symbol, code.GroupHeaders, n.on.Span)
	for _, a := range n.args {
		if a.op == opPair {
			s.pair(a, g, "")
		} else {
			s.spread(g, s.value(a), a.Span)
		}
	}
	return s.same(symbol, n.on), true
}

// orDefault is a value, or another one where there is none: of a map by its key.
func orDefault(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) == 2 {
		return getOn(s, n)
	}
	if len(n.args) != 1 {
		return code.Expr{}, false
	}
	return s.value(&node{op: opChoice, args: []*node{n.on, n.args[0]}, Span: n.Span}), true
}

// configured is a key of the program's configuration, behind the part of it that is looked at.
func configured(s *summariser, n *node) (code.Expr, bool) {
	key, ok := n.arg(0).constant()
	if !ok || n.on == nil || !settingsName(n.on.root()) && !strings.HasPrefix(n.on.root(), "Config") {
		return code.Expr{}, false
	}
	for on := n.on; on.is(opCall); on = on.on {
		if part, ok := on.arg(0).constant(); ok && on.name == "getConfig" {
			key = part + "." + key
		}
	}
	symbol := s.local("setting", n.Start)
	s.key(symbol, key, n.Span)
	return ref(symbol, n.Span), true
}
