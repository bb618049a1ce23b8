package secret

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// TestMain lets the test program stand for a password manager.
func TestMain(m *testing.M) {
	switch os.Getenv("MLEREADY_TEST_PROGRAM") {
	case "":
		os.Exit(m.Run())
	case "args":
		os.Stdout.WriteString(strings.Join(os.Args[1:], "|") + "\n")
	case "much":
		os.Stdout.WriteString(strings.Repeat("x", maxBytes+1))
	case "fail":
		os.Stdout.WriteString("hunter2")
		os.Stderr.WriteString("hunter2")
		os.Exit(7)
	}
}

func TestExec(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ program, command, want, fault string }{
		{"args", self, "\n", ""},
		{"args", self + ` show "two words" 'three' it`, "show|two words|three|it\n", ""},
		{"args", self + ` '$HOME'`, "$HOME\n", ""},
		{"args", self + ` one; ` + self + " two", "one\ntwo\n", ""}, // by the shell
		{"much", self + " hunter2", "", "prints more than 65536 bytes"},
		{"fail", self + " hunter2", "", "failed with exit code 7: run it by hand"},
		{"fail", self + " hunter2 | cat; exit 3", "", "the command failed with exit code 3"},
		{"args", "no-such-program-anywhere hunter2", "", "there is no program no-such-program-anywhere on the path"},
		{"args", "/no/such/program hunter2", "", "/no/such/program cannot be run"},
	} {
		t.Setenv("MLEREADY_TEST_PROGRAM", test.program)
		out, err := Exec(context.Background(), test.command)
		if test.fault == "" && (err != nil || string(out) != test.want) {
			t.Errorf("%s: %q, %v", test.command, out, err)
		}
		if test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)) {
			t.Errorf("%s: %v", test.command, err)
		}
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: the error tells the secret: %v", test.command, err)
		}
	}
}

func TestExecEnds(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("MLEREADY_TEST_PROGRAM", "args")
	if _, err := run(context.Background(), self+" hunter2", time.Nanosecond); err == nil || !strings.Contains(err.Error(), "has not ended within 1ns") {
		t.Error(err)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Exec(stopped, self+" hunter2"); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestWords(t *testing.T) {
	for command, want := range map[string][]string{
		`pass show key`:            {"pass", "show", "key"},
		"  op\tread  op://a/b ":    {"op", "read", "op://a/b"},
		`a "b c" 'd "e"' "" f"g"h`: {"a", "b c", `d "e"`, "", "fgh"},
		`a '\$x'`:                  {"a", `\$x`},
		`a | b`:                    nil,
		`a > b`:                    nil,
		`a $B`:                     nil,
		`a "$B"`:                   nil,
		`a ~/b`:                    nil,
		`a b\ c`:                   nil,
		`a 'b`:                     nil,
		`A=1 b`:                    nil,
		`"" a`:                     nil,
		"a\nb":                     nil,
		``:                         nil,
	} {
		got, plain := words(command)
		if plain != (want != nil) {
			t.Errorf("%s: %v", command, plain)
		}
		if diff := cmp.Diff(want, got); plain && diff != "" {
			t.Errorf("%s: %s", command, diff)
		}
	}
}

// FuzzWords looks for words that are not in the command in their order.
func FuzzWords(f *testing.F) {
	f.Add(`a "b c" 'd'`)
	f.Add(`a\`)
	f.Fuzz(func(t *testing.T, command string) {
		all, plain := words(command)
		rest := strings.NewReplacer(`"`, "", `'`, "").Replace(command)
		for _, word := range all {
			word = strings.NewReplacer(`"`, "", `'`, "").Replace(word)
			_, after, found := strings.Cut(rest, word)
			if plain && !found && utf8.ValidString(command) {
				t.Fatalf("%q of %q", all, command)
			}
			rest = after
		}
	})
}
