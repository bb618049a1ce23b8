package capture

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func read(t *testing.T, text string) []Entry {
	t.Helper()
	var all []Entry
	if err := Read("c", strings.NewReader(text), func(e Entry) error { all = append(all, e); return nil }); err != nil {
		t.Fatal(err)
	}
	return all
}

const page = "https://h.example/p"

// problems are line and problem of every entry, "ok" for none.
func problems(all []Entry) []string {
	var list []string
	for _, e := range all {
		problem := e.Problem
		if problem == "" {
			problem = "ok " + e.Exchange.Method + " " + e.Exchange.Body
		}
		list = append(list, strings.TrimSpace(fmt.Sprintf("%d: %s", e.Line, problem)))
	}
	return list
}

func TestJSON(t *testing.T) {
	const one = `{"id":"a","method":"POST","url":"https://h.example/p","headers":[["Host","h.example"],["host","x"]],"body":"{}","at":"2026-11-21T10:00:00Z",` +
		`"response":{"status":201,"headers":[["A","b"]],"body":"<é>"}}`
	want := []Entry{{Line: 1, Clock: "at", Exchange: mleready.Exchange{ID: "a", Method: "POST", URL: page, Headers: mleready.Header{{"Host", "h.example"}, {"host", "x"}},
		Body: "{}", At: "2026-11-21T10:00:00Z", Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"A", "b"}}, Body: "<é>"}}}}
	for name, text := range map[string]string{
		"one object": one, "a list": "[" + one + "]", "a byte order mark": "\xef\xbb\xbf" + one,
		"a line of a log": `{"verdict":"accepted","exchange":` + one + `}`, "blanks": one + "\n\n",
	} {
		if diff := cmp.Diff(want, read(t, text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	var written bytes.Buffer
	if err := Write(&written, want[0].Exchange); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read(t, written.String())); diff != "" || strings.Count(written.String(), "\n") != 1 {
		t.Errorf("written and read (-want +got):\n%s\n%s", diff, &written)
	}
	if err := Write(&written, mleready.Exchange{Body: "\xff"}); err == nil || !strings.Contains(err.Error(), "not UTF-8") {
		t.Errorf("bytes that are no text: %v", err)
	}
	if err := Write(iotest.TruncateWriter(failing{}, 0), want[0].Exchange); err != nil {
		t.Errorf("a truncating writer hides the failure: %v", err)
	}
	if err := Write(failing{}, want[0].Exchange); !errors.Is(err, errFull) {
		t.Errorf("the writer fails: %v", err)
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// TestBrokenJSON breaks one entry in every way and counts on the others.
func TestBrokenJSON(t *testing.T) {
	ok := func(body string) string { return `{"method":"GET","url":"` + page + `","body":"` + body + `"}` }
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"lines", ok("a") + "\n" + ok("b") + "\n", []string{"1: ok GET a", "2: ok GET b"}},
		{"a line that was cut", ok("a") + "\n" + `{"method":"GET","url":"htt` + "\n" + ok("b"), []string{"1: ok GET a", "2: " + unclosed, "3: ok GET b"}},
		{"cut after a comma", `{"method":"GET",` + "\n" + ok("b"), []string{"1: " + unclosed, "2: ok GET b"}},
		{"cut inside a member", `{"method":"GET","headers":[["a","b"],` + "\n" + ok("b"), []string{"1: " + unclosed, "2: ok GET b"}},
		{"cut behind a number", `{"method":"GET","response":{"status":200` + "\n" + ok("b"), []string{"1: " + unclosed, "2: ok GET b"}},
		{"cut at the end", ok("a") + "\n" + `{"method":"GET","url":"h`, []string{"1: ok GET a", "2: " + cut}},
		{"prose between", ok("a") + "\nnpm WARN something\nmore {of} it\n" + ok("b"), []string{"1: ok GET a", "2: " + garbled + ": a line that begins with { is due", "4: ok GET b"}},
		{"one spread over lines, broken", "{\n  \"method\": \"GET\",\n  oops,\n  \"url\": \"x\"\n}\n" + ok("b"), []string{"1: " + garbled, "6: ok GET b"}},
		{"a wrong item of a list", "[" + ok("a") + ",\n{\"method\":GET},\n3,\n\"x\",\nnull,\n" + ok("b") + "]",
			[]string{"1: ok GET a", "2: is no exchange: an object with method, url and headers is due", "3: is no exchange: an object with method, url and headers is due",
				"4: is no exchange: an object with method, url and headers is due", "5: it has no method", "6: ok GET b"}},
		{"a text of a list not closed", "[\n{\"method\":\"GE},\n" + ok("b") + "\n]", []string{"2: " + unclosed, "3: ok GET b"}},
		{"a list that was cut", "[" + ok("a") + ",", []string{"1: ok GET a", "1: the list " + cut}},
		{"stray brackets", "[}" + ok("a") + ":]", []string{"1: " + garbled, "1: ok GET a", "1: " + garbled}},
		{"no value", `{"method":}` + "\n" + ok("b"), []string{"1: " + unclosed, "2: ok GET b"}},
		{"too large", `{"method":"GET","body":"` + strings.Repeat("x", longest) + `","url":"u"}` + "\n" + ok("b"), []string{"1: " + tooLarge, "2: ok GET b"}},
		{"too large in a list", `[{"method":"GET","body":"` + strings.Repeat("x", longest) + `"},` + ok("b") + "]", []string{"1: " + tooLarge, "1: ok GET b"}},
		{"nested too deeply", "[" + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "," + ok("b") + "]",
			[]string{"1: is no exchange: an object with method, url and headers is due", "1: ok GET b"}},
		{"no method", `{"url":"` + page + `"}`, []string{"1: it has no method"}},
		{"no url", `{"method":"GET"}`, []string{"1: it has no url"}},
		{"a path for a url", `{"method":"GET","url":"/p"}`, []string{"1: its url is not absolute: write it with https:// and the host"}},
		{"a body that is no text", `{"method":"POST","url":"` + page + `","body":{"a":1}}`, []string{"1: its body is not a text: write it as it was sent, in quotes"}},
		{"headers that are none", `{"method":"GET","url":"` + page + `","headers":[["a"]]}`, []string{`1: its headers are not a list of pairs like [["name", "value"]]`}},
		{"a response that is none", `{"method":"GET","url":"` + page + `","response":[]}`, []string{"1: its response is no object"}},
		{"a response without status", `{"method":"GET","url":"` + page + `","response":{}}`, []string{"1: its response has no status that is a whole number"}},
		{"a grading that is none", `{"method":"GET","url":"` + page + `","graded":7}`, []string{"1: its graded is not what a recorder writes: record it again"}},
		{"not UTF-8", `{"method":"GET","url":"` + page + `","body":"` + "\xff" + `"}`, []string{"1: its body is not UTF-8"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, problems(read(t, c.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestGraded(t *testing.T) {
	all := read(t, `{"method":"GET","url":"`+page+`","graded":{"verdict":"accepted","assurance":null,"requirements":[{"id":"jwt.exp","outcome":"met","reason":"r"}],"reply":{"status":201,"cause":null}}}`)
	want := &mleready.Graded{Verdict: mleready.VerdictAccepted, Requirements: []mleready.Grade{{ID: "jwt.exp", Outcome: mleready.Met, Reason: "r"}}, Reply: &mleready.GradedReply{Status: 201}}
	if diff := cmp.Diff(want, all[0].Graded); diff != "" || all[0].Problem != "" {
		t.Errorf("%s (-want +got):\n%s", all[0].Problem, diff)
	}
}

func TestHeadersByName(t *testing.T) {
	all := read(t, `{"method":"GET","url":"`+page+`","headers":{"b":"2","a":["1","3"]},"at":"yesterday"}`)
	want := []Entry{{Line: 1, Exchange: mleready.Exchange{ID: "c#1", Method: "GET", URL: page, Headers: mleready.Header{{"a", "1"}, {"a", "3"}, {"b", "2"}}}}}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRefused(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "is empty",
		" \n":                     "is empty",
		"hello":                   "is no capture",
		"<xml/>":                  "is no capture",
		"\x1f\x8bnot gzip":        "cannot be opened",
		strings.Repeat("A", 9000): "is no capture",
	} {
		err := Read("c.har", strings.NewReader(text), func(Entry) error { return nil })
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "c.har: ") {
			t.Errorf("%.20q: %v; want %q", text, err, want)
		}
	}
	stop := errors.New("enough")
	n := 0
	err := Read("c", strings.NewReader(`[{"method":"a"},{"method":"b"}]`), func(Entry) error { n++; return stop })
	if !errors.Is(err, stop) || n != 1 {
		t.Errorf("%v after %d entries", err, n)
	}
	broken := io.MultiReader(strings.NewReader(`{"method":"GET","url":"https://h.example"}`+"\n"), iotest.ErrReader(errFull))
	n = 0
	if err := Read("c", broken, func(Entry) error { n++; return nil }); !errors.Is(err, errFull) || n != 1 {
		t.Errorf("%v after %d entries; want the reader's error after 1", err, n)
	}
	for _, begin := range []string{"[", "GET / HTTP/1.1\nHost: h\n\n"} {
		if err := Read("c", io.MultiReader(strings.NewReader(begin), iotest.ErrReader(errFull)), func(Entry) error { return nil }); !errors.Is(err, errFull) {
			t.Errorf("%q: %v", begin, err)
		}
	}
}

func compress(t *testing.T, coding, text string) string {
	t.Helper()
	var b bytes.Buffer
	var w io.WriteCloser
	switch coding {
	case "gzip":
		w = gzip.NewWriter(&b)
	case "zlib":
		w = zlib.NewWriter(&b)
	case "raw":
		w, _ = flate.NewWriter(&b, flate.BestCompression)
	}
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestCompressed(t *testing.T) {
	const plain = `{"status":"AUTHORIZED","é":"....................................................."}`
	for _, c := range []struct{ name, coding, body, want, problem string }{
		{"gzip", "gzip", compress(t, "gzip", plain), plain, ""},
		{"upper case", "GZIP", compress(t, "gzip", plain), plain, ""},
		{"deflate", "deflate", compress(t, "zlib", plain), plain, ""},
		{"deflate without its wrapping", "deflate", compress(t, "raw", plain), plain, ""},
		{"twice", "deflate, gzip", compress(t, "gzip", compress(t, "zlib", plain)), plain, ""},
		{"undone by the recorder", "gzip", plain, plain, ""},
		{"deflate undone by the recorder", "deflate", plain, plain, ""},
		{"br undone by the recorder", "br", plain, plain, ""},
		{"br", "br", "\x1b\xff\x00", "", "Accept-Encoding: identity"},
		{"cut", "gzip", compress(t, "gzip", plain)[:30], "", "cannot be decompressed"},
		{"too large", "gzip", compress(t, "gzip", strings.Repeat("x", longest+1)), "", "larger than 8 MiB when decompressed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, problem := Decode(c.body, mleready.Header{{"Content-Encoding", c.coding}})
			if body != c.want || !strings.Contains(problem, c.problem) || (problem == "") != (c.problem == "") {
				t.Errorf("%.60q, %q", body, problem)
			}
		})
	}
	text := compress(t, "gzip", `{"method":"GET","url":"`+page+`"}`)
	if diff := cmp.Diff([]string{"1: ok GET"}, problems(read(t, text))); diff != "" {
		t.Errorf("a compressed file (-want +got):\n%s", diff)
	}
	har := `{"log":{"entries":[{"request":{"method":"GET","url":"` + page + `"},"response":{"status":200,"headers":[{"name":"content-encoding","value":"gzip"}],"content":{"encoding":"base64","text":"` +
		base64.StdEncoding.EncodeToString([]byte(compress(t, "gzip", plain))) + `"}}}]}}`
	if all := read(t, har); all[0].Exchange.Response == nil || all[0].Exchange.Response.Body != plain {
		t.Errorf("in a HAR: %+v", all)
	}
}
