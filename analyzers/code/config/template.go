package config

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// template finds what is replaced in a value before the program sees it. Groups: 1 the chart value of a Helm template, 2
// the variable of a shell, 3 that of Symfony.
var template = regexp.MustCompile(`\$?\{\{-?\s*(?:\.Values\.([\w.-]+?)\s*(?:\|\s*(?:quote|squote|trim|toString)\s*)?-?\}\}|(?s:.*?)\}\})` +
	`|<%(?s:.*?)%>|\{%(?s:.*?)%\}|\$([A-Z][A-Z0-9_]+)|%env\((?:\w+:)*(\w+)\)%`)

// interpolated are the values of a text whose ${NAME}, {{ … }} and the like are replaced: one with what they refer to, and
// one with their defaults where they have any.
func interpolated(text string, at code.Span) []code.Expr {
	if !strings.ContainsAny(text, "${%<") {
		return []code.Expr{{Op: code.OpLiteral, Text: text, Span: at}}
	}
	p := pieces{span: at}
	p.split(text, 0)
	if !p.defaults {
		return []code.Expr{joined(p.given, at)}
	}
	return []code.Expr{joined(p.given, at), joined(p.other, at)}
}

func joined(parts []code.Expr, at code.Span) code.Expr {
	switch len(parts) {
	case 0:
		return code.Expr{Op: code.OpLiteral, Span: at}
	case 1:
		return parts[0]
	}
	return code.Expr{Op: code.OpConcat, Args: parts, Span: at}
}

// pieces are the parts of a text: given with the references, other with their defaults in their place.
type pieces struct {
	given, other []code.Expr
	defaults     bool
	span         code.Span
}

func (p *pieces) put(x code.Expr) {
	x.Span = p.span
	p.given, p.other = append(p.given, x), append(p.other, x)
}

func (p *pieces) literal(text string) {
	if text != "" {
		p.put(code.Expr{Op: code.OpLiteral, Text: text})
	}
}

const maxNested = 4 // defaults inside of defaults

func (p *pieces) split(text string, depth int) {
	for text != "" {
		brace := strings.Index(text, "${")
		m := template.FindStringSubmatchIndex(text)
		if brace >= 0 && (m == nil || brace < m[0]) {
			if end := closing(text, brace+2); end > 0 {
				p.literal(text[:brace])
				p.reference(text[brace+2:end], depth)
				text = text[end+1:]
				continue
			}
		}
		if m == nil {
			break
		}
		p.literal(text[:m[0]])
		switch {
		case m[2] >= 0:
			p.put(code.Expr{Op: code.OpRef, Symbol: code.KeySymbol(text[m[2]:m[3]])})
		case m[4] >= 0:
			p.put(code.Expr{Op: code.OpRef, Symbol: code.EnvSymbol(text[m[4]:m[5]])})
		case m[6] >= 0:
			p.put(code.Expr{Op: code.OpRef, Symbol: code.EnvSymbol(text[m[6]:m[7]])})
		default:
			p.put(code.Expr{Op: code.OpUnknown})
		}
		text = text[m[1]:]
	}
	p.literal(text)
}

// closing is the offset of the brace that ends what begins at from, 0 when there is none.
func closing(text string, from int) int {
	for i, depth := from, 1; i < len(text); i++ {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return 0
}

var placeholder = regexp.MustCompile(`^\??\s*(?:env[:.])?([\w.-]+?)\s*(?:(?::-|:=|:\?|:|-)(.*))?$`)

// reference reads the inside of ${…}: a name in capitals is a variable, any other a key; after a colon stands what holds
// when it is not set.
func (p *pieces) reference(inside string, depth int) {
	m := placeholder.FindStringSubmatch(inside)
	if m == nil {
		p.put(code.Expr{Op: code.OpUnknown})
		return
	}
	symbol := code.KeySymbol(m[1])
	if variable.MatchString(m[1]) {
		symbol = code.EnvSymbol(m[1])
	}
	p.put(code.Expr{Op: code.OpRef, Symbol: symbol})
	if len(inside) == len(m[1]) || m[2] == "" || depth == maxNested {
		return
	}
	inner := pieces{span: p.span}
	inner.split(m[2], depth+1)
	p.other = append(p.other[:len(p.other)-1], inner.other...)
	p.defaults = true
}
