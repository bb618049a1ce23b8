package dialect

import (
	"slices"

	"mleready/analyzers/code"
)

// expression reads an assignment, or a choice.
func (p *groovyParser) expression() *node {
	leave, ok := p.deep()
	defer leave()
	if !ok {
		return nil
	}
	start := p.peek().Start
	x := p.choice()
	if x == nil {
		return nil
	}
	w := p.peek()
	if w.kind != tokenSign || w.line {
		return x
	}
	switch w.text {
	case "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", "?=":
		p.at++
		value := p.command(p.expression())
		name := w.text
		if name == "?=" {
			name = "="
		}
		return &node{op: opAssign, on: x, name: name, args: one(value), Span: p.since(start)}
	}
	return x
}

// choice is a ? b : c, or a ?: b.
func (p *groovyParser) choice() *node {
	start := p.peek().Start
	x := p.binary(0)
	switch {
	case x == nil:
	case p.accept("?:"):
		return &node{op: opChoice, args: append([]*node{x}, one(p.choice())...), Span: p.since(start)}
	case p.sign("?"):
		p.at++
		yes := p.choice()
		if !p.accept(":") {
			return x
		}
		return &node{op: opChoice, on: x, args: append(one(yes), one(p.choice())...), Span: p.since(start)}
	}
	return x
}

// groovyLevels are the operators from the loosest to the tightest.
var groovyLevels = []map[string]bool{
	words("||"), words("&&"), words("| ^ &"), words("== != =~ ==~ <=>"), words("< > <= >= in !in instanceof as"), words("<< >> .. ..<"), words("+ -"), words("* / % **"),
}

// binary reads operators of a level and tighter ones.
func (p *groovyParser) binary(level int) *node {
	if level == len(groovyLevels) {
		return p.unary()
	}
	start := p.peek().Start
	x := p.binary(level + 1)
	for x != nil {
		w := p.peek()
		if !groovyLevels[level][w.text] || w.kind == tokenText || w.line && (w.text == "-" || w.text == "+" || w.text == "*") {
			return x
		}
		p.at++
		if w.text == "as" || w.text == "instanceof" {
			p.typed()
			continue
		}
		x = p.operation(w.text, x, p.binary(level+1), start)
	}
	return x
}

func (p *groovyParser) operation(sign string, x, y *node, start int32) *node {
	at := p.since(start)
	switch {
	case y == nil:
		return x
	case sign == "+" && (y.is(opTable) || x.is(opTable)):
		return &node{op: opTable, args: []*node{spreading(x), spreading(y)}, Span: at}
	case sign == "+" && (y.is(opList) || x.is(opList)):
		return &node{op: opList, args: []*node{spreading(x), spreading(y)}, Span: at}
	case sign == "+" && x.is(opConcat) && x.name == "":
		x.args, x.Span = append(x.args, y), at
		return x
	case sign == "+":
		return &node{op: opConcat, args: []*node{x, y}, Span: at}
	case sign == "<<" && y.is(opTable):
		return &node{op: opCall, on: x, name: "putAll", args: []*node{y}, named: at, Span: at}
	case sign == "<<":
		return &node{op: opCall, on: x, name: "leftShift", args: []*node{y}, named: at, Span: at}
	case sign == "==" || sign == "!=" || sign == "in" || sign == "==~":
		return &node{op: opUse, args: []*node{x, y}, Span: at}
	}
	return &node{op: opBlock, args: []*node{x, y}, Span: at}
}

func (p *groovyParser) unary() *node {
	w := p.peek()
	if w.kind == tokenSign && slices.Contains([]string{"!", "-", "+", "~", "++", "--"}, w.text) {
		p.at++
		leave, ok := p.deep()
		defer leave()
		if !ok {
			return nil
		}
		x := p.unary()
		if w.text == "!" && x != nil {
			return &node{op: opUse, args: []*node{x}, Span: p.since(w.Start)}
		}
		return x
	}
	return p.chain(p.primary())
}

// chain reads members, elements and calls behind a value.
func (p *groovyParser) chain(x *node) *node {
	for parts := 0; x != nil; parts++ {
		w := p.peek()
		switch {
		case w.kind != tokenSign || parts > maxNested/4:
			return x
		case w.text == "." || w.text == "?." || w.text == "*." || w.text == ".&" || w.text == "??." || w.text == ".@":
			x = p.member(x, w)
		case w.line:
			return x
		case w.text == "(" && (x.op == opName || x.op == opMember || !w.space):
			p.at++
			x = dartLike(x, p.arguments(")"), p.since(x.Start))
			x = p.trailing(x)
		case w.text == "{" && (x.op == opName || x.op == opMember || x.op == opCall || x.op == opNew):
			x = p.trailing(x)
		case w.text == "[" && !w.space, w.text == "?.[":
			p.at++
			args := p.arguments("]")
			x = &node{op: opIndex, on: x, args: args, Span: p.since(x.Start)}
		case w.text == "++" || w.text == "--":
			p.at++
		default:
			return x
		}
	}
	return x
}

