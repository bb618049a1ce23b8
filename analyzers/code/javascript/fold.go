package javascript

import (
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// functions say what the result of a function is in terms of its arguments, methods what that of a method is, by its
// name alone, and constructors what new makes. They are false for calls that they do not understand.
var (
	functions    map[string]func(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool)
	methods      map[string]func(s *summariser, n, object sitter.Node, args []sitter.Node) (code.Expr, bool)
	constructors map[string]func(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool)
)

func init() {
	functions = map[string]func(*summariser, sitter.Node, []sitter.Node) (code.Expr, bool){
		"Object.keys": (*summariser).keys, "Object.values": same, "Object.freeze": same, "Object.seal": same,
		"Object.fromEntries": same, "Object.entries": same, "Array.from": same, "Object.getOwnPropertyNames": (*summariser).keys,
		"Object.assign": (*summariser).assigned, "Object.defineProperty": (*summariser).defined, "String": same, "Promise.resolve": same, "Promise.all": same,
		"JSON.stringify": same, "JSON.parse": same, "structuredClone": same, "encodeURIComponent": same, "encodeURI": same,
		"decodeURIComponent": same, "escape": same, "unescape": same, "btoa": same, "atob": decoded, "Buffer.from": buffer, "buffer.Buffer.from": buffer,
		"util.promisify": same, "path.join": pathJoined, "path.resolve": pathJoined, "path.posix.join": pathJoined, "util.format": (*summariser).format,
		"url.resolve": sequence, "qs.stringify": same, "querystring.stringify": same, "Deno.env.get": envGet, "assign": (*summariser).assigned,
		"lodash.merge": (*summariser).assigned, "lodash.assign": (*summariser).assigned, "_.merge": (*summariser).assigned, "_.extend": (*summariser).assigned,
		"$.extend": (*summariser).assigned, "lodash.keys": (*summariser).keys, "lodash.cloneDeep": same, "define": (*summariser).amd,
		"__exportStar": (*summariser).exportStar, "tslib.__exportStar": (*summariser).exportStar, "dw/util/StringUtils.format": numbered,
		"dw/util/StringUtils.encodeBase64": same, "dw/crypto/Encoding.toBase64": same, "dw/crypto/Encoding.toHex": same, "dw/crypto/Encoding.fromBase64": decoded,
		"dw/util/StringUtils.decodeBase64": decoded, "fs.readFileSync": opened,
		"toml.parse": same, "@iarna/toml.parse": same, "smol-toml.parse": same, "js-yaml.load": same, "yaml.parse": same,
	}
	methods = map[string]func(*summariser, sitter.Node, sitter.Node, []sitter.Node) (code.Expr, bool){
		"join": (*summariser).join, "concat": (*summariser).concat, "push": (*summariser).push, "unshift": (*summariser).push,
		"map": (*summariser).mapped, "flatMap": (*summariser).mapped, "forEach": (*summariser).each, "filter": (*summariser).each,
		"some": (*summariser).some, "every": (*summariser).some, "find": (*summariser).some, "reduce": (*summariser).reduced, "then": (*summariser).then, "catch": (*summariser).caught, "finally": (*summariser).caught,
		"get": (*summariser).get, "getOrThrow": (*summariser).get, "getCustomPreferenceValue": preference, "getPreferenceValue": preference, "set": (*summariser).setEntry, "put": (*summariser).setEntry,
		"replace": (*summariser).replaced, "replaceAll": (*summariser).replaced, "split": self, "keys": (*summariser).memberKeys, "values": self,
	}
	for name := range words("toLowerCase toUpperCase trim trimStart trimEnd toString normalize valueOf slice sort reverse flat substring substr padEnd padStart toLocaleLowerCase toLocaleUpperCase bind") {
		methods[name] = self
	}
	constructors = map[string]func(*summariser, sitter.Node, []sitter.Node) (code.Expr, bool){
		"URL": sequence, "URLSearchParams": same, "String": same, "Set": same, "Map": (*summariser).newMap, "Headers": (*summariser).newHeaders,
		"node-fetch.Headers": (*summariser).newHeaders, "undici.Headers": (*summariser).newHeaders, "Promise": (*summariser).promise, "url.URL": sequence,
		"dw/util/HashMap": (*summariser).newMap, "dw/util/Bytes": same, "Bytes": same, "HashMap": (*summariser).newMap,
	}
}

// same is the first argument.
func same(s *summariser, _ sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	vs := s.values(args)
	return vs[0], true
}

// self is what the method is called on.
func self(s *summariser, _, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	v := s.value(object)
	s.values(args)
	return v, v.Op != code.OpUnknown
}

// sequence is the arguments in reverse: new URL(path, base).
func sequence(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	x := code.Expr{Op: code.OpConcat, Span: span(n)}
	for _, v := range s.values(args) {
		x.Args = append([]code.Expr{v}, x.Args...)
	}
	return x, len(args) > 0
}

func pathJoined(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	x := code.Expr{Op: code.OpJoin, Args: []code.Expr{literal("/", span(n))}, Span: span(n)}
	x.Args = append(x.Args, s.values(args)...)
	return x, len(args) > 0
}

// buffer is Buffer.from: it decodes where it is told the encoding.
func buffer(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 2 {
		if e := unquote(bare(args[1])); e == "base64" || e == "hex" || e == "base64url" {
			return decoded(s, n, args[:1])
		}
	}
	return same(s, n, args)
}

// decoded is base64 or hex to bytes.
func decoded(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	f := bare(n.Field("function"))
	x := s.record(n, s.callee(f), written(f), code.Call{Kind: code.CallDecode, Args: s.values(args)})
	return x, true
}

// keys is a list of all keys.
func (s *summariser) keys(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 1 {
		return code.Expr{}, false
	}
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{s.value(args[0])}, Span: span(n)}
	return code.Expr{Op: code.OpList, Args: []code.Expr{key}, Span: span(n)}, true
}

