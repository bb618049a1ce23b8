package javascript

import (
	"cmp"
	"path"
	"strings"

	"mleready/analyzers/code"
)

const maxAliases = 24 // names followed for one symbol

// follow is the symbol that another one is only a name for. Each symbol is followed once: names may lead in circles, and
// an object may spread many that spread it.
func (l *linker) follow(symbol string) string {
	if s, ok := l.aliases[symbol]; ok {
		return cmp.Or(s, symbol)
	}
	l.aliases[symbol] = ""
	s := l.followed(symbol)
	l.aliases[symbol] = s
	return s
}

func (l *linker) followed(symbol string) string {
	for range maxAliases {
		if l.funcs[symbol] != nil || len(l.assigns[symbol]) == 0 {
			return symbol
		}
		next := ""
		for _, a := range l.assigns[symbol] {
			switch a.Value.Op {
			case code.OpRef, code.OpCall, code.OpField:
			default:
				continue
			}
			target := l.target(l.owner(a.Symbol), &a.Value)
			if target == "" || next != "" && next != target && l.follow(next) != l.follow(target) {
				return symbol // names of different things
			}
			next = target
		}
		if next == "" || next == symbol {
			return symbol
		}
		symbol = next
	}
	return symbol
}

// target is the symbol that a value is another name for: that of a reference, the class that new makes, the object
// that a function returns; "" for any other value.
func (l *linker) target(file string, e *code.Expr) string {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxAliases {
		return ""
	}
	switch e.Op {
	case code.OpRef:
		return l.resolve(file, e.Symbol)
	case code.OpField:
		if base := l.target(file, &e.Args[0]); base != "" {
			if symbol := l.member(base, e.Text); l.known(symbol) {
				return symbol
			}
		}
	case code.OpCall:
		symbol := l.follow(l.resolve(file, e.Symbol))
		switch {
		case l.class(symbol) || symbol != "" && !l.inTree(symbol):
			return symbol // an object of a class, or of a library
		case l.funcs[symbol] != nil && l.known(symbol+"()"):
			return symbol + "()"
		}
	}
	return ""
}

// class reports whether a symbol is that of a class, or of a function used like one.
func (l *linker) class(symbol string) bool {
	return len(l.groups[symbol]) > 0 && l.funcs[symbol] != nil
}

// member is the symbol of a member, whatever name its owner has.
func (l *linker) member(owner, name string) string {
	key := [2]string{owner, name}
	if s, ok := l.members[key]; ok {
		return cmp.Or(s, owner+"."+name)
	}
	l.members[key] = ""
	s := l.findMember(owner, name)
	l.members[key] = s
	return s
}

func (l *linker) findMember(owner, name string) string {
	l.depth++
	defer func() { l.depth-- }()
	direct := owner + "." + name
	if l.depth > maxAliases || l.known(direct) {
		return direct
	}
	if owner == envSymbol {
		return owner + name
	}
	base := l.follow(owner)
	direct = base + "." + name
	switch {
	case l.known(direct) || !l.inTree(base):
		return direct
	case data[path.Ext(base)] && !l.files[base]:
		return base + "#" + name
	case data[path.Ext(l.owner(base))] && strings.Contains(base, "#"):
		return direct
	}
	if found := l.entry(base, name); found != "" {
		return found
	}
	if name == "default" && strings.HasSuffix(base, ".exports") {
		return base
	}
	return direct
}

// entry finds a member among the entries of an object, and in what the object spreads or inherits.
func (l *linker) entry(owner, name string) string {
	if l.depth > maxAliases {
		return ""
	}
	for _, g := range l.groups[owner] {
		for _, e := range g.entries {
			if !e.Spread && e.Key.Op == code.OpLiteral && e.Key.Text == name && e.Value.Op == code.OpRef {
				return l.resolve(g.file, e.Value.Symbol)
			}
		}
	}
	for _, g := range l.groups[owner] {
		for _, e := range g.entries {
			if e.Spread && e.Value.Op == code.OpRef {
				from := l.resolve(g.file, e.Value.Symbol)
				if symbol := l.member(from, name); from != owner && l.known(symbol) {
					return symbol
				}
			}
		}
	}
	return ""
}

// callee gives the final name of what is called: the function behind all its names.
func (l *linker) callee(file, symbol string) string {
	if symbol == "" {
		return ""
	}
	found := l.follow(l.resolve(file, symbol))
	return cmp.Or(strings.TrimSuffix(found, dot), symbol)
}

// handed gives the parameters of a constructor what it is called with: the fields keep it, and who reads them does so
// elsewhere.
func handed(f *code.Func, c *code.Call) []code.Assign {
	var out []code.Assign
	for i, p := range f.Params {
		if p != "" && i < len(c.Args) && c.Args[i].Op != code.OpUnknown {
			out = append(out, code.Assign{Symbol: p, Value: c.Args[i], Func: c.Func, Span: c.Args[i].Span})
		}
	}
	return out
}
