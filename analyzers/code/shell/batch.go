package shell

import (
	"bytes"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

var (
	remark   = regexp.MustCompile(`^(?i)[\s@]*(?:rem\b|::)`)
	setting  = regexp.MustCompile(`^(?i)[\s@]*set\s+(?:/[ap]\s+)?"?([A-Za-z_]\w*)=(.*?)"?\s*$`)
	replaced = regexp.MustCompile(`%(\w+)(?::[^%\n]*)?%|!(\w+)!|%~?(\d)`)
)

// batch reads a batch file line by line.
func (s *script) batch() {
	for s.at < len(s.src) {
		start, end := s.at, s.logical()
		line := s.src[start:end]
		s.at = end + 1
		if remark.Match(line) {
			continue
		}
		if m := setting.FindSubmatchIndex(line); m != nil {
			w := s.text(start+m[4], start+m[5])
			s.give(string(line[m[2]:m[3]]), w.expr(), false, true, start)
			continue
		}
		s.run(s.words(start, end), false, false)
	}
}

// logical is the end of a line with those that go on with it.
func (s *script) logical() int {
	at := s.at
	for {
		n := bytes.IndexByte(s.src[at:], '\n')
		if n < 0 {
			return len(s.src)
		}
		at += n
		if !bytes.HasSuffix(bytes.TrimRight(s.src[s.at:at], "\r"), []byte("^")) {
			return at
		}
		at++
	}
}

// words parts a line; what stands in quotes stays together.
func (s *script) words(start, end int) []word {
	var out []word
	for at := start; at < end; {
		c := s.src[at]
		if c <= ' ' || c == '^' || c == '@' && len(out) == 0 {
			at++
			continue
		}
		from := at
		var w word
		if c == '"' {
			for at++; at < end && s.src[at] != '"'; at++ {
				if s.src[at] == '\\' {
					at++
				}
			}
			at = min(at, end)
			w = s.text(from+1, at)
			at++
		} else {
			for at < end && s.src[at] > ' ' && (s.src[at] != '"' || at == from) {
				at++
			}
			w = s.text(from, at)
		}
		out = append(out, w)
	}
	return out
}

// text is a text with its variables.
func (s *script) text(start, end int) word {
	w := word{start: start, end: end}
	text := s.src[start:end]
	from := 0
	for _, m := range replaced.FindAllSubmatchIndex(text, -1) {
		w.put(string(text[from:m[0]]), span(start+from, start+m[0]))
		from = m[1]
		name := ""
		for i := 2; i < 6; i += 2 {
			if m[i] >= 0 {
				name = string(text[m[i]:m[i+1]])
			}
		}
		x := code.Expr{Op: code.OpUnknown, Span: span(start+m[0], start+m[1])}
		if name != "" {
			x.Op, x.Symbol = code.OpRef, s.symbol(name)
		}
		w.parts = append(w.parts, x)
	}
	w.put(strings.ReplaceAll(string(text[from:]), `\"`, `"`), span(start+from, end))
	return w
}
