package jose

import "slices"

// deepest is how far encoding/json lets values be nested; manyNames is from where on names are looked up in a map.
const (
	deepest   = 10000
	manyNames = 16
)

// reader goes once through a text that shall be JSON and takes what encoding/json takes. On demand it keeps the members
// of an object that is the whole text, and the first name that stands twice.
type reader struct {
	text    string
	at      int
	depth   int
	keeps   bool
	members []member // of the objects around, those of the innermost one last
	twice   []string // the first name that stands twice
}

// IsJSON reports whether a text is one JSON value, as json.Valid does.
func IsJSON(text string) bool {
	r := reader{text: text}
	r.blanks()
	ok := r.value()
	r.blanks()
	return ok && r.at == len(r.text)
}

// member is a name without quotes and escapes, and where its value stands.
type member struct {
	name     string
	from, to int
}

// whole reports whether the text is an object and nothing else.
func (r *reader) whole() bool {
	r.blanks()
	if r.next() != '{' || !r.object() {
		return false
	}
	r.blanks()
	return r.at == len(r.text)
}

func (r *reader) value() bool {
	switch c := r.next(); {
	case c == '"':
		return r.quoted()
	case c == '{':
		return r.object()
	case c == '[':
		return r.list()
	case c == '-' || isDigit(c):
		return r.number()
	}
	return r.word("true") || r.word("false") || r.word("null")
}

func (r *reader) object() bool {
	if r.depth++; r.depth > deepest {
		return false
	}
	outer := len(r.members)
	var seen map[string]bool // the names, from the moment on that there are many of them
	for closed := r.opened('}'); !closed; {
		start := r.at
		if r.next() != '"' || !r.quoted() {
			return false
		}
		last := len(r.members)
		if r.keeps {
			seen = r.note(bare(r.text[start:r.at]), outer, seen)
		}
		r.blanks()
		if !r.take(':') {
			return false
		}
		r.blanks()
		start = r.at
		if !r.value() {
			return false
		}
		if r.keeps {
			r.members[last].from, r.members[last].to = start, r.at
		}
		var ok bool
		if closed, ok = r.closed('}'); !ok {
			return false
		}
	}
	if r.depth--; r.depth > 0 {
		r.members = r.members[:outer]
	}
	return true
}

func (r *reader) list() bool {
	if r.depth++; r.depth > deepest {
		return false
	}
	for closed := r.opened(']'); !closed; {
		if !r.value() {
			return false
		}
		var ok bool
		if closed, ok = r.closed(']'); !ok {
			return false
		}
	}
	r.depth--
	return true
}

// opened steps over a bracket and reports whether the other one follows it.
func (r *reader) opened(end byte) bool {
	r.at++
	r.blanks()
	return r.take(end)
}

// closed steps over what follows a value: the bracket at the end, or a comma and the blanks behind it.
func (r *reader) closed(end byte) (closed, ok bool) {
	r.blanks()
	if r.take(end) {
		return true, true
	}
	ok = r.take(',')
	r.blanks()
	return false, ok
}

// note adds a member to the innermost object, whose members begin at outer, and tells whether its name stood there.
func (r *reader) note(name string, outer int, seen map[string]bool) map[string]bool {
	known := r.members[outer:]
	if len(known) == manyNames {
		seen = make(map[string]bool, 2*manyNames)
		for _, m := range known {
			seen[m.name] = true
		}
	}
	is := func(m member) bool { return m.name == name }
	if len(r.twice) == 0 && (seen[name] || seen == nil && slices.ContainsFunc(known, is)) {
		r.twice = append(r.twice, name)
	}
	if seen != nil {
		seen[name] = true
	}
	r.members = append(r.members, member{name: name})
	return seen
}
