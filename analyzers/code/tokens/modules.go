package tokens

import (
	"strings"

	"mleready/analyzers/code"
)

// module reads import … from 'x', import 'x', require('x'), use X and their kin.
func (r *reader) module() bool {
	t := r.peek(0)
	if t.kind != word {
		return false
	}
	at := 1
	switch t.value {
	case "require", "import", "from", "library", "load":
		if r.peek(1).is("(") {
			at = 2
		}
	case "use", "using", "Imports", "alias", "open", "#include":
	default:
		return false
	}
	from := r.peek(at)
	name, n := r.chain(at)
	next := r.peek(at + n)
	switch {
	case from.kind == text:
		r.imported(from.value, from)
	case from.kind != word, t.value == "from" && next.value != "import", next.isOne("=", "(", "{", ","), t.value == "import" && next.value == "from":
		return false
	default:
		r.imported(name, from)
	}
	r.at += at + n
	if name == "constant" {
		r.name = name
	}
	return true
}

func (r *reader) imported(name string, at token) {
	r.sum.Imports = append(r.sum.Imports, code.Import{Path: name, Span: at.span()})
}

// imports reports whether the words around name a module.
func (r *reader) imports() bool {
	for i := 0; i < 4; i++ {
		switch strings.ToLower(r.peek(-i).value) {
		case "use", "import", "imports", "using", "require", "open", "include", "alias", "#include", "from", "qw":
			return true
		}
	}
	return false
}
