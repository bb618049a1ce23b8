package usage

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

var (
	errLong  = errors.New("is longer than 64 KiB")
	errQuote = errors.New("a quote is not closed: a row is one line")
	errAfter = errors.New("something stands behind a closing quote")
	errWide  = errors.New("is in UTF-16: save it as CSV in UTF-8")
)

// lines reads a file line by line.
type lines struct {
	in *bufio.Reader
	n  int // the line that was read last
}

// next is the next line without its end; it is overwritten by the one after it.
func (l *lines) next() ([]byte, error) {
	l.n++
	line, err := l.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		for errors.Is(err, bufio.ErrBufferFull) {
			_, err = l.in.ReadSlice('\n')
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		return nil, errLong
	}
	if err != nil && !(errors.Is(err, io.EOF) && len(line) > 0) {
		return nil, err
	}
	if l.n == 1 {
		if bytes.HasPrefix(line, []byte("\xff\xfe")) || bytes.HasPrefix(line, []byte("\xfe\xff")) {
			return nil, errWide
		}
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// split cuts a line into its fields, without blanks and quotes around them. It may write over the line.
func split(into [][]byte, line []byte, comma byte) ([][]byte, error) {
	for {
		line = bytes.TrimLeft(line, " ")
		if len(line) == 0 || line[0] != '"' {
			field, rest, more := bytes.Cut(line, []byte{comma})
			into = append(into, bytes.TrimSpace(field))
			if !more {
				return into, nil
			}
			line = rest
			continue
		}
		field, rest, err := quoted(line[1:])
		if err != nil {
			return into, err
		}
		into = append(into, bytes.TrimSpace(field))
		rest = bytes.TrimLeft(rest, " ")
		switch {
		case len(rest) == 0:
			return into, nil
		case rest[0] != comma:
			return into, errAfter
		}
		line = rest[1:]
	}
}

// quoted is the text up to the closing quote, and what stands behind that. Two quotes are one in the text, which is
// written over the line.
func quoted(line []byte) (field, rest []byte, err error) {
	n := 0
	for i := 0; i < len(line); i++ {
		if line[i] == '"' {
			if i+1 == len(line) || line[i+1] != '"' {
				return line[:n], line[i+1:], nil
			}
			i++
		}
		line[n] = line[i]
		n++
	}
	return nil, nil, errQuote
}

// number reads a count: digits, or groups of three with commas between them.
func number(text []byte) (int64, error) {
	digits := string(text)
	if strings.Contains(digits, ",") {
		groups := strings.Split(digits, ",")
		for i, g := range groups {
			if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
				return 0, errCount
			}
		}
		digits = strings.Join(groups, "")
	}
	n, err := strconv.ParseUint(digits, 10, 63)
	if err != nil {
		return 0, errCount
	}
	return int64(n), nil
}

var errCount = errors.New("the count is no whole number")
