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

// Explain finds what a pasted error text, reply body or HTTP status means, best match first. Texts are compared without
// regard to case, and inside JSON that is quoted in JSON. If no text is known, the entries of its HTTP status are given.
func (r *Rules) Explain(text string) []ErrorExplanation {
	// Quoted JSON differs by its backslashes alone, so it is enough to leave them out.
	text = strings.ToLower(strings.ReplaceAll(text, `\`, ""))
	status := 0
	if m := httpStatus.FindStringSubmatch(text); m != nil {
		status, _ = strconv.Atoi(m[1])
	}
	var byText, byStatus []ranked
	for _, e := range r.Errors {
		m := ranked{ErrorExplanation: e, sameStatus: slices.Contains(e.Status, status)}
		for _, literal := range e.Match {
			if strings.Contains(text, strings.ToLower(literal)) {
				m.longest = max(m.longest, len(literal))
				m.hits++
			}
		}
		switch {
		case m.hits > 0:
			byText = append(byText, m)
		case m.sameStatus:
			byStatus = append(byStatus, m)
		}
	}
	if len(byText) == 0 {
		byText = byStatus
	}
	slices.SortStableFunc(byText, ranked.compare)
	var list []ErrorExplanation
	for _, m := range byText {
		list = append(list, m.ErrorExplanation)
	}
	return list
}

// ranked is an entry with how well it fits a text.
type ranked struct {
	ErrorExplanation
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
