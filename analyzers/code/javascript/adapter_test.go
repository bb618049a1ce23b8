package javascript

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

// TestVisited reads candidates, what they import and what imports them, in both languages, each once.
func TestVisited(t *testing.T) {
	fsys := fstest.MapFS{}
	for name, text := range map[string]string{
		"src/a.js": `import './b'`, "src/b.ts": `export * from './c'`, "src/c.js": ``, "src/main.ts": `import { a } from './a'`,
		"src/types.d.ts": `import './a'`, "src/other.js": ``, "test/a.test.js": `import '../src/a'`, "node_modules/x/x.js": `import '../../src/a'`,
		"src/packed.js": ``, "dist/packed.js": ``, "src/lost.ts": ``,
	} {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree := codetest.Tree{FS: fsys, Extensions: map[string]string{".js": JavaScript, ".ts": TypeScript}, Roles: map[string]mleready.Role{
		"test/a.test.js": mleready.RoleTest, "node_modules/x/x.js": mleready.RoleVendored,
	}}
	reads := map[string]int{}
	read := func(_ context.Context, language, path string, role mleready.Role, _ []byte) (*code.Summary, error) {
		reads[path]++
		switch {
		case strings.Contains(path, "packed"):
			return nil, ErrMinified
		case strings.Contains(path, "lost"):
			return nil, errors.New("the parser was stopped")
		}
		return &code.Summary{Path: path, Language: language}, nil
	}
	adapters := Adapters(code.Parsing{Read: read, Jobs: 1})
	var got []string
	for i, candidates := range [][]string{{"dist/packed.js", "src/a.js", "src/packed.js"}, {"src/b.ts", "src/lost.ts"}} {
		sums, skipped := adapters[i].Summarise(t.Context(), tree, candidates)
		for _, s := range sums {
			got = append(got, fmt.Sprintf("%d %s %s", i, s.Path, s.Language))
		}
		for _, s := range skipped {
			got = append(got, fmt.Sprintf("%d skipped %s: %s, %t", i, s.Path, s.Reason, s.Candidate))
		}
	}
	want := []string{
		"0 src/a.js javascript", "0 src/b.ts typescript", "0 src/c.js javascript", "0 src/main.ts typescript",
		"0 skipped dist/packed.js: minified, false", "0 skipped src/packed.js: minified, true",
		"1 skipped src/lost.ts: the parser was stopped, true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for path, n := range reads {
		if n > 1 {
			t.Errorf("%s was read %d times", path, n)
		}
	}
}

func TestMinified(t *testing.T) {
	line := strings.Repeat(`var a=1;b(a);`, 100) + "\n"
	tests := []struct {
		name, text string
		want       bool
	}{
		{"small", line, false},
		{"packed", strings.Repeat(line, 10), true},
		{"written", strings.Repeat("var a = 1;\n", 10_000), false},
		{"one packed line", strings.Repeat("var a = 1;\n", 10_000) + strings.Repeat(`var a=1;b(a);`, 2000), true},
		{"picture", "var a = 'data:image/png;base64," + strings.Repeat("QUJD", 10_000) + "'\n", false},
	}
	for _, tt := range tests {
		if got := minified([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %t", tt.name, got)
		}
	}
}

func TestSpecifiers(t *testing.T) {
	text := `import a from './a'; import "./b"; import {
c } from "./c"; const d = require('./d'), e = await import( './e' ); export * from './f'; say('not this'); const from = 'nor this'`
	if diff := cmp.Diff([]string{"./a", "./b", "./c", "./d", "./e", "./f"}, specifiers([]byte(text))); diff != "" {
		t.Error(diff)
	}
}
