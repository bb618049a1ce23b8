package dialect

import (
	"regexp"
	"strconv"
	"strings"

	"mleready/analyzers/code/sitter"
)

// Calls that give what they are called on or with: of methods what stands in front, of functions the argument, of those
// that hold a value for the case that there is none, either.
var (
	rustSame = words(`unwrap expect clone cloned copied to_string to_owned into as_str as_bytes as_ref as_mut as_deref map_err ok ok_or ok_or_else to_vec iter into_iter
		iter_mut collect unwrap_or_default into_bytes into_string to_str borrow lock read write await context with_context change_context peek expose into_inner
		trim to_lowercase to_uppercase to_ascii_lowercase to_ascii_uppercase trim_end trim_start trim_end_matches trim_start_matches as_slice deref parse try_into into_boxed_str
		filter rev chars sorted skip take by_ref boxed send_string`)
	rustWraps = words(`Some Ok Box.new Arc.new Rc.new Mutex.new RwLock.new Cow.Borrowed Cow.Owned Cow.from Lazy.new LazyLock.new OnceLock.from Cell.new RefCell.new Secret.new
		String.from Bytes.from Vec.from HeaderValue.from_str HeaderValue.from_static HeaderValue.from_bytes HeaderValue.try_from HeaderName.from_static HeaderName.from_str
		HeaderName.from_bytes HeaderName.try_from HeaderName.from_lowercase Url.parse Uri.from_static Uri.try_from str.from_utf8 String.from_utf8 String.from_utf8_lossy Value.String Value.from Body.from Pin.new Zeroizing.new`)
	rustEither = words("unwrap_or unwrap_or_else or or_else")
)

func rustCall(r *reader, n sitter.Node) *node {
	f := n.Field("function")
	if f.Kind() == "generic_function" {
		f = f.Field("function")
	}
	if f.Kind() == "identifier" {
		if x := r.rustMacro(f.Text(), n); x != nil {
			return x
		}
	}
	on := r.read(f)
	x := &node{op: opCall, args: r.all(n.Field("arguments")), Span: span(n)}
	switch {
	case on == nil:
		return x
	case on.op == opMember:
		x.on, x.name, x.named = on.on, on.name, on.named
	case on.op == opName:
		x.name, x.named = on.name, on.Span
	default:
		x.on, x.name = on, "call"
	}
	if x.on.is(opType) || x.on == nil {
		return rustFunctionCall(x)
	}
	return rustMethodCall(x)
}

func rustFunctionCall(x *node) *node {
	name := x.name
	if x.on != nil {
		name = short(x.on.name) + "." + x.name
	}
	switch {
	case rustWraps[name] && len(x.args) == 1:
		v := *x.args[0]
		if v.op == opLambda && len(v.body) == 1 && v.body[0].op == opReturn { // made when it is first needed
			return v.body[0].arg(0)
		}
		return &v
	case name == "Err":
		x.op = opThrow
	case len(x.args) == 1 && x.args[0].is(opTable) && (x.name == "from" || x.name == "from_iter"):
		return x.args[0]
	}
	return x
}

// handlers are methods of an algorithm that make what encrypts or signs by it.
var handlers = regexp.MustCompile(`^(encrypter|decrypter|signer|verifier)_from_`)

