package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

func init() {
	mac, hash := api{kind: code.CallMAC, shape: hashIn}, api{kind: code.CallHash, shape: hashIn}
	swift.apis = map[string]api{
		"new HMAC": mac, "new CCHmac": mac, "new CCHmacInit": mac, "new CC_SHA256": hash, "new CC_SHA512": hash, "new CC_SHA1": hash,
		"base64Decoded": {kind: code.CallDecode}, "new URLRequest": {kind: code.CallRequest, shape: verb("")}, "new NSMutableURLRequest": {kind: code.CallRequest, shape: verb("")},
		"AF.request": {kind: code.CallRequest, shape: alamofire}, "Alamofire.request": {kind: code.CallRequest, shape: alamofire}, "Session.request": {kind: code.CallRequest, shape: alamofire},
		"SessionManager.request": {kind: code.CallRequest, shape: alamofire},
	}
	for _, h := range []string{"SHA256", "SHA384", "SHA512"} {
		swift.apis[h+".hash"] = hash
		swift.apis["HMAC_"+h+"_.authenticationCode"], swift.apis["new HMAC_"+h+"_"] = mac, mac
	}
	for _, call := range []string{"data", "dataTask", "upload", "uploadTask", "dataTaskPublisher"} {
		swift.apis["URLSession.shared."+call], swift.apis["URLSession."+call] = api{kind: code.CallSend}, api{kind: code.CallSend}
	}
	swift.functions = map[string]method{
		"getenv": envCall, "new TOMLTable": opened, "infoKey": keyCall, "stringFormat": formatted(percent, 0), "zip": nth(1),
	}
	swift.methods = map[string]method{
		"append": swiftAppend, "joined": joinWith, "eachWithObject": eachWith, "sign": passed, "forEach": eachOf, "build": passed, "encode": passed,
	}
}

// swiftAppend adds to a text, or an element to a list.
func swiftAppend(s *summariser, n *node) (code.Expr, bool) {
	symbol := declared(s.holder(n.on))
	if len(n.args) != 1 || symbol == "" {
		return code.Expr{}, false
	}
	_, text := s.consts[symbol]
	if text && n.label(0) != "contentsOf" {
		return appendText(s, n)
	}
	if n.label(0) == "contentsOf" {
		s.put(symbol, s.value(n.args[0]), true, n.Span)
		return unknown("", n.Span), true
	}
	return addOn(s, n)
}

// alamofire is request(url, method: .post, headers: headers).
func alamofire(s *summariser, c *code.Call, n *node) {
	method, options := literal("GET", n.named), &node{op: opTable, Span: n.Span}
	for i, a := range n.args {
		switch label := n.label(i); label {
		case "":
		case "method":
			method = literal(strings.ToUpper(a.last()), a.Span)
		default:
			options.args = append(options.args, &node{op: opNamed, name: label, args: []*node{a}, Span: a.Span})
		}
	}
	c.Args = []code.Expr{method}
	if len(n.args) > 0 {
		c.Args = append(c.Args, s.value(n.args[0]))
	}
	c.Args = append(c.Args, s.object(options, ""))
}
