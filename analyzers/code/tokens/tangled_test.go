package tokens

import (
	"errors"
	"strings"
	"testing"

	"mleready"
)

// TestTangled gives every language what begins without an end. Reading it must end by itself: the stack of a process
// that nobody can restart is at stake.
func TestTangled(t *testing.T) {
	for language := range syntaxes {
		for _, piece := range []string{"[", "(", "{", "[[a", "a(", "new ", "(a ", "a=[", "a ", "a.b(", "\"#{", "a:", "class A\na=1\n"} {
			text := strings.Repeat(piece, 20_000/len(piece))
			if _, err := Summarise(language, "a", mleready.RoleProduction, []byte(text)); err != nil && !errors.Is(err, errTangled) {
				t.Errorf("%s, %q: %v", language, piece, err)
			}
		}
	}
}
