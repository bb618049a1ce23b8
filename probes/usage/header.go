package usage

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"mleready"
)

// names finds what the names in a report mean.
type names struct {
	columns, environments, schemes map[string]string
	required                       []mleready.UsageNames
}

func newNames(rules mleready.UsageRules) names {
	n := names{map[string]string{}, map[string]string{}, map[string]string{}, nil}
	for _, c := range rules.Columns {
		for _, name := range c.Names {
			n.columns[mleready.Letters(name)] = c.ID
		}
		if c.ID != columnEnvironment {
			n.required = append(n.required, c)
		}
	}
	for _, e := range rules.Environments {
		for _, name := range e.Names {
			n.environments[mleready.Letters(name)] = e.ID
		}
	}
	for _, s := range rules.Schemes {
		for _, name := range s.Names {
			n.schemes[mleready.Letters(name)] = s.ID
		}
	}
	return n
}

// Columns of a report, by their ids in the rules.
const (
	columnMID         = "mid"
	columnDate        = "date"
	columnScheme      = "scheme"
	columnCount       = "count"
	columnEnvironment = "environment"
)

// layout says where what stands.
type layout struct {
	comma                                 byte
	columns                               int
	mid, date, scheme, count, environment int // -1 for none
}

// header looks for the line with the names of the columns.
func (s *reading) header() error {
	best := errors.New("is empty: it needs a line with the names of its columns")
	most := -1
	for range mostBefore {
		line, err := s.lines.next()
		switch {
		case errors.Is(err, io.EOF):
			return best
		case errors.Is(err, errLong):
			continue
		case err != nil:
			return err
		}
		for _, comma := range []byte(",;\t") {
			fields, err := split(nil, bytes.Clone(line), comma)
			if err != nil {
				continue
			}
			found, layout, err := s.names.layout(fields)
			if err == nil {
				s.layout = layout
				s.layout.comma = comma
				return nil
			}
			if found > most {
				most, best = found, err
			}
		}
	}
	return best
}

// layout finds the columns of a header line, or says what is missing; found counts those that are there.
func (n names) layout(fields [][]byte) (found int, l layout, err error) {
	at := map[string]int{}
	for i, field := range fields {
		id := n.columns[mleready.Letters(string(field))]
		if other, twice := at[id]; twice {
			return len(at), l, fmt.Errorf("two columns may be the %s, %q and %q: take one out", id, clip(fields[other]), clip(field))
		}
		if id != "" {
			at[id] = i
		}
	}
	var missing []string
	for _, c := range n.required {
		if _, ok := at[c.ID]; !ok {
			missing = append(missing, fmt.Sprintf("%s (%s)", c.ID, strings.Join(c.Names, ", ")))
		}
	}
	if len(missing) > 0 {
		return len(at), l, fmt.Errorf("no line names all columns; missing: %s", strings.Join(missing, "; "))
	}
	where := func(id string) int {
		if i, ok := at[id]; ok {
			return i
		}
		return -1
	}
	return len(at), layout{columns: len(fields), mid: where(columnMID), date: where(columnDate), scheme: where(columnScheme),
		count: where(columnCount), environment: where(columnEnvironment)}, nil
}

func clip(text []byte) string {
	const most = 40
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}
