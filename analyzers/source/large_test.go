package source

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLarge makes sure that lock files are read beyond the limit for what is parsed, never as candidates, and manifests
// without any trigger at all.
func TestLarge(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("x", 3000)
	write(t, dir, map[string]string{
		"package.json": "{}", "package-lock.json": named + long, "a/yarn.lock": long + long, "b/package.json": long, "c/package.json": named,
	})
	npm := Language{Name: "npm", Names: []string{"package.json", "package-lock.json", "yarn.lock"}, Large: true}
	tree := mustWalk(t, Options{Roots: []string{dir}, Languages: []Language{npm}, Limits: Limits{MaxBytes: 1000, MaxLarge: 5000}})
	if diff := cmp.Diff([]string{"c/package.json", "package-lock.json", "package.json"}, tree.Paths("npm")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"c/package.json"}, tree.Candidates("npm")); diff != "" {
		t.Error(diff)
	}
	f, err := tree.Open("package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var text bytes.Buffer
	if _, err := io.Copy(&text, f); err != nil || text.Len() != len(named+long) {
		t.Errorf("%d bytes, %v", text.Len(), err)
	}
	for _, name := range []string{"a/yarn.lock", "b/package.json"} {
		if text, err := tree.Read(name); err == nil || !strings.Contains(err.Error(), "larger than the limit") {
			t.Errorf("%s: %d bytes, %v", name, len(text), err)
		}
	}
	if _, err := tree.Open("nowhere"); err == nil {
		t.Error("a file that is not there can be opened")
	}
}

func TestSecret(t *testing.T) {
	for value, want := range map[string]bool{
		"-----BEGIN PRIVATE KEY-----": true, "https://me:word@pay.example": true, "DB_PASSWORD=word": true, "4111111111111111": true,
		"https://pay.example/v2/tokens": false, "http_signature": false, "certs/merchant.p12": false, "jwt": false,
	} {
		if Secret(value) != want {
			t.Errorf("%s: %v", value, !want)
		}
	}
	for name, want := range map[string]bool{"merchantsecretKey": true, "API_KEY": true, "password": true, "merchantKeyId": false, "keyAlias": false} {
		if Credential(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
