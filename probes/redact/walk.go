package redact

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

// walker copies valid JSON and redacts its strings and numbers on the way. Blanks and the order stay.
type walker struct {
	r   cleaner
	in  string
	at  int
	out strings.Builder
}

// any copies one value that stands under a name of a class.
func (w *walker) any(c class, name string) {
	w.blank()
	switch b := w.in[w.at]; {
	case (b == '{' || b == '[') && c == drop:
		w.skip()
		w.quote(removed)
	case b == '{':
		w.object(name)
	case b == '[':
		w.list(c, name)
	case b == '"':
		raw := w.literal()
		text := unquote(raw)
		if clean := w.r.value(c, text); clean != text {
			w.quote(clean)
		} else {
			w.out.WriteString(raw)
		}
	case b == '-' || digit(b):
		w.number(c)
	default:
		w.out.WriteString(w.word())
	}
}

// object copies an object. In lists of pairs, {"name": "cvv", "value": "123"}, the name decides on the value.
func (w *walker) object(parent string) {
	label := nothing
	w.between('}', func() {
		raw := w.literal()
		name := unquote(raw)
		if clean := cards(w.r.known(name)); clean != name {
			w.quote(clean)
		} else {
			w.out.WriteString(raw)
		}
		w.blank()
		w.copy() // the colon
		w.blank()
		c := classify(name, parent)
		switch strings.ToLower(name) {
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

// list copies a list. In a list of headers a line is a pair of texts, and the first one names the second.
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

// between copies what stands between brackets, with item for every item.
func (w *walker) between(end byte, item func()) {
	w.copy()
	for w.blank(); w.in[w.at] != end; w.blank() {
		if w.in[w.at] == ',' {
			w.copy()
			w.blank()
		}
		item()
	}
	w.copy()
}

// number copies a number. One that is redacted becomes a text. The digits of a fraction mean nothing.
func (w *walker) number(c class) {
	raw := w.word()
	text := raw
	if f, err := strconv.ParseFloat(raw, 64); err == nil && strings.ContainsAny(raw, ".eE") && c <= number {
		if f < 1e12 || f >= 1e19 || f != float64(int64(f)) {
			w.out.WriteString(raw)
			return
		}
		text = strconv.FormatFloat(f, 'f', 0, 64)
	}
	if c <= number && len(text) < shortest && w.r.secrets == nil {
		w.out.WriteString(raw)
		return
	}
	if clean := w.r.value(c, text); clean != text {
		w.quote(clean)
		return
	}
	w.out.WriteString(raw)
}

func (w *walker) blank() {
	for w.at < len(w.in) && strings.IndexByte(" \t\r\n", w.in[w.at]) >= 0 {
		w.copy()
	}
}

func (w *walker) copy() {
	w.out.WriteByte(w.in[w.at])
	w.at++
}

// literal takes a string with its quotes.
func (w *walker) literal() string {
	raw := w.peek()
	w.at += len(raw)
	return raw
}

func (w *walker) peek() string {
	for i := w.at + 1; ; i++ {
		switch w.in[i] {
		case '\\':
			i++
		case '"':
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

func (w *walker) quote(s string) {
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
