package report

import (
	"fmt"
	"maps"
	"slices"

	"mleready"
)

// readBody says what was looked at and what was not.
type readBody struct {
	Size       string
	Languages  string
	Excuses    []string
	Candidates []mleready.Skipped // what might have mattered
	Skipped    []skippedBody      // the rest, by reason
}

type skippedBody struct {
	Reason string
	Paths  []string
}

func newReadBody(a *mleready.Assessment) readBody {
	b := readBody{Size: size(a.Stats.Bytes), Languages: languages(a.Tool.Depth)}
	for _, s := range a.Stats.Suppressed {
		b.Excuses = append(b.Excuses, excuse(s))
	}
	paths := map[string][]string{}
	for _, s := range a.Stats.Skipped {
		if s.Candidate {
			b.Candidates = append(b.Candidates, s)
			continue
		}
		paths[s.Reason] = append(paths[s.Reason], s.Path)
	}
	for _, reason := range slices.Sorted(maps.Keys(paths)) {
		list := slices.Sorted(slices.Values(paths[reason]))
		const most = 200
		if len(list) > most {
			list = append(list[:most], fmt.Sprintf("and %d more", len(list)-most))
		}
		b.Skipped = append(b.Skipped, skippedBody{reason, list})
	}
	return b
}
