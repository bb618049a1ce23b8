package template

import (
	"html"
	"regexp"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

var (
	comments  = regexp.MustCompile(`(?s)<!--.*?-->|<%--.*?--%>|<iscomment>.*?</iscomment>|\{#.*?#\}|@\*.*?\*@`)
	elements  = regexp.MustCompile(`(?is)<(form|input|/form)\b([^<>]*)>`)
	attribute = regexp.MustCompile(`(?is)\b(action|name|value)\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	pieceOf   = regexp.MustCompile(`(?s)<%.*?%>|\$\{.*?\}|\{\{.*?\}\}|\{%.*?%\}|@[\w.]+(?:\([^)]*\))?`)
)

const maxFields = 5000 // of forms that are read

// markup reads the forms of a page: where they lead, and their fields as one object. It is nil for a page without any.
func markup(language, name string, role mleready.Role, text []byte) *code.Summary {
	bare := string(comments.ReplaceAllFunc(text, func(b []byte) []byte {
		b = append([]byte(nil), b...)
		blank(b)
		return b
	}))
	sum := &code.Summary{Path: name, Language: language, Depth: mleready.DepthTokens, Role: role, Package: dir(name)}
	group := code.TopLevel
	for _, m := range elements.FindAllStringSubmatchIndex(bare, maxFields) {
		at := code.Span{Start: int32(m[0]), End: int32(m[1])}
		given := map[string]code.Expr{}
		for _, a := range attribute.FindAllStringSubmatchIndex(bare[m[4]:m[5]], -1) {
			from, to := a[4], a[5]
			if from < 0 {
				from, to = a[6], a[7]
			}
			given[strings.ToLower(bare[m[4]+a[2]:m[4]+a[3]])] = textOf(bare[m[4]+from:m[4]+to], m[4]+from)
		}
		switch strings.ToLower(bare[m[2]:m[3]]) {
		case "/form":
			group = code.TopLevel
		case "form":
			group = len(sum.Groups)
			sum.Groups = append(sum.Groups, code.Group{Kind: code.GroupMap, Func: code.TopLevel, Span: at})
			if x, ok := given["action"]; ok {
				sum.Uses = append(sum.Uses, code.Use{Value: x, Func: code.TopLevel})
			}
		default:
			if key, ok := given["name"]; ok && group != code.TopLevel {
				sum.Entries = append(sum.Entries, code.Entry{Group: group, Key: key, Value: given["value"], Func: code.TopLevel, Span: at})
			}
		}
	}
	if len(sum.Groups) == 0 {
		return nil
	}
	return sum
}

// textOf is the text of an attribute: what the server puts in is not known.
func textOf(text string, at int) code.Expr {
	span := code.Span{Start: int32(at), End: int32(at + len(text))}
	var parts []code.Expr
	from := 0
	put := func(s string) {
		if s != "" {
			parts = append(parts, code.Expr{Op: code.OpLiteral, Text: html.UnescapeString(s), Span: span})
		}
	}
	for _, m := range pieceOf.FindAllStringIndex(text, -1) {
		put(text[from:m[0]])
		parts = append(parts, code.Expr{Op: code.OpUnknown, Span: span})
		from = m[1]
	}
	put(text[from:])
	switch len(parts) {
	case 0:
		return code.Expr{Op: code.OpLiteral, Span: span}
	case 1:
		return parts[0]
	}
	return code.Expr{Op: code.OpConcat, Args: parts, Span: span}
}

func dir(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}
