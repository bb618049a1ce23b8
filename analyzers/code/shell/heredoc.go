package shell

import (
	"bytes"
	"strings"

	"mleready/analyzers/code"
)

// hereDoc is a text that begins with the next line.
type hereDoc struct {
	end    string
	plain  bool // no variables in it
	indent bool
}

// redirect goes over a redirection. A here-document is noted, a here-string counts.
func (s *script) redirect() {
	rest := s.src[s.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<<<")):
		s.at += 3
		s.blanks()
		w := s.word()
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: w.expr(), Func: s.fn})
	case bytes.HasPrefix(rest, []byte("<<")):
		s.at += 2
		h := hereDoc{}
		if s.at < len(s.src) && s.src[s.at] == '-' {
			h.indent = true
			s.at++
		}
		s.blanks()
		start := s.at
		h.end = s.word().text()
		h.plain = bytes.ContainsAny(s.src[start:s.at], `'"\`)
		if h.end != "" && len(s.here) < maxNested {
			s.here = append(s.here, h)
		}
	default:
		for s.at < len(s.src) && strings.IndexByte("<>&|", s.src[s.at]) >= 0 {
			s.at++
		}
		s.blanks()
		if s.at < len(s.src) && s.begins() && s.src[s.at] != '(' {
			s.word()
		}
	}
}

func (s *script) blanks() {
	for s.at < len(s.src) && (s.src[s.at] == ' ' || s.src[s.at] == '\t') {
		s.at++
	}
}

// hereDocs reads the texts that the line before announced.
func (s *script) hereDocs() {
	for _, h := range s.here {
		start, end := s.at, len(s.src)
		for s.at < len(s.src) {
			line, size := s.src[s.at:], len(s.src)-s.at
			if i := bytes.IndexByte(line, '\n'); i >= 0 {
				size = i + 1
			}
			text := strings.TrimRight(string(line[:size]), "\r\n")
			if h.indent {
				text = strings.TrimLeft(text, "\t ")
			}
			if text == h.end {
				end = s.at
				s.at += size
				break
			}
			s.at += size
		}
		end = min(end, s.at)
		w := word{start: start, end: end}
		if h.plain {
			w.put(string(s.src[start:end]), span(start, end))
		} else {
			inner := &script{src: s.src[:end], at: start, language: s.language, sum: s.sum, fn: s.fn, assigned: s.assigned, own: s.own, depth: s.depth}
			inner.quoted(&w, 0)
		}
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: w.expr(), Func: s.fn})
	}
	s.here = nil
}
