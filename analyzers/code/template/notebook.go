package template

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// cell is one of a notebook.
type cell struct {
	kind   string
	source [][2]int // the strings of its text, as offsets of what stands between their quotes
}

// notebook makes one program of the code cells.
func notebook(_ string, text []byte) []island {
	n := &notes{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), language: "python"}
	n.object("", nil)
	in := island{language: strings.ToLower(n.language)}
	for _, c := range n.cells {
		if c.kind != "code" {
			continue
		}
		begin := len(in.text)
		for _, at := range c.source {
			in.decode(text, at[0], at[1])
		}
		in.text, in.at = append(in.text, '\n'), append(in.at, in.last())
		magic(in.text[begin:])
	}
	in.at = append(in.at, in.last())
	return []island{in}
}

func (in *island) last() int32 {
	if len(in.at) == 0 {
		return 0
	}
	return in.at[len(in.at)-1]
}

// decode adds the text of a string, each byte with where it stands.
func (in *island) decode(text []byte, start, end int) {
	for i := start; i < end; {
		size := 1
		out := text[i : i+1]
		if text[i] == '\\' && i+1 < end {
			size = 2
			if text[i+1] == 'u' {
				size = min(6, end-i)
			}
			var s string
			if json.Unmarshal([]byte(`"`+string(text[i:i+size])+`"`), &s) != nil {
				s = string(utf8.RuneError)
			}
			out = []byte(s)
		}
		for range out {
			in.at = append(in.at, int32(i))
		}
		in.text = append(in.text, out...)
		i += size
	}
}

// magic makes comments of the lines that are commands to the notebook.
func magic(program []byte) {
	start := true
	for i, c := range program {
		if start && (c == '%' || c == '!' || c == '?') {
			program[i] = '#'
		}
		start = c == '\n'
	}
}

// notes reads the JSON of a notebook.
type notes struct {
	text     []byte
	decoder  *json.Decoder
	cells    []cell
	language string
	depth    int
}

const maxDepth = 100

// string gives a string that was just read, and where it stands between its quotes.
func (n *notes) string(before int64) [2]int {
	end := int(n.decoder.InputOffset())
	start := int(before)
	for start < end && n.text[start] != '"' {
		start++
	}
	return [2]int{min(start+1, end), max(end-1, start)}
}

// object reads one value. key is what it stands under, in the cell around it.
func (n *notes) object(key string, in *cell) bool {
	before := n.decoder.InputOffset()
	t, err := n.decoder.Token()
	if err != nil || n.depth > maxDepth {
		return false
	}
	switch v := t.(type) {
	case string:
		n.leaf(key, v, n.string(before), in)
	case json.Delim:
		n.depth++
		defer func() { n.depth-- }()
		for n.decoder.More() {
			inner, name := in, key
			if v == '{' {
				t, err := n.decoder.Token()
				if err != nil {
					return false
				}
				name, _ = t.(string)
				if key != "" && in == nil && key != "cells" {
					name = key + "." + name
				}
			} else if key == "cells" && in == nil {
				n.cells = append(n.cells, cell{})
				inner, name = &n.cells[len(n.cells)-1], ""
			}
			if in != nil && n.depth > 3 && key != "source" {
				name = "outputs" // of no cell
			}
			if !n.object(name, inner) {
				return false
			}
		}
		_, err := n.decoder.Token()
		return err == nil
	}
	return true
}

func (n *notes) leaf(key, text string, at [2]int, in *cell) {
	switch {
	case in != nil && key == "cell_type":
		in.kind = text
	case in != nil && key == "source":
		in.source = append(in.source, at)
	case in == nil && key == "metadata.kernelspec.language" && text != "":
		n.language = text
	}
}
