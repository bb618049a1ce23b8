package dialect

import (
	"strings"

	"mleready/analyzers/code"
)

// token is a piece of a Groovy text.
type token struct {
	kind  tokenKind
	text  string // of a text the literal between its quotes
	quote string // of a text what it begins with
	line  bool   // a line ends in front of it
	space bool   // something empty stands in front of it
	code.Span
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenNumber
	tokenText
	tokenSign
)

// groovySigns are the operators of more than one character, longer ones first.
var groovySigns = strings.Fields("<=> ==~ ... *.& **= <<= >>= ?.[ == != =~ <= >= && || ++ -- += -= *= /= %= ?= ?: ?. *. .& .@ .. -> << ** :: !in")

// groovyWords takes a text apart from one offset to another.
func groovyWords(text string, from, to int) []token {
	var out []token
	line, space := false, false
	add := func(kind tokenKind, start, end int) {
		w := token{kind: kind, text: text[start:end], line: line, space: space, Span: code.Span{Start: int32(start), End: int32(end)}}
		out = append(out, w)
		line, space = false, false
	}
	for i := from; i < to; {
		c, rest := text[i], text[i:to]
		switch {
		case c == '\n':
			line, space = true, true
			i++
		case c <= ' ' || c == '\\' || c == '#' && i == 0:
			space = true
			if c == '#' {
				i += restOfLine(rest)
				continue
			}
			if c == '\\' && len(rest) > 1 && (rest[1] == '\n' || rest[1] == '\r') {
				i++ // the line goes on
			}
			i++
		case strings.HasPrefix(rest, "//"):
			i += restOfLine(rest)
		case strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				end = len(rest) - 4
			}
			line = line || strings.Contains(rest[:max(end, 0)], "\n")
			space = true
			i += max(end+4, 2)
		case isNamed(c):
			end := i
			for end < to && (isNamed(text[end]) || text[end] >= '0' && text[end] <= '9') {
				end++
			}
			add(tokenName, i, end)
			i = end
		case c >= '0' && c <= '9':
			end := i
			for end < to && (isNamed(text[end]) || text[end] >= '0' && text[end] <= '9' || text[end] == '.' && end+1 < to && text[end+1] >= '0' && text[end+1] <= '9') {
				end++
			}
			add(tokenNumber, i, end)
			i = end
		case c == '"' || c == '\'' || c == '/' && slashes(out, rest):
			quote := rest[:1]
			if len(rest) > 2 && c != '/' && rest[1] == c && rest[2] == c {
				quote = rest[:3]
			}
			end := i + textEnd(rest, quote, 0)
			add(tokenText, i, end)
			w := &out[len(out)-1]
			w.quote, w.text = quote, strings.TrimSuffix(text[i+len(quote):end], quote)
			i = end
		default:
			n := 1
			for _, s := range groovySigns {
				if strings.HasPrefix(rest, s) {
					n = len(s)
					break
				}
			}
			add(tokenSign, i, i+n)
			i += n
		}
	}
	return append(out, token{line: true, Span: code.Span{Start: int32(to), End: int32(to)}})
}

func restOfLine(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i
	}
	return len(text)
}

func isNamed(c byte) bool {
	return c == '_' || c == '$' || c == '@' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

// slashes reports whether a slash begins a text: where no value stands in front of it, and it ends on the same line.
func slashes(before []token, rest string) bool {
	if len(before) > 0 {
		last := before[len(before)-1]
		if last.kind != tokenSign && last.text != "return" || last.text == ")" || last.text == "]" || last.text == "}" {
			return false
		}
	}
	end := strings.IndexByte(rest[1:], '/')
	return end > 0 && !strings.Contains(rest[1:end+1], "\n")
}

const maxHoles = 8 // texts with holes inside of one another

// textEnd is the offset behind a literal. What stands in ${…} may hold further ones.
func textEnd(text, quote string, depth int) int {
	for i := len(quote); i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote != "/":
			i++
		case strings.HasPrefix(text[i:], quote):
			return i + len(quote)
		case text[i] == '\n' && len(quote) == 1:
			return i // not closed
		case strings.HasPrefix(text[i:], "${") && quote[0] != '\'' && depth < maxHoles:
			i += holeEnd(text[i:], depth) - 1
		}
	}
	return len(text)
}

// holeEnd is the offset behind ${…}.
func holeEnd(text string, depth int) int {
	open := 0
	for i := 1; i < len(text); i++ {
		switch c := text[i]; c {
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				return i + 1
			}
		case '"', '\'':
			quote := text[i : i+1]
			i += textEnd(text[i:], quote, depth+1) - 1
		}
	}
	return len(text)
}