// dartLike calls what x names.
func dartLike(x *node, args []*node, at code.Span) *node {
	if x.op == opName {
		return &node{op: opCall, name: x.name, args: args, named: x.Span, Span: at}
	}
	return dartCall(x, args, at)
}

// trailing hangs functions in braces on a call.
func (p *groovyParser) trailing(x *node) *node {
	for p.sign("{") && !p.peek().line {
		f := p.closure()
		if x.op == opCall || x.op == opNew {
			x.args, x.End = append(x.args, f), f.End
		} else {
			x = dartLike(x, []*node{f}, code.Span{Start: x.Start, End: f.End})
		}
	}
	return x
}

// member is a.b, a?.b, a.'b' or a*.b.
func (p *groovyParser) member(x *node, by token) *node {
	p.at++
	w := p.peek()
	m := &node{op: opMember, on: x, name: w.text, named: w.Span, Span: code.Span{Start: x.Start, End: max(w.End, x.End)}}
	if w.kind != tokenName && w.kind != tokenText {
		return x
	}
	p.at++
	if by.text != "*." {
		return m
	}
	it := &node{op: opName, name: "it", Span: m.Span}
	m.on = it
	part := m
	if p.sign("(") {
		p.at++
		part = dartLike(m, p.arguments(")"), p.since(x.Start))
	}
	param := &node{op: opParam, name: "it", named: w.Span, Span: w.Span}
	each := &node{op: opLambda, params: []*node{param}, body: []*node{given(part)}, Span: part.Span}
	return &node{op: opCall, on: x, name: "collect", args: []*node{each}, named: w.Span, Span: p.since(x.Start)}
}

// arguments reads values up to a sign; those with names are named.
func (p *groovyParser) arguments(until string) []*node {
	leave, ok := p.deep()
	defer leave()
	var out []*node
	for !p.is(tokenEnd, "") && !p.accept(until) {
		at := p.at
		if x := p.argument(); x != nil && ok {
			out = append(out, x)
		}
		p.accept(",")
		if p.at == at {
			if p.sign("}") || p.sign(")") || p.sign("]") {
				return out
			}
			p.at++
		}
	}
	return out
}

func (p *groovyParser) argument() *node {
	w := p.peek()
	if p.accept("*") {
		p.accept(":")
		return spreading(orNothing(p.expression(), w))
	}
	if p.ahead(1).text == ":" && p.ahead(1).kind == tokenSign && (w.kind == tokenName || w.kind == tokenText) {
		key := &node{op: opText, name: w.text, Span: w.Span}
		if w.kind == tokenText {
			key = p.literal()
		} else {
			p.at++
		}
		p.at++
		value := p.expression()
		if key.op == opText {
			return &node{op: opNamed, name: key.name, args: one(value), Span: p.since(w.Start)}
		}
		return &node{op: opPair, args: append(one(key), one(value)...), Span: p.since(w.Start)}
	}
	x := p.expression()
	if x != nil && p.accept(":") {
		return &node{op: opPair, args: append(one(x), one(p.expression())...), Span: p.since(w.Start)}
	}
	return x
}

func orNothing(n *node, at token) *node {
	if n == nil {
		return &node{op: opBlock, Span: at.Span}
	}
	return n
}

// command takes the arguments of a call without parentheses: foo "a", b.
func (p *groovyParser) command(x *node) *node {
	w := p.peek()
	if x == nil || w.line || x.op != opName && x.op != opMember || !w.space {
		return x
	}
	if w.kind != tokenText && w.kind != tokenNumber && (w.kind != tokenName || groovyKeywords[w.text] && w.text != "new" && w.text != "this" && w.text != "null" && w.text != "true" && w.text != "false") && w.text != "[" {
		return x
	}
	var args []*node
	for {
		at := p.at
		if a := p.argument(); a != nil {
			args = append(args, a)
		}
		if p.at == at || !p.accept(",") {
			break
		}
	}
	return p.trailing(dartLike(x, args, p.since(x.Start)))
}
