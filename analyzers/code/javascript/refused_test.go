package javascript

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/fstest"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// TestRefusedByMany reads files at the same time that all fail: each is listed, and nothing breaks.
func TestRefusedByMany(t *testing.T) {
	const files = 500
	fsys := fstest.MapFS{}
	for i := range files {
		fsys[fmt.Sprintf("f%d.js", i)] = &fstest.MapFile{Data: []byte("x")}
	}
	refuse := func(context.Context, string, string, mleready.Role, []byte) (*code.Summary, error) {
		return nil, errors.New("refused")
	}
	tree := codetest.Tree{FS: fsys, Extensions: map[string]string{".js": JavaScript}}
	a := Adapters(code.Parsing{Read: refuse, Jobs: 8})[0]
	sums, skipped := a.Summarise(t.Context(), tree, tree.Paths(JavaScript))
	if len(sums) != 0 || len(skipped) != files {
		t.Errorf("%d summaries, %d of %d files listed as skipped", len(sums), len(skipped), files)
	}
}
