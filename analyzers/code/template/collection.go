package template

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// scripted adds to what the adapter of JSON says the scripts that collections of requests run before they send one. They
// are samples of how a request is made, and one that cannot be read leaves nothing open.
func (p *pages) scripted(own reading) reading {
	return func(ctx context.Context, tree code.Tree, candidates []string) ([]*code.Summary, []mleready.Skipped) {
		sums, skipped := own(ctx, tree, candidates)
		collections := slices.DeleteFunc(slices.Clone(candidates), func(name string) bool {
			text, err := tree.Read(name)
			return err != nil || !bytes.Contains(text, []byte("getpostman.com"))
		})
		scripts, missed := p.summarise(ctx, tree, format{split: collection}, collections)
		for _, s := range scripts {
			if s.Role == mleready.RoleProduction {
				s.Role = mleready.RoleSample
			}
		}
		for i := range missed {
			missed[i].Candidate = false
		}
		return append(sums, scripts...), append(skipped, missed...)
	}
}

// collection makes one program of the scripts of a collection, each in a function of its own.
func collection(_ string, text []byte) []island {
	c := &scripts{notes: notes{text: text, decoder: json.NewDecoder(bytes.NewReader(text))}, in: island{language: "javascript"}}
	c.value("", "")
	c.in.at = append(c.in.at, c.in.last())
	return []island{c.in}
}

// scripts reads the JSON of a collection.
type scripts struct {
	notes
	in island
}

// value reads one value, which stands under a key in the object under another one.
func (c *scripts) value(key, around string) bool {
	before := c.decoder.InputOffset()
	t, err := c.decoder.Token()
	if err != nil || c.depth > maxDepth {
		return false
	}
	switch v := t.(type) {
	case string:
		if key == "exec" && around == "script" {
			at := c.string(before)
			c.in.decode(c.text, at[0], at[1])
			c.put("\n", at[1])
		}
	case json.Delim:
		c.depth++
		defer func() { c.depth-- }()
		script := v == '{' && key == "script"
		if script {
			c.put("(function () {\n", int(before))
		}
		for c.decoder.More() {
			name, outer := key, around
			if v == '{' {
				t, err := c.decoder.Token()
				if err != nil {
					return false
				}
				name, _ = t.(string)
				outer = key
			}
			if !c.value(name, outer) {
				return false
			}
		}
		_, err := c.decoder.Token()
		if script {
			c.put("})();\n", int(c.decoder.InputOffset())-1)
		}
		return err == nil
	}
	return true
}

// put adds what stands at a place of the file only by its meaning.
func (c *scripts) put(text string, at int) {
	for range text {
		c.in.at = append(c.in.at, int32(at))
	}
	c.in.text = append(c.in.text, text...)
}
