package languages

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/javascript"
)

// hostile are parsers that only the test binary has.
var hostile = map[string]parser{
	"good": func(r Request) (*code.Summary, error) {
		at := code.Span{Start: 0, End: int32(len(r.Text))}
		return &code.Summary{Uses: []code.Use{{Value: code.Expr{Op: code.OpLiteral, Text: string(r.Text), Span: at}, Func: code.TopLevel}}, Depth: mleready.DepthSyntax}, nil
	},
	"environment": func(Request) (*code.Summary, error) {
		return nil, errors.New(strings.Join(os.Environ(), " "))
	},
	"exits": func(Request) (*code.Summary, error) { os.Exit(7); return nil, nil },
	"killed": func(Request) (*code.Summary, error) {
		p, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = p.Kill()
		}
		time.Sleep(time.Minute)
		return nil, err
	},
	"panics": func(Request) (*code.Summary, error) { panic("lost") },
	"hangs": func(Request) (*code.Summary, error) {
		for {
			time.Sleep(time.Hour)
		}
	},
	"eats": func(Request) (*code.Summary, error) {
		var all [][]byte
		for {
			b := make([]byte, 8<<20)
			for i := 0; i < len(b); i += 4096 {
				b[i] = 1
			}
			all = append(all, b)
			if len(all) > 1<<14 {
				return nil, errors.New("there was no limit")
			}
		}
	},
	"garbage": func(Request) (*code.Summary, error) {
		_, err := os.Stdout.WriteString(strings.Repeat("garbage", 100))
		time.Sleep(time.Minute)
		return nil, err
	},
	"wrong": func(Request) (*code.Summary, error) {
		return &code.Summary{Entries: []code.Entry{{Group: 5, Func: code.TopLevel}}}, nil
	},
	"outside": func(Request) (*code.Summary, error) {
		return &code.Summary{Groups: []code.Group{{Func: code.TopLevel, Span: code.Span{Start: 0, End: 1 << 20}}}}, nil
	},
	"minified": func(Request) (*code.Summary, error) { return nil, javascript.ErrMinified },
}

// TestMain is the child too: the test binary is its own executable.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == Command {
		if err := serve(os.Stdin, os.Stdout, hostile); err != nil {
			os.Stderr.WriteString(err.Error())
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

func newTestPool(t *testing.T, o Options) *pool {
	t.Helper()
	if o.Limits.Time == 0 {
		o.Limits.Time = 20 * time.Second
	}
	o.Limits.Start = 20 * time.Second
	p := newPool(o.withDefaults())
	t.Cleanup(p.close)
	return p
}

func TestParse(t *testing.T) {
	tests := []struct{ language, want string }{
		{"exits", "the parser's process ended (exit status 7)"},
		{"killed", "the parser's process ended (signal: killed)"},
		{"panics", "the adapter for panics broke: lost; please report this"},
		{"eats", "the parser ran out of memory"},
		{"garbage", errGarbage.Error()},
		{"wrong", errGarbage.Error()},
		{"outside", errGarbage.Error()},
		{"unheard of", "no parser for unheard of"},
		{"environment", "GOTRACEBACK=none"},
	}
	p := newTestPool(t, Options{Jobs: 1, Limits: Limits{Memory: 200 << 20}})
	for _, tt := range tests {
		_, err := p.parse(t.Context(), Request{Language: tt.language, Path: "a", Text: []byte("x")}, newPatience(p.Limits.Time))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %q", tt.language, err, tt.want)
		}
		sum, err := p.parse(t.Context(), Request{Language: "good", Path: "b", Role: mleready.RoleSample, Text: []byte("said\nso")}, newPatience(p.Limits.Time))
		if err != nil {
			t.Fatalf("after %s: %v", tt.language, err)
		}
		want := &code.Summary{Path: "b", Language: "good", Role: mleready.RoleSample, Depth: mleready.DepthSyntax, Lines: []int32{0, 5}, Uses: []code.Use{{
			Value: code.Expr{Op: code.OpLiteral, Text: "said\nso", Span: code.Span{Start: 0, End: 7}}, Func: code.TopLevel,
		}}}
		if diff := cmp.Diff(want, sum, cmpopts.IgnoreUnexported(code.Summary{})); diff != "" {
			t.Errorf("after %s: %s", tt.language, diff)
		}
	}
}

