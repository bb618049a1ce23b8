package config

import (
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// notSettings are the outermost elements of schemas, style sheets, messages, pages and reports.
var notSettings = map[string]bool{"schema": true, "definitions": true, "description": true, "stylesheet": true, "transform": true,
	"Envelope": true, "html": true, "svg": true, "rss": true, "feed": true, "testsuite": true, "testsuites": true, "testsuiteresults": true,
	"test-run": true, "test-results": true, "TestRun": true, "assemblies": true, "coverage": true, "checkstyle": true, "pmd": true, "BugCollection": true,
	"report": true, "phpunit": true, "suite": true, "ruleset": true, "duplicates": true, "issues": true, "xliff": true}

// Elements of many tools give a name a value: <property name="a" value="b"/>, <add key="a" value="b"/>, <string
// name="a">b</string>, <param-name>a</param-name><param-value>b</param-value>. These are the attributes or elements
// that hold the one and the other, the surest first.
var (
	namesOfItems = []string{"key", "name", "attribute-id", "preference-id", "param-name", "env-entry-name", "fullName", "field", "id"}
	valueOfItems = []string{"value", "default-value", "defaultValue", "param-value", "env-entry-value", "connectionString", "default"}
)

// inlined are elements whose content the program asks for by the keys in it alone, with the outermost element of such a
// document.
var inlined = map[string]string{"appSettings": "configuration", "default": "config", "custom-attribute-definitions": "metadata"}

// around is the object that takes over what is in an element of this name, nil for one that is an item itself.
func (r *xmlReader) around(name string) *value {
	switch {
	case len(r.open) == 1:
		return r.root
	case inlined[name] != "" && r.open[1].name == inlined[name]:
		return r.open[1].value
	}
	return nil
}

// item is what an element says: a key with a value.
func (e *element) item() (key string, at code.Span, v *value) {
	text := newLeaf(e.text.String(), e.at)
	if e.text.Len() == 0 {
		text = nil
	}
	if e.name == "dict" {
		e.value.items = paired(e.value.items)
	}
	if len(e.value.items) == 0 {
		if text == nil {
			text = newLeaf("", e.span)
			if e.name == "true" || e.name == "false" {
				text.text = e.name
			}
		}
		return e.name, e.span, text
	}
	name, val := firstOf(e.value, namesOfItems), firstOf(e.value, valueOfItems)
	if val == nil {
		val = text
	}
	if name != nil && name.text != "" && val != nil && name != val {
		return name.text, name.Span, val
	}
	if text != nil {
		e.value.add("value", text.Span, text)
	}
	return e.name, e.span, e.value
}

// firstOf is the leaf of the first of some keys that is there. A value may stand in an element of its own.
func firstOf(in *value, keys []string) *value {
	for _, key := range keys {
		v := in.get(key)
		if v != nil && v.kind == object && len(v.items) == 1 && v.items[0].key == "value" {
			v = v.items[0].value
		}
		if v != nil && v.kind == leaf {
			return v
		}
	}
	return nil
}

// paired makes items of <key>a</key><string>b</string>.
func paired(items []item) []item {
	var out []item
	for i := 0; i < len(items); i++ {
		if it := items[i]; it.key == "key" && it.kind == leaf && i+1 < len(items) {
			i++
			out = append(out, item{it.text, it.Span, items[i].value})
		}
	}
	return slices.DeleteFunc(out, func(it item) bool { return strings.TrimSpace(it.key) == "" })
}
