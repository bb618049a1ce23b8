package tokens

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// maxBytes is the longest text that is read.
const maxBytes = 4 << 20

// Summarise reads one file. It fails for text over a limit and for a language that it has no syntax of.
func Summarise(language, name string, role mleready.Role, text []byte) (*code.Summary, error) {
	s, ok := syntaxes[language]
	if !ok {
		return nil, fmt.Errorf("no tokens are known of %s", language)
	}
	if len(text) > maxBytes {
		return nil, fmt.Errorf("larger than the limit of %d bytes", maxBytes)
	}
	r := &reader{
		syntax: s, tokens: lex(text, s), fn: code.TopLevel, groups: map[string]int{}, shared: map[string]bool{}, own: map[string]int{},
		sum: &code.Summary{
			Path: name, Language: language, Depth: mleready.DepthTokens, Role: role, Package: path.Dir(name), Lines: code.LineStarts(text),
		},
	}
	r.declare()
	for r.at < len(r.tokens) {
		r.enter()
		r.step()
		if !r.spend() {
			return nil, errTangled
		}
	}
	return r.sum, nil
}

var errTangled = errors.New("too tangled to be read")

// spend counts the attempts to read something; false when there were too many.
func (r *reader) spend() bool {
	r.tries++
	return r.tries <= maxTries*(len(r.tokens)+100)
}

// reader goes through the tokens once. open are the brackets around, each with the group of the keys in it.
type reader struct {
	syntax
	tokens  []token
	at      int
	fn      int // the function around
	extents []extent
	open    []bracket
	name    string // that the next bracket's object has
	groups  map[string]int
	shared  map[string]bool // names that the file gives a value outside of functions
	own     map[string]int  // functions by their short names, -1 for a name that several have
	depth   int
	tries   int
	sum     *code.Summary
}

type bracket struct {
	name   string
	group  int  // TopLevel until a key is seen
	object bool // name = value in it is a key with its value
	header bool // its keys are headers
	lets   bool // names with their values stand in it
}

func (r *reader) peek(n int) token {
	if r.at+n < len(r.tokens) && r.at+n >= 0 {
		return r.tokens[r.at+n]
	}
	return token{kind: mark}
}

func (t token) is(value string) bool { return t.kind == mark && t.value == value }

func (t token) isOne(values ...string) bool {
	return t.kind == mark && slices.Contains(values, t.value)
}

func (t token) span() code.Span { return code.Span{Start: int32(t.start), End: int32(t.end)} }

// step reads what begins at the next token.
func (r *reader) step() {
	t := r.peek(0)
	switch {
	case r.lisp && t.is("("):
		r.form()
	case t.isOne("{", "(", "["):
		r.into()
	case t.isOne("}", ")", "]"):
		if len(r.open) > 0 {
			r.open = r.open[:len(r.open)-1]
		}
		r.at++
	case t.kind == word || t.kind == text:
		r.named()
	case t.is(";"):
		r.name = ""
		r.at++
	default:
		r.at++
	}
}

// into goes into a bracket. One of two values within another is a key with its value.
func (r *reader) into() {
	if len(r.open) > 0 && r.pair() {
		return
	}
	if r.messages && r.peek(0).is("[") {
		if _, n := r.tried(0); n > 0 {
			r.at += n
			return
		}
	}
	if r.peek(0).is("[") && len(r.open) > 0 && r.peek(1).kind == text && r.peek(2).is("]") && r.peek(3).is("=") { // ["key"] = value
		key := r.peek(1)
		r.at += 4
		r.key(key)
		return
	}
	lets := r.lisp && r.peek(0).is("[") && strings.Contains(r.peek(-1).value, "let")
	r.open = append(r.open, bracket{name: r.name, group: code.TopLevel, object: r.object(), lets: lets})
	r.name = ""
	r.at++
}

// object reports whether the next bracket holds keys, and no statements.
func (r *reader) object() bool {
	switch {
	case !r.fields:
		return false
	case r.peek(0).is("("):
		return r.parens
	}
	return !r.braces || r.peek(-1).isOne("@", "=", "(", ",", ":", "=>", "[", "<-") || r.peek(-1).value == "return"
}

// pair reads {"key", value} and its kin.
func (r *reader) pair() bool {
	key := r.peek(1)
	if key.kind != text || key.parts != nil || !r.peek(2).is(",") {
		return false
	}
	x, n := r.expr(3)
	if n == 0 || !r.peek(3+n).isOne("}", ")", "]") {
		return false
	}
	r.at += 4 + n
	r.put(&r.open[len(r.open)-1], key, x)
	return true
}

// named reads what begins with a word or a string: an assignment, a key, a call, or the string alone.
func (r *reader) named() {
	if r.module() || r.attributes() {
		return
	}
	first := r.peek(0)
	name, n := r.chain(0)
	next := r.peek(n)
	switch {
	case first.kind == word && len(r.open) > 0 && r.open[len(r.open)-1].lets:
		r.at += n
		r.assign(name, false, first)
	case len(r.open) > 0 && n == 1 && r.keyed(next):
		r.at++
		if next.kind == mark && !r.lisp {
			r.at++
		}
		r.key(first)
	case first.kind == word && r.selector(name, n):
	case first.kind == word && (r.indexed(name, n) || r.defined(name, n)):
	case first.kind == word && r.sets(next) && !(next.is("=") && r.peek(n+1).is("=")):
		if declared, ok := r.typedName(r.at); ok {
			name = declared
		}
		r.at += n + 1
		r.assign(name, grows(next), first)
	case first.kind == word && next.is("(") && !r.lisp:
		r.call(name, n, first)
	case first.kind == word && strings.EqualFold(first.value, "return"):
		r.at++
		r.returned()
	case first.kind == word && hashOf(name) != "" && !r.imports():
		r.sum.Calls = append(r.sum.Calls, code.Call{Callee: name, Name: name, Kind: code.CallMAC, Hash: hashOf(name), Func: r.fn, Span: first.span()})
		r.at += n
	case first.kind == text:
		if x, n := r.expr(0); n > 0 {
			r.sum.Uses = append(r.sum.Uses, code.Use{Value: x, Func: r.fn})
			r.at += n
			return
		}
		r.at++
	default:
		r.at += n
	}
}

