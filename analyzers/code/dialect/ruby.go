package dialect

import (
	"slices"
	"strings"

	"mleready/analyzers/code/sitter"
)

// Ruby is the language's name.
const Ruby = "ruby"

var ruby = &dialect{
	name: Ruby, extensions: []string{".rb", ".rake", ".ru"}, names: []string{"rakefile", "capfile", "fastfile", "guardfile", "vagrantfile"}, implicit: true, declares: true, reopens: true,
	table: map[string]rule{
		"class": rbClass, "module": rbClass, "singleton_class": at("body"), "superclass": first, "method": rbMethod, "singleton_method": rbMethod,
		"optional_parameter": rbParam, "keyword_parameter": rbParam, "splat_parameter": rbParam, "hash_splat_parameter": rbParam, "block_parameter": rbParam,

		"identifier": leaf(opName), "constant": leaf(opName), "scope_resolution": rbScoped, "self": leaf(opThis), "super": leaf(opSuper),
		"instance_variable": rbVariable, "class_variable": rbVariable, "global_variable": leaf(opConst),
		"string": rbString, "bare_string": text(verbatim), "bare_symbol": text(verbatim), "chained_string": list(opConcat), "delimited_symbol": rbString,
		"simple_symbol": rbSymbol, "hash_key_symbol": rbSymbol, "character": rbSymbol, "heredoc_beginning": rbHeredoc, "heredoc_body": nothing,
		"interpolation": first, "subshell": nothing, "regex": nothing, "string_array": list(opList), "symbol_array": list(opList),
		"integer": leaf(opNumber), "float": leaf(opNumber), "true": leaf(opNumber), "false": leaf(opNumber), "nil": nothing,
		"hash": list(opTable), "pair": rbPair, "hash_splat_argument": list(opSpread), "splat_argument": list(opSpread), "block_argument": rbBlockArgument,
		"array": rbArray, "right_assignment_list": list(opList), "left_assignment_list": list(opList),
		"element_reference": rbIndex, "call": rbCall, "lambda": rbLambda, "yield": list(opBlock), "undef": nothing, "alias": nothing,
		"assignment": rbAssign, "operator_assignment": rbAssign, "binary": rbBinary, "unary": list(opUse), "range": list(opUse),
		"conditional": choice("condition", "consequence", "alternative"), "parenthesized_statements": rbParentheses, "begin": rbBody,
		"body_statement": rbBody, "rescue_modifier": at("body"), "exceptions": nothing, "exception_variable": nothing,
		"if": rbIf, "unless": rbIf, "elsif": rbIf, "if_modifier": rbModifier, "unless_modifier": rbModifier, "case": rbCase, "case_match": list(opBlock),
		"while": loop("body"), "until": loop("body"), "while_modifier": loop("body"), "until_modifier": loop("body"), "for": rbFor, "in": first,
		"return": rbReturn, "next": rbReturn, "break": nothing,
	},
}

// rbClass is a class or a module. What it includes are bases, its constants fields.
func rbClass(r *reader, n sitter.Node) *node {
	x := &node{op: opClass, name: rbName(n.Field("name")), args: one(r.read(n.Field("superclass"))), named: span(n.Field("name")), Span: span(n)}
	for _, m := range flat(r.body(n.Field("body"))) {
		if only := slices.Concat(m.body, m.els); m.op == opIf && len(only) == 1 && only[0].op == opAssign && only[0].on.isConstant() {
			m = only[0] // X = 1 unless const_defined?(:X)
		}
		switch {
		case m.op == opAssign && m.on.isConstant():
			m = &node{op: opField, name: m.on.name, args: m.args, named: m.on.Span, Span: m.Span}
		case m.op == opCall && m.on == nil && mixes[m.name]:
			x.args = append(x.args, m.args...)
			continue
		}
		x.body = append(x.body, m)
	}
	return x
}

var mixes = words("include extend prepend")

// isConstant reports whether a name is that of a constant or class.
func (n *node) isConstant() bool {
	return n.is(opName) && n.name != "" && n.name[0] >= 'A' && n.name[0] <= 'Z'
}

// rbName is a name with its modules, parted by dots.
func rbName(n sitter.Node) string {
	return strings.TrimPrefix(strings.ReplaceAll(n.Text(), "::", "."), ".")
}

func rbScoped(r *reader, n sitter.Node) *node {
	scope := n.Field("scope")
	if k := scope.Kind(); scope.Is() && k != "constant" && k != "scope_resolution" {
		return &node{op: opMember, on: r.read(scope), name: n.Field("name").Text(), named: span(n.Field("name")), Span: span(n)}
	}
	return &node{op: opType, name: rbName(n), Span: span(n)}
}

// rbMethod gives what its last statement is. Without parameters it is read like a field.
func rbMethod(r *reader, n sitter.Node) *node {
	x := &node{op: opFunc, name: n.Field("name").Text(), params: rbParams(r, n.Field("parameters")), named: span(n.Field("name")), Span: span(n)}
	x.body = last(r.body(n.Field("body")), given)
	x.field = len(x.params) == 0
	return x
}

