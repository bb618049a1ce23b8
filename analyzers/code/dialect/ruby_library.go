package dialect

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

func init() {
	ruby.apis = map[string]api{
		"OpenSSL.HMAC.digest": {kind: code.CallMAC, shape: hashAt(0)}, "OpenSSL.HMAC.hexdigest": {kind: code.CallMAC, shape: hashAt(0)},
		"OpenSSL.HMAC.base64digest": {kind: code.CallMAC, shape: hashAt(0)}, "new OpenSSL.HMAC": {kind: code.CallMAC, shape: hashAt(1)},
		"OpenSSL.Digest.digest": {kind: code.CallHash, shape: hashAt(0)}, "Base64.decode64": {kind: code.CallDecode}, "Base64.strict_decode64": {kind: code.CallDecode},
		"Base64.urlsafe_decode64": {kind: code.CallDecode}, "Net.HTTP.post": {kind: code.CallRequest, shape: sent("POST", 2)}, "Net.HTTP.get": {kind: code.CallRequest, shape: sent("GET", 1)},
		"RestClient.Request.execute": {kind: code.CallRequest, shape: described}, "new Typhoeus.Request": {kind: code.CallRequest, shape: sent("", 9)},
		"new RestClient.Resource": {kind: code.CallRequest, shape: sent("", 9)}, "new Faraday": {kind: code.CallRequest, shape: described}, "new Excon": {kind: code.CallRequest, shape: sent("", 9)},
	}
	for _, name := range []string{"SHA1", "SHA256", "SHA384", "SHA512", "MD5"} {
		for _, owner := range []string{"Digest.", "OpenSSL.Digest."} {
			for _, form := range []string{".digest", ".hexdigest", ".base64digest"} {
				ruby.apis[owner+name+form] = api{kind: code.CallHash, hash: strings.ToLower(name)}
			}
		}
	}
	for verb := range verbs {
		name := strings.ToLower(verb)
		ruby.apis["new Net.HTTP."+verb[:1]+name[1:]] = api{kind: code.CallRequest, shape: sent(verb, 1)}
		for client, headers := range map[string]int{"HTTParty": 9, "RestClient": 2, "Typhoeus": 9, "Faraday": 2, "Excon": 9, "HTTP": 9} {
			ruby.apis[client+"."+name] = api{kind: code.CallRequest, shape: sent(verb, headers)}
		}
	}
	ruby.functions = map[string]method{
		"format": formatted(rubyPlaces, 0), "sprintf": formatted(rubyPlaces, 0), "Kernel.format": formatted(rubyPlaces, 0), "String": same, "Array": same, "URI": same, "Hash": same,
		"URI.parse": same, "URI.encode_www_form_component": same, "CGI.escape": same, "ERB.Util.url_encode": same, "Addressable.URI.parse": same, "Addressable.URI.encode": same,
		"URI.join": sequence, "File.join": pathJoined, "URI.HTTPS.build": built, "URI.HTTP.build": built, "ENV.fetch": envCall, "Tomlrb.load_file": opened, "TOML.load_file": opened, "YAML.load_file": opened, "File.read": opened,
		"JSON.parse": same, "YAML.load": same, "YAML.safe_load": same, "Tomlrb.parse": same, "new String": textual, "new StringIO": textual,
		"new Hash": mapOf, "new Set": copied, "new Array": listOf, "new HashWithIndifferentAccess": mapOf, "new OpenStruct": tableOf, "OpenStruct.new": tableOf,
		"new OpenSSL.Digest": digestNamed, "new OpenSSL.Digest.SHA256": digestOf("sha256"), "new OpenSSL.Digest.SHA512": digestOf("sha512"), "new OpenSSL.Digest.SHA1": digestOf("sha1"),
		"instance_variable_set": nothingOf,
	}
	ruby.methods = map[string]method{
		"each": eachOf, "eachPair": eachOf, "eachWithIndex": eachFirst, "eachWithObject": eachWith, "collect": mapped, "map": mapped, "flatMap": mapped, "mapWithIndex": eachFirst,
		"select": eachOf, "reject": eachOf, "compact": self, "compactBlank": self, "sortBy": eachOf, "sort": self, "uniq": self, "flatten": self, "toA": self, "toH": self, "sum": self,
		"join": joinedList, "push": pushOn, "append": pushOn, "unshift": pushOn, "concat": growOn, "prepend": nothingOf, "store": storeOn, "mergedWith": mergedOn, "reverseMerge": mergedOn,
		"downcase": self, "upcase": self, "capitalize": self, "chomp": self, "squish": self, "lstrip": self, "toS": self, "toStr": self, "toSym": self, "presence": self, "tr": self,
		"forceEncoding": self, "gsub": self, "sub": self, "deletePrefix": self, "deleteSuffix": self, "squeeze": self, "stripHeredoc": self, "htmlSafe": self, "chars": self, "strip": self, "dup": self,
		"deepDup": self, "withIndifferentAccess": self, "symbolizeKeys": self, "stringifyKeys": self, "deepSymbolizeKeys": self, "except": self, "slice": self, "first": self,
		"transformKeys": firstSelf, "transformValues": firstSelf, "%": percentOfRuby, "fetch": fetchOn, "dig": digOn, "tap": tapOn, "then": tapOn, "toQuery": self, "requestUri": self,
	}
}

