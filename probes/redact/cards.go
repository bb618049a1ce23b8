package redact

import (
	"strings"
	"time"
)

// Shortest and longest card numbers, in digits.
const shortest, longest = 13, 19

// group is a run of digits in a text.
type group struct{ start, end int }

func (g group) len() int { return g.end - g.start }

// cards masks card numbers wherever they stand: digits in one run, or in groups with one blank, dash or plus between.
func cards(s string) string {
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			i++
			continue
		}
		if i > 1 && s[i-1] == '.' && digit(s[i-2]) {
			for ; i < len(s) && digit(s[i]); i++ { // the digits of a fraction mean nothing
			}
			continue
		}
		groups := run(s, i)
		for from := 0; from < len(groups); {
			n := cardAt(s, groups[from:])
			if n == 0 {
				from++
				continue
			}
			start, end := groups[from].start, groups[from+n-1].end
			out.WriteString(s[last:start])
			out.WriteString(maskDigits(s[start:end]))
			last = end
			from += n
		}
		i = groups[len(groups)-1].end
	}
	out.WriteString(s[last:])
	return out.String()
}

// run lists the groups of digits from i on, up to where more than one separator stands between two.
func run(s string, i int) []group {
	var all []group
	for {
		start := i
		for i < len(s) && digit(s[i]) {
			i++
		}
		all = append(all, group{start, i})
		n := separator(s[i:])
		if n == 0 || i+n >= len(s) || !digit(s[i+n]) {
			return all
		}
		i += n
	}
}

func separator(s string) int {
	for _, between := range []string{" ", "-", "+", "%20", "\u00a0"} {
		if strings.HasPrefix(s, between) {
			return len(between)
		}
	}
	return 0
}

// cardAt is how many of the groups make up a card number that begins with the first one, 0 for none.
func cardAt(s string, groups []group) int {
	digits := ""
	for n, g := range groups {
		digits += s[g.start:min(g.end, g.start+longest+1)]
		if len(digits) > longest || n > 0 && (groups[n-1].len() < 3 || groups[n-1].len() > 8 || g.len() > 8) {
			return 0
		}
		if len(digits) >= shortest && Luhn(digits) && plausible(digits) && !identifier(s, groups[0].start, g.end) {
			return n + 1
		}
	}
	return 0
}

// Luhn reports whether a text of digits has the check digit of a card number.
func Luhn(digits string) bool {
	sum := 0
	for i := range len(digits) {
		d := int(digits[len(digits)-1-i] - '0')
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}

// plausible leaves out points in time: seconds and parts of seconds since 1970, which begin with 1 (as do card numbers
// of one airline scheme, of 15 digits), and dates written as digits. No card number begins with 0.
func plausible(digits string) bool {
	switch digits[0] {
	case '0':
		return false
	case '1':
		return len(digits) == 15
	}
	if len(digits) < 14 {
		return true
	}
	at, err := time.Parse("20060102150405", digits[:14])
	return err != nil || at.Year() < 1970 || at.Year() > 2099
}

// identifier reports whether the letters and digits around a span are a UUID or a hash in hexadecimal.
func identifier(s string, start, end int) bool {
	from, to := start, end
	for from > 0 && start-from <= 128 && (word(s[from-1]) || s[from-1] == '-') {
		from--
	}
	for to < len(s) && to-end <= 128 && (word(s[to]) || s[to] == '-') {
		to++
	}
	text := s[from:to]
	for _, part := range strings.Split(text, "-") {
		if strings.Trim(part, "0123456789abcdefABCDEF") != "" {
			return false
		}
	}
	if len(text) == 36 && strings.Count(text, "-") == 4 {
		return text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
	}
	return len(text) >= 32 && !strings.Contains(text, "-")
}

// isNumber reports whether a text is a number with the digits of a card number and nothing else.
func isNumber(s string) bool {
	n := strings.Count(s, "") - 1
	digits := count(s)
	return digits >= shortest && digits <= longest && n == digits+strings.Count(s, " ")+strings.Count(s, "-")+strings.Count(s, "+")
}

// cardNumber masks what stands under the name of a card number, whether it passes the check or not. What is masked
// already stays.
func cardNumber(s string) string {
	digits := count(s)
	if masked := strings.ContainsAny(s, "xX*#\u2022") || s == removed; masked && digits <= 10 {
		return s
	}
	if digits < shortest || digits > longest || strings.ContainsAny(s, `\%`) {
		return removed
	}
	return maskDigits(s)
}

// maskDigits keeps the first six and the last four digits and everything that is no digit.
func maskDigits(s string) string {
	total, n := count(s), 0
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		n++
		if n > 6 && n <= total-4 {
			return 'X'
		}
		return r
	}, s)
}

func count(s string) int {
	n := 0
	for i := range len(s) {
		if digit(s[i]) {
			n++
		}
	}
	return n
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

func word(b byte) bool {
	return digit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
