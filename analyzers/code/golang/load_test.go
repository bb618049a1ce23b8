package golang

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLoadFindsPackages(t *testing.T) {
	tests := []struct {
		name, tree string
		candidates []string
		want       []string
	}{
		{
			name: "no candidate, nothing read",
			tree: "-- a.go --\npackage a\n",
		},
		{
			name: "module: importers, their importers and the callees are visited, others are not",
			tree: `
-- go.mod --
module example.com/shop

go 1.22
-- main.go --
package main
import "example.com/shop/pay"
var gotSign = pay.Sign
-- pay/pay.go --
package pay
import "example.com/shop/mac"
import "example.com/shop/pay/sig"
func Sign() string { gotSum := mac.Sum(sig.Name); return gotSum }
-- pay/sig/sig.go --
package sig
import "example.com/shop/conf"
const Name = conf.Prefix + "ature"
-- conf/conf.go --
package conf
const Prefix = "Sign"
const gotWhole = Prefix + "ature"
-- mac/mac.go --
package mac
func Sum(s string) string { gotInside := s; return gotInside }
-- other/other.go --
package other
`,
			candidates: []string{"pay/sig/sig.go"},
			want: []string{
				"example.com/shop/conf = conf: conf/conf.go", `  gotWhole = "Signature"`,
				"example.com/shop/pay/sig = sig: pay/sig/sig.go",
				"example.com/shop/pay = pay: pay/pay.go", "  gotSum string",
				"example.com/shop = main: main.go", "  gotSign func() string",
			},
		},
		{
			name: "several modules, replace and a neighbour without one",
			tree: `
-- app/go.mod --
module example.com/app

require (
	example.com/sig v1.0.0 // indirect
	this line is broken
)

replace (
	example.com/sig v1.0.0 => ../forks/sig // ours
)
replace example.com/far => example.com/fork v1.2.3
-- app/main.go --
package main
import ("example.com/sig/header"; "example.com/lib")
const gotName = header.Name
const gotLib = lib.Value
-- forks/sig/go.mod --
module example.com/original
-- forks/sig/header/header.go --
package header
const Name = "Signature"
-- lib/go.mod --
module "example.com/lib"
-- lib/lib.go --
package lib
const Value = 1
`,
			candidates: []string{"app/main.go"},
			want: []string{
				"example.com/lib = lib: lib/lib.go",
				"example.com/original/header = header: forks/sig/header/header.go",
				"example.com/app = main: app/main.go", `  gotName = "Signature"`, "  gotLib = 1",
			},
		},
		{
			name: "GOPATH",
			tree: `
-- src/example.com/shop/main.go --
package main
import ("example.com/sig"; "lonely")
const gotName = sig.Name + lonely.Name
-- src/example.com/sig/sig.go --
package sig
const Name = "Signature"
-- src/lonely/lonely.go --
package lonely
const Name = "!"
`,
			candidates: []string{"src/example.com/sig/sig.go"},
			want: []string{
				"example.com/sig = sig: src/example.com/sig/sig.go",
				"example.com/shop = main: src/example.com/shop/main.go", `  gotName = "Signature!"`,
			},
		},
		{
			name: "vendor: types come from there, and a nearer copy wins",
			tree: `
-- go.mod --
module example.com/shop
-- main.go --
package main
import "example.com/lib"
var gotClient = lib.New()
-- vendor/example.com/lib/lib.go --
package lib
type Client struct{}
func New() *Client { return nil }
-- cmd/tool/main.go --
package main
import "example.com/lib"
var gotClient = lib.New()
-- cmd/vendor/example.com/lib/lib.go --
package lib
func New() int { return 0 }
`,
			candidates: []string{"main.go", "cmd/tool/main.go"},
			want: []string{
				"example.com/shop = main: main.go", "  gotClient *example.com/lib.Client",
				"example.com/shop/cmd/tool = main: cmd/tool/main.go", "  gotClient int",
			},
		},
		{
			name: "a vendored candidate is visited with its importers, not with what it needs",
			tree: `
-- go.mod --
module example.com/shop
-- main.go --
package main
import "example.com/lib"
var gotKey = lib.Key
-- vendor/example.com/lib/lib.go --
package lib
import "example.com/dep"
var Key = dep.Key
-- vendor/example.com/dep/dep.go --
package dep
var Key []byte
`,
			candidates: []string{"vendor/example.com/lib/lib.go"},
			want: []string{
				"example.com/lib = lib: vendor/example.com/lib/lib.go",
				"example.com/shop = main: main.go", "  gotKey []byte",
			},
		},
		{
			name: "old repository without GOPATH around it, named by its own imports",
			tree: `
-- main.go --
package main
import ("example.org/me/shop/pay"; "example.org/other/api/v2"; "text/tabwriter")
const gotName = pay.Name
var gotOther = api.New()
-- pay/pay.go --
package pay
import "example.org/me/shop/pay/sig"
const Name = sig.Name
-- pay/sig/sig.go --
package sig
const Name = "Signature"
-- tabwriter/tabwriter.go --
package tabwriter
`,
			candidates: []string{"main.go"},
			want: []string{
				"example.org/me/shop/pay/sig = sig: pay/sig/sig.go",
				"example.org/me/shop/pay = pay: pay/pay.go",
				"example.org/me/shop = main: main.go", `  gotName = "Signature"`, "  gotOther invalid type",
			},
		},
		{
			name: "old repository whose only import of its own is the root's",
			tree: `
-- shop.go --
package shop
const Name = "Signature"
-- sample.go --
package main
import "me/shop"
const gotSample = shop.Name
-- shop_test.go --
package shop_test
import "me/shop"
const gotTest = shop.Name
`,
			candidates: []string{"shop.go"},
			want: []string{
				"me/shop = shop: shop.go", "me/shop [main] = main: sample.go", `  gotSample = "Signature"`,
				"me/shop_test = shop_test: shop_test.go", `  gotTest = "Signature"`,
			},
		},
		{
			name: "neither module nor imports of its own",
			tree: `
-- shop.go --
package shop
-- tools/tool.go --
package main
import "../lib"
var gotX = lib.X
-- lib/lib.go --
package lib
var X int
`,
			candidates: []string{"shop.go", "tools/tool.go"},
			want:       []string{"shop = shop: shop.go", "lib = lib: lib/lib.go", "tools = main: tools/tool.go", "  gotX int"},
		},
		{
			name: "samples that are all module main stay apart, two packages in a folder too",
			tree: `
-- a/go.mod --
module main
-- a/main.go --
package main
-- b/go.mod --
module main
-- b/main.go --
package main
-- b/gen.go --
//go:build ignore

package gen
`,
			candidates: []string{"a/main.go", "b/main.go"},
			want:       []string{"main = main: a/main.go", "main [b] = gen: b/gen.go", "main [b] [main] = main: b/main.go"},
		},
		{
			name: "tests: the package first, then its own tests, then external ones; a cycle by way of tests is legal",
			tree: `
-- go.mod --
module example.com/shop
-- pay/pay.go --
package pay
type Key struct{}
func New() *Key { gotLocal := 1; _ = gotLocal; return nil }
-- pay/export_test.go --
package pay
import "example.com/shop/fake"
var Exported = New()
var gotFake = fake.Key()
-- pay/pay_test.go --
package pay_test
import "example.com/shop/pay"
var gotKey = pay.Exported
-- fake/fake.go --
package fake
import "example.com/shop/pay"
func Key() *pay.Key { return pay.New() }
`,
			candidates: []string{"pay/pay.go"},
			want: []string{
				"example.com/shop/pay = pay: pay/pay.go", "  gotLocal int",
				"example.com/shop/fake = fake: fake/fake.go",
				"example.com/shop/pay = pay: pay/export_test.go", "  gotFake *example.com/shop/pay.Key",
				"example.com/shop/pay_test = pay_test: pay/pay_test.go", "  gotKey *example.com/shop/pay.Key",
			},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree := treeOf(test.tree)
			got := report(t, tree, test.candidates...)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("visited (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(got, report(t, tree, test.candidates...)); diff != "" {
				t.Errorf("a second load differs:\n%s", diff)
			}
		})
	}
}
