package dialect

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// index tells which files belong together, by words alone: one names a class that the other declares, or its module.
type index struct {
	below map[string][]string // files that declare what a file names
}

// declares are words that a class's name follows.
var declares = words("class interface enum trait record module mod struct def fn object const define fun val")

// minName is the length from which on a name tells anything.
const minName = 4

func (p *project) index(ctx context.Context, tree code.Tree) *index {
	var files []string
	for _, d := range p.dialect.relatives() {
		files = append(files, tree.Paths(d.name)...)
	}
	files = slices.DeleteFunc(files, func(f string) bool {
		r := tree.Role(f)
		return r == mleready.RoleVendored || r == mleready.RoleTest
	})
	v := &vocabulary{numbers: map[string]int{}}
	used := map[string][]int{}
	code.Around(ctx, tree, files, func(f string, text []byte) { used[f] = v.read(f, text) })
	x := &index{below: map[string][]string{}}
	for f, names := range used {
		for _, n := range names {
			if w := &v.words[n]; len(w.declared) <= maxDeclared {
				x.below[f] = append(x.below[f], w.declared...)
			}
		}
		slices.Sort(x.below[f])
	}
	return x
}

// vocabulary numbers the words of all files.
type vocabulary struct {
	numbers map[string]int
	words   []word
}

type word struct {
	declares bool     // a class's name follows it
	declared []string // files that declare it
	last     string   // the file that it was seen in last
}

// number is that of a word.
func (v *vocabulary) number(name []byte) int {
	n, ok := v.numbers[string(name)]
	if !ok {
		n = len(v.words)
		v.numbers[string(name)] = n
		v.words = append(v.words, word{declares: declares[string(name)]})
	}
	return n
}

// read notes what a file declares, and lists the words in it, each once.
func (v *vocabulary) read(f string, text []byte) []int {
	own := strings.TrimSuffix(path.Base(f), path.Ext(f))
	v.declare(v.number([]byte(own)), f)
	for _, d := range dialects {
		if d.facade != "" && slices.Contains(d.extensions, path.Ext(f)) {
			v.declare(v.number([]byte(own+d.facade)), f)
		}
	}
	var used []int
	after := false
	for name := range identifiers(text) {
		n := v.number(name)
		if after {
			v.declare(n, f)
		}
		after = v.words[n].declares
		if len(name) >= minName && v.words[n].last != f {
			v.words[n].last = f
			used = append(used, n)
		}
	}
	return used
}

func (v *vocabulary) declare(number int, f string) {
	w := &v.words[number]
	if n := len(w.declared); n == 0 || n <= maxDeclared && w.declared[n-1] != f {
		w.declared = append(w.declared, f)
	}
}

// above is the other way round.
func (x *index) above() map[string][]string {
	out := map[string][]string{}
	for f, list := range x.below {
		for _, to := range list {
			out[to] = append(out[to], f)
		}
	}
	for _, list := range out {
		slices.Sort(list)
	}
	return out
}

// identifiers goes through the names in a text.
func identifiers(text []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		start := -1
		for i := 0; i <= len(text); i++ {
			in := i < len(text) && inName[text[i]]
			if in && start < 0 {
				start = i
			} else if !in && start >= 0 {
				if !yield(text[start:i]) {
					return
				}
				start = -1
			}
		}
	}
}

// inName are the bytes of names.
var inName = func() (in [256]bool) {
	for c := range in {
		in[c] = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
	}
	return in
}()
