package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// Groovy is the language's name.
const Groovy = "groovy"

// groovy has a reader of its own: the grammar that there is knows scripts of builds, and takes constructors, enums, casts
// and what follows a closure for errors.
var groovy = &dialect{name: Groovy, family: javaVM, extensions: []string{".groovy", ".gvy", ".gsh"}, names: []string{"jenkinsfile"}, implicit: true, globals: true, nodes: groovyNodes}

// groovyNodes reads a text.
func groovyNodes(r *reader, text string) []*node {
	p := &groovyParser{reader: r, text: text, words: groovyWords(text, 0, len(text))}
	var out []*node
	for !p.is(tokenEnd, "") {
		at := p.at
		if x := p.statement(""); x != nil {
			out = append(out, x)
		}
		if p.at == at {
			p.at++ // something that does not belong here
		}
	}
	return topLevel(out)
}

// topLevel makes variables of what a script gives a value first without saying so.
func topLevel(all []*node) []*node {
	seen := map[string]bool{}
	for _, n := range all {
		if n.op == opVar {
			seen[n.name] = true
		}
		if n.op == opAssign && n.name == "=" && n.on.is(opName) && !seen[n.on.name] {
			seen[n.on.name] = true
			n.op, n.name, n.named, n.on = opVar, n.on.name, n.on.Span, nil
		}
	}
	return all
}

// groovyParser reads words one after the other. It never fails: what it does not understand it leaves out.
type groovyParser struct {
	*reader
	text  string
	words []token
	at    int
	holes int // texts around
}

func (p *groovyParser) peek() token { return p.words[min(p.at, len(p.words)-1)] }

func (p *groovyParser) ahead(n int) token { return p.words[min(p.at+n, len(p.words)-1)] }

func (p *groovyParser) is(kind tokenKind, text string) bool {
	w := p.peek()
	return w.kind == kind && (text == "" || w.text == text)
}

func (p *groovyParser) sign(text string) bool { return p.is(tokenSign, text) }

// accept takes a sign or a keyword.
func (p *groovyParser) accept(text string) bool {
	if w := p.peek(); w.text == text && (w.kind == tokenSign || w.kind == tokenName) {
		p.at++
		return true
	}
	return false
}

func (p *groovyParser) end() int32 {
	if p.at == 0 {
		return 0
	}
	return p.words[min(p.at, len(p.words))-1].End
}

func (p *groovyParser) since(start int32) code.Span {
	return code.Span{Start: start, End: max(start, p.end())}
}

// deep guards against nesting.
func (p *groovyParser) deep() (leave func(), ok bool) {
	p.depth++
	return func() { p.depth-- }, p.depth < maxNested/4
}

// block reads statements up to the closing brace.
func (p *groovyParser) block(class string) []*node {
	leave, ok := p.deep()
	defer leave()
	var out []*node
	for !p.is(tokenEnd, "") && !p.accept("}") {
		at := p.at
		if x := p.statement(class); x != nil && ok {
			out = append(out, x)
		}
		if p.at == at {
			p.at++
		}
	}
	return out
}

// body is a block in braces, or one statement.
func (p *groovyParser) body() []*node {
	if p.accept("{") {
		return p.block("")
	}
	return one(p.statement(""))
}

var groovyModifiers = words("public private protected static final abstract synchronized transient volatile native default strictfp sealed")

// statement reads one statement; class is the name of the class around when it stands in its body.
func (p *groovyParser) statement(class string) *node {
	leave, ok := p.deep()
	defer leave()
	if !ok || p.accept(";") {
		return nil
	}
	start := p.peek().Start
	notes, modified := p.modifiers()
	w := p.peek()
	if w.kind == tokenName {
		switch w.text {
		case "package":
			p.at++
			p.pkg = p.dotted()
			return nil
		case "import":
			return p.imported()
		case "class", "interface", "trait", "enum", "record":
			if p.ahead(1).kind == tokenName {
				return p.class(start, notes)
			}
		case "if", "while", "for", "switch", "try", "return", "throw", "assert", "do":
			return p.control(start)
		case "break", "continue":
			p.at++
			return nil
		}
	}
	if w.text == "{" && w.kind == tokenSign {
		if class != "" { // a static block
			p.at++
			return &node{op: opBlock, args: p.block(""), Span: p.since(start)}
		}
		return p.expression()
	}
	if x := p.declaration(start, class, notes, modified); x != nil {
		return x
	}
	x := p.expression()
	return p.command(x)
}

// modifiers takes annotations and modifiers.
func (p *groovyParser) modifiers() (notes []*node, modified bool) {
	for {
		w := p.peek()
		switch {
		case w.kind == tokenName && strings.HasPrefix(w.text, "@") && w.text != "@interface":
			p.at++
			note := &node{op: opCall, name: short(strings.TrimPrefix(w.text, "@")), Span: w.Span}
			for p.sign(".") {
				p.at++
				note.name = p.peek().text
				p.at++
			}
			if p.sign("(") {
				p.at++
				note.args = p.arguments(")")
			}
			notes = append(notes, note)
		case w.kind == tokenName && (groovyModifiers[w.text] || w.text == "def" || w.text == "var") && p.ahead(1).kind != tokenEnd && p.ahead(1).text != "=" && p.ahead(1).text != ".":
			if w.text == "static" && p.ahead(1).text == "{" {
				p.at++
				return notes, true
			}
			p.at++
			modified = true
		default:
			return notes, modified
		}
	}
}

func (p *groovyParser) dotted() string {
	var parts []string
	for p.is(tokenName, "") || p.sign("*") {
		parts = append(parts, p.peek().text)
		p.at++
		if !p.accept(".") {
			break
		}
	}
	return strings.Join(parts, ".")
}

func (p *groovyParser) imported() *node {
	x := &node{op: opImport, Span: p.peek().Span}
	p.at++
	x.static = p.accept("static")
	x.name = p.dotted()
	x.typ = short(x.name)
	if p.accept("as") {
		x.typ = p.peek().text
		p.at++
	}
	return x
}

// class reads a class from its keyword on.
func (p *groovyParser) class(start int32, notes []*node) *node {
	enum := p.peek().text == "enum"
	name := p.ahead(1)
	p.at += 2
	x := &node{op: opClass, name: name.text, notes: notes, named: name.Span}
	for !p.is(tokenEnd, "") && !p.accept("{") {
		w := p.peek()
		if w.kind == tokenName && w.text != "extends" && w.text != "implements" {
			if base := p.typed(); base != "" {
				x.args = append(x.args, &node{op: opType, name: base, Span: w.Span})
				continue
			}
		}
		p.at++
	}
	if enum {
		x.body = p.constants()
	}
	x.body = append(x.body, p.block(x.name)...)
	x.Span = p.since(start)
	return x
}

// constants are those that an enum begins with.
func (p *groovyParser) constants() []*node {
	var out []*node
	for p.is(tokenName, "") {
		w := p.peek()
		if next := p.ahead(1).text; next != "(" && next != "," && next != ";" && next != "}" && next != "{" {
			break
		}
		p.at++
		c := &node{op: opEnum, name: w.text, named: w.Span, Span: w.Span}
		if p.accept("(") {
			c.args = p.arguments(")")
		}
		if p.accept("{") {
			p.block(w.text)
		}
		out = append(out, c)
		if !p.accept(",") {
			break
		}
	}
	return out
}
