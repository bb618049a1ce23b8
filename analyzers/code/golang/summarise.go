package golang

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// Unit is one type-checked package, from disk or from the compiler. Info must hold Types, Defs, Uses and Selections;
// what could not be resolved is absent there, and Summarise goes by the words alone.
type Unit struct {
	Fset  *token.FileSet
	Files []*ast.File
	Path  string // import path
	Info  *types.Info
	Depth mleready.Depth
	Name  func(*ast.File) string // the file's path in the target
	Role  func(path string) mleready.Role
}

// Summarise says what each file of a package says.
func Summarise(u Unit) []*code.Summary {
	var out []*code.Summary
	for _, f := range u.Files {
		tok := u.Fset.File(f.FileStart)
		if tok == nil {
			continue
		}
		path := u.Name(f)
		s := &summariser{Unit: u, tok: tok, fn: code.TopLevel, results: code.TopLevel, groups: map[string]int{},
			closures: map[string]int{}, methods: map[string]*ast.SelectorExpr{}, sum: &code.Summary{
				Path: path, Language: Language, Depth: u.Depth, Role: u.Role(path), Package: u.Path,
			}}
		for _, offset := range tok.Lines() {
			s.sum.Lines = append(s.sum.Lines, int32(offset))
		}
		s.file(f)
		out = append(out, s.sum)
	}
	return out
}

// summariser walks one file. fn is the function being read; groups finds the group that a variable already has, closures
// the function and methods the method value that it holds.
type summariser struct {
	Unit
	tok      *token.File
	sum      *code.Summary
	fn       int
	results  int            // the function that returns belong to: TopLevel in a literal that nothing names
	result   code.Expr      // what a bare return gives, OpUnknown without named results
	loop     *ast.BlockStmt // the body of the outermost loop
	groups   map[string]int
	closures map[string]int
	methods  map[string]*ast.SelectorExpr
	reads    map[string]string // what a variable's number or time is read from
	done     map[ast.Expr]int  // composite literals that have their group already
}

func (s *summariser) span(n ast.Node) code.Span {
	return code.Span{Start: s.offset(n.Pos()), End: s.offset(n.End())}
}

// offset is where a position lies in the file; a position that a broken tree puts outside is its nearest end.
func (s *summariser) offset(p token.Pos) int32 {
	return int32(min(max(int(p)-s.tok.Base(), 0), s.tok.Size()))
}

func (s *summariser) file(f *ast.File) {
	s.done = map[ast.Expr]int{}
	for _, imp := range f.Imports {
		if path, ok := unquote(imp.Path.Value); ok {
			s.sum.Imports = append(s.sum.Imports, code.Import{Path: path, Span: s.span(imp)})
		}
	}
	s.members(f)
	for _, d := range f.Decls {
		switch d := d.(type) {
		case *ast.GenDecl:
			s.genDecl(d)
		case *ast.FuncDecl:
			s.function(s.symbol(s.Info.Defs[d.Name], d.Name.Name), funcName(d), d.Type, d.Body, d)
		}
	}
}

// funcName is Type.Method or the function's plain name.
func funcName(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.Ident:
			return x.Name + "." + d.Name.Name
		default:
			return d.Name.Name
		}
	}
}

func (s *summariser) function(symbol, name string, typ *ast.FuncType, body *ast.BlockStmt, at ast.Node) {
	s.sum.Funcs = append(s.sum.Funcs, code.Func{Symbol: symbol, Name: name, Params: s.params(typ), Span: s.span(at)})
	fn, results := s.fn, s.results
	s.fn = len(s.sum.Funcs) - 1
	s.results = s.fn
	if body != nil {
		result := s.result
		s.result = s.namedResult(typ)
		s.block(body)
		s.result = result
	}
	s.fn, s.results = fn, results
}

func (s *summariser) params(typ *ast.FuncType) []string {
	var params []string
	for _, field := range typ.Params.List {
		for _, id := range field.Names {
			params = append(params, s.symbol(s.Info.Defs[id], id.Name))
		}
		if len(field.Names) == 0 {
			params = append(params, "")
		}
	}
	return params
}

// callable notes a function or method value that a variable holds. The body of a function is read as a part of the
// function around it, so that what it does counts there; it has no span of its own, but parameters and results.
func (s *summariser) callable(symbol string, value ast.Expr) bool {
	switch v := ast.Unparen(value).(type) {
	case *ast.FuncLit:
		name, _, _ := strings.Cut(symbol[strings.LastIndexAny(symbol, "#.")+1:], "@")
		results := s.results
		s.results = len(s.sum.Funcs)
		s.closures[symbol] = s.results
		at := s.offset(v.Pos())
		s.sum.Funcs = append(s.sum.Funcs, code.Func{Symbol: symbol, Name: name, Params: s.params(v.Type), Span: code.Span{Start: at, End: at}})
		result := s.result
		s.result = s.namedResult(v.Type)
		s.block(v.Body)
		s.results, s.result = results, result
		return true
	case *ast.SelectorExpr:
		if sel := s.Info.Selections[v]; sel != nil && sel.Kind() == types.MethodVal {
			s.methods[symbol] = v
			s.visitBase(v.X)
			return true
		}
	}
	return false
}

