package mleready

import (
	"encoding/json"
	"fmt"
	"time"

	"gopkg.in/yaml.v3"
)

// Date is a calendar day, or a month whose day was not published. The zero Date is "no date".
type Date struct {
	Year, Month, Day int // Day 0: only the month is known
}

// ParseDate reads 2006-01-02 or 2006-01.
func ParseDate(s string) (Date, error) {
	if t, err := time.Parse("2006-01-02", s); err == nil {
		return DateOf(t), nil
	}
	if t, err := time.Parse("2006-01", s); err == nil {
		return Date{t.Year(), int(t.Month()), 0}, nil
	}
	return Date{}, fmt.Errorf("%q is not a date: write YYYY-MM-DD, or YYYY-MM where no day is known", s)
}

// DateOf is the day of t in t's own zone.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Earliest is the first day that d may mean.
func (d Date) Earliest() time.Time {
	return time.Date(d.Year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Latest is the last day that d may mean.
func (d Date) Latest() time.Time {
	if d.Day != 0 {
		return d.Earliest()
	}
	return time.Date(d.Year, time.Month(d.Month)+1, 0, 0, 0, 0, 0, time.UTC)
}

// Before reports whether all of d lies before the first day of e.
func (d Date) Before(e Date) bool { return d.Latest().Before(e.Earliest()) }

// String writes d as ParseDate reads it.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// MarshalJSON writes a string, or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(b []byte) error {
	var s *string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	if s == nil {
		*d = Date{}
		return nil
	}
	p, err := ParseDate(*s)
	*d = p
	return err
}

// UnmarshalYAML reads a plain date.
func (d *Date) UnmarshalYAML(n *yaml.Node) error {
	p, err := ParseDate(n.Value)
	*d = p
	return err
}
