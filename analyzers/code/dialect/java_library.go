package dialect

import "mleready/analyzers/code"

func init() {
	java.apis, java.functions = jvm()
	java.methods = map[string]method{"append": appendText}
}

// jvm are the functions of the libraries of Java, which other languages use too.
func jvm() (map[string]api, map[string]method) {
	mac := api{kind: code.CallMAC, shape: hashAt(0)}
	hash := api{kind: code.CallHash, shape: hashAt(0)}
	apis := map[string]api{
		"Mac.getInstance": mac, "new HmacUtils": mac, "HmacUtils.getInitializedMac": mac, "HmacUtils.hmacSha256": {kind: code.CallMAC, hash: "sha256"},
		"HmacUtils.hmacSha256Hex": {kind: code.CallMAC, hash: "sha256"}, "Hashing.hmacSha256": {kind: code.CallMAC, hash: "sha256"},
		"MessageDigest.getInstance": hash, "DigestUtils.sha256": {kind: code.CallHash, hash: "sha256"}, "DigestUtils.sha256Hex": {kind: code.CallHash, hash: "sha256"},
		"HttpClient.send": {kind: code.CallSend}, "HttpClient.sendAsync": {kind: code.CallSend}, "OkHttpClient.newCall": {kind: code.CallSend},
		"HttpClient.execute": {kind: code.CallSend}, "CloseableHttpClient.execute": {kind: code.CallSend},
		"RestTemplate.exchange": {kind: code.CallRequest, shape: exchanged}, "Request.Builder.url": {kind: code.CallRequest, shape: verb("")},
		"HttpRequest.newBuilder.uri": {kind: code.CallRequest, shape: verb("")},
		"URL.openConnection":         {kind: code.CallRequest, shape: toAddress}, "URI.toURL.openConnection": {kind: code.CallRequest, shape: toAddress},
		"HttpServletRequest.getHeader": {kind: code.CallGetHeader}, "Base64.getDecoder.decode": {kind: code.CallDecode},
	}
	for name, method := range map[string]string{"HttpPost": "POST", "HttpGet": "GET", "HttpPut": "PUT", "HttpPatch": "PATCH", "HttpDelete": "DELETE"} {
		apis["new "+name] = api{kind: code.CallRequest, shape: verb(method)}
	}
	for name, method := range map[string]string{"postForEntity": "POST", "postForObject": "POST", "getForObject": "GET", "getForEntity": "GET", "put": "PUT", "delete": "DELETE"} {
		apis["RestTemplate."+name] = api{kind: code.CallRequest, shape: verb(method)}
	}
	functions := map[string]method{
		"String.format": formatted(percent, 0), "MessageFormat.format": formatted(braces, 0), "String.join": joined(0, 1), "StringUtils.join": joined(1, 0),
		"String.valueOf": same, "Objects.requireNonNull": same, "Objects.toString": same, "Optional.of": same, "Optional.ofNullable": same, "URI.create": same,
		"new URL": same, "new URI": same, "new String": same, "URLEncoder.encode": same, "Collections.unmodifiableMap": same, "Collections.unmodifiableList": same,
		"Collections.singletonList": listed, "Arrays.asList": listed, "List.of": listed, "Set.of": listed, "Stream.of": listed, "ImmutableList.of": listed, "Arrays.stream": same,
		"new ArrayList": copied, "new LinkedList": copied, "new TreeSet": copied, "new LinkedHashSet": copied, "new HashSet": copied,
		"new StringBuilder": textual, "new StringBuffer": textual, "new StringWriter": textual,
		"new HashMap": mapOf, "new LinkedHashMap": mapOf, "new TreeMap": mapOf, "new ConcurrentHashMap": mapOf, "new Properties": mapOf, "new Hashtable": mapOf,
		"new JSONObject": mapOf, "new JsonObject": mapOf, "new HttpHeaders": headersOf, "new LinkedMultiValueMap": mapOf,
		"Map.of": pairsOf, "ImmutableMap.of": pairsOf, "Collections.singletonMap": pairsOf,
		"System.getenv": envCall, "System.getProperty": keyCall, "Environment.getProperty": keyCall, "Environment.getRequiredProperty": keyCall,
		"Config.getString": keyCall, "Toml.getString": keyCall, "new Toml.read": opened, "Toml.read": opened, "Configuration.getString": keyCall, "ConfigurationService.getConfiguration.getString": keyCall,
	}
	return apis, functions
}

// exchanged is exchange(url, method, …).
func exchanged(s *summariser, c *code.Call, n *node) {
	c.Args = s.arguments(n.args)
	if len(n.args) > 1 {
		c.Args[0], c.Args[1] = literal(n.args[1].last(), n.args[1].Span), c.Args[0]
	}
}

