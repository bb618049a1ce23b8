package golang

import (
	"go/types"
	"reflect"
	"strings"
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
		for _, key := range tagKeys {
			if name, _, _ := strings.Cut(reflect.StructTag(st.Tag(i)).Get(key), ","); name != "" && name != "-" {
				return name
			}
		}
	}
	return field
}
