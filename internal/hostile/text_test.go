package hostile

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"

	"mleready/analyzers/languages"
)

// files gives a file name for every language that is read, or each kind of file that one is read from: what is added to
// the adapters is tried without a word here.
func files(t *testing.T, each bool) []string {
	t.Helper()
	adapters, done := languages.All(languages.Options{})
	defer done()
	var out []string
	for _, a := range adapters {
		var own []string
		for _, ext := range a.Extensions {
			own = append(own, strings.Trim(ext, ".")+"/file"+ext)
		}
		for _, name := range a.Names {
			own = append(own, "names/"+strings.ReplaceAll(name, "*", "x"))
		}
		if !each && len(own) > 1 {
			own = own[:1]
		}
		out = append(out, own...)
	}
	if len(out) < 10 {
		t.Fatalf("only %v", out)
	}
	return out
}

// text is something that is hard on whoever reads it.
type text struct {
	name, text string
	each       bool // for each kind of file, not for each language alone
}

func texts() []text {
	random := rand.NewChaCha8([32]byte{1})
	noise := make([]byte, 1<<20-200)
	_, _ = random.Read(noise) // never fails
	var wide strings.Builder
	for _, c := range utf16.Encode([]rune("\ufeff" + word + " = ['a']\n")) {
		wide.Write([]byte{byte(c), byte(c >> 8)})
	}
	return []text{
		{"empty", "", true},
		{"brackets", word + strings.Repeat("[", 100_000), true},
		{"pairs", word + strings.Repeat("(", 100_000) + strings.Repeat(")", 100_000), false},
		{"generics", word + " class A { " + strings.Repeat("A<", 50_000) + strings.Repeat(">", 50_000) + " a; }", false},
		{"heredocs", "<?php $" + word + " = " + strings.Repeat("<<<A\n{$x[", 10_000), false},
		{"random", word + "\n" + strings.ReplaceAll(string(noise), "\x00", "0"), false},
		{"NUL", word + "\n" + string(noise), true},
		{"no UTF-8", word + strings.Repeat(" \"\xff\xfe\xc0\x80\xed\xa0\x80\"", 1000), true},
		{"UTF-16", wide.String(), true},
		{"lines", word + strings.Repeat("\n", 1_000_000), false},
		{"a line", word + " = \"" + strings.Repeat("a", 1_000_000) + "\"", false},
		{"over a limit", word + strings.Repeat("\na = 1", 1_000_000), true},
	}
}

// TestTexts gives each language every hard text. A file costs at most itself.
func TestTexts(t *testing.T) {
	for _, hard := range texts() {
		t.Run(hard.name, func(t *testing.T) {
			x := newTree(t)
			for _, f := range files(t, hard.each) {
				x.write(f, hard.text)
			}
			x.scan()
		})
	}
}