// toAddress is a request to what the method is called on.
func toAddress(s *summariser, c *code.Call, n *node) {
	c.Args = []code.Expr{literal("", n.named), s.value(n.on)}
}

// copied is a list of what another one holds.
func copied(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) == 1 && n.args[0].op != opNumber {
		return s.value(n.args[0]), true
	}
	return code.Expr{Op: code.OpList, Span: n.Span}, true
}

// mapOf is a new map, of the entries of another one.
func mapOf(s *summariser, n *node) (code.Expr, bool) { return s.newMap(n, code.GroupMap) }

func headersOf(s *summariser, n *node) (code.Expr, bool) { return s.newMap(n, code.GroupHeaders) }

func (s *summariser) newMap(n *node, kind code.GroupKind) (code.Expr, bool) {
	symbol := s.naming
	s.naming = ""
	if symbol != "" {
		if g, ok := s.groups[symbol]; ok && s.sum.Groups[g].Kind != code.GroupStruct {
			symbol = "" // a second object of the same variable
		}
	}
	if headerName(short(symbol)) {
		kind = code.GroupHeaders
	}
	g := s.group(symbol, kind, n.Span)
	if symbol != "" {
		s.groups[symbol] = g
	} else if len(n.body) > 0 {
		symbol = s.temporary("object", n)
		s.sum.Groups[g].Symbol, s.groups[symbol] = symbol, g
	}
	for _, a := range n.args {
		if a.op != opNumber {
			s.spread(g, s.value(a), a.Span)
		}
	}
	if len(n.body) > 0 {
		s.anonymous(n, symbol)
	}
	return code.Expr{Op: code.OpObject, Group: g, Span: n.Span}, true
}

// pairsOf is a map of keys and values in turn.
func pairsOf(s *summariser, n *node) (code.Expr, bool) {
	x := &node{op: opTable, Span: n.Span}
	for i := 0; i+1 < len(n.args); i += 2 {
		x.args = append(x.args, &node{op: opPair, args: n.args[i : i+2], Span: code.Span{Start: n.args[i].Start, End: n.args[i+1].End}})
	}
	return s.object(x, s.naming), true
}

// getOn is a key of a map, or of the program's settings.
func getOn(s *summariser, n *node) (code.Expr, bool) {
	if n.on == nil || len(n.args) == 0 {
		return code.Expr{}, false
	}
	symbol := declared(s.holder(n.on))
	_, known := s.groups[symbol]
	owner := n.on.last()
	key, constant := s.formatText(n.args[0])
	switch {
	case environments[owner]:
		return envCall(s, n)
	case !known && constant && settingsName(owner):
		return keyCall(s, n)
	case incoming[lower(owner)] && requests[lower(n.on.root())] && constant:
		s.sum.Calls = append(s.sum.Calls, code.Call{Name: n.written(), Kind: code.CallGetHeader, Args: []code.Expr{s.value(n.args[0])}, Func: s.fn, Span: n.Span})
		return unknown(key, n.Span), true
	case symbol == "" && !nestedGet(n) || !s.getsKeys(n, known):
		return code.Expr{}, false
	case constant:
		x := field(s.value(n.on), key, n.Span)
		if len(n.args) > 1 {
			return s.orElse(n, x)
		}
		return x, true
	}
	if n.args[0].op == opNumber {
		return s.index(&node{op: opIndex, on: n.on, args: n.args[:1], Span: n.Span}), true
	}
	s.use(n.args[0])
	return code.Expr{Op: code.OpElemOf, Args: []code.Expr{s.value(n.on)}, Span: n.Span}, true
}

// getsKeys reports whether get on a variable is by a key of a map.
func (s *summariser) getsKeys(n *node, known bool) bool {
	return known || s.modules || s.made[declared(s.holder(n.on))] == "" && n.on.is(opName) || nestedGet(n)
}

// nestedGet reports whether a key is asked of what the same method gave: get("gateway").get("host").
func nestedGet(n *node) bool { return n.on.is(opCall) && n.on.says() == n.says() }

func (s *summariser) orElse(n *node, x code.Expr) (code.Expr, bool) {
	v := s.value(n.args[1])
	if v.Op == code.OpUnknown || v.Op == code.OpLiteral && v.Text == "" {
		return x, true
	}
	symbol := s.local("either", n.Start)
	s.put(symbol, x, false, x.Span)
	s.put(symbol, v, false, v.Span)
	return ref(symbol, n.Span), true
}
