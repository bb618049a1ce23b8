package manifest

import (
	"strings"
	"testing"
)

func TestMatchFolders(t *testing.T) {
	for _, test := range []struct {
		glob, folder string
		want         bool
	}{
		{"packages/*", "packages/a", true}, {"packages/*", "packages/a/b", false}, {"packages/*", "packages", false},
		{"**", "a/b", true}, {"a/**", "a", true}, {"a/**/b", "a/b", true}, {"a/**/b", "a/x/y/b", true}, {"a/**/b", "a/x/y", false},
		{"**/a/**/b", "x/a/a/x/b", true}, {"**/a/*/b", "a/x/a/y/b", true}, {"**/[", "a", false},
		{strings.Repeat("**/a/", 60) + "b", strings.Repeat("a/", 120) + "a", false}, // would take for ever if each ** were tried again
	} {
		if got := matchFolders(strings.Split(test.glob, "/"), strings.Split(test.folder, "/")); got != test.want {
			t.Errorf("%.40s in %.40s: %v", test.glob, test.folder, got)
		}
	}
}