// memberKeys is object.keys(): of headers, maps.
func (s *summariser) memberKeys(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 0 || !s.holds(object) {
		return code.Expr{}, false
	}
	return s.keys(n, []sitter.Node{object})
}

// assigned is Object.assign(target, sources…).
func (s *summariser) assigned(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	to := bare(args[0])
	symbol := declared(s.holder(to))
	if symbol == "" {
		symbol = s.temporary("assigned", n)
		if to.Kind() == "object" {
			s.object(to, symbol)
		} else {
			s.spread(s.groupOf(symbol, code.GroupMap, n), s.value(to), to)
		}
	}
	for _, a := range args[1:] {
		s.spread(s.groupOf(symbol, s.kindOf(to), n), s.value(a), a)
	}
	return ref(symbol, span(n)), true
}

// join folds list.join(separator).
func (s *summariser) join(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	v := s.value(object)
	if v.Op == code.OpUnknown {
		return code.Expr{}, false
	}
	sep := literal(",", span(n))
	if len(args) > 0 {
		sep = s.value(args[0])
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{sep, v}, Span: span(n)}, true
}

// concat adds lists to a list, or strings to a string.
func (s *summariser) concat(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	symbol := s.temporary("concat", n)
	s.put(symbol, s.value(object), false, span(object))
	for _, a := range args {
		s.put(symbol, s.value(a), true, span(a))
	}
	return ref(symbol, span(n)), true
}

func (s *summariser) push(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	symbol := declared(s.holder(object))
	if symbol == "" {
		return code.Expr{}, false
	}
	for _, a := range args {
		v := s.value(a)
		if bare(a).Kind() != "spread_element" {
			v = code.Expr{Op: code.OpList, Args: []code.Expr{v}, Span: v.Span}
		}
		s.put(symbol, v, true, span(n))
	}
	return code.Expr{Op: code.OpUnknown, Span: span(n)}, true
}

// replaced is the text itself; what is put in counts where it stands.
func (s *summariser) replaced(n, object sitter.Node, args []sitter.Node) (code.Expr, bool) {
	v := s.value(object)
	s.values(args)
	return v, v.Op != code.OpUnknown
}

// format folds a formatting call whose format is a literal.
func (s *summariser) format(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	return formatted(s, n, args, func(text string) (before, after string, index int, found bool) {
		i := strings.IndexByte(text, '%')
		if i < 0 || i+1 == len(text) {
			return text, "", -1, false
		}
		return text[:i], text[i+2:], -1, true
	})
}

// numbered folds a format whose places are numbered: {0}.
func numbered(s *summariser, n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	return formatted(s, n, args, func(text string) (before, after string, index int, found bool) {
		i := strings.IndexByte(text, '{')
		if i < 0 || i+2 >= len(text) || text[i+2] != '}' || text[i+1] < '0' || text[i+1] > '9' {
			return text, "", -1, false
		}
		return text[:i], text[i+3:], int(text[i+1] - '0'), true
	})
}

// formatted puts arguments into the places of a format; cut finds the next place, with the argument's index where the
// format says it.
func formatted(s *summariser, n sitter.Node, args []sitter.Node, cut func(string) (string, string, int, bool)) (code.Expr, bool) {
	if len(args) == 0 || bare(args[0]).Kind() != "string" {
		return code.Expr{}, false
	}
	text, at := unquote(bare(args[0])), span(args[0])
	values := s.values(args[1:])
	x := code.Expr{Op: code.OpConcat, Span: span(n)}
	for next := 0; ; next++ {
		before, after, index, found := cut(text)
		if before != "" {
			x.Args = append(x.Args, literal(before, at))
		}
		if !found {
			return x, true
		}
		if index < 0 {
			index = next
		}
		v := code.Expr{Op: code.OpUnknown, Span: at}
		if index < len(values) {
			v = values[index]
		}
		x.Args = append(x.Args, v)
		text = after
	}
}
