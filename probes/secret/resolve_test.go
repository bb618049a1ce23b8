package secret_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mleready/probes/secret"
)

var files = map[string]string{
	"/keys/one.txt":   "from a file\n",
	"/keys/dos.txt":   "from a file\r\n",
	"/keys/two.txt":   "two newlines\n\n",
	"/keys/empty.txt": "",
	"/etc/abs.txt":    "absolute",
	"/keys/large.txt": strings.Repeat("x", 70_000),
}

func resolver(literal bool) secret.Resolver {
	return secret.Resolver{
		Dir:    "/keys",
		Getenv: func(name string) (string, bool) { return "from " + name, name == "SET" },
		ReadFile: func(path string) ([]byte, error) {
			if text, ok := files[filepath.ToSlash(path)]; ok {
				return []byte(text), nil
			}
			if strings.Contains(path, "locked") {
				return nil, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
			}
			return nil, fs.ErrNotExist
		},
		Run: func(_ context.Context, command string) ([]byte, error) {
			switch command {
			case "pass show key":
				return []byte("from a program\n"), nil
			case "mute --token hunter2":
				return nil, nil
			}
			return nil, errors.New("failed")
		},
		Literal: literal,
	}
}

func TestResolve(t *testing.T) {
	for _, test := range []struct{ ref, want, fault string }{
		{"", "", ""},
		{"env:SET", "from SET", ""},
		{"env:UNSET", "", "the environment variable UNSET is not set"},
		{"file:one.txt", "from a file", ""},
		{"file:dos.txt", "from a file", ""},
		{"file:two.txt", "two newlines\n", ""},
		{"file:empty.txt", "", ""},
		{"file:/etc/abs.txt", "absolute", ""},
		{"file:none.txt", "", "there is no file none.txt"},
		{"file:locked.txt", "", "reading locked.txt: permission denied"},
		{"file:large.txt", "", "large.txt has more than 65536 bytes"},
		{"exec:pass show key", "from a program", ""},
		{"exec:mute --token hunter2", "", "mute prints nothing"},
		{"exec: ", "", "names no command"},
		{"exec:other", "", "failed"},
		{"hunter2", "", "a secret is written down here: write env:NAME, file:PATH or exec:COMMAND instead"},
		{"ENV:hunter2", "", "a secret is written down here"},
	} {
		got, err := resolver(false).Resolve(context.Background(), test.ref)
		if test.fault == "" && (err != nil || got.Reveal() != test.want) {
			t.Errorf("%s: %q, %v", test.ref, got.Reveal(), err)
		}
		if test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)) {
			t.Errorf("%s: %v", test.ref, err)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error tells the secret: %v", test.ref, err)
		}
	}
}

func TestLiteral(t *testing.T) {
	if _, err := resolver(false).Resolve(context.Background(), "hunter2"); !errors.Is(err, secret.ErrLiteral) {
		t.Error(err)
	}
	if got, err := resolver(true).Resolve(context.Background(), "hunter2"); err != nil || got.Reveal() != "hunter2" {
		t.Error(got.Reveal(), err)
	}
	if got, err := resolver(true).Resolve(context.Background(), "env:SET"); err != nil || got.Reveal() != "from SET" {
		t.Error("a reference is taken for a literal:", got.Reveal(), err)
	}
	for ref, want := range map[string]bool{"": false, "env:A": false, "file:a": false, "exec:a": false, "a": true, "vault:a": true} {
		if got := secret.IsLiteral(ref); got != want {
			t.Errorf("%q: %v", ref, got)
		}
	}
}

// The zero value uses the operating system.
func TestOfTheSystem(t *testing.T) {
	t.Setenv("MLEREADY_TEST_SECRET", "from the environment")
	path := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(path, []byte("from a file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for ref, want := range map[string]string{"env:MLEREADY_TEST_SECRET": "from the environment", "file:" + path: "from a file"} {
		if got, err := (secret.Resolver{}).Resolve(context.Background(), ref); err != nil || got.Reveal() != want {
			t.Errorf("%s: %q, %v", ref, got.Reveal(), err)
		}
	}
	large := filepath.Join(t.TempDir(), "large.txt")
	if err := os.WriteFile(large, make([]byte, 70_000), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (secret.Resolver{}).Resolve(context.Background(), "file:"+large); err == nil || !strings.Contains(err.Error(), "more than") {
		t.Error(err)
	}
}
