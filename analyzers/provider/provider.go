// Package provider finds which providers the code speaks to, by the hosts it names, and the neighbours: what looks like
// a mandate's subject and is not affected by it. It claims no rule. All names come from rules.yaml.
package provider

import (
	"strconv"
	"strings"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
)

// Check finds providers and neighbours.
var Check = check.Check{
	Name: "provider",
	Doc:  "finds the hosts of providers, and what looks alike and is not affected",
	Run:  run,
}

func run(p *check.Pass) {
	s := &search{Pass: p, seen: map[string]bool{}}
	for _, f := range p.Model.Files {
		for _, imp := range f.Imports {
			s.markers("import", imp.Path, code.Place{File: f, Span: imp.Span})
		}
	}
	for _, h := range p.Rules.Helpers {
		if p.Model.Declares(h.Import) {
			continue
		}
		for _, f := range p.Model.Files {
			s.helper(f, h)
		}
	}
	for _, scope := range p.Model.Scopes() {
		for _, t := range p.Model.Texts(scope) {
			s.text(t)
		}
		for _, f := range p.Model.Fields(scope) {
			if f.Kind != code.GroupStruct {
				s.markers("header", f.Key.String(), f.At)
			}
			s.markers("text", f.Key.String(), f.At)
			s.unparsed(f)
		}
		for _, c := range p.Model.Calls(scope) {
			if c.Kind == code.CallGetHeader && len(c.Args) > 0 {
				for _, v := range p.Model.Fold(scope, &c.Args[0]) {
					s.markers("header", v.String(), scope.At(c.Span))
				}
			}
		}
	}
}

// search reports each kind once for a file: the first place says enough.
type search struct {
	*check.Pass
	seen map[string]bool
}

func (s *search) once(at code.Place, what string) bool {
	key := at.File.Path + "\x00" + what
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	return true
}

func (s *search) text(t code.Text) {
	text := strings.ToLower(t.String())
	if len(text) < 6 {
		return
	}
	for _, h := range s.Rules.Hosts {
		i := check.FindHost(text, h.Name)
		if i < 0 {
			continue
		}
		at := t.PartAt(i).From
		if kind, ok := neighbourAPIs[h.API]; ok {
			if s.once(at, string(kind)) {
				s.Neighbour(kind, at)
			}
		} else if speaks[h.API] && s.once(at, h.Name+strconv.Itoa(at.Line())) {
			s.Presence(h.Provider, at, "host that is called ("+h.Environment+")")
		}
	}
	for _, m := range s.Rules.Neighbours {
		if i := strings.Index(text, strings.ToLower(m.Literal)); i >= 0 && m.In == "text" {
			s.marker(m, text, t.PartAt(i).From)
		}
	}
}

// unparsed tells the provider by its header, too, where nobody parsed the language: how the request is signed may well
// have been overlooked.
func (s *search) unparsed(f code.Field) {
	header := s.Rules.Wire.HTTPSignature.MerchantHeader
	if f.At.File.Depth == mleready.DepthTokens && strings.EqualFold(f.Key.String(), header) && s.once(f.At, header) {
		s.Presence(mleready.Cybersource, f.At, "header of the provider")
	}
}

// speaks are the interfaces that a mandate is about.
var speaks = map[string]bool{"rest": true, "cross_border": true}

// neighbourAPIs are interfaces of the same providers, or alike ones, that no mandate touches.
var neighbourAPIs = map[string]mleready.NeighbourKind{
	"soap":              mleready.SOAP,
	"secure_acceptance": mleready.SecureAcceptance,
	"visa_developer":    mleready.VisaDeveloper,
}

func (s *search) markers(in, text string, at code.Place) {
	text = strings.ToLower(text)
	for _, m := range s.Rules.Neighbours {
		literal := strings.ToLower(m.Literal)
		switch {
		case m.In != in:
		case in == "header" && text == literal, in != "header" && strings.Contains(text, literal):
			s.marker(m, text, at)
		}
	}
}

func (s *search) marker(m mleready.NeighbourMarker, text string, at code.Place) {
	if m.Unless != "" && strings.Contains(text, strings.ToLower(m.Unless)) {
		return
	}
	if s.once(at, string(m.Kind)) {
		s.Neighbour(m.Kind, at)
	}
}

func (s *search) helper(f *code.Summary, h mleready.Helper) {
	for _, imp := range f.Imports {
		if h.Names(imp.Path) {
			at := code.Place{File: f, Span: imp.Span}
			if s.once(at, h.Import) {
				s.Presence(h.Provider, at, "package that speaks to the provider")
			}
		}
	}
}
