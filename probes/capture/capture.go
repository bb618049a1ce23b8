// Package capture reads recorded HTTP exchanges: HAR 1.2, the product's own JSON (one object, a list, or one object
// per line) and raw HTTP/1.1 messages, a request followed by the reply to it. Forms are told apart by their content;
// a file compressed with gzip is read too. Memory is bounded by the largest entry, 8 MiB.
//
// An entry that cannot be read is reported with its line and what is wrong with it, and the others are read all the
// same.
package capture

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"unicode/utf8"

	"mleready"
)

// longest is how large one entry may be as it stands in the file, and a body once it is decompressed, in bytes.
const longest = 8 << 20

// Entry is one exchange of a capture, or what is known of one that cannot be read.
type Entry struct {
	Exchange mleready.Exchange // ID is NAME#N where the capture gives none
	Line     int               // where it begins, from 1
	Problem  string            // why it cannot be graded, "" when it can
	Notes    []string          // what is missing and takes nothing from the rest
	Graded   *mleready.Graded  // what a recorder saw before it took anything out, nil where the capture holds no such thing
	Clock    string            // the field that At was read from, "" when there is no time
}

var startLine = regexp.MustCompile(`^(?:[A-Z]+ \S+ HTTP/\d(?:\.\d)?|HTTP/\d(?:\.\d)? \d{3}(?: .*)?)\r?\n?$`)

// Read hands every entry of a capture to yield, in the order of the file. Name stands in ids and errors. The error is
// that of the reader or of yield, or says that the text is no capture at all.
func Read(name string, r io.Reader, yield func(Entry) error) error {
	b := bufio.NewReaderSize(r, 64<<10)
	if magic, _ := b.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(b)
		if err != nil {
			return fmt.Errorf("%s: is compressed with gzip and cannot be opened: %w", name, err)
		}
		b = bufio.NewReaderSize(z, 64<<10)
	}
	if mark, _ := b.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		b.Discard(3)
	}
	w := &writer{name: name, yield: yield}
	s := &scanner{r: b, line: 1, start: true}
	first, ok := s.peek()
	switch {
	case !ok && s.err != nil:
		return fmt.Errorf("%s: %w", name, s.err)
	case !ok:
		return fmt.Errorf("%s: is empty: record some traffic first", name)
	case first == '{' || first == '[':
		s.values(w)
	default:
		line, _ := b.Peek(4096)
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i+1]
		}
		if !startLine.Match(line) {
			return fmt.Errorf("%s: is no capture: neither HAR nor JSON nor raw HTTP messages that begin with a line like POST /path HTTP/1.1", name)
		}
		messages(b, s.line, w, s)
	}
	if w.err != nil {
		return w.err
	}
	if s.err != nil {
		return fmt.Errorf("%s: %w", name, s.err)
	}
	return nil
}

// writer numbers entries and stops after the first error of yield.
type writer struct {
	name  string
	n     int
	yield func(Entry) error
	err   error
}

func (w *writer) put(e Entry) {
	if w.err != nil {
		return
	}
	w.n++
	if e.Exchange.ID == "" {
		e.Exchange.ID = fmt.Sprintf("%s#%d", w.name, w.n)
	}
	if e.Exchange.Time().IsZero() {
		e.Exchange.At, e.Clock = "", ""
	}
	if e.Problem == "" {
		e.Problem = incomplete(e.Exchange)
	}
	w.err = w.yield(e)
}

// Write writes an exchange as one line of JSON, the form that Read knows. Bodies must be text.
func Write(w io.Writer, e mleready.Exchange) error {
	if !utf8.ValidString(e.Body) || e.Response != nil && !utf8.ValidString(e.Response.Body) {
		return fmt.Errorf("write exchange %s: its body is not UTF-8 text and has no place in JSON", e.ID)
	}
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(e); err != nil {
		return fmt.Errorf("write exchange %s: %w", e.ID, err)
	}
	if _, err := w.Write(line.Bytes()); err != nil {
		return fmt.Errorf("write exchange %s: %w", e.ID, err)
	}
	return nil
}
