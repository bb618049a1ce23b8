package dialect

import (
	"slices"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// Inside of Summarise a symbol may still hold a name by its words, and members that only linking can find: a name stands
// between marks, its candidates parted by bars, and dot parts members from what they are members of. An assignment to a
// symbol that begins with one of the others tells the linker something and is taken out by it.
const (
	mark      = "\x01"
	dot       = "\x02"
	aliases   = "\x03" // a name is another one for a symbol
	typed     = "\x04" // a variable is of a class
	enumed    = "\x05" // a symbol is a constant of an enum
	made      = "new()"
	extension = "extension." // begins a name of what adds to a class
	keyword   = "keywords"   // the text of an object that holds arguments by their names
)

// named is the symbol of something that only its name is known of.
func named(candidates ...string) string { return mark + strings.Join(candidates, "|") + mark }

const maxSymbol = 1000 // bytes: longer chains of calls have none

// memberOf is the symbol of a member, "" when the owner has none.
func memberOf(owner, name string) string {
	if owner == "" || name == "" || len(owner) > maxSymbol {
		return ""
	}
	return owner + dot + name
}

// declared is the symbol that a definition goes by, "" for a member of something elsewhere.
func declared(symbol string) string {
	if strings.HasPrefix(symbol, mark) || strings.Contains(symbol, "()") {
		return ""
	}
	return strings.ReplaceAll(symbol, dot, ".")
}

// short is the last name of a symbol or of a qualified name.
func short(symbol string) string {
	name := strings.TrimSuffix(symbol, mark)
	name = name[strings.LastIndexAny(name, `./#\|:`+dot+mark)+1:]
	name, _, _ = strings.Cut(name, "@")
	return name
}

// library is what a symbol is called in tables: the last two names, or all of them where files are modules; "" for what
// the file itself declares.
func (s *summariser) library(symbol string) string {
	rest, ok := strings.CutPrefix(symbol, mark)
	if !ok {
		owner, name, _ := strings.Cut(symbol, dot)
		switch by := s.made[owner]; {
		case symbol == "" || strings.HasPrefix(symbol, s.sum.Path) && by == "":
			return ""
		case by != "" && name != "":
			return by + "." + name
		case by != "":
			return by
		}
		return strings.ReplaceAll(symbol, dot, ".")
	}
	name, members, _ := strings.Cut(rest, mark)
	name = name[strings.LastIndexByte(name, '|')+1:]
	if !s.modules {
		name = short(name)
	}
	for _, m := range strings.Split(members, dot) {
		if m = strings.TrimSuffix(m, "()"); m != "" && m != "new" {
			name += "." + m
		}
	}
	return name
}

func (s *summariser) local(name string, at int32) string {
	return s.sum.Path + "#" + name + "@" + strconv.Itoa(int(at))
}

// temporary is the symbol of a value that the program gives no name.
func (s *summariser) temporary(what string, n *node) string { return s.local(what, n.Start) }

// scope is a block with the names that it declares.
type scope struct {
	names    map[string]string
	outer    *scope
	function bool // the block of a function, or of the file
}

func (s *summariser) enter(function bool) (leave func()) {
	outer := s.scope
	s.scope = &scope{names: map[string]string{}, outer: outer, function: function}
	return func() { s.scope = outer }
}

// lookup finds what a name stands for, "" for one that the file does not declare.
func (s *summariser) lookup(name string) string {
	for sc := s.scope; sc != nil; sc = sc.outer {
		if symbol, ok := sc.names[name]; ok {
			return symbol
		}
	}
	return ""
}

// declare gives a variable its symbol in the innermost block.
func (s *summariser) declare(name string, at int32) string {
	symbol := s.local(name, at)
	if s.scope.outer == nil && (s.modules || s.globals || s.paths) {
		symbol = s.sum.Path + "." + name
	}
	s.scope.names[name] = symbol
	return symbol
}

// assigned is the symbol of a variable that an assignment may declare: in its function, not in what is around.
func (s *summariser) assigned(n *node) string {
	for sc := s.scope; sc != nil; sc = sc.outer {
		if symbol, ok := sc.names[n.name]; ok && (!strings.HasPrefix(symbol, mark) || sc.outer != nil) {
			return symbol
		}
		if sc.function && s.declares {
			symbol := s.local(n.name, n.Start)
			if sc.outer == nil && s.modules {
				symbol = s.sum.Path + "." + n.name
			}
			sc.names[n.name] = symbol
			return symbol
		}
	}
	return s.holder(n)
}

// class is the symbol of a class by its name as written.
func (s *summariser) class(name string) string {
	name = strings.Trim(name, " \t\n")
	if name == "" {
		return ""
	}
	if rest, ok := strings.CutPrefix(name, `\`); ok {
		return named(strings.ReplaceAll(rest, `\`, "."))
	}
	name = strings.ReplaceAll(name, `\`, ".")
	first, rest, more := strings.Cut(name, ".")
	symbol := s.lookup(first)
	if symbol == "" && more && s.paths {
		return s.path(first, rest, name)
	}
	if symbol == "" {
		symbol = s.named(first, name)
		if !strings.Contains(symbol, dot) && more && strings.Contains(symbol, name) {
			return symbol
		}
	}
	if more {
		for _, part := range strings.Split(rest, ".") {
			symbol = memberOf(symbol, part)
		}
	}
	return symbol
}

// path is the symbol of a path of modules and what stands in them.
func (s *summariser) path(first, rest, name string) string {
	switch full, ok := s.imports[first]; {
	case ok:
		return named(full + "." + rest)
	case first == "crate" || first == "std" || first == "core":
		return named(name)
	}
	return named(s.pkg+"."+name, name)
}

// named is the symbol of a class that the file does not declare: imported, or of the same package, or from a package that
// is imported as a whole.
func (s *summariser) named(first, name string) string {
	if full, ok := s.imports[first]; ok {
		return named(full)
	}
	if first != name && first == strings.ToLower(first) && s.implicit {
		return named(name) // qualified
	}
	var candidates []string
	for pkg := s.pkg; pkg != ""; pkg = pkg[:max(strings.LastIndexByte(pkg, '.'), 0)] {
		candidates = append(candidates, pkg+"."+first)
		if !s.reopens {
			break
		}
	}
	for _, w := range s.wild {
		candidates = append(candidates, w+"."+first)
	}
	if len(s.wild) != 1 || s.pkg == "" && !s.implicit {
		candidates = append(candidates, first)
	}
	return named(candidates...)
}

// holder is the symbol of what an expression names: a variable, a member, a class; "" for any other expression.
func (s *summariser) holder(n *node) string {
	if n == nil {
		return ""
	}
	switch n.op {
	case opName:
		return s.variable(n.name)
	case opType:
		return s.class(n.name)
	case opThis:
		return s.this
	case opHeld:
		return s.held
	case opCascade:
		if x := s.value(n); x.Op == code.OpRef {
			return x.Symbol
		}
	case opSuper:
		if s.super != "" {
			return s.super
		}
		return s.this
	case opConst:
		return s.constantSymbol(n.name)
	case opMember:
		return memberOf(s.holder(n.on), n.name)
	case opCall, opNew:
		if n.field && s.library(s.holder(n.on)) == "" {
			return memberOf(s.holder(n.on), n.name)
		}
		return s.result(n)
	}
	return ""
}

// isHeld reports whether a name that stands alone belongs to what the cascade around is done to: no declaration of the file
// or import has it, and of calls, that may be of a function of any other file, only those on objects of libraries do.
func (s *summariser) isHeld(n *node) bool {
	if !n.loose || s.held == "" || s.lookup(n.name) != "" || s.lookup(n.name+"()") != "" || s.imports[n.name] != "" || s.functions[n.name] != nil {
		return false
	}
	return n.op == opName || s.made[s.held] != ""
}

// isCall reports whether a name alone calls a method.
func (s *summariser) isCall(name string) bool {
	return s.reopens && s.lookup(name) == "" && s.lookup(name+"()") != ""
}

// variable is the symbol of a variable, or of a class of that name.
func (s *summariser) variable(name string) string {
	if symbol := s.lookup(name); symbol != "" {
		return symbol
	}
	if s.isCall(name) {
		return s.lookup(name+"()") + "()"
	}
	capital := name != "" && name[0] >= 'A' && name[0] <= 'Z'
	switch full, imported := s.imports[name]; {
	case imported && s.globals && s.pkg != "":
		return named(s.pkg+"."+full, full)
	case imported:
		return named(full)
	case s.paths && capital:
		return s.class(name)
	case !s.implicit:
		return ""
	case s.globals:
		return s.global(name)
	case capital && s.reopens, capital && name != strings.ToUpper(name) || capital && s.super == "" && len(s.statics) == 0:
		return s.class(name)
	case len(s.statics) > 0 && capital:
		var candidates []string
		for _, c := range s.statics {
			candidates = append(candidates, c+"."+name)
		}
		return named(append(candidates, name)...)
	case s.super != "":
		return memberOf(s.this, name)
	}
	return ""
}

// global is the symbol of a name that is declared elsewhere: outside of a class, or in the class around.
func (s *summariser) global(name string) string {
	var candidates []string
	if s.within != "" && (s.super != "" || s.cases) && (s.lookup(s.within) == s.this || s.lookup(s.within) == "") {
		candidates = append(candidates, qualified(s.pkg, s.within)+"."+name)
	}
	if s.pkg != "" {
		candidates = append(candidates, s.pkg+"."+name)
	}
	for _, w := range append(slices.Clone(s.wild), s.statics...) {
		if s.pkg != "" {
			candidates = append(candidates, s.pkg+"."+w+"."+name)
		}
		candidates = append(candidates, w+"."+name)
	}
	return named(append(candidates, name)...)
}

// constantSymbol is that of a constant of the whole program.
func (s *summariser) constantSymbol(name string) string {
	if s.cases {
		return named("case." + name)
	}
	return "const." + short(name)
}

// result is what a call gives: a member of what is called, as the linker will find it.
func (s *summariser) result(n *node) string {
	if n.op == opNew {
		return memberOf(s.class(n.name), made)
	}
	callee := s.callee(n)
	if callee == "" {
		return ""
	}
	return callee + "()"
}

// callee is the symbol of what a call calls, as far as it can be told.
func (s *summariser) callee(n *node) string {
	if symbol, ok := s.callees[n]; ok {
		return symbol
	}
	symbol := s.findCallee(n)
	s.callees[n] = symbol
	return symbol
}

func (s *summariser) findCallee(n *node) string {
	if n.op == opNew {
		return s.class(n.name)
	}
	if n.on != nil {
		if n.name == "" {
			return s.holder(n.on) // the constructor of a base class
		}
		return memberOf(s.holder(n.on), n.name)
	}
	if symbol := s.lookup(n.name + "()"); symbol != "" {
		return symbol
	}
	if symbol := s.lookup(n.name); symbol != "" && !s.implicit && !n.static {
		return symbol
	}
	switch full, imported := s.imports[n.name]; {
	case imported && s.globals && s.pkg != "":
		return named(s.pkg+"."+full, full)
	case imported:
		return named(full)
	case s.globals:
		return s.global(n.name)
	case s.implicit && len(s.statics) > 0:
		var candidates []string
		for _, c := range s.statics {
			candidates = append(candidates, c+"."+n.name)
		}
		return named(append(candidates, n.name)...)
	case s.implicit && s.this != "" && s.super != "":
		return memberOf(s.this, n.name)
	case s.paths && len(s.wild) > 0:
		return s.named(n.name, n.name)
	case s.pkg != "" && !s.implicit && !s.modules:
		return named(s.pkg+"."+n.name, n.name)
	}
	return named(n.name)
}

func ref(symbol string, at code.Span) code.Expr {
	if symbol == "" {
		return code.Expr{Op: code.OpUnknown, Span: at}
	}
	return code.Expr{Op: code.OpRef, Symbol: symbol, Span: at}
}

func literal(text string, at code.Span) code.Expr {
	return code.Expr{Op: code.OpLiteral, Text: text, Span: at}
}

func unknown(name string, at code.Span) code.Expr { return code.Expr{Text: name, Span: at} }

func field(x code.Expr, name string, at code.Span) code.Expr {
	return code.Expr{Op: code.OpField, Text: name, Args: []code.Expr{x}, Span: at}
}
