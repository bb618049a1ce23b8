package code

import "strings"

// Hole stands in a value's text for what cannot be known before the program runs.
const Hole = '￼'

// Part is a piece of a folded string.
type Part struct {
	Text string // "" for a hole
	Hole bool
	Name string // of a hole: the variable or function that will fill it
	At   Place  // where the scope under view brings it in
	From Place  // where the text itself stands, perhaps in another file
	Via  Scope  // the called function that brought it, zero when none did
}

// Value is one string that an expression may have, in parts.
type Value []Part

// String is the text with a Hole for each unknown part.
func (v Value) String() string {
	if len(v) == 1 && !v[0].Hole {
		return v[0].Text
	}
	var b strings.Builder
	for _, p := range v {
		if p.Hole {
			b.WriteRune(Hole)
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// Constant reports whether nothing of the value is unknown.
func (v Value) Constant() bool {
	for _, p := range v {
		if p.Hole {
			return false
		}
	}
	return true
}

// PartAt is the part that holds the byte at an offset of String.
func (v Value) PartAt(offset int) Part {
	for _, p := range v {
		n := len(p.Text)
		if p.Hole {
			n = len(string(Hole))
		}
		if offset < n {
			return p
		}
		offset -= n
	}
	if len(v) == 0 {
		return Part{}
	}
	return v[len(v)-1]
}