func TestHung(t *testing.T) {
	p := newTestPool(t, Options{Jobs: 1, Limits: Limits{Time: 300 * time.Millisecond}})
	_, err := p.parse(t.Context(), Request{Language: "hangs"}, newPatience(p.Limits.Time))
	if !errors.Is(err, errHung) {
		t.Errorf("%v", err)
	}
	p.Limits.Time = 20 * time.Second
	if _, err := p.parse(t.Context(), Request{Language: "good", Text: []byte("x")}, newPatience(p.Limits.Time)); err != nil {
		t.Errorf("after a child that hung: %v", err)
	}
}

// TestPatienceEnds has more files hang than a scan has patience for: the rest gets less time, and is told so.
func TestPatienceEnds(t *testing.T) {
	p := newTestPool(t, Options{Jobs: 1, Limits: Limits{Time: 200 * time.Millisecond}})
	waits := newPatience(p.Limits.Time)
	for i := range 8 {
		_, err := p.parse(t.Context(), Request{Language: "hangs"}, waits)
		if !errors.Is(err, errHung) || strings.Contains(err.Error(), "scan it alone") != (i > 5) {
			t.Errorf("file %d: %v", i+1, err)
		}
	}
}

func TestCancelled(t *testing.T) {
	p := newTestPool(t, Options{Jobs: 1})
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := p.parse(ctx, Request{Language: "hangs"}, newPatience(p.Limits.Time)); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestMinified(t *testing.T) {
	p := newTestPool(t, Options{Jobs: 1})
	if _, err := p.parse(t.Context(), Request{Language: "minified"}, newPatience(p.Limits.Time)); !errors.Is(err, javascript.ErrMinified) {
		t.Error(err)
	}
}

func TestReused(t *testing.T) {
	p := newTestPool(t, Options{Jobs: 1})
	for range 3 {
		if _, err := p.parse(t.Context(), Request{Language: "good", Text: []byte("x")}, newPatience(p.Limits.Time)); err != nil {
			t.Fatal(err)
		}
	}
	if len(p.idle) != 1 {
		t.Errorf("%d children", len(p.idle))
	}
}

// TestTokens reads as tokens what no child can parse.
func TestTokens(t *testing.T) {
	other := filepath.Join(t.TempDir(), "other")
	if err := os.WriteFile(other, []byte("#!/bin/sh\necho hello\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, executable := range []string{filepath.Join(t.TempDir(), "missing"), other} {
		p := newTestPool(t, Options{Executable: executable, Jobs: 1})
		sum, err := scan{p, newPatience(p.Limits.Time)}.read(t.Context(), javascript.JavaScript, "a.js", mleready.RoleProduction, []byte(`const a = "v"`))
		if err != nil {
			t.Fatal(err)
		}
		if sum.Depth != mleready.DepthTokens || len(sum.Assigns) != 1 {
			t.Errorf("%s: depth %s, %v", executable, sum.Depth, sum.Assigns)
		}
		if _, err := p.parse(t.Context(), Request{}, newPatience(p.Limits.Time)); len(parsers) > 0 && !errors.Is(err, errNoChild) {
			t.Errorf("%s: %v", executable, err)
		}
	}
}

func TestReceive(t *testing.T) {
	var b bytes.Buffer
	if err := newStream(nil, &b).send(Request{Language: "x", Text: []byte("y")}); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	var r Request
	if err := newStream(bytes.NewReader(whole), nil).receive(&r); err != nil || r.Language != "x" {
		t.Errorf("%v, %v", r, err)
	}
	tests := []struct {
		name string
		in   []byte
		want error
	}{
		{"nothing", nil, io.EOF},
		{"half a length", whole[:2], io.ErrUnexpectedEOF},
		{"half a message", whole[:len(whole)-1], io.ErrUnexpectedEOF},
		{"too long", []byte{0xff, 0xff, 0xff, 0xff, 1}, errGarbage},
		{"no gob", []byte{0, 0, 0, 2, 1, 1}, errGarbage},
		{"more than a message", append([]byte{0, 0, 0, whole[3] + 1}, append(whole[4:len(whole):len(whole)], 0)...), errGarbage},
	}
	for _, tt := range tests {
		if err := newStream(bytes.NewReader(tt.in), nil).receive(&r); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func FuzzReceive(f *testing.F) {
	var b bytes.Buffer
	if err := newStream(nil, &b).send(answer{Summary: &code.Summary{Path: "a", Groups: []code.Group{{}}}}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, in []byte) {
		var a answer
		if err := newStream(bytes.NewReader(in), nil).receive(&a); err == nil && a.Summary != nil && sound(a.Summary, len(in)) {
			code.Join([]*code.Summary{a.Summary}).Scopes()
		}
	})
}
