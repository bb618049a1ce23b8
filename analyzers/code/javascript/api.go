package javascript

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// Languages of the adapters.
const (
	JavaScript = "javascript"
	TypeScript = "typescript"
)

// api is what a function of a library does. shape puts its arguments in the order that the model wants; without one
// they stay as they are.
type api struct {
	kind  code.CallKind
	hash  string
	shape func(s *summariser, c *code.Call, args []sitter.Node)
}

// apis are the functions whose effect the model names: of packages, of the platform, and as globals.
var apis map[string]api

func init() {
	mac := api{kind: code.CallMAC, shape: firstNames}
	hash := api{kind: code.CallHash, shape: firstNames}
	apis = map[string]api{
		"crypto.createHmac": mac, "crypto.createHash": hash, "create-hmac": mac, "create-hash": hash, "crypto.default.createHmac": mac,
		"crypto-browserify.createHmac": mac, "createHmac": mac,
		"new dw/crypto/Mac": mac, "new Mac": mac, "new dw/crypto/MessageDigest": hash, "new MessageDigest": hash, "new WeakMac": mac,
		"new dw/crypto/WeakMac": mac, "node-forge.hmac.create.start": mac, "forge.hmac.create.start": mac,
		"subtle.sign": {kind: code.CallMAC, shape: subtle}, "subtle.importKey": {kind: code.CallMAC, shape: importKey}, "subtle.digest": hash,
		"new jsrsasign.KJUR.crypto.Mac": {kind: code.CallMAC, shape: byOption}, "new KJUR.crypto.Mac": {kind: code.CallMAC, shape: byOption},
		"@noble/hashes/hmac.hmac": {kind: code.CallMAC, shape: byName}, "sha256.hmac": {kind: code.CallMAC, hash: "sha256"},
		"js-sha256.sha256.hmac": {kind: code.CallMAC, hash: "sha256"}, "js-sha256.hmac": {kind: code.CallMAC, hash: "sha256"},
		"crypto-js/hmac-sha256": {kind: code.CallMAC, hash: "sha256"}, "crypto-js/hmac-sha512": {kind: code.CallMAC, hash: "sha512"},
		"crypto-js/sha256": {kind: code.CallHash, hash: "sha256"},
	}
	for _, owner := range []string{"crypto.", "crypto.webcrypto.", "crypto.default.", "node:crypto."} {
		for _, name := range []string{"subtle.sign", "subtle.importKey", "subtle.digest"} {
			apis[owner+name] = apis[name]
		}
	}
	for _, h := range []string{"MD5", "SHA1", "SHA256", "SHA384", "SHA512"} {
		for _, owner := range []string{"CryptoJS.", "crypto-js."} {
			apis[owner+"Hmac"+h] = api{kind: code.CallMAC, hash: strings.ToLower(h)}
			apis[owner+h] = api{kind: code.CallHash, hash: strings.ToLower(h)}
		}
	}
	addRequests()
}

// addRequests adds the functions that make HTTP requests.
func addRequests() {
	options := api{kind: code.CallRequest, shape: options}
	for _, name := range strings.Fields(`fetch node-fetch cross-fetch isomorphic-fetch undici.fetch undici.request axios request request-promise request-promise-native
		got ky needle superagent $.ajax jQuery.ajax http.request https.request http.get https.get axios.request unirest phin bent
		@actions/http-client axios.create $http this.$http ofetch $fetch useFetch follow-redirects.https.request follow-redirects.http.request`) {
		apis[name] = options
	}
	apis["new Request"] = options
	for _, client := range strings.Fields("axios axios.create request request-promise request-promise-native got got.extend ky ky.create superagent superagent.agent needle $ jQuery $http unirest supertest") {
		for name := range words("get post put patch delete head del") {
			apis[client+"."+name] = api{kind: code.CallRequest, shape: verb(strings.ToUpper(name))}
		}
		apis[client+".request"] = options
	}
	opened := api{kind: code.CallRequest, shape: methodFirst}
	for _, name := range strings.Fields("XMLHttpRequest.open dw/net/HTTPClient.open HTTPClient.open xmlhttprequest.XMLHttpRequest.open") {
		apis[name] = opened
	}
	for _, name := range strings.Fields("XMLHttpRequest.send dw/net/HTTPClient.send HTTPClient.send http.request.end https.request.end http.request.write https.request.write") {
		apis[name] = api{kind: code.CallSend}
	}
}

// verb is the shape of calls whose name is the method: axios.post(url, …).
func verb(method string) func(*summariser, *code.Call, []sitter.Node) {
	if method == "DEL" {
		method = "DELETE"
	}
	return func(s *summariser, c *code.Call, args []sitter.Node) {
		at := code.Span{}
		if len(args) > 0 {
			at = span(args[0])
		}
		c.Args = append([]code.Expr{literal(method, at)}, s.values(args)...)
	}
}

// noise are functions that say nothing about strings.
var noise = words(`parseInt parseFloat Number Boolean isNaN isFinite Array.isArray setTimeout setInterval setImmediate clearTimeout clearInterval
	Date.now Math.floor Math.ceil Math.round Math.random Math.min Math.max Math.abs Math.pow Symbol BigInt queueMicrotask require.resolve
	process.exit process.on process.cwd performance.now`)

