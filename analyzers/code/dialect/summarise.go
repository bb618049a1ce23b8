package dialect

import (
	"fmt"
	"path"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// Summarise reads one file. Its symbols wait for the linker.
func Summarise(language, name string, role mleready.Role, text []byte) (*code.Summary, error) {
	d := dialectOf(language)
	if d == nil {
		return nil, fmt.Errorf("no dialect %s", language)
	}
	tree, err := d.tree(text)
	if err != nil {
		return nil, err
	}
	r := &reader{dialect: d, prefixes: map[string]bool{}, path: name, aliases: map[string]string{}}
	far := ""
	if d.module != nil {
		r.pkg, far = d.module(name)
	}
	var root []*node
	if d.nodes != nil {
		root = d.nodes(r, string(text))
	} else {
		root = d.root(r, tree.Root())
	}
	s := &summariser{
		dialect: d, pkg: r.pkg, far: far, fn: code.TopLevel, results: code.TopLevel,
		scope:    &scope{names: map[string]string{}, function: true},
		imports:  map[string]string{},
		groups:   map[string]int{},
		classes:  map[string]bool{},
		fields:   map[string]bool{},
		closures: map[string]int{},
		consts:   map[string]string{},
		made:     map[string]string{},
		pairs:    map[string][2]code.Expr{},
		read:     map[*node]code.Expr{},
		callees:  map[*node]string{},
		sum: &code.Summary{
			Path: name, Language: language, Depth: mleready.DepthSyntax, Role: role, Package: path.Dir(name), Namespace: r.pkg, Lines: code.LineStarts(text),
		},
	}
	if isSettings(name) {
		s.returned = name + offered
	}
	if s.facade != "" {
		s.tell(aliases+qualified(s.pkg, strings.TrimSuffix(path.Base(name), path.Ext(name))+s.facade), name, &node{})
	}
	if s.paths {
		whole := &node{}
		s.tell(aliases+s.pkg, name, whole)
		if far != "" {
			s.tell(aliases+far, name, whole)
		}
	}
	s.hoist(root)
	for _, n := range root {
		s.value(n)
	}
	s.offer()
	s.sum.HandOver(s.closures, declared)
	return s.sum, nil
}

// root reads all that a file holds.
func (d *dialect) root(r *reader, n sitter.Node) []*node {
	if d.paths {
		return flat(r.rustItems(n))
	}
	return r.body(n)
}

// tree parses a text by the language's grammar, if it has one.
func (d *dialect) tree(text []byte) (*sitter.Tree, error) {
	if d.nodes != nil {
		if len(text) > sitter.DefaultLimits.Bytes {
			return nil, fmt.Errorf("parse: %w", sitter.ErrLarge)
		}
		return nil, nil
	}
	if d.prepare != nil {
		text = d.prepare(text)
	}
	tree, err := sitter.Parse(grammarOf(d.name), text, sitter.DefaultLimits)
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	return tree, nil
}

// summariser walks one file. fn is the function being read, results the one that returns belong to.
type summariser struct {
	*dialect
	sum       *code.Summary
	pkg       string
	far       string            // the same for files that do not belong to it
	imports   map[string]string // full names by short ones
	wild      []string          // packages that are imported as a whole
	statics   []string          // classes whose members are
	scope     *scope
	fn        int
	results   int
	tails     *[]code.Expr // what the block or branch being read gives, nil where nobody asks
	returned  string       // symbol that returned values go to where results is no function
	this      string       // symbol of the class around
	super     string       // of its base class
	within    string       // name of the class around
	loop      int
	loopStart int32
	depth     int
	groups    map[string]int          // the group that a variable already has
	classes   map[string]bool         // symbols whose members go by a name of their own
	fields    map[string]bool         // of these, the members that have an entry
	closures  map[string]int          // functions that are read as a part of the one around them
	consts    map[string]string       // values of variables that are given a plain string
	made      map[string]string       // what of a library a variable is made by, or its class
	pairs     map[string][2]code.Expr // variables that hold a key with its value
	read      map[*node]code.Expr     // calls and objects that were read
	callees   map[*node]string        // symbols of calls that were looked up
	given     []over                  // what the next function's parameters get
	naming    string                  // the variable that the next value is given to
	held      string                  // what the cascade around is done to
}

// hoist declares what the file declares before any of it is read.
func (s *summariser) hoist(all []*node) {
	for _, n := range all {
		switch n.op {
		case opImport:
			s.imported(n)
		case opClass:
			if n.more {
				continue
			}
			symbol := s.sum.Path + "." + n.name
			s.scope.names[n.name] = symbol
			if !s.reopens {
				s.announce(n.name, symbol, n)
			}
		case opFunc:
			symbol := s.sum.Path + "." + n.name
			s.scope.names[n.name+"()"] = symbol
			if s.modules {
				s.scope.names[n.name] = symbol
			}
			s.announce(n.name, symbol, n)
		case opAssign:
			if s.reopens && n.on.isConstant() && s.scope.names[n.on.name] == "" {
				s.scope.names[n.on.name] = s.sum.Path + "." + n.on.name
				s.tell(aliases+n.on.name, s.sum.Path+"."+n.on.name, n)
			}
			if s.modules && n.on.is(opName) && s.scope.names[n.on.name] == "" {
				s.scope.names[n.on.name] = s.sum.Path + "." + n.on.name
			}
		case opVar, opField:
			if s.globals || s.paths {
				s.announce(n.name, s.declare(n.name, n.named.Start), n)
			}
		case opBlock, opLoop:
			s.hoist(n.args)
			s.hoist(n.body)
		case opIf, opTry:
			s.hoist(n.body)
			s.hoist(n.els)
		}
	}
}

// announce tells other files a symbol by its names.
func (s *summariser) announce(name, symbol string, n *node) {
	s.tell(aliases+qualified(s.pkg, name), symbol, n)
	if s.far != "" {
		s.tell(aliases+qualified(s.far, name), symbol, n)
	}
}

func qualified(pkg, name string) string {
	if pkg == "" {
		return name
	}
	return pkg + "." + name
}

// tell leaves a word for the linker.
func (s *summariser) tell(what, symbol string, n *node) {
	s.sum.Assigns = append(s.sum.Assigns, code.Assign{Symbol: what, Value: ref(symbol, n.Span), Func: code.TopLevel, Span: n.Span})
}

func (s *summariser) imported(n *node) {
	s.sum.Imports = append(s.sum.Imports, code.Import{Path: strings.TrimSuffix(n.name, ".*"), Span: n.Span})
	full := strings.ReplaceAll(n.name, `\`, ".")
	switch {
	case n.typ == "*" && n.static:
		s.statics = append(s.statics, strings.TrimSuffix(full, ".*"))
	case n.typ == "*":
		s.wild = append(s.wild, strings.TrimSuffix(full, ".*"))
	case n.typ != "":
		s.imports[n.typ] = full
		switch {
		case s.modules:
			s.scope.names[n.typ] = named(full)
			s.tell(aliases+s.sum.Path+"."+n.typ, named(full), n)
		case n.field:
			s.announce(n.typ, named(full), n)
		}
	}
}

// put records an assignment that says something. An object without a name is the symbol's own from then on.
func (s *summariser) put(symbol string, e code.Expr, grow bool, at code.Span) {
	symbol = declared(symbol)
	if e.Op == code.OpObject && symbol != "" {
		g := &s.sum.Groups[e.Group]
		if g.Symbol == "" || g.Symbol == symbol {
			g.Symbol = symbol
			if headerName(short(symbol)) && g.Kind == code.GroupMap {
				g.Kind = code.GroupHeaders
			}
			if _, ok := s.groups[symbol]; !ok {
				s.groups[symbol] = e.Group
			}
			return
		}
		e = ref(g.Symbol, e.Span)
	}
	if symbol == "" || e.Op == code.OpRef && declared(e.Symbol) == symbol {
		return
	}
	if e.Op == code.OpLiteral && !grow {
		s.consts[symbol] = e.Text
	}
	s.sum.Assigns = append(s.sum.Assigns, code.Assign{
		Symbol: symbol, Value: e, Append: grow, Loop: s.loop > 0, LoopStart: s.loopStart, Func: s.fn, Span: at,
	})
}

// over is what a loop goes through, or what a function without a name gets.
type over struct {
	value  code.Expr
	pairs  bool   // each element is a key with its value
	direct bool   // the value itself, not its elements
	alias  string // the symbol that the parameter is another name for
}
