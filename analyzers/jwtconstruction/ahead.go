package jwtconstruction

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// amount matches a number, a product of numbers, or the name of a constant.
const amount = `((?:\d[\d_]*[lL]?|[A-Za-z_$][\w$.]*)(?:\s*\*\s*(?:\d[\d_]*[lL]?|[A-Za-z_$][\w$.]*))*)`

// aheads are the ways in which libraries say how long after another a moment lies. The groups are the amount and, where
// there is one, the unit.
var aheads = []struct {
	form         *regexp.Regexp
	amount, unit int
}{
	{regexp.MustCompile(`(?i)\b(?:plus|add)(milli|millisecond|second|minute|hour)s?\(\s*` + amount + `\s*\)`), 2, 1},
	{regexp.MustCompile(`(?i)\badd(millisecond|second|minute|hour)s\((?:[^(),]|\([^()]*\))+,\s*` + amount + `\s*\)`), 2, 1},
	{regexp.MustCompile(`\bplus\(\s*` + amount + `\s*,\s*(?:ChronoUnit\.)?(MILLIS|SECONDS|MINUTES|HOURS)\b`), 1, 2},
	{regexp.MustCompile(`\.add\(\s*` + amount + `\s*,\s*['"](\w+)['"]`), 1, 2},
	{regexp.MustCompile(`(?i)\b(?:Duration|TimeSpan|TimeDelta)(?:\.|::)(?:of|from_?)?(millis|milliseconds|secs|seconds|mins|minutes|hours)\(\s*` + amount + `\s*\)`), 2, 1},
	{regexp.MustCompile(`\b(?:timedelta|Duration)\(\s*(milliseconds|seconds|minutes|hours)\s*[=:]\s*` + amount + `\s*\)`), 2, 1},
	{regexp.MustCompile(`['"]\+\s*(\d+)\s*(\w+)['"]`), 1, 2},
	{regexp.MustCompile(`\b(\d+)\.(second|minute|hour)s?\b`), 1, 2},
	{regexp.MustCompile(`\b(?:addingTimeInterval\(|timeIntervalSinceNow:)\s*` + amount + `\s*\)`), 1, 0},
}

// plainly matches a sum with a number, and what stands before it.
var plainly = regexp.MustCompile(`^(.*?)\+\s*` + amount + `\s*(?:\)|$)`)

var (
	clockWord = regexp.MustCompile(`(?i)now|time|date|instant|millis|epoch`)
	millisAt  = regexp.MustCompile(`(?:currentTimeMillis|getTime|Date\.now|toEpochMilli|valueOf)\(\)[^/]*$|\bDate\(\)\s*$|\.(?:time|timeInMillis)\s*$`)
)

// ahead is by how many seconds a time lies after the clock that it starts from, told from the source of its parts.
func (r *runner) ahead(v code.Value) (seconds int, ok bool) {
	for i, p := range v {
		if !p.Hole {
			if n, is := number(p.Text); is && i > 0 {
				seconds, ok = seconds+n, true
				continue
			}
			return 0, false
		}
		_, text, _ := r.source(p.From)
		n, told := r.aheadOf(p, text)
		if i > 0 && !told {
			n, told = product(text)
		}
		if i > 0 && !told {
			return 0, false
		}
		seconds, ok = seconds+n, ok || told
	}
	return seconds, ok
}

// aheadOf reads the source of one part.
func (r *runner) aheadOf(p code.Part, text string) (seconds int, ok bool) {
	for _, a := range aheads {
		for _, m := range a.form.FindAllStringSubmatch(text, -1) {
			unit := "second"
			if a.unit > 0 {
				unit = m[a.unit]
			}
			n, told := r.number(p, m[a.amount])
			each, known := inSeconds(unit)
			if !told || !known {
				return 0, false
			}
			seconds, ok = seconds+int(float64(n)*each), true
		}
	}
	if ok || !clockWord.MatchString(text) {
		return seconds, ok
	}
	for m := plainly.FindStringSubmatch(text); m != nil; m = plainly.FindStringSubmatch(m[1]) {
		n, told := r.number(p, m[2])
		if !told {
			return 0, false
		}
		if millisAt.MatchString(m[1]) {
			n /= 1000
		}
		seconds, ok = seconds+n, true
	}
	return seconds, ok
}

// inSeconds is the length of a unit of time by its name.
func inSeconds(unit string) (float64, bool) {
	switch unit = strings.ToLower(unit); {
	case unit == "ms" || strings.HasPrefix(unit, "milli"):
		return 0.001, true
	case unit == "s" || strings.HasPrefix(unit, "sec"):
		return 1, true
	case unit == "m" || strings.HasPrefix(unit, "min"):
		return 60, true
	case unit == "h" || strings.HasPrefix(unit, "hour"):
		return 3600, true
	}
	return 0, false
}

// number is the value of a product of numbers and constants of the file.
func (r *runner) number(p code.Part, text string) (int, bool) {
	return multiplied(text, 1<<24, func(factor string) (int, bool) {
		if n, ok := number(factor); ok {
			return n, true
		}
		factor = strings.TrimSpace(factor)
		return r.constant(p, factor[strings.LastIndexByte(factor, '.')+1:])
	})
}

// constant is the number that all variables and fields of a name hold in the file of a part.
func (r *runner) constant(p code.Part, name string) (value int, found bool) {
	if p.From.File == nil {
		return 0, false
	}
	for i := range p.From.File.Assigns {
		a := &p.From.File.Assigns[i]
		if code.LastName(a.Symbol) != name {
			continue
		}
		n, ok := 0, false
		if a.Value.Op == code.OpLiteral {
			n, ok = number(a.Value.Text)
		}
		if !ok || found && n != value {
			return 0, false
		}
		value, found = n, true
	}
	return value, found
}
