package dialect

import "mleready/analyzers/code"

// op is what a node does, whatever the language.
type op uint8

const (
	opBlock   op = iota // its args are read one after the other: also the op of every kind that no table names
	opText              // name is a literal's text
	opNumber            // a number, true, false: name as written
	opName              // a variable, or where there is none a class
	opType              // a class
	opConst             // a global constant
	opThis              // the object or class around
	opSuper             // its base class
	opMember            // name of on
	opIndex             // args[0] of on; without args one behind the last
	opCall              // name of on, or a function; args
	opNew               // an object of class name with args; body of a class without a name
	opConcat            // args one after the other
	opList              // args
	opTable             // args are pairs, or what is spread
	opPair              // key args[0], value args[1]
	opNamed             // an argument by its name
	opSpread            // the elements of args[0]
	opChoice            // one of args, as on tells
	opUse               // args stand on their own: compared, switched on
	opAssign            // on gets args[0]; name is the operator
	opVar               // a local variable with its type and perhaps args[0]
	opField             // the same in a class
	opEnum              // a constant of an enum, made with args
	opFunc              // name, params, body
	opLambda            // params, body
	opParam             // name, type, perhaps a default args[0]
	opClass             // name, bases args, body
	opIf                // body when on holds, els otherwise
	opTry               // body, els when it fails
	opLoop              // args, then body again and again
	opEach              // params get the elements of on; body. A comprehension gives args
	opReturn            // args[0]
	opThrow             // args
	opImport            // name is a path, typ the name that it is used by
	opCascade           // on, to which args are done
	opHeld              // what the cascade around is done to
	opScope             // args are a block's statements
	opTail              // args[0] is what the block or branch around gives
)

// node is a piece of a program as all languages have it.
type node struct {
	op     op
	name   string
	verb   string // name of a call as tables have it
	typ    string // declared type, or the type that a function returns, without its arguments
	on     *node
	args   []*node
	params []*node
	body   []*node
	els    []*node
	notes  []*node // annotations, as calls
	static bool    // belongs to the class and not to its objects; of a call: its name is that of a function, never of a variable; of a class: it has no objects
	field  bool    // of a parameter: it is a field too; of a function: it is read like a field; of an import: others may import it from here
	more   bool    // of a class: adds to one that is declared elsewhere
	record bool    // of a class: it is made by naming its fields
	loose  bool    // of a name or a call that stands alone: it may belong to what the cascade around is done to
	pairs  bool    // of a loop: the parameters are the key and the value
	named  code.Span
	code.Span
}

// says is the name of a call as tables have it.
func (n *node) says() string {
	if n.verb != "" {
		return n.verb
	}
	return n.name
}

func (n *node) arg(i int) *node {
	if n == nil || i < 0 || i >= len(n.args) {
		return nil
	}
	return n.args[i]
}

// is reports whether there is a node with an op.
func (n *node) is(o op) bool { return n != nil && n.op == o }

// constant is the text of a literal.
func (n *node) constant() (string, bool) {
	if n.is(opText) {
		return n.name, true
	}
	return "", false
}

// last is the last name of a chain: headers for request.headers.
func (n *node) last() string {
	switch {
	case n == nil:
		return ""
	case n.op == opIndex:
		if text, ok := n.arg(0).constant(); ok {
			return text
		}
		return n.on.last()
	case n.op == opText, n.op == opNumber, n.op == opBlock:
		return ""
	}
	return n.name
}

// written is a call's function as a reader would write it, by its last two names.
func (n *node) written() string {
	if n.op == opNew {
		return "new " + short(n.name)
	}
	if owner := n.on.last(); owner != "" {
		return short(owner) + "." + n.name
	}
	return n.name
}

// root is the first name of a chain.
func (n *node) root() string {
	for n != nil && n.on != nil && (n.op == opMember || n.op == opIndex || n.op == opCall) {
		n = n.on
	}
	return n.last()
}

// spreading has the elements of a list or a map stand in another one.
func spreading(n *node) *node { return &node{op: opSpread, args: []*node{n}, Span: n.Span} }