// namedResult is what a bare return gives: what the result variable holds.
func (s *summariser) namedResult(typ *ast.FuncType) code.Expr {
	if typ.Results == nil || len(typ.Results.List) == 0 || len(typ.Results.List[0].Names) == 0 {
		return code.Expr{}
	}
	id := typ.Results.List[0].Names[0]
	if id.Name == "_" {
		return code.Expr{}
	}
	return ref(s.symbol(s.Info.Defs[id], id.Name), s.span(id))
}

func (s *summariser) genDecl(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		v, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for i, id := range v.Names {
			if i >= len(v.Values) {
				break // var a, err = f(): the first result is what counts
			}
			symbol := s.symbol(s.Info.Defs[id], id.Name)
			if lit, ok := v.Values[i].(*ast.FuncLit); ok && s.fn == code.TopLevel {
				s.function(symbol, id.Name, lit.Type, lit.Body, lit)
				continue
			}
			s.assign(symbol, v.Values[i], v)
		}
	}
}

// assign gives a symbol the value of an expression. What adds to the symbol itself is an append.
func (s *summariser) assign(symbol string, value ast.Expr, at ast.Node) {
	if symbol == "" {
		s.value(value)
		return
	}
	if s.callable(symbol, value) {
		return
	}
	if base, rest, ok := s.grown(value); ok {
		if base != symbol && base != "" {
			s.put(symbol, code.Expr{Op: code.OpRef, Symbol: base, Span: s.span(value)}, false, at)
		}
		for _, r := range rest {
			s.put(symbol, r, true, at)
		}
		return
	}
	if lit := composite(value); lit != nil && s.isObject(lit) {
		s.object(lit, symbol)
		return
	}
	if s.isZero(value) {
		return
	}
	e := s.value(value)
	if e.Op == code.OpRef && e.Symbol == symbol {
		return // cleaned, perhaps: nothing new
	}
	if e.Op == code.OpConcat && len(e.Args) > 0 && e.Args[0].Op == code.OpRef && e.Args[0].Symbol == symbol {
		e.Args = e.Args[1:]
		s.put(symbol, e, true, at)
		return
	}
	s.put(symbol, e, false, at)
}

func (s *summariser) put(symbol string, e code.Expr, grow bool, at ast.Node) {
	s.note(symbol, e)
	a := code.Assign{Symbol: symbol, Value: e, Append: grow, Func: s.fn, Span: s.span(at)}
	if s.loop != nil {
		a.Loop, a.LoopStart = true, s.offset(s.loop.Pos())
	}
	s.sum.Assigns = append(s.sum.Assigns, a)
}

// isEmpty reports whether a value is nil or an empty list, converted perhaps.
func (s *summariser) isEmpty(e ast.Expr) bool {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok && len(call.Args) == 1 {
		return s.isZero(call.Args[0])
	}
	return s.isZero(e)
}

// isZero reports whether a value is nil or an empty list: what a variable begins with anyway.
func (s *summariser) isZero(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e.Name == "nil"
	case *ast.CallExpr:
		if s.callee(e) != "make" || len(e.Args) < 2 {
			return false
		}
		size, ok := e.Args[1].(*ast.BasicLit)
		return ok && size.Value == "0"
	}
	return false
}

// grown takes apart append(base, items...) and slices.Concat(base, lists...).
func (s *summariser) grown(e ast.Expr) (base string, items []code.Expr, ok bool) {
	call, isCall := ast.Unparen(e).(*ast.CallExpr)
	if !isCall || len(call.Args) == 0 {
		return "", nil, false
	}
	concat := s.callee(call) == "slices.Concat"
	if id, isIdent := call.Fun.(*ast.Ident); !concat && (!isIdent || id.Name != "append") {
		return "", nil, false
	}
	if lit := composite(call.Args[0]); lit != nil {
		items = append(items, s.value(lit))
	}
	base = s.holder(call.Args[0])
	if base == "" && len(items) == 0 && !s.isEmpty(call.Args[0]) {
		items = append(items, s.value(call.Args[0]))
	}
	bytes := s.isBytes(call)
	for _, arg := range call.Args[1:] {
		item := s.value(arg)
		if !concat && !bytes && call.Ellipsis == token.NoPos {
			item = code.Expr{Op: code.OpList, Args: []code.Expr{item}, Span: item.Span}
		}
		items = append(items, item)
	}
	return base, items, true
}
