package sdk

import (
	"mleready"
	"mleready/analyzers/code"
)

// Program is what a program has of SDKs.
type Program struct {
	Uses    []*Use
	Configs []*Config

	model *code.Model
	rules *mleready.Rules
	names map[string]optionName
}

// Find reads the manifests and configurations of a program.
func Find(m *code.Model, rules *mleready.Rules) *Program {
	p := &Program{model: m, rules: rules, names: optionNames(rules)}
	p.Uses = Packages(m, rules)
	p.Configs = p.configs()
	return p
}

// Client is the SDK of a file: the one in the nearest manifest above it, called ones first; nil when there is none.
func (p *Program) Client(f *code.Summary) *Use {
	var best *Use
	for _, u := range p.Uses {
		if !u.Is(RoleClient) {
			continue
		}
		near, other := u.Nearness(f.Path), best.Nearness(f.Path)
		if near > other || near > 0 && near == other && len(best.Calls) == 0 && len(u.Calls) > 0 {
			best = u
		}
	}
	return best
}

// depth is how many folders deep a folder lies.
func depth(folder string) int {
	if folder == "." {
		return 0
	}
	n := 1
	for _, c := range folder {
		if c == '/' {
			n++
		}
	}
	return n
}

// ConfigsOf lists the configurations that go with a dependency.
func (p *Program) ConfigsOf(u *Use) []*Config {
	var out []*Config
	for _, c := range p.Configs {
		if c.Use == u {
			out = append(out, c)
		}
	}
	return out
}
