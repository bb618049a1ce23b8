package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

func init() {
	python.apis = map[string]api{
		"hmac.new": {kind: code.CallMAC, shape: hmacOf}, "hmac.digest": {kind: code.CallMAC, shape: hmacOf}, "hashlib.new": {kind: code.CallHash, shape: hashAt(0)},
		"Crypto.Hash.HMAC.new": {kind: code.CallMAC, shape: hmacOf}, "base64.b64decode": {kind: code.CallDecode}, "base64.standard_b64decode": {kind: code.CallDecode},
		"cryptography.hazmat.primitives.hmac.HMAC": {kind: code.CallMAC, shape: hmacOf},
		"requests.request":                         {kind: code.CallRequest}, "urllib.request.Request": {kind: code.CallRequest, shape: verb("")}, "urllib.request.urlopen": {kind: code.CallSend},
		"Crypto.Hash.SHA256.new": {kind: code.CallHash, hash: "sha256"},
	}
	for _, h := range []string{"md5", "sha1", "sha256", "sha384", "sha512"} {
		python.apis["hashlib."+h] = api{kind: code.CallHash, hash: h}
	}
	for _, client := range []string{"requests", "httpx", "requests.Session", "requests.session", "httpx.Client", "httpx.AsyncClient", "aiohttp.ClientSession"} {
		for verbName := range verbs {
			python.apis[client+"."+strings.ToLower(verbName)] = api{kind: code.CallRequest, shape: verb(verbName)}
		}
		python.apis[client+".request"] = api{kind: code.CallRequest}
	}
	python.functions = map[string]method{
		"os.getenv": envCall, "os.environ.get": envCall, "environ.get": envCall, "decouple.config": envCall, "str": same, "bytes": same, "bytearray": same,
		"list": same, "tuple": same, "set": same, "sorted": same, "reversed": same, "dict": dictOf, "collections.OrderedDict": dictOf, "OrderedDict": dictOf,
		"copy.copy": same, "copy.deepcopy": same, "urllib.parse.urljoin": sequence, "urllib.parse.quote": same, "urllib.parse.quote_plus": same,
		"os.path.join": pathJoined, "open": opened, "tomllib.load": same, "tomllib.loads": same, "tomli.load": same, "toml.load": opened, "toml.loads": same,
		"yaml.safe_load": same, "yaml.load": same, "json.load": same, "textwrap.dedent": same, "io.StringIO": textual, "enumerate": same, "force_bytes": same, "force_str": same,
	}
	python.methods = map[string]method{"append": addOn, "write": appendText, "%": percentOn}
}

// hmacOf is hmac.new(key, message, hash).
func hmacOf(s *summariser, c *code.Call, n *node) {
	c.Args = s.arguments(n.args)
	for _, a := range n.args {
		if a.op == opNamed {
			a = a.arg(0)
		}
		name, ok := s.formatText(a)
		if !ok {
			name = a.last()
		}
		if h := code.HashName(name); h != "" {
			c.Hash = h
		}
	}
}

// dictOf is dict(a=1), or a copy.
func dictOf(s *summariser, n *node) (code.Expr, bool) {
	x := &node{op: opTable, Span: n.Span}
	for _, a := range n.args {
		if a.op == opNamed {
			x.args = append(x.args, a)
		} else {
			x.args = append(x.args, spreading(a))
		}
	}
	return s.object(x, s.naming), true
}

// sequence is the arguments one after the other.
func sequence(s *summariser, n *node) (code.Expr, bool) {
	return code.Expr{Op: code.OpConcat, Args: s.values(n.args), Span: n.Span}, len(n.args) > 0
}

func pathJoined(s *summariser, n *node) (code.Expr, bool) {
	return code.Expr{Op: code.OpJoin, Args: append([]code.Expr{literal("/", n.Span)}, s.values(n.args)...), Span: n.Span}, len(n.args) > 0
}

// percentOn is "…" % (…).
func percentOn(s *summariser, n *node) (code.Expr, bool) { return s.format(n, n.on, n.args, percent) }
