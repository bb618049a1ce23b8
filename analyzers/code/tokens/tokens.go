package tokens

import (
	"fmt"
	"path"
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
	r := &reader{syntax: s, tokens: lex(text, s), sum: &code.Summary{
		Path: name, Language: language, Depth: mleready.DepthTokens, Role: role, Package: path.Dir(name), Lines: code.LineStarts(text),
	}}
	for r.at < len(r.tokens) {
		r.step()
	}
	return r.sum, nil
}

// reader goes through the tokens once. open are the brackets around, each with the group of the keys in it.
type reader struct {
	syntax
	tokens []token
	at     int
	open   []bracket
	name   string // that the next bracket's object has
	sum    *code.Summary
}

type bracket struct {
	name  string
	group int // TopLevel until a key is seen
}

func (r *reader) peek(n int) token {
	if r.at+n < len(r.tokens) && r.at+n >= 0 {
		return r.tokens[r.at+n]
	}
	return token{kind: mark}
}

func (t token) is(value string) bool { return t.kind == mark && t.value == value }

func (t token) span() code.Span { return code.Span{Start: int32(t.start), End: int32(t.end)} }

// step reads what begins at the next token.
func (r *reader) step() {
	t := r.peek(0)
	switch {
	case t.is("{") || t.is("(") || t.is("["):
		r.open = append(r.open, bracket{r.name, code.TopLevel})
		r.name = ""
		r.at++
	case t.is("}") || t.is(")") || t.is("]"):
		if len(r.open) > 0 {
			r.open = r.open[:len(r.open)-1]
		}
		r.at++
	case t.kind == word || t.kind == text:
		r.named()
	default:
		r.at++
	}
}

// named reads what begins with a word or a string: an assignment, a key, a call, or the string alone.
func (r *reader) named() {
	if r.module() {
		return
	}
	first := r.peek(0)
	name, n := r.chain(0)
	next := r.peek(n)
	switch {
	case (next.is(":") || next.is("=>")) && len(r.open) > 0 && n == 1 && !r.peek(n+1).is(":"):
		r.at += n + 1
		r.key(first)
	case first.kind == word && (next.is("=") || next.is("+=") || next.is(".=")):
		r.at += n + 1
		r.assign(name, !next.is("="), first)
	case first.kind == word && next.is("("):
		r.at += n
		r.call(name, first)
	case first.kind == text:
		if x, n := r.expr(0); n > 0 {
			r.sum.Uses = append(r.sum.Uses, code.Use{Value: x, Func: code.TopLevel})
			r.at += n
		}
	default:
		r.at += n
	}
}

// chain is a dotted name and how many tokens it takes.
func (r *reader) chain(at int) (string, int) {
	name := r.peek(at).value
	if r.peek(at).kind != word {
		return name, 1
	}
	n := 1
	for {
		if dot := r.peek(at + n); !(dot.is(".") || dot.is("?.") || dot.is("->") || dot.is("::")) || r.peek(at+n+1).kind != word {
			return name, n
		}
		name += "." + r.peek(at+n+1).value
		n += 2
	}
}

// module reads import … from 'x', import 'x' and require('x').
func (r *reader) module() bool {
	t := r.peek(0)
	if t.kind != word {
		return false
	}
	at := 1
	if (t.value == "require" || t.value == "import") && r.peek(1).is("(") {
		at = 2
	} else if t.value != "from" && t.value != "import" && t.value != "require" {
		return false
	}
	from := r.peek(at)
	if from.kind != text {
		return false
	}
	r.sum.Imports = append(r.sum.Imports, code.Import{Path: from.value, Span: from.span()})
	r.at += at + 1
	return true
}

func (r *reader) symbol(name string) string {
	return r.sum.Path + "." + strings.TrimPrefix(strings.TrimPrefix(name, "this."), "self.")
}

func (r *reader) assign(name string, grow bool, at token) {
	x, n := r.expr(0)
	r.at += n
	if n == 0 {
		r.name = name
		return
	}
	if x.Op != code.OpUnknown {
		r.sum.Assigns = append(r.sum.Assigns, code.Assign{Symbol: r.symbol(name), Value: x, Append: grow, Func: code.TopLevel, Span: at.span()})
	}
}

// key reads the value of a key.
func (r *reader) key(key token) {
	x, n := r.expr(0)
	r.at += n
	if n == 0 {
		r.name = key.value
		return
	}
	if x.Op == code.OpUnknown {
		return
	}
	b := &r.open[len(r.open)-1]
	if b.group == code.TopLevel {
		b.group = r.group(b.name, key)
	}
	k := code.Expr{Op: code.OpLiteral, Text: key.value, Span: key.span()}
	r.sum.Entries = append(r.sum.Entries, code.Entry{Group: b.group, Key: k, Value: x, Func: code.TopLevel, Span: key.span()})
}

