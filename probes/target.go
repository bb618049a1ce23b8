package probes

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"mleready"
)

// Target is one account at one endpoint. File names are relative to the file that names it, as Load leaves them joined.
type Target struct {
	Name        string
	Provider    mleready.Provider
	URL         string
	Host        string // "" for that of the URL
	Credentials string // file
	Merchant    string // of Cybersource
	Partner     string // of Mastercard
	Auth        string // AuthP12 or AuthSecret, "" for what the merchant has, the P12 first
	CA          string // file: an authority to trust beside the system's
	ClientCert  string // file, for mutual TLS
	ClientKey   string // file
	Proxy       string // URL, "" for that of the environment
	Only        []string
	Line        int
}

// What signs the token of a target.
const (
	AuthP12    = "p12"
	AuthSecret = "shared_secret"
)

// Unknown is a word in a file that is none of those that can stand there.
type Unknown struct {
	Path  string
	Line  int
	What  string // what kind of word: probe, key, …
	Name  string
	Known []string
}

func (u *Unknown) Error() string {
	return fmt.Sprintf("%s:%d: unknown %s %q", u.Path, u.Line, u.What, u.Name)
}

// Load reads a file of targets. known gives the ids of the probes of a provider. The error joins everything that is
// wrong, one PATH:LINE: TEXT each; words that are not known are Unknown.
func Load(path string, text []byte, known func(mleready.Provider) []string) ([]Target, error) {
	var doc, more yaml.Node
	decoder := yaml.NewDecoder(strings.NewReader(string(text)))
	l := &loader{path: path, known: known}
	switch err := decoder.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, fmt.Errorf("%s:1: is empty: list what to probe under targets", path)
	case err != nil:
		return nil, l.yaml(err)
	}
	if err := decoder.Decode(&more); !errors.Is(err, io.EOF) {
		l.problem(max(more.Line, 1), "there is more than one document: keep one")
	}
	var list *yaml.Node
	for key, value := range l.pairs(doc.Content[0], []string{"targets"}) {
		if key.Value == "targets" {
			list = value
		}
	}
	if list == nil {
		l.problem(1, "no targets: list what to probe under targets")
		return nil, errors.Join(l.problems...)
	}
	return l.targets(list)
}

// List reads a list of targets that stands in another file, as Load does those of a file of targets.
func List(path string, list *yaml.Node, known func(mleready.Provider) []string) ([]Target, error) {
	l := &loader{path: path, known: known}
	return l.targets(list)
}

// Keys are the keys of a target, and the words that those with a fixed choice have.
func Keys() (keys []string, words map[string][]string) { return targetKeys, targetWords }

type loader struct {
	path     string
	known    func(mleready.Provider) []string
	problems []error
}

func (l *loader) problem(line int, format string, args ...any) {
	l.problems = append(l.problems, fmt.Errorf("%s:%d: %s", l.path, line, fmt.Sprintf(format, args...)))
}