func rustMethodCall(x *node) *node {
	switch name := x.name; {
	case rustSame[name] && x.on != nil:
		return x.on
	case rustEither[name] && len(x.args) == 1:
		other := x.args[0]
		if other.is(opLambda) {
			if len(other.body) != 1 || !other.body[0].is(opReturn) {
				return x.on
			}
			other = other.body[0].arg(0)
		}
		return &node{op: opChoice, args: append(one(x.on), one(other)...), Span: x.Span}
	case name == "insert" && len(x.args) == 2 && !x.args[0].is(opNumber):
		x.verb = "put"
	case name == "header" && len(x.args) == 2:
		x.verb = "setHeader"
	case (name == "insert_header" || name == "append_header" || name == "push") && len(x.args) == 1 && x.args[0].is(opList) && len(x.args[0].args) == 2:
		x.args = x.args[0].args
		x.verb = map[bool]string{true: "put", false: "setHeader"}[name == "push"]
	case handlers.MatchString(name): // an algorithm's: RSA_OAEP_256.encrypter_from_pem(key)
		x.args = append(x.args[:len(x.args):len(x.args)], x.on)
	case name == "extend" && len(x.args) == 1:
		x.verb = "putAll"
	case name == "bearer_auth" && len(x.args) == 1:
		at := x.Span
		x.verb = "setHeader"
		x.args = []*node{{op: opText, name: "Authorization", Span: at}, {op: opConcat, args: []*node{{op: opText, name: "Bearer ", Span: at}, x.args[0]}, Span: at}}
	}
	return x
}

// rustMacro is a call of a macro that puts texts together.
func (r *reader) rustMacro(name string, n sitter.Node) *node {
	args := each(n.Field("arguments"))
	switch kind := rustMacros[name]; {
	case kind == noMacro || len(args) == 0:
		return nil
	case kind == asTable && len(args) == 1:
		return r.rustEntry(args[0])
	case name == "format" || name == "format_args":
		return r.rustFormat(args, n)
	case name == "dbg":
		return r.read(args[len(args)-1])
	case name == "concat":
		return (&node{op: opConcat, args: r.all(n.Field("arguments")), Span: span(n)}).joined()
	case (name == "write" || name == "writeln") && len(args) > 1:
		text := r.rustFormat(args[1:], n)
		if name == "writeln" {
			end := &node{op: opText, name: "\n", Span: text.Span}
			text = (&node{op: opConcat, args: []*node{text, end}, Span: text.Span}).joined()
		}
		return &node{op: opCall, on: r.read(args[0]), name: "push_str", args: []*node{text}, Span: span(n)}
	}
	return nil
}

var rustPlaces = regexp.MustCompile(`\{\{|\}\}|\{([^{}:]*)(?::[^{}]*)?\}`)

// rustFormat puts values into a format: in turn, by number, by name, or variables by theirs.
func (r *reader) rustFormat(args []sitter.Node, n sitter.Node) *node {
	format := r.read(args[0])
	var values []*node
	named := map[string]*node{}
	for _, a := range args[1:] {
		if a.Kind() == "assignment_expression" {
			named[a.Field("left").Text()] = r.read(a.Field("right"))
		} else {
			values = append(values, r.read(a))
		}
	}
	text, ok := format.constant()
	if !ok {
		return &node{op: opConcat, args: append(one(format), values...), Span: span(n)}
	}
	x := &node{op: opConcat, Span: span(n)}
	put := func(t string) { x.args = append(x.args, &node{op: opText, name: t, Span: format.Span}) }
	from, next := 0, 0
	for _, m := range rustPlaces.FindAllStringSubmatchIndex(text, -1) {
		put(text[from:m[0]])
		from = m[1]
		if m[2] < 0 {
			put(text[m[0] : m[0]+1])
			continue
		}
		name := strings.TrimSpace(text[m[2]:m[3]])
		v := named[name]
		if i, err := strconv.Atoi(name); err == nil && i < len(values) && i >= 0 {
			v = values[i]
		} else if name == "" && next < len(values) {
			v = values[next]
			next++
		} else if v == nil && name != "" {
			v = &node{op: opName, name: name, Span: format.Span}
		}
		if v == nil {
			v = &node{op: opName, Span: format.Span}
		}
		x.args = append(x.args, v)
	}
	put(text[from:])
	var pieces []*node
	for _, a := range x.args {
		if a.op != opText || a.name != "" {
			pieces = append(pieces, a)
		}
	}
	x.args = pieces
	return x.joined()
}
