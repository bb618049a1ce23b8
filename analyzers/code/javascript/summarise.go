package javascript

import (
	"fmt"
	"path"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/sitter"
)

// Summarise reads one file. Its symbols wait for Link.
func Summarise(language, name string, role mleready.Role, text []byte) (*code.Summary, error) {
	script, grammar := scripts(name, text)
	if minified(script) {
		return nil, ErrMinified
	}
	tree, err := sitter.Parse(grammarOf(grammar), script, sitter.DefaultLimits)
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	s := &summariser{
		fn: code.TopLevel, results: code.TopLevel,
		scope:    &scope{names: map[string]string{}, top: true},
		groups:   map[string]int{},
		classes:  map[string]bool{},
		fields:   map[string]bool{},
		closures: map[string]int{},
		resolve:  map[string]string{},
		consts:   map[string]string{},
		made:     map[string]string{},
		pairs:    map[string]code.Expr{},
		sum: &code.Summary{
			Path: name, Language: language, Depth: mleready.DepthSyntax, Role: role, Package: path.Dir(name),
			Lines: code.LineStarts(text),
		},
	}
	s.block(tree.Root(), s.scope)
	s.sum.HandOver(s.closures, declared)
	return s.sum, nil
}

// summariser walks one file. fn is the function being read, results the one that returns belong to.
type summariser struct {
	sum       *code.Summary
	scope     *scope
	fn        int
	results   int
	returned  string // symbol that returned values go to where results is no function
	this      string // symbol of the object or class around
	super     string // symbol of its base class
	loop      int    // depth of loops
	loopStart int32  // offset of the outermost one
	depth     int
	groups    map[string]int       // the group that a variable already has
	classes   map[string]bool      // symbols whose members go by a name of their own
	fields    map[string]bool      // of these, the members that have an entry
	closures  map[string]int       // functions that are read as a part of the one around them
	resolve   map[string]string    // what resolves a promise, and the symbol that the promise's value has
	consts    map[string]string    // values of variables that are given a plain string
	made      map[string]string    // what of a library a variable is made by
	pairs     map[string]code.Expr // variables that hold a key with its value
	given     []over               // what the next function's parameters get
	keyHash   string               // hash function of the key that was imported last
	naming    string               // the variable that what new makes is given to
}

// block reads the statements of a block in a scope of its own; fn is the scope that var belongs to.
func (s *summariser) block(n sitter.Node, fn *scope) {
	s.hoist(n, fn)
	for c := range n.Children() {
		s.statement(c)
	}
}

// nested reads a block inside a function.
func (s *summariser) nested(n sitter.Node) {
	if n.Kind() != "statement_block" {
		s.statement(n)
		return
	}
	defer s.enter()()
	s.block(n, s.scope)
}

// function reads a function that goes by a symbol. Outside of any function, and as a method, it is one of its own;
// inside of a function its body is a part of the function around it, so that what it does counts there, and it has
// parameters and results but no span.
func (s *summariser) function(symbol, name string, n sitter.Node, method bool) int {
	index := len(s.sum.Funcs)
	own := method || s.fn == code.TopLevel
	at := span(n)
	if !own {
		at.End = at.Start
		s.closures[symbol] = index
	}
	s.sum.Funcs = append(s.sum.Funcs, code.Func{Symbol: symbol, Name: name, Span: at})
	saved := *s
	s.results, s.returned = index, ""
	if own {
		s.fn, s.loop = index, 0
	}
	s.body(n, index)
	s.fn, s.results, s.returned, s.loop, s.loopStart = saved.fn, saved.results, saved.returned, saved.loop, saved.loopStart
	return index
}

// body reads parameters and body of any function.
func (s *summariser) body(n sitter.Node, index int) {
	if s.depth > maxNested {
		return
	}
	s.depth++
	defer func() { s.depth-- }()
	defer s.enter()()
	s.parameters(n, index)
	switch b := n.Field("body"); b.Kind() {
	case "":
	case "statement_block":
		s.block(b, s.scope)
	default:
		s.yield(s.value(b))
	}
}

// yield is a value that the function returns.
func (s *summariser) yield(v code.Expr) {
	switch {
	case s.returned != "":
		s.put(s.returned, v, false, v.Span)
	case s.results != code.TopLevel:
		s.sum.Funcs[s.results].Returns = append(s.sum.Funcs[s.results].Returns, v)
	}
}

