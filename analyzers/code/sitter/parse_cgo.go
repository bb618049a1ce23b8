//go:build cgo

package sitter

/*
#cgo CFLAGS: -std=c11 -O2
#include <stdlib.h>
#include "flat.h"
*/
import "C"

import (
	"fmt"
	"sync"
	"time"
	"unsafe"

	_ "github.com/tree-sitter/go-tree-sitter" // links the parser library
)

// grammar is a compiled grammar and the parsers that stand ready for it.
type grammar struct {
	ptr  *C.TSLanguage
	idle *idle
}

// idle keeps parsers for reuse, one for each goroutine that parses at the same time.
type idle struct {
	sync.Mutex
	parsers []*C.TSParser
}

// init takes the binding's allocator away again: it goes through Go for each piece of memory.
func init() { C.ts_set_allocator(nil, nil, nil, nil) }

const maxIdle = 16 // parsers kept; the others are closed

// NewLanguage names a grammar: ptr is what its module's Language function returns.
func NewLanguage(ptr unsafe.Pointer) *Language {
	l := &Language{grammar: grammar{ptr: (*C.TSLanguage)(ptr), idle: &idle{}}}
	for i := range uint16(C.ts_language_symbol_count(l.grammar.ptr)) {
		l.kinds = append(l.kinds, C.GoString(C.ts_language_symbol_name(l.grammar.ptr, C.uint16_t(i))))
	}
	for i := range uint16(C.ts_language_field_count(l.grammar.ptr) + 1) {
		name := ""
		if i > 0 {
			name = C.GoString(C.ts_language_field_name_for_id(l.grammar.ptr, C.uint16_t(i)))
		}
		l.fields = append(l.fields, name)
	}
	return l
}

func (g *grammar) take() (*C.TSParser, error) {
	g.idle.Lock()
	if n := len(g.idle.parsers); n > 0 {
		p := g.idle.parsers[n-1]
		g.idle.parsers = g.idle.parsers[:n-1]
		g.idle.Unlock()
		return p, nil
	}
	g.idle.Unlock()
	if p := C.flat_parser(g.ptr); p != nil {
		return p, nil
	}
	return nil, ErrLanguage
}

func (g *grammar) give(p *C.TSParser) {
	g.idle.Lock()
	defer g.idle.Unlock()
	if len(g.idle.parsers) < maxIdle {
		g.idle.parsers = append(g.idle.parsers, p)
	} else {
		C.flat_close(p)
	}
}

// Parse reads a text. Broken text gives a tree with ERROR nodes, never an error; the errors are those of this package.
// The tree refers to text, which must not change.
func Parse(l *Language, text []byte, limits Limits) (*Tree, error) {
	if len(text) > limits.Bytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrLarge, len(text), limits.Bytes)
	}
	p, err := l.grammar.take()
	if err != nil {
		return nil, err
	}
	defer l.grammar.give(p)
	var flat *C.node
	var count C.uint32_t
	first := (*C.char)(unsafe.Pointer(unsafe.SliceData(text)))
	switch C.flat_parse(p, first, C.uint32_t(len(text)), C.int64_t(limits.Time/time.Nanosecond), C.uint32_t(limits.Nodes), &flat, &count) {
	case C.flat_slow:
		return nil, fmt.Errorf("%w: %v", ErrSlow, limits.Time)
	case C.flat_large, C.flat_memory:
		return nil, fmt.Errorf("%w: more than %d nodes", ErrLarge, limits.Nodes)
	}
	defer C.free(unsafe.Pointer(flat))
	t := &Tree{Source: text, lang: l, nodes: make([]node, count)}
	copy(t.nodes, unsafe.Slice((*node)(unsafe.Pointer(flat)), count))
	return t, nil
}
