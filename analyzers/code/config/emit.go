package config

import (
	"regexp"
	"strconv"
	"strings"

	"mleready/analyzers/code"
	"mleready/analyzers/source"
)

// Bounds of one file.
const (
	maxValues = 20_000
	maxDepth  = 64      // levels
	maxText   = 4 << 10 // bytes of one value
	maxBody   = 1 << 16 // bytes of one value in what a tool sends: bodies stand there in one piece
	maxBodies = 1 << 20 // bytes of all values above maxText
	maxKey    = 1 << 10 // bytes of a dotted key
)

// emitter writes values into a summary.
type emitter struct {
	sum      *code.Summary
	shared   bool // its keys and variables are the program's
	requests bool // it is what a tool sends
	left     int  // values that may still be written
	long     int  // bytes of values above maxText
	cut      bool
}

// position is where a value stands.
type position struct {
	key       string // dotted, "" at the top
	name      string // the last part of it that is no index
	depth     int
	variables bool // what stands directly in here are environment variables, whatever their names
	sets      bool // the same for names in capitals
	secret    bool // everything in here is secret
}

func (p position) child(key string) position {
	c := position{key: key, name: key, depth: p.depth + 1, secret: p.secret || holdsSecrets[strings.ToLower(key)], sets: setsVariables[folded(key)]}
	if p.key != "" {
		c.key = p.key + "." + key
	}
	return c
}

func (p position) element(i int) position {
	c := p.child(strconv.Itoa(i))
	c.name, c.secret = p.name, p.secret
	return c
}

func (p position) symbol(path string) string {
	if p.key == "" {
		return path
	}
	return path + "#" + p.key
}

var (
	// setsVariables are the keys of objects and lists that set environment variables.
	setsVariables = map[string]bool{"env": true, "envs": true, "environment": true, "envvars": true, "envvariables": true,
		"environmentvariables": true, "variables": true}
	// holdsSecrets are the keys of objects whose values are secrets whatever their own keys.
	holdsSecrets = map[string]bool{"secret": true, "secrets": true, "password": true, "passwords": true}
	variable     = regexp.MustCompile(`^[A-Z][A-Z0-9_]*$`)
	// valueKeys are keys of objects that hold a value and perhaps its name.
	valueKeys = map[string]bool{"value": true, "val": true, "default": true, "defaultvalue": true}
	harmless  = regexp.MustCompile(`^(?i:|~|null|nil|none|undefined|true|false|yes|no|on|off)$`)
	// address is an address with nothing secret in it, under whatever name: proxy_pass, token_url.
	address = regexp.MustCompile(`^https?://[\w.-]+(?::\d+)?(?:/[\w./-]*)?$`)
)

var joints = strings.NewReplacer("_", "", "-", "")

func folded(key string) string { return strings.ToLower(joints.Replace(key)) }

// emit writes a value and gives the expression for it.
func (e *emitter) emit(v *value, at position) code.Expr {
	if e.left <= 0 || at.depth > maxDepth || len(at.key) > maxKey {
		e.cut = true
		return code.Expr{Text: at.name, Span: v.Span}
	}
	e.left--
	if e.requests && at.name == "exec" {
		return code.Expr{Text: at.name, Span: v.Span} // a script: the adapter of its language reads it
	}
	switch v.kind {
	case object:
		return e.object(v, at)
	case list:
		return e.list(v, at)
	}
	return e.leaf(v, at)
}

func (e *emitter) object(v *value, at position) code.Expr {
	g := len(e.sum.Groups)
	symbol, form := at.symbol(e.sum.Path), code.GroupConfig
	if e.requests && isHeaders(at.name) {
		form = code.GroupHeaders
	}
	e.sum.Groups = append(e.sum.Groups, code.Group{Symbol: symbol, Kind: form, Func: code.TopLevel, Span: v.Span})
	kind := v.get("kind")
	for _, it := range v.items {
		if e.left <= 0 {
			e.cut = true
			break
		}
		child := at.child(it.key)
		if valueKeys[folded(it.key)] {
			child.name = at.name
			if n := v.get("name"); n != nil && n.kind == leaf {
				child.name = n.text
			}
		}
		switch {
		case kind.is("Secret") && (it.key == "data" || it.key == "stringData"):
			child.secret = true
		case kind.is("ConfigMap") && it.key == "data":
			child.sets = true
		}
		whole := it.at
		if it.Start >= whole.Start {
			whole.End = max(whole.End, it.End)
		}
		e.sum.Entries = append(e.sum.Entries, code.Entry{
			Group: g, Key: code.Expr{Op: code.OpLiteral, Text: it.key, Span: it.at}, Value: e.emit(it.value, child),
			Func: code.TopLevel, Span: whole,
		})
		if at.variables || at.sets && variable.MatchString(it.key) {
			e.variable(it.key, it.value, child.secret)
		}
	}
	if n := v.get("name"); at.sets && n != nil && n.kind == leaf && v.get("value") != nil {
		e.variable(n.text, v.get("value"), at.secret)
	}
	if at.key == "" && at.depth == 0 && e.shared {
		e.assign(code.FileSymbol(e.sum.Path), code.Expr{Op: code.OpRef, Symbol: symbol, Span: v.Span})
	}
	if at.key != "" && e.shared {
		e.assign(code.KeySymbol(at.key), code.Expr{Op: code.OpRef, Symbol: symbol, Span: v.Span})
	}
	return code.Expr{Op: code.OpObject, Group: g, Span: v.Span}
}

