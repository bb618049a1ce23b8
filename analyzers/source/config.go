package source

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// ConfigName is the file at the root of a target in which its owners excuse findings.
const ConfigName = ".mleready.yaml"

const configForm = `"ignore: [{rule: …, path: GLOB, owner: …, until: YYYY-MM-DD, reason: …}]"`

var hexFingerprint = regexp.MustCompile(`^[0-9a-f]{32}$`)

var yamlLine = regexp.MustCompile(`line (\d+): (.*)`)

// LoadConfig reads a .mleready.yaml:
//
//	ignore:
//	  - {rule: MLE1001, path: legacy/**, owner: payments, until: 2027-01-31, reason: replaced in January}
//
// path is a glob from the root of the target (** for any folders) and fingerprint names one finding; at least one of
// them is there. Whatever is not understood is a problem; the other entries hold.
func LoadConfig(path string, text []byte, known func(rule string) bool) (directives []Directive, problems []Problem) {
	c := config{path: path, known: known}
	var doc yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	switch err := decoder.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, nil
	case err != nil:
		return nil, []Problem{yamlProblem(path, err)}
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		c.problem(1, "there is more than one document: keep one")
	}
	for _, p := range c.pairs(doc.Content[0], "ignore") {
		if p.value.Kind != yaml.SequenceNode {
			c.problem(p.value.Line, "ignore is not a list: write "+configForm)
			continue
		}
		for _, entry := range p.value.Content {
			c.entry(entry)
		}
	}
	return c.directives, c.problems
}

type config struct {
	path       string
	known      func(string) bool
	directives []Directive
	problems   []Problem
}

func (c *config) problem(line int, text string) {
	c.problems = append(c.problems, Problem{c.path, line, text})
}

type pair struct{ key, value *yaml.Node }

// pairs gives the keys of a mapping with their values; what is no mapping, unknown or double is a problem.
func (c *config) pairs(n *yaml.Node, allowed ...string) []pair {
	if n.Kind != yaml.MappingNode {
		if n.Tag != "!!null" {
			c.problem(n.Line, "this is not a mapping: write "+configForm)
		}
		return nil
	}
	var pairs []pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case !slices.Contains(allowed, key.Value):
			c.problem(key.Line, fmt.Sprintf("unknown key %q: use %s", Escape(key.Value), strings.Join(allowed, ", ")))
		case seen[key.Value]:
			c.problem(key.Line, fmt.Sprintf("%s is given twice: keep one", key.Value))
		default:
			pairs = append(pairs, pair{key, n.Content[i+1]})
		}
		seen[key.Value] = true
	}
	return pairs
}

func (c *config) entry(n *yaml.Node) {
	before := len(c.problems)
	values := map[string]string{}
	for _, p := range c.pairs(n, "rule", "path", "fingerprint", "owner", "until", "reason") {
		if p.value.Kind != yaml.ScalarNode {
			c.problem(p.value.Line, p.key.Value+" is not a plain value: write "+configForm)
			continue
		}
		values[p.key.Value] = p.value.Value
	}
	if len(c.problems) > before {
		return
	}
	if err := c.add(n.Line, values); err != nil {
		c.problem(n.Line, err.Error())
	}
}

func (c *config) add(line int, values map[string]string) error {
	s, err := newSuppression(values, configForm)
	if err != nil {
		return err
	}
	if err := checkRule(s.Rule, c.known); err != nil {
		return err
	}
	glob, print := values["path"], values["fingerprint"]
	switch {
	case glob == "" && print == "":
		return errors.New(`path is missing: write a glob such as "legacy/**", or "**" for every file`)
	case print != "" && !hexFingerprint.MatchString(print):
		return fmt.Errorf("fingerprint is %q: copy the 32 hex digits from a report", Escape(print))
	case strings.HasPrefix(glob, "/") || strings.HasPrefix(glob, "./") || strings.Contains(glob, `\`):
		return fmt.Errorf("path is %q: write it from the root of the target, with / between folders", Escape(glob))
	case strings.HasSuffix(glob, "/"):
		return fmt.Errorf("path is %q: write %s** for everything in that folder", Escape(glob), Escape(glob))
	case !validGlob(glob):
		return fmt.Errorf("path is %q: close the [ or write [[]", Escape(glob))
	}
	c.directives = append(c.directives, Directive{Suppression: s, Path: c.path, Line: line, Glob: glob, Fingerprint: print})
	return nil
}

// validGlob reports whether every class in a glob is closed.
func validGlob(glob string) bool {
	for _, segment := range strings.Split(glob, "/") {
		for segment != "" {
			n, _ := matchByte(segment, 0)
			if n == 0 {
				return false
			}
			segment = segment[n:]
		}
	}
	return true
}

func yamlProblem(path string, err error) Problem {
	p := Problem{Path: path, Line: 1, Text: Escape(err.Error())}
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		p.Line, _ = strconv.Atoi(m[1])
		p.Text = Escape(m[2])
	}
	p.Text = "this is not YAML (" + p.Text + "): correct it"
	return p
}