// firstNames is the shape of a function whose first argument names a hash function.
func firstNames(s *summariser, c *code.Call, args []sitter.Node) {
	c.Args = s.values(args)
	if len(c.Args) == 0 {
		return
	}
	switch v := c.Args[0]; {
	case v.Op == code.OpLiteral:
		c.Hash = code.HashName(v.Text)
	case s.consts[declared(v.Symbol)] != "":
		c.Hash = code.HashName(s.consts[declared(v.Symbol)])
	case strings.HasPrefix(v.Symbol, mark):
		c.Hash = code.HashName(short(v.Symbol))
	default:
		c.Hash = code.HashName(lastName(args[0]))
	}
	c.Args = c.Args[1:]
}

// byName takes the hash function from the name of the first argument.
func byName(s *summariser, c *code.Call, args []sitter.Node) {
	c.Args = s.values(args)
	if len(args) > 0 {
		c.Hash = code.HashName(lastName(args[0]))
		c.Args = c.Args[1:]
	}
}

// byOption takes the hash function from an option: {alg: 'HmacSHA256', pass: key}.
func byOption(s *summariser, c *code.Call, args []sitter.Node) {
	c.Args = s.values(args)
	if len(args) > 0 {
		c.Hash = hashIn(args[0])
	}
}

// hashIn finds the name of a hash function in the strings of an object literal.
func hashIn(n sitter.Node) string {
	n = bare(n)
	if n.Kind() == "string" {
		return code.HashName(unquote(n))
	}
	if n.Kind() != "object" {
		return ""
	}
	for c := range n.Children() {
		if h := hashIn(c.Field("value")); c.Kind() == "pair" && h != "" {
			return h
		}
	}
	return ""
}

// importKey is a keyed hash when the key is for one.
func importKey(s *summariser, c *code.Call, args []sitter.Node) {
	c.Args = s.values(args)
	if len(args) < 3 || !strings.Contains(args[2].Text(), "HMAC") {
		c.Kind = ""
		return
	}
	c.Hash = hashIn(args[2])
	s.keyHash = c.Hash
}

// subtle is crypto.subtle.sign: the key knows the hash function, or the first argument does.
func subtle(s *summariser, c *code.Call, args []sitter.Node) {
	c.Args = s.values(args)
	if len(args) == 0 || !strings.Contains(args[0].Text(), "HMAC") {
		c.Kind = ""
		return
	}
	if c.Hash = hashIn(args[0]); c.Hash == "" {
		c.Hash = s.keyHash
	}
}

// methodFirst is open(method, url).
func methodFirst(s *summariser, c *code.Call, args []sitter.Node) { c.Args = s.values(args) }

// options is a request whose method and URL stand in the first or second argument: fetch(url, {method}),
// axios({method, url}), https.request({hostname, path}).
func options(s *summariser, c *code.Call, args []sitter.Node) {
	var url code.Expr
	var method code.Expr
	var rest []code.Expr
	for i, a := range args {
		plain := bare(a)
		v := s.argument(sitter.Node{}, a)
		rest = append(rest, v)
		if v.Op != code.OpObject && (v.Op != code.OpRef || !s.isObject(declared(v.Symbol))) {
			if i == 0 {
				url = v
			}
			continue
		}
		if hasKey(plain, "method") || v.Op == code.OpRef {
			method = field(v, "method", v.Span)
		}
		if i == 0 {
			url = address(v, plain)
		}
	}
	c.Args = append([]code.Expr{method, url}, rest[min(len(rest), 1):]...)
	if len(rest) > 0 && rest[0].Op == code.OpObject {
		c.Args = append(c.Args, rest[0])
	}
}

// address is the URL that options hold, in one piece or in two.
func address(v code.Expr, n sitter.Node) code.Expr {
	for _, key := range []string{"url", "uri"} {
		if hasKey(n, key) {
			return field(v, key, v.Span)
		}
	}
	for _, key := range []string{"hostname", "host"} {
		if hasKey(n, key) {
			return code.Expr{Op: code.OpConcat, Args: []code.Expr{field(v, key, v.Span), field(v, "path", v.Span)}, Span: v.Span}
		}
	}
	if n.Kind() != "object" {
		return field(v, "url", v.Span)
	}
	return code.Expr{Op: code.OpUnknown, Span: v.Span}
}

func hasKey(n sitter.Node, key string) bool {
	for c := range n.Children() {
		if name, ok := keyName(c.Field("key")); ok && name == key || c.Kind() == "shorthand_property_identifier" && c.Text() == key {
			return true
		}
	}
	return false
}

// guess gives a kind to calls that everyone names alike: open('POST', url), a client's request.
func (s *summariser) guess(f sitter.Node, c *code.Call, args []sitter.Node) {
	if c.Kind != "" || f.Kind() != "member_expression" {
		return
	}
	name := f.Field("property").Text()
	owner := strings.ToLower(lastName(f.Field("object")))
	switch {
	case name == "open" && len(args) >= 2 && bare(args[0]).Kind() == "string":
		c.Kind = code.CallRequest
	case name == "start" && len(args) == 2 && code.HashName(unquote(bare(args[0]))) != "":
		c.Kind, c.Hash, c.Args = code.CallMAC, code.HashName(unquote(bare(args[0]))), c.Args[1:]
	case name == "setURL" && len(args) == 1:
		c.Kind = code.CallRequest
		c.Args = append([]code.Expr{{Op: code.OpUnknown}}, c.Args...)
	case (name == "send" || name == "call") && (strings.Contains(owner, "client") || strings.Contains(owner, "service") || strings.Contains(owner, "xhr") || owner == "svc" || owner == "http"):
		c.Kind = code.CallSend
	}
}
