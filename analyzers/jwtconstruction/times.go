package jwtconstruction

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// unit is what a time is counted in.
type unit string

const (
	seconds      unit = "seconds"
	fraction     unit = "a fraction of seconds"
	milliseconds unit = "milliseconds"
	dateText     unit = "a date as text"
)

// clocks are the functions that read the clock, in all languages, by what they give. What rounds gives what it is
// given, which the source tells.
var clocks = map[string]unit{
	"Unix": seconds, "timestamp": seconds, "epoch": seconds, "now_seconds": seconds, "getEpochSecond": seconds, "toSeconds": seconds, "epochSecond": seconds, "GetIntDate": seconds, "timegm": seconds, "strtotime": seconds, "getTimestamp": seconds, "TotalSeconds": fraction, "NumericDate": seconds, "NewNumericDate": seconds,
	"ToUnixTimeSeconds": seconds, "to_i": seconds, "unix": seconds, "getUnixTime": seconds, "time": seconds,
	"as_secs": seconds, "unix_timestamp": seconds, "get_current_timestamp": seconds, "secondsSince1970": seconds, "timeIntervalSince1970": fraction,
	"as_millis": milliseconds, "timestamp_millis": milliseconds, "to_rfc2822": dateText, "to_rfc3339": dateText,
	"UnixMilli": milliseconds, "getTime": milliseconds, "currentTimeMillis": milliseconds, "ToUnixTimeMilliseconds": milliseconds, "toEpochMilli": milliseconds,
	"toUTCString": dateText, "toGMTString": dateText, "Format": dateText, "toISOString": dateText, "toJSON": dateText, "toLocaleString": dateText,
	"httpdate": dateText, "gmdate": dateText, "strftime": dateText, "formatdate": dateText, "Now": dateText,
}

// What the source of a number shows about its unit.
var (
	milliClock = regexp.MustCompile(`\bDate\.now\(\)|\.getTime\(\)|\.valueOf\(\)|[+-]\s*new Date\b|\(\s*new Date\b|\.now\(\)\s*$|^\s*new Date\b.*/`)
	thousand   = regexp.MustCompile(`/\s*(?:1000|1e3|1_000)[lL]?\b`)
	rounds     = regexp.MustCompile(`(?:floor|trunc|round|ceil|parseInt|toFixed)\s*\(|\|\s*0|~~|>>>?\s*0`)
	wholeClock = regexp.MustCompile(`\b(?:currentTimeMillis|toEpochMilli|ToUnixTimeMilliseconds|UnixMilli|getTime)\(\)\s*/\s*(?:1000|1_000)(?:[lL]|[^.\w]|$)`) // whole numbers, and so is what division leaves
	intDate    = regexp.MustCompile(`\bIntDate\.get`)
	lastCall   = regexp.MustCompile(`(\w+)\([^()]*\)$`)
	dateObject = regexp.MustCompile(`^new Date\(`)
	cast       = regexp.MustCompile(`(?:\((?:int|long|Int64|Int32)\)|\b(?:ToInt64|ToInt32|Floor|Round|Truncate)\()\s*\(?$`)
	rounding   = regexp.MustCompile(`^(?:int|round|intval|long|floor|str)$`)
	wrapped    = regexp.MustCompile(`^(?:int|round|intval|long|(?:math\.)?floor|str)\s*\((.*)\)$`)
)

// clock is what a value's first unknown part is read from.
func (r *runner) clock(v code.Value) unit {
	for _, p := range v {
		if !p.Hole {
			continue
		}
		before, text, _ := r.source(p.From)
		name, _, _ := strings.Cut(p.Name, "+")
		if name = lastName(name); name == "" || rounding.MatchString(name) {
			for m := wrapped.FindStringSubmatch(text); m != nil; m = wrapped.FindStringSubmatch(text) {
				text = m[1]
			}
			name = callName(text)
		}
		switch u := clocks[name]; {
		case u == fraction && cast.MatchString(before):
			return seconds
		case thousand.MatchString(text) && (rounds.MatchString(text) || wholeDivision(p) && wholeClock.MatchString(text)), intDate.MatchString(text):
			return seconds
		case u != "":
			return u
		case thousand.MatchString(text):
			return fraction
		case milliClock.MatchString(text) && p.From.File.Language != "python": // where now() is a date
			return milliseconds
		case dateObject.MatchString(text):
			return dateText
		}
		return ""
	}
	return ""
}

// wholeDivision reports whether whole numbers leave a whole number where a part stands.
func wholeDivision(p code.Part) bool {
	return p.From.File != nil && slices.Contains([]string{"java", "kotlin", "scala", "csharp", "go", "rust"}, p.From.File.Language)
}

