package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// defaultWidth is the width of text in columns when none is given, minWidth the narrowest that is honoured.
const (
	defaultWidth = 80
	minWidth     = 40
)

// page collects text that wraps at its width. Nothing from a scanned source gets in with its control characters.
type page struct {
	strings.Builder
	width int
	color bool
}

func newPage(width int, color bool) *page {
	if width == 0 {
		width = defaultWidth
	}
	return &page{width: max(width, minWidth), color: color}
}

// style is the parameter of an ANSI escape sequence.
type style string

const (
	bold   style = "1"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
	cyan   style = "36"
)

// paint colours text that is already as wide as it shall be.
func (p *page) paint(s style, text string) string {
	if !p.color {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func (p *page) blank() { p.WriteByte('\n') }

// raw writes one line as it is.
func (p *page) raw(line string) { p.WriteString(strings.TrimRight(line, " ") + "\n") }

func (p *page) heading(text string) {
	p.blank()
	p.raw(p.paint(bold, text))
}

// para writes text, wrapped and indented.
func (p *page) para(indent int, format string, args ...any) {
	p.hang(strings.Repeat(" ", indent), fmt.Sprintf(format, args...))
}

// hang writes text behind a lead; further lines stand under the first one's text.
func (p *page) hang(lead, text string) {
	indent := utf8.RuneCountInString(lead)
	for i, line := range wrap(text, p.width-indent) {
		if i > 0 {
			lead = strings.Repeat(" ", indent)
		}
		p.raw(lead + line)
	}
}

// fieldWidth is the width of the labels of fields.
const fieldWidth = 11

func (p *page) field(label, format string, args ...any) {
	p.hang(fmt.Sprintf("%-*s", fieldWidth, label), fmt.Sprintf(format, args...))
}

// wrap breaks text into lines of at most width runes, between words where it can. There is at least one line.
func wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	line := ""
	for _, word := range strings.Fields(clean(text)) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
		for utf8.RuneCountInString(line) > width {
			head := breakable([]rune(line)[:width])
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// breakable shortens the head of a long word to the last place where a name may be broken, if that is not too early.
func breakable(head []rune) string {
	for i := len(head) - 1; i > len(head)/2; i-- {
		if strings.ContainsRune("/:-_.", head[i]) {
			return string(head[:i+1])
		}
	}
	return string(head)
}

// clean makes text safe for a terminal: one line, and no control or invisible formatting characters.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// words writes a word of the vocabulary for a reader: not_ready as "not ready".
func words[T ~string](w T) string { return strings.ReplaceAll(string(w), "_", " ") }
