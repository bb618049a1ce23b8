package golang

import (
	"go/ast"
	"go/token"
	"go/types"

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
		s := &summariser{Unit: u, tok: tok, fn: code.TopLevel, groups: map[string]int{}, sum: &code.Summary{
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

// summariser walks one file. fn is the function being read; groups finds the group that a variable already has.
type summariser struct {
	Unit
	tok    *token.File
	sum    *code.Summary
	fn     int
	loop   int // depth of loops over something
	inLit  int // depth of function literals: their returns are not the function's
	groups map[string]int
	done   map[ast.Expr]int // composite literals that have their group already
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
	f := code.Func{Symbol: symbol, Name: name, Span: s.span(at)}
	for _, field := range typ.Params.List {
		for _, id := range field.Names {
			f.Params = append(f.Params, s.symbol(s.Info.Defs[id], id.Name))
		}
		if len(field.Names) == 0 {
			f.Params = append(f.Params, "")
		}
	}
	s.sum.Funcs = append(s.sum.Funcs, f)
	outer := s.fn
	s.fn = len(s.sum.Funcs) - 1
	if body != nil {
		s.block(body)
		s.namedResult(typ)
	}
	s.fn = outer
}

// namedResult makes a bare return count: the result variable holds what is returned.
func (s *summariser) namedResult(typ *ast.FuncType) {
	f := &s.sum.Funcs[s.fn]
	if len(f.Returns) > 0 || typ.Results == nil || len(typ.Results.List) == 0 || len(typ.Results.List[0].Names) == 0 {
		return
	}
	id := typ.Results.List[0].Names[0]
	f.Returns = []code.Expr{{Op: code.OpRef, Symbol: s.symbol(s.Info.Defs[id], id.Name), Span: s.span(id)}}
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
	e := s.value(value)
	if e.Op == code.OpConcat && len(e.Args) > 0 && e.Args[0].Op == code.OpRef && e.Args[0].Symbol == symbol {
		e.Args = e.Args[1:]
		s.put(symbol, e, true, at)
		return
	}
	s.put(symbol, e, false, at)
}

func (s *summariser) put(symbol string, e code.Expr, grow bool, at ast.Node) {
	s.sum.Assigns = append(s.sum.Assigns, code.Assign{Symbol: symbol, Value: e, Append: grow, Loop: s.loop > 0, Func: s.fn, Span: s.span(at)})
}

// grown takes apart append(base, items...).
func (s *summariser) grown(e ast.Expr) (base string, items []code.Expr, ok bool) {
	call, isCall := ast.Unparen(e).(*ast.CallExpr)
	if !isCall || len(call.Args) == 0 {
		return "", nil, false
	}
	if id, isIdent := call.Fun.(*ast.Ident); !isIdent || id.Name != "append" {
		return "", nil, false
	}
	if lit := composite(call.Args[0]); lit != nil {
		items = append(items, s.value(lit))
	}
	base = s.holder(call.Args[0])
	for _, arg := range call.Args[1:] {
		item := s.value(arg)
		if call.Ellipsis == token.NoPos {
			item = code.Expr{Op: code.OpList, Args: []code.Expr{item}, Span: item.Span}
		}
		items = append(items, item)
	}
	return base, items, true
}
