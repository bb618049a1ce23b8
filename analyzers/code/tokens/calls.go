package tokens

import (
	"regexp"
	"slices"
	"strings"

	"mleready/analyzers/code"
)

// call reads the arguments as far as they are values; what else stands in them is read as it comes.
func (r *reader) call(name string, n int, at token) {
	if said[strings.ToLower(name)] || strings.HasPrefix(name, "console.") {
		if _, size := r.arguments(n); size > 0 {
			r.at += n + size
			return
		}
		r.at = min(r.closing(r.at+n), len(r.tokens))
		return
	}
	args, size := r.arguments(n)
	if size == 0 {
		r.called(name, r.within(n), nil, at)
		r.at += n
		header := strings.Contains(strings.ToLower(name), "header")
		r.open = append(r.open, bracket{group: code.TopLevel, object: r.object(), header: header})
		r.at++
		return
	}
	r.at += n + size
	if r.sets(r.peek(0)) && len(args) == 1 { // name("key") = value
		r.at++
		if before := r.peek(-size - n - 2); args[0].Op == code.OpLiteral && before.kind == word && r.tokens[r.at-size-n+1].kind == number {
			r.assign(before.value, false, before) // name TYPE(99) := value
		} else if x, n := r.expr(0); n > 0 {
			r.at += n
			r.entry(r.group(name, at), args[0], x, at)
		}
		return
	}
	r.result(name, args, at)
}

// within are the words of arguments that could not be read, for what a call is.
func (r *reader) within(n int) string {
	var b strings.Builder
	for i := n; i < n+60 && r.at+i < len(r.tokens); i++ {
		if t := r.peek(i); t.is(";") {
			break
		} else if t.kind != mark {
			b.WriteString(" " + t.value)
		}
	}
	return b.String()
}

// called notes a call; what its words say is a keyed hash is one.
func (r *reader) called(name, with string, args []code.Expr, at token) string {
	callee := name
	if i, ok := r.own[r.short(name)]; ok && i >= 0 {
		callee = r.sum.Funcs[i].Symbol
	}
	c := code.Call{Callee: callee, Name: name, Args: args, Func: r.fn, Span: at.span()}
	if callee == name && !r.imports() {
		if hash := hashOf(name + " " + with); hash != "" {
			c.Kind, c.Hash = code.CallMAC, hash
		}
	}
	r.sum.Calls = append(r.sum.Calls, c)
	return callee
}

// said are calls whose words are for people.
var said = map[string]bool{"print": true, "println": true, "printf": true, "puts": true, "echo": true, "alert": true, "error": true, "newerror": true,
	"nslog": true, "system.debug": true, "die": true, "warn": true, "io.puts": true, "logger.info": true, "logger.debug": true, "log.info": true,
	"io:format": true, "console.writeline": true, "system.out.println": true, "write-host": true, "cat": true, "message": true, "msgbox": true, "writelog": true}

// setters set a header: their last two operands are its name and value.
var setters = map[string]bool{"setrequestheader": true, "addheader": true, "setheader": true, "add_header": true, "setrequestproperty": true,
	"header": true, "set_header": true, "set_header_field": true, "put_req_header": true, "set_request_header": true, "putheader": true,
	"tryaddwithoutvalidation": true, "addrequestheader": true, "setrawheader": true, "withheader": true, "put_header": true, "addparam": true}

// putters give an object a key with its value.
var putters = map[string]bool{"put": true, "add": true, "set": true, "append": true, "insert": true, "store": true, "setitem": true, "setvalue": true,
	"addclaim": true, "claim": true, "withclaim": true, "structinsert": true, "setproperty": true, "item": true}

