package mleready

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// problem is one thing that is wrong with a rules file.
type problem struct {
	path string
	line int
	text string
}

func (p problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.path, p.line, p.text) }

// checker collects what is wrong with one rules file.
type checker struct {
	path     string
	base     string              // the file that it extends
	own      map[*yaml.Node]bool // with base: the nodes that are not the base's
	found    []problem
	reported map[*yaml.Node]bool // nodes that were blanked, and of which nothing more is said
	fields   map[reflect.Type][]field
	refs     []reference
}

// reference is an id that must be in a list.
type reference struct {
	node *yaml.Node
	list string
}

// field is a key that a mapping may have.
type field struct {
	key      string
	kind     reflect.Type
	optional bool
	enum     []string
	ref      string
}

func (c *checker) report(n *yaml.Node, format string, args ...any) {
	path := c.path
	if c.own != nil && !c.own[n] {
		path = c.base
	}
	c.found = append(c.found, problem{path, max(n.Line, 1), fmt.Sprintf(format, args...)})
}

func (c *checker) reportLine(line int, format string, args ...any) {
	c.found = append(c.found, problem{c.path, line, fmt.Sprintf(format, args...)})
}

// refuse reports a value and blanks it, so that all the others can still be decoded and checked.
func (c *checker) refuse(n *yaml.Node, format string, args ...any) {
	c.report(n, format, args...)
	if c.reported == nil {
		c.reported = map[*yaml.Node]bool{}
	}
	c.reported[n] = true
	n.Kind, n.Tag, n.Value, n.Content, n.Alias = yaml.ScalarNode, "!!null", "", nil, nil
}

// err joins the problems, sorted by file and line.
func (c *checker) err() error {
	slices.SortStableFunc(c.found, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.path, b.path), cmp.Compare(a.line, b.line))
	})
	list := make([]error, len(c.found))
	for i, p := range c.found {
		list[i] = p
	}
	return errors.Join(list...)
}

// duplicates refuses keys, ids and list entries that stand twice, and YAML's own ways to repeat (anchors, aliases).
// The second one is dropped.
func (c *checker) duplicates(key string, n *yaml.Node) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		c.refuse(n, "anchors and aliases are not used in rules: write the value out")
		return
	}
	step := 1
	if n.Kind == yaml.MappingNode {
		step = 2
	}
	first := map[string]int{}
	kept := make([]*yaml.Node, 0, len(n.Content))
	for i := 0; i+step <= len(n.Content); i += step {
		item := n.Content[i]
		name, what, list := item.Value, "duplicate key", item.Value
		if n.Kind == yaml.SequenceNode {
			what, list = "duplicate entry", ""
			if item.Kind != yaml.ScalarNode {
				name, what = identity(key, item), "duplicate id"
			}
		}
		if line, ok := first[name]; ok && name != "" {
			c.report(item, "%s %q, first in line %d", what, name, line)
			continue
		}
		first[name] = item.Line
		kept = append(kept, n.Content[i:i+step]...)
		for _, child := range n.Content[i : i+step] {
			c.duplicates(list, child)
		}
	}
	n.Content = kept
}

var (
	rulesType = reflect.TypeFor[Rules]()
	dateType  = reflect.TypeFor[Date]()
)

// shape checks a value against the type that it will be decoded into, and gathers the references in it.
func (c *checker) shape(n *yaml.Node, t reflect.Type, f field) {
	switch {
	case c.reported[n]:
	case t == dateType:
		if !c.kind(n, yaml.ScalarNode, "", f) {
			return
		}
		if _, err := ParseDate(n.Value); err != nil {
			c.refuse(n, "%s: %v", f.key, err)
		}
	case t.Kind() == reflect.Struct:
		if c.kind(n, yaml.MappingNode, "", f) {
			c.mapping(n, t, f)
		}
	case t.Kind() == reflect.Slice:
		if c.kind(n, yaml.SequenceNode, "", f) {
			for _, item := range n.Content {
				c.shape(item, t.Elem(), field{key: f.key, enum: f.enum, ref: f.ref})
			}
			// The decoder leaves out blanked items too: positions in both stay the same.
			n.Content = slices.DeleteFunc(n.Content, func(item *yaml.Node) bool { return c.reported[item] })
		}
	case t.Kind() == reflect.Int:
		c.kind(n, yaml.ScalarNode, "!!int", f)
	case t.Kind() == reflect.Bool:
		c.kind(n, yaml.ScalarNode, "!!bool", f)
	default:
		c.text(n, t, f)
	}
}

var kindNames = map[yaml.Kind]string{yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "one value"}
var tagNames = map[string]string{"!!int": "a whole number", "!!bool": "true or false", "!!str": "text"}

// kind reports whether a value is of the kind and, where one is given, the tag that it must be of.
func (c *checker) kind(n *yaml.Node, kind yaml.Kind, tag string, f field) bool {
	if n.Kind == kind && (tag == "" || n.Tag == tag) {
		return true
	}
	want := cmp.Or(tagNames[tag], kindNames[kind])
	c.refuse(n, "%s: must be %s", cmp.Or(f.key, "rules"), want)
	return false
}

func (c *checker) text(n *yaml.Node, t reflect.Type, f field) {
	if !c.kind(n, yaml.ScalarNode, "!!str", f) {
		return
	}
	words := f.enum
	if words == nil {
		words = wordsOf(t)
	}
	switch {
	case strings.TrimSpace(n.Value) == "":
		c.refuse(n, "%s: is empty", f.key)
	case words != nil && !slices.Contains(words, n.Value):
		c.refuse(n, "%s: %q is none of %s", f.key, n.Value, strings.Join(words, ", "))
	case f.ref != "":
		c.refs = append(c.refs, reference{n, f.ref})
	}
}

func (c *checker) mapping(n *yaml.Node, t reflect.Type, f field) {
	where := cmp.Or(strings.TrimSpace(f.key+" "+identity(f.key, n)), "rules")
	fields := c.fieldsOf(t)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		at := slices.IndexFunc(fields, func(f field) bool { return f.key == key.Value })
		if at < 0 {
			c.report(key, "%s: unknown key %q; known here are %s", where, key.Value, names(fields))
			continue
		}
		c.shape(n.Content[i+1], fields[at].kind, fields[at])
	}
	for _, f := range fields {
		if !f.optional && lookIn(n, f.key) == nil {
			c.report(n, "%s: no %s", where, f.key)
		}
	}
}

// fieldsOf lists the keys of a struct by its yaml tags, those of inlined structs among them.
func (c *checker) fieldsOf(t reflect.Type) []field {
	if known, ok := c.fields[t]; ok {
		return known
	}
	var list []field
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case options == "inline":
			list = append(list, c.fieldsOf(f.Type)...)
		case key != "" && key != "-":
			add := field{key: key, kind: f.Type, optional: options == "omitempty", ref: f.Tag.Get("ref")}
			if enum := f.Tag.Get("enum"); enum != "" {
				add.enum = strings.Split(enum, ",")
			}
			list = append(list, add)
		}
	}
	if c.fields == nil {
		c.fields = map[reflect.Type][]field{}
	}
	c.fields[t] = list
	return list
}

func names(fields []field) string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.key
	}
	return strings.Join(list, ", ")
}
