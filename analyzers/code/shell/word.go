package shell

import (
	"bytes"
	"strings"

	"mleready/analyzers/code"
)

// word is one of a command line.
type word struct {
	start, end int
	parts      []code.Expr
	list       []word // of an array
	array      bool
}

// text is what stands in a word as far as it is known at once.
func (w word) text() string {
	var b strings.Builder
	for _, p := range w.parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// first is the text that a word begins with.
func (w word) first() string {
	if len(w.parts) == 0 || w.parts[0].Op != code.OpLiteral {
		return ""
	}
	return w.parts[0].Text
}

func (w word) expr() code.Expr { return joined(w.parts, span(w.start, w.end)) }

// after is a word without its first bytes.
func (w word) after(n int) word {
	if len(w.parts) == 0 {
		return w
	}
	head := w.parts[0]
	head.Text = head.Text[min(n, len(head.Text)):]
	w.parts = append([]code.Expr{head}, w.parts[1:]...)
	return w
}

// assigns reports whether a word gives a variable a value.
func (w word) assigns() bool {
	name, _, ok := strings.Cut(w.first(), "=")
	return ok && isName(strings.TrimSuffix(name, "+"))
}

func isName(s string) bool {
	for i, r := range s {
		if r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
			return false
		}
	}
	return s != ""
}

func joined(parts []code.Expr, at code.Span) code.Expr {
	switch len(parts) {
	case 0:
		return code.Expr{Op: code.OpLiteral, Span: at}
	case 1:
		parts[0].Span = at
		return parts[0]
	}
	return code.Expr{Op: code.OpConcat, Args: parts, Span: at}
}

// put adds a piece of text to a word.
func (w *word) put(text string, at code.Span) {
	if n := len(w.parts); n > 0 && w.parts[n-1].Op == code.OpLiteral {
		w.parts[n-1].Text += text
		w.parts[n-1].End = at.End
		return
	}
	w.parts = append(w.parts, code.Expr{Op: code.OpLiteral, Text: text, Span: at})
}

// word reads one: at least a character.
func (s *script) word() word {
	w := word{start: s.at}
	for s.at < len(s.src) {
		c := s.src[s.at]
		start := s.at
		switch {
		case s.at > w.start && !s.begins() || c == ' ' || c == '\t' || c == '\n':
			w.end = s.at
			return w
		case c == '\'':
			s.at++
			w.put(s.until('\''), span(start, s.at))
		case c == '"':
			s.at++
			s.quoted(&w, '"')
		case c == '$' && s.at+1 < len(s.src) && s.src[s.at+1] == '\'':
			s.at += 2
			w.put(unescape(s.until('\'')), span(start, s.at))
		case c == '$' || c == '`':
			s.expand(&w)
		case c == '\\' && s.at+1 < len(s.src):
			s.at += 2
			if s.src[s.at-1] != '\n' {
				w.put(string(s.src[s.at-1]), span(start, s.at))
			}
		default:
			s.at++
			for s.at < len(s.src) && s.begins() && bytes.IndexByte([]byte("'\"$`\\"), s.src[s.at]) < 0 && s.src[s.at] != '(' {
				s.at++
			}
			w.put(string(s.src[start:s.at]), span(start, s.at))
			if s.at < len(s.src) && s.src[s.at] == '(' {
				w.end = s.at
				return w
			}
		}
	}
	w.end = s.at
	return w
}

// until gives the text up to a mark, and goes behind it.
func (s *script) until(mark byte) string {
	rest := s.src[s.at:]
	n := bytes.IndexByte(rest, mark)
	if n < 0 {
		s.at = len(s.src)
		return string(rest)
	}
	s.at += n + 1
	return string(rest[:n])
}

// quoted reads a text in which variables stand, up to a mark; 0 for none.
func (s *script) quoted(w *word, mark byte) {
	w.put("", span(s.at, s.at))
	for s.at < len(s.src) {
		start := s.at
		switch c := s.src[s.at]; {
		case c == mark && mark != 0:
			s.at++
			return
		case c == '\\' && s.at+1 < len(s.src):
			s.at += 2
			switch next := s.src[s.at-1]; {
			case next == '\n':
			case strings.IndexByte("\"\\$`", next) >= 0:
				w.put(string(next), span(start, s.at))
			default:
				w.put(unescape(string(s.src[start:s.at])), span(start, s.at))
			}
		case c == '$' || c == '`':
			s.expand(w)
		default:
			s.at++
			for s.at < len(s.src) && strings.IndexByte("\"\\$`", s.src[s.at]) < 0 {
				s.at++
			}
			w.put(string(s.src[start:s.at]), span(start, s.at))
		}
	}
}

