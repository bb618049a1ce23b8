package dialect

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// scalaSums reads the children of a node. A line that ends with a plus sign goes on in the next one.
func scalaSums(r *reader, n sitter.Node) []*node {
	var out []*node
	open := false
	for _, c := range each(n) {
		x := r.read(c)
		if x == nil {
			continue
		}
		if open && len(out) > 0 {
			out[len(out)-1].plus(x)
		} else {
			out = append(out, x)
		}
		tail := c
		for _, field := range []string{"value", "body"} {
			if v := c.Field(field); strings.HasSuffix(c.Kind(), "_definition") && v.Is() {
				tail = v
			}
		}
		open = tail.Kind() == "postfix_expression" && strings.HasSuffix(tail.Text(), "+")
	}
	return out
}

// plus adds a value to the sum that a statement ends with.
func (n *node) plus(x *node) {
	switch {
	case n.op == opFunc && len(n.body) > 0:
		n.body[len(n.body)-1].plus(x)
		return
	case n.op == opVar || n.op == opField || n.op == opAssign || n.op == opReturn:
		if len(n.args) == 0 {
			n.args = []*node{x}
		} else {
			n.args[0].plus(x)
		}
		n.End = x.End
		return
	}
	left := *n
	*n = node{op: opConcat, args: []*node{&left, x}, Span: code.Span{Start: left.Start, End: x.End}}
}

// scalaName is a name, or the object around.
func scalaName(_ *reader, n sitter.Node) *node {
	switch n.Text() {
	case "this":
		return &node{op: opThis, Span: span(n)}
	case "super":
		return &node{op: opSuper, Span: span(n)}
	case "None", "Nil":
		return &node{op: opList, Span: span(n)}
	}
	return &node{op: opName, name: strings.Trim(n.Text(), "`"), Span: span(n)}
}

func scalaHole(_ *reader, n sitter.Node) *node { return &node{op: opName, name: "_", Span: span(n)} }

func scalaCharacter(_ *reader, n sitter.Node) *node {
	return &node{op: opText, name: escaped(strings.Trim(n.Text(), "'")), Span: span(n)}
}

func scalaText(_ *reader, n sitter.Node) *node {
	t, unescape := n.Text(), escaped
	if inner, ok := strings.CutPrefix(t, `"""`); ok {
		t, unescape = strings.TrimSuffix(inner, `"""`), verbatim
	} else {
		t = strings.TrimSuffix(strings.TrimPrefix(t, `"`), `"`)
	}
	return &node{op: opText, name: unescape(t), Span: span(n)}
}

var scalaPlace = regexp.MustCompile(`^%[-#+ 0,(]*\d*(?:\.\d+)?[a-zA-Z]`)

// scalaInterpolated is s"…", f"…" or another one; the text is what no piece holds.
func scalaInterpolated(r *reader, n sitter.Node) *node {
	kind, inner := n.Field("interpolator").Text(), sitter.Node{}
	for _, c := range each(n) {
		if c.Kind() == "interpolated_string" {
			inner = c
		}
	}
	unescape := escaped
	if kind == "raw" {
		unescape = verbatim
	}
	x := &node{op: opConcat, Span: span(n)}
	quote := 1
	if strings.HasPrefix(inner.Text(), `"""`) {
		quote = 3
	}
	from := inner.Start() + quote
	piece := func(to int) {
		if to <= from {
			return
		}
		t := inner.Text()[from-inner.Start() : to-inner.Start()]
		if k := len(x.args); kind == "f" && k > 0 && x.args[k-1].op != opText {
			t = scalaPlace.ReplaceAllString(t, "")
		}
		x.args = append(x.args, &node{op: opText, name: unescape(strings.ReplaceAll(t, "$$", "$")), Span: code.Span{Start: int32(from), End: int32(to)}})
	}
	for _, c := range each(inner) {
		if c.Kind() != "interpolation" {
			continue
		}
		piece(c.Start())
		if p := r.read(c); p != nil {
			x.args = append(x.args, scalaChoice(p))
		}
		from = c.End()
	}
	piece(inner.End() - quote)
	return x.joined()
}

// scalaBare are methods that are called without parentheses.
var scalaBare = words(`toLowerCase toUpperCase trim toList toSeq toMap toSet toArray keys values mkString getBytes bytes toString reverse sorted strip
	head headOption last get size distinct iterator asScala asJava show noSpaces toIndexedSeq toVector withoutPadding getDecoder getEncoder`)

func scalaMember(r *reader, n sitter.Node) *node {
	f := n.Field("field")
	x := &node{op: opMember, on: r.read(n.Field("value")), name: strings.Trim(f.Text(), "`"), named: span(f), Span: span(n)}
	if x.name == "stripMargin" && (x.on.is(opText) || x.on.is(opConcat)) {
		return margined(x.on)
	}
	if scalaBare[x.name] {
		x.op = opCall
	}
	return x
}

var margin = regexp.MustCompile(`\n[ \t]*\|`)

// margined takes off what stands before the bar in each line of a text.
func margined(n *node) *node {
	if n.op == opText {
		return &node{op: opText, name: margin.ReplaceAllString(strings.TrimPrefix(n.name, "|"), "\n"), Span: n.Span}
	}
	x := *n
	x.args = slices.Clone(n.args)
	for i, a := range x.args {
		if a.op == opText {
			x.args[i] = margined(a)
		}
	}
	return &x
}

