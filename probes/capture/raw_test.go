package capture

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

const rawPair = `POST /pts/v2/payments?a=1 HTTP/1.1
Host: h.example
v-c-Date: x
Content-Length: 4

{"a"HTTP/1.1 100 Continue

HTTP/1.1 201 Created
Content-Type: application/json
X-Folded: one
  two
Transfer-Encoding: chunked

2;ext=1
{"
3
b"}
0

`

func TestRaw(t *testing.T) {
	lf := strings.Replace(rawPair, `{"a"HTTP`, "{\"a\"\n\nHTTP", 1)
	want := Entry{Line: 1, Exchange: mleready.Exchange{ID: "c#1", Method: "POST", URL: "https://h.example/pts/v2/payments?a=1",
		Headers: mleready.Header{{"Host", "h.example"}, {"v-c-Date", "x"}, {"Content-Length", "4"}}, Body: `{"a"`,
		Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"Content-Type", "application/json"}, {"X-Folded", "one two"}, {"Transfer-Encoding", "chunked"}}, Body: `{"b"}`}}}
	second := want
	second.Exchange.ID = "c#2"
	for name, text := range map[string]string{"LF": lf, "CR LF": strings.ReplaceAll(lf, "\n", "\r\n"), "blank lines before it": "\n\n" + lf} {
		all := read(t, text+text)
		want, second := want, second
		second.Line = 1 + strings.Count(text, "\n")
		if name == "blank lines before it" {
			want.Line, second.Line = 3, second.Line+2
		}
		if diff := cmp.Diff([]Entry{want, second}, all); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestRawForms(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"a request alone", "GET /a HTTP/1.1\nHost: h\n", []string{"1: ok GET"}},
		{"requests without replies", "GET /a HTTP/1.1\nHost: h\n\nPUT /b HTTP/1.1\nHost: h\n\nbody\n", []string{"1: ok GET", "4: ok PUT body"}},
		{"no length", "POST /a HTTP/1.1\nHost: h\n\n{\n}\n\n", []string{"1: ok POST {\n}"}},
		{"an absolute target", "GET http://127.0.0.1:8080/a HTTP/1.1\n\n", []string{"1: ok GET"}},
		{"chunks put together", "POST /a HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n{}\n", []string{"1: ok POST {}"}},
		{"an empty chunked body", "POST /a HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n0\n\n", []string{"1: ok POST"}},
		{"chunks cut", "POST /a HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n5\nabc", []string{"1: its body is cut: the last chunk is missing"}},
		{"a body cut", "POST /a HTTP/1.1\nHost: h\nContent-Length: 9\n\nabc\n", []string{"1: its body has 3 bytes and its Content-Length says 9: the recording was cut or edited"}},
		{"a body edited", "POST /a HTTP/1.1\nHost: h\nContent-Length: 1\n\nabc\n\nGET /b HTTP/1.1\nHost: h\n",
			[]string{"1: its body has 3 bytes and its Content-Length says 1: the recording was edited", "7: ok GET"}},
		{"a length that is none", "POST /a HTTP/1.1\nHost: h\nContent-Length: x\n\nabc", []string{"1: its Content-Length is no number"}},
		{"a header that is none", "POST /a HTTP/1.1\nHost: h\noops\n\nabc\n\nGET /b HTTP/1.1\nHost: h\n",
			[]string{"1: line 3 is no header: NAME: VALUE is due, and an empty line before the body", "7: ok GET"}},
		{"headers without end", "POST /a HTTP/1.1\nHost: h\n" + strings.Repeat(" \n", 1<<20), []string{"1: its headers are larger than 64 KiB, or the empty line before its body is missing"}},
		{"no host", "GET /a HTTP/1.1\n\n", []string{"1: it has no Host header, so that nobody can tell where it went"}},
		{"a reply alone", "HTTP/1.1 200 OK\n\nx\nGET /b HTTP/1.1\nHost: h\n", []string{"1: is a reply without the request before it", "4: ok GET"}},
		{"two replies", "GET /b HTTP/1.1\nHost: h\n\nHTTP/1.1 200 OK\n\nHTTP/2 204\n\n", []string{"1: ok GET", "6: is a reply without the request before it"}},
		{"too large", "POST /a HTTP/1.1\nHost: h\n\n" + strings.Repeat("x", longest) + "\n\nGET /b HTTP/1.1\nHost: h\n", []string{"1: " + tooLarge, "6: ok GET"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, problems(read(t, c.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRawReplyLeftOut(t *testing.T) {
	all := read(t, "GET /a HTTP/1.1\nHost: h\n\nHTTP/1.1 200 OK\nContent-Length: 5\n\nx")
	want := []string{"the reply in line 4: its body has 1 bytes and its Content-Length says 5: the recording was cut or edited; it is left out"}
	if diff := cmp.Diff(want, all[0].Notes); diff != "" || all[0].Exchange.Response != nil || all[0].Problem != "" {
		t.Errorf("%+v\n%s", all[0], diff)
	}
}
