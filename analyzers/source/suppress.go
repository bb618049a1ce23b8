package source

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"mleready"
)

// Directive excuses findings of one rule, either on one line of a file (inline) or in the files that a glob names, or
// one finding by its fingerprint (.mleready.yaml).
type Directive struct {
	mleready.Suppression
	Path        string // of the file that the directive stands in
	Line        int
	Target      int    // inline: the line it speaks of
	Glob        string // .mleready.yaml: the files it speaks of, "" for all
	Fingerprint string // .mleready.yaml: the one finding it speaks of, "" for all
}

// Problem is a directive that cannot be obeyed: where, and what to do.
type Problem struct {
	Path string
	Line int
	Text string
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", Escape(p.Path), p.Line, p.Text) }

const inlineForm = directiveWord + " RULE[,RULE] owner=WHO until=YYYY-MM-DD -- REASON"

// comments are the openers of comments in all languages with what ends them, "" for the end of the line; where one
// opener is the end of another the longer comes first.
var comments = []struct{ open, end string }{
	{"<!--", "-->"}, {"{{!--", "--}}"}, {"{{--", "--}}"}, {"{{!", "}}"}, {"<%--", "--%>"}, {"<%#", "%>"}, {"///", ""}, {"//", ""},
	{"/**", "*/"}, {"/*", "*/"}, {"--", ""}, {"(*", "*)"}, {"{#", "#}"}, {"@*", "*@"}, {"##", ""}, {"#", ""}, {";;", ""}, {";", ""},
	{"%%", ""}, {"%", ""}, {"REM", ""}, {"rem", ""}, {"'", ""}, {"*", "*/"},
}

// lineOpeners begin a comment at the beginning of a line only.
var lineOpeners = set("REM", "rem", "*")

var ruleID = regexp.MustCompile(`^[A-Z]+[0-9]+$`)

// ParseInline reads the directives of a file. One that follows code speaks of its own line; one that is alone on its
// line speaks of the next line that is no comment of the same kind. known tells the ids of rules, nil takes any.
func ParseInline(path string, text []byte, known func(rule string) bool) (directives []Directive, problems []Problem) {
	lines := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
	for i, line := range lines {
		before, after, ok := strings.Cut(strings.TrimSuffix(line, "\r"), directiveWord)
		if !ok {
			continue
		}
		c, ok := cutComment(before, after)
		if !ok {
			// In a string or a sentence it is no directive, unless it reads like one.
			if fields := strings.Fields(after); len(fields) > 1 && ruleID.MatchString(fields[0]) && strings.Contains(after, "=") {
				problems = append(problems, Problem{path, i + 1, directiveWord + " is not obeyed here: put it at the beginning of the comment"})
			}
			continue
		}
		target := i + 1
		if c.alone {
			target = nextCode(lines, i+1, c) + 1
		}
		rules, excuse, err := parseExcuse(c.text, known)
		if err != nil {
			problems = append(problems, Problem{path, i + 1, err.Error()})
			continue
		}
		for _, rule := range rules {
			excuse.Rule = rule
			directives = append(directives, Directive{Suppression: excuse, Path: path, Line: i + 1, Target: target})
		}
	}
	return directives, problems
}

// comment is what a directive stands in.
type comment struct {
	open, end string
	text      string // after the directive's word
	alone     bool   // no code on the line
}

// cutComment finds the comment between what stands before and after the directive's word.
func cutComment(before, after string) (c comment, ok bool) {
	before = strings.TrimRight(before, " \t")
	for _, kind := range comments {
		code, ok := strings.CutSuffix(before, kind.open)
		blank := strings.TrimSpace(code) == ""
		switch {
		case !ok:
			continue
		case kind.open == "'" && strings.Contains(after, "'"): // a string
			continue
		case lineOpeners[kind.open] && !blank:
			continue
		}
		text, tail := after, ""
		if kind.end != "" {
			text, tail, _ = strings.Cut(after, kind.end)
		}
		return comment{kind.open, kind.end, text, blank && strings.TrimSpace(tail) == ""}, true
	}
	return comment{}, false
}

// nextCode is the index of the first line from i on that is neither a comment of the same kind nor the end of one.
func nextCode(lines []string, i int, c comment) int {
	for ; i < len(lines); i++ {
		line := strings.TrimSpace(lines[i])
		switch {
		case c.end != "" && line == c.end:
		case c.end == "*/" && strings.HasPrefix(line, "*"):
		case c.open == "'" && strings.Count(line, "'") > 1 && !strings.Contains(line, directiveWord):
			return i // a quoted key looks like a comment of Visual Basic
		case !strings.HasPrefix(line, c.open):
			return i
		case c.end != "" && !strings.HasSuffix(line, c.end):
			return i // the comment ends before code, or goes on
		}
	}
	return i
}

// parseExcuse reads what follows the word: rules, owner, until and reason.
func parseExcuse(text string, known func(string) bool) (rules []string, s mleready.Suppression, err error) {
	front, reason, _ := strings.Cut(text+" ", " -- ")
	fields := strings.Fields(front)
	values := map[string]string{"reason": strings.TrimSpace(reason)}
	for _, f := range fields[min(1, len(fields)):] {
		key, value, ok := strings.Cut(f, "=")
		if !ok || key != "owner" && key != "until" {
			return nil, s, fmt.Errorf("%q is not understood: write %s", Escape(f), inlineForm)
		}
		if values[key] != "" {
			return nil, s, fmt.Errorf("%s is given twice: write %s", key, inlineForm)
		}
		values[key] = value
	}
	if len(fields) > 0 {
		values["rule"] = fields[0]
	}
	if s, err = newSuppression(values, inlineForm); err != nil {
		return nil, s, err
	}
	rules = strings.Split(s.Rule, ",")
	for _, rule := range rules {
		if err := checkRule(rule, known); err != nil {
			return nil, s, err
		}
	}
	return rules, s, nil
}

// newSuppression checks what both forms demand.
func newSuppression(values map[string]string, form string) (s mleready.Suppression, err error) {
	for _, key := range []string{"rule", "owner", "until", "reason"} {
		if strings.TrimSpace(values[key]) == "" {
			return s, fmt.Errorf("%s is missing: write %s", key, form)
		}
	}
	until, err := mleready.ParseDate(values["until"])
	if err != nil || until.Day == 0 {
		return s, fmt.Errorf("until is %q: write a day as YYYY-MM-DD", Escape(values["until"]))
	}
	return mleready.Suppression{Rule: values["rule"], Reason: values["reason"], Owner: values["owner"], Until: until}, nil
}

func checkRule(rule string, known func(string) bool) error {
	if !ruleID.MatchString(rule) || known != nil && !known(rule) {
		return fmt.Errorf("there is no rule %q: `mleready rules` lists them", Escape(rule))
	}
	return nil
}

// Apply gives the findings with their excuses set, and every directive with what became of it. One whose day has
// passed is expired and excuses nothing. Findings with several excuses carry the first by path and line.
func Apply(findings []mleready.Finding, directives []Directive, asOf mleready.Date) ([]mleready.Finding, []mleready.Suppressing) {
	findings, directives = slices.Clone(findings), slices.Clone(directives)
	slices.SortStableFunc(directives, func(a, b Directive) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), a.Line-b.Line, strings.Compare(a.Rule, b.Rule))
	})
	states := make([]mleready.Suppressing, 0, len(directives))
	for _, d := range directives {
		state := mleready.SuppressionUnused
		if d.Until.Before(asOf) {
			state = mleready.SuppressionExpired
		}
		for i := range findings {
			if state == mleready.SuppressionExpired || !d.covers(findings[i]) {
				continue
			}
			state = mleready.SuppressionUsed
			if findings[i].Suppressed == nil {
				excuse := d.Suppression
				findings[i].Suppressed = &excuse
			}
		}
		states = append(states, mleready.Suppressing{Suppression: d.Suppression, Path: d.Path, Line: d.Line, State: state})
	}
	return findings, states
}

func (d Directive) covers(f mleready.Finding) bool {
	switch {
	case d.Rule != f.Rule:
		return false
	case d.Target != 0:
		return d.Path == f.Path && d.Target == f.Line
	case d.Fingerprint != "" && d.Fingerprint != f.Fingerprint:
		return false
	}
	return d.Glob == "" || matchPath(d.Glob, f.Path)
}
