package redact

import (
	"strings"
	"time"
)

// Shortest and longest card numbers, in digits.
const shortest, longest = 13, 19

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
			i = digitsEnd(s, i) // the digits of a fraction mean nothing
			continue
		}
		for start, more := i, true; more; start, more = nextGroup(s, i) {
			if i = cardEnd(s, start); i == 0 {
				i = digitsEnd(s, start)
				continue
			}
			out.WriteString(s[last:start])
			out.WriteString(maskDigits(s[start:i]))
			last = i
		}
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// digitsEnd is where the digits end that begin at i.
func digitsEnd(s string, i int) int {
	for i < len(s) && digit(s[i]) {
		i++
	}
	return i
}

// nextGroup is where a group of digits begins behind the one that ends at i, with one separator between.
func nextGroup(s string, i int) (int, bool) {
	n := separator(s[i:])
	return i + n, n > 0 && i+n < len(s) && digit(s[i+n])
}

func separator(s string) int {
	if s == "" {
		return 0
	}
	switch b := s[0]; {
	case b == ' ' || b == '-' || b == '+':
		return 1
	case b == '%' && strings.HasPrefix(s, "%20"):
		return len("%20")
	case strings.HasPrefix(s, "\u00a0"):
		return len("\u00a0")
	}
	return 0
}

// cardEnd is where a card number ends that begins with the group of digits at start, 0 for none.
func cardEnd(s string, start int) int {
	var digits [longest]byte
	n := 0
	for from, more := start, true; more; {
		end := from
		for ; end < len(s) && digit(s[end]); end++ {
			if n == longest || from > start && end-from == 8 {
				return 0
			}
			digits[n] = s[end]
			n++
		}
		if number := string(digits[:n]); n >= shortest && Luhn(number) && plausible(number) && !identifier(s, start, end) {
			return end
		}
		if end-from < 3 || end-from > 8 {
			return 0
		}
		from, more = nextGroup(s, end)
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
