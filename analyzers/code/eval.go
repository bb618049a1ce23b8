package code

import "strings"

// Folding is bounded so that no program, however written, costs more than a moment: what goes over a bound becomes a
// hole.
const (
	maxAlternatives = 16  // strings that one expression may have
	maxElements     = 128 // of a list, or keys of an object
	maxDepth        = 12  // references and calls followed
	maxParts        = 256 // parts of one value
	maxSteps        = 4000
)

// env binds a function's parameters to what a caller hands over.
type env map[string]bound

// bound is an expression with everything that is needed to fold it. at is set once folding has left the scope under
// view: from there on every part is placed where it was left.
type bound struct {
	file *Summary
	expr *Expr
	env  env
	at   *Place
	via  Scope // the first function called on the way
	loop bool  // an item appended in a loop
}

type folder struct {
	m     *Model
	home  Scope
	steps int
	stack []string // symbols being folded, to cut recursion
}

func (m *Model) folder(home Scope) *folder { return &folder{m: m, home: home} }

// Fold gives the strings that an expression of a scope may have.
func (m *Model) Fold(s Scope, e *Expr) []Value {
	return m.folder(s).fold(bound{file: s.File, expr: e})
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

// leave is the same expression seen from where the scope under view refers to something outside of it.
func (b bound) leave() *Place {
	if b.at != nil {
		return b.at
	}
	return &Place{b.file, b.expr.Span}
}

func (f *folder) fold(b bound) []Value {
	f.steps++
	if f.steps > maxSteps || len(f.stack) > maxDepth {
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
	}
	return b.hole(b.expr.Text)
}

func (f *folder) concat(b bound) []Value {
	out := []Value{nil}
	for i := range b.expr.Args {
		out = product(out, f.fold(b.arg(i)))
	}
	return out
}

// product appends each tail to each head, as far as the bounds go.
func product(heads, tails []Value) []Value {
	var out []Value
	for _, h := range heads {
		for _, t := range tails {
			if len(out) == maxAlternatives || len(h)+len(t) > maxParts {
				return out
			}
			out = append(out, append(h[:len(h):len(h)], t...))
		}
	}
	return out
}

func (f *folder) join(b bound) []Value {
	if len(b.expr.Args) < 2 {
		return b.hole("")
	}
	seps := f.fold(b.arg(0))
	var items []bound
	for i := 1; i < len(b.expr.Args); i++ {
		list, ok := f.list(b.arg(i))
		if !ok {
			list = []bound{b.arg(i)}
		}
		items = append(items, list...)
	}
	return f.joined(seps[0], items)
}

// spaced is a list used as if it were a string: libraries join header lists by spaces.
func (f *folder) spaced(b bound) []Value {
	items, _ := f.list(b)
	return f.joined(b.literal(" ")[0], items)
}

func (f *folder) joined(sep Value, items []bound) []Value {
	out := []Value{nil}
	for i, item := range items {
		if i > 0 {
			out = product(out, []Value{sep})
		}
		values := f.fold(item)
		if item.loop {
			values = sequence(values, sep)
		}
		out = product(out, values)
	}
	return out
}

// sequence is what a loop makes: all values one after the other.
func sequence(values []Value, sep Value) []Value {
	var all Value
	for i, v := range values {
		if len(all)+len(v) > maxParts {
			break
		}
		if i > 0 {
			all = append(all, sep...)
		}
		all = append(all, v...)
	}
	return []Value{all}
}

// list gives the elements of a list: a literal one, or a variable's with all that is appended to it.
func (f *folder) list(b bound) ([]bound, bool) {
	switch b.expr.Op {
	case OpList:
		var out []bound
		for i := range b.expr.Args {
			if len(out) == maxElements {
				break
			}
			out = append(out, b.arg(i))
		}
		return out, true
	case OpRef:
		return f.listRef(b)
	case OpCall:
		callee, inner, ok := f.enter(b)
		if !ok {
			return nil, false
		}
		defer f.pop()
		for i := range callee.Returns {
			inner.expr = &callee.Returns[i]
			if items, ok := f.list(inner); ok {
				return items, true
			}
		}
	}
	return nil, false
}

func (f *folder) listRef(b bound) ([]bound, bool) {
	if arg, ok := b.env[b.expr.Symbol]; ok {
		return f.list(arg)
	}
	if !f.push(b.expr.Symbol) {
		return nil, false
	}
	defer f.pop()
	var out []bound
	found := false
	for _, a := range f.m.assigns[b.expr.Symbol] {
		items, ok := f.list(f.seen(b, a))
		switch {
		case ok && !a.Append && found && len(out) > 0:
			continue // a second value: the first one stands for the variable
		case ok:
			out, found = append(out, items...), true
		case a.Append:
			out = append(out, f.seen(b, a))
		}
		if len(out) > maxElements {
			return out[:maxElements], true
		}
	}
	return out, found || len(out) > 0
}

// seen is the value of an assignment as the reference b sees it: in place when it stands in the scope under view.
func (f *folder) seen(b bound, a assignAt) bound {
	inner := bound{file: a.file, expr: &a.Value, env: b.env, at: b.at, via: b.via, loop: a.Loop}
	if b.at == nil && (Scope{a.file, a.Func}) != f.home {
		inner.at = b.leave()
	}
	return inner
}

func (f *folder) push(symbol string) bool {
	for _, s := range f.stack {
		if s == symbol {
			return false
		}
	}
	f.stack = append(f.stack, symbol)
	return true
}

func (f *folder) pop() { f.stack = f.stack[:len(f.stack)-1] }

func (f *folder) ref(b bound) []Value {
	symbol := b.expr.Symbol
	if arg, ok := b.env[symbol]; ok {
		return f.fold(arg)
	}
	assigns := f.m.assigns[symbol]
	if len(assigns) == 0 {
		if b.expr.Known {
			return b.literal(b.expr.Text)
		}
		return b.hole(lastName(symbol))
	}
	if !f.push(symbol) {
		return b.hole(lastName(symbol))
	}
	defer f.pop()
	var out, tail []Value
	for _, a := range assigns {
		if a.Append {
			if tail == nil {
				tail = []Value{nil}
			}
			values := f.fold(f.seen(b, a))
			if a.Loop {
				values = sequence(values, nil)
			}
			tail = product(tail, values)
		} else if len(out) < maxAlternatives {
			out = append(out, f.fold(f.seen(b, a))...)
		}
	}
	if tail == nil {
		return out[:min(len(out), maxAlternatives)]
	}
	if out == nil {
		return tail
	}
	return product(out, tail)
}

// enter goes into a called function of the program, with its parameters bound to the arguments. The caller pops.
func (f *folder) enter(b bound) (*Func, bound, bool) {
	callee, ok := f.m.funcs[b.expr.Symbol]
	if !ok || !f.push(b.expr.Symbol+"()") {
		return nil, bound{}, false
	}
	fn := &callee.File.Funcs[callee.Func]
	args := make([]bound, len(b.expr.Args))
	for i := range args {
		args[i] = b.arg(i)
	}
	inner := bound{file: callee.File, env: bind(fn, args), at: b.leave(), via: b.via}
	if inner.via.File == nil {
		inner.via = callee
	}
	return fn, inner, true
}

// bind pairs parameters with arguments.
func bind(fn *Func, args []bound) env {
	e := env{}
	for i, p := range fn.Params {
		if p != "" && i < len(args) {
			e[p] = args[i]
		}
	}
	return e
}

func (f *folder) call(b bound) []Value {
	fn, inner, ok := f.enter(b)
	if !ok {
		return b.hole(lastName(b.expr.Symbol))
	}
	defer f.pop()
	var out []Value
	for i := range fn.Returns {
		if len(out) >= maxAlternatives {
			break
		}
		inner.expr = &fn.Returns[i]
		out = append(out, f.fold(inner)...)
	}
	if out == nil {
		return b.hole(lastName(b.expr.Symbol))
	}
	return out
}

func lastName(symbol string) string {
	return symbol[strings.LastIndexAny(symbol, "./#")+1:]
}
