package dialect

import (
	"regexp"
	"strconv"

	"mleready/analyzers/code"
)

// places of a format: %s, %1$s, %-5d; {0}, {}, {name}, {name:>5}.
var (
	percent = regexp.MustCompile(`%(?:(\d+)\$)?(?:\(([^)]*)\))?[-+#0,]*\d*(?:\.\d+)?l{0,2}([a-zA-Z@%])`)
	braces  = regexp.MustCompile(`\{(?:(\d+)|([A-Za-z_][\w.]*))?(?:![a-z])?(?:[:,][^{}]*)?\}`)
)

// formatted is a function whose arguments are put into a format.
func formatted(places *regexp.Regexp, format int) method {
	return func(s *summariser, n *node) (code.Expr, bool) {
		if format >= len(n.args) {
			return code.Expr{}, false
		}
		args := n.args[format+1:]
		for i := range format { // a locale
			s.value(n.args[i])
		}
		return s.format(n, n.args[format], args, places)
	}
}

// formatOn is "…".format(…), or a function format of something else.
func formatOn(s *summariser, n *node) (code.Expr, bool) {
	if _, ok := s.formatText(n.on); !ok {
		return code.Expr{}, false
	}
	places := percent
	if s.modules {
		places = braces
	}
	return s.format(n, n.on, n.args, places)
}

// formatText is the text of a format that stands here or in a constant of the file.
func (s *summariser) formatText(n *node) (string, bool) {
	if t, ok := n.constant(); ok {
		return t, true
	}
	if n.is(opName) || n.is(opMember) {
		t, ok := s.consts[declared(s.holder(n))]
		return t, ok
	}
	return "", false
}

func (s *summariser) format(n, format *node, args []*node, places *regexp.Regexp) (code.Expr, bool) {
	text, ok := s.formatText(format)
	x := code.Expr{Op: code.OpConcat, Span: n.Span}
	values, byName := []code.Expr{}, map[string]code.Expr{}
	for _, a := range args {
		v := s.value(a)
		if a.op == opNamed {
			byName[a.name] = v
		} else {
			values = append(values, v)
		}
	}
	if !ok { // the format itself, wherever it stands, and what is put in
		x.Args = append([]code.Expr{s.value(format)}, values...)
		return x, x.Args[0].Op != code.OpUnknown
	}
	at, next, from := format.Span, 0, 0
	for _, m := range places.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > from {
			x.Args = append(x.Args, literal(text[from:m[0]], at))
		}
		from = m[1]
		if last := text[m[1]-1]; places != braces && (last == '%' || last == 'n') {
			x.Args = append(x.Args, literal(map[byte]string{'%': "%", 'n': "\n"}[last], at))
			continue
		}
		i, v := next, unknown("", at)
		if m[2] >= 0 {
			i, _ = strconv.Atoi(text[m[2]:m[3]])
			if places != braces {
				i--
			}
		} else {
			next++
		}
		if m[4] >= 0 {
			v = byName[text[m[4]:m[5]]]
			v.Span = at
			next--
		} else if i >= 0 && i < len(values) {
			v = values[i]
		}
		x.Args = append(x.Args, v)
	}
	if from < len(text) {
		x.Args = append(x.Args, literal(text[from:], at))
	}
	return x, true
}
