package config

import "mleready/analyzers/code"

// kind is the form of a value.
type kind uint8

const (
	leaf kind = iota
	list
	object
)

// value is a piece of a document. YAML may make a graph of them, even one with cycles.
type value struct {
	kind     kind
	text     string // of a leaf, unquoted
	verbatim bool   // nothing in the text is replaced when it is read
	items    []item
	index    map[string]int // of the first items by key, once there are many
	indexed  int
	code.Span
}

// item is an element of a list, or of an object with its key.
type item struct {
	key string
	at  code.Span
	*value
}

func span(start, end int) code.Span { return code.Span{Start: int32(start), End: int32(end)} }

func newLeaf(text string, at code.Span) *value { return &value{text: text, Span: at} }

func (v *value) add(key string, at code.Span, child *value) {
	v.items = append(v.items, item{key, at, child})
}

const fewItems = 16 // are searched one by one

// get is the value of a key, nil when there is none.
func (v *value) get(key string) *value {
	if v.kind != object {
		return nil
	}
	if len(v.items) <= fewItems {
		for _, it := range v.items {
			if it.key == key {
				return it.value
			}
		}
		return nil
	}
	if v.index == nil {
		v.index, v.indexed = map[string]int{}, 0
	}
	for ; v.indexed < len(v.items); v.indexed++ {
		if _, dup := v.index[v.items[v.indexed].key]; !dup {
			v.index[v.items[v.indexed].key] = v.indexed
		}
	}
	if i, ok := v.index[key]; ok {
		return v.items[i].value
	}
	return nil
}

// child is the value of a key, made when it is missing.
func (v *value) child(key string, at code.Span) *value {
	c := v.get(key)
	if c == nil {
		c = &value{kind: object, Span: at}
		v.add(key, at, c)
	}
	return c
}

// last is the last element of a list, else the value itself, as an object.
func (v *value) last() *value {
	if v.kind == list && len(v.items) > 0 {
		v = v.items[len(v.items)-1].value
	}
	if v.kind != object {
		v.become(object)
	}
	return v
}

// become makes an empty object or list of a value.
func (v *value) become(k kind) { *v = value{kind: k, Span: v.Span} }

// is reports whether the value is a leaf with this text.
func (v *value) is(text string) bool { return v != nil && v.kind == leaf && v.text == text }
