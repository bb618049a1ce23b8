package dialect

import "mleready/analyzers/code"

func init() {
	dart.apis = map[string]api{
		"new Hmac": {kind: code.CallMAC, shape: hashAt(0)}, "sha256.convert": {kind: code.CallHash, hash: "sha256"}, "sha512.convert": {kind: code.CallHash, hash: "sha512"},
		"new HMac": {kind: code.CallMAC, shape: hashAt(0)}, "Hmac.sha256": {kind: code.CallMAC, hash: "sha256"}, "new SHA256Digest": {kind: code.CallHash, hash: "sha256"},
		"new Digest": {kind: code.CallHash, shape: hashAt(0)}, "base64.decode": {kind: code.CallDecode}, "base64Decode": {kind: code.CallDecode}, "base64Url.decode": {kind: code.CallDecode},
		"new Request": {kind: code.CallRequest}, "new MultipartRequest": {kind: code.CallRequest}, "HttpClient.postUrl": {kind: code.CallRequest, shape: verb("POST")},
		"HttpClient.getUrl": {kind: code.CallRequest, shape: verb("GET")}, "HttpClient.openUrl": {kind: code.CallRequest},
		"Client.send": {kind: code.CallSend}, "Dio.fetch": {kind: code.CallSend}, "Dio.request": {kind: code.CallRequest, shape: verb("")},
	}
	for _, owner := range []string{"http", "Dio", "Client"} {
		for name, method := range map[string]string{"post": "POST", "get": "GET", "put": "PUT", "patch": "PATCH", "delete": "DELETE"} {
			dart.apis[owner+"."+name] = api{kind: code.CallRequest, shape: verb(method)}
		}
	}
	dart.functions = map[string]method{
		"Uri.parse": same, "Uri.https": address, "Uri.http": address, "Uri.encodeComponent": same, "String.fromCharCodes": same,
		"utf8.encode": same, "utf8.decode": same, "ascii.encode": same, "latin1.encode": same, "Uint8List.fromList": same, "Future.value": same, "new Utf8Encoder": same,
		"new StringBuffer": textual, "Map.from": mapOf, "Map.of": mapOf, "List.from": same, "List.of": same, "Set.from": same,
		"String.fromEnvironment": envCall, "Platform.environment.get": envCall, "dotenv.get": envCall, "TomlDocument.load": opened, "TomlDocument.loadSync": opened, "dotenv.maybeGet": envCall, "dotenv.env.get": envCall,
	}
	dart.methods = map[string]method{
		"write": appendText, "writeln": writeLine, "where": self, "toString": textOf, "toMap": self, "padLeft": self, "codeUnits": self, "timeout": self, "expand": mapped, "join": joinedList, "toSet": self,
	}
}

// writeLine adds a line to a text.
func writeLine(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) > 0 {
		return appendLine(s, n)
	}
	x := s.value(n.on)
	if symbol := declared(x.Symbol); x.Op == code.OpRef && symbol != "" {
		s.put(symbol, literal("\n", n.Span), true, n.Span)
		return x, true
	}
	return code.Expr{}, false
}

// address is Uri.https(host, path).
func address(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) == 0 {
		return code.Expr{}, false
	}
	vs := s.values(n.args)
	x := code.Expr{Op: code.OpConcat, Args: []code.Expr{literal("https://", n.Span), vs[0]}, Span: n.Span}
	if len(vs) > 1 {
		x.Args = append(x.Args, vs[1])
	}
	return x, true
}
