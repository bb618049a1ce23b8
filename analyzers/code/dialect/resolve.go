package dialect

import (
	"cmp"
	"path"
	"strings"

	"mleready/analyzers/code"
)

const maxAliases = 24 // names followed for one symbol

// resolve gives the final name of a symbol.
func (l *linker) resolve(file, symbol string) string {
	if !strings.ContainsAny(symbol, mark+dot) && !strings.HasSuffix(symbol, "()") {
		return symbol
	}
	key := file + mark + symbol
	if s, ok := l.final[key]; ok {
		return s
	}
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxAliases {
		return ""
	}
	base, members := symbol, ""
	if rest, ok := strings.CutPrefix(symbol, mark); ok {
		base, members, _ = strings.Cut(rest, mark)
		base = l.first(file, base)
		if members != "" && !strings.HasPrefix(members, dot) {
			base += "()"
			members = members[2:]
		}
	} else if before, after, ok := strings.Cut(symbol, dot); ok {
		base, members = before, dot+after
	}
	if members != "" {
		base = l.follow(base, strings.Split(members[len(dot):], dot))
	}
	if before, ok := strings.CutSuffix(base, "()"); ok && l.funcs[before] == nil {
		base = before
	}
	l.final[key] = base
	return base
}

// first is the symbol of the first candidate that the tree declares, else the last candidate.
func (l *linker) first(file, candidates string) string {
	list := strings.Split(candidates, "|")
	found := ""
	for _, name := range list {
		symbol, ok := l.find(file, name)
		switch {
		case ok && (l.known(symbol) || l.types[symbol] != "" || l.paths[symbol]):
			return symbol
		case ok && found == "":
			found = symbol
		}
	}
	return cmp.Or(found, list[len(list)-1])
}

// find is the symbol that a qualified name stands for in a file: a class, a function, a module, or a member of one. Of
// several the nearest counts.
func (l *linker) find(file, name string) (string, bool) {
	for base, rest := name, ""; base != ""; {
		symbol := l.nearest(file, l.names[strings.TrimSuffix(base, "$")])
		if symbol == "" {
			symbol = l.module(file, base)
		}
		if strings.HasPrefix(symbol, mark) && symbol != named(name) { // what a module hands on
			symbol = l.resolve(file, symbol)
		}
		if symbol != "" {
			if rest != "" {
				symbol = l.follow(symbol, strings.Split(rest, "."))
			}
			return symbol, true
		}
		i := strings.LastIndexByte(base, '.')
		if i < 0 {
			return "", false
		}
		rest = strings.TrimSuffix(base[i+1:]+"."+rest, ".")
		base = base[:i]
	}
	return "", false
}

// module is the file that a module's name stands for, from the folder of a file upwards.
func (l *linker) module(file, name string) string {
	if path.Ext(file) != ".py" {
		return ""
	}
	for dir := path.Dir(file); ; dir = path.Dir(dir) {
		full := name
		if dir != "." {
			full = strings.ReplaceAll(dir, "/", ".") + "." + name
		}
		if f, ok := l.files[full]; ok {
			return f
		}
		if dir == "." || dir == "/" {
			return ""
		}
	}
}

// nearest is the symbol whose file shares the longest path with another one.
func (l *linker) nearest(file string, all []string) string {
	best, most := "", -1
	for _, s := range all {
		n := 0
		for n < len(s) && n < len(file) && s[n] == file[n] {
			n++
		}
		if n > most {
			best, most = s, n
		}
	}
	return best
}

// singletons are what Java calls the one instance of an object of Kotlin or Scala, whose members are the object's own here.
var singletons = words("Companion INSTANCE MODULE$")

// follow goes from member to member. Of a library's chain the first call and the last name count.
func (l *linker) follow(base string, parts []string) string {
	for i, p := range parts {
		switch {
		case p == made:
			continue
		case !l.inTree(base):
			return outside(base, parts[i:])
		}
		name, called := strings.CutSuffix(p, "()")
		next := l.member(base, name)
		if singletons[name] && !l.known(next) {
			continue
		}
		if called && i < len(parts)-1 {
			if l.funcs[next] != nil {
				next = l.object(next + "()")
			}
		} else if called {
			next += "()"
		}
		base = next
	}
	return base
}

