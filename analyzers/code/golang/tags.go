package golang

import (
	"go/ast"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// tagKeys are the struct tags that give a field its name on the wire.
var tagKeys = []string{"json", "xml", "yaml", "form", "url"}

// wireName is the name that a struct's field has in a message: its tag's, else its own.
func wireName(st *types.Struct, field string) string {
	if st == nil {
		return field
	}
	for i := range st.NumFields() {
		if st.Field(i).Name() != field {
			continue
		}
		if name := tagged(st.Tag(i)); name != "" {
			return name
		}
	}
	return field
}

// tagged is the name that a tag gives, "" for none.
func tagged(tag string) string {
	for _, key := range tagKeys {
		if name, _, _ := strings.Cut(reflect.StructTag(tag).Get(key), ","); name != "" && name != "-" {
			return name
		}
	}
	return ""
}

// members records the fields of all struct types of a file that tags give a name.
func (s *summariser) members(f *ast.File) {
	owners := map[*ast.StructType]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.TypeSpec:
			if st, ok := n.Type.(*ast.StructType); ok {
				owners[st] = s.Path + "." + n.Name.Name
			}
		case *ast.StructType:
			for _, field := range n.Fields.List {
				s.member(owners[n], field)
			}
		}
		return true
	})
}

// member records a field; of a type without a name, it goes by its declaration.
func (s *summariser) member(owner string, field *ast.Field) {
	if field.Tag == nil {
		return
	}
	tag, err := strconv.Unquote(field.Tag.Value)
	name := tagged(tag)
	if err != nil || name == "" {
		return
	}
	for _, id := range field.Names {
		symbol := owner + "." + id.Name
		if obj := s.Info.Defs[id]; owner == "" && obj != nil {
			symbol = s.local(obj, id.Name)
		}
		s.sum.Members = append(s.sum.Members, code.Member{Symbol: symbol, Name: name, Span: s.span(field)})
	}
}
