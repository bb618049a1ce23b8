package report

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"mleready"
)

// JSON writes an assessment as schema mleready/1: indented, findings by place, lists never null.
func JSON(w io.Writer, a *mleready.Assessment) error {
	whole := filled(reflect.ValueOf(*a)).Interface().(mleready.Assessment)
	whole.Findings = append([]mleready.Finding{}, sortedFindings(whole.Findings)...)
	if err := writeJSON(w, whole); err != nil {
		return fmt.Errorf("write the assessment of %s as JSON: %w", a.Target.Path, err)
	}
	return nil
}

// writeJSON writes a value as JSON, indented, and nothing in it that a terminal would act on.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(escaped{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// filled copies a value with every nil list and map in it made empty. Reflection, so that a list that is added to the
// vocabulary later is never null either.
func filled(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if out.Field(i).CanSet() {
				out.Field(i).Set(filled(v.Field(i)))
			}
		}
	case reflect.Slice:
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(filled(v.Index(i)))
		}
	case reflect.Map:
		if v.IsNil() {
			out.Set(reflect.MakeMap(v.Type()))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out.Set(reflect.New(v.Type().Elem()))
			out.Elem().Set(filled(v.Elem()))
		}
	}
	return out
}
