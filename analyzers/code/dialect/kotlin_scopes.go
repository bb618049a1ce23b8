package dialect

import (
	"regexp"
	"strings"
)

// ktMakers are functions that fill a new object, ktRequests calls of clients whose function in braces fills the request.
var (
	ktMakers   = map[string]*node{"buildString": {op: opNew, name: "StringBuilder"}, "buildMap": {op: opNew, name: "HashMap"}, "buildList": {op: opList}, "buildJsonObject": {op: opNew, name: "JsonObject"}}
	ktRequests = words("get post put patch delete head request prepareRequest preparePost prepareGet submitForm defaultRequest")
)

// ktHeaders is the name of what a function for headers fills.
const ktHeaders = "requestHeaders"

// ktScoped is a call whose function in braces does something to an object.
func ktScoped(x *node) *node {
	if x.on != nil && (x.name == "trimIndent" || x.name == "trimMargin") {
		return ktTrimmed(x)
	}
	f := x.lastArg()
	if !f.is(opLambda) || len(f.params) == 0 {
		return x
	}
	param := f.params[0].name
	rest := *x
	rest.args = x.args[:len(x.args)-1]
	held := &node{op: opHeld, name: x.on.last(), Span: f.Span}
	switch {
	case x.on != nil && x.name == "apply":
		return &node{op: opCascade, on: x.on, args: ktHold(f.body, "", held), Span: x.Span}
	case x.on != nil && x.name == "also":
		return &node{op: opCascade, on: x.on, args: ktHold(f.body, param, held), Span: x.Span}
	case x.on != nil && x.name == "run":
		return ktGiven(x, x.on, ktHold(f.body, "", held))
	case x.on == nil && x.name == "with" && len(x.args) == 2:
		return ktGiven(x, x.args[0], ktHold(f.body, "", held))
	case x.on == nil && ktMakers[x.name] != nil:
		on := *ktMakers[x.name]
		on.Span = x.Span
		return &node{op: opCascade, on: &on, args: ktHold(f.body, "", held), Span: x.Span}
	case headerMaps[x.name] && len(x.args) == 1:
		held.name = ktHeaders
		on := &node{op: opMember, on: x.on, name: held.name, named: x.named, Span: x.Span}
		if x.on == nil {
			on.on = &node{op: opHeld, Span: x.Span}
		}
		return &node{op: opCascade, on: on, args: ktHold(f.body, param, held), Span: x.Span}
	case ktRequests[x.name] && x.op == opCall:
		return &node{op: opCascade, on: &rest, args: ktHold(f.body, "", held), Span: x.Span}
	}
	return x
}

// ktGiven is what the last of statements gives that something is held for.
func ktGiven(x, on *node, body []*node) *node {
	last := max(len(body)-1, 0)
	return &node{op: opCascade, on: on, args: body[:last], body: body[last:], Span: x.Span}
}

// ktHold has statements speak of what is held: by the name of a parameter, or by this and by nothing at all where there is
// none. What headers are filled by may be either.
func ktHold(all []*node, param string, held *node) []*node {
	for _, n := range all {
		ktHoldOne(n, param, held, 0)
	}
	var out []*node
	for _, n := range all {
		if n.op == opReturn {
			out = append(out, n.args...)
		} else {
			out = append(out, n)
		}
	}
	return out
}

func ktHoldOne(n *node, param string, held *node, depth int) {
	if n == nil || depth > maxNested {
		return
	}
	alone := param == "" || param == "it" && held.name == ktHeaders
	switch {
	case n.op == opThis && alone, n.op == opName && n.name == param && param != "":
		n.op, n.name = opHeld, held.name
	case n.op == opCall && n.on == nil && alone && ktFills(n.name):
		n.on = held
		if n.name == "header" || n.name == "bearerAuth" {
			n.verb = "addHeader"
		}
	case n.op == opCall && n.on == nil && alone, n.op == opName && !n.isConstant() && alone:
		n.loose = true
	case n.op == opAssign && n.on.is(opName) && alone:
		n.on = &node{op: opMember, on: held, name: n.on.name, named: n.on.Span, Span: n.on.Span}
	}
	ktHoldOne(n.on, param, held, depth+1)
	for _, part := range [][]*node{n.args, n.body, n.els} {
		for _, c := range part {
			ktHoldOne(c, param, held, depth+1)
		}
	}
}

// ktFills reports whether a function that stands alone does something to the object around.
func ktFills(name string) bool {
	return headerSetters[name] || setters[name] || puts[name] || headerMaps[name] || putAlls[name] || strings.HasPrefix(name, "append") ||
		strings.HasPrefix(name, "set") || strings.HasPrefix(name, "with") && len(name) > 4 || name == "init" || name == "url"
}

// ktTrimmed is a text of several lines without what stands in front of each.
func ktTrimmed(x *node) *node {
	pieces := []*node{x.on}
	if x.on.is(opConcat) {
		pieces = x.on.args
	}
	prefix := ktMargin
	if x.name == "trimIndent" {
		prefix = regexp.MustCompile(`(?:^|\n)` + regexp.QuoteMeta(ktIndent(pieces)))
	}
	for i, p := range pieces {
		if p.op != opText {
			continue
		}
		p.name = prefix.ReplaceAllStringFunc(p.name, func(m string) string {
			if strings.HasPrefix(m, "\n") {
				return "\n"
			}
			return ""
		})
		if i == 0 {
			p.name = strings.TrimPrefix(p.name, "\n")
		}
		if i == len(pieces)-1 {
			p.name = strings.TrimSuffix(strings.TrimRight(p.name, " \t"), "\n")
		}
	}
	return x.on
}

var ktMargin = regexp.MustCompile(`(?:^|\n)[ \t]*\|`)

// ktIndent is the indentation that all lines share.
func ktIndent(pieces []*node) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.op == opText {
			b.WriteString(p.name)
		} else {
			b.WriteByte('x')
		}
	}
	return indentOf(b.String() + "\n")
}
