package portfolio

import (
	"fmt"
	"strings"
)

// unknown says that a word is none of those that can stand there, and which may be meant.
func unknown(what, word string, known []string) string {
	best, near := 1+len(word)/4, ""
	for _, k := range known {
		if n := distance(strings.ToLower(word), k); n <= best && (near == "" || n < best) {
			best, near = n, k
		}
	}
	switch {
	case near != "":
		return fmt.Sprintf("unknown %s %q: did you mean %s?", what, word, near)
	case len(known) == 0:
		return fmt.Sprintf("unknown %s %q: there is none", what, word)
	case len(known) > 15:
		return fmt.Sprintf("unknown %s %q", what, word)
	}
	return fmt.Sprintf("unknown %s %q: there are %s", what, word, strings.Join(known, ", "))
}

// distance is the number of bytes to insert, delete or replace to turn a into b.
func distance(a, b string) int {
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
