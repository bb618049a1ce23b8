package report

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// verdict is a status with why.
type verdict struct {
	status mleready.Status
	reason string
}

// verdict derives the status from the outcomes. Only what was looked at in full, with every mandatory requirement
// that applies met, can be ready.
func (q *inquiry) verdict(results []mleready.RequirementResult, stage staging) verdict {
	mandatory := q.tally(results, mleready.Mandatory)
	advisory := q.tally(results, mleready.Advisory)
	if !q.concerned() && q.in.LookedAt && len(q.in.Incomplete) == 0 {
		return verdict{mleready.StatusNotApplicable, q.nothingFound()}
	}
	if mandatory.unmet > 0 {
		reason := fmt.Sprintf("%d of %s %s unmet, first: \"%s\"", mandatory.unmet,
			plural(mandatory.applying(), "mandatory requirement"), are(mandatory.unmet), mandatory.firstUnmet)
		if mandatory.unknown > 0 {
			reason += fmt.Sprintf("; %d more %s without evidence", mandatory.unknown, are(mandatory.unknown))
		}
		return verdict{mleready.StatusNotReady, reason + "."}
	}
	if gaps := q.gaps(mandatory, stage); len(gaps) > 0 {
		return verdict{mleready.StatusUnknown, "Nothing mandatory is unmet, but " + strings.Join(gaps, "; ") + "."}
	}
	met := fmt.Sprintf("All %s that apply are met", plural(mandatory.applying(), "mandatory requirement"))
	if mandatory.applying() == 1 {
		met = "The one mandatory requirement that applies is met"
	}
	if advisory.unmet > 0 {
		return verdict{mleready.StatusAtRisk, fmt.Sprintf("%s; %s %s not, first: \"%s\".",
			met, plural(advisory.unmet, "advisory one"), are(advisory.unmet), advisory.firstUnmet)}
	}
	return verdict{mleready.StatusReady, met + "."}
}

// concerned reports whether there is anything that the mandate could apply to.
func (q *inquiry) concerned() bool {
	return len(q.integrations) > 0 || len(q.accounts) > 0 || len(q.evidence) > 0
}

func (q *inquiry) nothingFound() string {
	provider := title(string(q.mandate.Provider))
	var roles []string
	for _, i := range q.in.Integrations {
		if i.Provider == q.mandate.Provider {
			roles = append(roles, string(i.Role))
		}
	}
	if slices.Sort(roles); len(roles) > 0 {
		return fmt.Sprintf("No integration with %s in production code; what was seen is %s code.", provider,
			strings.Join(slices.Compact(roles), " and "))
	}
	return fmt.Sprintf("No integration with %s in what was looked at.", provider)
}

// gaps lists everything that keeps a mandate without unmet requirements from being judged.
func (q *inquiry) gaps(mandatory tally, stage staging) []string {
	var gaps []string
	if !q.in.LookedAt {
		gaps = append(gaps, "no sources, probes or captures were looked at")
	}
	if n := len(q.in.Incomplete); n > 0 {
		first := slices.MinFunc(q.in.Incomplete, func(a, b mleready.Skipped) int { return strings.Compare(a.Path, b.Path) })
		gaps = append(gaps, fmt.Sprintf("%s could not be analysed, first: %s", plural(n, "candidate file"), first.Path))
	}
	if languages := tokensOnly(q.in.Depth); len(languages) > 0 {
		gaps = append(gaps, strings.Join(languages, " and ")+" could be read as tokens only")
	}
	switch {
	case mandatory.applying() == 0:
		gaps = append(gaps, "no mandatory requirement applies, so there is nothing to be ready for")
	case mandatory.unknown > 0:
		gaps = append(gaps, fmt.Sprintf("%d of %s %s without evidence, first: \"%s\"", mandatory.unknown,
			plural(mandatory.applying(), "mandatory requirement"), are(mandatory.unknown), mandatory.firstUnknown))
	}
	if stage.missing != "" {
		gaps = append(gaps, stage.missing)
	}
	return gaps
}

// tally counts the outcomes of one level.
type tally struct {
	met, unmet, unknown      int
	firstUnmet, firstUnknown string // titles, in the order of the rules
}

func (t tally) applying() int { return t.met + t.unmet + t.unknown }

func (q *inquiry) tally(results []mleready.RequirementResult, level mleready.Level) tally {
	var t tally
	for i, r := range results {
		if r.Level != level {
			continue
		}
		name := q.requirements[i].Title
		if name == "" {
			name = r.ID
		}
		switch r.Outcome {
		case mleready.Met:
			t.met++
		case mleready.Unmet:
			if t.unmet++; t.unmet == 1 {
				t.firstUnmet = name
			}
		case mleready.Unknown:
			if t.unknown++; t.unknown == 1 {
				t.firstUnknown = name
			}
		}
	}
	return t
}

// assuranceOf is how sure a status is: a failure as sure as its best proof, readiness as sure as its weakest. A status
// that says that something is missing has none.
func assuranceOf(status mleready.Status, results []mleready.RequirementResult) mleready.Assurance {
	var sure []int
	for _, r := range results {
		if r.Level == mleready.Mandatory && r.Outcome == decisive(status) {
			sure = append(sure, strength(r.Assurance))
		}
	}
	if len(sure) == 0 {
		return ""
	}
	at := slices.Min(sure)
	if status == mleready.StatusNotReady {
		at = slices.Max(sure)
	}
	if at < 0 {
		return ""
	}
	return mleready.Assurances[at]
}

// decisive is the outcome of mandatory requirements that a status rests on, "" for none.
func decisive(status mleready.Status) mleready.Outcome {
	switch status {
	case mleready.StatusNotReady:
		return mleready.Unmet
	case mleready.StatusAtRisk, mleready.StatusReady:
		return mleready.Met
	}
	return ""
}

// title writes a word with a capital.
func title(word string) string {
	if word == "" {
		return word
	}
	return strings.ToUpper(word[:1]) + word[1:]
}
