package dialect

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// names are the variables that a pattern binds.
func (r *reader) names(n sitter.Node, depth int) []*node {
	switch n.Kind() {
	case "identifier", "shorthand_field_identifier":
		if n.Text() == "" {
			return nil // the parser put it in
		}
		if first := n.Text()[:1]; first == strings.ToUpper(first) && first != "_" {
			return nil // a constant
		}
		return []*node{{op: opParam, name: n.Text(), named: span(n), Span: span(n)}}
	case "scoped_identifier", "generic_pattern", "type_identifier", "field_identifier":
		return nil
	}
	var out []*node
	for c := range n.All() {
		if c.Kind() == "_" {
			out = append(out, &node{op: opParam, name: "_", named: span(c), Span: span(c)})
		} else if c.Named() && depth < maxDepth && c.FieldName() != "type" && c.FieldName() != "condition" {
			out = append(out, r.names(c, depth+1)...)
		}
	}
	return out
}

const maxDepth = 20 // of patterns

// bound gives the names of a pattern a value, or their parts of it.
func (r *reader) bound(pattern sitter.Node, v *node, at code.Span) []*node {
	var out []*node
	vars := r.names(pattern, 0)
	for i, p := range vars {
		x := &node{op: opVar, name: p.name, named: p.named, args: one(v), Span: at}
		switch {
		case v == nil:
		case pattern.Kind() == "struct_pattern":
			x.args = []*node{{op: opMember, on: v, name: p.name, named: p.named, Span: p.Span}}
		case v.is(opList) && len(v.args) == len(vars):
			x.args = []*node{v.args[i]}
		case len(vars) > 1:
			x.args = nil
			if i == 0 {
				x.args = []*node{{op: opUse, args: []*node{v}, Span: v.Span}}
			}
		}
		out = append(out, x)
	}
	return out
}

func rustLet(r *reader, n sitter.Node) *node {
	pattern, v := n.Field("pattern"), r.read(n.Field("value"))
	vars := r.bound(pattern, v, span(n))
	switch {
	case len(vars) == 0:
		return v
	case len(vars) == 1:
		vars[0].typ = r.rustType(n.Field("type"))
		return vars[0]
	}
	return &node{op: opBlock, args: vars, Span: span(n)}
}

// rustCondition is let pattern = value in a condition.
func rustCondition(r *reader, n sitter.Node) *node {
	v := r.read(n.Field("value"))
	return &node{op: opBlock, args: one(v), params: r.bound(n.Field("pattern"), v, span(n)), Span: span(n)}
}

func rustIf(r *reader, n sitter.Node) *node {
	yes, no := n.Field("consequence"), n.Field("alternative")
	on := r.read(n.Field("condition"))
	x := &node{op: opIf, on: &node{op: opBlock, args: one(on), Span: span(n.Field("condition"))}, named: span(yes), Span: span(n)}
	if on.is(opBlock) {
		x.body = on.params
	}
	x.body = append(x.body, r.rustBody(yes)...)
	if b := r.read(no); b != nil {
		x.els = []*node{{op: opTail, args: []*node{b}, Span: span(no)}}
	}
	return x
}

// rustMatch is a branch for each pattern.
func rustMatch(r *reader, n sitter.Node) *node {
	v := r.read(n.Field("value"))
	all := &node{op: opScope, args: one(v), Span: span(n)}
	for _, c := range each(n.Field("body")) {
		if c.Kind() != "match_arm" {
			continue
		}
		pattern, value := c.Field("pattern"), c.Field("value")
		test := &node{op: opUse, Span: span(pattern)}
		for _, p := range each(pattern) {
			test.args = append(test.args, r.rustPattern(p, 0)...)
		}
		on := &node{op: opBlock, args: append(one(v), test), Span: span(pattern)}
		arm := &node{op: opIf, on: on, body: r.bound(pattern, v, span(pattern)), named: span(value), Span: span(c)}
		if b := r.read(value); b != nil {
			arm.body = append(arm.body, &node{op: opTail, args: []*node{b}, Span: b.Span})
		}
		all.args = append(all.args, &node{op: opTail, args: []*node{arm}, Span: span(c)})
	}
	return all
}

