package mleready

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// httpStatus is a number that may be an HTTP status: three digits that are no part of a longer word or number.
var httpStatus = regexp.MustCompile(`(?:^|[^\w.-])([1-5][0-9][0-9])(?:$|[^\w.-])`)

// Explain finds what a pasted error text, reply body or HTTP status means, best match first. If no text is known, the
// entries of its HTTP status are given.
func (r *Rules) Explain(text string) []ErrorExplanation {
	list := r.Worded(text)
	if len(list) > 0 {
		return list
	}
	status := statusIn(unquoted(text))
	for _, e := range r.Errors {
		if slices.Contains(e.Status, status) {
			list = append(list, e)
		}
	}
	return list
}

// Worded finds the entries of the dictionary whose own words stand in a text, best match first. Texts are compared
// without regard to case, and inside JSON that is quoted in JSON.
func (r *Rules) Worded(text string) []ErrorExplanation {
	text = strings.ToLower(unquoted(text))
	seen := trigramsOf(text)
	var found []ranked
	for i, literals := range r.literals() {
		m := ranked{entry: &r.Errors[i]}
		for _, literal := range literals {
			if seen.mayHold(literal) && strings.Contains(text, literal) {
				m.longest = max(m.longest, len(literal))
				m.hits++
			}
		}
		if m.hits > 0 {
			found = append(found, m)
		}
	}
	if len(found) > 1 {
		status := statusIn(text)
		for i, m := range found {
			found[i].sameStatus = slices.Contains(m.entry.Status, status)
		}
		slices.SortStableFunc(found, ranked.compare)
	}
	var list []ErrorExplanation
	for _, m := range found {
		list = append(list, *m.entry)
	}
	return list
}

// unquoted is a text as it reads where it is quoted in JSON: that differs by backslashes alone, so they are left out.
func unquoted(text string) string { return strings.ReplaceAll(text, `\`, "") }

// literals are the texts of each entry of the dictionary in small letters.
func (r *Rules) literals() [][]string {
	if r.index != nil {
		return r.index.literals
	}
	return literals(r.Errors)
}

func literals(errors []ErrorExplanation) [][]string {
	list := make([][]string, len(errors))
	for i, e := range errors {
		for _, literal := range e.Match {
			list[i] = append(list[i], strings.ToLower(literal))
		}
	}
	return list
}

// trigrams says which three letters stand next to each other in a text, some of them by mistake. Every probe looks for all
// literals, and most are ruled out by their first three letters.
type trigrams [1 << 12]bool

func trigramsOf(text string) *trigrams {
	var t trigrams
	for i := 0; i+3 <= len(text); i++ {
		t[trigram(text[i:])] = true
	}
	return &t
}

func (t *trigrams) mayHold(literal string) bool { return len(literal) < 3 || t[trigram(literal)] }

func trigram(s string) int { return (int(s[0])<<8 ^ int(s[1])<<4 ^ int(s[2])) % len(trigrams{}) }

// statusIn is the HTTP status that a text names first, 0 for none.
func statusIn(text string) int {
	m := httpStatus.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	status, _ := strconv.Atoi(m[1]) // three digits
	return status
}

// ranked is an entry with how well it fits a text.
type ranked struct {
	entry      *ErrorExplanation
	longest    int // bytes of the longest literal found
	hits       int
	sameStatus bool
}

// compare orders the better fit first: the longest literal, then the HTTP status, then the number of literals.
func (m ranked) compare(n ranked) int {
	status := 0
	switch {
	case m.sameStatus && !n.sameStatus:
		status = -1
	case n.sameStatus && !m.sameStatus:
		status = 1
	}
	return cmp.Or(cmp.Compare(n.longest, m.longest), status, cmp.Compare(n.hits, m.hits))
}
