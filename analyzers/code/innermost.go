package code

import (
	"cmp"
	"slices"
	"sort"
)

// stretch is text from an offset to the next stretch, and the innermost function around it.
type stretch struct {
	start int32
	fn    int
}

// FuncAt is the index of the innermost function around an offset, or TopLevel.
func (s *Summary) FuncAt(offset int32) int {
	stretches := s.stretches
	if stretches == nil {
		stretches = stretchesOf(s.Funcs)
	}
	i := sort.Search(len(stretches), func(i int) bool { return stretches[i].start > offset })
	if i == 0 {
		return TopLevel
	}
	return stretches[i-1].fn
}

// stretchesOf cuts a text where functions begin and end. Of several around a stretch the one that begins last is the
// innermost.
func stretchesOf(funcs []Func) []stretch {
	order := make([]int, len(funcs))
	cuts := make([]int32, 0, 2*len(funcs))
	for i := range funcs {
		order[i] = i
		cuts = append(cuts, funcs[i].Start, funcs[i].End)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(funcs[a].Start, funcs[b].Start) })
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := make([]stretch, 0, len(cuts))
	var around []int // those that have begun, the last on top: what has ended is dropped once it comes up
	for _, at := range cuts {
		for ; len(order) > 0 && funcs[order[0]].Start <= at; order = order[1:] {
			around = append(around, order[0])
		}
		for len(around) > 0 && funcs[around[len(around)-1]].End <= at {
			around = around[:len(around)-1]
		}
		in := TopLevel
		if len(around) > 0 {
			in = around[len(around)-1]
		}
		out = append(out, stretch{at, in})
	}
	return out
}
