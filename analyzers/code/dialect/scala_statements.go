package dialect

import "mleready/analyzers/code/sitter"

// scalaLambda has its parameters in a field and its body behind.
func scalaLambda(r *reader, n sitter.Node) *node {
	x := &node{op: opLambda, Span: span(n)}
	var body []*node
	for _, c := range each(n) {
		if c.FieldName() == "parameters" {
			x.params = scalaBindings(r, c)
		} else {
			body = append(body, one(r.read(c))...)
		}
	}
	x.body = last(body, given)
	return x
}

// scalaBindings are the names that a pattern gives to what it is held against.
func scalaBindings(r *reader, n sitter.Node) []*node {
	switch n.Kind() {
	case "identifier", "wildcard":
		return []*node{{op: opParam, name: n.Text(), named: span(n), Span: span(n)}}
	case "binding":
		return one(scalaParam(r, n))
	case "type_identifier", "stable_identifier", "generic_type", "string", "guard":
		return nil
	}
	var out []*node
	for _, c := range each(n) {
		if len(out) < maxNested {
			out = append(out, scalaBindings(r, c)...)
		}
	}
	return out
}

// scalaCases is a function of cases: each binds names to what the function gets.
func scalaCases(r *reader, n sitter.Node) *node {
	x := &node{op: opLambda, Span: span(n)}
	for _, c := range each(n) {
		if names := scalaBindings(r, c.Field("pattern")); len(x.params) == 0 {
			x.params = names
		}
		x.body = append(x.body, last(r.caseBody(c), given)...)
	}
	return x
}

// caseBody reads what stands behind the arrow of a case.
func (r *reader) caseBody(n sitter.Node) []*node {
	var out []*node
	for _, c := range each(n) {
		if c.FieldName() == "body" {
			out = append(out, r.body(c)...)
		}
	}
	return out
}

// scalaMatch is a chain of branches. What a pattern names is the value that is matched, as far as can be told.
func scalaMatch(r *reader, n sitter.Node) *node {
	subject := r.read(n.Field("value"))
	var top, in *node
	for _, c := range each(n.Field("body")) {
		pattern := c.Field("pattern")
		if !pattern.Is() {
			continue
		}
		x := &node{op: opIf, on: &node{op: opUse, args: append(one(subject), scalaTexts(r, pattern, 0)...), Span: span(pattern)}, named: span(c), Span: span(c)}
		for _, p := range scalaBindings(r, pattern) {
			x.body = append(x.body, &node{op: opVar, name: p.name, args: one(subject), named: p.named, Span: p.Span})
		}
		x.body = append(x.body, r.caseBody(c)...)
		if top == nil {
			top = x
		} else {
			in.els = []*node{x}
		}
		in = x
	}
	return top
}

// scalaTexts are the texts that a pattern compares with.
func scalaTexts(r *reader, n sitter.Node, depth int) []*node {
	if n.Kind() == "string" {
		return one(r.read(n))
	}
	var out []*node
	for _, c := range each(n) {
		if depth < 4 {
			out = append(out, scalaTexts(r, c, depth+1)...)
		}
	}
	return out
}

// scalaFor goes through one thing after the other. Of several that give a value in the end each stands for what it holds.
func scalaFor(r *reader, n sitter.Node) *node {
	var in []sitter.Node
	sources := 0
	for _, c := range each(n) {
		if c.Kind() == "enumerators" {
			in = each(c)
		}
	}
	for _, c := range in {
		if c.Has("<-") {
			sources++
		}
	}
	body := r.body(n.Field("body"))
	gives := n.Has("yield")
	for i := len(in) - 1; i >= 0; i-- {
		c := in[i]
		names, value := scalaBindings(r, c.Child(0)), r.read(c.Child(1))
		switch {
		case c.Kind() == "guard":
			body = append(one(r.read(c)), body...)
		case len(names) == 0:
			body = append(one(value), body...)
		case !c.Has("<-") || gives && sources > 1:
			v := &node{op: opVar, name: names[0].name, args: one(value), named: names[0].named, Span: span(c)}
			body = append([]*node{v}, body...)
		case gives && len(body) == 1:
			return &node{op: opEach, on: value, params: names, args: body, Span: span(n)}
		default:
			body = []*node{{op: opEach, on: value, params: names, body: body, Span: span(n)}}
		}
	}
	return &node{op: opBlock, args: body, Span: span(n)}
}