// rustPattern lists the texts and constants that a pattern compares with.
func (r *reader) rustPattern(n sitter.Node, depth int) []*node {
	switch n.Kind() {
	case "string_literal", "raw_string_literal", "scoped_identifier":
		return one(r.read(n))
	}
	var out []*node
	for _, c := range each(n) {
		if depth < maxDepth {
			out = append(out, r.rustPattern(c, depth+1)...)
		}
	}
	return out
}

// rustTexts are the constants of an enum that a function tells the texts of: match self { Self::A => "a" }.
func (r *reader) rustTexts(f sitter.Node) []*node {
	body := each(f.Field("body"))
	if len(body) != 1 {
		return nil
	}
	m := body[0]
	if m.Kind() == "expression_statement" {
		m = m.Child(0)
	}
	if m.Kind() != "match_expression" {
		return nil
	}
	var out []*node
	for _, arm := range each(m.Field("body")) {
		text := r.read(arm.Field("value"))
		if text.is(opCall) && text.name == "push_str" && len(text.args) == 1 {
			text = text.args[0]
		}
		if _, ok := text.constant(); !ok {
			continue
		}
		for _, p := range r.rustPattern(arm.Field("pattern"), 0) {
			if p.is(opMember) && p.on.is(opType) && short(p.on.name) == short(r.class) {
				out = append(out, &node{op: opEnum, name: p.name, args: []*node{text}, named: p.named, Span: span(arm)})
			}
		}
	}
	return out
}

func rustFor(r *reader, n sitter.Node) *node {
	return &node{op: opEach, on: r.read(n.Field("value")), params: r.names(n.Field("pattern"), 0), body: r.rustBody(n.Field("body")), Span: span(n)}
}

func rustLoop(r *reader, n sitter.Node) *node {
	x := &node{op: opLoop, body: r.rustBody(n.Field("body")), Span: span(n)}
	if c := r.read(n.Field("condition")); c != nil {
		x.args = append(one(c), c.params...)
	}
	return x
}

func rustClosure(r *reader, n sitter.Node) *node {
	x := &node{op: opLambda, params: r.names(n.Field("parameters"), 0), Span: span(n)}
	b := r.read(n.Field("body"))
	switch {
	case b.is(opScope):
		x.body = returning(b.args)
	case b != nil:
		x.body = []*node{{op: opReturn, args: []*node{b}, Span: b.Span}}
	}
	return x
}

func rustMember(r *reader, n sitter.Node) *node {
	f := n.Field("field")
	return &node{op: opMember, on: r.read(n.Field("value")), name: f.Text(), named: span(f), Span: span(n)}
}

func rustIndex(r *reader, n sitter.Node) *node {
	on, i := n.Child(0), n.Child(1)
	if on.Kind() == "identifier" && rustMacros[on.Text()] == asTable { // a macro's braces
		return rustTable(r, i, each(n)[1:])
	}
	return &node{op: opIndex, on: r.read(on), args: one(r.read(i)), Span: span(n)}
}

// rustTable is a map, or a list, whose entries a macro was given.
func rustTable(r *reader, at sitter.Node, entries []sitter.Node) *node {
	table, plain := &node{op: opTable, Span: span(at)}, &node{op: opList, Span: span(at)}
	for _, c := range entries {
		if c.Kind() == "assignment_expression" {
			key, v := r.read(c.Field("left")), r.rustEntry(c.Field("right"))
			table.args = append(table.args, &node{op: opPair, args: append(one(key), one(v)...), Span: span(c)})
		} else {
			plain.args = append(plain.args, one(r.rustEntry(c))...)
		}
	}
	if len(table.args) > 0 {
		return table
	}
	return plain
}

// rustEntry is a value in the arguments of a macro: brackets may hold a map.
func (r *reader) rustEntry(n sitter.Node) *node {
	if n.Kind() == "array_expression" {
		return rustTable(r, n, each(n))
	}
	return r.read(n)
}

// rustArray is a list; one of pairs is a map.
func rustArray(r *reader, n sitter.Node) *node {
	if n.Field("length").Is() {
		return nil
	}
	pairs := 0
	children := each(n)
	for _, c := range children {
		if c.Kind() == "tuple_expression" && len(each(c)) == 2 {
			pairs++
		}
	}
	if pairs == 0 || pairs < len(children) {
		return &node{op: opList, args: r.all(n), Span: span(n)}
	}
	x := &node{op: opTable, Span: span(n)}
	for _, c := range children {
		if p := r.all(c); len(p) == 2 {
			x.args = append(x.args, &node{op: opPair, args: p, Span: span(c)})
		}
	}
	return x
}

