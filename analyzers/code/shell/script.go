package shell

import (
	"fmt"
	"path"
	"regexp"

	"mleready"
	"mleready/analyzers/code"
)

// Languages that are read.
const (
	Shell = "shell"
	Make  = "make"
	Batch = "batch"
)

const (
	maxBytes  = 4 << 20
	maxNested = 40 // substitutions inside one another
)

// Summarise reads one file.
func Summarise(language, name string, role mleready.Role, text []byte) (*code.Summary, error) {
	if len(text) > maxBytes {
		return nil, fmt.Errorf("larger than the limit of %d bytes", maxBytes)
	}
	s := &script{
		src: text, language: language, fn: code.TopLevel, assigned: map[string]bool{}, own: map[string]int{},
		sum: &code.Summary{Path: name, Language: language, Depth: mleready.DepthTokens, Role: role, Package: path.Dir(name), Lines: code.LineStarts(text)},
	}
	for _, m := range assigning.FindAllSubmatch(text, -1) {
		s.assigned[string(m[1])] = true
	}
	if language == Batch {
		s.batch()
		return s.sum, nil
	}
	for _, m := range declaring.FindAllSubmatch(text, -1) {
		s.own[string(m[1])] = code.TopLevel
	}
	for s.at < len(s.src) {
		s.line(0)
	}
	return s.sum, nil
}

var (
	assigning = regexp.MustCompile(`(?:^|[\s;("])(?i:set /[apAP] ?"?|set "?)?([A-Za-z_]\w*)[ \t]*[:+?]?=`)
	declaring = regexp.MustCompile(`(?m)^[ \t]*(?:function[ \t]+)?([A-Za-z_][\w-]*)[ \t]*\(\)|^[ \t]*function[ \t]+([A-Za-z_][\w-]*)`)
)

// script is one file on its way to a summary.
type script struct {
	src      []byte
	at       int
	language string
	sum      *code.Summary
	fn       int
	braces   int // open ones since the function began
	assigned map[string]bool
	own      map[string]int // functions by name, TopLevel for one that is not read yet
	here     []hereDoc      // begin with the next line
	depth    int
}

// line reads commands up to the end of a line, or up to a bracket that ends a substitution.
func (s *script) line(end byte) (out []code.Expr) {
	if s.language == Make && end == 0 && !s.recipe() {
		return nil
	}
	var words []word
	piped := false
	run := func(pipe bool) {
		if x, ok := s.run(words, piped, pipe || end != 0); ok {
			out = append(out, x)
		}
		words, piped = nil, pipe
	}
	for s.at < len(s.src) {
		c := s.src[s.at]
		switch {
		case c == '\n':
			s.at++
			run(false)
			s.hereDocs()
			if end == 0 {
				return out
			}
		case c == ' ' || c == '\t' || c == '\r':
			s.at++
		case c == '\\' && s.at+1 < len(s.src) && s.src[s.at+1] == '\n':
			s.at += 2
		case c == '#' && (s.at == 0 || wordEnd(s.src[s.at-1])):
			s.comment()
		case end != 0 && c == end:
			s.at++
			run(false)
			return out
		case c == ';' || c == '&' || c == ')' || c == '|':
			pipe := c == '|' && (s.at+1 >= len(s.src) || s.src[s.at+1] != '|')
			s.at++
			run(pipe)
		case c == '(':
			s.at++
			words = s.bracket(words)
		case c == '<' || c == '>':
			s.redirect()
		case (c == '{' || c == '}') && s.alone():
			s.at++
			words = s.brace(c, words)
		default:
			words = append(words, s.word())
		}
	}
	run(false)
	return out
}

func wordEnd(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '(' || c == '\r'
}

// alone reports whether the next character is a word.
func (s *script) alone() bool {
	return s.at+1 >= len(s.src) || wordEnd(s.src[s.at+1]) || s.src[s.at] == '}'
}

