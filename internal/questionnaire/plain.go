package questionnaire

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"mleready/report"
)

// Plain writes a form as plain text, in YAML, to be filled in with an editor.
func Plain(w io.Writer, f *report.Form) error {
	b := bufio.NewWriter(w)
	comment(b, "", fmt.Sprintf("Questions to %s about its accounts at the payment gateway.", f.Name))
	comment(b, "", `Write yes, no or unknown behind "answer:"; unknown means that you do not know, and is a good answer. Say yes only for what you know or have seen. What you leave empty is not answered. Then send this file back.`)
	comment(b, "", "Send no keys, passwords or card numbers. Nothing here asks for any.")
	fmt.Fprintf(b, "form: %s\ndigest: %s\nportfolio: %s\nmerchant: %s\n\n", f.Schema, f.Digest, scalar(f.Portfolio), scalar(f.Merchant))
	fmt.Fprint(b, "by:   # your name and role\nat:   # the day of your answers, as 2026-01-31\n\nanswers:\n")
	for _, p := range f.Parts {
		b.WriteString("\n")
		head := p.Title + ": " + p.Where()
		if p.MID != "" {
			head = p.Title + ": " + p.MID + ", " + p.Where()
		}
		comment(b, "  ", "== "+head+" ==")
		for _, q := range p.Questions {
			b.WriteString("\n")
			comment(b, "  ", fmt.Sprintf("%d. %s", q.N, q.Ask))
			comment(b, "  ", q.Help)
			fmt.Fprintf(b, "  - requirement: %s\n", scalar(q.Requirement))
			if p.MID != "" {
				fmt.Fprintf(b, "    mid: %s\n", scalar(p.MID))
			}
			if p.Environment != "" {
				fmt.Fprintf(b, "    environment: %s\n", p.Environment)
			}
			b.WriteString("    answer:   # yes, no or unknown\n    until:    # the last day on which it is true, if there is an end\n    note:     # what shows it, or who would know\n")
		}
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write the plain form for %s: %w", f.Merchant, err)
	}
	return nil
}

// comment writes a text as lines of comment.
func comment(b *bufio.Writer, indent, text string) {
	const width = 110
	line := ""
	for word := range strings.FieldsSeq(strings.Map(printable, text)) {
		if line != "" && len(line)+1+len(word) > width {
			fmt.Fprintf(b, "%s# %s\n", indent, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	fmt.Fprintf(b, "%s# %s\n", indent, line)
}

// printable takes the place of characters that YAML has no room for.
func printable(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case !unicode.IsPrint(r):
		return unicode.ReplacementChar
	}
	return r
}

var simple = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._/@-]*$`)

// scalar writes a text as one value on one line.
func scalar(text string) string {
	if simple.MatchString(text) {
		return text
	}
	var out strings.Builder
	_ = yaml.NewEncoder(&out).Encode(&yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: text}) // a text can always be written
	return strings.TrimSpace(out.String())
}