// rbParams makes parameters of plain names, those in parentheses included.
func rbParams(r *reader, n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		switch c.Kind() {
		case "destructured_parameter":
			out = append(out, rbParams(r, c)...)
		case "identifier":
			out = append(out, &node{op: opParam, name: c.Text(), named: span(c), Span: span(c)})
		default:
			if p := r.read(c); p.is(opParam) {
				out = append(out, p)
			}
		}
	}
	return out
}

func rbParam(r *reader, n sitter.Node) *node {
	name := n.Field("name")
	return &node{op: opParam, name: name.Text(), args: one(r.read(n.Field("value"))), named: span(name), Span: span(n)}
}

// rbVariable is a variable of an object or of its class: both are members of it.
func rbVariable(_ *reader, n sitter.Node) *node {
	return &node{op: opMember, on: &node{op: opThis, Span: span(n)}, name: bareName(n), named: span(n), Span: span(n)}
}

// rbString has escapes unless it stands in single quotes.
func rbString(r *reader, n sitter.Node) *node {
	if t := strings.TrimPrefix(n.Text(), ":"); strings.HasPrefix(t, "'") || strings.HasPrefix(t, "%q") {
		return text(quoted)(r, n)
	}
	return text(escaped)(r, n)
}

func rbSymbol(_ *reader, n sitter.Node) *node {
	return &node{op: opText, name: strings.Trim(n.Text(), ":?"), Span: span(n)}
}

// rbHeredoc is the text that follows the statement. The first mark has the first text.
func rbHeredoc(r *reader, n sitter.Node) *node {
	if r.heredocs == nil {
		r.heredocs = heredocsOf(n)
	}
	body, ok := r.heredocs[n.Start()]
	if !ok {
		return &node{op: opText, Span: span(n)}
	}
	unescape := escaped
	if strings.Contains(n.Text(), "'") {
		unescape = verbatim
	}
	x := text(unescape, "heredoc_end")(r, body)
	indent := ""
	if strings.HasPrefix(n.Text(), "<<~") {
		indent = indentOf(body.Text())
	}
	pieces := []*node{x}
	if x.op == opConcat {
		pieces = x.args
	}
	if end := pieces[len(pieces)-1]; end.op == opText { // in front of the mark at the end
		end.name = strings.TrimRight(end.name, " \t")
	}
	for i, p := range pieces {
		if p.op == opText {
			p.name = strings.ReplaceAll(p.name, "\n"+indent, "\n")
		}
		if i == 0 {
			p.name = strings.TrimPrefix(p.name, "\n")
		}
	}
	x.Span = span(n)
	return x
}

// heredocsOf finds the text of each heredoc in the file around a node, by the offset of its mark.
func heredocsOf(n sitter.Node) map[int]sitter.Node {
	for n.Parent().Is() {
		n = n.Parent()
	}
	var marks []int
	out := map[int]sitter.Node{}
	var walk func(sitter.Node, int)
	walk = func(n sitter.Node, depth int) {
		for c := range n.Children() {
			switch k := c.Kind(); {
			case k == "heredoc_beginning":
				marks = append(marks, c.Start())
			case k == "heredoc_body" && len(marks) > 0:
				out[marks[0]], marks = c, marks[1:]
			case depth < maxNested:
				walk(c, depth+1)
			}
		}
	}
	walk(n, 0)
	return out
}

// indentOf is the indentation that all lines of a heredoc share but the last one, which ends it.
func indentOf(body string) string {
	lines := strings.Split(strings.TrimPrefix(body, "\n"), "\n")
	least := ""
	for i, l := range lines[:len(lines)-1] {
		blank := l[:len(l)-len(strings.TrimLeft(l, " \t"))]
		if i == 0 || len(blank) < len(least) && blank != l {
			least = blank
		}
	}
	return least
}

// rbPair is key: value or key => value; without a value that of the variable of that name.
func rbPair(r *reader, n sitter.Node) *node {
	key, value := r.read(n.Field("key")), n.Field("value")
	x := &node{op: opPair, args: one(key), field: n.Field("key").Kind() == "hash_key_symbol", Span: span(n)}
	if value.Is() {
		x.args = append(x.args, one(r.read(value))...)
	} else if key != nil {
		x.args = append(x.args, &node{op: opName, name: key.name, Span: key.Span})
	}
	return x
}

// rbArray is a list; pairs without braces are a map in it.
func rbArray(r *reader, n sitter.Node) *node {
	return &node{op: opList, args: rbPacked(r.all(n), false), Span: span(n)}
}

// rbPacked makes arguments of pairs: by their names where all keys are plain ones, else one map.
func rbPacked(all []*node, names bool) []*node {
	for _, a := range all {
		names = names && (a.op != opPair || a.field)
	}
	var out []*node
	var table *node
	for _, a := range all {
		switch {
		case a.op != opPair:
			out = append(out, a)
		case names && len(a.args) > 1:
			out = append(out, &node{op: opNamed, name: a.args[0].name, args: a.args[1:], Span: a.Span})
		case table == nil:
			table = &node{op: opTable, args: []*node{a}, Span: a.Span}
			out = append(out, table)
		default:
			table.args, table.End = append(table.args, a), a.End
		}
	}
	return out
}
