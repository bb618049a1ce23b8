package mleready

import (
	"encoding/json"
	"strings"
	"time"
)

// Exchange is one request and the reply to it as they went over the wire, in the order of the wire. Response is nil
// when none was seen. What is shown, stored or logged has been through redaction first (package probes/redact).
type Exchange struct {
	ID       string `json:"id"`
	Method   string `json:"method"`
	URL      string `json:"url"` // absolute
	Headers  Header `json:"headers"`
	Body     string `json:"body"`
	At       string `json:"at"` // RFC 3339, when the request was sent; "" when not known
	Response *Reply `json:"response"`
}

// Time is when the request was sent, zero when that is not known or not readable.
func (e Exchange) Time() time.Time {
	at, err := time.Parse(time.RFC3339Nano, e.At)
	if err != nil {
		return time.Time{}
	}
	return at
}

// Reply is what came back for a request.
type Reply struct {
	Status  int    `json:"status"`
	Headers Header `json:"headers"`
	Body    string `json:"body"`
}

// tooManyRequests is the status 429 of RFC 6585.
const tooManyRequests = 429

// StatusCause is what the status by itself says went wrong: Redirect, Throttled or ServerError, "" for nothing.
func (r Reply) StatusCause() Cause {
	switch {
	case r.Status >= 300 && r.Status < 400:
		return Redirect
	case r.Status == tooManyRequests:
		return Throttled
	case r.Status >= 500:
		return ServerError
	}
	return ""
}

// Header is a list of HTTP header lines, each a name and a value, in the order of the wire. Names are compared without
// regard to case.
type Header [][2]string

// Get is the first value of a name, "" for none.
func (h Header) Get(name string) string {
	for _, line := range h {
		if strings.EqualFold(line[0], name) {
			return line[1]
		}
	}
	return ""
}

// Has reports whether there is a line of that name.
func (h Header) Has(name string) bool {
	for _, line := range h {
		if strings.EqualFold(line[0], name) {
			return true
		}
	}
	return false
}

// MarshalJSON writes an empty list for none.
func (h Header) MarshalJSON() ([]byte, error) {
	if h == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([][2]string(h))
}
