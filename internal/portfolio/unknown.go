package portfolio

import (
	"fmt"
	"strings"

	"mleready"
)

// unknown says that a word is none of those that can stand there, and which may be meant.
func unknown(what, word string, known []string) string {
	near := mleready.Nearest(word, known)
	const few = 15
	switch {
	case len(near) > 0:
		return fmt.Sprintf("unknown %s %q: did you mean %s?", what, word, strings.Join(near, " or "))
	case len(known) == 0:
		return fmt.Sprintf("unknown %s %q: there is none", what, word)
	case len(known) > few:
		return fmt.Sprintf("unknown %s %q", what, word)
	}
	return fmt.Sprintf("unknown %s %q: there are %s", what, word, strings.Join(known, ", "))
}
