package javascript

import (
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// wrappers are functions that compilers put around require; the module is their argument.
var wrappers = words("__importDefault __importStar _interopRequireDefault _interopRequireWildcard __toESM _interopDefault interopRequireDefault")

// required is the module that require('x') or import('x') names.
func (s *summariser) required(n sitter.Node) (string, bool) {
	n = bare(n)
	if n.Kind() != "call_expression" {
		return "", false
	}
	f := bare(n.Field("function"))
	first := bare(n.Field("arguments").Child(0))
	name := f.Text()
	switch {
	case f.Kind() == "import", f.Kind() == "identifier" && name == "require" && s.lookup(name) == "", name == "module.require":
		if first.Kind() == "string" {
			return unquote(first), true
		}
	case f.Kind() == "identifier" && wrappers[name], f.Kind() == "member_expression" && wrappers[f.Field("property").Text()]:
		return s.required(first)
	}
	return "", false
}

// importCall notes the module that an expression requires.
func (s *summariser) importCall(n sitter.Node) {
	for n = bare(n); n.Is(); n = bare(n.Field("object")) {
		if specifier, ok := s.required(n); ok {
			s.sum.Imports = append(s.sum.Imports, code.Import{Path: specifier, Span: span(n)})
			return
		}
	}
}

// imports declares what an import statement names.
func (s *summariser) imports(n sitter.Node) {
	from := module(unquote(n.Field("source")))
	for c := range n.Children() {
		switch c.Kind() {
		case "import_clause":
			s.importClause(c, from)
		case "import_require_clause":
			s.scope.names[c.Child(0).Text()] = module(unquote(c.Field("source")))
		}
	}
}

func (s *summariser) importClause(c sitter.Node, from string) {
	for part := range c.Children() {
		switch part.Kind() {
		case "identifier":
			s.scope.names[part.Text()] = memberOf(from, "default")
		case "namespace_import":
			s.scope.names[part.Child(0).Text()] = from
		case "named_imports":
			for one := range part.Children() {
				name, _ := exportedName(one.Field("name"))
				local := name
				if alias := one.Field("alias"); alias.Is() {
					local = alias.Text()
				}
				s.scope.names[local] = memberOf(from, name)
			}
		}
	}
}

// exportedName is a name in import or export braces, which may be a string.
func exportedName(n sitter.Node) (string, bool) {
	if n.Kind() == "string" {
		return unquote(n), true
	}
	return n.Text(), n.Is()
}

func (s *summariser) importStatement(n sitter.Node) {
	source := n.Field("source")
	for c := range n.Children() {
		if c.Kind() == "import_require_clause" {
			source = c.Field("source")
		}
	}
	if source.Is() {
		s.sum.Imports = append(s.sum.Imports, code.Import{Path: unquote(source), Span: span(n)})
	}
}

// export reads an export statement: export const a, export { a as b } from './x', export default …, export = ….
func (s *summariser) export(n sitter.Node) {
	from := ""
	if source := n.Field("source"); source.Is() {
		from = module(unquote(source))
		s.sum.Imports = append(s.sum.Imports, code.Import{Path: unquote(source), Span: span(n)})
	}
	if d := n.Field("declaration"); d.Is() {
		s.exportDeclaration(n, d)
		return
	}
	if v := n.Field("value"); v.Is() {
		s.assign(s.exports()+".default", v, n)
		return
	}
	star := n.Has("*")
	for c := range n.Children() {
		switch c.Kind() {
		case "export_clause":
			s.exportClause(c, from)
			star = false
		case "namespace_export":
			s.exportSymbol(c.Child(0).Text(), from, c)
			star = false
		default:
			if n.Has("=") && c.Kind() != "decorator" {
				s.assign(s.exports(), c, n)
			}
		}
	}
	if star && from != "" {
		s.spread(s.groupOf(s.exports(), code.GroupMap, n), ref(from, span(n)), n)
	}
}

func (s *summariser) exportDeclaration(n, d sitter.Node) {
	s.statement(d)
	for _, name := range declaredNames(d) {
		exported := name
		if n.Has("default") {
			exported = "default"
		}
		s.exportSymbol(exported, s.lookup(name), d)
	}
}

// declaredNames lists the names that a declaration declares.
func declaredNames(d sitter.Node) []string {
	switch d.Kind() {
	case "lexical_declaration", "variable_declaration":
		var out []string
		for c := range d.Children() {
			out = append(out, patternNames(c.Field("name"))...)
		}
		return out
	case "function_declaration", "generator_function_declaration", "class_declaration", "abstract_class_declaration", "enum_declaration", "internal_module", "module":
		return []string{d.Field("name").Text()}
	}
	return nil
}

func patternNames(n sitter.Node) []string {
	switch n.Kind() {
	case "identifier", "shorthand_property_identifier_pattern":
		return []string{n.Text()}
	case "pair_pattern":
		return patternNames(n.Field("value"))
	case "assignment_pattern", "object_assignment_pattern":
		return patternNames(n.Field("left"))
	}
	var out []string
	for c := range n.Children() {
		out = append(out, patternNames(c)...)
	}
	return out
}

func (s *summariser) exportClause(c sitter.Node, from string) {
	for one := range c.Children() {
		name, ok := exportedName(one.Field("name"))
		if !ok {
			continue
		}
		exported := name
		if alias := one.Field("alias"); alias.Is() {
			exported, _ = exportedName(alias)
		}
		if from != "" {
			s.exportSymbol(exported, memberOf(from, name), one)
		} else {
			s.exportSymbol(exported, s.lookup(name), one)
		}
	}
}

// exportSymbol exports what a symbol stands for under a name.
func (s *summariser) exportSymbol(name, symbol string, at sitter.Node) {
	if symbol == "" {
		return
	}
	s.put(s.exports()+"."+name, ref(symbol, span(at)), false, span(at))
	s.entry(s.groupOf(s.exports(), code.GroupMap, at), literal(name, span(at)), ref(symbol, span(at)), at)
}

// defined is Object.defineProperty(exports, 'x', {get}), as compilers write a re-export.
func (s *summariser) defined(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) != 3 || s.holder(args[0]) != s.exports() || bare(args[1]).Kind() != "string" {
		return code.Expr{}, false
	}
	name := unquote(bare(args[1]))
	for c := range bare(args[2]).Children() {
		key, ok := keyName(c.Field("key"))
		if !ok {
			key, _ = keyName(c.Field("name"))
		}
		value := bare(c.Field("value"))
		body := value.Field("body")
		if c.Kind() == "method_definition" {
			body = c.Field("body")
		}
		switch {
		case key == "value":
			s.assign(s.exports()+"."+name, value, n)
		case key == "get" && body.Kind() == "statement_block":
			s.exportSymbol(name, s.holder(body.Child(0).Child(0)), n)
		case key == "get":
			s.exportSymbol(name, s.holder(body), n)
		}
	}
	return code.Expr{Op: code.OpUnknown, Span: span(n)}, true
}

