package source

import (
	"os"
	"path/filepath"
	"testing"
)

func TestNames(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"src/legacy.go": "package src\n\ntype Legacy struct{}\n", "src/pay.go": "package src\n\nvar _ = LegacyMode + oldLegacy\n",
		"config/services.yaml": "services: [App.Modern]\n", "src/pay_test.go": "package src\n\nvar _ = Tested{}\n", "README.md": "See Documented.\n",
	} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tree, err := Walk(t.Context(), Options{Roots: []string{dir}, Languages: []Language{{Name: "go", Extensions: []string{".go"}}}, Triggers: []string{"v-c-"}})
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{"Legacy": false, "LegacyMode": true, "Modern": true, "Tested": false, "Documented": false, "": false} {
		if got := tree.Names([]string{"Nothing", word}, "src/legacy.go"); got != want {
			t.Errorf("%q named elsewhere: %v, want %v", word, got, want)
		}
	}
	if !tree.Names([]string{"Legacy"}, "src/pay.go") {
		t.Error("a type is not found in the file that declares it")
	}
}
