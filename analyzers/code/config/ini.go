package config

import "strings"

// iniReader reads sections of keys and values, and the blocks of nginx and HOCON, which end in files of the same names.
type iniReader struct {
	text    string
	at      int
	root    *value
	section *value
	blocks  []*value // around the section
	last    *value   // of the line before, which a deeper line goes on with
	content
}

func readINI(text []byte) content {
	root := &value{kind: object, Span: span(0, len(text))}
	r := iniReader{text: string(text), at: bom(text), root: root, section: root}
	r.documents = []*value{root}
	r.read()
	return r.content
}

func (r *iniReader) read() {
	for r.at < len(r.text) {
		end := r.at + until(r.text[r.at:], "\n")
		r.line(r.at, end)
		r.at = end + 1
	}
}

// line reads the line between two offsets.
func (r *iniReader) line(start, end int) {
	from, end := trim(r.text, start, end)
	text := r.text[from:end]
	switch {
	case text == "":
		r.last = nil
	case strings.HasPrefix(text, "#"), strings.HasPrefix(text, ";"), strings.HasPrefix(text, "//"):
	case text[0] == '[' && strings.Contains(text, "="):
	case text[0] == '[':
		r.header(from, end)
	case text[0] == '}':
		if n := len(r.blocks); n > 0 {
			r.section, r.blocks = r.blocks[n-1], r.blocks[:n-1]
		}
	case strings.HasSuffix(text, "{"):
		r.block(from, end-1)
	default:
		r.pair(start, from, end)
	}
}

// trim moves two offsets to the first and behind the last byte that is no blank.
func trim(text string, start, end int) (int, int) {
	for start < end && isBlank(text[start]) {
		start++
	}
	for end > start && isBlank(text[end-1]) {
		end--
	}
	return start, end
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' }

// header reads [section] and [[section]].
func (r *iniReader) header(from, end int) {
	name := strings.TrimLeft(r.text[from:end], "[")
	close := strings.IndexByte(name, ']')
	if close < 0 {
		r.fail(from, "a section's name has no ]")
		return
	}
	at := span(from, end)
	r.section, r.blocks, r.last = r.root, nil, nil
	if name = strings.Trim(strings.TrimSpace(name[:close]), `"'`); name != "" {
		r.section = r.root.last().child(name, at).last()
	}
}

// block begins what a brace encloses.
func (r *iniReader) block(from, end int) {
	from, end = trim(r.text, from, end)
	name := strings.Trim(strings.TrimRight(r.text[from:end], " \t=:"), `"'`)
	r.blocks = append(r.blocks, r.section)
	if name != "" && len(r.blocks) <= maxDepth {
		r.section = r.section.child(name, span(from, end)).last()
	}
	r.last = nil
}

// pair reads key = value, key: value, and "key value;". A line that is deeper than its key and has none of its own is one
// more value.
func (r *iniReader) pair(start, from, end int) {
	text := r.text[from:end]
	sep := strings.IndexAny(text, "=:")
	if sep > 0 && text[sep] == ':' && strings.HasPrefix(text[sep:], "://") {
		sep = -1
	}
	switch {
	case sep < 0 && strings.HasSuffix(text, ";"):
		sep, end = strings.IndexAny(text, " \t"), end-1
	case sep < 0 && start < from && r.last != nil:
		r.more(from, end)
		return
	}
	if sep <= 0 {
		return
	}
	keyStart, keyEnd := trim(r.text, from, from+sep)
	key := strings.Trim(r.text[keyStart:keyEnd], `"'`)
	valueStart, valueEnd := trim(r.text, from+sep+1, end)
	v := plain(r.text, valueStart, valueEnd)
	if key != "" {
		r.section.add(key, span(keyStart, keyEnd), v)
		r.last = v
	}
}

// more makes a list of the value before.
func (r *iniReader) more(from, end int) {
	v := r.last
	if v.kind == leaf {
		first := *v
		v.become(list)
		if first.text != "" {
			v.add("", first.Span, &first)
		} else {
			v.Start = int32(from)
		}
	}
	v.add("", span(from, end), plain(r.text, from, end))
	v.End = int32(end)
}

// plain is a value on one line, with or without quotes, and perhaps a comment behind it.
func plain(text string, from, end int) *value {
	s := text[from:end]
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		if close := strings.IndexByte(s[1:], s[0]); close >= 0 {
			return newLeaf(s[1:1+close], span(from, from+close+2))
		}
	}
	for i := 1; i < len(s); i++ {
		if (s[i] == '#' || s[i] == ';') && isBlank(s[i-1]) {
			s = strings.TrimRight(s[:i], " \t")
			break
		}
	}
	return newLeaf(s, span(from, from+len(s)))
}
