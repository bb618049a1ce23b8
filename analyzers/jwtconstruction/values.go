package jwtconstruction

import (
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// finding is what the value of a claim shows.
type finding struct {
	outcome mleready.Outcome
	why     string // of an unmet or unknown one
}

var (
	met    = finding{outcome: mleready.Met}
	untold = finding{outcome: mleready.Unknown, why: "its value is only known when the program runs"}
)

func unmet(why string) finding { return finding{mleready.Unmet, why} }

// judgeValue compares what a claim may hold with what is demanded. Of several possible values the worst counts.
func (r *runner) judgeValue(claim mleready.JWTField, values []code.Value) finding {
	rule := kinds[claim.Requirement]
	if claim.Value != "" {
		rule = func(_ *runner, v code.Value) finding { return fixed(claim.Value, v) }
	}
	if rule == nil || len(values) == 0 {
		return met // the claim is there, and nothing can be said against its value
	}
	worst := met
	for _, v := range values {
		f := rule(r, v)
		if f.outcome == mleready.Unmet {
			return f
		}
		if f.outcome == mleready.Unknown {
			worst = f
		}
	}
	return worst
}

// kinds judge one possible value each, by the requirement that the claim serves.
var kinds = map[string]func(*runner, code.Value) finding{
	"jwt.iat":          (*runner).seconds,
	"jwt.exp":          (*runner).lifetime,
	"jwt.jti":          (*runner).uuid,
	"jwt.digest":       (*runner).digest,
	"jwt.alg":          (*runner).algorithm,
	"jwt.request_host": (*runner).host,
}

// fixed compares with the one value that is right, without regard to case.
func fixed(want string, v code.Value) finding {
	switch {
	case !v.Constant():
		return untold
	case strings.EqualFold(v.String(), want):
		return met
	}
	return unmet("its value is " + strconv.Quote(v.String()) + ", not " + strconv.Quote(want))
}

// clocks are the functions that read the clock, in all languages, by what they give.
var clocks = map[string]string{
	"Unix": "seconds", "floor": "seconds", "trunc": "seconds", "round": "seconds", "time": "seconds", "timestamp": "seconds",
	"epoch": "seconds", "now_seconds": "seconds", "getEpochSecond": "seconds", "NumericDate": "seconds", "NewNumericDate": "seconds",
	"ToUnixTimeSeconds": "seconds", "to_i": "seconds", "unix": "seconds", "getUnixTime": "seconds",
	"UnixMilli": "milliseconds", "now": "milliseconds", "getTime": "milliseconds", "valueOf": "milliseconds",
	"currentTimeMillis": "milliseconds", "ToUnixTimeMilliseconds": "milliseconds", "toEpochMilli": "milliseconds",
	"toUTCString": "a date as text", "toGMTString": "a date as text", "Format": "a date as text", "toISOString": "a date as text",
	"httpdate": "a date as text", "gmdate": "a date as text", "strftime": "a date as text", "formatdate": "a date as text",
}

// clock is what a value's first unknown part is read from. Adapters name a sum after its parts: Unix+120.
func clock(v code.Value) string {
	for _, p := range v {
		if p.Hole {
			name, _, _ := strings.Cut(p.Name, "+")
			return clocks[name]
		}
	}
	return ""
}

func (r *runner) seconds(v code.Value) finding {
	switch unit := clock(v); unit {
	case "seconds":
		return met
	case "":
		return untold
	default:
		return unmet("its value is " + unit + ", not seconds")
	}
}

// lifetime looks for the number that is added to the time of issue.
func (r *runner) lifetime(v code.Value) finding {
	if f := r.seconds(v); f.outcome == mleready.Unmet {
		return f
	}
	added, ok := addition(v)
	switch {
	case !ok:
		return untold
	case added > r.names.MaxLifetime:
		return unmet("it lies " + strconv.Itoa(added) + " seconds after iat; at most " + strconv.Itoa(r.names.MaxLifetime) + " are allowed")
	}
	return met
}

// addition is the number at the end of a value: of an unknown part's name, or behind an unknown part.
func addition(v code.Value) (seconds int, ok bool) {
	if len(v) == 0 || v.Constant() {
		return 0, false
	}
	last := v[len(v)-1]
	text := last.Text
	if last.Hole {
		_, text, _ = strings.Cut(last.Name, "+")
	}
	seconds, err := strconv.Atoi(strings.TrimSpace(text))
	return seconds, err == nil
}

func (r *runner) uuid(v code.Value) finding {
	if v.Constant() {
		return unmet("its value is a constant, so that every request repeats it")
	}
	for _, p := range v {
		name := strings.ToLower(p.Name)
		if p.Hole && (strings.Contains(name, "uuid") || makesUUID[name]) || p.Via.File != nil && strings.Contains(strings.ToLower(p.Via.Name()), "uuid") {
			return met
		}
	}
	return untold
}

// makesUUID are functions of UUID libraries whose names do not say so.
var makesUUID = map[string]bool{"v4": true, "newv4": true, "newstring": true, "newrandom": true}

func (r *runner) digest(v code.Value) finding {
	if strings.Contains(strings.ToLower(v.String()), strings.ToLower(r.Rules.Wire.HTTPSignature.DigestPrefix)) {
		return unmet("it keeps the prefix of the old Digest header")
	}
	return met
}

func (r *runner) algorithm(v code.Value) finding {
	switch {
	case !v.Constant():
		return untold
	case slices.Contains(r.names.AlgorithmsP12, v.String()), slices.Contains(r.names.AlgorithmsSecret, v.String()):
		return met
	}
	return unmet(strconv.Quote(v.String()) + " is none of the algorithms of a P12 key or a shared secret")
}

func (r *runner) host(v code.Value) finding {
	text := v.String()
	if strings.Contains(text, "://") || strings.Contains(text, "/") {
		return unmet("it holds more than the host's name")
	}
	return met
}
