package javascript

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// call records a call and says what its result may be.
func (s *summariser) call(n sitter.Node) code.Expr {
	f := bare(n.Field("function"))
	if t := n.Field("arguments"); t.Kind() == "template_string" {
		s.value(f)
		return s.value(t)
	}
	args := arguments(n)
	if specifier, ok := s.required(n); ok {
		s.importCall(n)
		return ref(module(specifier), span(n))
	}
	switch f.Kind() {
	case "function_expression", "arrow_function":
		return s.immediately(n, f, args)
	case "super":
		return s.record(n, s.super, "super", code.Call{Args: s.values(args)})
	}
	if temp, ok := s.resolve[s.holder(f)]; ok && len(args) > 0 {
		s.put(temp, s.value(args[0]), false, span(n))
		return code.Expr{Op: code.OpUnknown, Span: span(n)}
	}
	if s.isSaid(f) {
		s.say(args)
		return code.Expr{Op: code.OpUnknown, Span: span(n)}
	}
	if s.headerCall(n, args) {
		return code.Expr{Op: code.OpUnknown, Span: span(n)}
	}
	library := s.libraryOf(f)
	if fold, ok := functions[library]; ok {
		if x, ok := fold(s, n, args); ok {
			return x
		}
	}
	if f.Kind() == "member_expression" {
		if fold, ok := methods[f.Field("property").Text()]; ok && apis[library].kind == "" {
			if x, ok := fold(s, n, bare(f.Field("object")), args); ok {
				return x
			}
		}
	}
	return s.plainCall(n, f, library, args)
}

// arguments are the arguments of a call or of new.
func arguments(n sitter.Node) []sitter.Node {
	var out []sitter.Node
	for a := range n.Field("arguments").Children() {
		out = append(out, a)
	}
	return out
}

func (s *summariser) values(args []sitter.Node) []code.Expr {
	var out []code.Expr
	for _, a := range args {
		out = append(out, s.value(a))
	}
	return out
}

// immediately reads a function that is called where it stands: its body belongs to what is around it.
func (s *summariser) immediately(n, f sitter.Node, args []sitter.Node) code.Expr {
	symbol := s.temporary("result", n)
	for _, a := range args {
		s.given = append(s.given, over{value: s.value(a), direct: true})
	}
	results, returned := s.results, s.returned
	s.results, s.returned = code.TopLevel, symbol
	s.body(f, code.TopLevel)
	s.results, s.returned = results, returned
	return ref(symbol, span(n))
}

// plainCall records a call that no table takes apart.
func (s *summariser) plainCall(n, f sitter.Node, library string, args []sitter.Node) code.Expr {
	switch f.Kind() {
	case "member_expression":
		if object := bare(f.Field("object")); !s.holds(object) {
			s.value(object)
		}
	case "call_expression", "subscript_expression":
		s.value(f)
	}
	known := apis[library]
	if noise[library] {
		s.values(args)
		return code.Expr{Op: code.OpUnknown, Text: lastName(f), Span: span(n)}
	}
	c := code.Call{Kind: known.kind, Hash: known.hash}
	if known.shape != nil {
		known.shape(s, &c, args)
	} else {
		for _, a := range args {
			c.Args = append(c.Args, s.argument(f, a))
		}
	}
	s.guess(f, &c, args)
	return s.record(n, s.callee(f), written(f), c)
}

// argument is the value of an argument. A function among the arguments goes by the call's name.
func (s *summariser) argument(f, a sitter.Node) code.Expr {
	fn := bare(a)
	if k := fn.Kind(); (k == "arrow_function" || k == "function_expression") && s.fn == code.TopLevel && fn.Field("name").Text() == "" {
		symbol := s.temporary("callback", fn)
		s.function(symbol, lastName(f)+" callback", fn, false)
		return ref(symbol, span(fn))
	}
	return s.value(a)
}

// record adds a call to the summary unless it says nothing.
func (s *summariser) record(n sitter.Node, callee, name string, c code.Call) code.Expr {
	c.Callee, c.Name, c.Func, c.Span = callee, name, s.fn, span(n)
	x := code.Expr{Op: code.OpCall, Symbol: callee, Text: name, Args: c.Args, Span: c.Span}
	if callee == "" && c.Kind == "" && !tells(c.Args) {
		x.Op = code.OpUnknown
		return x
	}
	s.sum.Calls = append(s.sum.Calls, c)
	if callee == "" {
		x.Op = code.OpUnknown
	}
	return x
}

// tells reports whether any argument could be known.
func tells(args []code.Expr) bool {
	for i := range args {
		if args[i].Op != code.OpUnknown {
			return true
		}
	}
	return false
}