func unescape(text string) string {
	return strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\r`, "\r", `\\`, `\`, `\'`, "'", `\"`, `"`).Replace(text)
}

// expand reads what begins with a dollar sign or a back-quote.
func (s *script) expand(w *word) {
	start := s.at
	rest := s.src[s.at:]
	hole := func() { w.parts = append(w.parts, code.Expr{Op: code.OpUnknown, Span: span(start, s.at)}) }
	switch {
	case rest[0] == '`':
		s.at++
		inside := s.until('`')
		inner := &script{src: s.src[:start+1+len(inside)], at: start + 1, language: Shell, sum: s.sum, fn: s.fn, assigned: s.assigned, own: s.own, depth: s.depth + 1}
		if s.depth < maxNested {
			w.parts = append(w.parts, printed(inner.line(0), span(start, s.at)))
			return
		}
		hole()
	case bytes.HasPrefix(rest, []byte("$$")) && s.language == Make:
		s.at++
		s.expand(w)
	case bytes.HasPrefix(rest, []byte("$((")):
		s.at += 3
		s.until(')')
		if s.at < len(s.src) && s.src[s.at] == ')' {
			s.at++
		}
		hole()
	case bytes.HasPrefix(rest, []byte("$(")) && s.language == Make && isName(inside(rest[2:], ')')):
		s.at += 3 + len(inside(rest[2:], ')'))
		w.parts = append(w.parts, s.variable(inside(rest[2:], ')'), start))
	case bytes.HasPrefix(rest, []byte("$(")):
		s.at += 2
		if s.depth >= maxNested {
			hole()
			return
		}
		s.depth++
		language := s.language
		s.language = Shell
		out := s.line(')')
		s.language = language
		s.depth--
		w.parts = append(w.parts, printed(out, span(start, s.at)))
	case bytes.HasPrefix(rest, []byte("${")):
		s.at += 2
		w.parts = append(w.parts, s.parameter(s.until('}'), start))
	default:
		n := 1
		for n < len(rest) && isName("_"+string(rest[n])) {
			n++
		}
		if n == 1 {
			s.at++
			if len(rest) > 1 && strings.IndexByte("@*#?!-", rest[1]) >= 0 {
				s.at++
				hole()
				return
			}
			w.put("$", span(start, s.at))
			return
		}
		if c := rest[1]; c >= '0' && c <= '9' {
			n = 2
		}
		s.at += n
		w.parts = append(w.parts, s.variable(string(rest[1:n]), start))
	}
}

// inside is a text up to a mark.
func inside(rest []byte, mark byte) string {
	n := bytes.IndexByte(rest[:min(len(rest), 80)], mark)
	if n < 0 {
		return ""
	}
	return string(rest[:n])
}

// printed is what commands print: the last ones'.
func printed(out []code.Expr, at code.Span) code.Expr {
	if len(out) == 0 {
		return code.Expr{Op: code.OpUnknown, Span: at}
	}
	return out[len(out)-1]
}

// parameter reads ${name}, ${name:-default} and the like.
func (s *script) parameter(inside string, start int) code.Expr {
	n := 0
	for n < len(inside) && isName("_"+inside[n:n+1]) {
		n++
	}
	x := s.variable(inside[:n], start)
	rest := strings.TrimPrefix(inside[n:], ":")
	if value, ok := strings.CutPrefix(rest, "-"); !ok || s.assigned[inside[:n]] || strings.ContainsAny(value, "$`") {
		return x
	} else if value != "" {
		s.sum.Assigns = append(s.sum.Assigns, code.Assign{Symbol: x.Symbol, Value: code.Expr{Op: code.OpLiteral, Text: strings.Trim(value, `"'`), Span: x.Span}, Func: s.fn, Span: x.Span})
	}
	return x
}

// variable refers to one: a parameter, one of the file, or one of the environment.
func (s *script) variable(name string, start int) code.Expr {
	x := code.Expr{Op: code.OpRef, Symbol: s.symbol(name), Text: "", Span: span(start, s.at)}
	if name == "" {
		x.Op = code.OpUnknown
	}
	return x
}

func (s *script) symbol(name string) string {
	switch {
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9' && s.fn != code.TopLevel:
		return s.sum.Funcs[s.fn].Symbol + "#" + name
	case s.assigned[name]:
		return s.sum.Path + "." + name
	}
	return code.EnvSymbol(name)
}
