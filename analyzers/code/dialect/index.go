package dialect

import (
	"context"
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
var declares = words("class interface enum trait record module struct def object const define")

func (p *project) index(ctx context.Context, tree code.Tree) *index {
	declared, used := map[string][]string{}, map[string]map[string]bool{}
	for _, f := range tree.Paths(p.dialect.name) {
		if r := tree.Role(f); r == mleready.RoleVendored || r == mleready.RoleTest || ctx.Err() != nil {
			continue
		}
		text, err := tree.Read(f)
		if err != nil {
			continue // a candidate is told when it is read in full
		}
		names := map[string]bool{strings.TrimSuffix(path.Base(f), path.Ext(f)): true}
		used[f] = map[string]bool{}
		before := ""
		for _, w := range identifiers(text) {
			if declares[before] {
				names[w] = true
			}
			before = w
			used[f][w] = true
		}
		for n := range names {
			declared[n] = append(declared[n], f)
		}
	}
	x := &index{below: map[string][]string{}}
	for f, names := range used {
		for n := range names {
			if to := declared[n]; len(n) > 3 && len(to) <= maxDeclared {
				x.below[f] = append(x.below[f], to...)
			}
		}
		slices.Sort(x.below[f])
	}
	return x
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

// identifiers are the names in a text.
func identifiers(text []byte) []string {
	var out []string
	start := -1
	for i := 0; i <= len(text); i++ {
		in := i < len(text) && (text[i] == '_' || text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z' || text[i] >= '0' && text[i] <= '9' || text[i] >= 0x80)
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			out = append(out, string(text[start:i]))
			start = -1
		}
	}
	return out
}
