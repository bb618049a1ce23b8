package tokens

import (
	"path"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// linker knows what Container.member means in the files of one language.
type linker struct {
	folded bool
	files  int
	named  []*code.Summary // those that were asked for
	others map[string]*code.Summary
	means  map[string]string // symbols by Container.member, "" for one that several files declare
	file   map[string]string // of a symbol
}

func newLinker(folded bool) *linker {
	return &linker{folded: folded, others: map[string]*code.Summary{}, means: map[string]string{}, file: map[string]string{}}
}

const maxContainers = 64 // of one file: each may be what a member is asked of

// container finds the names of what a file declares members in.
var container = regexp.MustCompile(`(?im)^[ \t]*(?:(?:public|private|global|virtual|abstract|with sharing|without sharing|static|final|shared)[ \t]+)*(?:class|module|package|defmodule|namespace|interface|enum|unit|-module\()[ \t]*([\w.:]+)`)

func (l *linker) add(s *code.Summary, text []byte, named bool) {
	l.files++
	if named {
		l.named = append(l.named, s)
	} else {
		l.others[s.Path] = s
	}
	names := []string{strings.TrimSuffix(path.Base(s.Path), path.Ext(s.Path))}
	for _, m := range container.FindAllSubmatch(text, -1) {
		full := strings.ReplaceAll(strings.TrimRight(string(m[1]), ":."), "::", ".")
		names = append(names, full[strings.LastIndexByte(full, '.')+1:])
	}
	for _, name := range names[:min(len(names), maxContainers)] {
		for _, a := range s.Assigns {
			l.declare(name, a.Symbol, s.Path)
		}
		for _, f := range s.Funcs {
			l.declare(name, f.Symbol, s.Path)
		}
	}
}

func (l *linker) declare(container, symbol, file string) {
	member := strings.TrimPrefix(symbol, file+".")
	if strings.Contains(member, "#") {
		return
	}
	l.file[symbol] = file
	key := l.key(container + "." + member[strings.LastIndexByte(member, '.')+1:])
	if known, ok := l.means[key]; ok && known != symbol {
		symbol = ""
	}
	l.means[key] = symbol
}

func (l *linker) key(name string) string {
	if l.folded {
		return strings.ToLower(name)
	}
	return name
}

// find is the symbol that a dotted name means, "" for none.
func (l *linker) find(name string) string {
	parts := strings.Split(name, ".")
	if len(parts) < 2 {
		return ""
	}
	return l.means[l.key(strings.Join(parts[len(parts)-2:], "."))]
}

// link gives the files that were asked for, and those that declare what they name.
func (l *linker) link() []*code.Summary {
	out := l.named
	for i := 0; i < len(out); i++ {
		s := out[i]
		use := func(symbol string) {
			if file := l.file[symbol]; file != s.Path && l.others[file] != nil {
				out = append(out, l.others[file])
				delete(l.others, file)
			}
		}
		s.Expressions(func(e *code.Expr) {
			switch name, ok := strings.CutPrefix(e.Symbol, s.Path+"."); {
			case e.Op == code.OpRef && ok:
				if symbol := l.find(name); symbol != "" {
					e.Symbol = symbol
					use(symbol)
				}
			case e.Op == code.OpUnknown && len(e.Args) > 0:
				if symbol := l.find(e.Text); symbol != "" {
					e.Op, e.Symbol = code.OpCall, symbol
					use(symbol)
				}
			}
		})
		for j := range s.Calls {
			if symbol := l.find(s.Calls[j].Callee); symbol != "" {
				s.Calls[j].Callee, s.Calls[j].Kind, s.Calls[j].Hash = symbol, "", ""
				use(symbol)
			}
		}
	}
	return out
}
