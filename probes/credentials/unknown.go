package credentials

import (
	"fmt"
	"strings"

	"mleready"
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
	if near := mleready.Nearest(key, known); len(near) > 0 {
		return fmt.Sprintf("%s has no such key: did you mean %s? It takes %s", what, near[0], takes)
	}
	return fmt.Sprintf("%s has no such key: it takes %s", what, takes)
}
