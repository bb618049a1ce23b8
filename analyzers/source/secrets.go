package source

import (
	"regexp"
	"slices"
	"strings"
)

// secrets finds what must not be shown of a text.
func secrets(text string) []span {
	spans := keyedValues(text)
	for _, p := range secretShapes {
		for _, m := range p.FindAllStringSubmatchIndex(text, -1) {
			spans = append(spans, span{m[2], m[3], stars})
		}
	}
	for _, m := range longRun.FindAllStringIndex(text, -1) {
		if isRandom(text[m[0]:m[1]]) {
			spans = append(spans, span{m[0], m[1], stars})
		}
	}
	return append(spans, cards(text)...)
}

// secretShapes are secrets by their form; group 1 is what is hidden.
var secretShapes = []*regexp.Regexp{
	regexp.MustCompile(`-----BEGIN [A-Z0-9 ]+-----(.+?)(?:-----END|$)`),
	regexp.MustCompile(`([A-Za-z0-9+/=]+(?:\\[rn])*)-----END `),
	regexp.MustCompile(`\b(eyJ[\w-]*(?:\.[\w-]*)+)`),
	regexp.MustCompile(`(?i)\b(?:bearer|basic)\s+([\w.~+/=-]{6,})`),
	regexp.MustCompile(`://[^/\s:@"'<>]*:([^@\s"'<>]+)@`),
	regexp.MustCompile(`(?i)\s-(?:u|user)[ =]?["']?[^\s:"']+:([^\s"']+)`),
	regexp.MustCompile(`(\d{20,})`),
	regexp.MustCompile(`;(\d{12,19}=\d+)`),
}

var longRun = regexp.MustCompile(`[A-Za-z0-9+/_-]{32,}={0,2}`)

// isRandom tells base64 and hex from long names: in names the words are long. A word ends where letters turn to
// digits, small letters to capitals, or at a separator.
func isRandom(s string) bool {
	if strings.Trim(s, "0123456789abcdefABCDEF") == "" {
		return true
	}
	words, seen := 1, map[byte]bool{class(s[0]): true}
	for i := 1; i < len(s); i++ {
		a, b := class(s[i-1]), class(s[i])
		seen[b] = true
		if a != b && (a != 'A' || b != 'a' || i > 1 && class(s[i-2]) == 'A') {
			words++
		}
	}
	return len(s) < 4*words || seen['a'] && seen['A'] && seen['0'] && !seen['-']
}

func class(c byte) byte {
	switch {
	case 'a' <= c && c <= 'z':
		return 'a'
	case 'A' <= c && c <= 'Z':
		return 'A'
	case '0' <= c && c <= '9':
		return '0'
	}
	return '-'
}

var (
	word = regexp.MustCompile(`[A-Za-z_$][\w$.-]*`)

	// strongKeys make a name credential-like wherever they stand in it, without separators and in lower case.
	strongKeys = regexp.MustCompile(`secret|passw|passphrase|passcode|pwd|keypass|storepass|privatekey|apikey|accesskey|` +
		`sharedkey|signingkey|encryptionkey|credential|token|cvv|cvc|cvn|securitycode|cardcode|trackdata|track[12]`)
	// weakKeys do so at its end.
	weakKeys = regexp.MustCompile(`(?:keys?|pass|pin)$`)

	// Between a key and its value. Kinds differ in what an unquoted value is: in code an expression, in settings the secret.
	closing  = `^(?:\\*["'` + "`" + `]|&quot;|&#3[49];)?`
	toValue  = regexp.MustCompile(closing + `[\])]*\s*(?:,\s*|\s+|;\s*)(?:\\*["'])?[\w:-]*[vV]alue(?:\\*["'])?\s*(?:=>|[:=])`)
	toCode   = regexp.MustCompile(closing + `[\])!]*\s*(?::=|\|\||\?\?=?|\?:)`)
	toPlain  = regexp.MustCompile(closing + `[\])!?]*(?:\s+[\w.*\[\]<>]+|\s*\{[^}]*\})?\s*(?:=>|===?|!==?|[-+.:?]?=|:|<-)`)
	toElem   = regexp.MustCompile(closing + `\s*>`)
	toArg    = regexp.MustCompile(`^(?:\\*["'` + "`" + `]|&quot;)\s*\)?\s*,`)
	toCall   = regexp.MustCompile(`^\s*[(]`)
	toQuoted = regexp.MustCompile(`^\s+[@$a-zA-Z]?\\*["'` + "`" + `]`)
	toWord   = regexp.MustCompile(`^\s+`)

	// command stands before a key whose value follows after a blank.
	command = regexp.MustCompile(`(?i)(?:^|\s)--?$|(?:^|\s)(?:env|setenv|export|set|arg|define|password|login \S+)\s+\$?$`)
	// call is an expression that fetches a value: hidden in it are its literals alone.
	call    = regexp.MustCompile(`^(?:await |new |[*&!(])*(?:\([\w.]+\)\s*)?[\w$.>:\[\]-]*[\w\]]\(.*\)`)
	literal = regexp.MustCompile(`^(?:@\$|\$@|[@$]|[bBfFrRuUL]{1,2}#?)?(\\*)(["'` + "`" + `]|&quot;|&#3[49];)`)
	nothing = regexp.MustCompile(`^(?:null|nil|None|undefined|true|false|[\[({]|\{\}|\[\])?[\s,;)}]*$`)
)

// Secret reports whether a value holds one: key material, a token, a password in an address or behind a name, card data.
func Secret(value string) bool {
	return strings.Contains(value, "-----BEGIN ") || len(secrets(value)) > 0
}