// scalaCall calls a function, or makes an object where a class is named. Several lists of arguments are one.
func scalaCall(r *reader, n sitter.Node) *node {
	f, args := r.read(n.Field("function")), scalaArguments(r, n.Field("arguments"))
	if f == nil {
		return &node{op: opBlock, args: args, Span: span(n)}
	}
	if k := len(f.args) - 1; k > 0 && (f.op == opPair || f.op == opConcat) && n.Field("function").Kind() == "generic_function" {
		f.args[k], f.End = dartCall(f.args[k], args, code.Span{Start: f.args[k].Start, End: int32(n.End())}), int32(n.End()) // "a" -> b.get[T]("c")
		return f
	}
	if (f.op == opCall || f.op == opNew) && (n.Field("function").Kind() == "call_expression" || scalaBare[f.name]) {
		f.args, f.End = append(f.args, args...), int32(n.End())
		return f
	}
	return dartCall(f, args, span(n))
}

// scalaArguments are arguments in parentheses, or a function in braces.
func scalaArguments(r *reader, n sitter.Node) []*node {
	switch n.Kind() {
	case "block", "indented_block", "colon_argument":
		all := r.all(n)
		if len(all) == 1 && all[0].is(opLambda) {
			return all
		}
		return []*node{{op: opLambda, body: last(all, given), Span: span(n)}}
	case "case_block", "indented_cases":
		return one(scalaCases(r, n))
	}
	var out []*node
	for _, c := range each(n) {
		x := scalaChoice(r.read(c))
		switch {
		case x == nil:
			continue
		case x.op == opAssign && x.on.is(opName):
			x = &node{op: opNamed, name: x.on.name, args: x.args, Span: x.Span}
		case x.op != opName && x.holed(0):
			p := &node{op: opParam, name: "_", named: x.Span, Span: x.Span}
			x = &node{op: opLambda, params: []*node{p}, body: []*node{given(x)}, Span: x.Span}
		}
		out = append(out, x)
	}
	return out
}

// holed reports whether an underscore stands for what a function gets.
func (n *node) holed(depth int) bool {
	if n == nil || depth > 8 || n.op == opLambda {
		return false
	}
	if n.op == opName && n.name == "_" {
		return true
	}
	return n.on.holed(depth+1) || slices.ContainsFunc(n.args, func(a *node) bool { return a.holed(depth + 1) })
}

func scalaNew(r *reader, n sitter.Node) *node {
	x := &node{op: opNew, Span: span(n)}
	for _, c := range each(n) {
		switch kind := c.Kind(); {
		case kind == "arguments":
			x.args = append(x.args, scalaArguments(r, c)...)
		case kind == "template_body":
			x.body = r.body(c)
		case x.name == "":
			x.name, x.named = typeName(c), span(c)
		}
	}
	return x
}

// scalaTuple of two is a key with its value.
func scalaTuple(r *reader, n sitter.Node) *node {
	x := &node{op: opList, args: r.all(n), Span: span(n)}
	if len(x.args) == 2 {
		x.op = opPair
	}
	return x
}

// scalaBlock is the one expression that it holds, or all of them.
func scalaBlock(r *reader, n sitter.Node) *node {
	if all := r.all(n); len(all) != 1 {
		return &node{op: opBlock, args: all, Span: span(n)}
	} else {
		return scalaChoice(all[0])
	}
}

// scalaInfix is an operator, or a method between its object and its argument. The left sides of a long sum are no levels
// of their own.
func scalaInfix(r *reader, n sitter.Node) *node {
	at := span(n)
	if n.Field("operator").Text() == "+" {
		x := binary("+")(r, n)
		if k := len(x.args) - 1; k > 0 && x.args[k].is(opPair) {
			return united(&node{op: opConcat, args: x.args[:k], Span: at}, x.args[k], at)
		}
		return x
	}
	left, right := r.read(n.Field("left")), scalaChoice(r.read(n.Field("right")))
	if left == nil || right == nil {
		return left
	}
	switch sign := n.Field("operator").Text(); sign {
	case "->":
		return &node{op: opPair, args: []*node{left, right}, Span: at}
	case "++", ":::":
		return united(left, right, at)
	case ":+":
		return &node{op: opList, args: []*node{spreading(left), right}, Span: at}
	case "+:", "::":
		return &node{op: opList, args: []*node{left, spreading(right)}, Span: at}
	case "+=", "++=":
		if right.is(opPair) {
			return &node{op: opCall, on: left, name: "put", args: right.args, named: at, Span: at}
		}
		return &node{op: opAssign, on: left, name: "+=", args: []*node{right}, Span: at}
	case "==", "!=", "<", ">", "<=", ">=", "eq", "ne":
		return &node{op: opUse, args: []*node{left, right}, Span: at}
	default:
		if sign == "" || sign[0] < 'a' || sign[0] > 'z' {
			return &node{op: opBlock, args: []*node{left, right}, Span: at}
		}
		return &node{op: opCall, on: left, name: sign, args: []*node{right}, named: span(n.Field("operator")), Span: at}
	}
}

// united is two maps as one, or two lists.
func united(left, right *node, at code.Span) *node {
	if left.op == opConcat && len(left.args) == 1 {
		left = left.args[0]
	}
	x := &node{op: opList, Span: at}
	for _, side := range []*node{left, right} {
		if side.is(opTable) || side.is(opPair) || side.is(opNew) && strings.HasSuffix(side.name, "Map") || headerName(side.last()) || strings.HasSuffix(side.last(), "claims") {
			x.op = opTable
		}
	}
	for _, side := range []*node{left, right} {
		if !side.is(opPair) {
			side = spreading(side)
		}
		x.args = append(x.args, side)
	}
	return x
}
