package template

import (
	"bytes"
	"regexp"
	"strings"
)

// use says what stands between two marks.
type use uint8

const (
	drop       use = iota // nothing that counts
	statements            // statements
	value                 // an expression
	directive             // <%@ page import="…" %>
)

type mark struct {
	open, close string
	use         use
}

// page is a text in parts: code of the server and scripts of the browser, each with everything else blank.
type page struct {
	text, code, script []byte
	server             string // language of a script element that runs on the server, "" for none
	own                bool   // the page's code is script itself
}

func newPage(text []byte) *page {
	p := &page{text: text, code: bytes.Clone(text), script: bytes.Clone(text)}
	blank(p.code)
	blank(p.script)
	return p
}

// blank overwrites text with spaces, line ends kept.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

// statement copies code that ends at a mark, with an end of its own.
func (p *page) statement(start, end int) {
	copy(p.code[start:end], p.text[start:end])
	if end < len(p.text) && p.text[end] != '\n' {
		p.code[end] = ';'
	}
}

// marks goes through the text from mark to mark, and from script element to script element.
func (p *page) marks(marks []mark) {
	for at := 0; at < len(p.text); {
		rest := p.text[at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")) && !bytes.HasPrefix(rest, []byte("<!--#")):
			at += past(rest, "-->")
		case rest[0] == '<' && scriptTag.Match(rest[:min(len(rest), 8)]):
			at = p.element(at, marks)
		default:
			m, ok := begins(rest, marks)
			if !ok {
				at++
				continue
			}
			size := past(rest, m.close)
			p.put(m, at, at+size)
			at += size
		}
	}
}

var scriptEnd = regexp.MustCompile(`(?i)</script`)

var scriptTag = regexp.MustCompile(`^(?i)<script[\s>]`)

func begins(rest []byte, marks []mark) (mark, bool) {
	for _, m := range marks {
		if bytes.HasPrefix(rest, []byte(m.open)) {
			return m, true
		}
	}
	return mark{}, false
}

// past is how long a text is up to the end of a mark; all of it where there is none.
func past(rest []byte, close string) int {
	n := bytes.Index(rest, []byte(close))
	if n < 0 {
		return len(rest)
	}
	return n + len(close)
}

// put copies what stands between marks to where it counts.
func (p *page) put(m mark, start, end int) {
	from, to := min(start+len(m.open), end), max(end-len(m.close), start)
	if from > to {
		return
	}
	switch m.use {
	case statements, value:
		if to > from && p.text[to-1] == '-' {
			to-- // -%>
		}
		p.statement(from, to)
	case directive:
		if at := imported.FindSubmatchIndex(p.text[from:to]); at != nil {
			copy(p.code[from+at[0]:], "import")
			copy(p.code[from+at[2]:], p.text[from+at[2]:from+at[3]])
			p.code[from+at[3]] = ';'
		}
	}
}

var imported = regexp.MustCompile(`import\s*=\s*["']\s*([\w.*]+)`)

var (
	noScript = regexp.MustCompile(`(?i)\btype\s*=\s*["']?(?:text/(?:template|x-|html|ng-template)|application/(?:ld\+)?json)`)
	onServer = regexp.MustCompile(`(?i)\brunat\s*=\s*["']?server`)
)

// element reads a script element: its text, in which every piece that the server puts in is a name.
func (p *page) element(at int, marks []mark) int {
	open := bytes.IndexByte(p.text[at:], '>')
	if open < 0 {
		return len(p.text)
	}
	tag := p.text[at : at+open]
	start := at + open + 1
	size := len(p.text) - start
	if closing := scriptEnd.FindIndex(p.text[start:]); closing != nil {
		size = closing[0]
	}
	end := start + size
	switch {
	case onServer.Match(tag) && p.server != "":
		copy(p.code[start:end], p.text[start:end])
	case !noScript.Match(tag):
		copy(p.script[start:end], p.text[start:end])
		p.pieces(start, end, marks)
		if end < len(p.text) {
			p.script[end] = ';'
		}
	}
	return end
}

// pieces replaces what the server puts into a script.
func (p *page) pieces(start, end int, marks []mark) {
	for at := start; at < end; {
		m, ok := begins(p.text[at:end], marks)
		if !ok {
			at++
			continue
		}
		size := past(p.text[at:end], m.close)
		if !p.own {
			p.put(m, at, at+size)
		}
		blank(p.script[at : at+size])
		if m.use == value {
			name := p.script[at : at+min(size, 24)]
			copy(name, strings.Repeat("_", len(name)))
		}
		at += size
	}
}
