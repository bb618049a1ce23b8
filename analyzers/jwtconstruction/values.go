package jwtconstruction

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// judgeEntries compares what a claim may hold with what is demanded. Of several possible values the worst counts.
func (r *runner) judgeEntries(claim mleready.JWTField, entries []entry) finding {
	worst := met
	told := func(e entry) bool { return e.by != ofKey && e.by != fallback }
	isTold := slices.ContainsFunc(entries, told)
	for _, e := range entries {
		if isTold && !told(e) {
			continue
		}
		for _, f := range r.judgeEntry(claim, e) {
			if f.outcome == mleready.Unmet {
				return f
			}
			if f.outcome == mleready.Unknown {
				worst = f
			}
		}
	}
	return worst
}

// judgeEntry judges each value that an entry may have.
func (r *runner) judgeEntry(claim mleready.JWTField, e entry) []finding {
	switch {
	case e.by == itself:
		return nil
	case e.by == ofKey:
		return []finding{unknown("the library takes it from the key")}
	}
	judge := kinds[claim.Requirement]
	var out []finding
	for _, v := range e.Val {
		switch {
		case claim.Value != "":
			out = append(out, fixed(claim.Value, v))
		case judge != nil:
			out = append(out, judge(r, e, v))
		}
	}
	return out
}

// kinds judge one possible value each, by the requirement that the claim serves. What no kind judges is right as soon
// as it is there.
var kinds = map[string]func(*runner, entry, code.Value) finding{}

func init() {
	kinds["jwt.iat"] = (*runner).seconds
	kinds["jwt.exp"] = (*runner).lifetime
	kinds["jwt.jti"] = (*runner).uuid
	kinds["jwt.kid"] = (*runner).keyID
	kinds["jwt.alg"] = (*runner).algorithm
	kinds["jwt.digest"] = (*runner).digest
	kinds["jwt.request_host"] = (*runner).host
	kinds["jwt.request_resource_path"] = (*runner).path
}

// fixed compares with the one value that is right, without regard to case. A number is no text.
func fixed(want string, v code.Value) finding {
	switch {
	case !v.Constant():
		return untold
	case !strings.EqualFold(v.String(), want):
		return unmet("its value is " + strconv.Quote(v.String()) + ", not " + strconv.Quote(want))
	case bare(v):
		return unmet("its value is the number " + want + ", not the text " + strconv.Quote(want))
	}
	return met
}

// bare reports whether a constant stands without quotes: a number in the source, or in a JSON text.
func bare(v code.Value) bool {
	if len(v) != 1 {
		return false
	}
	_, err := strconv.Atoi(v[0].Text)
	return err == nil && int(v[0].From.End-v[0].From.Start) == len(v[0].Text)
}

func (r *runner) algorithm(_ entry, v code.Value) finding {
	name := algorithmName(v)
	switch {
	case slices.Contains(r.names.AlgorithmsP12, name), slices.Contains(r.names.AlgorithmsSecret, name):
		return met
	case !v.Constant() && !slices.Contains(algorithms, name):
		return untold
	}
	return unmet(strconv.Quote(name) + " is none of the algorithms of a P12 key or a shared secret")
}

// ownSerial matches the serial number that the certificate has as such, which is not the one in its subject.
var ownSerial = regexp.MustCompile(`(?i)(?:^|[.\s(])\w*(?:certs?|certificates?|x509)(?:\(\)|\[\d\])?\.serial_?number\b`)

func (r *runner) keyID(_ entry, v code.Value) finding {
	for _, p := range v {
		if _, text, _ := r.source(p.From); p.Hole && ownSerial.MatchString(text) {
			return unmet("it is the serial number of the certificate, not the serialNumber attribute of its subject")
		}
	}
	return met
}

// hexadecimal matches an encoder of hexadecimal text.
var hexadecimal = regexp.MustCompile(`(?i)\bhex(?:digest|lify)?\b|%x|tohex`)

