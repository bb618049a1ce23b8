package dialect

import (
	"path"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// environments are names of what holds the environment, incoming those of the headers of a message that came in.
var (
	environments = words("_ENV ENV environ getenv")
	incoming     = words("headers header")
)

// environment is a variable of the environment.
func (s *summariser) environment(name string, at code.Span) code.Expr {
	s.sum.Calls = append(s.sum.Calls, code.Call{Name: "env", Kind: code.CallEnv, Args: []code.Expr{literal(name, at)}, Func: s.fn, Span: at})
	return ref(code.EnvSymbol(name), at)
}

// envCall reads the environment by a function, whose second argument may hold instead.
func envCall(s *summariser, n *node) (code.Expr, bool) {
	return s.fallback(n, func(name string) code.Expr { return s.environment(name, n.Span) })
}

// keyCall reads the program's configuration by a key.
func keyCall(s *summariser, n *node) (code.Expr, bool) {
	return s.fallback(n, func(name string) code.Expr {
		symbol := s.local("setting", n.Start)
		s.key(symbol, section(n.on)+name, n.Span)
		return ref(symbol, n.Span)
	})
}

// opened is what stands in a configuration file that a call opens or reads.
func opened(s *summariser, n *node) (code.Expr, bool) {
	name := fileName(n, maxFileName)
	if name == "" {
		return code.Expr{}, false
	}
	s.quiet(n.args)
	return ref(code.FileSymbol(name), n.Span), true
}

// dataFiles are extensions of files that hold keys and values.
var dataFiles = words(".json .yaml .yml .toml .ini .properties .conf")

const maxFileName = 6 // calls and operators around the name of a file

// fileName is the name of such a file in the arguments of a call, in those of what they call, or of what the call is made on.
func fileName(n *node, depth int) string {
	if n == nil || depth == 0 {
		return ""
	}
	if text, ok := n.constant(); ok && dataFiles[lower(path.Ext(text))] {
		return text
	}
	for _, a := range slices.Backward(n.args) {
		if text := fileName(a, depth-1); text != "" {
			return text
		}
	}
	if n.is(opCall) {
		return fileName(n.on, depth-1)
	}
	return ""
}

func (s *summariser) fallback(n *node, read func(name string) code.Expr) (code.Expr, bool) {
	name, ok := s.formatText(n.arg(0))
	if !ok {
		return code.Expr{}, false
	}
	x := read(name)
	d := n.arg(1)
	if d == nil {
		return x, true
	}
	if d.op == opNamed {
		d = d.arg(0)
	}
	v := s.value(d)
	if v.Op == code.OpUnknown || v.Op == code.OpLiteral && v.Text == "" {
		return x, true
	}
	symbol := s.local("either", n.Start)
	s.put(symbol, x, false, x.Span)
	s.put(symbol, v, false, v.Span)
	return ref(symbol, n.Span), true
}

// key gives a symbol the value of a key of the program's configuration.
func (s *summariser) key(symbol, key string, at code.Span) {
	key = strings.ReplaceAll(key, ":", ".")
	if !strings.Contains(key, ".") {
		key = strings.ReplaceAll(key, "/", ".") // a path
	}
	s.sum.Calls = append(s.sum.Calls, code.Call{Name: "config", Kind: code.CallEnv, Args: []code.Expr{literal(key, at)}, Func: s.fn, Span: at})
	x := ref(code.KeySymbol(key), at)
	if relaxed := code.RelaxedKeySymbol(key); relaxed != x.Symbol && s.implicit {
		x.Symbol = relaxed
	}
	s.put(symbol, x, false, at)
	if key == strings.ToUpper(key) {
		s.put(symbol, ref(code.EnvSymbol(key), at), false, at)
	}
}

// injected gives a field or a parameter the setting that an annotation names: @Value("${a.b:default}").
func (s *summariser) injected(symbol string, n *node) {
	for _, note := range n.notes {
		if note.name != "Value" && note.name != "ConfigProperty" && note.name != "Property" {
			continue
		}
		for _, a := range note.args {
			text, ok := a.constant()
			if a.op == opNamed {
				text, ok = a.arg(0).constant()
				if a.name == "defaultValue" && ok {
					s.put(symbol, literal(text, a.arg(0).Span), false, a.Span)
					continue
				}
			}
			if !ok {
				continue
			}
			text = strings.TrimSuffix(strings.TrimPrefix(text, "${"), "}")
			name, def, has := strings.Cut(text, ":")
			s.key(symbol, name, note.Span)
			if has && def != "" {
				s.put(symbol, literal(def, a.Span), false, a.Span)
			}
		}
	}
}

// prefixOf is the part of the configuration that a class is filled from: @ConfigurationProperties("a.b").
func prefixOf(notes []*node) string {
	for _, note := range notes {
		if note.name != "ConfigurationProperties" && note.name != "ConfigMapping" {
			continue
		}
		for _, a := range note.args {
			if a.op == opNamed && (a.name == "prefix" || a.name == "value") {
				a = a.arg(0)
			}
			if text, ok := a.constant(); ok {
				return text
			}
		}
	}
	return ""
}

// messageName is the name that a field has in messages where that is told beside it.
func messageName(notes []*node) string {
	for _, note := range notes {
		if note.name != "JsonProperty" && note.name != "SerializedName" && note.name != "JsonPropertyName" && note.name != "JsonKey" && note.name != "JsonbProperty" {
			continue
		}
		for _, a := range note.args {
			if a.op == opNamed && (a.name == "value" || a.name == "name") {
				a = a.arg(0)
			}
			if text, ok := a.constant(); ok {
				return text
			}
		}
	}
	return ""
}

// surroundings are the values that the program reads from its settings as members: settings.API_KEY.
func (s *summariser) surroundings(n *node) (code.Expr, bool) {
	if p, ok := s.pairs[s.holder(n.on)]; ok {
		for i, name := range s.pairNames {
			if name == n.name {
				return p[i], true
			}
		}
	}
	if s.modules && strings.HasSuffix(s.library(s.holder(n.on)), "django.conf.settings") {
		return s.environmentOrKey(n), true
	}
	return code.Expr{}, false
}

func (s *summariser) environmentOrKey(n *node) code.Expr {
	symbol := s.local("setting", n.Start)
	s.put(symbol, ref(settingSymbol(n.name), n.Span), false, n.Span)
	return ref(symbol, n.Span)
}

// section is what stands in front of the keys that are read of a part of the configuration: GetSection("A")["B"] is A:B.
func section(n *node) string {
	prefix := ""
	for ; n.is(opCall) && (n.name == "GetSection" || n.name == "GetRequiredSection"); n = n.on {
		if name, ok := n.arg(0).constant(); ok {
			prefix = name + ":" + prefix
		}
	}
	return prefix
}

// hashAt is the shape of a function one of whose arguments names a hash function: it is taken out.
func hashAt(i int) func(*summariser, *code.Call, *node) {
	return func(s *summariser, c *code.Call, n *node) {
		c.Args = s.arguments(n.args)
		if i >= len(n.args) {
			return
		}
		a := n.args[i]
		if a.op == opNamed {
			a = a.arg(0)
		}
		name, ok := s.formatText(a)
		if !ok {
			name = a.last()
		}
		if c.Hash = code.HashName(name); c.Hash != "" && i < len(c.Args) {
			c.Args = append(c.Args[:i:i], c.Args[i+1:]...)
		}
	}
}

// verb is the shape of calls whose name is the method: client.post(url, …).
func verb(method string) func(*summariser, *code.Call, *node) {
	return func(s *summariser, c *code.Call, n *node) {
		c.Args = append([]code.Expr{literal(method, n.named)}, s.arguments(n.args)...)
	}
}

// requests are the names that frameworks give to a request that came in.
var requests = words("request req http_request servletrequest httprequest httpservletrequest")

func lower(text string) string { return strings.ToLower(text) }

// settingsName reports whether a name is that of a program's configuration.
func settingsName(name string) bool {
	name = strings.ToLower(name)
	return name == "conf" || name == "env" || name == "environment" || strings.HasSuffix(name, "config") || strings.HasSuffix(name, "settings") || strings.HasSuffix(name, "configuration")
}
