//go:build cgo

package javascript

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
)

var testExtensions = map[string]string{
	".js": JavaScript, ".jsx": JavaScript, ".mjs": JavaScript, ".cjs": JavaScript, ".ds": JavaScript, ".vue": JavaScript, ".svelte": JavaScript, ".astro": JavaScript, ".html": JavaScript, ".ejs": JavaScript,
	".ts": TypeScript, ".tsx": TypeScript, ".mts": TypeScript, ".cts": TypeScript,
}

// inProcess reads files right here.
func inProcess(_ context.Context, language, path string, role mleready.Role, text []byte) (*code.Summary, error) {
	return Summarise(language, path, role, text)
}

// modelOf joins what both adapters say about files.
func modelOf(t testing.TB, files map[string]string) *code.Model {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	tree := codetest.Tree{FS: fsys, Extensions: testExtensions}
	var sums []*code.Summary
	for _, a := range Adapters(code.Parsing{Read: inProcess, Jobs: 1}) {
		more, skipped := a.Summarise(context.Background(), tree, tree.Paths(a.Language))
		sums = append(sums, more...)
		for _, s := range skipped {
			t.Logf("skipped %s: %s", s.Path, s.Reason)
		}
	}
	return code.Join(sums)
}

// scopeOf finds a function by its name, or with "" the top level of a file.
func scopeOf(t testing.TB, m *code.Model, path, name string) code.Scope {
	t.Helper()
	for _, s := range m.Scopes() {
		if s.Name() == name && (path == "" || s.File.Path == path) {
			return s
		}
	}
	t.Fatalf("no function %q in %q", name, path)
	return code.Scope{}
}