func (r *runner) digest(_ entry, v code.Value) finding {
	if strings.Contains(strings.ToLower(v.String()), strings.ToLower(r.Rules.Wire.HTTPSignature.DigestPrefix)) {
		return unmet("it keeps the prefix of the old Digest header")
	}
	for _, p := range v {
		if _, text, _ := r.source(p.From); p.Hole && hexadecimal.MatchString(text) {
			return unmet("it is the hexadecimal text of the hash, not Base64 of its bytes")
		}
	}
	if v.Constant() {
		return unmet("its value is a constant, whatever the body")
	}
	return met
}

// port matches the end of a host with a port.
var port = regexp.MustCompile(`:[0-9]+$`)

func (r *runner) host(_ entry, v code.Value) finding {
	text := v.String()
	known := r.Speaks(mleready.Cybersource, text)
	switch {
	case strings.Contains(text, "://"), strings.Contains(text, "/"):
		return unmet("it holds more than the host's name")
	case known && port.MatchString(text):
		return unmet("it holds a port")
	case v.Constant() && !known && !r.isHost(text):
		return unknown(strconv.Quote(text) + " is not known as a host of the provider")
	}
	for _, p := range v {
		if p.Hole && (p.Name == "origin" || p.Name == "href") {
			return unmet("it holds the scheme beside the host's name")
		}
	}
	return met
}

// isHost reports whether a text is a host of the provider, whatever interface it serves.
func (r *runner) isHost(text string) bool {
	return slices.ContainsFunc(r.Rules.Hosts, func(h mleready.Host) bool {
		return h.Provider == mleready.Cybersource && check.FindHost(strings.ToLower(text), h.Name) >= 0
	})
}

func (r *runner) path(_ entry, v code.Value) finding {
	text := v.String()
	switch {
	case strings.Contains(text, "://"), r.isHost(text):
		return unmet("it holds the host beside the path")
	case r.changed(v) != "" && !v.Constant():
		return unmet("its letters are changed, so that it is not the path that is sent")
	case text != "" && v.Constant() && text[0] != '/':
		return unmet("it does not begin with a slash")
	}
	for _, p := range v {
		if p.Hole && (p.Name == "href" || p.Name == "origin") {
			return unmet("it holds the host beside the path")
		}
	}
	return met
}

func (r *runner) uuid(_ entry, v code.Value) finding {
	if v.Constant() {
		return unmet("its value is a constant, so that every request repeats it")
	}
	if uuidText.MatchString(v.String()) {
		return met
	}
	for _, p := range v {
		if !p.Hole {
			continue
		}
		_, text, _ := r.source(p.From)
		words := strings.ToLower(p.Name + " " + text + " " + r.calleeAt(p))
		switch {
		case strings.Contains(words, "newuuid("), strings.Contains(words, ".v1"):
			return unknown("it is a UUID of version 1, where one of version 4 is asked for")
		case strings.Contains(words, "uuid"), strings.Contains(words, "guid"), p.Via.File != nil && strings.Contains(strings.ToLower(p.Via.Name()), "uuid"):
			return met
		}
	}
	return unknown("whether it is a new UUID could not be told")
}

// uuidText matches a text of five unknown parts in the form of a UUID.
var uuidText = regexp.MustCompile("^" + string(code.Hole) + "(?:-4?" + string(code.Hole) + "){4}$")

// calleeAt is the symbol of the call that an unknown part comes from, "" when it comes from none.
func (r *runner) calleeAt(p code.Part) string {
	if c := r.callAt(p); c != nil {
		return c.Callee
	}
	return ""
}

func (r *runner) callAt(p code.Part) *code.Call {
	if p.From.File == nil {
		return nil
	}
	for i := range p.From.File.Calls {
		if c := &p.From.File.Calls[i]; c.Span == p.From.Span {
			return c
		}
	}
	return nil
}