// callName is the name of the last call of a chain, "" for anything else.
func callName(text string) string {
	if m := lastCall.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

func (r *runner) seconds(e entry, v code.Value) finding {
	if e.by == moment || r.isDate(v) {
		return met
	}
	switch u := r.clock(v); {
	case u == seconds:
		return met
	case u == fraction:
		return unknown("it may be a fraction of seconds, as nothing rounds it")
	case u != "":
		return unmet("its value is " + string(u) + ", not seconds")
	case v.Constant() && v.String() != "":
		return unmet("its value is a constant")
	}
	return untold
}

// dates match, by language, the moments that libraries for tokens write as seconds by themselves.
var dates = map[string]*regexp.Regexp{
	"java": jvmDate, "kotlin": jvmDate, "scala": jvmDate, "groovy": jvmDate,
	"python": regexp.MustCompile(`\butcnow\(\)$|\bnow\([^)]+\)$`), // without a zone it is local time, which they take for UTC
}

var jvmDate = regexp.MustCompile(`^(?:new\s+)?(?:java\.util\.)?Date(?:\.from)?\s*\(`)

// isDate reports whether a value is a moment that the library turns into seconds.
func (r *runner) isDate(v code.Value) bool {
	if len(v) == 0 || !v[0].Hole || v[0].From.File == nil {
		return false
	}
	form := dates[v[0].From.File.Language]
	_, text, _ := r.source(v[0].From)
	return form != nil && form.MatchString(text)
}

// lifetime looks for the number that is added to the time of issue.
func (r *runner) lifetime(e entry, v code.Value) finding {
	added, ok := r.addition(v)
	if e.by == written && r.isDate(v) {
		e.by = moment
	}
	switch e.by {
	case duration, fallback:
		if life, isText := period(v); isText {
			added, ok = life, true
		}
	case moment:
		switch r.clock(v) {
		case milliseconds:
			added /= 1000
		case "":
			ok = false
		}
	case written:
		if u := r.clock(v); u != "" && u != seconds && u != fraction {
			return unmet("its value is " + string(u) + ", not seconds")
		}
	}
	if ahead, told := r.ahead(v); told {
		added, ok = ahead, true
	}
	switch {
	case ok && added > r.names.MaxLifetime:
		return unmet("it lies " + strconv.Itoa(added) + " seconds after iat; at most " + strconv.Itoa(r.names.MaxLifetime) + " are allowed")
	case ok && added <= 0:
		return unmet("it does not lie after iat")
	case ok:
		return met
	case v.Constant() && e.by == written:
		return unmet("its value is a constant")
	}
	return unknown("how long after iat it lies is only known when the program runs")
}

// addition is the sum of the numbers behind a value's unknown part. Adapters name a sum after its parts: Unix+120.
func (r *runner) addition(v code.Value) (sum int, ok bool) {
	for i, p := range v {
		var n int
		var is bool
		switch {
		case !p.Hole:
			n, is = number(p.Text)
		case i == 0:
			if name, text, sum := strings.Cut(p.Name, "+"); sum {
				n, is = number(text)
				is = is && name != ""
			} else if inner, found := r.argument(p); !found {
				continue
			} else if n, is = r.addition(inner); !is {
				continue
			}
		default:
			_, text, _ := r.source(p.From)
			n, is = product(text)
		}
		if !is || i == 0 && !p.Hole {
			return 0, false
		}
		sum, ok = sum+n, true
	}
	return sum, ok
}

// argument is the value of the argument that a function of a library turns into a time.
func (r *runner) argument(p code.Part) (code.Value, bool) {
	c := r.callAt(p)
	if c == nil || len(c.Args) != 1 || clocks[lastName(c.Name)] != seconds {
		return nil, false
	}
	values := r.Model.Fold(code.ScopeAt(p.From), &c.Args[0])
	if len(values) != 1 {
		return nil, false
	}
	return values[0], true
}

func number(text string) (int, bool) {
	n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimRight(strings.TrimSpace(text), "lL"), "_", ""))
	return n, err == nil
}

// product is the value of a source like 2 * 60.
func product(text string) (int, bool) {
	return multiplied(strings.Trim(text, "() "), 1<<20, number)
}

// multiplied is the value of a product whose factors are at most so much.
func multiplied(text string, most int, value func(factor string) (int, bool)) (int, bool) {
	out := 1
	for _, factor := range strings.Split(text, "*") {
		n, ok := value(factor)
		if !ok || n > most || out > most {
			return 0, false
		}
		out *= n
	}
	return out, true
}

// span matches a time to live as libraries read it.
var span = regexp.MustCompile(`^(\d+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)$`)

var unitSeconds = map[byte]int{'s': 1, 'm': 60, 'h': 60 * 60, 'd': 24 * 60 * 60}

// period is a time to live in seconds.
func period(v code.Value) (int, bool) {
	if !v.Constant() {
		return 0, false
	}
	if m := span.FindStringSubmatch(v.String()); m != nil {
		n, ok := number(m[1])
		return n * unitSeconds[m[2][0]], ok && n < 1<<20
	}
	if bare(v) {
		n, ok := number(v.String())
		return n, ok && n < 1<<30
	}
	return product(v.String())
}
