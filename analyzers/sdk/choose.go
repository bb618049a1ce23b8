package sdk

import (
	"slices"

	"mleready/analyzers/code"
)

// whole leaves out a configuration that is only the beginning of others: all functions that make it go on with it.
func (p *Program) whole(all []*Config) []*Config {
	return slices.DeleteFunc(all, func(c *Config) bool {
		var grown []code.Scope
		for _, d := range all {
			if d != c && c.within(d) {
				grown = append(grown, d.scope)
			}
		}
		if len(grown) == 0 {
			return false
		}
		for _, caller := range p.model.Callers(c.scope) {
			if !slices.Contains(grown, caller) {
				return false
			}
		}
		return true
	})
}

// within reports whether another configuration holds every value of this one, and more.
func (c *Config) within(d *Config) bool {
	more := len(d.Settings) > len(c.Settings)
	for id, s := range c.Settings {
		other := d.Settings[id]
		if other == nil {
			return false
		}
		for _, v := range s.Values {
			if !slices.ContainsFunc(other.Values, func(o Value) bool { return o.At.Compare(v.At) == 0 }) {
				return false
			}
		}
		more = more || len(other.Values) > len(s.Values)
	}
	return more
}

// choose marks those of several configurations that a condition chooses in place of the default one.
func (p *Program) choose(all []*Config) {
	holds := map[string]*Config{}
	for _, c := range all {
		if symbol := p.symbolOf(c); symbol != "" {
			holds[symbol] = c
		}
	}
	if len(holds) < 2 {
		return
	}
	for _, f := range p.model.Files {
		chosen := map[string][]choice{}
		for _, a := range f.Assigns {
			if c := holds[a.Value.Symbol]; c != nil && (a.Value.Op == code.OpRef || a.Value.Op == code.OpCall) {
				chosen[a.Symbol] = append(chosen[a.Symbol], choice{c, code.Place{File: f, Span: a.Span}})
			}
		}
		for _, list := range chosen {
			p.decide(list)
		}
	}
}

// choice is a configuration that a variable may hold.
type choice struct {
	c  *Config
	at code.Place
}

func (p *Program) decide(list []choice) {
	places := make([]code.Place, len(list))
	for i, x := range list {
		places[i] = x.at
	}
	best := list[p.defaultOf(places)].c
	for _, x := range list {
		x.c.Default = x.c.Default && x.c == best
	}
}

// symbolOf is the variable that holds a configuration, or the function that makes it.
func (p *Program) symbolOf(c *Config) string {
	for _, g := range c.scope.File.Groups {
		if g.Span == c.At.Span && g.Symbol != "" && c.scope.Func == code.TopLevel {
			return g.Symbol
		}
	}
	if c.scope.Func != code.TopLevel {
		return c.scope.File.Funcs[c.scope.Func].Symbol
	}
	return ""
}
