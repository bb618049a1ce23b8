package languages

import (
	"bytes"
	"encoding/binary"
	"encoding/gob"
	"errors"
	"fmt"
	"io"

	"mleready"
	"mleready/analyzers/code"
)

// Request asks a child for the summary of one file.
type Request struct {
	Language string
	Path     string // in the target; a child never opens it
	Role     mleready.Role
	Text     []byte
}

// parser makes the summary of one file.
type parser func(Request) (*code.Summary, error)

// setup is the first message to a child.
type setup struct {
	Memory int64
}

// answer is what a child says: a summary, or why there is none. The first answer is to setup, and has neither.
type answer struct {
	Summary  *code.Summary
	Reason   string
	Minified bool // Reason is javascript.ErrMinified
}

const (
	maxMessage = 64 << 20
	magic      = "mleready/parse/1\n" // begins what a child writes: another program is told at once
)

var errGarbage = errors.New("the parser's answer makes no sense")

// stream is one end of the pipes between us and a child. What types look like is told with the first message alone.
type stream struct {
	r       io.Reader
	w       io.Writer
	in, out bytes.Buffer // one message
	dec     *gob.Decoder
	enc     *gob.Encoder
}

func newStream(r io.Reader, w io.Writer) *stream {
	s := &stream{r: r, w: w}
	s.dec, s.enc = gob.NewDecoder(&s.in), gob.NewEncoder(&s.out)
	return s
}

// send writes a message: its length in four bytes, then its gob.
func (s *stream) send(message any) error {
	s.out.Reset()
	s.out.Write(make([]byte, 4))
	if err := s.enc.Encode(message); err != nil {
		return fmt.Errorf("encode message: %w", err)
	}
	size := s.out.Len() - 4
	if size > maxMessage {
		return fmt.Errorf("message of %d bytes is over the limit", size)
	}
	binary.BigEndian.PutUint32(s.out.Bytes(), uint32(size))
	if _, err := s.w.Write(s.out.Bytes()); err != nil {
		return fmt.Errorf("write message: %w", err)
	}
	shrink(&s.out)
	return nil
}

// receive reads a message. io.EOF means that the other side is done.
func (s *stream) receive(message any) error {
	var head [4]byte
	if _, err := io.ReadFull(s.r, head[:]); err != nil {
		return err
	}
	size := binary.BigEndian.Uint32(head[:])
	if size > maxMessage {
		return errGarbage
	}
	// grows with what really comes, whatever the length says
	s.in.Reset()
	if n, err := io.CopyN(&s.in, s.r, int64(size)); err != nil || n < int64(size) {
		return io.ErrUnexpectedEOF
	}
	if err := s.dec.Decode(message); err != nil || s.in.Len() > 0 {
		return errGarbage
	}
	shrink(&s.in)
	return nil
}

// shrink lets go of what a large message needed.
func shrink(b *bytes.Buffer) {
	if b.Cap() > 1<<20 {
		*b = bytes.Buffer{}
	}
}

// sound reports whether a summary's parts fit together. A child read a stranger's file with a parser in C: what it says
// is not taken on trust.
func sound(s *code.Summary, size int) bool {
	fits := func(at code.Span) bool { return at.Start >= 0 && at.Start <= at.End && int(at.End) <= size }
	in := func(fn int) bool { return fn >= code.TopLevel && fn < len(s.Funcs) }
	var expr func(e *code.Expr, depth int) bool
	exprs := func(all []code.Expr, depth int) bool {
		for i := range all {
			if !expr(&all[i], depth) {
				return false
			}
		}
		return true
	}
	expr = func(e *code.Expr, depth int) bool {
		return depth < maxExpr && fits(e.Span) && (e.Op != code.OpObject || e.Group >= 0 && e.Group < len(s.Groups)) && exprs(e.Args, depth+1)
	}
	for i := range s.Funcs {
		if !fits(s.Funcs[i].Span) || !exprs(s.Funcs[i].Returns, 0) {
			return false
		}
	}
	for i := range s.Assigns {
		if a := &s.Assigns[i]; !fits(a.Span) || !in(a.Func) || !expr(&a.Value, 0) {
			return false
		}
	}
	for i := range s.Calls {
		if c := &s.Calls[i]; !fits(c.Span) || !in(c.Func) || !exprs(c.Args, 0) {
			return false
		}
	}
	for i := range s.Groups {
		if g := &s.Groups[i]; !fits(g.Span) || !in(g.Func) {
			return false
		}
	}
	for i := range s.Entries {
		if e := &s.Entries[i]; !fits(e.Span) || !in(e.Func) || e.Group < 0 || e.Group >= len(s.Groups) || !expr(&e.Key, 0) || !expr(&e.Value, 0) {
			return false
		}
	}
	for i := range s.Uses {
		if u := &s.Uses[i]; !in(u.Func) || !expr(&u.Value, 0) {
			return false
		}
	}
	for i := range s.Branches {
		if b := &s.Branches[i]; !fits(b.Span) || !fits(b.Test) || !in(b.Func) {
			return false
		}
	}
	for i := range s.Members {
		if !fits(s.Members[i].Span) {
			return false
		}
	}
	for _, i := range s.Imports {
		if !fits(i.Span) {
			return false
		}
	}
	return true
}

const maxExpr = 10_000 // expressions inside one another