// rubyPlaces are the places of a format with names: %{name}, %<name>s.
var rubyPlaces = regexp.MustCompile(`%(?:(\d+)\$)?(?:[<{](\w+)(?:\}|>[-+#0,]*\d*(?:\.\d+)?[a-zA-Z])|[-+#0,]*\d*(?:\.\d+)?[a-zA-Z%])`)

func percentOfRuby(s *summariser, n *node) (code.Expr, bool) {
	return s.format(n, n.on, n.args, rubyPlaces)
}

// sent is the shape of verb(url, …, headers, …), whose headers may be named as well.
func sent(method string, headers int) func(*summariser, *code.Call, *node) {
	return func(s *summariser, c *code.Call, n *node) {
		verb(method)(s, c, n)
		if headers+1 < len(c.Args) && headers < len(n.args) && n.args[headers].op != opNamed {
			c.Args[headers+1] = s.headerGroup(c.Args[headers+1])
		}
	}
}

// described is the shape of a request whose parts all have names.
func described(s *summariser, c *code.Call, n *node) {
	all := s.arguments(n.args)
	c.Args = []code.Expr{{}, {}}
	for _, a := range n.args {
		switch {
		case a.op == opNamed && a.name == "method":
			c.Args[0] = s.value(a.arg(0))
		case a.op == opNamed && a.name == "url", a.op != opNamed && a.op != opLambda:
			c.Args[1] = s.value(a)
		}
	}
	c.Args = append(c.Args, all...)
}

// built is an address of its named parts.
func built(s *summariser, n *node) (code.Expr, bool) {
	x := code.Expr{Op: code.OpConcat, Args: []code.Expr{literal("https://", n.Span)}, Span: n.Span}
	for _, name := range []string{"host", "path"} {
		for _, a := range n.args {
			if a.op == opNamed && a.name == name {
				x.Args = append(x.Args, s.value(a))
			}
		}
	}
	return x, true
}

// digestOf is a hash function by its name.
func digestOf(hash string) method {
	return func(s *summariser, n *node) (code.Expr, bool) {
		s.record(n, "OpenSSL.Digest", code.Call{Kind: code.CallHash, Hash: hash})
		return literal(hash, n.Span), true
	}
}

func digestNamed(s *summariser, n *node) (code.Expr, bool) {
	name, ok := s.formatText(n.arg(0))
	if !ok {
		return code.Expr{}, false
	}
	return digestOf(code.HashName(name))(s, n)
}

// nothingOf visits the arguments only.
func nothingOf(s *summariser, n *node) (code.Expr, bool) {
	s.values(n.args)
	return unknown("", n.Span), true
}

// listOf is an empty list, or a copy.
func listOf(s *summariser, n *node) (code.Expr, bool) {
	list := code.Expr{Op: code.OpList, Span: n.Span}
	if len(n.args) == 1 && n.args[0].op != opNumber {
		return s.value(n.args[0]), true
	}
	return list, true
}

// tableOf is an object with the members that it is made with.
func tableOf(s *summariser, n *node) (code.Expr, bool) { return dictOf(s, n) }
