package sandbox

import (
	"bufio"
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestLine(t *testing.T) {
	graded := mleready.Graded{
		ID: "7", Method: "POST", Path: "/pts/v2/payments", Verdict: mleready.VerdictAccepted,
		Mechanisms: []mleready.Mechanism{mleready.JWTv2, mleready.RequestMLE}, Reply: &mleready.GradedReply{Status: 201},
	}
	if diff := cmp.Diff("POST /pts/v2/payments 201 accepted (jwt_v2, request_mle)", Line(graded)); diff != "" {
		t.Error(diff)
	}
	graded = mleready.Graded{Method: "GET", Path: "/", Verdict: mleready.VerdictAccepted, Reason: "no operation has this path"}
	if diff := cmp.Diff("GET / no reply refused: no operation has this path", Line(graded)); diff != "" {
		t.Error(diff)
	}
	graded = mleready.Graded{Method: "GET", Path: "/", Verdict: mleready.VerdictMalformed, Reason: "why", Warnings: []string{"one", "two"}}
	if diff := cmp.Diff("GET / no reply malformed: why; one; two", Line(graded)); diff != "" {
		t.Error(diff)
	}
}

func TestLines(t *testing.T) {
	var out bytes.Buffer
	write := Lines(&out)
	for _, id := range []string{"1", "2"} {
		if err := write(mleready.Graded{ID: id}); err != nil {
			t.Fatal(err)
		}
	}
	if lines := strings.Split(out.String(), "\n"); len(lines) != 3 || !strings.HasPrefix(lines[1], `{"id":"2"`) {
		t.Errorf("%q", lines)
	}
	full := errors.New("disk full")
	if err := Lines(failing{full})(mleready.Graded{ID: "3"}); !errors.Is(err, full) || !strings.Contains(err.Error(), "exchange 3") {
		t.Errorf("error %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestGone has a client that goes away in the middle of its body: nothing is answered, nothing is recorded.
func TestGone(t *testing.T) {
	g, seen := newGateway(t, nil)
	defer func() {
		if p := recover(); p != http.ErrAbortHandler || len(seen.graded)+len(seen.said) > 0 {
			t.Errorf("%v, %v, %v", p, seen.graded, seen.said)
		}
	}()
	r := httptest.NewRequest("POST", "https://"+host+"/pts/v2/payments", iotest.ErrReader(errors.New("gone")))
	g.ServeHTTP(httptest.NewRecorder(), r)
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"a\r\nSet-Cookie: b": "a??Set-Cookie: b", "é…~": "??~", "": "", strings.Repeat("é", 2000): strings.Repeat("?", 1000),
	} {
		if diff := cmp.Diff(want, plain(text)); diff != "" {
			t.Errorf("%.20q: %s", text, diff)
		}
	}
}

// FuzzGateway sends what can be read as HTTP. None of it has a valid token, so none is accepted, none is a defect, and
// what is explained can stand in a header.
func FuzzGateway(f *testing.F) {
	seeds, err := filepath.Glob("testdata/*.http")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, name := range seeds {
		text, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")))
	}
	g, seen := newGateway(f, nil)
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := http.ReadRequest(bufio.NewReader(bytes.NewReader(text)))
		if err != nil {
			return
		}
		defer func() {
			if p := recover(); p != nil && p != http.ErrAbortHandler { // a body that is cut off
				t.Errorf("panic: %v", p)
			}
		}()
		w := httptest.NewRecorder()
		g.ServeHTTP(w, r)
		if w.Code < 400 || w.Code > 413 || len(seen.said) > 0 {
			t.Errorf("%d, said %v", w.Code, seen.said)
		}
		if bad := strings.IndexFunc(w.Header().Get("mleready-explain"), func(r rune) bool { return r > unicode.MaxASCII || r < ' ' }); bad >= 0 {
			t.Errorf("explained as %q", w.Header().Get("mleready-explain"))
		}
		seen.graded = nil
	})
}
