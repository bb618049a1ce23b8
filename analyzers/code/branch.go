package code

// BranchKind says when a branch runs.
type BranchKind string

const (
	BranchThen  BranchKind = "then"  // the condition holds
	BranchElse  BranchKind = "else"  // it does not
	BranchCatch BranchKind = "catch" // what it guards failed
)

// Branch is a part of a function that runs only sometimes.
type Branch struct {
	Kind  BranchKind
	Names []string // of the variables, fields and functions that the condition names, and its literals
	Ends  bool     // nothing behind it runs: it returns, throws or goes on with the next turn of a loop
	Func  int
	Test  Span // the condition; of a catch: what it guards
	Span
}

// Contains reports whether an offset lies in a range.
func (s Span) Contains(offset int32) bool { return s.Start <= offset && offset < s.End }

// Branches lists the branches of a scope, in the order of the text.
func (m *Model) Branches(s Scope) []*Branch {
	if c := m.scopes[s]; c != nil {
		return c.branches
	}
	return nil
}

// Under lists the branches of a scope that an offset lies in, or behind one of which it lies that ends the function:
// what stands there runs only as they allow.
func (m *Model) Under(s Scope, offset int32) []*Branch {
	var out []*Branch
	for _, b := range m.Branches(s) {
		if b.Contains(offset) || b.Ends && b.End <= offset && b.Kind != BranchCatch {
			out = append(out, b)
		}
	}
	return out
}

// Member is a field of a type with the name that it has in a message, where that is told beside the field.
type Member struct {
	Symbol string // what uses of the field go by
	Name   string
	Span
}

// Member gives the name in a message of the field that a symbol is, "" when nothing tells it.
func (m *Model) Member(symbol string) string { return m.members[symbol] }

// Exprs goes through every expression of a scope, each before its parts.
func (m *Model) Exprs(s Scope, visit func(*Expr)) {
	var walk func(*Expr)
	walk = func(e *Expr) {
		visit(e)
		for i := range e.Args {
			walk(&e.Args[i])
		}
	}
	if c := m.scopes[s]; c != nil {
		for _, a := range c.assigns {
			walk(&a.Value)
		}
		for _, call := range c.calls {
			for i := range call.Args {
				walk(&call.Args[i])
			}
		}
		for _, u := range c.uses {
			walk(&u.Value)
		}
		for _, e := range c.entries {
			walk(&e.Key)
			walk(&e.Value)
		}
	}
	if s.Func != TopLevel {
		for i := range s.File.Funcs[s.Func].Returns {
			walk(&s.File.Funcs[s.Func].Returns[i])
		}
	}
}
