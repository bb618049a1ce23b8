package mleready

import (
	"slices"
	"strings"
)

// Nearest lists up to three of the names that a word may have been meant for, best first.
func Nearest(word string, names []string) []string {
	type scored struct {
		name string
		cost int
	}
	var close []scored
	word = strings.ToLower(word)
	for _, name := range names {
		lower := strings.ToLower(name)
		cost := distance(word, lower)
		if len(word) > 2 && strings.Contains(lower, word) {
			cost = min(cost, 1)
		}
		if cost <= 1+len(word)/4 {
			close = append(close, scored{name, cost})
		}
	}
	slices.SortStableFunc(close, func(a, b scored) int {
		if a.cost != b.cost {
			return a.cost - b.cost
		}
		return strings.Compare(a.name, b.name)
	})
	var best []string
	for _, c := range close {
		if len(best) < 3 && !slices.Contains(best, c.name) {
			best = append(best, c.name)
		}
	}
	return best
}

// longestWord is more than any name has, in bytes: a longer text is no misspelt name.
const longestWord = 256

// distance is the number of bytes to insert, delete or replace to turn a into b.
func distance(a, b string) int {
	if len(a) > longestWord || len(b) > longestWord {
		return longestWord
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
