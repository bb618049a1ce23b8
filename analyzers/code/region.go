package code

// Regions tells which packages belong together: those that import or call one another, directly or not, have the same
// number. Packages of one program are in one region; programs of one tree that share nothing are in several.
func (m *Model) Regions() map[string]int {
	root := map[string]string{}
	var find func(string) string
	find = func(p string) string {
		if root[p] == "" || root[p] == p {
			root[p] = p
			return p
		}
		root[p] = find(root[p])
		return root[p]
	}
	for _, f := range m.Files {
		find(f.Package)
	}
	for _, f := range m.Files {
		for _, imp := range f.Imports {
			if root[imp.Path] != "" {
				root[find(f.Package)] = find(imp.Path)
			}
		}
	}
	for s, c := range m.scopes {
		for _, callee := range c.callees {
			root[find(s.File.Package)] = find(callee.File.Package)
		}
	}
	numbers, out := map[string]int{}, map[string]int{}
	for _, f := range m.Files {
		r := find(f.Package)
		if _, ok := numbers[r]; !ok {
			numbers[r] = len(numbers)
		}
		out[f.Package] = numbers[r]
	}
	return out
}