// rustNew is X { a: 1, ..b }.
func rustNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, name: r.rustName(n.Field("name").Text()), named: span(n.Field("name")), Span: span(n)}
	for _, c := range each(n.Field("body")) {
		switch c.Kind() {
		case "field_initializer":
			x.args = append(x.args, &node{op: opNamed, name: c.Field("field").Text(), args: one(r.read(c.Field("value"))), Span: span(c)})
		case "shorthand_field_initializer":
			x.args = append(x.args, &node{op: opNamed, name: c.Text(), args: []*node{{op: opName, name: c.Text(), Span: span(c)}}, Span: span(c)})
		case "base_field_initializer":
			x.args = append(x.args, &node{op: opSpread, args: one(r.read(c.Child(0))), Span: span(c)})
		}
	}
	return x
}

var lineEnd = regexp.MustCompile(`\\\r?\n\s*`)

func rustText(_ *reader, n sitter.Node) *node {
	t := strings.TrimPrefix(strings.TrimPrefix(n.Text(), "b"), "c")
	if len(t) > 1 {
		t = t[1 : len(t)-1]
	}
	if strings.Contains(t, "\\") {
		t = escaped(lineEnd.ReplaceAllString(t, ""))
	}
	return &node{op: opText, name: t, Span: span(n)}
}

func rustCharacter(r *reader, n sitter.Node) *node {
	x := rustText(r, n)
	x.typ = "char"
	return x
}

func rustRaw(_ *reader, n sitter.Node) *node {
	t := strings.Trim(strings.TrimLeft(n.Text(), "bcr"), "#")
	return &node{op: opText, name: strings.TrimSuffix(strings.TrimPrefix(t, `"`), `"`), Span: span(n)}
}

var (
	renames   = regexp.MustCompile(`\b(?:rename|serialize|to_string)\s*=\s*"([^"]*)"`)
	renameAll = regexp.MustCompile(`\b(?:rename_all|serialize_all)\s*=\s*"([^"]*)"`)
	fromEnv   = regexp.MustCompile(`\benv\s*=\s*"([^"]*)"`)
)

// rustNotes are what attributes tell of a field: its name in messages, the variable of the environment that it is read from.
func rustNotes(own, around, name string, at code.Span) []*node {
	note := func(kind, text string) []*node {
		return []*node{{op: opCall, name: kind, args: []*node{{op: opText, name: text, Span: at}}, Span: at}}
	}
	if m := renames.FindStringSubmatch(own); m != nil {
		return note("JsonProperty", m[1])
	}
	if m := fromEnv.FindStringSubmatch(own); m != nil {
		return note("Value", "${"+m[1]+"}")
	}
	if m := renameAll.FindStringSubmatch(around); m != nil {
		if text := recased(name, m[1]); text != name {
			return note("JsonProperty", text)
		}
	}
	return nil
}

// recased is a name in another spelling: merchantId, merchant-id, MERCHANT_ID.
func recased(name, like string) string {
	var parts []string
	for _, w := range strings.Split(name, "_") {
		start := 0
		for i := 1; i < len(w); i++ {
			if w[i] >= 'A' && w[i] <= 'Z' && (w[i-1] < 'A' || w[i-1] > 'Z') {
				parts = append(parts, strings.ToLower(w[start:i]))
				start = i
			}
		}
		parts = append(parts, strings.ToLower(w[start:]))
	}
	separator := ""
	switch strings.ReplaceAll(like, "_", "-") {
	case "kebab-case", "SCREAMING-KEBAB-CASE":
		separator = "-"
	case "snake-case", "SCREAMING-SNAKE-CASE":
		separator = "_"
	case "camelCase", "PascalCase":
		for i, p := range parts {
			if p != "" && (i > 0 || like == "PascalCase") {
				parts[i] = strings.ToUpper(p[:1]) + p[1:]
			}
		}
	}
	out := strings.Join(parts, separator)
	if strings.HasPrefix(like, "SCREAMING") || like == "UPPERCASE" {
		return strings.ToUpper(out)
	}
	return out
}
