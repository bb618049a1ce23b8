package jwtconstruction

import (
	"maps"
	"slices"

	"mleready/analyzers/code"
)

// origin says who writes a member of a token, and so what its value means.
type origin string

const (
	written  origin = ""         // the program, as it goes over the wire
	duration origin = "duration" // a library, from a time to live: '2m', or seconds
	moment   origin = "moment"   // a library, from a time of the language
	itself   origin = "itself"   // a library, by itself and right
	ofKey    origin = "key"      // a library, from the key that it is handed, unless told otherwise
	fallback origin = "fallback" // a library, unless told otherwise
)

// entry is a member of a token's part.
type entry struct {
	code.Field
	by origin
}

// set is what goes into one part of a token: the claims, or the JOSE header.
type set struct {
	scope  code.Scope
	at     code.Place
	name   string // of the variable
	fields map[string][]entry
	text   bool   // written as JSON text
	open   string // why there may be more in it than can be seen
}

func newSet(s code.Scope, at code.Place) *set {
	return &set{scope: s, at: at, fields: map[string][]entry{}}
}

func (s *set) has(names ...string) bool {
	return slices.ContainsFunc(names, func(n string) bool { return len(s.fields[n]) > 0 })
}

func (s *set) count(names []string) int {
	n := 0
	for _, name := range names {
		if s.has(name) {
			n++
		}
	}
	return n
}

func (s *set) put(name string, e entry) { s.fields[name] = append(s.fields[name], e) }

// merge adds what another set holds.
func (s *set) merge(other *set) {
	for _, name := range other.sorted() {
		s.fields[name] = append(s.fields[name], other.fields[name]...)
	}
	s.text = s.text || other.text
	if s.open == "" {
		s.open = other.open
	}
}

// within reports whether every field of s is also one of other.
func (s *set) within(other *set) bool {
	for name, fields := range s.fields {
		for _, f := range fields {
			if !slices.ContainsFunc(other.fields[name], func(o entry) bool { return from(o) == from(f) }) {
				return false
			}
		}
	}
	return true
}

// from is where a field's name stands.
func from(f entry) code.Place {
	if len(f.Key) == 0 {
		return f.At
	}
	return f.Key[0].From
}

// values lists the strings that a field may have; a hole stands for what cannot be known.
func (s *set) values(name string) []code.Value {
	var out []code.Value
	for _, f := range s.fields[name] {
		out = append(out, f.Val...)
	}
	return out
}

// sorted lists the names in a set.
func (s *set) sorted() []string { return slices.Sorted(maps.Keys(s.fields)) }
