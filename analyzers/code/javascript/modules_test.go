//go:build cgo

package javascript

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var moduleTests = []struct {
	name  string
	files map[string]string // f in the first file by name is the function in question
	want  []string
}{
	{"named", map[string]string{"a.js": `import { H, h as g } from './lib/b.js'; export function f() { return H + g() }`,
		"lib/b.js": `export const H = 'x'; export function h() { return 'y' }`}, []string{"xy"}},
	{"default", map[string]string{"a.js": `import C, { N } from './b'; export function f() { return new C().m() + N }`,
		"b.js": `export default class C { m() { return 'x' } } export const N = 'n'`}, []string{"xn"}},
	{"default value", map[string]string{"a.js": `import c from './b'; function f() { return c.h }`, "b.js": `export default { h: 'x' }`}, []string{"x"}},
	{"namespace", map[string]string{"a.mjs": `import * as b from './b.mjs'; function f() { return b.H + b.g() }`,
		"b.mjs": `export const H = 'x'; const g = () => 'y'; export { g }`}, []string{"xy"}},
	{"renamed", map[string]string{"a.js": `import { y } from './b'; function f() { return y }`, "b.js": `const x = 'v'; export { x as y }`}, []string{"v"}},
	{"re-exported", map[string]string{"a.js": `import { x, z } from './b'; function f() { return x + z.w }`, "b.js": `export * from './c'; export * as z from './d'`,
		"c.js": `export const x = 'v'`, "d.js": `export const w = 'w'`}, []string{"vw"}},
	{"re-exported by name", map[string]string{"a.js": `import { y } from './b'; function f() { return y() }`, "b.js": `export { x as y } from './c'`,
		"c.js": `export function x() { return 'v' }`}, []string{"v"}},
	{"common", map[string]string{"a.js": `const b = require('./b'); function f() { return b.sign('s') + b.H }`,
		"b.js": `const H = 'x'; function sign(x) { return x + H } module.exports = { sign: sign, H }`}, []string{"sxx"}},
	{"common by name", map[string]string{"a.js": `const { sign, H: g } = require('./b'); function f() { return sign('s') + g }`,
		"b.js": `exports.H = 'x'; exports.sign = function (x) { return x + exports.H }`}, []string{"sxx"}},
	{"common member", map[string]string{"a.js": `const g = require('./b').deep.g; function f() { return g() }`,
		"b.js": `module.exports.deep = { g() { return 'x' } }`}, []string{"x"}},
	{"common function", map[string]string{"a.cjs": `const g = require('./b'); function f() { return g('s') }`, "b.js": `module.exports = function (x) { return x + 'y' }`}, []string{"sy"}},
	{"common class", map[string]string{"a.js": `const C = require('./b'); class D { constructor() { this.c = new C() } m() { return this.c.n() } } function f() { return new D().m() }`,
		"b.js": `class C { n() { return 'x' } } module.exports = C`}, []string{"x"}},
	{"common instance", map[string]string{"a.js": `const c = require('./b'); function f() { return c.n() }`,
		"b.js": `class C { n() { return 'x' } } module.exports = new C()`}, []string{"x"}},
	{"common factory", map[string]string{"a.js": `const make = require('./b'); const c = make(); function f() { return c.n() }`,
		"b.js": `module.exports = function () { return { n: function () { return 'x' } } }`}, []string{"x"}},
	{"index and folder", map[string]string{"src/a.js": `const { x } = require('..'); function f() { return x }`, "index.js": `module.exports = { x: require('./lib') }`, "lib/index.js": `module.exports = 'v'`}, []string{"v"}},
	{"base class elsewhere", map[string]string{"a.js": `import { B } from './b'; class C extends B { m() { return this.h + super.g() } } function f() { return new C().m() }`,
		"b.js": `export class B { h = 'x'; g() { return 'y' } }`}, []string{"xy"}},
	{"typescript imports javascript", map[string]string{"a.ts": `import { H } from './b.js'; export const f = (): string => H as string`, "b.js": `export const H = 'x'`}, []string{"x"}},
	{"typescript for js", map[string]string{"a.ts": `import { H } from './b.js'; export const f = (): string => H!`, "b.ts": `export const H = 'x' as const`}, []string{"x"}},
	{"enum and namespace", map[string]string{"a.ts": `import { E, N } from './b'; function f() { return E.A + N.x }`,
		"b.ts": `export const enum E { A = 'a', 'B' = 'b' } export namespace N { export const x = 'n' }`}, []string{"an"}},
	{"import equals", map[string]string{"a.ts": `import b = require('./b'); function f() { return b.H }`, "b.ts": `const b = { H: 'x' }; export = b`}, []string{"x"}},
	{"injected", map[string]string{"a.ts": `import { S } from './s'; class C { constructor(private readonly s: S) {} m() { return this.s.n() } } function f() { return new C(null).m() }`,
		"s.ts": `export class S { n() { return 'x' } }`}, []string{"x"}},
	{"typed field", map[string]string{"a.ts": `import { S } from './s'; class C { private s: S; constructor() { this.s = new S() } m() { return this.s.n() } } function f() { return new C().m() }`,
		"s.ts": `export class S { n() { return 'x' } }`}, []string{"x"}},
	{"compiled", map[string]string{"a.js": `"use strict"; Object.defineProperty(exports, "__esModule", { value: true });
const b_1 = __importDefault(require("./b")); const c_1 = require("./c"); function f() { return (0, c_1.g)() + b_1.default.h }`,
		"b.js": `exports.default = { h: 'x' }`, "c.js": `Object.defineProperty(exports, "g", { enumerable: true, get: function () { return d_1.g } }); var d_1 = require('./d')`,
		"d.js": `exports.g = g; function g() { return 'g' }`}, []string{"gx"}},
	{"workspace", map[string]string{"apps/a/a.js": `import { x } from '@acme/lib'; import { y } from '@acme/lib/more'; function f() { return x + y }`,
		"libs/lib/package.json": `{"name": "@acme/lib", "main": "src/main.js"}`, "libs/lib/src/main.js": `export const x = 'v'`, "libs/lib/more.js": `export const y = 'w'`}, []string{"vw"}},
	{"paths", map[string]string{"src/a.ts": `import { x } from '~lib/b'; import { y } from 'shared/c'; function f() { return x + y }`,
		"tsconfig.json": "{ // said\n\"compilerOptions\": {\"baseUrl\": \"src\", \"paths\": {\"~lib/*\": [\"lib/*\"],},},}", "src/lib/b.ts": `export const x = 'v'`, "src/shared/c.ts": `export const y = 'w'`}, []string{"vw"}},
	{"cartridge", map[string]string{"c/int_a/cartridge/scripts/a.js": `var b = require('*/cartridge/scripts/b'); var c = require('~/cartridge/scripts/c.ds'); function f() { return b.x() + c.y }`,
		"c/int_a/cartridge/scripts/b.js": `module.exports.x = function () { return 'v' }`, "c/int_b/cartridge/scripts/b.js": `module.exports.x = function () { return 'no' }`,
		"c/int_a/cartridge/scripts/c.ds": `exports.y = 'w'`}, []string{"vw"}},
	{"define", map[string]string{"a.js": `define(['./b'], function (b) { function f() { return b.x } return { f: f } })`, "b.js": `define([], function () { return { x: 'v' } })`}, []string{"v"}},
	{"page", map[string]string{"a.html": "<p>it's</p><script src=x></script><script>function f() { return 'pa' + 'ge' }</script><b>don't</b>"}, []string{"page"}},
	{"page with template tags", map[string]string{"a.ejs": "<% if (x) { %><p>it's</p><% } %><script>function f() { return 'pa' + 'ge' }</script>"}, []string{"page"}},
	{"vue", map[string]string{"a.vue": "<template><p>{{ x }}</p></template>\n<script>import { x } from './b'; function f() { return x }\n</script>\n<script setup lang=\"ts\">const y: string = 'z'</script>", "b.js": `export const x = 'v'`}, []string{"v"}},
	{"astro", map[string]string{"a.astro": "---\nimport { x } from './b'\nfunction f(): string { return x }\n---\n<p>don't</p>", "b.js": `export const x = 'v'`}, []string{"v"}},
	{"shebang", map[string]string{"a.js": "#!/usr/bin/env node\nfunction f() { return 'x' }"}, []string{"x"}},
}

func TestModules(t *testing.T) {
	for _, tt := range moduleTests {
		m := modelOf(t, tt.files)
		if diff := cmp.Diff(tt.want, returned(m, scopeOf(t, m, "", "f"))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// TestSpreadInCircles ends: states that are copied from one another, as user interfaces do.
func TestSpreadInCircles(t *testing.T) {
	text := "let a = {}, b = {}, c = {};\n"
	for range 12 {
		text += "a = {...a, ...b, ...c}; b = {...c, ...a, y: 'y'}; c = {...b, ...a};\n"
	}
	text += "a.x = 'v'; g(a.z, b.z, c.z.w); function k() { return 'end' }"
	m := modelOf(t, map[string]string{"a.js": text})
	if got := returned(m, scopeOf(t, m, "", "k")); !cmp.Equal(got, []string{"end"}) {
		t.Errorf("%q", got)
	}
}
