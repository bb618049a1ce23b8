package analyzers

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// TestShowSwitches has code that encrypts in a function which another one calls under a condition, with files of settings.
func TestShowSwitches(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	setting := func(key, value string) code.Assign {
		return code.Assign{Symbol: code.KeySymbol(key), Value: code.Expr{Op: code.OpLiteral, Text: value}, Func: code.TopLevel, Span: code.Span{Start: 3, End: 4}}
	}
	tests := []struct {
		name, condition string
		given           code.Expr // what the name in the condition is given
		setting         code.Assign
		rule            string
		want            []string
	}{
		{"last word of the key", "isMessageEncryptionOn", code.Expr{}, setting("shop.message-encryption-on", "no"), "MLE3101", []string{"shop.properties:2"}},
		{"by a key", "on", code.Expr{Op: code.OpRef, Symbol: code.KeySymbol("pay.on")}, setting("pay.on", "true"), "MLE4001", []string{"shop.properties:2"}},
		{"by a field", "on", code.Expr{Op: code.OpField, Text: "payEncryption"}, setting("PayEncryption", "false"), "MLE3101", []string{"shop.properties:2"}},
		{"another key", "on", code.Expr{Op: code.OpRef, Symbol: code.KeySymbol("pay.off")}, setting("pay.on", "true"), "MLE3101", nil},
		{"a common word", "enabled", code.Expr{}, setting("cache.enabled", "true"), "MLE3101", nil},
		{"no switch", "messageEncryption", code.Expr{}, setting("messageEncryption", "A256GCM"), "MLE3101", nil},
		{"another mechanism", "messageEncryption", code.Expr{}, setting("messageEncryption", "true"), "MLE1001", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := &code.Summary{Path: "pay.go", Role: mleready.RoleProduction, Lines: []int32{0},
				Funcs: []code.Func{{Symbol: "p.encrypt", Span: code.Span{Start: 0, End: 10}}, {Symbol: "p.send", Span: code.Span{Start: 10, End: 50}}},
				Calls: []code.Call{{Callee: "p.encrypt", Func: 1, Span: code.Span{Start: 30, End: 35}}}, Assigns: []code.Assign{{Symbol: "p." + test.condition, Value: test.given, Func: 1}},
				Branches: []code.Branch{{Kind: code.BranchThen, Names: []string{test.condition}, Func: 1, Test: code.Span{Start: 20, End: 25}, Span: code.Span{Start: 26, End: 40}}}}
			settings := &code.Summary{Path: "shop.properties", Role: mleready.RoleProduction, Lines: []int32{0, 2}, Groups: []code.Group{{Kind: code.GroupConfig, Func: code.TopLevel}}, Assigns: []code.Assign{test.setting}}
			hits := []check.Hit{{Rule: test.rule, At: code.Place{File: f, Span: code.Span{Start: 5, End: 6}}}}
			showSwitches(hits, code.Join([]*code.Summary{f, settings}), rules)
			var got []string
			for _, r := range hits[0].Related {
				got = append(got, fmt.Sprintf("%s:%d", r.At.File.Path, r.At.Line()))
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
