package code

import (
	"cmp"
	"slices"
	"strings"

	"mleready"
)

// Model is a program: all summaries joined by their symbols. It is not for several goroutines at once.
type Model struct {
	Files []*Summary // sorted by path

	funcs   map[string]Scope
	assigns map[string][]assignAt // those of tests left out
	tested  map[string][]assignAt // those of tests
	params  map[string]bool       // whose first value is a caller's
	paramAt map[string]groupAt    // the function that has a parameter, by its index in the file
	members map[string]string     // names in messages of fields, by symbol
	groups  map[string][]groupAt  // by the symbol that holds the object
	entries map[groupAt][]*Entry
	callers map[string][]callAt
	scopes  map[Scope]*contents
	open    map[Scope]bool // functions whose entries wait for a caller's arguments
	shared  shared
	formed  formed
}

// Scope is a function, or with Func TopLevel what stands outside of all functions of a file.
type Scope struct {
	File *Summary
	Func int
}

type assignAt struct {
	file *Summary
	*Assign
}

type groupAt struct {
	file  *Summary
	index int
}

type callAt struct {
	file *Summary
	*Call
}

// contents are the parts of a scope, in the order of the text.
type contents struct {
	assigns  []*Assign
	calls    []*Call
	entries  []*Entry
	uses     []*Use
	groups   []int // of the file
	callees  []Scope
	branches []*Branch
}

// Join makes one model of summaries. They are not copied and must not change afterwards.
func Join(summaries []*Summary) *Model {
	m := &Model{
		Files:   slices.SortedFunc(slices.Values(summaries), func(a, b *Summary) int { return cmp.Compare(a.Path, b.Path) }),
		funcs:   map[string]Scope{},
		assigns: map[string][]assignAt{},
		tested:  map[string][]assignAt{},
		params:  map[string]bool{},
		paramAt: map[string]groupAt{},
		members: map[string]string{},
		groups:  map[string][]groupAt{},
		entries: map[groupAt][]*Entry{},
		callers: map[string][]callAt{},
		scopes:  map[Scope]*contents{},
		open:    map[Scope]bool{},
		shared:  shared{values: map[string][]Value{}},
		formed:  formed{texts: map[Scope][]Text{}, fields: map[Scope][]Field{}, objects: map[Scope][]Object{}},
	}
	for _, f := range m.Files {
		m.add(f)
	}
	m.dropTests()
	m.findOpen()
	for s, c := range m.scopes {
		c.callees = m.calleesOf(s, c.calls)
	}
	return m
}

// dropTests leaves out the calls of tests to what is no test: what a test hands over says nothing about the program.
func (m *Model) dropTests() {
	for symbol, calls := range m.callers {
		if callee, ok := m.funcs[symbol]; ok && callee.File.Role != mleready.RoleTest {
			m.callers[symbol] = slices.DeleteFunc(calls, func(c callAt) bool { return c.file.Role == mleready.RoleTest })
		}
	}
}

// assigned lists what a symbol is given, as a file sees it: what a test gives to the field of a type, say, is seen by
// tests alone.
func (m *Model) assigned(symbol string, from *Summary) []assignAt {
	if from.Role != mleready.RoleTest || len(m.tested[symbol]) == 0 {
		return m.assigns[symbol]
	}
	return slices.Concat(m.assigns[symbol], m.tested[symbol])
}

