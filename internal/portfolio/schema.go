package portfolio

import (
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"mleready/probes"
)

// Schema writes the JSON schema of a portfolio file, for editors. It follows the same types as Load.
func Schema(w io.Writer) error {
	s := object(reflect.TypeFor[File]())
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = "Portfolio of merchants for mleready audit"
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(s); err != nil {
		return fmt.Errorf("write the schema of a portfolio: %w", err)
	}
	return nil
}

func object(t reflect.Type) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, f := range fields(t) {
		s := typed(f.kind)
		if f.doc != "" {
			s["description"] = f.doc
		}
		if f.enum != nil {
			s["enum"] = f.enum
		}
		if f.need {
			required = append(required, f.key)
		}
		properties[f.key] = s
	}
	return map[string]any{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

func typed(t reflect.Type) map[string]any {
	switch {
	case t == dateType:
		return map[string]any{"type": "string", "pattern": `^\d{4}-\d{2}(-\d{2})?$`}
	case t == targetsType:
		return map[string]any{"type": "array", "items": target()}
	case t.Kind() == reflect.Slice:
		return map[string]any{"type": "array", "items": typed(t.Elem())}
	case t.Kind() == reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": map[string]any{"type": []string{"string", "number", "boolean"}}}
	case t.Kind() == reflect.Struct:
		return object(t)
	case t.Kind() == reflect.Bool:
		return map[string]any{"type": "boolean"}
	case t.Kind() == reflect.Int64:
		return map[string]any{"type": "integer", "minimum": 0}
	}
	return map[string]any{"type": "string"}
}

// target is an entry of probes, whose form package probes knows.
func target() map[string]any {
	keys, words := probes.Keys()
	properties := map[string]any{}
	for _, key := range keys {
		properties[key] = map[string]any{"type": "string"}
		if words[key] != nil {
			properties[key] = map[string]any{"type": "string", "enum": words[key]}
		}
	}
	properties["only"] = map[string]any{"type": "array", "items": map[string]any{"type": "string"}}
	return map[string]any{
		"type": "object", "additionalProperties": false, "properties": properties,
		"required": []string{"name", "provider", "url", "credentials"},
	}
}
