package javascript

import (
	"strconv"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// Inside of Summarise a symbol may still hold an import by its words, and members that only linking can find:
// mark + specifier + mark names a module, and dot parts members from what they are members of.
const (
	mark = "\x01"
	dot  = "\x02"
)

// envSymbol is the environment as a whole; its members are env:NAME.
const envSymbol = "env:"

// module is the symbol of an imported module.
func module(specifier string) string { return mark + specifier + mark }

// memberOf is the symbol of a member, "" when the owner has none.
func memberOf(owner, name string) string {
	switch owner {
	case "":
		return ""
	case envSymbol:
		return envSymbol + name
	}
	return owner + dot + name
}

// library is what a symbol is called in tables: the package and what is taken from it, or the global's name; "" for
// what the file itself declares.
func library(symbol string) string {
	if !strings.HasPrefix(symbol, mark) {
		return ""
	}
	specifier, rest, _ := strings.Cut(symbol[1:], mark)
	return packageName(specifier, strings.Split(rest, dot)[1:])
}

// packageName joins a package and the names taken from it. The default export stands for the package.
func packageName(specifier string, names []string) string {
	name := strings.TrimPrefix(specifier, "node:")
	for _, n := range names {
		if n != "default" || name != strings.TrimPrefix(specifier, "node:") {
			name += "." + n
		}
	}
	return name
}

// declared is the symbol that a definition goes by, "" for a member of an import.
func declared(symbol string) string {
	if strings.HasPrefix(symbol, mark) {
		return ""
	}
	return strings.ReplaceAll(symbol, dot, ".")
}

func (s *summariser) local(name string, at int) string {
	return s.sum.Path + "#" + name + "@" + strconv.Itoa(at)
}

// temporary is the symbol of a value that the program gives no name.
func (s *summariser) temporary(what string, n sitter.Node) string { return s.local(what, n.Start()) }

func (s *summariser) exports() string { return s.sum.Path + ".exports" }

// scope is a block with the names that it declares.
type scope struct {
	names map[string]string
	outer *scope
	top   bool // of the module
}

func (s *summariser) enter() (leave func()) {
	outer := s.scope
	s.scope = &scope{names: map[string]string{}, outer: outer}
	return func() { s.scope = outer }
}

// lookup finds what a name stands for, "" for one that the file does not declare.
func (s *summariser) lookup(name string) string {
	for sc := s.scope; sc != nil; sc = sc.outer {
		if symbol, ok := sc.names[name]; ok {
			return symbol
		}
	}
	return ""
}

// declare gives a name its symbol in a scope.
func (s *summariser) declare(sc *scope, n sitter.Node) {
	name := n.Text()
	if _, dup := sc.names[name]; dup {
		return
	}
	if sc.top {
		sc.names[name] = s.sum.Path + "." + name
	} else {
		sc.names[name] = s.local(name, n.Start())
	}
}

// holder is the symbol of what an expression names: a variable, a member, a module; "" for any other expression.
func (s *summariser) holder(n sitter.Node) string {
	switch n = bare(n); n.Kind() {
	case "identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern":
		name := n.Text()
		switch symbol := s.lookup(name); {
		case symbol != "":
			return symbol
		case name == "exports":
			return s.exports()
		case name == "undefined":
			return ""
		default:
			return s.sum.Path + "." + name
		}
	case "this":
		return s.this
	case "super":
		return s.super
	case "member_expression", "subscript_expression":
		name, ok := propertyName(n)
		if !ok {
			return ""
		}
		return s.memberHolder(n, name)
	case "call_expression":
		if specifier, ok := s.required(n); ok {
			return module(specifier)
		}
	}
	return ""
}

func (s *summariser) memberHolder(n sitter.Node, name string) string {
	object := bare(n.Field("object"))
	switch global := s.global(n); {
	case global == "module.exports":
		return s.exports()
	case environments[global]:
		return envSymbol
	}
	owner := s.holder(object)
	if name == "prototype" {
		s.classes[declared(owner)] = true
		return owner
	}
	return memberOf(owner, name)
}

// environments are the expressions that stand for the environment.
var environments = map[string]bool{"process.env": true, "import.meta.env": true, "Bun.env": true}

// global is the dotted name of an expression that begins with a name the file does not declare, "" for any other.
func (s *summariser) global(n sitter.Node) string {
	switch n = bare(n); n.Kind() {
	case "identifier":
		if name := n.Text(); s.lookup(name) == "" {
			return name
		}
	case "meta_property":
		return "import.meta"
	case "member_expression", "subscript_expression":
		name, ok := propertyName(n)
		if !ok {
			return ""
		}
		owner := s.global(n.Field("object"))
		switch {
		case owner == "":
			return ""
		case owner == "window" || owner == "globalThis" || owner == "self" || owner == "global":
			return name
		}
		return owner + "." + name
	}
	return ""
}

// exporting reports whether a global name is that of the file's own exports.
func exporting(global string) bool {
	return global == "exports" || global == "module.exports" || strings.HasPrefix(global, "exports.") || strings.HasPrefix(global, "module.exports.")
}

// propertyName is the name after the dot, or in brackets as a literal.
func propertyName(n sitter.Node) (string, bool) {
	if n.Kind() == "member_expression" {
		p := n.Field("property")
		return p.Text(), p.Is()
	}
	if i := bare(n.Field("index")); i.Kind() == "string" {
		return unquote(i), true
	}
	return "", false
}

// bare takes off what does not change a value: parentheses, await, types.
func bare(n sitter.Node) sitter.Node {
	for {
		switch n.Kind() {
		case "parenthesized_expression", "await_expression", "as_expression", "satisfies_expression", "non_null_expression", "instantiation_expression":
			if n.Child(0).Is() {
				n = n.Child(0)
				continue
			}
		case "sequence_expression":
			if n.Child(0).Kind() == "number" && n.Child(1).Is() {
				n = n.Child(1) // (0, module.f)(), which calls f without this
				continue
			}
		case "type_assertion":
			if last := n.Child(1); last.Is() {
				n = last
				continue
			}
		}
		return n
	}
}

// lastName is the last name of a chain: headers for req.headers, R for client.R().
func lastName(n sitter.Node) string {
	switch n = bare(n); n.Kind() {
	case "identifier", "this", "property_identifier", "private_property_identifier", "shorthand_property_identifier":
		return n.Text()
	case "member_expression":
		return n.Field("property").Text()
	case "subscript_expression":
		if name, ok := propertyName(n); ok {
			return name
		}
		return lastName(n.Field("object"))
	case "call_expression":
		return lastName(n.Field("function"))
	case "new_expression":
		return lastName(n.Field("constructor"))
	}
	return ""
}

func span(n sitter.Node) code.Span {
	return code.Span{Start: int32(n.Start()), End: int32(n.End())}
}

func ref(symbol string, at code.Span) code.Expr {
	if symbol == "" {
		return code.Expr{Op: code.OpUnknown, Span: at}
	}
	return code.Expr{Op: code.OpRef, Symbol: symbol, Span: at}
}

func literal(text string, at code.Span) code.Expr {
	return code.Expr{Op: code.OpLiteral, Text: text, Span: at}
}

func field(x code.Expr, name string, at code.Span) code.Expr {
	return code.Expr{Op: code.OpField, Text: name, Args: []code.Expr{x}, Span: at}
}

// short is what a symbol's owner is called: path and offset left out.
func short(symbol string) string {
	name := symbol[strings.LastIndexAny(symbol, "./#"+dot+mark)+1:]
	name, _, _ = strings.Cut(name, "@")
	return name
}
