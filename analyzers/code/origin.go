package code

import (
	"slices"
)

// Origin is an expression that a value may come from, followed as far as the program shows it. A parameter that no
// caller fills, a call of somebody else's function, an object or a literal is one.
type Origin struct {
	Scope
	Expr *Expr
	// Mixed says that the value may also come from elsewhere: one of several assignments gave it.
	Mixed bool
}

// At is the place of the expression.
func (o Origin) At() Place { return Place{o.File, o.Expr.Span} }

const maxOrigins = 64 // of one value

// tracer follows a value back. It knows no strings: only which expression hands which on.
type tracer struct {
	m     *Model
	seen  map[*Expr]bool
	steps int
	out   []Origin
	// through names the operands that a call of somebody else's function hands on; none ends the way there.
	through func(call *Expr) []int
}

// Origins follows the value of an expression back through variables, fields, parameters and functions of the program.
// through says which operands the result of a library's function consists of; nil for none.
//
// In the function of the expression itself only assignments that stand before it count.
func (m *Model) Origins(s Scope, e *Expr, through func(call *Expr) []int) []Origin {
	t := &tracer{m: m, seen: map[*Expr]bool{}, through: through}
	t.follow(s, e, 0)
	if len(t.out) > 1 {
		for i := range t.out {
			t.out[i].Mixed = true
		}
	}
	return t.out
}

func (t *tracer) follow(s Scope, e *Expr, depth int) {
	if t.steps++; t.seen[e] || t.steps > maxSteps || depth > 4*maxDepth || len(t.out) >= maxOrigins {
		return
	}
	t.seen[e] = true
	switch e.Op {
	case OpRef:
		t.variable(s, e, depth)
	case OpCall:
		t.called(s, e, depth)
	case OpConcat, OpList:
		t.all(s, e.Args, depth)
	case OpJoin:
		t.all(s, e.Args[min(1, len(e.Args)):], depth)
	default:
		t.leaf(s, e)
	}
}

func (t *tracer) leaf(s Scope, e *Expr) { t.out = append(t.out, Origin{Scope: s, Expr: e}) }

func (t *tracer) all(s Scope, args []Expr, depth int) {
	for i := range args {
		t.follow(s, &args[i], depth+1)
	}
}

// variable follows what a symbol is given: by assignments, and by callers when it is a parameter.
func (t *tracer) variable(s Scope, e *Expr, depth int) {
	found := false
	assigns := t.m.assigned(e.Symbol, s.File)
	for _, a := range assigns {
		from := Scope{a.file, a.Func}
		if from == s && a.Start >= e.Start && depth == 0 {
			continue
		}
		if a.Value.Op != OpRef || a.Value.Symbol != e.Symbol {
			t.follow(from, &a.Value, depth+1)
			found = true
		}
	}
	found = t.held(s, e, depth) || found
	if t.m.params[e.Symbol] {
		found = t.handed(s, e.Symbol, depth) || found && len(assigns) > 0 && !t.outside(s, e)
	}
	if !found {
		t.leaf(s, e)
	}
}

// held adds the objects that a variable is made as without an assignment of its own.
func (t *tracer) held(s Scope, e *Expr, depth int) bool {
	found := false
	for _, g := range t.m.groups[e.Symbol] {
		group := &g.file.Groups[g.index]
		from := Scope{g.file, group.Func}
		assigned := slices.ContainsFunc(t.m.assigned(e.Symbol, g.file), func(a assignAt) bool {
			return a.file == g.file && a.Value.Op == OpObject && a.Value.Group == g.index
		})
		if !assigned && (from != s || group.Start < e.Start || depth > 0) {
			t.leaf(from, &Expr{Op: OpObject, Group: g.index, Span: group.Span})
			found = true
		}
	}
	return found
}

// outside adds the parameter itself, which a caller outside of the program may fill.
func (t *tracer) outside(s Scope, e *Expr) bool {
	t.leaf(s, e)
	return false
}

// handed follows what callers give for a parameter; false when there is no caller.
func (t *tracer) handed(s Scope, param string, depth int) bool {
	fn, index, ok := t.m.paramOf(param)
	if !ok {
		return false
	}
	found := false
	for _, c := range t.m.callers[fn] {
		if index < len(c.Args) {
			found = true
			t.follow(Scope{c.file, c.Func}, &c.Args[index], depth+1)
		}
	}
	return found
}

// paramOf finds the function that has a parameter.
func (m *Model) paramOf(param string) (function string, index int, ok bool) {
	at, ok := m.paramAt[param]
	if !ok {
		return "", 0, false
	}
	fn := &at.file.Funcs[at.index]
	for i, p := range fn.Params {
		if p == param {
			return fn.Symbol, i, true
		}
	}
	return "", 0, false
}

// called follows what a function returns.
func (t *tracer) called(s Scope, e *Expr, depth int) {
	if callee, ok := t.m.funcs[e.Symbol]; ok && len(callee.File.Funcs[callee.Func].Returns) > 0 {
		fn := &callee.File.Funcs[callee.Func]
		for i := range fn.Returns {
			t.follow(callee, &fn.Returns[i], depth+1)
		}
		return
	}
	if t.through != nil {
		if on := t.through(e); len(on) > 0 {
			for _, i := range on {
				if i < len(e.Args) {
					t.follow(s, &e.Args[i], depth+1)
				}
			}
			return
		}
	}
	t.leaf(s, e)
}