// parameters declares the parameters of the function at an index of Funcs, TopLevel for a function without an entry.
func (s *summariser) parameters(n sitter.Node, index int) {
	var params []string
	given := s.given
	s.given = nil
	list := n.Field("parameters")
	if one := n.Field("parameter"); one.Is() {
		s.pattern(s.scope, one)
		params = append(params, s.lookup(one.Text()))
		if len(given) > 0 {
			s.element(one, given[0])
		}
	}
	for p := range list.Children() {
		pat, value := p, sitter.Node{}
		switch p.Kind() {
		case "required_parameter", "optional_parameter":
			pat, value = p.Field("pattern"), p.Field("value")
			if pat.Text() == "this" {
				continue
			}
		case "assignment_pattern":
			pat, value = p.Field("left"), p.Field("right")
		}
		if pat.Kind() == "rest_pattern" {
			pat = pat.Child(0)
		}
		i := len(params)
		params = append(params, s.parameter(p, pat, value, i < len(given)))
		if i < len(given) {
			s.element(pat, given[i])
		}
	}
	if index != code.TopLevel {
		s.sum.Funcs[index].Params = params
	}
}

// parameter declares one parameter and gives its symbol. A pattern takes its names out of a parameter without a name,
// unless what it is given is known.
func (s *summariser) parameter(p, pat, value sitter.Node, given bool) string {
	s.pattern(s.scope, pat)
	symbol := s.temporary("param", p)
	if pat.Kind() == "identifier" {
		symbol = s.lookup(pat.Text())
		s.annotated(symbol, p)
	}
	if value.Is() {
		s.assign(symbol, value, p)
	}
	if pat.Kind() != "identifier" && !given {
		s.destructure(pat, ref(symbol, span(pat)))
	}
	return symbol
}

// annotated gives a variable the class that its type names: a dependency that a framework hands in.
func (s *summariser) annotated(symbol string, p sitter.Node) {
	t := p.Field("type").Child(0)
	if t.Kind() != "type_identifier" {
		return
	}
	if class := s.lookup(t.Text()); class != "" && class != symbol {
		s.put(symbol, ref(class, span(t)), false, span(t))
	}
}

// assign gives a symbol the value of an expression. What adds to the symbol itself is an append.
func (s *summariser) assign(symbol string, value sitter.Node, at sitter.Node) {
	symbol = declared(symbol)
	plain := bare(value)
	if symbol == "" {
		s.value(value)
		return
	}
	name := short(symbol)
	switch plain.Kind() {
	case "arrow_function", "function_expression", "generator_function":
		s.functionValue(symbol, name, plain)
		return
	case "class":
		s.class(plain, symbol, name)
		return
	case "object":
		s.object(plain, symbol)
		return
	}
	s.naming = ""
	if plain.Kind() == "new_expression" {
		s.naming = symbol
	}
	s.makes(symbol, plain)
	e := s.value(value)
	s.naming = ""
	if e.Op == code.OpLiteral {
		s.consts[symbol] = e.Text
	}
	if e.Op == code.OpConcat && len(e.Args) > 0 && e.Args[0].Op == code.OpRef && e.Args[0].Symbol == symbol {
		e.Args = e.Args[1:]
		s.put(symbol, e, true, span(at))
		return
	}
	s.put(symbol, e, false, span(at))
}

// functionValue reads a function that is a value. In an arrow function, this is that of the surroundings.
func (s *summariser) functionValue(symbol, name string, n sitter.Node) {
	this := s.this
	if n.Kind() != "arrow_function" && s.this == "" {
		s.this = symbol
	}
	s.function(symbol, name, n, false)
	s.this = this
}

// put records an assignment that says something. An object without a name is the symbol's own from then on.
func (s *summariser) put(symbol string, e code.Expr, grow bool, at code.Span) {
	symbol = declared(symbol)
	if e.Op == code.OpObject && symbol != "" {
		g := &s.sum.Groups[e.Group]
		if g.Symbol == "" || g.Symbol == symbol {
			g.Symbol = symbol
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
	s.sum.Assigns = append(s.sum.Assigns, code.Assign{
		Symbol: symbol, Value: e, Append: grow, Loop: s.loop > 0, LoopStart: s.loopStart, Func: s.fn, Span: at,
	})
}

// use records a string that stands on its own: compared, switched on, an index.
func (s *summariser) use(n sitter.Node) {
	if v := s.value(n); v.Op == code.OpLiteral && v.Text != "" || v.Op == code.OpConcat {
		s.sum.Uses = append(s.sum.Uses, code.Use{Value: v, Func: s.fn})
	}
}
