package sitter

import (
	"errors"
	"iter"
	"time"
)

// Limits bound one parse.
type Limits struct {
	Bytes int           // longest text
	Nodes int           // largest tree
	Time  time.Duration // longest parse
}

// DefaultLimits fit what people write. At 75 bytes of memory for a byte of text a parse stays below 100 MB.
var DefaultLimits = Limits{Bytes: 1 << 20, Nodes: 2 << 20, Time: 5 * time.Second}

// Errors of Parse.
var (
	ErrNoParser = errors.New("built without a C compiler: there is no parser")
	ErrLarge    = errors.New("larger than a parser may read")
	ErrSlow     = errors.New("took longer than a parse may take")
	ErrLanguage = errors.New("the grammar does not fit the parser")
)

// node is one node as the C side writes it; the layout is that of struct node in flat.h.
type node struct {
	start, end         uint32
	parent, next, down uint32 // indices; 0 is none, for the root is nobody's child
	kind, field        uint16
	flags              uint32
}

const (
	flagNamed = 1 << iota
	flagMissing
	flagError // an error stands in it or below it
)

// Language is a grammar with the names of its kinds and fields.
type Language struct {
	grammar grammar
	kinds   []string
	fields  []string
}

// Tree is a parsed text.
type Tree struct {
	Source []byte
	lang   *Language
	nodes  []node
}

// Node is a node of a tree. The zero Node is none: it has no kind, no text and no children.
type Node struct {
	tree *Tree
	i    uint32
}

// Root is the node of the whole text.
func (t *Tree) Root() Node {
	if len(t.nodes) == 0 {
		return Node{}
	}
	return Node{t, 0}
}

// Len is the number of nodes.
func (t *Tree) Len() int { return len(t.nodes) }

func (n Node) at() *node { return &n.tree.nodes[n.i] }

// Is reports whether there is a node.
func (n Node) Is() bool { return n.tree != nil }

// Kind is the name that the grammar has for the node: identifier, call_expression, +, ERROR.
func (n Node) Kind() string {
	if n.tree == nil {
		return ""
	}
	if k := int(n.at().kind); k < len(n.tree.lang.kinds) {
		return n.tree.lang.kinds[k]
	}
	return "ERROR"
}

// FieldName is what the node is to its parent, "" for nothing in particular.
func (n Node) FieldName() string {
	if n.tree == nil {
		return ""
	}
	if f := int(n.at().field); f < len(n.tree.lang.fields) {
		return n.tree.lang.fields[f]
	}
	return ""
}

// Named reports whether the node is more than punctuation or a keyword.
func (n Node) Named() bool { return n.tree != nil && n.at().flags&flagNamed != 0 }

// Broken reports whether the parser had to skip or to make up something in it.
func (n Node) Broken() bool { return n.tree != nil && n.at().flags&(flagMissing|flagError) != 0 }

// Start and End are offsets in bytes.
func (n Node) Start() int {
	if n.tree == nil {
		return 0
	}
	return int(n.at().start)
}

// End is the offset behind the last byte.
func (n Node) End() int {
	if n.tree == nil {
		return 0
	}
	return int(n.at().end)
}

// Text is what the node covers.
func (n Node) Text() string {
	if n.tree == nil {
		return ""
	}
	return string(n.tree.Source[n.Start():n.End()])
}

// Parent is the node around it.
func (n Node) Parent() Node {
	if n.tree == nil || n.i == 0 {
		return Node{}
	}
	return Node{n.tree, n.at().parent}
}

// Next is the next child of the same parent, punctuation included.
func (n Node) Next() Node { return n.link(func(x *node) uint32 { return x.next }) }

// First is the first child, punctuation included.
func (n Node) First() Node { return n.link(func(x *node) uint32 { return x.down }) }

func (n Node) link(to func(*node) uint32) Node {
	if n.tree == nil {
		return Node{}
	}
	if i := to(n.at()); i != 0 {
		return Node{n.tree, i}
	}
	return Node{}
}

// All goes through all children, punctuation included.
func (n Node) All() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for c := n.First(); c.Is(); c = c.Next() {
			if !yield(c) {
				return
			}
		}
	}
}

// Children goes through the named children that are no comments.
func (n Node) Children() iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for c := n.First(); c.Is(); c = c.Next() {
			if c.Named() && c.Kind() != "comment" && !yield(c) {
				return
			}
		}
	}
}

// Child is the i-th of Children, none when there are fewer.
func (n Node) Child(i int) Node {
	for c := range n.Children() {
		if i == 0 {
			return c
		}
		i--
	}
	return Node{}
}

// Field is the first child in a field, none when there is none.
func (n Node) Field(name string) Node {
	for c := n.First(); c.Is(); c = c.Next() {
		if c.at().field != 0 && c.FieldName() == name {
			return c
		}
	}
	return Node{}
}

// Has reports whether a keyword or punctuation mark stands among the children.
func (n Node) Has(token string) bool {
	for c := range n.All() {
		if !c.Named() && c.Kind() == token {
			return true
		}
	}
	return false
}
