package capture

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"unicode/utf8"

	"mleready"
)

// fromJSON reads an item of a list of exchanges.
func fromJSON(raw []byte, line int, problem string) Entry {
	if problem != "" {
		return Entry{Line: line, Problem: problem}
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(raw, &all); err != nil {
		return Entry{Line: line, Problem: "is no exchange: an object with method, url and headers is due"}
	}
	return fromMembers(all, line, "")
}

// fromMembers reads an exchange in the product's own form, or one that stands in the line of a log as its member
// "exchange".
func fromMembers(all map[string]json.RawMessage, line int, problem string) Entry {
	e := Entry{Line: line, Problem: problem}
	if inner := all["exchange"]; inner != nil && all["method"] == nil && json.Unmarshal(inner, &all) != nil {
		e.Problem = "its exchange is no object"
	}
	if e.Problem != "" {
		return e
	}
	for _, field := range []struct {
		name string
		to   *string
	}{{"id", &e.Exchange.ID}, {"method", &e.Exchange.Method}, {"url", &e.Exchange.URL}, {"body", &e.Exchange.Body}, {"at", &e.Exchange.At}} {
		if why := text(all, field.name, field.to); why != "" && e.Problem == "" {
			e.Problem = why
		}
	}
	e.Clock = "at"
	var why string
	if e.Exchange.Headers, why = headers(all["headers"]); why != "" && e.Problem == "" {
		e.Problem = why
	}
	if graded := all["graded"]; !absent(graded) && json.Unmarshal(graded, &e.Graded) != nil {
		e.Problem = "its graded is not what a recorder writes: record it again"
	}
	reply := all["response"]
	if e.Problem != "" || absent(reply) {
		return e
	}
	e.Exchange.Response, e.Problem = replyOf(reply)
	return e
}

func replyOf(raw json.RawMessage) (*mleready.Reply, string) {
	var all map[string]json.RawMessage
	if json.Unmarshal(raw, &all) != nil {
		return nil, "its response is no object"
	}
	reply := &mleready.Reply{}
	if json.Unmarshal(all["status"], &reply.Status) != nil {
		return nil, "its response has no status that is a whole number"
	}
	var why string
	if reply.Headers, why = headers(all["headers"]); why != "" {
		return nil, "its response: " + why
	}
	if why := text(all, "body", &reply.Body); why != "" {
		return nil, "its response: " + why
	}
	return reply, ""
}

func absent(raw json.RawMessage) bool { return raw == nil || bytes.Equal(raw, []byte("null")) }

// text reads a member that is a text, or is not there.
func text(all map[string]json.RawMessage, name string, to *string) string {
	raw := all[name]
	switch {
	case absent(raw):
		return ""
	case !utf8.Valid(raw):
		return fmt.Sprintf("its %s is not UTF-8", name)
	case json.Unmarshal(raw, to) != nil && name == "body":
		return "its body is not a text: write it as it was sent, in quotes"
	case json.Unmarshal(raw, to) != nil:
		return fmt.Sprintf("its %s is not a text", name)
	}
	return ""
}

// headers reads a list of pairs, or an object whose values are texts or lists of them.
func headers(raw json.RawMessage) (mleready.Header, string) {
	const due = `its headers are not a list of pairs like [["name", "value"]]`
	if absent(raw) {
		return nil, ""
	}
	var pairs [][]string
	if json.Unmarshal(raw, &pairs) == nil {
		var h mleready.Header
		for _, p := range pairs {
			if len(p) != 2 {
				return nil, due
			}
			h = append(h, [2]string{p[0], p[1]})
		}
		return h, ""
	}
	var named map[string]json.RawMessage
	if json.Unmarshal(raw, &named) != nil {
		return nil, due
	}
	var h mleready.Header
	for name, value := range named {
		var one string
		var many []string
		if json.Unmarshal(value, &one) == nil {
			many = []string{one}
		} else if json.Unmarshal(value, &many) != nil {
			return nil, due
		}
		for _, v := range many {
			h = append(h, [2]string{name, v})
		}
	}
	slices.SortStableFunc(h, func(a, b [2]string) int { return bytes.Compare([]byte(a[0]), []byte(b[0])) })
	return h, ""
}

// incomplete says what an exchange lacks so that it cannot be graded.
func incomplete(e mleready.Exchange) string {
	u, err := url.Parse(e.URL)
	switch {
	case e.Method == "":
		return "it has no method"
	case e.URL == "":
		return "it has no url"
	case err != nil || u.Scheme == "":
		return "its url is not absolute: write it with https:// and the host"
	}
	return ""
}