// keyed reports whether what stands before a mark is a key.
func (r *reader) keyed(next token) bool {
	first := r.peek(0)
	switch {
	case next.is("=>"):
		return true
	case next.is(":"):
		return !r.peek(2).is(":")
	case next.is("="):
		return r.open[len(r.open)-1].object && !r.peek(2).is("=")
	case r.lisp:
		return (first.kind == text || strings.HasPrefix(first.value, ":")) && (next.kind == text || next.kind == word || next.is("("))
	}
	return false
}

func (r *reader) sets(t token) bool {
	return t.isOne("=", "+=", ".=", ":=", "..=") || t.kind == mark && slices.Contains(r.syntax.sets, t.value)
}

func grows(t token) bool { return t.isOne("+=", ".=", "..=", "&=") }

// chain is a dotted name and how many tokens it takes.
func (r *reader) chain(at int) (string, int) {
	name := r.peek(at).value
	if r.peek(at).kind != word {
		return name, 1
	}
	n := 1
	for {
		link := r.peek(at + n)
		member := r.peek(at + n + 1)
		switch {
		case link.isOne(".", "?.", "->", "::", ":") && member.kind == word && (!link.is(":") || r.peek(at+n+2).is("(") && link.end == member.start):
			name += "." + member.value
			n += 2
		case link.is("->") && member.is("{") && (r.peek(at+n+2).kind == word) && r.peek(at+n+3).is("}"):
			name += "." + r.peek(at+n+2).value
			n += 4
		default:
			return name, n
		}
	}
}

// typedName is the name in front of a type that a value follows: name As String = …, name: string = ….
func (r *reader) typedName(at int) (string, bool) {
	if at < 2 {
		return "", false
	}
	sign, name := r.tokens[at-1], r.tokens[at-2]
	if name.kind != word || !(sign.is(":") || sign.kind == word && r.folded && strings.EqualFold(sign.value, "as")) {
		return "", false
	}
	return name.value, true
}

// defined reads the constants of #define NAME value, -define(NAME, value), define('NAME', value), @name value and
// NAME => value.
func (r *reader) defined(name string, n int) bool {
	first := r.peek(0)
	at := 1
	switch {
	case name == "#define" && r.peek(1).kind == word && !r.peek(2).is("("):
		name, at = r.peek(1).value, 2
	case name == "define" && r.peek(1).is("(") && r.peek(2).kind != mark && r.peek(3).is(","):
		name, at = r.peek(2).value, 4
	case strings.HasPrefix(name, "@") && r.peek(1).kind == text && r.sum.Language == "elixir":
	case r.peek(n).is("=>") && len(r.open) == 0:
		at = n + 1
	default:
		return false
	}
	r.at += at
	r.assign(name, false, first)
	return true
}

// symbol is the name of what a name means: the file's, or the function's own.
func (r *reader) symbol(name string) string {
	bare, member := plain(name)
	if r.folded {
		bare = strings.ToLower(bare)
	}
	if r.fn != code.TopLevel && !member && !r.shared[bare] && !strings.Contains(bare, ".") {
		return r.sum.Funcs[r.fn].Symbol + "#" + bare
	}
	return r.sum.Path + "." + bare
}

// plain is a name without what marks a variable or the object itself; member tells that it belongs to that object.
func plain(name string) (bare string, member bool) {
	name = strings.TrimLeft(name, "$%&?")
	for _, self := range []string{"this.", "self.", "Me.", "me.", "my.", "script:", "global:", "variables."} {
		if rest, ok := strings.CutPrefix(name, self); ok {
			return rest, true
		}
	}
	if strings.HasPrefix(name, "@") {
		return strings.TrimLeft(name, "@"), true
	}
	return name, false
}

func (r *reader) assign(name string, grow bool, at token) {
	x, n := r.expr(0)
	r.at += n
	if n == 0 {
		r.name = name
		return
	}
	r.give(name, x, grow, at)
}

func (r *reader) give(name string, x code.Expr, grow bool, at token) {
	if x.Op == code.OpUnknown {
		return
	}
	symbol := r.symbol(name)
	if x.Op == code.OpRef && x.Symbol == symbol {
		return
	}
	if rest, ok := continued(x, symbol); ok {
		x, grow = rest, true
	}
	r.sum.Assigns = append(r.sum.Assigns, code.Assign{Symbol: symbol, Value: x, Append: grow, Func: r.fn, Span: at.span()})
}

// continued is what a name gets added where it is given itself with something behind: s = s & "x".
func continued(x code.Expr, symbol string) (code.Expr, bool) {
	if x.Op != code.OpConcat || x.Args[0].Op != code.OpRef || x.Args[0].Symbol != symbol {
		return x, false
	}
	x.Args = x.Args[1:]
	x.Start = x.Args[0].Start
	return x, true
}

// returned reads what a function gives back.
func (r *reader) returned() {
	x, n := r.expr(0)
	if n == 0 || r.fn == code.TopLevel {
		return
	}
	r.at += n
	r.sum.Funcs[r.fn].Returns = append(r.sum.Funcs[r.fn].Returns, x)
}
