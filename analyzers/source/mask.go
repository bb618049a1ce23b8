package source

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	stars      = "***"
	maxRunes   = 160
	maxSnippet = 4 << 10 // bytes of a line that are looked at
)

// Mask makes a line fit to be shown: values of credential keys, key material and card data are replaced, control
// characters escaped, and it is cut to 160 runes. It masks too much rather than too little.
func Mask(line string) string { return shorten(Escape(maskAfter("", line))) }

// Hide is a text of any length in which the values of credential keys, key material and card data are replaced.
func Hide(text string) string { return covered(text, 0) }

// covered is a text from an offset on, without its secrets.
func covered(text string, from int) string {
	var out strings.Builder
	at := from
	for _, s := range merge(secrets(text)) {
		if s.end <= from {
			continue
		}
		out.WriteString(text[at:max(s.start, from)])
		out.WriteString(s.with)
		at = s.end
	}
	out.WriteString(text[at:])
	return out.String()
}

// Snippet is the masked line of a text, without the white space around it; lines count from 1. The line before is
// looked at too, as the key may stand there and the value here.
func Snippet(text []byte, line int) string {
	return shorten(Escape(strings.TrimSpace(maskedLine(text, line))))
}

func maskedLine(text []byte, line int) string {
	if line < 1 {
		return ""
	}
	var before, this []byte
	for rest := text; line > 0; line-- {
		if rest == nil {
			return ""
		}
		before = this
		var more bool
		if this, rest, more = bytes.Cut(rest, []byte("\n")); !more {
			rest = nil
		}
	}
	if bytes.HasPrefix(text, this) {
		this = bytes.TrimPrefix(this, []byte("\ufeff"))
	}
	if context := bound(tidy(string(before)), false); continues.MatchString(context) || isValue.Match(this) {
		return maskAfter(context, string(this))
	}
	return maskAfter("", string(this))
}

var (
	continues = regexp.MustCompile(`(?:[=:(\[+&>\\]|["'],)\s*$`) // a line whose value stands on the next
	isValue   = regexp.MustCompile(`^\s*["']?\w*[vV]alue["']?\s*[:=]`)
)

func tidy(line string) string { return strings.NewReplacer("\t", " ", "\r", "").Replace(line) }

// maskAfter masks a line that follows another; the other only lends its meaning.
func maskAfter(before, line string) string {
	cut := bound(line, true)
	out := covered(before+" "+tidy(cut), len(before)+1)
	if len(cut) < len(line) {
		out += "…"
	}
	return out
}

// bound keeps the front of a long line, or its end, and drops the word at the cut: half a secret is not recognised.
func bound(line string, front bool) string {
	if len(line) <= maxSnippet {
		return line
	}
	const edges = " \t\"'`,;(){}<>"
	if front {
		line = line[:maxSnippet]
		return line[:strings.LastIndexAny(line, edges)+1]
	}
	line = line[len(line)-maxSnippet:]
	if i := strings.IndexAny(line, edges); i >= 0 {
		return line[i:]
	}
	return ""
}

// span is a part of a text and what is shown in its place.
type span struct {
	start, end int
	with       string
}

// merge sorts spans and joins those that overlap; joined ones become stars.
func merge(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	var merged []span
	for _, s := range spans {
		if n := len(merged); n > 0 && s.start < merged[n-1].end {
			merged[n-1].end, merged[n-1].with = max(merged[n-1].end, s.end), stars
			continue
		}
		merged = append(merged, s)
	}
	return merged
}

// Escape writes what a terminal or a log could take for something else (control characters, changes of direction,
// bytes that are no UTF-8) in the way of a Go string.
func Escape(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }) {
		return s
	}
	var out strings.Builder
	for i, r := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteString(`\x` + strconv.FormatUint(uint64(s[i])|0x100, 16)[1:])
		case unicode.IsPrint(r):
			out.WriteRune(r)
		default:
			quoted := strconv.QuoteRune(r)
			out.WriteString(quoted[1 : len(quoted)-1])
		}
	}
	return out.String()
}

func shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n == maxRunes && utf8.RuneCountInString(s[i:]) > 1 {
			return s[:i] + "…"
		}
	}
	return s
}
