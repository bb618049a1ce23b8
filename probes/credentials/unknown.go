package credentials

import (
	"fmt"
	"strings"
)

// unknown says what is wrong with a key that the form does not have. The key itself is not shown: it may be a value that
// slipped out of its place.
func unknown(key, what string, known []string) string {
	takes := strings.Join(known, ", ")
	if name, _, found := strings.Cut(key, ":"); found {
		for _, k := range known {
			if k == name {
				return fmt.Sprintf("a space is missing after \"%s:\"", k)
			}
		}
	}
	best, near := far, ""
	for _, k := range known {
		if n := distance(key, k); n < best && n <= 1+len(k)/4 {
			best, near = n, k
		}
	}
	if near != "" {
		return fmt.Sprintf("%s has no such key: did you mean %s? It takes %s", what, near, takes)
	}
	return fmt.Sprintf("%s has no such key: it takes %s", what, takes)
}

const far = 3

// distance is the number of bytes to insert, delete or replace to turn a into b, or some number from far on.
func distance(a, b string) int {
	if len(a)-len(b) >= far || len(b)-len(a) >= far {
		return far
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
