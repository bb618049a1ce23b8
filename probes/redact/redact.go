// Package redact takes out of texts and recorded exchanges what must not be stored, printed or logged.
//
// Card numbers keep their first six and last four digits: digit runs of 13 to 19 digits that pass the Luhn check,
// with blanks or dashes too, wherever they stand, and values under a telling name such as cardNumber or pan even when
// they fail it. Card verification values, cryptograms, PINs and track data are removed by the name of their field in
// JSON, forms, XML and log lines. Tokens keep header and claims and lose their signature; an encrypted text keeps its
// header and the lengths of its parts. Passwords, cookies, API keys, private keys and signatures are replaced by a
// mark in brackets.
//
// What stays: transaction ids of 20 digits and more, UUIDs, hashes in hexadecimal, points in time (digit runs that
// begin with a date, or with 1 unless they have 15 digits), and every digit run that fails the Luhn check under a name
// that tells nothing. An order number of 13 to 19 digits that happens to pass the check, which one in ten does, is
// masked like a card number: it keeps its first six and last four digits.
package redact

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/secret"
)

// longestBody is how much of one body is kept, in bytes. A longer one is replaced by its length.
const longestBody = 8 << 20

// Marks stand for what was taken out.
const (
	removed   = "[removed]"
	hidden    = "[secret]"
	signature = "[signature]"
	keyMark   = "[private key]"
)

// Redactor takes out what must not be shown. The zero value works; with Secrets these texts are replaced too, wherever
// they stand, as long as they have four bytes or more. What has been redacted stays as it is when redacted again.
type Redactor struct {
	Secrets []secret.Text
}

// Exchange is a redacted copy that shares nothing with the original. A body of more than 8 MiB becomes its length.
func (r Redactor) Exchange(e mleready.Exchange) mleready.Exchange { return r.ready().exchange(e) }

// Text redacts any text: prose, a log line, JSON, XML, a form, an address. JSON stays JSON.
func (r Redactor) Text(s string) string { return r.ready().text(s) }

// cleaner is a redactor at work: what it looks for is made ready once for all parts of an exchange.
type cleaner struct {
	secrets *strings.Replacer // puts marks in place of the secrets that the caller knows, nil for none
	forms   []string          // what it looks for
}

func (r Redactor) ready() cleaner {
	list := make([]string, 0, len(r.Secrets))
	for _, t := range r.Secrets {
		if v := t.Reveal(); len(v) >= 4 {
			list = append(list, forms(v)...)
		}
	}
	if len(list) == 0 {
		return cleaner{}
	}
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	var pairs []string
	for _, v := range list {
		pairs = append(pairs, v, hidden)
	}
	return cleaner{strings.NewReplacer(pairs...), list}
}

func (r cleaner) exchange(e mleready.Exchange) mleready.Exchange {
	e.ID, e.Method, e.URL = r.text(e.ID), r.text(e.Method), r.text(e.URL)
	e.Headers, e.Body = r.headers(e.Headers), r.body(e.Body)
	if e.Time().IsZero() {
		e.At = r.text(e.At)
	}
	if e.Response != nil {
		reply := *e.Response
		reply.Headers, reply.Body = r.headers(reply.Headers), r.body(reply.Body)
		e.Response = &reply
	}
	return e
}

func (r cleaner) body(s string) string {
	if len(s) > longestBody {
		return fmt.Sprintf("[%d bytes]", len(s))
	}
	return r.text(s)
}

func (r cleaner) headers(h mleready.Header) mleready.Header {
	h = slices.Clone(h)
	for i, line := range h {
		h[i] = [2]string{r.text(line[0]), r.value(classify(line[0], ""), line[1])}
	}
	return h
}

func (r cleaner) text(s string) string {
	if plain(s) {
		return r.known(s)
	}
	if start := strings.TrimLeft(s, " \t\r\n"); start != "" && (start[0] == '{' || start[0] == '[') && json.Valid([]byte(s)) {
		w := walker{r: r, in: s}
		w.any(nothing, "")
		w.out.WriteString(w.in[w.at:])
		return w.out.String()
	}
	// What one step takes out may leave the rest in a shape that another one knows.
	for range mostRounds {
		once := r.round(s)
		if once == s {
			break
		}
		s = once
	}
	return s
}

// mostRounds is more than any text has needed.
const mostRounds = 5

func (r cleaner) round(s string) string {
	s = r.known(s)
	s = keyBlock.ReplaceAllString(s, keyMark)
	s = tokens(s, r.token)
	if mayBeTrack(s) {
		s = tracks(s)
	}
	s = schemes(s)
	s = r.pairs(s)
	return cards(s)
}

// value redacts the value of a field of a class.
func (r cleaner) value(c class, s string) string {
	switch {
	case strings.TrimSpace(s) == "":
		return s
	case c == drop:
		return removed
	case c == credential:
		return hidden
	case c == signed && strings.Contains(s, `="`):
		return cards(schemes(r.known(s))) // the header of that name, of which the signature is one parameter
	case c == signed:
		return signature
	case c == authorization:
		return r.authorization(s)
	case c == cookies:
		return cookie(s)
	case c == card, c == number && isNumber(s):
		return cardNumber(s)
	}
	return r.text(s)
}

// known replaces the secrets that the caller knows, outside of marks: a password may be the word secret.
func (r cleaner) known(s string) string {
	if !slices.ContainsFunc(r.forms, func(v string) bool { return strings.Contains(s, v) }) {
		return s
	}
	var out strings.Builder
	last := 0
	for _, m := range marks.FindAllStringIndex(s, -1) {
		out.WriteString(r.secrets.Replace(s[last:m[0]]))
		out.WriteString(s[m[0]:m[1]])
		last = m[1]
	}
	out.WriteString(r.secrets.Replace(s[last:]))
	return out.String()
}
