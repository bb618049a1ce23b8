// Package usage reads a gateway's report on its use: CSV with one row for each merchant id, day and scheme, and a count.
// Such a report shows which way to authenticate a program really uses, of which nobody has the code.
//
// Columns are told by the names in their header line, in any order, with comma, semicolon or tab between them; lines
// before the header are passed over. A row is one line. What cannot be read is counted, the first few with their lines,
// and never stops the rest. Memory does not grow with the rows, only with the merchant ids that were asked about.
package usage

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"

	"mleready"
)

// Options say what to look for.
type Options struct {
	Rules *mleready.Rules
	MIDs  map[string]bool // rows of others are passed over
	AsOf  mleready.Date   // rows of later days are left out
}

// Report is what a file says.
type Report struct {
	Rows   int64
	Others int64 // rows of merchant ids that were not asked about
	Unread Unread
	Of     map[Account]*Use
}

// Account is a merchant id in an environment: test, production, or "" where the report does not tell.
type Account struct {
	MID, Environment string
}

// Use is how one account was used.
type Use struct {
	Schemes map[string]*Scheme // by id of the rules; a name that they do not know stands behind a question mark
	Months  map[mleready.Date]map[string]int64
	Later   int64 // rows left out because of their day
	Unread  Unread
}

// Scheme counts the calls of one scheme. First and Last are days with a call.
type Scheme struct {
	Calls       int64
	First, Last mleready.Date
}

// Unread counts rows that could not be read.
type Unread struct {
	Rows  int64
	First []string // why, with their lines
}

const (
	fewReasons  = 5
	fewUnknown  = 20 // names of schemes that are told apart
	longestLine = 64 << 10
	mostBefore  = 20 // lines before the header
	// Unknown stands before the name of a scheme that the rules do not know, and alone for the rest of many.
	Unknown = "?"
)

func (u *Unread) add(line int, why error) {
	if u.Rows++; len(u.First) < fewReasons {
		u.First = append(u.First, fmt.Sprintf("line %d: %v", line, why))
	}
}

// Read reads a report. The error says why it cannot be read at all.
func Read(in io.Reader, o Options) (*Report, error) {
	s := &reading{Options: o, lines: lines{in: bufio.NewReaderSize(in, longestLine)}, names: newNames(o.Rules.Usage), days: map[string]day{}}
	s.report = &Report{Of: map[Account]*Use{}}
	if err := s.header(); err != nil {
		return nil, err
	}
	for {
		line, err := s.lines.next()
		switch {
		case errors.Is(err, io.EOF):
			return s.report, nil
		case errors.Is(err, errLong):
			s.report.Rows++
			s.report.Unread.add(s.lines.n, err)
		case err != nil:
			return nil, fmt.Errorf("line %d: %w", s.lines.n, err)
		case len(bytes.TrimSpace(line)) > 0:
			s.report.Rows++
			s.row(line)
		}
	}
}

// reading is one report being read.
type reading struct {
	Options
	lines  lines
	names  names
	layout layout
	fields [][]byte
	days   map[string]day // texts of dates that were read before
	report *Report
}

// row takes one line in.
func (s *reading) row(line []byte) {
	fields, err := split(s.fields[:0], line, s.layout.comma)
	s.fields = fields
	for len(fields) > s.layout.columns && len(fields[len(fields)-1]) == 0 {
		fields = fields[:len(fields)-1]
	}
	if err == nil && len(fields) != s.layout.columns {
		err = fmt.Errorf("has %d fields, the header %d", len(fields), s.layout.columns)
	}
	if err != nil {
		s.report.Unread.add(s.lines.n, err)
		return
	}
	mid := string(fields[s.layout.mid])
	if !s.MIDs[mid] {
		s.report.Others++
		return
	}
	environment := ""
	if s.layout.environment >= 0 && len(fields[s.layout.environment]) > 0 {
		if environment = s.names.environments[mleready.Letters(string(fields[s.layout.environment]))]; environment == "" {
			s.use(Account{MID: mid}).Unread.add(s.lines.n, errors.New("the environment is neither test nor production"))
			return
		}
	}
	use := s.use(Account{mid, environment})
	if err := s.take(use, fields); err != nil {
		use.Unread.add(s.lines.n, err)
	}
}

func (s *reading) use(a Account) *Use {
	use := s.report.Of[a]
	if use == nil {
		use = &Use{Schemes: map[string]*Scheme{}, Months: map[mleready.Date]map[string]int64{}}
		s.report.Of[a] = use
	}
	return use
}

// take counts the calls of a row. None are none: they show neither that a scheme is in use nor that it is not.
func (s *reading) take(use *Use, fields [][]byte) error {
	date, err := s.day(string(fields[s.layout.date]))
	if err != nil {
		return err
	}
	calls, err := number(fields[s.layout.count])
	if err != nil || calls == 0 {
		return err
	}
	if s.AsOf.Before(date) {
		use.Later++
		return nil
	}
	id := s.names.schemes[mleready.Letters(string(fields[s.layout.scheme]))]
	if id == "" {
		id = use.unknown(string(fields[s.layout.scheme]))
	}
	scheme := use.Schemes[id]
	if scheme == nil {
		scheme = &Scheme{First: date, Last: date}
		use.Schemes[id] = scheme
	}
	scheme.Calls = sum(scheme.Calls, calls)
	if date.Earliest().Before(scheme.First.Earliest()) {
		scheme.First = date
	}
	if date.Latest().After(scheme.Last.Latest()) {
		scheme.Last = date
	}
	month := mleready.Date{Year: date.Year, Month: date.Month}
	if use.Months[month] == nil {
		use.Months[month] = map[string]int64{}
	}
	use.Months[month][id] = sum(use.Months[month][id], calls)
	return nil
}

// unknown is the key of a scheme that the rules do not know: by its name as long as there are few of them.
func (u *Use) unknown(name string) string {
	const most = 60
	if len(name) > most {
		name = name[:most]
	}
	if u.Schemes[Unknown+name] != nil {
		return Unknown + name
	}
	n := 0
	for id := range u.Schemes {
		if id[0] == Unknown[0] {
			n++
		}
	}
	if n >= fewUnknown {
		return Unknown
	}
	return Unknown + name
}

func sum(a, b int64) int64 {
	if a > math.MaxInt64-b {
		return math.MaxInt64
	}
	return a + b
}