// returned is what the function returns, each alternative once, sorted.
func returned(m *code.Model, s code.Scope) []string {
	var out []string
	for i := range s.File.Funcs[s.Func].Returns {
		for _, v := range m.Fold(s, &s.File.Funcs[s.Func].Returns[i]) {
			out = append(out, v.String())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fields is each entry of a scope as key=values, sorted; headers are marked.
func fields(m *code.Model, s code.Scope) []string {
	var out []string
	for _, f := range m.Fields(s) {
		var vals []string
		for _, v := range f.Val {
			vals = append(vals, v.String())
		}
		line := f.Key.String() + "=" + strings.Join(vals, "|")
		if f.Kind == code.GroupHeaders {
			line = "header " + line
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// calls is each call of a scope: kind, hash, symbol, name and arguments.
func calls(m *code.Model, s code.Scope) []string {
	var out []string
	for _, c := range m.Calls(s) {
		var args []string
		for i := range c.Args {
			var alternatives []string
			for _, v := range m.Fold(s, &c.Args[i]) {
				alternatives = append(alternatives, v.String())
			}
			args = append(args, strings.Join(alternatives, "|"))
		}
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s", c.Kind, c.Hash))+" "+c.Callee+" ["+c.Name+"] ("+strings.Join(args, ", ")+")")
	}
	return out
}

type foldTest struct {
	name, text string // f is the function in question
	want       []string
}

var stringTests = []foldTest{
	{"literal", `function f() { return 'a b' }`, []string{"a b"}},
	{"escapes", `function f() { return "a\n\"b\"\t\u00e9\x41\u{42}\
c" }`, []string{"a\n\"b\"\téABc"}},
	{"template", "const b = 'b'; function f() { return `a${b}c\\n${'d'}` }", []string{"abc\nd"}},
	{"empty template", "function f() { return `` }", []string{""}},
	{"concatenation", `function f() { return 'a' + ('b' + 'c') + 1 }`, []string{"abc1"}},
	{"var let const", `function f() { var x = 'a'; let y = x + 'b'; const z = y + x; return z }`, []string{"aba"}},
	{"unknown", `function f(x) { return 'a=' + x + '&b=' + g() }`, []string{"a=￼&b=￼"}},
	{"alternatives", `function f(c) { let x = 'a'; if (c) { x = 'b' } return '<' + x + '>' }`, []string{"<a>", "<b>"}},
	{"appended", `function f(c) { let x = 'a'; if (c) x += 'b'; x = x + 'c'; return x }`, []string{"abc"}},
	{"declared below", `function f() { return A + g() } const A = 'a'; function g() { return 'g' }`, []string{"ag"}},
	{"shadowed", `const x = 'outer'; function f() { { const x = 'inner' } return x }`, []string{"outer"}},
	{"shadowed by parameter", `const x = 'outer'; function f() { return g('inner') } function g(x) { return x }`, []string{"inner"}},
	{"hoisted var", `function f(c) { if (c) { var x = 'a' } return x }`, []string{"a"}},
	{"ternary", `function f(c) { return c ? 'a' : 'b' }`, []string{"a", "b"}},
	{"or", `function f(c) { return 'x' + (c.y || 'a') }`, []string{"xa", "x￼"}},
	{"nullish", `function f(c) { const h = process.env.HOST ?? 'a'; return h }`, []string{"a", "￼"}},
	{"logical assignment", `function f(c) { let x; x ??= 'a'; return x }`, []string{"a"}},
	{"optional chaining", `const c = {a: {b: 'x'}}; function f() { return c?.a?.b }`, []string{"x"}},
	{"comma", `function f() { return (g(), 'a') }`, []string{"a"}},
	{"join", `function f() { return ['a', 'b'].join(' ') }`, []string{"a b"}},
	{"join of a variable", `function f() { const l = ['a']; l.push('b', 'c'); return l.join('\n') }`, []string{"a\nb\nc"}},
	{"join with spread", `const base = ['a', 'b']; function f() { return [...base, 'c'].join(' ') }`, []string{"a b c"}},
	{"concat lists", `function f() { const a = ['a']; return a.concat(['b']).join(',') }`, []string{"a,b"}},
	{"concat strings", `function f() { return 'a'.concat('b', 'c') }`, []string{"abc"}},
	{"string methods", `function f() { return ' A '.trim().toLowerCase().toString() }`, []string{" A "}},
	{"map and join", "const names = ['a', 'b']; function f(h) { return names.map(n => `${n}: 1`).join('\\n') }", []string{"a: 1\nb: 1"}},
	{"map with a block", "function f() { return ['a', 'b'].map(function (n) { const x = n + '!'; return x }).join('') }", []string{"a!b!"}},
	{"map with a function", "function g(x) { return x + '!' } function f() { return ['a', 'b'].map(g).join('') }", []string{"a!b!"}},
	{"keys", `const h = {a: '1', b: '2'}; function f() { return Object.keys(h).join(' ') }`, []string{"a b"}},
	{"entries", "const h = {a: '1'}; function f() { return Object.entries(h).map(([k, v]) => `${k}: ${v}`).join('\\n') }", []string{"a: 1"}},
	{"entries sorted by index", "const h = {a: '1'}; function f() { return Object.entries(h).sort().map(e => e[0] + ':' + e[1]).join('\\n') }", []string{"a:1"}},
	{"reduce", `function f() { return ['a', 'b'].reduce((s, x) => s + x, '>') }`, []string{">ab"}},
	{"for of", `function f() { let s = ''; for (const x of ['a', 'b']) { s += x + ';' } return s }`, []string{"a;b;"}},
	{"for in", `const h = {a: 1, b: 2}; function f() { let s = ''; for (const k in h) s += k; return s }`, []string{"ab"}},
	{"for each", `function f() { let s = ''; ['a', 'b'].forEach(x => { s += x }); return s }`, []string{"ab"}},
	{"for each entry", `const h = {a: '1'}; function f() { let s = ''; Object.entries(h).forEach(([k, v]) => { s += k + v }); return s }`, []string{"a1"}},
	{"counted", `const l = ['a', 'b']; function f() { let s = ''; for (let i = 0; i < l.length; i++) { s += l[i] } return s }`, []string{"ab"}},
	{"object", `const c = {a: 'x', 'b-c': 'y', [K]: 'z'}; function f() { return c.a + c['b-c'] }`, []string{"xy"}},
	{"shorthand and spread", `const a = 'x'; const base = {b: 'y'}; const c = {a, ...base}; function f() { return c.a + c.b }`, []string{"xy"}},
	{"nested objects", `const c = {a: {b: {c: 'x'}}}; function f() { const d = c.a; return d.b.c }`, []string{"x"}},
	{"object set later", `const c = {}; c.a = 'x'; c['b'] = 'y'; function f() { return c.a + c.b }`, []string{"xy"}},
	{"assign", `function f() { const c = Object.assign({}, {a: 'x'}); return c.a }`, []string{"x"}},
	{"destructured", `const c = {a: 'x', b: {d: 'y'}}; function f() { const {a, b: {d}, e = 'z'} = c; return a + d + e }`, []string{"xyz", "xy￼"}},
	{"destructured list", `function f() { const [a, b] = ['x', 'y']; return a + b }`, []string{"xy"}},
	{"parameter object", `function g({a, b = 'y'}) { return a + b } function f() { return g({a: 'x'}) }`, []string{"xy", "x￼"}},
	{"default parameter", `function g(a = 'x') { return a } function f() { return g() }`, []string{"x", "￼"}},
	{"options through a call", `function g(o) { return o.host + o.path } function f() { return g({host: 'h', path: '/p'}) }`, []string{"h/p"}},
	{"arrow", `const g = (a) => a + 'b'; const f = () => { return g('a') }`, []string{"ab"}},
	{"closure", `function f() { const g = a => { return a + 'b' }; return g('a') }`, []string{"ab"}},
	{"inner function below its call", `function f() { return g('a'); function g(a) { return a + 'b' } }`, []string{"ab"}},
	{"immediate", `const m = (function () { const a = 'x'; return { get: function () { return a } } })(); function f() { return m.get() }`, []string{"x"}},
	{"async", `async function g() { return 'x' } async function f() { return (await g()) + 'y' }`, []string{"xy"}},
	{"then", `async function g() { return 'x' } function f() { return g().then(v => v + 'y') }`, []string{"xy"}},
	{"promise", `function g() { return new Promise((resolve, reject) => { resolve('x') }) } async function f() { return await g() }`, []string{"x"}},
	{"class", `class C { h = 'h'; static S = 's'; #p = 'p'; get u() { return this.h + C.S } m() { return this.u + this.#p } } function f() { return new C().m() }`, []string{"hsp"}},
	{"constructor", `class C { constructor(h) { this.h = h } m() { return this.h } } function f() { const c = new C('x'); return c.m() }`, []string{"x", "￼"}},
	{"field of an instance", `class C { constructor(h) { this.h = h } } function f() { const c = new C('x'); return c.h }`, []string{"x", "￼"}},
	{"inherited", `class B { m() { return 'b' + this.n() } } class C extends B { n() { return 'x' } k() { return this.m() } } function f() { return new C().k() }`, []string{"b￼"}},
	{"prototype", `function C(h) { this.h = h } C.prototype.m = function () { return this.h + 'y' }; function f() { var c = new C('x'); return c.m() }`, []string{"xy", "￼y"}},
	{"self", `class C { h = 'x'; m() { const self = this; return function () { return self.h }() } } function f() { return new C().m() }`, []string{"x"}},
	{"object with this", `const o = { h: 'x', m() { return this.h } }; function f() { return o.m() }`, []string{"x"}},
	{"map", `const m = new Map([['a', 'x']]); m.set('b', 'y'); function f() { return m.get('a') + m.get('b') }`, []string{"xy"}},
	{"format", `const util = require('util'); function f() { return util.format('%s: %s', 'a', 'b') }`, []string{"a: b"}},
	{"path", `const path = require('node:path'); function f() { return path.join('a', 'b') }`, []string{"a/b"}},
	{"switch", `function f(e) { let h; switch (e) { case 'live': h = 'a'; break; default: h = 'b' } return h }`, []string{"a", "b"}},
	{"try", `function f() { let x; try { x = 'a' } catch (e) { x = 'b' } finally { x += 'c' } return x }`, []string{"ac", "bc"}},
	{"recursion", `function f(n) { return 'a' + f(n - 1) }`, []string{"aa￼"}},
}

func TestStrings(t *testing.T) {
	for _, tt := range stringTests {
		for _, file := range []string{"a.js", "a.ts"} {
			m := modelOf(t, map[string]string{file: tt.text})
			if diff := cmp.Diff(tt.want, returned(m, scopeOf(t, m, "", "f"))); diff != "" {
				t.Errorf("%s in %s (-want +got):\n%s", tt.name, file, diff)
			}
		}
	}
}
