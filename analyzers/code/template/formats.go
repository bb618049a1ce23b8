package template

import (
	"path"
	"regexp"
	"strings"
)

// formats are all kinds of pages.
var formats = []format{
	{"jsp", strings.Fields(".jsp .jspx .jspf .tag .tagx .tagf"), marked("java", jspMarks)},
	{"freemarker", strings.Fields(".ftl .ftlh"), marked("", []mark{{"<#--", "-->", drop}, {"<#", ">", drop}, {"</#", ">", drop}, {"<@", ">", drop}, {"${", "}", value}})},
	{"gsp", strings.Fields(".gsp"), marked("groovy", []mark{{"<%--", "--%>", drop}, {"<%@", "%>", drop}, {"<%=", "%>", value}, {"<%", "%>", statements}, {"${", "}", value}})},
	{"erb", strings.Fields(".erb .rhtml"), marked("ruby", []mark{{"<%#", "%>", drop}, {"<%%", "%>", drop}, {"<%==", "%>", value}, {"<%=", "%>", value}, {"<%-", "%>", statements}, {"<%", "%>", statements}})},
	{"haml", strings.Fields(".haml .slim"), indented("ruby")},
	{"pug", strings.Fields(".pug .jade"), indented("javascript")},
	{"isml", strings.Fields(".isml"), marked("javascript", []mark{{"<iscomment>", "</iscomment>", drop}, {"<isscript>", "</isscript>", statements}, {"${", "}", value}})},
	{"razor", strings.Fields(".cshtml .razor .vbhtml"), razor},
	{"aspnet", strings.Fields(".aspx .ascx .ashx .asmx .asax .master .asp"), aspnet},
	{"twig", strings.Fields(".twig"), marked("", curlyMarks)},
	{"template", strings.Fields(".hbs .handlebars .mustache .liquid .njk .j2 .jinja .jinja2 .tpl .vm .tmpl .gohtml .eta"), marked("", curlyMarks)},
	{"jupyter", strings.Fields(".ipynb"), notebook},
}

var (
	jspMarks = []mark{{"<%--", "--%>", drop}, {"<%@", "%>", directive}, {"<%!", "%>", statements}, {"<%=", "%>", value}, {"<%", "%>", statements},
		{"<jsp:scriptlet>", "</jsp:scriptlet>", statements}, {"<jsp:expression>", "</jsp:expression>", value}, {"<jsp:declaration>", "</jsp:declaration>", statements}}
	curlyMarks = []mark{{"{#", "#}", drop}, {"{{!", "}}", drop}, {"{%", "%}", drop}, {"{{", "}}", value}, {"{$", "}", value}, {"<%", "%>", drop}}
)

// marked splits pages whose code stands between marks.
func marked(language string, marks []mark) func(string, []byte) []island {
	return func(_ string, text []byte) []island {
		p := newPage(text)
		p.own = language == "javascript"
		p.marks(marks)
		switch {
		case language == "":
			return []island{{language: "javascript", text: p.script}}
		case language == "javascript": // the page's own code stands with its scripts
			for i, c := range p.code {
				if c != ' ' && c != '\n' {
					p.script[i] = c
				}
			}
			return []island{{language: "javascript", text: p.script}}
		}
		return []island{{language: language, text: p.code}, {language: "javascript", text: p.script}}
	}
}

var pageLanguage = regexp.MustCompile(`(?i)<%@[^%]*\blanguage\s*=\s*["']?(c#|vb)`)

// aspnet splits pages of ASP, old and new. A handler is code from the first line on.
func aspnet(name string, text []byte) []island {
	ext := strings.ToLower(path.Ext(name))
	language := "csharp"
	if m := pageLanguage.FindSubmatch(text); m != nil && strings.EqualFold(string(m[1]), "vb") || m == nil && ext == ".asp" {
		language = "vb"
	}
	p := newPage(text)
	p.server = language
	if ext == ".ashx" || ext == ".asmx" {
		copy(p.code, text)
		for _, at := range pageDirective.FindAllIndex(text, -1) {
			blank(p.code[at[0]:at[1]])
		}
		return []island{{language: language, text: p.code}}
	}
	p.marks([]mark{{"<%--", "--%>", drop}, {"<%@", "%>", drop}, {"<%$", "%>", drop}, {"<%#:", "%>", value}, {"<%#", "%>", value}, {"<%=", "%>", value}, {"<%:", "%>", value}, {"<%", "%>", statements}})
	return []island{{language: language, text: p.code}, {language: "javascript", text: p.script}}
}

var pageDirective = regexp.MustCompile(`(?s)<%@.*?%>`)

var (
	codeLine   = regexp.MustCompile(`^[ \t]*(?:[%.#]?[\w.#:-]*(?:\([^)\n]*\)|\{[^}\n]*\})?)?[ \t]*(!?=|-)[ \t]+(.*)`)
	scriptLine = regexp.MustCompile(`^([ \t]*)(?::javascript|javascript:|script(?:\([^)\n]*\))?\.?)[ \t\r]*$`)
	remarkLine = regexp.MustCompile(`^([ \t]*)(?:-#|/|//|<!--)`)
)

// indented splits pages whose structure is their indentation: a line that begins with - or = is code.
func indented(language string) func(string, []byte) []island {
	return func(_ string, text []byte) []island {
		p := newPage(text)
		block, kept := -1, false // the indentation of a script or comment, and whether it counts
		at := 0
		for _, line := range strings.SplitAfter(string(text), "\n") {
			start := at
			at += len(line)
			bare := strings.TrimRight(line, "\r\n")
			in := len(bare) - len(strings.TrimLeft(bare, " \t"))
			switch {
			case strings.TrimSpace(bare) == "":
			case block >= 0 && in > block:
				if kept {
					copy(p.script[start:], bare)
				}
			case scriptLine.MatchString(bare):
				block, kept = in, true
			case remarkLine.MatchString(bare):
				block, kept = in, false
			default:
				block = -1
				if m := codeLine.FindStringSubmatchIndex(bare); m != nil {
					copy(p.code[start+m[4]:], bare[m[4]:])
				}
			}
		}
		if language == "javascript" {
			for i, c := range p.code {
				if c != ' ' && c != '\n' {
					p.script[i] = c
				}
			}
			return []island{{language: language, text: p.script}}
		}
		return []island{{language: language, text: p.code}, {language: "javascript", text: p.script}}
	}
}
