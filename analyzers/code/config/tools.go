package config

import (
	"strings"

	"mleready"
)

// use is what a document is for, where it does not set what the program does.
type use uint8

const (
	settings    use = iota
	requests        // of a tool for trying an interface out: what it sends is a sample
	description     // of an interface
)

// roles are those of documents among the program's own files.
var roles = map[use]mleready.Role{settings: mleready.RoleProduction, requests: mleready.RoleSample, description: mleready.RoleDocs}

// marks are keys of the outermost object by which documents of other tools are known, with a part of their value.
var marks = []struct {
	use       use
	key, part string
}{
	{requests, "info._postman_id", ""}, {requests, "info.schema", "getpostman.com"}, {requests, "_postman_variable_scope", ""},
	{requests, "__export_format", ""}, {requests, "type", "collection.insomnia"}, {requests, "clientName", "Thunder"},
	{description, "openapi", "3."}, {description, "swagger", "2."}, {description, "asyncapi", "."}, {description, "$schema", "json-schema"},
}

// useOf tells what a document is for.
func useOf(doc *value) use {
	for _, m := range marks {
		v := doc
		for key := range strings.SplitSeq(m.key, ".") {
			if v != nil {
				v = v.get(key)
			}
		}
		if v != nil && v.kind == leaf && strings.Contains(v.text, m.part) {
			return m.use
		}
	}
	return settings
}

// isHeaders reports whether a key of such a tool holds the headers of a request.
func isHeaders(key string) bool {
	key = strings.ToLower(key)
	return key == "header" || key == "headers"
}

// named is an object of a list of {"key": "a", "value": "b"}, nil for any other list. What is switched off is left out.
func named(v *value) *value {
	out := &value{kind: object, Span: v.Span}
	for _, it := range v.items {
		key := it.get("key")
		if key == nil {
			key = it.get("name")
		}
		val := it.get("value")
		switch {
		case key == nil || val == nil || key.kind != leaf:
			return nil
		case !it.get("disabled").is("true"):
			out.add(key.text, key.Span, val)
		}
	}
	return out
}
