package mleready

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"gopkg.in/yaml.v3"
)

// LoadRules decodes and checks a rules file. A full file stands for itself. A file with the top-level line
// "extends: default" changes the embedded rules: an item with a known id replaces the keys that it names, an item with
// a new one is added, and triggers are added.
//
// The error joins everything that is wrong, one PATH:LINE: TEXT each, sorted by line.
func LoadRules(path string, text []byte) (*Rules, error) {
	c := &checker{path: path}
	root := c.parse(text)
	if root == nil {
		return nil, c.err()
	}
	c.duplicates("", root)
	hash := sha256.New()
	if extends(root) {
		base := (&checker{path: defaultPath}).parse([]byte(defaultText))
		c.base, c.own = defaultPath, ownNodes(root)
		root = merge("", base, root)
		io.WriteString(hash, defaultText)
	}
	hash.Write(text)

	if !c.schema(root) {
		return nil, c.err()
	}
	c.shape(root, rulesType, field{})
	r := &Rules{Digest: hex.EncodeToString(hash.Sum(nil))}
	if err := root.Decode(r); err != nil {
		c.report(root, "%v", err)
		return nil, c.err()
	}
	r.index = newIndex(r)
	c.validate(root, r)
	if err := c.err(); err != nil {
		return nil, err
	}
	return r, nil
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?((?s:.*))$`)

// parse reads the one document of a file, which must be a mapping. It returns nil after reporting why not.
func (c *checker) parse(text []byte) *yaml.Node {
	var document, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	err := decoder.Decode(&document)
	if err == nil {
		switch next := decoder.Decode(&second); {
		case next == nil:
			c.report(&second, "a second document: a rules file holds one")
			return nil
		case !errors.Is(next, io.EOF):
			err = next
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		c.reportLine(1, "is empty: start from a copy of the default rules, or write \"extends: default\"")
		return nil
	case err != nil:
		line, message := 1, err.Error()
		if m := yamlError.FindStringSubmatch(message); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				line = n
			}
			message = m[2]
		}
		c.reportLine(line, "not YAML: %s", message)
		return nil
	case document.Content[0].Kind != yaml.MappingNode:
		c.report(document.Content[0], "must be a mapping of keys to values")
		return nil
	}
	return document.Content[0]
}

// extends takes the key of that name out of a file, and reports whether it was there and said "default". Any other
// value is left for the shape check to refuse.
func extends(root *yaml.Node) bool {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "extends" && root.Content[i+1].Value == "default" {
			root.Content = append(root.Content[:i:i], root.Content[i+2:]...)
			return true
		}
	}
	return false
}

// ownNodes lists the nodes of a file, to tell them from those that it extends.
func ownNodes(n *yaml.Node) map[*yaml.Node]bool {
	own := map[*yaml.Node]bool{}
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		own[n] = true
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(n)
	return own
}

// merge lays over on base and returns over, completed: mappings key by key, lists of items with an id item by item.
// Anything else in over stands as it is. Key is the mapping key that holds both.
func merge(key string, base, over *yaml.Node) *yaml.Node {
	switch {
	case base.Kind != over.Kind:
	case over.Kind == yaml.MappingNode:
		mergeMaps(base, over)
	case over.Kind == yaml.SequenceNode && len(base.Content) > 0 && identity(key, base.Content[0]) != "":
		mergeLists(key, base, over)
	}
	return over
}

func mergeMaps(base, over *yaml.Node) {
	for i := 0; i+1 < len(base.Content); i += 2 {
		name := base.Content[i].Value
		if at := valueIndex(over, name); at >= 0 {
			over.Content[at] = merge(name, base.Content[i+1], over.Content[at])
			continue
		}
		over.Content = append(over.Content, base.Content[i], base.Content[i+1])
	}
}

func mergeLists(key string, base, over *yaml.Node) {
	merged := append([]*yaml.Node(nil), base.Content...)
	at := make(map[string]int, len(merged))
	for i, item := range merged {
		at[identity(key, item)] = i
	}
	for _, item := range over.Content {
		if i, ok := at[identity(key, item)]; ok {
			merged[i] = merge("", merged[i], item)
			continue
		}
		merged = append(merged, item)
	}
	over.Content = merged
}

// identities names the keys that tell the items of a list apart, where that is not "id".
var identities = map[string][]string{
	"hosts":      {"name"},
	"neighbours": {"literal"},
	"helpers":    {"import"},
	"terms":      {"kind", "id"},
	"ports":      {"ecosystem", "name"},
	"outside":    {"ecosystem", "name"},
	"operations": {"method", "path"},
	"questions":  {"requirement"},
}

// identity tells an item of a list from its siblings: a mapping by its id, a trigger by itself. It is "" for an item
// without one.
func identity(key string, item *yaml.Node) string {
	if item.Kind == yaml.ScalarNode && key == "triggers" {
		return item.Value
	}
	names := identities[key]
	if names == nil {
		names = []string{"id"}
	}
	id := ""
	for _, name := range names {
		value := lookIn(item, name)
		if value == nil || value.Kind != yaml.ScalarNode || value.Value == "" {
			return ""
		}
		if id != "" {
			id += " "
		}
		id += value.Value
	}
	return id
}

// lookIn returns the value of a key of a mapping, nil where there is none.
func lookIn(n *yaml.Node, key string) *yaml.Node {
	if i := valueIndex(n, key); i >= 0 {
		return n.Content[i]
	}
	return nil
}

func valueIndex(n *yaml.Node, key string) int {
	if n.Kind != yaml.MappingNode {
		return -1
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return i + 1
		}
	}
	return -1
}

// schema checks what decides whether the rest can be understood at all.
func (c *checker) schema(root *yaml.Node) bool {
	n := lookIn(root, "schema")
	if n == nil {
		c.report(root, "no schema: write \"schema: %d\"", RulesSchema)
		return false
	}
	if n.Value != fmt.Sprint(RulesSchema) {
		c.report(n, "schema %s is unknown to this tool, which reads schema %d: update mleready or the rules", n.Value, RulesSchema)
		return false
	}
	return true
}
