package source

import (
	"bytes"
)

// maxNamed bounds the text that is looked through for a name, in bytes.
const maxNamed = 64 << 20

// Names reports whether production or sample code, settings included, has one of some words as a whole, letter for letter,
// in another file than the one given. What cannot be looked through may have it.
func (t *Tree) Names(words []string, except string) bool {
	left := int64(maxNamed)
	for _, f := range t.Files {
		if f.Path == except || !speaks(f.Role) {
			continue
		}
		if left -= f.Size; left < 0 {
			return true
		}
		text, err := t.Read(f.Path)
		if err != nil {
			return true
		}
		for _, w := range words {
			if hasWord(text, []byte(w)) {
				return true
			}
		}
	}
	return false
}

// hasWord reports whether a text has a word that no letter, digit or underscore makes longer.
func hasWord(text, word []byte) bool {
	for at := 0; ; at++ {
		i := bytes.Index(text[at:], word)
		if i < 0 || len(word) == 0 {
			return false
		}
		at += i
		end := at + len(word)
		if (at == 0 || !isWord(text[at-1])) && (end == len(text) || !isWord(text[end])) {
			return true
		}
	}
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}