func (l *loader) unknown(n *yaml.Node, what string, known []string) {
	l.problems = append(l.problems, &Unknown{l.path, n.Line, what, n.Value, known})
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?((?s:.*))$`)

func (l *loader) yaml(err error) error {
	line, text := 1, err.Error()
	if m := yamlLine.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			line = n
		}
		text = m[2]
	}
	return fmt.Errorf("%s:%d: not YAML: %s", l.path, line, text)
}

// pairs goes through a mapping; what is no mapping, unknown or double is a problem.
func (l *loader) pairs(n *yaml.Node, known []string) func(func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			l.problem(n.Line, "this is not a mapping: it has the keys %s", strings.Join(known, ", "))
			return
		}
		seen := map[string]bool{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			switch {
			case !slices.Contains(known, key.Value):
				l.unknown(key, "key", known)
			case seen[key.Value]:
				l.problem(key.Line, "%s stands twice", key.Value)
			case !yield(key, value):
				return
			}
			seen[key.Value] = true
		}
	}
}

func (l *loader) targets(list *yaml.Node) ([]Target, error) {
	if list.Kind != yaml.SequenceNode || len(list.Content) == 0 {
		l.problem(list.Line, "targets is no list with at least one target")
		return nil, errors.Join(l.problems...)
	}
	var all []Target
	first := map[string]int{}
	for _, n := range list.Content {
		t := l.target(n)
		if line, ok := first[t.Name]; ok && t.Name != "" {
			l.problem(n.Line, "target %q stands twice, first in line %d: give each a name of its own", t.Name, line)
		}
		first[t.Name] = n.Line
		all = append(all, t)
	}
	if err := errors.Join(l.problems...); err != nil {
		return nil, err
	}
	return all, nil
}

// target reads one entry.
func (l *loader) target(n *yaml.Node) Target {
	t := Target{Line: n.Line}
	var provider string
	texts := map[string]*string{
		"name": &t.Name, "provider": &provider, "url": &t.URL, "host": &t.Host, "credentials": &t.Credentials,
		"merchant": &t.Merchant, "partner": &t.Partner, "auth": &t.Auth, "ca": &t.CA, "client_cert": &t.ClientCert,
		"client_key": &t.ClientKey, "proxy": &t.Proxy,
	}
	var only *yaml.Node
	for key, value := range l.pairs(n, targetKeys) {
		switch {
		case key.Value == "only":
			only = value
		case value.Kind != yaml.ScalarNode || value.Tag == "!!null" || strings.TrimSpace(value.Value) == "":
			l.problem(value.Line, "%s: one value is needed here", key.Value)
		default:
			*texts[key.Value] = value.Value
			l.word(key.Value, value)
		}
	}
	t.Provider = mleready.Provider(provider)
	l.only(&t, only)
	l.complete(&t)
	for _, file := range []*string{&t.Credentials, &t.CA, &t.ClientCert, &t.ClientKey} {
		if *file != "" && !filepath.IsAbs(*file) {
			*file = filepath.Join(filepath.Dir(l.path), *file)
		}
	}
	return t
}

// targetKeys are the keys of a target, in the order in which they are explained.
var targetKeys = []string{
	"name", "provider", "url", "host", "credentials", "merchant", "partner", "auth", "ca", "client_cert", "client_key", "proxy", "only",
}

// targetWords are the values that keys with a fixed choice have.
var targetWords = map[string][]string{
	"provider": {string(mleready.Cybersource), string(mleready.Mastercard)},
	"auth":     {AuthP12, AuthSecret},
}

func (l *loader) word(key string, value *yaml.Node) {
	if known := targetWords[key]; known != nil && !slices.Contains(known, value.Value) {
		l.unknown(value, key, known)
	}
}

func (l *loader) only(t *Target, n *yaml.Node) {
	if n == nil {
		return
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		l.problem(n.Line, "only: write a list of probes, or leave it out for all")
		return
	}
	known := l.known(t.Provider)
	for _, id := range n.Content {
		if !slices.Contains(known, id.Value) {
			l.unknown(id, "probe", known)
		}
		t.Only = append(t.Only, id.Value)
	}
}

// complete reports what is missing and what does not go together.
func (l *loader) complete(t *Target) {
	needed := []struct{ key, value string }{
		{"name", t.Name}, {"provider", string(t.Provider)}, {"url", t.URL}, {"credentials", t.Credentials},
	}
	switch t.Provider {
	case mleready.Cybersource:
		needed = append(needed, struct{ key, value string }{"merchant", t.Merchant})
		if t.Partner != "" {
			l.problem(t.Line, "target %q: partner is a key of mastercard: write merchant", t.Name)
		}
	case mleready.Mastercard:
		needed = append(needed, struct{ key, value string }{"partner", t.Partner})
		if t.Merchant != "" {
			l.problem(t.Line, "target %q: merchant is a key of cybersource: write partner", t.Name)
		}
	}
	for _, n := range needed {
		if n.value == "" {
			l.problem(t.Line, "target %q: no %s", t.Name, n.key)
		}
	}
	if (t.ClientCert == "") != (t.ClientKey == "") {
		l.problem(t.Line, "target %q: client_cert and client_key go together", t.Name)
	}
}
