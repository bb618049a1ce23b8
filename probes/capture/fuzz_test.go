package capture

import (
	"bytes"
	"strings"
	"testing"
)

// check reads any text, in one piece: nothing panics or runs on, lines go up, and what can be graded is read again
// from what Write makes of it.
func check(t *testing.T, text string) {
	line := 1
	err := Read("c", strings.NewReader(text), func(e Entry) error {
		if e.Line < line || e.Line > 1+strings.Count(text, "\n") && !strings.HasPrefix(text, "\x1f\x8b") {
			t.Errorf("an entry in line %d after one in line %d", e.Line, line)
		}
		line = e.Line
		if e.Problem != "" {
			return nil
		}
		var b bytes.Buffer
		if Write(&b, e.Exchange) != nil {
			return nil // bytes that are no text
		}
		n := 0
		err := Read("again", &b, func(again Entry) error {
			n++
			if again.Problem != "" && !strings.Contains(again.Problem, tooLarge) || again.Exchange.Body != e.Exchange.Body {
				t.Errorf("%q became %+v", text, again)
			}
			return nil
		})
		if err != nil || n != 1 {
			t.Errorf("%q: written and read again gives %d entries, %v", text, n, err)
		}
		return nil
	})
	if err != nil && !strings.HasPrefix(err.Error(), "c: ") {
		t.Error(err)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`{"id":"a","method":"POST","url":"https://h.example/p","headers":[["a","b"]],"body":"{}","response":{"status":201}}`)
	f.Add(`[{"method":"GET","url":"https://h.example"},` + "\n" + `{"method":"GET"`)
	f.Add("{\"method\":\"GE\n{\"url\":{}}\n{}")
	f.Fuzz(check)
}

func FuzzHAR(f *testing.F) {
	f.Add(`{"log":{"entries":[{"request":{"method":"GET","url":"https://h.example/p","headers":[{"name":":authority","value":"h"}]},"response":{"status":200}}]}}`)
	f.Add(`{"log":{"version":"1.2","entries":[{"request":`)
	f.Fuzz(func(t *testing.T, text string) { check(t, `{"log":{"entries":[`+text+`]}}`); check(t, text) })
}

func FuzzRaw(f *testing.F) {
	f.Add(rawPair)
	f.Add("GET /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n")
	f.Fuzz(func(t *testing.T, text string) { check(t, "POST /a HTTP/1.1\nHost: h\n"+text); check(t, text) })
}
