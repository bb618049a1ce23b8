package analyzers

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// switched are the mechanisms that a setting commonly turns on and off.
var switched = map[mleready.Mechanism]bool{mleready.RequestMLE: true, mleready.ResponseMLE: true, mleready.MastercardJWE: true, mleready.MastercardFLE: true}

const (
	maxCallers  = 16 // functions looked at for the conditions of a call
	maxSwitches = 3  // places named beside a hit
	tellingName = 8  // letters of a name that is hardly the name of something else too
)

// onOff are the values of a switch, in lower case.
var onOff = map[string]bool{"true": true, "false": true, "yes": true, "no": true, "on": true, "off": true, "0": true, "1": true, "enabled": true, "disabled": true}

// showSwitches names beside code that encrypts under a condition the place where a file of settings turns it on or off.
// It decides nothing: what holds is what the merchant sets there.
func showSwitches(hits []check.Hit, m *code.Model, rules *mleready.Rules) {
	var s *switches
	for i := range hits {
		h := &hits[i]
		rule, _ := rules.Rule(h.Rule)
		if !switched[rule.Mechanism] || h.At.File == nil || !h.At.File.Role.Judged() {
			continue
		}
		if s == nil {
			s = switchesOf(m)
		}
		names := s.around(h.At)
		for _, r := range h.Related {
			names = append(names, s.conditions(code.ScopeAt(r.At), r.At.Start)...)
		}
		for _, at := range s.places(names) {
			h.Related = append(h.Related, check.Related{At: at, Why: "setting that switches it"})
		}
	}
}

// switches are the settings of a program that are on or off.
type switches struct {
	model   *code.Model
	byKey   map[string][]code.Place // symbol of the key
	byName  map[string][]code.Place // last word of the key, folded
	assigns map[string][]code.Expr  // what variables, fields and parameters of a name are given
}

func switchesOf(m *code.Model) *switches {
	s := &switches{m, map[string][]code.Place{}, map[string][]code.Place{}, map[string][]code.Expr{}}
	for _, f := range m.Files {
		for _, a := range f.Assigns {
			key, isKey := strings.CutPrefix(a.Symbol, code.KeySymbol(""))
			switch {
			case isCode(f):
				name := code.LastName(a.Symbol)
				s.assigns[name] = append(s.assigns[name], a.Value)
			case isKey && a.Value.Op == code.OpLiteral && onOff[strings.ToLower(a.Value.Text)]:
				at := code.Place{File: f, Span: a.Span}
				s.byKey[a.Symbol] = append(s.byKey[a.Symbol], at)
				s.byName[lastWord(key)] = append(s.byName[lastWord(key)], at)
			}
		}
	}
	return s
}

// lastWord is the end of a key: mleenabled of Shop_MLEEnabled and of shop.mle-enabled.
func lastWord(key string) string {
	key = strings.ReplaceAll(key[strings.LastIndexAny(key, ".:")+1:], "-", "")
	if i := strings.LastIndexByte(key, '_'); len(key)-i > tellingName {
		key = key[i+1:]
	}
	return strings.ToLower(strings.ReplaceAll(key, "_", ""))
}

// around are the names in the conditions around a place, and around the calls of its function.
func (s *switches) around(at code.Place) []string {
	scope := code.ScopeAt(at)
	names := s.conditions(scope, at.Start)
	level := []code.Scope{scope}
	for seen := 0; len(level) > 0 && seen < maxCallers; level = level[1:] {
		if level[0].Func == code.TopLevel {
			continue
		}
		symbol := level[0].File.Funcs[level[0].Func].Symbol
		for _, caller := range s.model.Callers(level[0]) {
			if seen++; seen > maxCallers {
				break
			}
			level = append(level, caller)
			for _, c := range s.model.Calls(caller) {
				if c.Callee == symbol {
					names = append(names, s.conditions(caller, c.Start)...)
				}
			}
		}
	}
	return names
}

// places are where the settings that names stand for are set.
func (s *switches) places(names []string) []code.Place {
	var out []code.Place
	for _, name := range names {
		for _, place := range s.set(name) {
			if len(out) < maxSwitches && !slices.ContainsFunc(out, func(p code.Place) bool { return p.Compare(place) == 0 }) {
				out = append(out, place)
			}
		}
	}
	return out
}

func (s *switches) conditions(scope code.Scope, offset int32) []string {
	var names []string
	for _, b := range s.model.Branches(scope) {
		if b.Test.Contains(offset) {
			names = append(names, b.Names...)
		}
	}
	for _, b := range s.model.Under(scope, offset) {
		names = append(names, b.Names...)
	}
	return names
}

// set is where the setting is set that a name in a condition stands for: its key's last word, or what the variable of
// that name is read from.
func (s *switches) set(name string) []code.Place {
	out := slices.Clone(s.named(name))
	for _, x := range s.assigns[code.LastName(name)] {
		switch x.Op {
		case code.OpRef:
			out = append(out, s.byKey[x.Symbol]...)
			for _, from := range s.assigns[code.LastName(x.Symbol)] { // by way of what an annotation names
				if from.Op == code.OpRef {
					out = append(out, s.byKey[from.Symbol]...)
				}
			}
			out = append(out, s.named(x.Symbol)...)
		case code.OpField, code.OpUnknown:
			out = append(out, s.named(x.Text)...)
		}
	}
	return out
}

func (s *switches) named(name string) []code.Place {
	word := lastWord(code.LastName(name))
	if asked, ok := strings.CutPrefix(word, "is"); ok && len(s.byName[word]) == 0 {
		word = asked
	}
	if len(word) < tellingName {
		return nil
	}
	return s.byName[word]
}
