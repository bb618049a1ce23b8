package main

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"mleready": main})
}

// TestScripts runs the scenarios of testdata/script. Beside testscript's own commands they have
//
//	code N COMMAND…      run and demand the exit code N
//	drop WORD FILE       remove the lines of FILE that hold WORD
//	count N WORD FILE    demand N lines of FILE that hold WORD
//	fill FILE DAY WORD   answer every question of a plain form with WORD
//	rsakey FILE          write a pair of keys that is made for the occasion
//	serve NAME COMMAND…  start a server beside the script; $NAME is its url
//	expand FILE          put the values of the environment in place of their names in FILE
//	[!] ended NAME N     wait for its end, with ! after an interrupt, and demand the exit code N
//
// The merchants made up for tests are in the folder merchants, portfolios of them in portfolio and portfolio-broken.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Values[servings{}] = map[string]*serving{}
			for _, folder := range []string{"merchants", "portfolio", "portfolio-broken"} {
				if err := os.CopyFS(filepath.Join(env.WorkDir, folder), os.DirFS("../../testdata/"+folder)); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"code": code, "drop": drop, "count": count, "fill": fill, "rsakey": rsakey, "serve": serve, "ended": ended, "expand": expand},
	})
}

func code(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if err != nil || neg {
		ts.Fatalf("usage: code N COMMAND…")
	}
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

func drop(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: drop WORD FILE")
	}
	lines := strings.SplitAfter(ts.ReadFile(args[1]), "\n")
	kept := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return strings.Contains(line, args[0]) })
	if len(kept) == len(lines) {
		ts.Fatalf("%s has no line with %s", args[1], args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(strings.Join(kept, "")), 0o666))
}

func count(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: count N WORD FILE")
	}
	n := 0
	for line := range strings.Lines(ts.ReadFile(args[2])) {
		if strings.Contains(line, args[1]) {
			n++
		}
	}
	if strconv.Itoa(n) != args[0] {
		ts.Fatalf("%d lines of %s hold %q, want %s", n, args[2], args[1], args[0])
	}
}

// fill answers a plain form as a person with an editor would.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill FILE DAY WORD")
	}
	text := ts.ReadFile(args[0])
	for empty, with := range map[string]string{"by:   #": "by: A. Teller #", "at:   #": "at: " + args[1] + " #", "answer:   #": "answer: " + args[2] + " #"} {
		if !strings.Contains(text, empty) {
			ts.Fatalf("%s has no %q", args[0], empty)
		}
		text = strings.ReplaceAll(text, empty, with)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o666))
}

func rsakey(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: rsakey FILE")
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	ts.Check(err)
	der, err := x509.MarshalPKCS8PrivateKey(key)
	ts.Check(err)
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	ts.Check(err)
	text := append(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public})...)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), text, 0o600))
}