// outside is the name of a member of something that is not in the tree.
func outside(base string, parts []string) string {
	var out []string
	calls := strings.HasSuffix(base, "()")
	base = strings.TrimSuffix(base, "()")
	for i, p := range parts {
		name, called := strings.CutSuffix(p, "()")
		if p == made || called && calls && i < len(parts)-1 {
			continue
		}
		calls = calls || called || i > 0 && parts[i-1] == made
		out = append(out, name)
	}
	return strings.Join(append([]string{base}, out...), ".")
}

// inTree reports whether a symbol is one of the program's.
func (l *linker) inTree(symbol string) bool {
	return l.known(symbol) || l.types[symbol] != "" || l.isOurs(symbol)
}

func (l *linker) isOurs(symbol string) bool { return l.fileOf(symbol) != "" }

// object is the symbol of what a variable or a function's result holds: a class, or a name of a library; the symbol
// itself when that cannot be told.
func (l *linker) object(symbol string) string {
	if o, ok := l.objects[symbol]; ok {
		return o
	}
	l.objects[symbol] = symbol // names may lead in circles
	o := l.findObject(symbol)
	l.objects[symbol] = o
	return o
}

func (l *linker) findObject(symbol string) string {
	l.depth++
	defer func() { l.depth-- }()
	if l.depth > maxAliases {
		return symbol
	}
	found := ""
	for _, a := range l.assigns[symbol] {
		if a.Append {
			continue
		}
		target := ""
		switch a.Value.Op {
		case code.OpRef:
			if target = l.resolve(l.owners[symbol], a.Value.Symbol); target != "" && target != symbol && len(l.groups[target]) == 0 {
				target = l.object(target)
			}
		case code.OpCall:
			target = l.resolve(l.owners[symbol], a.Value.Symbol)
			if l.funcs[target] != nil && len(l.groups[target]) == 0 {
				target = l.object(target + "()")
			}
		default:
			continue
		}
		if target == "" || target == symbol || strings.HasSuffix(target, "()") || found != "" && found != target {
			continue
		}
		found = target
	}
	if found != "" && (len(l.groups[found]) > 0 || !l.isOurs(found)) {
		return found
	}
	if t := l.types[symbol]; t != "" {
		return l.resolve(l.owners[symbol], t)
	}
	if found != "" {
		return found
	}
	return symbol
}

// member is the symbol of a member, whatever name its owner has.
func (l *linker) member(owner, name string) string {
	key := [2]string{owner, name}
	direct := owner + "." + name
	if s, ok := l.members[key]; ok {
		if s == "" {
			return direct
		}
		return s
	}
	l.members[key] = ""
	s := l.findMember(owner, name)
	l.members[key] = s
	return s
}

func (l *linker) findMember(owner, name string) string {
	l.depth++
	defer func() { l.depth-- }()
	direct := owner + "." + name
	if l.depth > maxAliases || l.known(direct) || l.types[direct] != "" {
		return direct
	}
	if to := l.names[direct]; len(to) == 1 { // what a module imports
		return l.resolve(l.owners[direct], to[0])
	}
	if file, ok := l.files[moduleOf(owner)+"."+name]; ok && path.Ext(owner) == ".py" {
		return file
	}
	for _, g := range l.groups[owner] {
		for _, e := range g.entries {
			if e.Spread && e.Value.Op == code.OpRef {
				from := l.resolve(g.file, e.Value.Symbol)
				if symbol := l.member(from, name); from != owner && l.known(symbol) {
					return symbol
				}
			}
		}
	}
	for _, other := range l.names[l.opened[owner]] {
		if symbol := other + "." + name; l.known(symbol) {
			return symbol
		}
	}
	for _, more := range l.names[extension+short(owner)] {
		if symbol := more + "." + name; l.known(symbol) {
			return symbol
		}
	}
	if l.enums[owner] {
		return direct
	}
	if o := l.object(owner); o != owner && o != "" {
		return l.member(o, name)
	}
	return direct
}
