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
	"fmt"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/jose"
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
	forms []string // in which the secrets may be written that the caller knows, the longest first
}

func (r Redactor) ready() cleaner {
	var list []string
	for _, t := range r.Secrets {
		if v := t.Reveal(); len(v) >= 4 {
			list = append(list, forms(v)...)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	return cleaner{list}
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
	// What one step takes out may leave the rest in a shape that another one knows, or as JSON.
	for range mostRounds {
		if isJSON(s) {
			return r.json(s)
		}
		once := r.round(s)
		if once == s {
			break
		}
		s = once
	}
	return s
}

// isJSON reports whether a text is an object or a list of JSON.
func isJSON(s string) bool {
	start := blanksEnd(s, 0)
	return start < len(s) && (s[start] == '{' || s[start] == '[') && jose.IsJSON(s)
}

// mostRounds is more than any text has needed.
const mostRounds = 5

func (r cleaner) round(s string) string {
	s = tokens(keys(r.known(s)), r.token)
	see := look(s) // for several steps: tracks and schemes put nothing in that another one looks for
	if see.digits >= shortest && mayBeTrack(s) {
		s = tracks(s)
	}
	s = schemes(s, see)
	if see.has(colon | equals | percent | angle) {
		if clean := r.pairs(s); clean != s {
			s, see = clean, look(clean)
		}
	}
	if see.digits < shortest {
		return s
	}
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
		return r.parameters(s) // the header of that name, of which the signature is one parameter
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
