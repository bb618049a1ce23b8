package usage

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"mleready"
)

// day is a text of a date as it was read.
type day struct {
	date mleready.Date
	err  error
}

const (
	mostDays   = 4096 // texts that are remembered
	longestDay = 60   // bytes
)

var errDate = errors.New("the date is in no known form: write it as 2026-01-31")

// day reads a date. The same few stand in very many rows.
func (s *reading) day(text string) (mleready.Date, error) {
	if d, ok := s.days[text]; ok {
		return d.date, d.err
	}
	if len(text) > longestDay {
		return mleready.Date{}, errDate
	}
	date, err := parse(text, s.Rules.Usage.Dates)
	if len(s.days) < mostDays {
		s.days[text] = day{date, err}
	}
	return date, err
}

var (
	clock   = regexp.MustCompile(`[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?(Z|UTC|GMT|[AaPp][Mm]|[+-]\d{2}:?\d{2}))?$`)
	slashed = regexp.MustCompile(`^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$`)
)

// Years of reports.
const firstYear, lastYear = 2000, 2100

func parse(text string, layouts []string) (mleready.Date, error) {
	text = strings.TrimSpace(clock.ReplaceAllString(text, ""))
	if m := slashed.FindStringSubmatch(text); m != nil {
		return twoWays(text, m)
	}
	for _, layout := range layouts {
		t, err := time.Parse(layout, text)
		if err != nil {
			continue
		}
		date := mleready.DateOf(t)
		if !strings.ContainsAny(strings.NewReplacer("2006", "", "01", "", "Jan", "").Replace(layout), "0123456789") {
			date.Day = 0 // a month
		}
		return date, inRange(date)
	}
	return mleready.Date{}, errDate
}

// twoWays reads a date of which nobody knows whether day or month comes first, unless its numbers tell.
func twoWays(text string, m []string) (mleready.Date, error) {
	a, _ := strconv.Atoi(m[1]) // digits
	b, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	dayFirst, monthFirst := mleready.Date{Year: year, Month: b, Day: a}, mleready.Date{Year: year, Month: a, Day: b}
	switch first, second := exists(dayFirst), exists(monthFirst); {
	case first && second && a != b:
		return mleready.Date{}, fmt.Errorf("%s may be %s or %s: write one of these", text, dayFirst, monthFirst)
	case first:
		return dayFirst, inRange(dayFirst)
	case second:
		return monthFirst, inRange(monthFirst)
	}
	return mleready.Date{}, fmt.Errorf("%s is no day", text)
}

func exists(d mleready.Date) bool {
	return d.Month >= 1 && d.Month <= 12 && mleready.DateOf(d.Earliest()) == d
}

func inRange(d mleready.Date) error {
	if d.Year < firstYear || d.Year > lastYear {
		return fmt.Errorf("the date is of the year %d", d.Year)
	}
	return nil
}
