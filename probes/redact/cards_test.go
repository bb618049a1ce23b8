package redact

import (
	"regexp"
	"strings"
	"testing"
)

var (
	row     = regexp.MustCompile(`^[0-9]+(?:(?: |-|\+|%20|\x{a0})[0-9]+)*`)
	between = regexp.MustCompile(` |-|\+|%20|\x{a0}`)
)

// masked is what cards makes of a text: all groups of digits are listed, and each number of them is tried.
func masked(s string) string {
	out := ""
	for i := 0; i < len(s); {
		found := row.FindString(s[i:])
		switch {
		case found == "":
			out += s[i : i+1]
			i++
			continue
		case i > 1 && s[i-1] == '.' && digit(s[i-2]):
			found = regexp.MustCompile(`^[0-9]+`).FindString(found)
			out += found
		default:
			out += maskedRow(s, i, between.FindAllStringIndex(found, -1), len(found))
		}
		i += len(found)
	}
	return out
}

// maskedRow is the row of groups at i, with the separators between them and the length of all.
func maskedRow(s string, i int, separators [][]int, length int) string {
	starts, ends := []int{i}, []int{}
	for _, m := range separators {
		starts, ends = append(starts, i+m[1]), append(ends, i+m[0])
	}
	ends = append(ends, i+length)
	out, last := "", i
	for from := 0; from < len(starts); from++ {
		for to := from; to < len(ends); to++ {
			if isCard(s, starts[from:to+1], ends[from:to+1]) {
				out += s[last:starts[from]] + maskDigits(s[starts[from]:ends[to]])
				last, from = ends[to], to
				break
			}
		}
	}
	return out + s[last:i+length]
}

// isCard reports whether groups are those of a card number.
func isCard(s string, starts, ends []int) bool {
	digits, last := "", len(ends)-1
	for n := range ends {
		size := ends[n] - starts[n]
		if last > 0 && (size > 8 || size < 3 && n < last) {
			return false
		}
		digits += s[starts[n]:ends[n]]
	}
	return len(digits) >= shortest && len(digits) <= longest && Luhn(digits) && plausible(digits) && !identifier(s, starts[0], ends[last])
}

// pieces are what rows of digits are made of: the numbers of cards whole and in groups, and what stands between.
var pieces = []string{visa, amex, diners, short, long, invalid, "4111 1111 1111 1111", "3782-822463-10005", "4111", "111", "1", "41111111", "411111111", "0", "2026",
	" ", "-", "+", "%20", "\u00a0", "%2", "\u00c2", "\xa0", ".", "1.", "x", "é", "\n", ":", "%"}

// FuzzCards puts rows together by the bytes it is given, each of which chooses a piece.
func FuzzCards(f *testing.F) {
	for i := range pieces {
		f.Add([]byte{byte(i)}, "")
		f.Add([]byte{0, 15, byte(i), 16, byte(i), 17, 8}, pieces[i])
	}
	f.Fuzz(func(t *testing.T, choice []byte, s string) {
		var b strings.Builder
		for _, c := range choice[:min(len(choice), 64)] {
			b.WriteString(pieces[int(c)%len(pieces)])
		}
		for _, s := range []string{b.String(), s, s + b.String()} {
			if got, want := cards(s), masked(s); got != want {
				t.Errorf("%q: %q, want %q", s, got, want)
			}
			if look(s).digits < shortest && cards(s) != s {
				t.Errorf("%q holds a card number", s)
			}
		}
	})
}
