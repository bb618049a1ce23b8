package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// Annotations by which libraries have an interface describe requests: of a method its verb with the path, and lines of
// headers; of a parameter the header, or the map of headers, that it gives.
var (
	requestNotes   = words("GET POST PUT PATCH DELETE HEAD")
	exchangeNotes  = map[string]string{"GetExchange": "GET", "PostExchange": "POST", "PutExchange": "PUT", "DeleteExchange": "DELETE", "PatchExchange": "PATCH"}
	lineNotes      = words("Headers")
	headerNotes    = words("Header HeaderParam")
	headerMapNotes = words("HeaderMap")
)

// described records the request that the annotations of a method describe.
func (s *summariser) described(n *node, params []string) {
	for _, note := range n.notes {
		method := exchangeNotes[note.name]
		if requestNotes[note.name] {
			method = note.name
		}
		switch {
		case method != "" && len(note.args) > 0:
			s.sum.Calls = append(s.sum.Calls, code.Call{Name: note.name, Kind: code.CallRequest, Func: s.fn, Span: note.Span,
				Args: []code.Expr{literal(method, note.Span), s.value(note.args[0])}})
		case lineNotes[note.name]:
			s.value(&node{op: opList, args: lines(note.args), Span: note.Span})
		}
	}
	group := code.TopLevel
	for i, p := range n.params {
		for _, note := range p.notes {
			if i >= len(params) || !headerMapNotes[note.name] && (!headerNotes[note.name] || len(note.args) == 0) {
				continue
			}
			if group == code.TopLevel {
				group = s.group("", code.GroupHeaders, n.named)
			}
			if headerMapNotes[note.name] {
				s.spread(group, ref(params[i], p.Span), p.Span)
			} else {
				s.entry(group, s.value(note.args[0]), ref(params[i], p.Span), p.Span)
			}
		}
	}
}

// lines are the texts in an annotation, be they arguments or in a list.
func lines(args []*node) []*node {
	var out []*node
	for _, a := range args {
		if a.op == opList || a.op == opBlock {
			out = append(out, lines(a.args)...)
		} else if a.op == opNamed && strings.HasPrefix(a.name, "value") {
			out = append(out, lines(a.args)...)
		} else {
			out = append(out, a)
		}
	}
	return out
}
