package portfolio

import (
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mleready"
	"mleready/probes"
)

var (
	dateType    = reflect.TypeFor[mleready.Date]()
	targetsType = reflect.TypeFor[[]probes.Target]()
)

// field is a key of the form.
type field struct {
	index int
	key   string
	need  bool
	enum  []string
	doc   string
	kind  reflect.Type
}

// fields lists the keys of a part of the form, in order.
func fields(t reflect.Type) []field {
	var list []field
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("yaml")
		if key == "-" {
			continue
		}
		named := field{index: i, key: key, need: f.Tag.Get("need") != "", doc: f.Tag.Get("doc"), kind: f.Type}
		if words := f.Tag.Get("enum"); words != "" {
			named.enum = strings.Split(words, ",")
		}
		list = append(list, named)
	}
	return list
}

// mapping fills a part of the form.
func (r *reader) mapping(n *yaml.Node, into reflect.Value, what string) {
	known := fields(into.Type())
	var names []string
	for _, f := range known {
		names = append(names, f.key)
	}
	if n.Kind != yaml.MappingNode {
		r.report(n.Line, "%s must be a mapping with %s", what, strings.Join(names, ", "))
		return
	}
	if line := into.FieldByName("Line"); line.IsValid() {
		line.SetInt(int64(n.Line))
	}
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at := slices.Index(names, key.Value)
		switch line, twice := first[key.Value]; {
		case at < 0:
			r.report(key.Line, "%s: %s", what, unknown("key", key.Value, names))
		case twice:
			r.report(key.Line, "%s says %s twice, first in line %d: keep one", what, key.Value, line)
		default:
			r.value(value, into.Field(known[at].index), known[at])
		}
		first[key.Value] = key.Line
	}
	for _, f := range known {
		if f.need && first[f.key] == 0 {
			r.report(n.Line, "%s has no %s: add it", what, f.key)
		}
	}
}

// value reads what stands behind a key.
func (r *reader) value(n *yaml.Node, into reflect.Value, f field) {
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	switch {
	case f.kind == targetsType:
		r.targets(n, into)
	case f.kind.Kind() == reflect.Slice:
		r.list(n, into, f)
	case f.kind.Kind() == reflect.Map:
		r.words(n, into, f)
	default:
		r.scalar(n, into, f)
	}
}

// one names an entry of a list.
var one = map[string]string{
	"merchants": "a merchant", "mids": "an entry of mids", "sources": "a source", "declarations": "a declaration", "waivers": "a waiver",
	"answers": "an answer",
}

func (r *reader) list(n *yaml.Node, into reflect.Value, f field) {
	if n.Kind != yaml.SequenceNode {
		r.report(n.Line, "%s must be a list: begin each entry with \"- \"", f.key)
		return
	}
	into.Set(reflect.MakeSlice(f.kind, len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		if item.Kind == yaml.AliasNode {
			item = item.Alias
		}
		if f.kind.Elem().Kind() == reflect.Struct {
			r.mapping(item, into.Index(i), one[f.key])
			continue
		}
		r.scalar(item, into.Index(i), field{key: f.key, need: true, kind: f.kind.Elem()})
	}
}

func (r *reader) words(n *yaml.Node, into reflect.Value, f field) {
	if n.Kind != yaml.MappingNode {
		r.report(n.Line, "%s must be a mapping of words to words", f.key)
		return
	}
	into.Set(reflect.MakeMap(f.kind))
	for i := 0; i+1 < len(n.Content); i += 2 {
		var text string
		r.scalar(n.Content[i+1], reflect.ValueOf(&text).Elem(), field{key: f.key + "." + n.Content[i].Value})
		into.SetMapIndex(reflect.ValueOf(n.Content[i].Value), reflect.ValueOf(text))
	}
}

func (r *reader) scalar(n *yaml.Node, into reflect.Value, f field) {
	empty := n.Kind == yaml.ScalarNode && strings.TrimSpace(n.Value) == ""
	switch {
	case n.Kind != yaml.ScalarNode:
		r.report(n.Line, "%s: one value is needed here", f.key)
	case empty && f.need:
		r.report(n.Line, "%s is empty: fill it in", f.key)
	case empty:
	case f.enum != nil && !slices.Contains(f.enum, n.Value):
		r.report(n.Line, "%s: %s", f.key, unknown("word", n.Value, f.enum))
	case into.Type() == dateType:
		d, err := mleready.ParseDate(n.Value)
		if err != nil {
			r.report(n.Line, "%s: %v", f.key, err)
		}
		into.Set(reflect.ValueOf(d))
	case into.Kind() == reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			r.report(n.Line, "%s: write true or false", f.key)
		}
		into.SetBool(n.Value == "true")
	case into.CanInt():
		count, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || count < 0 {
			r.report(n.Line, "%s: write a whole number", f.key)
		}
		into.SetInt(count)
	default:
		into.SetString(n.Value)
	}
}

// targets reads probes as a file of targets has them.
func (r *reader) targets(n *yaml.Node, into reflect.Value) {
	list, err := probes.List(r.path, n, r.o.Probes)
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			r.target(e)
		}
		return
	}
	into.Set(reflect.ValueOf(list))
}

func (r *reader) target(err error) {
	var wrong *probes.Unknown
	if errors.As(err, &wrong) {
		r.report(wrong.Line, "probes: %s", unknown(wrong.What, wrong.Name, wrong.Known))
		return
	}
	line, text, _ := strings.Cut(strings.TrimPrefix(err.Error(), r.path+":"), ": ")
	at, _ := strconv.Atoi(line)
	r.report(at, "probes: %s", text)
}