// exportStar is what compilers make of export *.
func (s *summariser) exportStar(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	if len(args) == 0 {
		return code.Expr{}, false
	}
	s.spread(s.groupOf(s.exports(), code.GroupMap, n), s.value(args[0]), n)
	return code.Expr{Op: code.OpUnknown, Span: span(n)}, true
}

// amd is define(['a', 'b'], function (a, b) { … }).
func (s *summariser) amd(n sitter.Node, args []sitter.Node) (code.Expr, bool) {
	var names []sitter.Node
	var f sitter.Node
	for _, a := range args {
		switch a = bare(a); a.Kind() {
		case "array":
			for c := range a.Children() {
				names = append(names, bare(c))
			}
		case "function_expression", "arrow_function":
			f = a
		}
	}
	if !f.Is() {
		return code.Expr{}, false
	}
	defer s.enter()()
	i := 0
	params := map[string]string{}
	for p := range f.Field("parameters").Children() {
		if i < len(names) && names[i].Kind() == "string" && p.Kind() == "identifier" {
			params[p.Text()] = module(unquote(names[i]))
			s.sum.Imports = append(s.sum.Imports, code.Import{Path: unquote(names[i]), Span: span(names[i])})
		}
		i++
	}
	results, returned := s.results, s.returned
	s.results, s.returned = code.TopLevel, s.exports()
	s.scope.names = params
	leave := s.enter()
	s.block(f.Field("body"), s.scope)
	leave()
	s.results, s.returned = results, returned
	return code.Expr{Op: code.OpUnknown, Span: span(n)}, true
}