func (e *emitter) list(v *value, at position) code.Expr {
	if e.requests && isHeaders(at.name) {
		if headers := named(v); headers != nil {
			return e.object(headers, at)
		}
	}
	x := code.Expr{Op: code.OpList, Span: v.Span}
	for i, it := range v.items {
		x.Args = append(x.Args, e.emit(it.value, at.element(i)))
		if !at.sets {
			continue
		}
		if name, _, ok := strings.Cut(it.text, "="); ok && it.kind == leaf {
			e.variable(name, part(it.value, len(name)+1), at.secret)
		} else if n := it.value.get("name"); n != nil && n.kind == leaf && it.value.get("value") != nil {
			e.variable(n.text, it.value.get("value"), at.secret)
		}
	}
	e.assign(at.symbol(e.sum.Path), x)
	if e.shared && at.key != "" {
		e.assign(code.KeySymbol(at.key), x)
	}
	return x
}

// part is the text of a leaf from a byte on. Its place is exact where the text stands there as it is read.
func part(v *value, from int) *value {
	p := *v
	p.text = strings.Trim(v.text[from:], `"'`)
	if int(v.End-v.Start) == len(v.text) {
		p.Start += int32(from)
	}
	return &p
}

// variable assigns an environment variable.
func (e *emitter) variable(name string, v *value, secret bool) {
	if v.kind == object && v.get("value") != nil {
		v = v.get("value")
	}
	if !e.shared || v.kind != leaf {
		return
	}
	for _, x := range e.alternatives(v, name, secret) {
		e.assign(code.EnvSymbol(name), x)
		if key := keyOfVariable(name); key != "" && x.Symbol != code.KeySymbol(key) {
			e.assign(code.KeySymbol(key), x)
		}
	}
}

// keyOfVariable is the key that frameworks let a variable set, in the relaxed form: PAY__HOST and PAY_HOST are pay.host;
// "" for a name in one piece.
func keyOfVariable(name string) string {
	if !strings.Contains(strings.Trim(name, "_"), "_") {
		return ""
	}
	parts := "_"
	if strings.Contains(name, "__") {
		parts = "__"
	}
	return strings.ReplaceAll(strings.ToLower(strings.ReplaceAll(name, parts, ".")), "_", "")
}

func (e *emitter) leaf(v *value, at position) code.Expr {
	values := e.alternatives(v, at.name, at.secret)
	symbols := []string{at.symbol(e.sum.Path)}
	if e.shared && at.key != "" {
		key := strings.ReplaceAll(at.key, ":", ".")
		symbols = append(symbols, code.KeySymbol(key))
		if relaxed := code.RelaxedKeySymbol(key); relaxed != symbols[1] {
			symbols = append(symbols, relaxed)
		}
	}
	for _, symbol := range symbols {
		for _, x := range values {
			e.assign(symbol, x)
		}
	}
	if len(values) == 1 {
		return values[0]
	}
	return code.Expr{Op: code.OpRef, Symbol: symbols[0], Span: v.Span}
}

func (e *emitter) assign(symbol string, x code.Expr) {
	e.sum.Assigns = append(e.sum.Assigns, code.Assign{Symbol: symbol, Value: x, Func: code.TopLevel, Span: x.Span})
}

// alternatives are the values that a leaf may have when the program runs. A secret is a hole, whatever it looks like; in
// a body that is sent, only what is secret in it.
func (e *emitter) alternatives(v *value, name string, secret bool) []code.Expr {
	if e.requests && !secret && strings.HasPrefix(v.text, "{") && e.fits(v.text) && !strings.Contains(v.text, "-----BEGIN ") {
		return interpolated(source.Hide(v.text), v.Span)
	}
	switch {
	case harmless.MatchString(v.text):
		return []code.Expr{{Op: code.OpLiteral, Text: v.text, Span: v.Span}}
	case secret, len(v.text) > maxText, source.Credential(name) && !address.MatchString(v.text), source.Secret(v.text):
		return []code.Expr{{Op: code.OpUnknown, Text: name, Span: v.Span}}
	case v.verbatim:
		return []code.Expr{{Op: code.OpLiteral, Text: v.text, Span: v.Span}}
	}
	return interpolated(v.text, v.Span)
}

// fits reports whether a body is short enough to be kept, alone and with the others of its file.
func (e *emitter) fits(text string) bool {
	if len(text) <= maxText {
		return true
	}
	e.long += len(text)
	return len(text) <= maxBody && e.long <= maxBodies
}
