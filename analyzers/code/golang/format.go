package golang

import (
	"fmt"
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// format folds a formatting call whose format, at argument i, is constant.
func (s *summariser) format(e *ast.CallExpr, i int) (code.Expr, bool) {
	if i >= len(e.Args) {
		return code.Expr{}, false
	}
	text, ok := s.text(e.Args[i])
	if !ok {
		return code.Expr{}, false
	}
	if s.holder(e.Args[i]) != "" {
		s.use(e.Args[i]) // tells where the format itself stands
	}
	f := formatter{s: s, at: s.span(e.Args[i]), args: e.Args[i+1:]}
	for _, a := range f.args {
		f.values = append(f.values, s.value(a))
	}
	for text != "" {
		before, after, found := strings.Cut(text, "%")
		f.literal(before)
		if !found {
			break
		}
		var d directive
		d, text = readDirective(after, f.next)
		f.print(d)
	}
	return code.Expr{Op: code.OpConcat, Args: f.out}, true
}

// formatter puts together what a format makes of its arguments.
type formatter struct {
	s      *summariser
	at     code.Span
	args   []ast.Expr
	values []code.Expr
	next   int // the argument that the next verb takes
	out    []code.Expr
}

func (f *formatter) literal(text string) {
	if text != "" {
		f.out = append(f.out, code.Expr{Op: code.OpLiteral, Text: text, Span: f.at})
	}
}

func (f *formatter) print(d directive) {
	if d.verb == '%' {
		f.literal("%")
		return
	}
	f.next = d.arg + 1
	if d.arg >= len(f.args) {
		f.out = append(f.out, code.Expr{Op: code.OpUnknown, Span: f.at})
		return
	}
	arg, value := f.args[d.arg], f.values[d.arg]
	text, constant := f.s.text(arg)
	switch {
	case d.plain && d.verb == 'q' && (!constant || strconv.Quote(text) == `"`+text+`"`):
		f.literal(`"`)
		f.out = append(f.out, value)
		f.literal(`"`)
	case d.plain && strings.IndexByte("svd", d.verb) >= 0 && f.s.isStrings(arg):
		f.literal("[")
		f.out = append(f.out, value)
		f.literal("]")
	case d.plain && strings.IndexByte("svd", d.verb) >= 0:
		f.out = append(f.out, value)
	case constant && !d.star && strings.IndexByte("svqxX", d.verb) >= 0:
		f.literal(fmt.Sprintf("%"+d.flags+string(d.verb), text))
	default:
		f.out = append(f.out, code.Expr{Op: code.OpUnknown, Text: lastIdent(arg), Span: value.Span})
	}
}

// directive is what stands after a %. A plain one prints its argument as it is.
type directive struct {
	verb  byte
	flags string // with width and precision
	star  bool   // an argument gives the width
	arg   int
	plain bool
}

// readDirective reads a directive whose argument is arg unless it says otherwise: [2] sets the argument, * takes one
// for the width.
func readDirective(text string, arg int) (d directive, rest string) {
	d = directive{verb: '%', arg: arg, plain: true}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[':
			if end := strings.IndexByte(text[i:], ']'); end > 0 {
				if n, err := strconv.Atoi(text[i+1 : i+end]); err == nil && n > 0 {
					d.arg = n - 1
				}
				i += end
			}
		case c == '*':
			d.arg++
			d.star, d.plain = true, false
		case strings.IndexByte("+-# 0123456789.", c) >= 0:
			d.flags += string(c)
			d.plain = false
		default:
			d.verb = c
			return d, text[i+1:]
		}
	}
	return d, ""
}

// sprinted is what Sprint makes of its arguments: a space between two that are no strings.
func (s *summariser) sprinted(args []ast.Expr) code.Expr {
	x := code.Expr{Op: code.OpConcat}
	for i, a := range args {
		if i > 0 && s.isNumber(args[i-1]) && s.isNumber(a) {
			x.Args = append(x.Args, code.Expr{Op: code.OpLiteral, Text: " ", Span: s.span(a)})
		}
		x.Args = append(x.Args, s.value(a))
	}
	return x
}

// sprintedLine is what Sprintln makes of its arguments.
func (s *summariser) sprintedLine(args []ast.Expr) code.Expr {
	x := code.Expr{Op: code.OpConcat}
	end := code.Expr{Op: code.OpLiteral, Text: "\n"}
	for i, a := range args {
		if i > 0 {
			x.Args = append(x.Args, code.Expr{Op: code.OpLiteral, Text: " ", Span: s.span(a)})
		}
		x.Args = append(x.Args, s.value(a))
		end.Span = s.span(a)
	}
	x.Args = append(x.Args, end)
	return x
}

// isStrings reports whether an expression is a list, which prints in brackets. Bytes are text.
func (s *summariser) isStrings(e ast.Expr) bool {
	t := s.Info.TypeOf(e)
	if t == nil {
		return false
	}
	list, ok := t.Underlying().(*types.Slice)
	return ok && !isByte(list.Elem())
}

func isByte(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.Uint8
}

// isNumber reports whether an expression is known to be a number or a truth value.
func (s *summariser) isNumber(e ast.Expr) bool {
	t := s.Info.TypeOf(e)
	if t == nil {
		return false
	}
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsNumeric|types.IsBoolean) != 0
}

// isOfByte reports whether an expression is a byte, which may stand for a character.
func (s *summariser) isOfByte(e ast.Expr) bool {
	t := s.Info.TypeOf(e)
	return t != nil && isByte(t)
}

// isBytes reports whether an expression is a list of bytes, which is text.
func (s *summariser) isBytes(e ast.Expr) bool {
	t := s.Info.TypeOf(e)
	if t == nil {
		return false
	}
	elem := elementOf(t)
	return elem != nil && isByte(elem)
}
