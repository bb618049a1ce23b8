package dialect

import "slices"

// typed reads a type, "" where none stands; the place is left behind it.
func (p *groovyParser) typed() string {
	at := p.at
	if !p.is(tokenName, "") || groovyKeywords[p.peek().text] {
		return ""
	}
	name := p.dotted()
	if p.sign("<") {
		open := 0
		for i := 0; ; i++ {
			w := p.peek()
			switch {
			case w.text == "<":
				open++
			case w.text == ">":
				open--
			case w.text == ">>":
				open -= 2
			case w.kind == tokenName || w.text == "," || w.text == "?" || w.text == "." || w.text == "&" || w.text == "[" || w.text == "]":
			default:
				p.at = at
				return ""
			}
			p.at++
			if open <= 0 || i > 100 {
				break
			}
		}
	}
	for p.sign("[") && p.ahead(1).text == "]" {
		p.at += 2
	}
	p.accept("...")
	return name
}

var groovyKeywords = words("if else while for switch case default try catch finally return throw new in instanceof as this super null true false assert break continue")

// declaration reads a variable or a function; nil where none stands.
func (p *groovyParser) declaration(start int32, class string, notes []*node, modified bool) *node {
	at := p.at
	if modified && p.sign("(") { // def (a, b) = …
		return p.several(start)
	}
	if p.is(tokenName, class) && class != "" && p.ahead(1).text == "(" {
		if x := p.function(start, "", class, notes); x != nil {
			return x
		}
	}
	typ := p.typed()
	w := p.peek()
	switch {
	case (w.kind == tokenName || w.kind == tokenText) && !w.line && (modified && typ != "" || isType(typ)) && !groovyKeywords[w.text]:
	case modified && typ != "":
		p.at, typ = at, ""
		w = p.peek()
	default:
		p.at = at
		if modified && w.kind == tokenText && p.ahead(1).text == "(" {
			return p.function(start, "", class, notes)
		}
		return nil
	}
	switch next := p.ahead(1); {
	case next.text == "(" && next.kind == tokenSign:
		if x := p.function(start, typ, class, notes); x != nil {
			return x
		}
		p.at = at
		return nil
	case next.text == "=" || next.text == "," || next.line || next.text == ";" || next.text == "}" || next.text == "->" || modified:
	default:
		p.at = at
		return nil
	}
	o := opVar
	if class != "" {
		o = opField
	}
	all := &node{op: opBlock}
	for p.is(tokenName, "") {
		name := p.peek()
		p.at++
		v := &node{op: o, name: name.text, typ: groovyType(typ), notes: notes, named: name.Span, Span: name.Span}
		if p.accept("=") {
			v.args = one(p.command(p.expression()))
			v.Span = p.since(start)
		}
		all.args = append(all.args, v)
		if !p.accept(",") {
			break
		}
	}
	all.Span = p.since(start)
	if len(all.args) == 1 {
		return all.args[0]
	}
	return all
}

// groovyType is a type that says what class a variable is of.
func groovyType(name string) string {
	if slices.Contains([]string{"def", "Closure", "GString", "Object"}, name) {
		return ""
	}
	return name
}

// isType reports whether a name is written as that of a type; any other one in front of a token calls something.
func isType(name string) bool {
	return capital(short(name)) || groovyPrimitives[name]
}

var groovyPrimitives = words("int long short byte char boolean float double void")

func (p *groovyParser) several(start int32) *node {
	p.at++
	list, all := &node{op: opList, Span: p.peek().Span}, &node{op: opBlock}
	for !p.is(tokenEnd, "") && !p.accept(")") {
		if w := p.peek(); w.kind == tokenName && (p.ahead(1).text == "," || p.ahead(1).text == ")") {
			list.args = append(list.args, &node{op: opName, name: w.text, Span: w.Span})
			all.args = append(all.args, &node{op: opVar, name: w.text, named: w.Span, Span: w.Span})
		}
		p.at++
	}
	if p.accept("=") {
		value := p.expression()
		all.args = append(all.args, &node{op: opAssign, name: "=", on: list, args: one(value), Span: p.since(start)})
	}
	all.Span = p.since(start)
	return all
}

// function reads a function from its name on; nil where a call stands.
func (p *groovyParser) function(start int32, typ, class string, notes []*node) *node {
	at := p.at
	name := p.peek()
	p.at += 2
	behind := p.balanced(")") + 1
	if next := p.ahead(behind).text; behind == 0 || next != "{" && next != "throws" && (class == "" || typ == "") {
		p.at = at
		return nil
	}
	x := &node{op: opFunc, name: name.text, typ: groovyType(typ), notes: notes, named: name.Span}
	x.params = p.parameters(")")
	if p.accept("throws") {
		for p.is(tokenName, "") || p.sign(",") {
			p.at++
		}
	}
	if !p.accept("{") {
		if class == "" || typ == "" {
			p.at = at
			return nil
		}
		x.Span = p.since(start)
		return x // of an interface
	}
	x.body = last(p.block(""), given)
	x.Span = p.since(start)
	return x
}

const maxHead = 400 // tokens in front of the body of a function

// balanced counts the words before a sign, where nothing but parameters stands in between; -1 where the sign does not come.
func (p *groovyParser) balanced(sign string) int {
	open := 0
	for i := range maxHead {
		w := p.ahead(i)
		switch {
		case w.kind == tokenEnd:
			return -1
		case w.kind != tokenSign:
		case open == 0 && w.text == sign:
			return i
		case w.text == "(" || w.text == "[":
			open++
		case w.text == ")" || w.text == "]":
			open--
		case w.text == ";" || (w.text == "{" || w.text == "}") && sign == "->":
			return -1
		}
		if open < 0 {
			return -1
		}
	}
	return -1
}

// parameters reads what a function gets, up to a sign.
func (p *groovyParser) parameters(until string) []*node {
	var out []*node
	for !p.is(tokenEnd, "") && !p.accept(until) {
		if p.sign("{") || p.sign("}") || p.sign(";") {
			return out
		}
		notes, _ := p.modifiers()
		at := p.at
		typ := p.typed()
		w := p.peek()
		if w.kind != tokenName {
			p.at, typ = at, ""
			w = p.peek()
		}
		p.at++
		if w.kind != tokenName {
			continue
		}
		x := &node{op: opParam, name: w.text, typ: groovyType(typ), notes: notes, named: w.Span, Span: w.Span}
		if p.accept("=") {
			x.args = one(p.expression())
		}
		out = append(out, x)
		p.accept(",")
	}
	return out
}