func (m *Model) add(f *Summary) {
	f.stretches = stretchesOf(f.Funcs)
	for i := range f.Funcs {
		if _, dup := m.funcs[f.Funcs[i].Symbol]; !dup {
			m.funcs[f.Funcs[i].Symbol] = Scope{f, i}
		}
		if f.Funcs[i].Start == f.Funcs[i].End {
			continue // a function that a variable holds: its parameters are assigned at its calls
		}
		for _, p := range f.Funcs[i].Params {
			m.params[p] = true
			m.paramAt[p] = groupAt{f, i}
		}
	}
	for i := range f.Assigns {
		a := &f.Assigns[i]
		by := m.assigns
		if f.Role == mleready.RoleTest {
			by = m.tested
		}
		by[a.Symbol] = append(by[a.Symbol], assignAt{f, a})
		m.scope(f, a.Func).assigns = append(m.scope(f, a.Func).assigns, a)
	}
	for i := range f.Calls {
		c := &f.Calls[i]
		if c.Callee != "" {
			m.callers[c.Callee] = append(m.callers[c.Callee], callAt{f, c})
		}
		m.scope(f, c.Func).calls = append(m.scope(f, c.Func).calls, c)
	}
	for i := range f.Groups {
		if s := f.Groups[i].Symbol; s != "" {
			m.groups[s] = append(m.groups[s], groupAt{f, i})
		}
		in := m.scope(f, f.Groups[i].Func)
		in.groups = append(in.groups, i)
	}
	for i := range f.Entries {
		e := &f.Entries[i]
		m.entries[groupAt{f, e.Group}] = append(m.entries[groupAt{f, e.Group}], e)
		m.scope(f, e.Func).entries = append(m.scope(f, e.Func).entries, e)
	}
	for i := range f.Branches {
		b := &f.Branches[i]
		m.scope(f, b.Func).branches = append(m.scope(f, b.Func).branches, b)
	}
	for _, x := range f.Members {
		m.members[x.Symbol] = x.Name
	}
	for i := range f.Uses {
		u := &f.Uses[i]
		m.scope(f, u.Func).uses = append(m.scope(f, u.Func).uses, u)
	}
}

func (m *Model) scope(f *Summary, fn int) *contents {
	s := Scope{f, fn}
	if m.scopes[s] == nil {
		m.scopes[s] = &contents{}
	}
	return m.scopes[s]
}

// Scopes lists every function and top level that holds anything, by path and position.
func (m *Model) Scopes() []Scope {
	var all []Scope
	for _, f := range m.Files {
		for fn := TopLevel; fn < len(f.Funcs); fn++ {
			if m.scopes[Scope{f, fn}] != nil || fn != TopLevel {
				all = append(all, Scope{f, fn})
			}
		}
	}
	return all
}

// Speaking lists the scopes of files that can say something about the merchant: no tests, documents and copies of others'
// code.
func (m *Model) Speaking() []Scope {
	return slices.DeleteFunc(m.Scopes(), func(s Scope) bool {
		return s.File.Role == mleready.RoleTest || s.File.Role == mleready.RoleDocs || s.File.Role == mleready.RoleVendored
	})
}

// Name is the function's name, "" at top level.
func (s Scope) Name() string {
	if s.Func == TopLevel {
		return ""
	}
	return s.File.Funcs[s.Func].Name
}

// At is the place of a span of the scope's file.
func (s Scope) At(span Span) Place { return Place{s.File, span} }

// ScopeAt is the function around a place, or its file's top level.
func ScopeAt(p Place) Scope { return Scope{p.File, p.File.FuncAt(p.Start)} }

// Calls lists the calls that stand in a scope.
func (m *Model) Calls(s Scope) []*Call {
	if c := m.scopes[s]; c != nil {
		return c.calls
	}
	return nil
}

// Uses lists the uses that stand in a scope.
func (m *Model) Uses(s Scope) []*Use {
	if c := m.scopes[s]; c != nil {
		return c.uses
	}
	return nil
}

// Callees lists the functions of the program that a scope calls, each once, in the order of the first call.
func (m *Model) Callees(s Scope) []Scope {
	if c := m.scopes[s]; c != nil {
		return slices.Clone(c.callees)
	}
	return nil
}

func (m *Model) calleesOf(s Scope, calls []*Call) []Scope {
	var out []Scope
	seen := map[Scope]bool{}
	for _, call := range calls {
		if f, ok := m.funcs[call.Callee]; ok && f != s && !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	return out
}

// Callers lists the scopes that call a function, each once, sorted.
func (m *Model) Callers(s Scope) []Scope {
	if s.Func == TopLevel {
		return nil
	}
	var out []Scope
	seen := map[Scope]bool{s: true}
	for _, c := range m.callers[s.File.Funcs[s.Func].Symbol] {
		if from := (Scope{c.file, c.Func}); !seen[from] {
			seen[from] = true
			out = append(out, from)
		}
	}
	return out
}

// Declares reports whether the program itself is the package at a path, or holds packages below it. Copies of others'
// code do not count.
func (m *Model) Declares(path string) bool {
	return slices.ContainsFunc(m.Files, func(f *Summary) bool {
		return f.Role != mleready.RoleVendored && (f.Package == path || strings.HasPrefix(f.Package, path+"/"))
	})
}
