package report

import (
	"strings"
	"unicode/utf8"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// gridGap is the number of blanks behind each column, gridIndent that before the first.
const (
	gridGap    = 2
	gridIndent = 2
)

// grid writes a table without borders. Columns take what their cells need; where that is more than the page has, the
// widest give way and their cells are wrapped.
func (p *page) grid(header []string, rows [][]string) error {
	var b strings.Builder
	table := tablewriter.NewTable(&b,
		tablewriter.WithRenderer(renderer.NewBlueprint(tw.Rendition{
			Borders:  tw.BorderNone,
			Settings: tw.Settings{Separators: tw.SeparatorsNone, Lines: tw.LinesNone},
		})),
		tablewriter.WithPadding(tw.Padding{Right: strings.Repeat(" ", gridGap), Overwrite: true}),
		tablewriter.WithHeaderAlignment(tw.AlignLeft),
		tablewriter.WithRowAlignment(tw.AlignLeft),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
	)
	widths := p.columns(header, rows)
	table.Header(wrapped(header, widths))
	for _, row := range rows {
		if err := table.Append(wrapped(row, widths)); err != nil {
			return err
		}
	}
	if err := table.Render(); err != nil {
		return err
	}
	for line := range strings.Lines(b.String()) {
		p.raw(strings.Repeat(" ", gridIndent) + strings.TrimRight(line, " \n"))
	}
	return nil
}

func wrapped(cells []string, widths []int) []string {
	out := make([]string, len(cells))
	for i, cell := range cells {
		out[i] = strings.Join(wrap(cell, widths[i]), "\n")
	}
	return out
}

// columns shares the page's width.
func (p *page) columns(header []string, rows [][]string) []int {
	widths := make([]int, len(header))
	over := gridIndent - p.width
	for column := range header {
		for _, row := range append([][]string{header}, rows...) {
			widths[column] = max(widths[column], utf8.RuneCountInString(row[column]))
		}
		over += widths[column] + gridGap
	}
	for ; over > 0; over-- {
		widest := 0
		for column := range widths {
			if widths[column] > widths[widest] {
				widest = column
			}
		}
		widths[widest]--
	}
	return widths
}
