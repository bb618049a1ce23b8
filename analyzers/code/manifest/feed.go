package manifest

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"mleready/analyzers/code"
)

// Bounds of one file.
const (
	maxLines   = 4 << 20
	maxDepends = 50_000
	maxLine    = 64 << 10 // bytes of a line that are looked at
)

var (
	errLines   = fmt.Errorf("more than %d lines", maxLines)
	errDepends = fmt.Errorf("more than %d packages that matter", maxDepends)
)

// feed notes where lines begin while a file goes through it, so that places can be told without the text.
type feed struct {
	from  io.Reader
	at    int32
	lines []int32
}

func newFeed(r io.Reader) *feed { return &feed{from: r, lines: []int32{0}} }

func (f *feed) Read(p []byte) (int, error) {
	n, err := f.from.Read(p)
	for _, b := range p[:n] {
		f.at++
		if b == '\n' {
			f.lines = append(f.lines, f.at)
		}
	}
	if len(f.lines) > maxLines {
		return n, errLines
	}
	return n, err
}

// sink takes what a reader finds.
type sink struct {
	feed      *feed
	sum       *code.Summary
	ecosystem string
	wants     func(name string) bool // nil for a manifest: it keeps all
	at        int32                  // how far the reader came
}

// add keeps a package when it matters.
func (s *sink) add(d code.Dependency) error {
	d.Ecosystem, d.Lock = s.ecosystem, s.wants != nil
	if d.Lock && !s.wants(d.Name) && !s.wants(d.Alias) {
		return nil
	}
	if len(s.sum.Depends) == maxDepends {
		return errDepends
	}
	s.sum.Depends = append(s.sum.Depends, d)
	return nil
}

// eachLine hands over the lines without their ends, long ones cut, with the offset of each.
func (s *sink) eachLine(visit func(line string, at int32) error) error {
	r := bufio.NewReaderSize(s.feed, maxLine)
	for {
		start := s.at
		line, err := r.ReadSlice('\n')
		s.at += int32(len(line))
		text := string(line)
		for errors.Is(err, bufio.ErrBufferFull) {
			line, err = r.ReadSlice('\n')
			s.at += int32(len(line))
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("reading line by line: %w", err)
		}
		for n := len(text); n > 0 && (text[n-1] == '\n' || text[n-1] == '\r'); n-- {
			text = text[:n-1]
		}
		if visitErr := visit(text, start); visitErr != nil {
			return visitErr
		}
		if err == io.EOF {
			return nil
		}
	}
}

// lineSpan is a line without the blanks in front.
func lineSpan(line string, at int32) code.Span {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return code.Span{Start: at + int32(n), End: at + int32(len(line))}
}

// entry notes a setting of the manifest that decides about its packages.
func (s *sink) entry(key, value string, at code.Span) { s.keep(literalEntry(key, value, at)) }

func (s *sink) keep(e code.Entry) {
	if len(s.sum.Groups) == 0 {
		s.sum.Groups = append(s.sum.Groups, code.Group{Symbol: s.sum.Path, Kind: code.GroupConfig, Func: code.TopLevel, Span: e.Span})
	}
	if len(s.sum.Entries) < maxDepends {
		s.sum.Entries = append(s.sum.Entries, e)
	}
}

func literalEntry(key, value string, at code.Span) code.Entry {
	return code.Entry{Key: code.Expr{Op: code.OpLiteral, Text: key, Span: at}, Value: code.Expr{Op: code.OpLiteral, Text: value, Span: at}, Func: code.TopLevel, Span: at}
}
