package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"unicode"

	"mleready"
)

//go:embed page
var pageFiles embed.FS

// shell is what every page is put into: one file with its own style and script, and a policy that lets nothing else in.
type shell struct {
	Title  string
	Policy string
	Style  template.CSS
	Script template.JS
	Body   any
}

// MerchantPage writes an assessment as one self-contained HTML page, for a reader who has never seen the product. rules
// give titles and reasons; without them ids stand in their place.
func MerchantPage(w io.Writer, a *mleready.Assessment, rules *mleready.Rules) error {
	body := newMerchantBody(a, orNoRules(rules))
	if err := writePage(w, "merchant.html", pageScript, body.Name+": readiness report", body); err != nil {
		return fmt.Errorf("write the page of %s: %w", a.Target.Path, err)
	}
	return nil
}

// PortfolioPage writes the audit of a portfolio as one self-contained HTML page. link gives the address of a merchant's
// own page, "" for none; link may be nil.
func PortfolioPage(w io.Writer, p *mleready.PortfolioResult, rules *mleready.Rules, link func(merchantID string) string) error {
	if link == nil {
		link = func(string) string { return "" }
	}
	body := newPortfolioBody(p, orNoRules(rules), link)
	if err := writePage(w, "portfolio.html", pageScript, body.Name+": portfolio readiness", body); err != nil {
		return fmt.Errorf("write the page of portfolio %s: %w", p.Portfolio, err)
	}
	return nil
}

func orNoRules(rules *mleready.Rules) *mleready.Rules {
	if rules == nil {
		return &mleready.Rules{}
	}
	return rules
}

// pageTemplates are parsed once.
var pageTemplates = sync.OnceValues(func() (*template.Template, error) {
	return template.New("pages").Funcs(pageWords).ParseFS(pageFiles, "page/*.html")
})

// pageScript is that of reports.
const pageScript = "page/page.js"

func writePage(w io.Writer, name, scriptFile, title string, body any) error {
	templates, err := pageTemplates()
	if err != nil {
		return err
	}
	style, err := pageFile("page/page.css")
	if err != nil {
		return err
	}
	script, err := pageFile(scriptFile)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	s := shell{
		Title: title, Body: body, Style: template.CSS(style), Script: template.JS(script),
		Policy: fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", digestOf(style), digestOf(script)),
	}
	if err := templates.ExecuteTemplate(&b, name, s); err != nil {
		return err
	}
	_, err = w.Write(bytes.Map(visible, b.Bytes()))
	return err
}

// pageFile reads a file as the browser does, which knows one kind of line end and would else find another digest.
func pageFile(name string) (string, error) {
	text, err := pageFiles.ReadFile(name)
	return strings.ReplaceAll(string(text), "\r\n", "\n"), err
}

// digestOf names a text as a Content-Security-Policy does.
func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// visible takes the place of control characters, and of formatting characters that turn or hide text, in the whole page:
// names, messages, paths and snippets come from others. Nothing of ours has any.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029':
		return unicode.ReplacementChar
	}
	return r
}
