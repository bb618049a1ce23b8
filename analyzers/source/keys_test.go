package source

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// TestKeyFiles makes sure that what may hold keys is listed whether it is text or not, and candidate or not.
func TestKeyFiles(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("x", 3000)
	write(t, dir, map[string]string{
		"a.P12": "\x30\x00\x02", "b/c.pem": "", "b/key.txt": "-----BEGIN PRIVATE KEY-----", "b/plain.go": named,
		"conf/app.yaml": named + "key: -----begin x", "test/t.crt": "\x30\x00", "big.pfx": long, "big.go": named + keyMark + long,
		"wide.go": "\xff\xfe-\x00-\x00-\x00-\x00-\x00B\x00E\x00G\x00I\x00N\x00 \x00", "logo.png": keyMark,
		"node_modules/x/y.pem": keyMark,
	})
	tree := mustWalk(t, Options{Roots: []string{dir}, Languages: goOnly, Limits: Limits{MaxKey: 1000}})
	roles := map[string]mleready.Role{}
	for _, f := range tree.KeyFiles {
		roles[f.Path] = f.Role
	}
	want := map[string]mleready.Role{"a.P12": mleready.RoleProduction, "b/c.pem": mleready.RoleProduction, "b/key.txt": mleready.RoleDocs,
		"conf/app.yaml": mleready.RoleProduction, "test/t.crt": mleready.RoleTest}
	if diff := cmp.Diff(want, roles); diff != "" {
		t.Error(diff)
	}
	var large []string
	for _, s := range tree.Skipped {
		if strings.HasPrefix(s.Reason, "not searched for keys: ") && !s.Candidate {
			large = append(large, s.Path)
		}
	}
	if diff := cmp.Diff([]string{"big.go", "big.pfx"}, large); diff != "" {
		t.Error(diff)
	}
	if body, err := tree.ReadKey("a.P12"); err != nil || string(body) != "\x30\x00\x02" {
		t.Errorf("ReadKey gives %q, %v", body, err)
	}
	for _, name := range []string{"b/plain.go", "big.pfx", "../a.P12", "node_modules/x/y.pem"} {
		if _, err := tree.ReadKey(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("ReadKey(%s): %v", name, err)
		}
	}
	if diff := cmp.Diff([]string{"big.go", "b/plain.go"}, tree.Candidates("go"), cmp.Transformer("set", func(s []string) map[string]bool { return set(s...) })); diff != "" {
		t.Error(diff)
	}
}
