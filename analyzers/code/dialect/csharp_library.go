package dialect

import "mleready/analyzers/code"

func init() {
	csharp.apis = map[string]api{
		"new HMACSHA256": {kind: code.CallMAC, hash: "sha256"}, "HMACSHA256.HashData": {kind: code.CallMAC, hash: "sha256"}, "new HMACSHA512": {kind: code.CallMAC, hash: "sha512"},
		"new HMACSHA1": {kind: code.CallMAC, hash: "sha1"}, "SHA256.Create": {kind: code.CallHash, hash: "sha256"}, "SHA256.HashData": {kind: code.CallHash, hash: "sha256"},
		"new SHA256Managed": {kind: code.CallHash, hash: "sha256"}, "Convert.FromBase64String": {kind: code.CallDecode},
		"WebRequest.Create": {kind: code.CallRequest, shape: verb("")}, "new HttpRequestMessage": {kind: code.CallRequest}, "new RestRequest": {kind: code.CallRequest, shape: verb("")},
	}
	csharp.functions = map[string]method{
		"string.Format": formatted(braces, 0), "String.Format": formatted(braces, 0), "string.Join": joined(0, 1), "String.Join": joined(0, 1),
		"string.Concat": sequence, "String.Concat": sequence, "Convert.ToString": same, "new Uri": same, "Uri.EscapeDataString": same,
		"new StringBuilder": textual, "new List": copied, "new HashSet": copied, "new Dictionary": mapOf, "new SortedDictionary": mapOf, "new NameValueCollection": mapOf,
		"new WebHeaderCollection": headersOf, "Environment.GetEnvironmentVariable": envCall, "ConfigurationManager.AppSettings.Get": keyCall, "Toml.ReadFile": opened, "File.ReadAllText": opened, "Toml.ToModel": same,
		"Encoding.UTF8.GetBytes": same, "Encoding.ASCII.GetBytes": same, "Task.FromResult": same,
	}
	csharp.methods = map[string]method{
		"append": appendText, "appendLine": appendLine, "appendFormat": appendFormat, "select": mapped, "where": self, "toLowerInvariant": self, "toUpperInvariant": self,
		"configureAwait": self, "toDictionary": self, "getValue": getOn, "trimEnd": self, "trimStart": self,
	}
}

func appendLine(s *summariser, n *node) (code.Expr, bool) {
	x, ok := appendText(s, n)
	if ok {
		s.put(x.Symbol, literal("\n", n.Span), true, n.Span)
	}
	return x, ok
}

func appendFormat(s *summariser, n *node) (code.Expr, bool) {
	on := s.value(n.on)
	if on.Op != code.OpRef || len(n.args) == 0 {
		return code.Expr{}, false
	}
	x, ok := s.format(n, n.args[0], n.args[1:], braces)
	if ok {
		s.put(on.Symbol, x, true, n.Span)
	}
	return on, ok
}
