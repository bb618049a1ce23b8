package interop

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

const scripts = "../../testdata/interop"

// need ends a test that lacks a tool: it is skipped, and fails where everything has to run.
func need(t *testing.T, lacks string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(lacks)
	}
	t.Skip(lacks)
}

// setUp makes sure that both sides can run.
func setUp(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		need(t, "no node; install Node 18 or newer with npm, then run .ci/node")
	}
	if _, err := os.Stat(filepath.Join(scripts, "node_modules", ".package-lock.json")); err != nil {
		need(t, "no npm packages in testdata/interop; run .ci/node")
	}
	program(t)
}

var (
	temporary string // removed when the tests are through
	build     = sync.OnceValues(func() (string, error) {
		name := filepath.Join(temporary, "mleready")
		if runtime.GOOS == "windows" {
			name += ".exe"
		}
		out, err := exec.Command("go", "build", "-o", name, "mleready/cmd/mleready").CombinedOutput()
		if err != nil {
			err = errors.New(err.Error() + "\n" + string(out))
		}
		return name, err
	})
)

func TestMain(m *testing.M) { os.Exit(within(m)) }

func within(m *testing.M) int {
	var err error
	if temporary, err = os.MkdirTemp("", "interop"); err != nil {
		panic(err)
	}
	defer os.RemoveAll(temporary)
	return m.Run()
}

// program gives the file of mleready, built for these tests.
func program(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil {
		need(t, "no go command, which builds mleready")
	}
	read(t)
	name, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// read goes through the folders that the program is built from. go test takes a result from its cache unless a file
// changed that the test has read, and does not know what go build and node read.
func read(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if name := d.Name(); err == nil && d.IsDir() && (name == "bin" || name == "node_modules" || name == ".git") {
			return filepath.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// server is a program that prints one line of JSON when it is ready and runs until it is stopped.
type server struct {
	t      *testing.T
	cmd    *exec.Cmd
	stdin  io.Closer
	stderr bytes.Buffer
	once   sync.Once
}

// serve starts a program, writes first to its standard input, and reads the line that says it is ready into ready.
// The program is stopped with the test if stop has not done so.
func serve(t *testing.T, cmd *exec.Cmd, first, ready any) *server {
	t.Helper()
	s := &server{t: t, cmd: cmd}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	s.stdin, cmd.Stderr = in, &s.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.stop)
	if first != nil {
		if err := json.NewEncoder(in).Encode(first); err != nil {
			t.Fatal(err)
		}
	}
	line, err := bufio.NewReader(out).ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, ready)
	}
	if err != nil {
		s.stop()
		t.Fatalf("%s did not get ready: %v\n%s%s", cmd, err, line, &s.stderr)
	}
	return s
}

// stop closes the program's standard input, interrupts it and waits for its end.
func (s *server) stop() {
	s.once.Do(func() {
		s.stdin.Close()
		if err := s.cmd.Process.Signal(os.Interrupt); err != nil && !errors.Is(err, os.ErrProcessDone) {
			_ = s.cmd.Process.Kill()
		}
		_ = s.cmd.Wait()
		if s.t.Failed() && s.stderr.Len() > 0 {
			s.t.Logf("%s:\n%s", filepath.Base(s.cmd.Path), &s.stderr)
		}
	})
}

// node is the command for one of the scripts, which trusts the authority in the file ca.
func node(script, ca string) *exec.Cmd {
	cmd := exec.Command("node", script)
	cmd.Dir = scripts
	cmd.Env = append(os.Environ(), "NODE_EXTRA_CA_CERTS="+ca, "NODE_OPTIONS=")
	return cmd
}
