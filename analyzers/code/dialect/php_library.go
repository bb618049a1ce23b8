package dialect

import "mleready/analyzers/code"

func init() {
	php.apis = map[string]api{
		"hash_hmac": {kind: code.CallMAC, shape: hashAt(0)}, "hash": {kind: code.CallHash, shape: hashAt(0)}, "hash_init": {kind: code.CallHash, shape: hashAt(0)},
		"openssl_digest": {kind: code.CallHash, shape: hashAt(1)}, "base64_decode": {kind: code.CallDecode},
		"curl_init": {kind: code.CallRequest, shape: verb("")}, "curl_exec": {kind: code.CallSend},
		"new Request": {kind: code.CallRequest},
	}
	php.functions = map[string]method{
		"sprintf": formatted(percent, 0), "vsprintf": formatted(percent, 0), "implode": joined(0, 1), "join": joined(0, 1),
		"strtolower": same, "strtoupper": same, "trim": same, "rtrim": same, "ltrim": same, "ucfirst": same, "utf8_encode": same, "utf8_decode": same,
		"urlencode": same, "rawurlencode": same, "htmlspecialchars": same, "strval": same, "mb_strtolower": same, "mb_strtoupper": same, "nl2br": same,
		"str_replace": nth(2), "preg_replace": nth(2), "array_filter": same, "array_values": same, "array_unique": same, "array_reverse": same,
		"array_merge": merged, "array_replace": merged, "array_push": pushed, "array_keys": keysOf, "array_map": nth(1), "explode": nth(1), "substr": same,
		"compact": compacted, "collect": same,
		"Toml.parseFile": opened, "Toml.parse": opened, "Yaml.parseFile": opened, "file_get_contents": opened, "parse_ini_file": opened, "getenv": envCall, "env": envCall, "config": keyCall, "Config.get": keyCall, "curl_setopt": curlOption, "curl_setopt_array": curlOptions,
		"strtr": same, "stripslashes": same, "array_change_key_case": same, "iterator_to_array": same,
	}
	php.methods = map[string]method{"getValue": getOn, "getConfig": getOn, "getConfigData": getOn}
}

// merged is one map or list of several.
func merged(s *summariser, n *node) (code.Expr, bool) {
	vs := s.values(n.args)
	lists := false
	for _, v := range vs {
		lists = lists || v.Op == code.OpList
	}
	if lists {
		return code.Expr{Op: code.OpConcat, Args: vs, Span: n.Span}, true
	}
	g := s.group("", code.GroupMap, n.Span)
	for _, v := range vs {
		s.spread(g, v, v.Span)
	}
	return code.Expr{Op: code.OpObject, Group: g, Span: n.Span}, true
}

func pushed(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) < 2 || declared(s.holder(n.args[0])) == "" {
		return code.Expr{}, false
	}
	vs := s.values(n.args[1:])
	s.headerLines(code.Expr{Op: code.OpList, Args: vs, Span: n.Span})
	s.put(s.holder(n.args[0]), code.Expr{Op: code.OpList, Args: vs, Span: n.Span}, true, n.Span)
	return unknown("", n.Span), true
}

// keysOf is a list of the keys of a map.
func keysOf(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 1 {
		return code.Expr{}, false
	}
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{s.value(n.args[0])}, Span: n.Span}
	return code.Expr{Op: code.OpList, Args: []code.Expr{key}, Span: n.Span}, true
}

// compacted is a map of variables under their own names.
func compacted(s *summariser, n *node) (code.Expr, bool) {
	x := &node{op: opTable, Span: n.Span}
	for _, a := range n.args {
		if name, ok := a.constant(); ok {
			x.args = append(x.args, &node{op: opPair, args: []*node{a, {op: opName, name: name, Span: a.Span}}, Span: a.Span})
		}
	}
	return s.object(x, s.naming), true
}

// curlOption is one option of a request by curl.
func curlOption(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 3 {
		return code.Expr{}, false
	}
	s.option(n.args[1].name, n.args[2], n)
	return unknown("", n.Span), true
}

func curlOptions(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) != 2 || !n.args[1].is(opTable) {
		return code.Expr{}, false
	}
	for _, p := range n.args[1].args {
		if p.op == opPair && p.arg(1) != nil {
			s.option(p.arg(0).name, p.arg(1), p)
		}
	}
	return unknown("", n.Span), true
}

func (s *summariser) option(name string, v, at *node) {
	x := s.value(v)
	c := code.Call{Name: "curl_setopt", Func: s.fn, Span: at.Span}
	switch name {
	case "CURLOPT_URL":
		c.Kind, c.Args = code.CallRequest, []code.Expr{{}, x}
	case "CURLOPT_POSTFIELDS":
		c.Kind, c.Name, c.Args = code.CallSend, "curl.send", []code.Expr{x}
	case "CURLOPT_HTTPHEADER":
		s.headerGroup(x)
		c.Args = []code.Expr{x}
	default:
		c.Args = []code.Expr{x}
	}
	s.sum.Calls = append(s.sum.Calls, c)
}