func (s *script) comment() {
	for s.at < len(s.src) && s.src[s.at] != '\n' {
		s.at++
	}
}

// recipe goes to the commands of a line of a makefile; a variable is read here.
func (s *script) recipe() bool {
	if s.src[s.at] == '\t' {
		for s.at < len(s.src) && (s.src[s.at] == '\t' || s.src[s.at] == ' ' || s.src[s.at] == '@' || s.src[s.at] == '-') {
			s.at++
		}
		return true
	}
	start := s.at
	s.comment()
	line := s.src[start:s.at]
	s.at = min(s.at+1, len(s.src))
	if m := makeVariable.FindSubmatchIndex(line); m != nil {
		inner := &script{src: s.src[:start+m[5]], at: start + m[4], language: s.language, sum: s.sum, fn: s.fn, assigned: s.assigned, own: s.own}
		var parts []code.Expr
		for inner.at < len(inner.src) {
			parts = append(parts, inner.word().parts...)
			for inner.at < len(inner.src) && !inner.begins() {
				parts = append(parts, code.Expr{Op: code.OpLiteral, Text: string(inner.src[inner.at]), Span: span(inner.at, inner.at+1)})
				inner.at++
			}
		}
		s.give(string(line[m[2]:m[3]]), joined(parts, span(start+m[4], start+m[5])), false, false, start)
	}
	return false
}

// begins reports whether a word begins here.
func (s *script) begins() bool {
	c := s.src[s.at]
	return !wordEnd(c) && c != '|' && c != '&' && c != '<' && c != '>' && c != ')'
}

var makeVariable = regexp.MustCompile(`^(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[:?+]{0,2}=[ \t]*([^#\n]*?)[ \t]*(?:#.*)?$`)

// bracket is behind an opening one: an array, the head of a function, or commands of their own.
func (s *script) bracket(words []word) []word {
	n := len(words)
	if n > 0 && s.at < len(s.src) && s.src[s.at] == ')' {
		s.at++
		s.function(words[n-1])
		return nil
	}
	if n > 0 && words[n-1].assigns() && words[n-1].end == s.at-1 {
		w := &words[n-1]
		for s.at < len(s.src) && s.src[s.at] != ')' {
			c := s.src[s.at]
			switch {
			case c == '#' && wordEnd(s.src[s.at-1]):
				s.comment()
			case s.begins():
				w.list = append(w.list, s.word())
			default:
				s.at++
			}
		}
		s.at = min(s.at+1, len(s.src))
		w.array = true
		return words
	}
	if n == 0 && s.depth < maxNested {
		s.depth++
		s.line(')')
		s.depth--
	}
	return words
}

// brace goes into or out of the body of a function.
func (s *script) brace(c byte, words []word) []word {
	if c == '{' && len(words) == 2 && words[0].text() == "function" {
		s.function(words[1])
		words = nil
	}
	switch {
	case s.fn == code.TopLevel:
	case c == '{':
		s.braces++
	default:
		if s.braces--; s.braces == 0 {
			s.sum.Funcs[s.fn].End = int32(s.at)
			s.fn = code.TopLevel
		}
	}
	return words
}

const maxParams = 9

// function begins one. Its parameters are numbers.
func (s *script) function(name word) {
	n := name.text()
	if s.fn != code.TopLevel || n == "" {
		return
	}
	f := code.Func{Symbol: s.sum.Path + "." + n + "()", Name: n, Span: span(name.start, len(s.src))}
	for i := 1; i <= maxParams; i++ {
		f.Params = append(f.Params, f.Symbol+"#"+string(rune('0'+i)))
	}
	s.own[n] = len(s.sum.Funcs)
	s.fn, s.braces = len(s.sum.Funcs), 0
	s.sum.Funcs = append(s.sum.Funcs, f)
}

func span(start, end int) code.Span { return code.Span{Start: int32(start), End: int32(end)} }
