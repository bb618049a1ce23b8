package capture

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

func TestHAR(t *testing.T) {
	all := read(t, `{"_tool": {"log": 1}, "log": {"version": "1.2", "creator": {"name": "x", "version": "1"}, "pages": [{"entries": []}],
"entries": [
 {"startedDateTime": "2026-11-21T10:00:00.123+01:00", "time": 12.5,
  "request": {"method": "POST", "url": "https://h.example/p?a=1", "httpVersion": "h2", "cookies": [], "queryString": [{"name":"a","value":"1"}],
    "headers": [{"name": ":method", "value": "POST"}, {"name": ":authority", "value": "h.example"}, {"name": "authorization", "value": "Bearer x"}],
    "postData": {"mimeType": "application/json", "text": "{\"encryptedRequest\":\"a.b\"}"}, "bodySize": 26},
  "response": {"status": 201, "statusText": "", "headers": [{"name": ":status", "value": "201"}, {"name": "Content-Type", "value": "application/json"}],
    "content": {"size": 2, "mimeType": "application/json", "text": "e30=", "encoding": "base64"}}},
 {"startedDateTime": "2026-11-21T10:00:01Z", "request": {"method": "GET", "url": "https://h.example/q", "headers": [{"name":"Host","value":"h.example"}], "bodySize": -1},
  "response": {"status": 0, "_error": "net::ERR_ABORTED"}},
 {"startedDateTime": "", "request": {"method": "POST", "url": "https://h.example/f", "postData": {"params": [{"name": "a b", "value": "1&2"}, {"name": "c", "value": ""}]}},
  "response": {"status": 204, "content": {"size": 0}}}
]}}`)
	want := []Entry{
		{Line: 3, Clock: "startedDateTime", Exchange: mleready.Exchange{ID: "c#1", Method: "POST", URL: "https://h.example/p?a=1", At: "2026-11-21T10:00:00.123+01:00",
			Headers: mleready.Header{{"Host", "h.example"}, {"authorization", "Bearer x"}}, Body: `{"encryptedRequest":"a.b"}`,
			Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"Content-Type", "application/json"}}, Body: "{}"}}},
		{Line: 9, Clock: "startedDateTime", Exchange: mleready.Exchange{ID: "c#2", Method: "GET", URL: "https://h.example/q", At: "2026-11-21T10:00:01Z", Headers: mleready.Header{{"Host", "h.example"}}}},
		{Line: 11, Exchange: mleready.Exchange{ID: "c#3", Method: "POST", URL: "https://h.example/f", Body: "a+b=1%262&c=", Response: &mleready.Reply{Status: 204}}},
	}
	if diff := cmp.Diff(want, all); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBrokenHAR(t *testing.T) {
	const ok = `{"request":{"method":"GET","url":"https://h.example/p"}}`
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"no entries", `{"log":{"entries":[]}}`, nil},
		{"no list of entries", `{"log":{"entries":{}}}`, nil},
		{"a request without a body that was sent", `{"log":{"entries":[{"request":{"method":"POST","url":"https://h.example/p","bodySize":5}},` + ok + `]}}`,
			[]string{"1: the request body of 5 bytes was not recorded: record it with the bodies", "1: ok GET"}},
		{"no request", `{"log":{"entries":[{"response":{}},` + ok + `]}}`, []string{"1: it has no request", "1: ok GET"}},
		{"no url", `{"log":{"entries":[{"request":{"method":"GET"}},` + ok + `]}}`, []string{"1: it has no url", "1: ok GET"}},
		{"of another type", `{"log":{"entries":[{"request":{"method":7}},` + ok + `]}}`, []string{"1: is no entry of a HAR: its request.method is a number", "1: ok GET"}},
		{"an entry that is none", `{"log":{"entries":[17,` + ok + `]}}`, []string{"1: is no entry of a HAR: it is not JSON", "1: ok GET"}},
		{"a comma too many", `{"log":{"entries":[{"request":{"method":"GET",}},` + ok + `]}}`, []string{"1: is no entry of a HAR: it is not JSON", "1: ok GET"}},
		{"wrong base64", `{"log":{"entries":[{"request":{"method":"POST","url":"https://h.example/p","postData":{"text":"%","encoding":"base64"}}}]}}`,
			[]string{"1: the body of the request is not base64, as its encoding says"}},
		{"an unknown encoding", `{"log":{"entries":[{"request":{"method":"POST","url":"https://h.example/p","postData":{"text":"x","encoding":"rot13"}}}]}}`,
			[]string{`1: the body of the request has the encoding "rot13", which is not known`}},
		{"not UTF-8", `{"log":{"entries":[{"request":{"method":"` + "\xff" + `"}},` + ok + `]}}`, []string{"1: is not UTF-8", "1: ok GET"}},
		{"cut in an entry", `{"log":{"entries":[` + ok + `,{"request":{"me`, []string{"1: ok GET", "1: " + cut, "1: the list " + cut, "1: the HAR " + cut}},
		{"cut behind the entries", `{"log":{"entries":[` + ok + `]`, []string{"1: ok GET", "1: the HAR " + cut}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, problems(read(t, c.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestReplyNotRecorded leaves a reply out whose body is missing: what is not there is not plain text.
func TestReplyNotRecorded(t *testing.T) {
	all := read(t, `{"log":{"entries":[{"request":{"method":"GET","url":"https://h.example/p"},"response":{"status":200,"content":{"size":10}}}]}}`)
	want := []string{"the body of the reply, 10 bytes, was not recorded; the reply is left out"}
	if diff := cmp.Diff(want, all[0].Notes); diff != "" || all[0].Exchange.Response != nil || all[0].Problem != "" {
		t.Errorf("%+v\n%s", all[0], diff)
	}
}
