package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

func init() {
	mac, hash := api{kind: code.CallMAC, shape: hashIn}, api{kind: code.CallHash, shape: hashIn}
	rust.apis = map[string]api{
		"Hmac.new_from_slice": mac, "Hmac.new_varkey": mac, "Hmac": mac, "HmacSha256.new_from_slice": mac, "HMAC.mac": {kind: code.CallMAC, hash: "sha256"}, "Key": mac,
		"Sha256.digest": hash, "Sha512.digest": hash, "Sha1.digest": hash, "digest.digest": hash, "sha.sha256": hash, "Context": hash,
		"base64.decode": {kind: code.CallDecode}, "STANDARD.decode": {kind: code.CallDecode}, "BASE64.decode": {kind: code.CallDecode}, "BASE64_STANDARD.decode": {kind: code.CallDecode},
		"Request.builder": {kind: code.CallRequest, shape: verb("")},
	}
	for _, client := range []string{"reqwest", "Client", "ClientBuilder.build", "Client.builder.build", "ClientWithMiddleware", "blocking", "ureq", "Agent", "surf", "isahc", "Request", "minreq", "attohttpc", "awc"} {
		for name := range verbs {
			rust.apis[client+"."+strings.ToLower(name)] = api{kind: code.CallRequest, shape: verb(name)}
		}
	}
	rust.functions = map[string]method{
		"env.var": envCall, "env.var_os": envCall, "dotenvy.var": envCall, "dotenv.var": envCall, "env": envCall, "option_env": envCall,
		"HeaderMap": headersOf, "HeaderMap.with_capacity": headersOf, "Headers": headersOf, "HashMap": mapOf, "HashMap.with_capacity": mapOf, "BTreeMap": mapOf, "IndexMap": mapOf,
		"Map": mapOf, "String": textual, "String.with_capacity": textual, "Vec": copied, "Vec.with_capacity": copied,
	}
	rust.methods = map[string]method{
		"join": joinWith, "push_str": appendText, "write_str": appendText, "push": rustPush, "extend_from_slice": appendText, "get_string": keyOn, "get_str": keyOn,
		"encode": passed, "decode": passed, "build": passed, "sign": passed, "concat": concatAll,
	}
}

// hashIn is the shape of calls of which some name tells the hash function.
func hashIn(s *summariser, c *code.Call, n *node) {
	c.Args = s.arguments(n.args)
	names := n.name
	if n.on != nil {
		names += n.on.typ + n.on.name
	}
	for _, a := range n.args {
		if a.op == opNamed {
			a = a.arg(0)
		}
		names += " " + a.last()
		for _, inner := range a.args { // a type's own constructor around a constant
			names += " " + inner.last()
		}
	}
	c.Hash = code.HashName(names)
}

// passed leaves a call to be recorded as it is.
func passed(*summariser, *node) (code.Expr, bool) { return code.Expr{}, false }

// joinWith is list.join(separator).
func joinWith(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) > 1 {
		return code.Expr{}, false
	}
	separator := literal("", n.Span)
	if len(n.args) == 1 {
		separator = s.value(n.args[0])
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{separator, s.value(n.on)}, Span: n.Span}, true
}

func concatAll(s *summariser, n *node) (code.Expr, bool) {
	if len(n.args) > 0 {
		return concatOn(s, n)
	}
	return joinWith(s, n)
}

// rustPush adds a character to a text, or an element to a list.
func rustPush(s *summariser, n *node) (code.Expr, bool) {
	if n.arg(0).is(opText) && n.args[0].typ == "char" {
		return appendText(s, n)
	}
	return addOn(s, n)
}

// keyOn reads a key of the program's configuration.
func keyOn(s *summariser, n *node) (code.Expr, bool) {
	if !settingsName(n.on.last()) && !strings.Contains(s.library(s.holder(n.on)), "Config") {
		return code.Expr{}, false
	}
	return keyCall(s, n)
}
