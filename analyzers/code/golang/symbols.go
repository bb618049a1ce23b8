package golang

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// symbol names an object: import path and name for what the package declares, with the function and offset added for
// what is local. Without an object (broken code) the name alone is all there is, and it is kept to the package.
func (s *summariser) symbol(obj types.Object, name string) string {
	if name == "_" {
		return ""
	}
	if obj == nil {
		return s.Path + "." + name
	}
	pkg := s.Path
	if obj.Pkg() != nil {
		pkg = obj.Pkg().Path()
	}
	if fn, ok := obj.(*types.Func); ok {
		if recv := fn.Signature().Recv(); recv != nil {
			if owner := typeName(recv.Type()); owner != "" {
				return owner + "." + name
			}
		}
		return pkg + "." + name
	}
	if obj.Parent() != nil && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope() {
		return pkg + "." + name
	}
	return s.local(obj, name)
}

func (s *summariser) local(obj types.Object, name string) string {
	return s.sum.Path + "#" + name + "@" + strconv.Itoa(int(s.offset(obj.Pos())))
}

// typeName is the qualified name of a named type, pointers followed; "" for any other type.
func typeName(t types.Type) string {
	if t == nil {
		return ""
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return ""
	}
	if n.Obj().Pkg() == nil {
		return n.Obj().Name()
	}
	return n.Obj().Pkg().Path() + "." + n.Obj().Name()
}

// holder is the symbol of the variable or field that an expression names, "" for any other expression.
func (s *summariser) holder(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return s.holder(e.X)
	case *ast.StarExpr:
		return s.holder(e.X)
	case *ast.UnaryExpr:
		return s.holder(e.X)
	case *ast.Ident:
		return s.identHolder(e)
	case *ast.SelectorExpr:
		return s.fieldHolder(e)
	}
	return ""
}

func (s *summariser) identHolder(id *ast.Ident) string {
	obj := s.Info.ObjectOf(id)
	switch obj.(type) {
	case *types.Var, *types.Const:
		return s.symbol(obj, id.Name)
	case nil:
		if id.Name != "_" {
			return s.symbol(nil, id.Name)
		}
	}
	return ""
}

// fieldHolder names a field by its type, so that all values of the type share it. The fields of library types belong
// to the variable instead: two requests have two sets of headers.
func (s *summariser) fieldHolder(sel *ast.SelectorExpr) string {
	if pkg := s.packageOf(sel); pkg != "" {
		return pkg + "." + sel.Sel.Name
	}
	owner := ""
	selection := s.Info.Selections[sel]
	if selection != nil {
		if selection.Kind() != types.FieldVal {
			return ""
		}
		owner = fieldOwner(selection)
	} else {
		owner = typeName(s.Info.TypeOf(sel.X))
	}
	if owner != "" && !IsLibrary(owner) {
		return owner + "." + sel.Sel.Name
	}
	base := s.holder(sel.X)
	if owner == "" && selection != nil && (base == "" || strings.Contains(base, "#")) {
		if field := s.unnamed(selection.Obj()); field != "" {
			return field
		}
	}
	if base != "" {
		return base + "." + sel.Sel.Name
	}
	return ""
}

// unnamed is the symbol of a field of a type without a name, "" when the type stands in another file.
func (s *summariser) unnamed(field types.Object) string {
	if s.Fset.File(field.Pos()) != s.tok {
		return ""
	}
	return s.local(field, field.Name())
}

// fieldOwner is the type that declares the selected field, embedded structs followed.
func fieldOwner(sel *types.Selection) string {
	t := sel.Recv()
	path := sel.Index()
	for _, i := range path[:len(path)-1] {
		st := structOf(t)
		if st == nil || i >= st.NumFields() {
			return ""
		}
		t = st.Field(i).Type()
	}
	return typeName(t)
}

func structOf(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, _ := t.Underlying().(*types.Struct)
	return st
}

// packageOf is the import path when a selector's left side is a package name.
func (s *summariser) packageOf(sel *ast.SelectorExpr) string {
	if id, ok := sel.X.(*ast.Ident); ok {
		if name, ok := s.Info.Uses[id].(*types.PkgName); ok {
			return name.Imported().Path()
		}
	}
	return ""
}

// IsLibrary reports whether a symbol belongs to the standard library, by the first element of its path.
func IsLibrary(symbol string) bool {
	i := strings.IndexAny(symbol, "/.")
	return i > 0 && stdRoots[symbol[:i]]
}

// called is what a call calls, method values taken back to their method.
func (s *summariser) called(call *ast.CallExpr) ast.Expr {
	fun := ast.Unparen(call.Fun)
	if id, ok := fun.(*ast.Ident); ok && len(s.methods) > 0 {
		if sel := s.methods[s.identHolder(id)]; sel != nil {
			return sel
		}
	}
	return fun
}

// callee is the symbol of what a call calls, as far as it can be told.
func (s *summariser) callee(call *ast.CallExpr) string {
	fun := s.called(call)
	switch f := fun.(type) {
	case *ast.IndexExpr:
		fun = f.X
	case *ast.IndexListExpr:
		fun = f.X
	}
	switch f := fun.(type) {
	case *ast.Ident:
		if obj := s.Info.Uses[f]; obj != nil {
			if _, builtin := obj.(*types.Builtin); builtin {
				return f.Name
			}
			return s.symbol(obj, f.Name)
		}
		return s.symbol(nil, f.Name)
	case *ast.SelectorExpr:
		if pkg := s.packageOf(f); pkg != "" {
			return pkg + "." + f.Sel.Name
		}
		if sel := s.Info.Selections[f]; sel != nil {
			if fn, ok := sel.Obj().(*types.Func); ok {
				return s.symbol(fn, f.Sel.Name)
			}
			return s.fieldHolder(f)
		}
	}
	return ""
}

// written is a call's function as the source has it: hmac.New, c.sign.
func written(call *ast.CallExpr) string {
	switch f := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if base := lastIdent(f.X); base != "" {
			return base + "." + f.Sel.Name
		}
		return f.Sel.Name
	}
	return ""
}

// lastIdent is the last name of a chain: Header for req.Header, R for client.R().
func lastIdent(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.CallExpr:
		return lastIdent(e.Fun)
	case *ast.ParenExpr:
		return lastIdent(e.X)
	case *ast.StarExpr:
		return lastIdent(e.X)
	case *ast.IndexExpr:
		return lastIdent(e.X)
	}
	return ""
}

func unquote(lit string) (string, bool) {
	s, err := strconv.Unquote(lit)
	return s, err == nil
}

func ref(symbol string, at code.Span) code.Expr {
	return code.Expr{Op: code.OpRef, Symbol: symbol, Span: at}
}
