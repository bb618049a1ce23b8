package redact

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"mleready/probes/jose"
)

// walker goes through valid JSON and redacts its strings and numbers on the way. Blanks and the order stay.
type walker struct {
	r   cleaner
	in  string
	at  int
	out strings.Builder // what was changed, with all that stands before it
	had int             // how much of in that is
}

// json redacts a text that is valid JSON.
func (r cleaner) json(s string) string {
	w := walker{r: r, in: s}
	w.any(nothing, "")
	if w.had == 0 {
		return s
	}
	w.out.WriteString(s[w.had:])
	return w.out.String()
}

// put puts a text in place of what stands from start to where the walker is.
func (w *walker) put(start int, text string) {
	w.out.Grow(start - w.had + len(text) + 2*len(`""`))
	w.out.WriteString(w.in[w.had:start])
	w.quote(text)
	w.had = w.at
}

// any passes one value that stands under a name of a class.
func (w *walker) any(c class, name string) {
	w.blank()
	start := w.at
	switch b := w.in[w.at]; {
	case (b == '{' || b == '[') && c == drop:
		w.skip()
		w.put(start, removed)
	case b == '{':
		w.object(name)
	case b == '[':
		w.list(c, name)
	case b == '"':
		text := unquote(w.literal())
		if clean := w.r.value(c, text); clean != text {
			w.put(start, clean)
		}
	case b == '-' || digit(b):
		w.number(c)
	default:
		w.word()
	}
}

// object passes an object. In lists of pairs, {"name": "cvv", "value": "123"}, the name decides on the value.
func (w *walker) object(parent string) {
	label := nothing
	w.between('}', func() {
		start := w.at
		name := unquote(w.literal())
		if clean := cards(w.r.known(name)); clean != name {
			w.put(start, clean)
		}
		w.blank()
		w.at++ // the colon
		w.blank()
		c := classify(name, parent)
		switch labels(name) {
		case "name", "key", "field":
			if w.in[w.at] == '"' {
				label = classify(unquote(w.peek()), parent)
			}
		case "value":
			c = label
		}
		w.any(c, name)
	})
}

// labels is a name in small letters where it may be one that labels a value or that of the value: none is longer, though
// it be written with the capital beyond ASCII of which the small letter is i.
func labels(name string) string {
	if len(name) > len("f\u0130eld") {
		return ""
	}
	return strings.ToLower(name)
}

// list passes a list. In a list of headers a line is a pair of texts, and the first one names the second.
func (w *walker) list(c class, name string) {
	first, n := "", 0
	w.between(']', func() {
		if n++; n == 1 && w.in[w.at] == '"' {
			first = unquote(w.peek())
		}
		if n == 2 && c == nothing && strings.HasSuffix(squashed(name), "headers") {
			w.any(classify(first, ""), name)
			return
		}
		w.any(c, name)
	})
}

// between passes what stands between brackets, with item for every item.
func (w *walker) between(end byte, item func()) {
	w.at++
	for w.blank(); w.in[w.at] != end; w.blank() {
		if w.in[w.at] == ',' {
			w.at++
			w.blank()
		}
		item()
	}
	w.at++
}

// number passes a number. One that is redacted becomes a text. The digits of a fraction mean nothing.
func (w *walker) number(c class) {
	start := w.at
	raw := w.word()
	text := raw
	if c <= number && strings.ContainsAny(raw, ".eE") {
		if f, err := strconv.ParseFloat(raw, 64); err == nil {
			if f < 1e12 || f >= 1e19 || f != float64(int64(f)) {
				return
			}
			text = strconv.FormatFloat(f, 'f', 0, 64)
		}
	}
	if c <= number && len(text) < shortest && len(w.r.forms) == 0 {
		return
	}
	if clean := w.r.value(c, text); clean != text {
		w.put(start, clean)
	}
}

func (w *walker) blank() { w.at = blanksEnd(w.in, w.at) }

// literal takes a string with its quotes.
func (w *walker) literal() string {
	raw := w.peek()
	w.at += len(raw)
	return raw
}

func (w *walker) peek() string {
	for i := w.at + 1; ; i++ {
		i += strings.IndexByte(w.in[i:], '"')
		escapes := i
		for w.in[escapes-1] == '\\' {
			escapes--
		}
		if (i-escapes)%2 == 0 {
			return w.in[w.at : i+1]
		}
	}
}

// word takes a number, true, false or null.
func (w *walker) word() string {
	start := w.at
	for w.at < len(w.in) && strings.IndexByte(",]} \t\r\n", w.in[w.at]) < 0 {
		w.at++
	}
	return w.in[start:w.at]
}

// skip leaves out an object or a list.
func (w *walker) skip() {
	for depth := 0; ; {
		switch w.in[w.at] {
		case '"':
			w.literal()
			continue
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		w.at++
		if depth == 0 {
			return
		}
	}
}

// quote writes a text as JSON.
func (w *walker) quote(s string) {
	if jose.IsPlain(s) {
		w.out.WriteByte('"')
		w.out.WriteString(s)
		w.out.WriteByte('"')
		return
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		b.WriteString(strconv.Quote(removed)) // a string is always written
	}
	w.out.WriteString(strings.TrimSuffix(b.String(), "\n"))
}

func unquote(raw string) string {
	if inner := raw[1 : len(raw)-1]; strings.IndexByte(inner, '\\') < 0 && utf8.ValidString(inner) {
		return inner
	}
	var s string
	if err := json.Unmarshal([]byte(raw), &s); err != nil {
		return raw
	}
	return s
}

// blanksEnd is where the blanks of JSON end that begin at i.
func blanksEnd(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r' || s[i] == '\n') {
		i++
	}
	return i
}