// headerLine is a text that is a whole header.
var headerLine = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*: `)

// headed reads a call that gives headers, or an object, a name with its value.
func (r *reader) headed(name string, args []code.Expr, at token) bool {
	short := strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])
	on := strings.TrimSuffix(name, name[max(strings.LastIndexByte(name, '.'), 0):])
	n := len(args)
	switch {
	case strings.HasSuffix(short, "slist_append") && n == 2:
		return r.line(args[1], at)
	case n >= 2 && n <= 3 && setters[short]:
		g := r.group("headers", at)
		r.sum.Groups[g].Symbol = ""
		delete(r.groups, r.symbol("headers"))
		r.entry(g, args[n-2], args[n-1], at)
		return true
	case n == 2 && putters[short] && on != "" && args[0].Op == code.OpLiteral:
		r.entry(r.group(on, at), args[0], args[1], at)
		return true
	case n == 1 && short == "add" && strings.Contains(strings.ToLower(on), "header"):
		return r.line(args[0], at)
	case n == 1 && (short == "append" || short == "appendformat") && on != "":
		r.give(on, args[0], true, at)
		return true
	case n == 2 && (name == "strcat" || name == "strcpy") && args[0].Op == code.OpRef:
		r.give(args[0].Text, args[1], name == "strcat", at)
		return true
	case (name == "sprintf" || name == "snprintf") && n >= 2 && args[0].Op == code.OpRef && len(r.syntax.sum) == 0:
		if i := slices.IndexFunc(args, func(x code.Expr) bool { return x.Op == code.OpLiteral && strings.Contains(x.Text, "%") }); i > 0 {
			r.give(args[0].Text, format(args[i].Text, args[i], args[i+1:]), false, at)
			return true
		}
	}
	return false
}

// line reads "Name: value" as a header.
func (r *reader) line(x code.Expr, at token) bool {
	first := x
	if x.Op == code.OpConcat {
		first = x.Args[0]
	}
	if first.Op != code.OpLiteral || !headerLine.MatchString(first.Text) {
		return false
	}
	name, value, _ := strings.Cut(first.Text, ":")
	key := code.Expr{Op: code.OpLiteral, Text: name, Span: first.Span}
	rest := []code.Expr{{Op: code.OpLiteral, Text: strings.TrimSpace(value), Span: first.Span}}
	if x.Op == code.OpConcat {
		rest = append(rest, x.Args[1:]...)
	}
	g := r.group("headers", at)
	r.sum.Groups[g].Symbol = ""
	delete(r.groups, r.symbol("headers"))
	r.entry(g, key, joined(rest), at)
	return true
}

var joints = strings.NewReplacer("-", "", "_", "")

// hashOf names the hash function of a keyed hash by the words of a call, "" for any other call.
func hashOf(words string) string {
	all := strings.ToLower(joints.Replace(words))
	if !strings.Contains(all, "hmac") && !strings.Contains(all, "crypto.mac") && !strings.Contains(all, "generatemac") {
		return ""
	}
	for _, h := range []string{"sha256", "sha512", "sha384", "sha1", "md5"} {
		if strings.Contains(all, h) {
			return h
		}
	}
	return ""
}

// arguments reads (a, b) when all are values, and how many tokens that takes; 0 where something else stands there. Of
// named ones those called name and value come first.
func (r *reader) arguments(at int) ([]code.Expr, int) {
	seen := r.seen()
	args, n := r.values(at)
	if n == 0 {
		r.forget(seen)
	}
	return args, n
}

// seen counts what was noted, forget leaves no more than that: what was tried turned out to be something else.
func (r *reader) seen() [4]int {
	return [4]int{len(r.sum.Calls), len(r.sum.Entries), len(r.sum.Assigns), len(r.sum.Imports)}
}

func (r *reader) forget(seen [4]int) {
	s := r.sum
	s.Calls, s.Entries, s.Assigns, s.Imports = s.Calls[:seen[0]], s.Entries[:seen[1]], s.Assigns[:seen[2]], s.Imports[:seen[3]]
}

func (r *reader) values(at int) ([]code.Expr, int) {
	var args []code.Expr
	named := map[string]code.Expr{}
	n := 1
	for n < maxSize {
		if r.peek(at + n).is(")") {
			return args, n + 1
		}
		name := ""
		if t := r.peek(at + n); t.kind == word && (r.peek(at+n+1).isOne(":=", "=>") || r.fields && r.peek(at+n+1).is("=")) && !r.parens {
			name = strings.ToLower(t.value)
			n += 2
		}
		x, size := r.expr(at + n)
		after := r.peek(at + n + size)
		switch {
		case size == 0 || !after.isOne(",", ")", "=>"):
			return nil, 0
		case after.is("=>") && len(args) > 0:
			return nil, 0 // keys with their values
		}
		args = append(args, x)
		named[name] = x
		if key, ok := named["name"]; ok && named["value"].Op != code.OpUnknown {
			args = []code.Expr{key, named["value"]}
		}
		n += size
		if !after.is(")") {
			n++
		}
	}
	return nil, 0
}

// result is what a call gives: texts that are joined or formatted, a variable of the environment, what a function of the
// file returns.
func (r *reader) result(name string, args []code.Expr, at token) code.Expr {
	short := strings.ToLower(strings.TrimLeft(name[strings.LastIndexByte(name, '.')+1:], "$@&"))
	span := at.span()
	switch {
	case r.headed(name, args, at):
		return code.Expr{Op: code.OpUnknown, Span: span}
	case len(args) == 1 && args[0].Op == code.OpLiteral && (name == "require" || name == "import"):
		r.imported(args[0].Text, at)
		return code.Expr{Op: code.OpUnknown, Span: span}
	case len(args) >= 2 && (short == "join" || short == "implode" || name == "table.concat" || short == "paste"):
		return join(args, span)
	case len(args) > 0 && (short == "concat" || short == "paste0" || short == "concatenate"):
		return joined(args)
	case len(args) > 0 && (short == "format" || short == "sprintf" || short == "printf") && args[0].Op == code.OpLiteral:
		return format(args[0].Text, args[0], spread(args[1:]))
	case len(args) >= 1 && args[0].Op == code.OpLiteral && (short == "getenv" || strings.HasSuffix(short, "get_env") || short == "getenvironmentvariable"):
		r.sum.Calls = append(r.sum.Calls, code.Call{Callee: name, Name: name, Kind: code.CallEnv, Args: args, Func: r.fn, Span: span})
		return code.Expr{Op: code.OpRef, Symbol: code.EnvSymbol(args[0].Text), Span: span}
	case len(args) == 1 && passes[short]:
		return args[0]
	}
	with := ""
	for _, a := range args {
		with += " " + a.Text
		for _, b := range a.Args {
			with += " " + b.Text
		}
	}
	callee := r.called(name, with, args, at)
	if callee == name {
		return code.Expr{Op: code.OpUnknown, Text: name, Args: args, Span: span}
	}
	return code.Expr{Op: code.OpCall, Symbol: callee, Args: args, Span: span}
}

// passes give the same text back, as far as its words matter.
var passes = map[string]bool{"trim": true, "lc": true, "lower": true, "lcase": true, "tolower": true, "str": true, "string": true, "tostring": true, "cstr": true,
	"valueof": true, "blob": true, "utf8": true, "to_string": true, "chomp": true, "s": true, "text": true, "pack": true}

// join puts a list together. The list comes first or last, the text between on the other side, or before all elements.
func join(args []code.Expr, at code.Span) code.Expr {
	switch {
	case args[0].Op == code.OpList:
		return code.Expr{Op: code.OpJoin, Args: []code.Expr{args[1], args[0]}, Span: at}
	case args[0].Op == code.OpRef && args[1].Op == code.OpLiteral && len(args) == 2:
		return code.Expr{Op: code.OpJoin, Args: []code.Expr{args[1], args[0]}, Span: at}
	}
	return code.Expr{Op: code.OpJoin, Args: args, Span: at}
}

func spread(args []code.Expr) []code.Expr {
	if len(args) == 1 && args[0].Op == code.OpList {
		return args[0].Args
	}
	return args
}

// formatted reads the operands of an operator that formats: 'host: {0}' -f $host.
func (r *reader) formatted(at int, x code.Expr) (code.Expr, int) {
	if x.Op != code.OpLiteral || !r.peek(at).is("-") || r.peek(at+1).value != "f" {
		return x, 0
	}
	var args []code.Expr
	n := 2
	for {
		a, size := r.operand(at + n)
		if size == 0 {
			break
		}
		args = append(args, a)
		if n += size; !r.peek(at + n).is(",") {
			break
		}
		n++
	}
	return format(x.Text, x, args), n
}

// verb finds where a format puts an operand in: %s, %1$s, %@, {0}, ~s.
var verb = regexp.MustCompile(`%(?:(\d+)\$)?[-+ #0]*\d*(?:\.\d+)?[a-zA-Z@]|\{(\d*)\}|~[a-z]`)

// format puts operands into a text.
func format(text string, at code.Expr, args []code.Expr) code.Expr {
	var parts []code.Expr
	from := 0
	put := func(s string) {
		if s != "" {
			parts = append(parts, code.Expr{Op: code.OpLiteral, Text: s, Span: at.Span})
		}
	}
	for i, m := range verb.FindAllStringSubmatchIndex(text, -1) {
		put(text[from:m[0]])
		from = m[1]
		x := code.Expr{Op: code.OpUnknown, Span: at.Span}
		n := i
		if m[2] >= 0 {
			n = position(text[m[2]:m[3]]) - 1
		} else if m[4] >= 0 && m[5] > m[4] {
			n = position(text[m[4]:m[5]])
		}
		if n >= 0 && n < len(args) {
			x = args[n]
		}
		parts = append(parts, x)
	}
	put(text[from:])
	if len(parts) == 0 {
		return at
	}
	return code.Expr{Op: code.OpConcat, Args: parts, Span: at.Span}
}

// position is a small number.
func position(digits string) int {
	n := 0
	for _, d := range digits[:min(len(digits), 3)] {
		n = 10*n + int(d-'0')
	}
	return n
}
