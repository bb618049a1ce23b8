package source

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestMatcher(t *testing.T) {
	m, err := NewMatcher([]string{"v-c-merchant-id", "HmacSHA256", "hmacsha", "\xff\xfe\xfd", "aaa"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		text            string
		offset, literal int
		ok              bool
	}{
		{"", 0, 0, false},
		{"v-c-merchant-i", 0, 0, false},
		{"x V-C-Merchant-ID", 2, 0, true},
		{"xhmacsha256", 1, 1, true},
		{"xhmacsha25", 1, 2, true},
		{"\xff\xff\xfe\xfd", 1, 3, true},
		{"aaAa", 0, 4, true},
		{"aa", 0, 0, false},
		{"aab v-c-merchant-idaaa", 4, 0, true},
	} {
		offset, literal, ok := m.Find([]byte(tt.text))
		if offset != tt.offset || literal != tt.literal || ok != tt.ok {
			t.Errorf("Find(%q) = %d, %d, %v", tt.text, offset, literal, ok)
		}
	}
	if _, err := NewMatcher([]string{"ab"}); err == nil {
		t.Error("a literal of two bytes is taken")
	}
	if new(Matcher).Match([]byte("abc")) {
		t.Error("the zero Matcher finds something")
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("abc\ndefg", "xxABCxx")
	f.Add("\xffab\nöäü", "ÖÄÜöÄÜ\xffAB")
	f.Fuzz(func(t *testing.T, list, text string) {
		literals := strings.Split(list, "\n")
		m, err := NewMatcher(literals)
		if err != nil {
			return
		}
		lower, want := lowerASCII(text), -1
		for _, s := range literals {
			if i := strings.Index(lower, lowerASCII(s)); i >= 0 && (want < 0 || i < want) {
				want = i
			}
		}
		offset, literal, ok := m.Find([]byte(text))
		if ok != (want >= 0) || ok && offset != want {
			t.Fatalf("Find = %d, %v; want %d", offset, ok, want)
		}
		if ok && !strings.HasPrefix(lower[offset:], lowerASCII(literals[literal])) {
			t.Fatalf("literal %d does not stand at %d", literal, offset)
		}
	})
}

func BenchmarkMatcher(b *testing.B) {
	var literals []string
	for i := range 40 {
		literals = append(literals, fmt.Sprintf("literal-%02d-name", i))
	}
	m, err := NewMatcher(literals)
	if err != nil {
		b.Fatal(err)
	}
	text := bytes.Repeat([]byte("func (s *Server) handle(w http.ResponseWriter, r *http.Request) { return }\n"), 1<<14)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if m.Match(text) {
			b.Fatal("found")
		}
	}
}
