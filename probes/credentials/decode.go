package credentials

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// decoder reads the form of a file and keeps everything that is wrong with it. Its errors name keys of the form, never
// values of the file: a value may be a secret that slipped out of its place.
type decoder struct {
	path   string
	faults []fault
}

type fault struct {
	line int
	text string
}

func (d *decoder) report(line int, format string, args ...any) {
	d.faults = append(d.faults, fault{line, fmt.Sprintf(format, args...)})
}

// err joins what is wrong, PATH:LINE: TEXT each, by line.
func (d *decoder) err() error {
	slices.SortStableFunc(d.faults, func(a, b fault) int { return cmp.Compare(a.line, b.line) })
	var all []error
	for _, f := range d.faults {
		all = append(all, fmt.Errorf("%s:%d: %s", d.path, f.line, f.text))
	}
	return errors.Join(all...)
}

// decode reads the form of a file.
func decode(path string, text []byte) (fileShape, error) {
	d := &decoder{path: path}
	f := d.file(d.document(text))
	return f, d.err()
}

var yamlLine = regexp.MustCompile(`\bline (\d+)`)

// document gives the one document of a file, nil after reporting why not.
func (d *decoder) document(text []byte) *yaml.Node {
	var first, second yaml.Node
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	err := decoder.Decode(&first)
	switch {
	case errors.Is(err, io.EOF):
		d.report(1, "holds nothing: list keys below cybersource or mastercard, or let mleready sandbox make a file of it")
		return nil
	case err != nil:
		// The message may quote the file.
		line := 1
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1])
		}
		d.report(line, "is no valid YAML near here: check the indentation, and put texts with special characters in quotes")
		return nil
	}
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		d.report(max(second.Line, 1), "a second document begins here: a credentials file holds one")
		return nil
	}
	return first.Content[0]
}

func (d *decoder) file(n *yaml.Node) fileShape {
	var f fileShape
	if n == nil {
		return f
	}
	fields := d.fields(n, "a credentials file", "cybersource", "mastercard")
	if c := fields["cybersource"]; c != nil {
		f.cybersource = d.cybersource(c)
	}
	if m := fields["mastercard"]; m != nil {
		for _, p := range d.list(d.fields(m, "mastercard", "partners")["partners"], "partners") {
			f.mastercard = append(f.mastercard, d.partner(p))
		}
	}
	if f.cybersource == nil && f.mastercard == nil && len(d.faults) == 0 {
		d.report(n.Line, "names no keys: list them below cybersource or mastercard")
	}
	return f
}

func (d *decoder) cybersource(n *yaml.Node) *cybersourceShape {
	c := &cybersourceShape{}
	fields := d.fields(n, "cybersource", "sjc", "merchants")
	if sjc := d.key(fields["sjc"], "sjc", "cert", "key"); sjc != nil {
		c.sjc = *sjc
	}
	for _, m := range d.list(fields["merchants"], "merchants") {
		c.merchants = append(c.merchants, d.merchant(m))
	}
	return c
}

func (d *decoder) merchant(n *yaml.Node) merchantShape {
	fields := d.fields(n, "a merchant", "id", "portfolio", "p12", "shared_secret", "response_mle")
	m := merchantShape{
		id:        d.required(n, fields, "a merchant", "id"),
		portfolio: d.text(fields["portfolio"]),
		p12:       d.key(fields["p12"], "p12", "file", "password", "kid", "cert"),
	}
	if s := fields["shared_secret"]; s != nil {
		fields := d.fields(s, "shared_secret", "kid", "secret")
		m.sharedSecret = &secretShape{s.Line, d.required(s, fields, "shared_secret", "kid"), d.required(s, fields, "shared_secret", "secret")}
	}
	for _, r := range d.list(fields["response_mle"], "response_mle") {
		if key := d.key(r, "a key of response_mle", "kid", "file", "password", "cert", "public"); key != nil {
			m.responseMLE = append(m.responseMLE, *key)
		}
	}
	return m
}

func (d *decoder) partner(n *yaml.Node) partnerShape {
	fields := d.fields(n, "a partner", "id", "consumer_key", "signing", "request_encryption", "response_encryption")
	return partnerShape{
		id:                d.required(n, fields, "a partner", "id"),
		consumerKey:       d.text(fields["consumer_key"]),
		signing:           d.key(fields["signing"], "signing", "file", "password", "cert"),
		requestEncryption: d.key(fields["request_encryption"], "request_encryption", "cert", "key", "fingerprint"),
		responses:         d.key(fields["response_encryption"], "response_encryption", "cert", "file", "password", "fingerprint"),
	}
}

// key reads one key, nil when it is not there.
func (d *decoder) key(n *yaml.Node, what string, known ...string) *keyShape {
	if n == nil {
		return nil
	}
	fields := d.fields(n, what, known...)
	k := &keyShape{
		line: n.Line,
		file: d.text(fields["file"]), password: d.text(fields["password"]), kid: d.text(fields["kid"]),
		cert: d.text(fields["cert"]), public: d.text(fields["public"]), key: d.text(fields["key"]),
		fingerprint: d.text(fields["fingerprint"]),
	}
	if fields != nil && !k.file.there() && !k.cert.there() && !k.public.there() && !k.key.there() {
		d.report(n.Line, "%s names no file: it takes %s", what, strings.Join(known, ", "))
	}
	return k
}

// list gives the items of a list, none when it is not there.
func (d *decoder) list(n *yaml.Node, what string) []*yaml.Node {
	n = followed(n)
	switch {
	case n == nil:
		return nil
	case n.Kind != yaml.SequenceNode:
		d.report(n.Line, "%s must be a list: begin each entry with \"- \"", what)
		return nil
	}
	return n.Content
}

// text reads a text as it is written, so that a number keeps its zeros.
func (d *decoder) text(n *yaml.Node) value {
	n = followed(n)
	switch {
	case n == nil:
		return value{}
	case n.Kind != yaml.ScalarNode:
		d.report(n.Line, "a text must stand here: put it in quotes")
		return value{}
	}
	return value{n.Value, n.Line}
}

func (d *decoder) required(n *yaml.Node, fields map[string]*yaml.Node, what, name string) value {
	v := d.text(fields[name])
	if !v.there() && fields != nil {
		d.report(n.Line, "%s has no %s: add it", what, name)
	}
	return v
}

// fields gives the values of a mapping by their keys, those that say nothing left out. It is nil for what is no
// mapping.
func (d *decoder) fields(n *yaml.Node, what string, known ...string) map[string]*yaml.Node {
	n = followed(n)
	switch {
	case n == nil:
		return nil
	case n.Kind != yaml.MappingNode:
		d.report(n.Line, "%s must be a mapping with %s", what, strings.Join(known, ", "))
		return nil
	}
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, v := n.Content[i], followed(n.Content[i+1])
		_, twice := fields[key.Value]
		switch {
		case !slices.Contains(known, key.Value):
			d.report(key.Line, "%s", unknown(key.Value, what, known))
		case twice:
			d.report(key.Line, "%s says %s twice: remove one", what, key.Value)
		default:
			fields[key.Value] = v
		}
	}
	for name, v := range fields {
		if v.Kind == yaml.ScalarNode && v.Tag == "!!null" {
			delete(fields, name)
		}
	}
	return fields
}

// followed is what an alias stands for.
func followed(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