// create is new X(args).
func (s *summariser) create(n sitter.Node) code.Expr {
	f := bare(n.Field("constructor"))
	args := arguments(n)
	name := lastName(f)
	if strings.HasSuffix(name, "Error") || strings.HasSuffix(name, "Exception") {
		return code.Expr{Op: code.OpUnknown, Text: name, Span: span(n)} // words for people
	}
	library := s.libraryOf(f)
	if fold, ok := constructors[library]; ok {
		if x, ok := fold(s, n, args); ok {
			return x
		}
	}
	known := apis["new "+library]
	c := code.Call{Kind: known.kind, Hash: known.hash}
	if known.shape != nil {
		known.shape(s, &c, args)
	} else {
		c.Args = s.values(args)
	}
	return s.record(n, s.callee(f), "new "+name, c)
}

// callee is the symbol of what a call calls, as far as it can be told.
func (s *summariser) callee(f sitter.Node) string {
	switch f = bare(f); f.Kind() {
	case "identifier":
		if symbol := s.lookup(f.Text()); symbol != "" {
			return symbol
		}
		return f.Text()
	case "member_expression", "subscript_expression":
		if g := s.global(f); g != "" && !exporting(g) {
			return salesforce(g)
		}
		name, ok := propertyName(f)
		if !ok {
			return ""
		}
		object := bare(f.Field("object"))
		if k := object.Kind(); k == "call_expression" || k == "new_expression" {
			if _, required := s.required(object); !required {
				return memberOf(s.chain(object), name)
			}
		}
		return s.holder(f)
	}
	return ""
}

// chain is the symbol of the first call of a chain.
func (s *summariser) chain(n sitter.Node) string {
	for {
		f := bare(n.Field("function"))
		if n.Kind() == "new_expression" {
			return s.callee(n.Field("constructor"))
		}
		object := bare(f.Field("object"))
		if k := object.Kind(); f.Kind() != "member_expression" || k != "call_expression" && k != "new_expression" {
			return s.callee(f)
		}
		if _, required := s.required(object); required {
			return s.callee(f)
		}
		n = object
	}
}

// salesforce gives a global of the platform the name that its module has: dw.crypto.Mac is dw/crypto/Mac.
func salesforce(global string) string {
	parts := strings.SplitN(global, ".", 4)
	if parts[0] != "dw" || len(parts) < 3 {
		return strings.ReplaceAll(global, ".", dot)
	}
	name := strings.Join(parts[:3], "/")
	if len(parts) == 4 {
		name += dot + strings.ReplaceAll(parts[3], ".", dot)
	}
	return name
}

// libraryOf is what a function is called in tables: by its package, as a global, or by what made the variable that it
// is a method of.
func (s *summariser) libraryOf(f sitter.Node) string {
	callee := s.callee(f)
	switch {
	case callee == "":
		return ""
	case strings.HasPrefix(callee, mark):
		return library(callee)
	case strings.HasPrefix(callee, s.sum.Path):
		owner, name, ok := strings.Cut(callee, dot)
		if !ok {
			return s.made[callee]
		}
		if made := s.made[owner]; made != "" {
			return made + "." + strings.ReplaceAll(name, dot, ".")
		}
		return ""
	}
	return strings.ReplaceAll(callee, dot, ".")
}

// makes notes what a variable is made by: a call or new of a library.
func (s *summariser) makes(symbol string, value sitter.Node) {
	switch value = bare(value); value.Kind() {
	case "call_expression", "new_expression":
		if by := s.chain(value); by != "" && !strings.HasPrefix(by, s.sum.Path) {
			if strings.HasPrefix(by, mark) {
				by = library(by)
			}
			s.made[symbol] = strings.ReplaceAll(by, dot, ".")
		}
	}
}

// say reads what words for people are made of. An object among them is no object that goes anywhere.
func (s *summariser) say(args []sitter.Node) {
	for _, a := range args {
		switch a.Kind() {
		case "shorthand_property_identifier":
		case "pair":
			s.say([]sitter.Node{a.Field("value")})
		case "object", "array", "spread_element":
			s.say(slices.Collect(a.Children()))
		default:
			s.value(a)
		}
	}
}

// isSaid reports whether a call's words are for people.
func (s *summariser) isSaid(f sitter.Node) bool {
	name := strings.ToLower(root(f))
	if f.Kind() == "identifier" {
		return name == "debug" || name == "alert"
	}
	if f.Kind() != "member_expression" {
		return false
	}
	switch name {
	case "console", "logger", "log", "winston", "debug":
		return true
	}
	method := f.Field("property").Text()
	return strings.HasSuffix(strings.ToLower(lastName(f.Field("object"))), "logger") && saidMethods[method]
}

var saidMethods = words("log info warn error debug trace verbose fatal silly")

// written is a call's function as the source has it: jwt.sign, this.send.
func written(f sitter.Node) string {
	switch f = bare(f); f.Kind() {
	case "identifier":
		return f.Text()
	case "member_expression":
		name := f.Field("property").Text()
		if base := lastName(f.Field("object")); base != "" {
			return base + "." + name
		}
		return name
	}
	return lastName(f)
}
