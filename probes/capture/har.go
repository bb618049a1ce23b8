package capture

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"mleready"
)

// harEntry is what is read of an entry of a HAR 1.2.
type harEntry struct {
	Started  string `json:"startedDateTime"`
	Request  *harRequest
	Response *harResponse
}

type harRequest struct {
	Method   string
	URL      string
	Headers  []harPair
	BodySize int `json:"bodySize"`
	PostData *struct {
		Text     *string
		Encoding string
		Params   []harPair
	} `json:"postData"`
}

type harResponse struct {
	Status  int
	Headers []harPair
	Content struct {
		Size     int
		Text     *string
		Encoding string
	}
	Error string `json:"_error"`
}

type harPair struct{ Name, Value string }

func fromHAR(raw []byte, line int, problem string) Entry {
	e := Entry{Line: line, Problem: problem, Clock: "startedDateTime"}
	if problem == "" && !utf8.Valid(raw) {
		e.Problem = "is not UTF-8"
	}
	if e.Problem != "" {
		return e
	}
	var h harEntry
	if err := json.Unmarshal(raw, &h); err != nil {
		e.Problem = "is no entry of a HAR: " + wrong(err)
		return e
	}
	e.Exchange.At = h.Started
	if h.Request == nil {
		e.Problem = "it has no request"
		return e
	}
	e.Exchange.Method, e.Exchange.URL = h.Request.Method, h.Request.URL
	e.Exchange.Headers = lines(h.Request.Headers)
	e.Exchange.Body, e.Problem = h.Request.body()
	if h.Response == nil || h.Response.Status == 0 {
		return e
	}
	reply := &mleready.Reply{Status: h.Response.Status, Headers: lines(h.Response.Headers)}
	body, note := h.Response.body()
	if note == "" {
		reply.Body, note = Decode(body, reply.Headers)
	}
	if note != "" {
		e.Notes = append(e.Notes, note+"; the reply is left out")
		return e
	}
	e.Exchange.Response = reply
	return e
}

// wrong is what a decoder has to say, without what it read.
func wrong(err error) string {
	if t, ok := err.(*json.UnmarshalTypeError); ok && t.Field != "" {
		return fmt.Sprintf("its %s is a %s", strings.ToLower(t.Field), t.Value)
	}
	return "it is not JSON"
}

func (r *harRequest) body() (body, problem string) {
	switch p := r.PostData; {
	case p == nil && r.BodySize > 0:
		return "", fmt.Sprintf("the request body of %d bytes was not recorded: record it with the bodies", r.BodySize)
	case p == nil:
		return "", ""
	case p.Text == nil || *p.Text == "" && len(p.Params) > 0:
		var fields []string
		for _, f := range p.Params {
			fields = append(fields, url.QueryEscape(f.Name)+"="+url.QueryEscape(f.Value))
		}
		return strings.Join(fields, "&"), ""
	default:
		return encoded(*p.Text, p.Encoding, "request")
	}
}

func (r *harResponse) body() (body, problem string) {
	if c := r.Content; c.Text != nil {
		return encoded(*c.Text, c.Encoding, "reply")
	}
	if r.Content.Size > 0 {
		return "", fmt.Sprintf("the body of the reply, %d bytes, was not recorded", r.Content.Size)
	}
	return "", ""
}

func encoded(text, encoding, of string) (body, problem string) {
	switch {
	case encoding == "":
		return text, ""
	case strings.EqualFold(encoding, "base64"):
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			return "", fmt.Sprintf("the body of the %s is not base64, as its encoding says", of)
		}
		return string(raw), ""
	}
	return "", fmt.Sprintf("the body of the %s has the encoding %.20q, which is not known", of, encoding)
}

// lines are the headers as HTTP/1.1 has them: of the pseudo headers of HTTP/2 the authority stays, as Host.
func lines(pairs []harPair) mleready.Header {
	var h mleready.Header
	authority := ""
	for _, p := range pairs {
		if strings.HasPrefix(p.Name, ":") {
			if p.Name == ":authority" {
				authority = p.Value
			}
			continue
		}
		h = append(h, [2]string{p.Name, p.Value})
	}
	if authority != "" && !h.Has("Host") {
		h = append(mleready.Header{{"Host", authority}}, h...)
	}
	return h
}