func (r *reader) group(name string, at token) int {
	g := code.Group{Kind: code.GroupMap, Func: code.TopLevel, Span: at.span()}
	if name != "" {
		g.Symbol = r.symbol(name)
	}
	if strings.Contains(strings.ToLower(name), "header") {
		g.Kind = code.GroupHeaders
	}
	r.sum.Groups = append(r.sum.Groups, g)
	return len(r.sum.Groups) - 1
}

// call reads the arguments as far as they are strings and names; what else stands in them is read as it comes.
func (r *reader) call(name string, at token) {
	args, n := r.arguments()
	short := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case said[strings.ToLower(name)] || strings.HasPrefix(name, "console."):
		r.at += n
		return
	case setters[short] && len(args) == 2:
		g := r.group("headers", at)
		r.sum.Groups[g].Symbol = ""
		r.sum.Entries = append(r.sum.Entries, code.Entry{Group: g, Key: args[0], Value: args[1], Func: code.TopLevel, Span: at.span()})
		r.at += n
		return
	}
	c := code.Call{Callee: name, Name: name, Args: args, Func: code.TopLevel, Span: at.span()}
	if hash := keyed(name, args); hash != "" {
		c.Kind, c.Hash = code.CallMAC, hash
	}
	r.sum.Calls = append(r.sum.Calls, c)
	r.at += n
}

// said are calls whose words are for people, setters those that set a header.
var (
	said    = map[string]bool{"print": true, "println": true, "printf": true, "puts": true, "echo": true, "alert": true, "error": true, "newerror": true}
	setters = map[string]bool{"setRequestHeader": true, "addHeader": true, "setHeader": true, "AddHeader": true, "add_header": true, "setRequestProperty": true, "header": true}
)

// keyed names the hash function of a keyed hash, "" for any other call.
func keyed(name string, args []code.Expr) string {
	all := strings.ToLower(name)
	for _, a := range args {
		all += " " + strings.ToLower(a.Text)
	}
	all = strings.NewReplacer("-", "", "_", "").Replace(all)
	if !strings.Contains(all, "hmac") {
		return ""
	}
	for _, h := range []string{"sha256", "sha512", "sha384", "sha1", "md5"} {
		if strings.Contains(all, h) {
			return h
		}
	}
	return ""
}

// arguments reads (a, b): as many as are strings and names, and how many tokens they take. What else stands there is
// left to be read as it comes.
func (r *reader) arguments() ([]code.Expr, int) {
	var args []code.Expr
	n := 1
	for {
		if r.peek(n).is(")") {
			return args, n + 1
		}
		x, size := r.expr(n)
		after := r.peek(n + size)
		if size == 0 || !after.is(",") && !after.is(")") {
			return args, r.skipOpen()
		}
		args = append(args, x)
		n += size
		if after.is(",") {
			n++
		}
	}
}

// skipOpen goes over the opening bracket of a call whose arguments are read as they come.
func (r *reader) skipOpen() int {
	r.open = append(r.open, bracket{"", code.TopLevel})
	return 1
}

// expr reads strings and names that are put together, and says how many tokens they take; none where something else
// begins.
func (r *reader) expr(at int) (code.Expr, int) {
	n := 0
	var parts []code.Expr
	for {
		x, size := r.operand(at + n)
		if size == 0 {
			break
		}
		parts = append(parts, x...)
		n += size
		if !r.peek(at + n).is(r.syntax.sum) {
			break
		}
		n++
	}
	switch {
	case len(parts) == 0:
		return code.Expr{}, 0
	case len(parts) == 1:
		return parts[0], n
	}
	return code.Expr{Op: code.OpConcat, Args: parts, Span: code.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}}, n
}

// operand is a string with its pieces, or a name.
func (r *reader) operand(at int) ([]code.Expr, int) {
	t := r.peek(at)
	switch t.kind {
	case text:
		if t.pieces == nil {
			return []code.Expr{{Op: code.OpLiteral, Text: t.value, Span: t.span()}}, 1
		}
		var out []code.Expr
		for i, p := range t.pieces {
			if i > 0 {
				out = append(out, code.Expr{Op: code.OpUnknown, Span: t.span()})
			}
			out = append(out, code.Expr{Op: code.OpLiteral, Text: p, Span: t.span()})
		}
		return out, 1
	case number:
		return []code.Expr{{Op: code.OpLiteral, Text: t.value, Span: t.span()}}, 1
	case word:
		name, n := r.chain(at)
		if next := r.peek(at + n); next.is("(") || next.is("[") || next.is("{") || next.kind == word || next.kind == text {
			return nil, 0
		}
		return []code.Expr{{Op: code.OpRef, Symbol: r.symbol(name), Span: t.span()}}, n
	}
	return nil, 0
}
