package dialect

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// primary is a value that nothing hangs on yet.
func (p *groovyParser) primary() *node {
	w := p.peek()
	switch w.kind {
	case tokenText:
		return p.literal()
	case tokenNumber:
		p.at++
		return &node{op: opNumber, name: w.text, Span: w.Span}
	case tokenName:
		return p.named(w)
	case tokenEnd:
		return nil
	}
	switch w.text {
	case "(":
		return p.parentheses()
	case "[":
		return p.list()
	case "{":
		return p.closure()
	}
	return nil
}

func (p *groovyParser) named(w token) *node {
	if groovyKeywords[w.text] && !slices.Contains([]string{"new", "this", "super", "null", "true", "false"}, w.text) {
		return nil
	}
	p.at++
	switch w.text {
	case "this":
		return &node{op: opThis, Span: w.Span}
	case "super":
		return &node{op: opSuper, Span: w.Span}
	case "true", "false":
		return &node{op: opNumber, name: w.text, Span: w.Span}
	case "null":
		return &node{op: opBlock, Span: w.Span}
	case "new":
		return p.made(w)
	}
	if p.sign("->") && !p.peek().line {
		p.at++
		param := &node{op: opParam, name: w.text, named: w.Span, Span: w.Span}
		return &node{op: opLambda, params: []*node{param}, body: last(p.body(), given), Span: p.since(w.Start)}
	}
	return &node{op: opName, name: w.text, Span: w.Span}
}

// made is new X(…), with a body perhaps.
func (p *groovyParser) made(w token) *node {
	name := p.peek()
	typ := p.typed()
	x := &node{op: opNew, name: typ, named: name.Span}
	switch {
	case p.accept("("):
		x.args = p.arguments(")")
		if p.sign("{") && !p.peek().line {
			p.at++
			x.body = p.block(typ)
		}
	case p.accept("["):
		p.arguments("]")
		x.op = opList
	}
	x.Span = p.since(w.Start)
	return x
}

// parentheses hold a value, a type that the next value is made, or what a function gets.
func (p *groovyParser) parentheses() *node {
	start, at := p.peek().Start, p.at
	p.at++
	if typ := p.typed(); isType(typ) && p.accept(")") {
		if w := p.peek(); !w.line && (w.kind == tokenName && !groovyKeywords[w.text] || w.kind == tokenText || w.kind == tokenNumber || w.text == "(" || w.text == "[" || w.text == "new" || w.text == "this") {
			return p.unary()
		}
	}
	p.at = at + 1
	all := p.arguments(")")
	if p.sign("->") {
		p.at++
		x := &node{op: opLambda, body: last(p.body(), given), Span: p.since(start)}
		for _, a := range all {
			if a.op == opName {
				x.params = append(x.params, &node{op: opParam, name: a.name, named: a.Span, Span: a.Span})
			}
		}
		return x
	}
	if len(all) == 1 {
		if all[0].op == opConcat {
			all[0].Span = p.since(start)
		}
		return all[0]
	}
	return &node{op: opBlock, args: all, Span: p.since(start)}
}

// list is a list or a map.
func (p *groovyParser) list() *node {
	start := p.peek().Start
	p.at++
	if p.sign(":") && p.ahead(1).text == "]" {
		p.at += 2
		return &node{op: opTable, Span: p.since(start)}
	}
	x := &node{op: opList, args: p.arguments("]")}
	x.Span = p.since(start)
	for _, a := range x.args {
		if a.op == opNamed || a.op == opPair {
			x.op = opTable
		}
	}
	for i, a := range x.args {
		if a.op == opNamed {
			x.args[i] = &node{op: opPair, args: append([]*node{{op: opText, name: a.name, Span: a.Span}}, a.args...), Span: a.Span}
		}
	}
	return x
}

// closure is a function in braces. Without parameters it gets it.
func (p *groovyParser) closure() *node {
	w := p.peek()
	p.at++
	x := &node{op: opLambda, params: []*node{{op: opParam, name: "it", named: w.Span, Span: w.Span}}}
	if p.balanced("->") >= 0 {
		x.params = p.parameters("->")
	}
	x.body = last(p.block(""), given)
	x.Span = p.since(w.Start)
	return x
}

// literal is a text; between double quotes and slashes it may hold values.
func (p *groovyParser) literal() *node {
	w := p.peek()
	p.at++
	if w.quote[0] == '\'' {
		return &node{op: opText, name: escaped(w.text), Span: w.Span}
	}
	x := &node{op: opConcat, name: "text", Span: w.Span}
	base := int(w.Start) + len(w.quote)
	from := 0
	piece := func(to int) {
		if to > from {
			x.args = append(x.args, &node{op: opText, name: groovyEscaped(w.text[from:to], w.quote), Span: code.Span{Start: int32(base + from), End: int32(base + to)}})
		}
	}
	for i := 0; i+1 < len(w.text); i++ {
		switch {
		case w.text[i] == '\\' && w.quote != "/":
			i++
		case w.text[i] != '$':
		case w.text[i+1] == '{':
			piece(i)
			end := i + holeEnd(w.text[i:], 0)
			x.args = append(x.args, p.hole(base+i+2, base+max(end-1, i+2)))
			from, i = end, end-1
		case isNamed(w.text[i+1]) && w.text[i+1] != '$':
			piece(i)
			end := i + 1
			for end < len(w.text) && (isNamed(w.text[end]) && w.text[end] != '$' || w.text[end] >= '0' && w.text[end] <= '9' || w.text[end] == '.' && end+1 < len(w.text) && isNamed(w.text[end+1])) {
				end++
			}
			x.args = append(x.args, p.hole(base+i+1, base+end))
			from, i = end, end-1
		}
	}
	piece(len(w.text))
	return x.joined()
}

func groovyEscaped(text, quote string) string {
	if quote == "/" {
		return strings.ReplaceAll(text, `\/`, "/")
	}
	return escaped(strings.ReplaceAll(text, `\$`, "$"))
}

// hole reads what is put into a text.
func (p *groovyParser) hole(from, to int) *node {
	at := code.Span{Start: int32(from), End: int32(max(from, to))}
	if p.holes >= maxHoles || from >= to {
		return &node{op: opName, Span: at}
	}
	in := &groovyParser{reader: p.reader, text: p.text, words: groovyWords(p.text, from, to), holes: p.holes + 1}
	in.accept("->")
	if x := in.expression(); x != nil {
		return x
	}
	return &node{op: opName, Span: at}
}
