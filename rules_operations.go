package mleready

import (
	"slices"
	"strings"
)

// Operation is one call of the provider's API: a method of the SDKs and a path.
type Operation struct {
	ID         string `yaml:"id"` // camelCase as in Java, Node and PHP; three ids stand for two operations each
	API        string `yaml:"api"`
	Method     string `yaml:"method" enum:"GET,POST,PUT,PATCH,DELETE"`
	Path       string `yaml:"path"` // with {names} for what varies
	RequestMLE string `yaml:"request_mle" enum:"mandatory,optional,none,unmanaged"`
	// MandatorySince is the oldest version of the Node SDK that refuses to send it in clear text.
	MandatorySince string       `yaml:"mandatory_since,omitempty"`
	Was            OperationWas `yaml:"was,omitempty"`
	Former         []string     `yaml:"former,omitempty"`    // earlier paths of the same operation
	LastSeen       string       `yaml:"last_seen,omitempty"` // last version of the Node SDK that had it, where later ones have not
	Cited          `yaml:",inline"`
}

// OperationWas is an earlier demand of an operation, with the last version of the Node SDK that had it.
type OperationWas struct {
	Status string `yaml:"status" enum:"mandatory,optional,none"`
	Until  string `yaml:"until"`
}

// HasBody reports whether requests of the operation carry a body, without which request MLE has no effect.
func (o Operation) HasBody() bool { return o.Method != "GET" && o.Method != "DELETE" }

// demands orders the values of RequestMLE, the strictest first.
var demands = map[string]int{"mandatory": 0, "optional": 1, "none": 2, "unmanaged": 3}

// OperationByID finds the operation of an SDK's method, given as createPayment, create_payment or CreatePayment with or
// without a suffix that the SDKs generate. Of several with one id it is the one with the strictest demand.
func (r *Rules) OperationByID(id string) (Operation, bool) {
	var best Operation
	found := false
	for _, o := range r.OperationsByID(id) {
		if !found || demands[o.RequestMLE] < demands[best.RequestMLE] {
			best, found = o, true
		}
	}
	return best, found
}

// OperationsByID finds all operations of an SDK's method; their API tells them apart.
func (r *Rules) OperationsByID(id string) []Operation {
	name := plainID(id)
	list := r.operationsNamed(name)
	for _, s := range r.SDKs {
		for _, suffix := range s.Suffixes {
			if short, ok := strings.CutSuffix(name, plainID(suffix)); ok && list == nil && short != "" {
				list = r.operationsNamed(short)
			}
		}
	}
	return list
}

func (r *Rules) operationsNamed(name string) []Operation {
	var list []Operation
	for _, o := range r.Operations {
		if len(name) == len(o.ID) && plainID(o.ID) == name {
			list = append(list, o)
		}
	}
	return list
}

// plainID is an id without what languages differ in: case and underscores.
func plainID(id string) string { return strings.ToLower(strings.ReplaceAll(id, "_", "")) }

// OperationByPath finds the operation of a method and a path, or a whole URL. What varies in the path may be filled
// in, or stand as a name of any form. The path that is closest to the letter wins.
func (r *Rules) OperationByPath(method, path string) (Operation, bool) {
	path = plainPath(path)
	var best *Operation
	most := -1
	for _, t := range r.templates(Cybersource, path) {
		if strings.EqualFold(t.of.Method, method) {
			if literal := matchPath(t.path, path); literal > most {
				best, most = t.of, literal
			}
		}
	}
	if best == nil {
		return Operation{}, false
	}
	return *best, true
}

// template is one of the paths of an operation.
type template struct {
	path string
	of   *Operation
}

// shape is what a path and a template have in common where they match: how many segments, and the first of them, which
// varies in no template.
type shape struct {
	segments int
	first    string
}

func shapeOf(path string) shape {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return shape{strings.Count(path, "/"), first}
}

// templates lists, in the order of the rules, those paths of a provider's calls that may match a path.
func (r *Rules) templates(p Provider, path string) []template {
	if r.index != nil {
		return r.index.templates[p == Mastercard][shapeOf(path)]
	}
	return byShape(r.Calls(p))[shapeOf(path)]
}

func byShape(list []Operation) map[shape][]template {
	all := map[shape][]template{}
	for i := range list {
		for _, path := range append([]string{list[i].Path}, list[i].Former...) {
			at := shapeOf(path)
			all[at] = append(all[at], template{path, &list[i]})
		}
	}
	return all
}

// operations checks that templates can be found by what they begin with.
func (c *checker) operations(at reporter, r *Rules) {
	const wanted = "a path begins with a slash and a word that does not vary"
	for i, o := range r.Operations {
		if !isAnchored(o.Path) || slices.ContainsFunc(o.Former, func(path string) bool { return !isAnchored(path) }) {
			at(where{"operations", i}, "operation %s: %s", o.ID, wanted)
		}
	}
	for i, reply := range r.Gateway.Mastercard.Replies {
		if slices.ContainsFunc(reply.Paths, func(path string) bool { return !isAnchored(path) }) {
			at(where{"gateway", "mastercard", "replies", i}, "reply %s: %s", reply.ID, wanted)
		}
	}
}

func isAnchored(path string) bool {
	first := shapeOf(path).first
	return strings.HasPrefix(path, "/") && first != "" && !strings.Contains(first, "{")
}

// plainPath is the path of a URL or of a request line, without query and without a slash at its end.
func plainPath(s string) string {
	if _, rest, ok := strings.Cut(s, "://"); ok {
		_, path, _ := strings.Cut(rest, "/")
		s = "/" + path
	}
	if i := strings.IndexAny(s, "?#"); i >= 0 {
		s = s[:i]
	}
	return "/" + strings.Trim(s, "/")
}

// matchPath counts the segments of a path that a template has to the letter, -1 when they do not match.
func matchPath(template, path string) int {
	if strings.Count(template, "/") != strings.Count(path, "/") {
		return -1
	}
	literal := 0
	for more := true; more; {
		var t, p string
		t, template, more = strings.Cut(template, "/")
		p, path, _ = strings.Cut(path, "/")
		switch {
		case t == p:
			literal++
		case !strings.HasPrefix(t, "{") || p == "":
			return -1
		}
	}
	return literal
}
