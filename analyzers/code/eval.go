package code

import (
	"slices"
	"strings"
)

// Folding is bounded so that no program, however written, costs more than a moment: what goes over a bound becomes a
// hole, and alternatives beyond it are left out.
const (
	maxAlternatives = 16        // strings that one expression may have
	maxElements     = 128       // of a list, keys of an object, turns of a loop
	maxDepth        = 12        // references and calls followed
	maxParts        = 256       // parts of one value
	maxText         = 1 << 16   // bytes of one value that is put together
	maxSteps        = 4000      // for one expression
	maxScopeSteps   = 200 << 10 // for all expressions of a scope
)

// env is a call that folding has gone into: it binds the function's parameters to the operands. nil binds nothing.
type env struct {
	fn   *Func
	call bound
}

// arg is the operand that a parameter stands for.
func (e *env) arg(param string) (bound, bool) {
	if e == nil {
		return bound{}, false
	}
	i := slices.Index(e.fn.Params, param)
	if i < 0 || i >= len(e.call.expr.Args) {
		return bound{}, false
	}
	return e.call.arg(i), true
}

// bound is an expression with everything that is needed to fold it. at is set once folding has left the scope under
// view: from there on every part is placed where it was left.
type bound struct {
	file *Summary
	expr *Expr
	env  *env
	at   *Place
	via  Scope  // the first function called on the way
	turn turn   // of an item appended in a loop
	path *frame // the symbols being folded around it
}

// frame is a symbol being folded. Arguments keep the frames of their caller, so f(f(x)) is no recursion.
type frame struct {
	symbol string
	outer  *frame
	depth  int
}

// within is b inside of a symbol; false when the symbol is being folded already, or too much is.
func (b bound) within(symbol string) (bound, bool) {
	depth := 1
	if b.path != nil {
		depth = b.path.depth + 1
	}
	for fr := b.path; fr != nil; fr = fr.outer {
		if fr.symbol == symbol {
			return b, false
		}
	}
	b.path = &frame{symbol, b.path, depth}
	return b, depth <= maxDepth
}

func (b bound) part() Part {
	here := Place{b.file, b.expr.Span}
	p := Part{At: here, From: here, Via: b.via}
	if b.at != nil {
		p.At = *b.at
	}
	return p
}

func (b bound) hole(name string) []Value {
	p := b.part()
	p.Hole, p.Name = true, name
	return []Value{{p}}
}

func (b bound) literal(text string) []Value {
	p := b.part()
	p.Text = text
	return []Value{{p}}
}

// arg is the i-th operand in the same surroundings.
func (b bound) arg(i int) bound {
	b.expr = &b.expr.Args[i]
	return b
}

// args are all operands.
func (b bound) args() []bound {
	out := make([]bound, len(b.expr.Args))
	for i := range out {
		out[i] = b.arg(i)
	}
	return out
}

// leave is the place in the scope under view where the expression leads out of it.
func (b bound) leave() *Place {
	if b.at != nil {
		return b.at
	}
	return &Place{b.file, b.expr.Span}
}

// folder folds the expressions of one scope.
type folder struct {
	m     *Model
	home  Scope
	steps int // of the expression
	total int // of the scope
	limit int // strings that an expression may have: more in a loop, where they follow one another
}

func (m *Model) folder(home Scope) *folder {
	return &folder{m: m, home: home, limit: maxAlternatives}
}

// Fold gives the strings that an expression of a scope may have.
func (m *Model) Fold(s Scope, e *Expr) []Value {
	return m.folder(s).fresh(bound{file: s.File, expr: e})
}

// fresh folds with the steps of a new expression.
func (f *folder) fresh(b bound) []Value {
	f.steps = 0
	return f.fold(b)
}

// spend counts work; false when a bound is reached.
func (f *folder) spend(n int) bool {
	f.steps += n
	f.total += n
	return f.steps <= maxSteps && f.total <= maxScopeSteps
}

func (f *folder) fold(b bound) []Value {
	if !f.spend(1) {
		return b.hole("")
	}
	switch b.expr.Op {
	case OpLiteral:
		return b.literal(b.expr.Text)
	case OpRef:
		return f.ref(b)
	case OpConcat:
		return f.concat(b)
	case OpJoin:
		return f.join(b)
	case OpList:
		return f.spaced(b)
	case OpCall:
		return f.call(b)
	case OpKeyOf:
		return f.keys(b)
	case OpElemOf:
		return f.elements(b)
	case OpField:
		return f.member(b)
	}
	return b.hole(b.expr.Text)
}

// ref folds a variable: every value that it is given, each with all that is added to it.
func (f *folder) ref(b bound) []Value {
	symbol := b.expr.Symbol
	assigns := f.m.assigned(symbol, b.file)
	arg, isBound := b.env.arg(symbol)
	switch {
	case len(assigns) > 0:
	case isBound:
		return f.fold(arg)
	case b.expr.Known:
		return b.literal(b.expr.Text)
	default:
		return b.hole(LastName(symbol))
	}
	if values, ok := f.shared(b, assigns); ok {
		return values
	}
	inner, ok := b.within(symbol)
	if !ok || !f.spend(len(assigns)/16) {
		return b.hole(LastName(symbol))
	}
	var out []Value
	switch {
	case isBound:
		out = f.fold(arg)
	case f.m.params[symbol]:
		out = b.hole(LastName(symbol))
	}
	var added []assignAt
	for _, a := range assigns {
		if a.Append {
			added = append(added, a)
		} else if len(out) < f.limit {
			out = append(out, f.fold(f.seen(inner, a))...)
		}
	}
	out = out[:min(len(out), f.limit)]
	if len(added) == 0 {
		return out
	}
	if isList(assigns) {
		return f.spaced(b)
	}
	if out == nil {
		out = []Value{nil} // the empty string that a variable begins with
	}
	return f.product(out, f.appended(inner, added))
}

// seen is the value of an assignment as the reference b sees it: in place when it stands in the scope under view.
func (f *folder) seen(b bound, a assignAt) bound {
	inner := b
	inner.file, inner.expr, inner.turn = a.file, &a.Value, a.turn()
	if b.at == nil && (Scope{a.file, a.Func}) != f.home {
		inner.at = b.leave()
	}
	return inner
}

// enter goes into a called function of the program, with its parameters bound to the arguments.
func (f *folder) enter(b bound) (*Func, bound, bool) {
	callee, ok := f.m.funcs[b.expr.Symbol]
	if !ok || !f.spend(1) {
		return nil, b, false
	}
	inner, ok := b.within(b.expr.Symbol + "()")
	if !ok {
		return nil, b, false
	}
	fn := &callee.File.Funcs[callee.Func]
	inner.file, inner.env, inner.at = callee.File, &env{fn, b}, b.leave()
	if inner.via.File == nil {
		inner.via = callee
	}
	return fn, inner, true
}

func (f *folder) call(b bound) []Value {
	fn, inner, ok := f.enter(b)
	if !ok {
		return b.hole(LastName(b.expr.Symbol))
	}
	var out []Value
	for i := range fn.Returns {
		if len(out) >= f.limit {
			break
		}
		inner.expr = &fn.Returns[i]
		out = append(out, f.fold(inner)...)
	}
	if out == nil {
		return b.hole(LastName(b.expr.Symbol))
	}
	return out[:min(len(out), f.limit)]
}

// LastName is what a symbol's owner is called: the offset of a local variable left out.
func LastName(symbol string) string {
	name := symbol[strings.LastIndexAny(symbol, "./#")+1:]
	name, _, _ = strings.Cut(name, "@")
	return name
}
