package dialect

// control reads a statement that begins with a keyword.
func (p *groovyParser) control(start int32) *node {
	head := p.peek().text
	p.at++
	switch head {
	case "if":
		return p.branch(start)
	case "while":
		test := p.inParentheses()
		return &node{op: opLoop, args: one(test), body: p.body(), Span: p.since(start)}
	case "do":
		x := &node{op: opLoop, body: p.body()}
		if p.accept("while") {
			x.args = one(p.inParentheses())
		}
		x.Span = p.since(start)
		return x
	case "for":
		return p.loop(start)
	case "switch":
		return p.cases(start)
	case "try":
		return p.try(start)
	case "return":
		x := &node{op: opReturn}
		if !p.peek().line {
			x.args = one(p.command(p.expression()))
		}
		x.Span = p.since(start)
		return x
	case "throw":
		return &node{op: opThrow, args: one(p.expression()), Span: p.since(start)}
	}
	x := &node{op: opUse, args: one(p.expression())} // assert
	if p.accept(":") {
		p.expression()
	}
	x.Span = p.since(start)
	return x
}

// inParentheses is a condition.
func (p *groovyParser) inParentheses() *node {
	w := p.peek()
	if !p.accept("(") {
		return &node{op: opBlock, Span: w.Span}
	}
	all := p.arguments(")")
	if len(all) == 1 {
		return all[0]
	}
	return &node{op: opBlock, args: all, Span: p.since(w.Start)}
}

func (p *groovyParser) branch(start int32) *node {
	x := &node{op: opIf, on: p.inParentheses()}
	from := p.peek().Start
	x.body = p.body()
	x.named = p.since(from)
	if p.accept(";") && p.peek().text != "else" {
		p.at--
	}
	if p.accept("else") {
		from := p.peek().Start
		els := p.body()
		x.els = []*node{{op: opBlock, args: els, Span: p.since(from)}}
	}
	x.Span = p.since(start)
	return x
}

// loop is for (x in y), for (T x : y), or one that counts.
func (p *groovyParser) loop(start int32) *node {
	x := &node{op: opLoop}
	if !p.accept("(") {
		return x
	}
	p.modifiers()
	at := p.at
	typ := p.typed()
	name := p.peek()
	if name.kind != tokenName || groovyKeywords[name.text] {
		p.at = at
		typ, name = "", p.peek()
	}
	p.at++
	if p.accept("in") || p.accept(":") {
		x.op, x.params = opEach, []*node{{op: opParam, name: name.text, typ: groovyType(typ), named: name.Span, Span: name.Span}}
		x.on = p.expression()
		p.accept(")")
	} else {
		p.at = at
		for !p.is(tokenEnd, "") && !p.accept(")") {
			at := p.at
			if s := p.statement(""); s != nil {
				x.args = append(x.args, s)
			}
			if p.at == at {
				p.at++
			}
		}
	}
	x.body = p.body()
	x.Span = p.since(start)
	return x
}

// cases are branches on one value.
func (p *groovyParser) cases(start int32) *node {
	all := &node{op: opBlock, args: []*node{{op: opUse, args: one(p.inParentheses())}}}
	if !p.accept("{") {
		return all
	}
	for !p.is(tokenEnd, "") && !p.accept("}") {
		at := p.at
		switch {
		case p.accept("case"):
			all.args = append(all.args, &node{op: opUse, args: one(p.binary(0)), Span: p.since(start)})
			p.accept(":")
			p.accept("->")
		case p.accept("default"):
			p.accept(":")
			p.accept("->")
		default:
			if s := p.statement(""); s != nil {
				all.args = append(all.args, s)
			}
		}
		if p.at == at {
			p.at++
		}
	}
	all.Span = p.since(start)
	return all
}

func (p *groovyParser) try(start int32) *node {
	x := &node{op: opTry}
	if p.accept("(") {
		x.args = p.arguments(")")
	}
	from := p.peek().Start
	x.body = p.body()
	x.named = p.since(from)
	for p.is(tokenName, "catch") || p.is(tokenName, "finally") {
		from := p.peek().Start
		if p.accept("catch") {
			if p.accept("(") {
				for !p.is(tokenEnd, "") && !p.accept(")") {
					p.at++
				}
			}
		} else {
			p.at++
		}
		body := p.body()
		x.els = append(x.els, &node{op: opBlock, args: body, Span: p.since(from)})
	}
	x.Span = p.since(start)
	return x
}