// Credential reports whether values under this name are secrets. The id of a key is none.
func Credential(name string) bool {
	name = strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "", "$", "").Replace(name))
	return strongKeys.MatchString(name) || weakKeys.MatchString(name)
}

// keyedValues hides what is assigned to, mapped from, or passed under a credential-like name.
func keyedValues(text string) []span {
	var spans []span
	for _, m := range word.FindAllStringIndex(text, -1) {
		name := strings.TrimRight(text[m[0]:m[1]], "-.")
		if !Credential(name) {
			continue
		}
		spans = append(spans, valueOf(text, m[0], m[0]+len(name))...)
	}
	return spans
}

// valueOf finds the value of the key that stands at [start, end).
func valueOf(text string, start, end int) []span {
	rest := text[end:]
	for _, s := range []struct {
		*regexp.Regexp
		code bool
	}{{toValue, false}, {toCode, true}, {toPlain, false}, {toArg, true}, {toCall, true}} {
		// In "for key, value := range" the value is a variable.
		if n := len(s.FindString(rest)); n > 0 && (s.Regexp != toValue || !strings.HasPrefix(rest[n:], "=")) {
			return value(text, end+n, s.code)
		}
	}
	if n := len(toElem.FindString(rest)); n > 0 {
		if stop := strings.Index(rest[n:], "</"); stop >= 0 && !strings.HasPrefix(rest[n:], "<![CDATA[") {
			return []span{{end + n, end + n + stop, stars}}
		}
		return value(text, end+n, false)
	}
	if toQuoted.MatchString(rest) || toWord.MatchString(rest) && command.MatchString(text[:start]) {
		return value(text, end+len(toWord.FindString(rest)), false)
	}
	return nil
}

// value hides a value that begins at an offset. Literals lose what is between their quotes; an unquoted value is
// hidden to the end of the line, as no one can say where a password ends.
func value(text string, at int, code bool) []span {
	at += len(text[at:]) - len(strings.TrimLeft(text[at:], " ([{"))
	rest := text[at:]
	switch {
	case nothing.MatchString(rest):
		return nil
	case literal.MatchString(rest):
		return literals(text, at, true)
	case code || call.MatchString(rest):
		return literals(text, at, false)
	}
	return []span{{at, len(text), stars}}
}

// literals hides the string literals from an offset on: with first only the one there and those joined to it.
func literals(text string, at int, first bool) []span {
	var spans []span
	for at < len(text) {
		m := literal.FindStringSubmatchIndex(text[at:])
		if m == nil {
			at++
			continue
		}
		quote := text[at+m[2] : at+m[1]]
		open := at + m[1]
		end := closingQuote(text, open, quote)
		if end > open {
			spans = append(spans, span{open, end, stars})
		}
		at = min(end+len(quote), len(text))
		switch {
		case first && glued.MatchString(text[at:]):
			return append(spans, span{at, len(text), stars})
		case first && !joins.MatchString(text[at:]):
			return spans
		}
	}
	return spans
}

// glued is what goes on with a value in settings, where quotes may end in the middle of it.
var glued = regexp.MustCompile(`^[\w!@#$^*=~-]`)

// joins is what goes on with a value after a literal.
var joins = regexp.MustCompile(`^\s*(?:[+.&~|?%\\"'` + "`" + `]|$)`)

// closingQuote is the offset of the quote that ends a literal, the end of the text when there is none.
func closingQuote(text string, from int, quote string) int {
	for at := from; at < len(text); at++ {
		switch {
		case strings.HasPrefix(text[at:], quote):
			return at
		case text[at] == '\\' && len(quote) == 1:
			at++
		}
	}
	return len(text)
}

var (
	digits  = regexp.MustCompile(`\d(?:[ ._-]{0,2}\d){12,}`)
	cardKey = regexp.MustCompile(`(?i)(?:card_?-?(?:number|num|no)|\bpan|account_?-?number)[\\"'\s:=>,(]*$`)
)

// cards cuts card numbers to their first 6 and last 4 digits. A card number begins and ends with a group of digits.
func cards(text string) []span {
	var spans []span
	for _, m := range digits.FindAllStringIndex(text, -1) {
		var at, starts, ends []int // offsets of the digits; indices in it at which groups start and end
		for i := m[0]; i < m[1]; i++ {
			if class(text[i]) != '0' {
				continue
			}
			if len(at) == 0 || at[len(at)-1] != i-1 {
				starts, ends = append(starts, len(at)), append(ends, len(at))
			}
			at = append(at, i)
		}
		ends = append(ends[1:], len(at))
		keyed := cardKey.MatchString(text[max(0, m[0]-40):m[0]])
		for next := 0; len(starts) > 0; starts, ends = starts[1:], ends[1:] {
			if starts[0] < next {
				continue
			}
			if end := cardEnd(text, at, starts[0], ends, keyed); end > 0 {
				spans = append(spans, span{at[starts[0]+6], at[end-4], stars})
				next = end
			}
		}
	}
	return spans
}

// cardEnd is where the card number ends that begins at a digit, 0 when there is none. A long group may hold one
// between other digits.
func cardEnd(text string, at []int, start int, ends []int, keyed bool) int {
	for _, end := range slices.Backward(ends) {
		if n := end - start; n >= 13 && n <= 19 && (keyed || luhn(text, at[start:end])) {
			return end
		}
	}
	if end := ends[0]; end-start > 16 {
		for i := start; i+15 <= end; i++ {
			if luhn(text, at[i:i+15]) || i+16 <= end && luhn(text, at[i:i+16]) {
				return end
			}
		}
	}
	return 0
}

func luhn(text string, at []int) bool {
	sum := 0
	for i, offset := range slices.Backward(at) {
		d := int(text[offset] - '0')
		if (len(at)-1-i)%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum > 0 && sum%10 == 0
}
