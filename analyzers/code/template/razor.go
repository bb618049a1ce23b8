package template

import (
	"bytes"
	"regexp"
	"strings"
)

var (
	razorBlock = regexp.MustCompile(`^@(?:functions|code)?\s*\{`)
	razorUsing = regexp.MustCompile(`^@using[ \t]+[\w.]+`)
	razorDrop  = regexp.MustCompile(`^@(?:model|inject|page|inherits|layout|addTagHelper|implements|namespace|attribute|if|for|foreach|while|switch|section|lock|try)\b`)
	razorName  = regexp.MustCompile(`^@(?:await\s+)?[A-Za-z_]`)
)

// razor splits pages in which @ begins C#.
func razor(name string, text []byte) []island {
	p := newPage(text)
	for at := 0; at < len(text); {
		rest := text[at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			at += past(rest, "-->")
		case bytes.HasPrefix(rest, []byte("@*")):
			at += past(rest, "*@")
		case bytes.HasPrefix(rest, []byte("@@")):
			at += 2
		case rest[0] == '<' && scriptTag.Match(rest[:min(len(rest), 8)]):
			at = p.razorScript(at)
		case rest[0] == '@':
			at += p.at(at)
		default:
			at++
		}
	}
	language := "csharp"
	if strings.HasSuffix(strings.ToLower(name), ".vbhtml") {
		language = "vb"
	}
	return []island{{language: language, text: p.code}, {language: "javascript", text: p.script}}
}

// at reads what an @ begins, and gives its length.
func (p *page) at(at int) int {
	rest := p.text[at:]
	head := rest[:min(len(rest), 200)]
	switch {
	case razorBlock.Match(head):
		open := bytes.IndexByte(rest, '{')
		end := open + balanced(rest[open:])
		copy(p.code[at+open+1:at+end], rest[open+1:max(end-1, open+1)])
		p.markupLines(at+open+1, at+end)
		if at+end <= len(p.code) && end > open+1 {
			p.code[at+end-1] = ' '
		}
		return end
	case razorUsing.Match(head):
		n := len(razorUsing.Find(head))
		copy(p.code[at:], rest[1:n])
		p.code[at+n-1] = ';'
		return n
	case razorDrop.Match(head):
		return len(razorDrop.Find(head))
	case len(rest) > 1 && rest[1] == '(':
		n := 1 + balanced(rest[1:])
		p.statement(at+1, at+n)
		return n
	case at > 0 && isWord(p.text[at-1]), !razorName.Match(head):
		return 1 // an address of mail, or text
	}
	n := 1
	for n < len(rest) {
		switch c := rest[n]; {
		case isWord(c), c == '.' && n+1 < len(rest) && isWord(rest[n+1]), c == ' ' && string(rest[1:n]) == "await":
			n++
		case c == '(' || c == '[':
			n += balanced(rest[n:])
		default:
			p.statement(at+1, at+n)
			return n
		}
	}
	p.statement(at+1, at+n)
	return n
}

func isWord(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// balanced is how long a text in brackets is, strings and comments in it left aside.
func balanced(rest []byte) int {
	depth := 0
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; c {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			for i++; i < len(rest) && rest[i] != '"' && rest[i] != '\n'; i++ {
				if rest[i] == '\\' {
					i++
				}
			}
		case '/':
			if i+1 < len(rest) && rest[i+1] == '/' && (i == 0 || rest[i-1] != ':') {
				i += max(bytes.IndexByte(rest[i:], '\n'), 1) - 1
			}
		}
	}
	return len(rest)
}

// markupLines blanks the lines of a block of code that are markup.
func (p *page) markupLines(start, end int) {
	end = min(end, len(p.text))
	for at := start; at < end; {
		size := bytes.IndexByte(p.text[at:end], '\n') + 1
		if size == 0 {
			size = end - at
		}
		if line := bytes.TrimLeft(p.text[at:at+size], " \t"); bytes.HasPrefix(line, []byte("<")) || bytes.HasPrefix(line, []byte("@:")) {
			blank(p.code[at : at+size])
		}
		at += size
	}
}

// razorScript reads a script element, what C# puts in replaced by a name.
func (p *page) razorScript(at int) int {
	end := p.element(at, nil)
	for i := at; i < end; i++ {
		if p.script[i] != '@' {
			continue
		}
		if i+1 < end && p.script[i+1] == '@' {
			p.script[i] = ' '
			i++
			continue
		}
		size := min(p.at(i), end-i)
		if size > 1 {
			blank(p.script[i : i+size])
			copy(p.script[i:i+min(size, 24)], strings.Repeat("_", 24))
			i += size - 1
		}
	}
	return max(end, at+1)
}
