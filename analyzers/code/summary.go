// Package code is the model that every check reads, whatever the language: what files say (summaries, made by one
// adapter per language) joined into one program whose strings can be folded across files.
//
// A summary is small and can be serialised; the syntax tree it came from is closed at once. Nothing in here knows
// about payments, and no check knows about a language.
package code

import "mleready"

// Summary is what one file says. Symbols are names that are unique in the whole program; each adapter makes them in
// its own way (Go: import path and name; a local variable adds its function and offset).
type Summary struct {
	Path      string // slash-separated, relative to the target
	Language  string
	Depth     mleready.Depth
	Role      mleready.Role
	Package   string // what the file's symbols are qualified by: findings complete inside one package
	Namespace string // what the file itself says that it belongs to, parted by dots; "" where its place says it
	Imports   []Import
	Funcs     []Func
	Assigns   []Assign
	Calls     []Call
	Groups    []Group
	Entries   []Entry
	Uses      []Use // strings that stand elsewhere: compared, switched on, indexed by
	Branches  []Branch
	Members   []Member // fields whose name in messages stands beside them
	Depends   []Dependency
	Lines     []int32 // offset of each line's first byte

	stretches []stretch // where which function is the innermost; made when summaries are joined
}

// Dependency is a package that a manifest or a lock file names.
type Dependency struct {
	Ecosystem string // npm, go, maven, …
	Name      string
	Alias     string // the name that code imports it by, where that is another one
	Version   string // exact, from a lock file or an exact pin; "" when the file leaves it open
	Wanted    string // as the manifest states it: ^0.0.70, a branch, a path
	Lock      bool   // from a lock file
	Dev       bool   // needed for building or testing only
	Forced    bool   // an override: it holds whatever manifests ask for
	From      string // in a lock file: the address that it was taken from, where that is told
	For       string // in a lock file: the folder, relative to it, whose manifest this is for; "" for any
	Span
}

// Span is a range of bytes in a file.
type Span struct {
	Start, End int32
}

// Import is a package that the file names.
type Import struct {
	Path string
	Span
}

// Func is a function or method. Calls, entries and assignments point to it by its index in Summary.Funcs.
type Func struct {
	Symbol  string
	Name    string   // as a reader knows it: Type.Method
	Params  []string // symbols, in order; "" for one without a name
	Returns []Expr   // the first result of each return statement
	Span
}

// TopLevel stands for no function.
const TopLevel = -1

// Assign gives a symbol a value. Append adds to what is there (+=, WriteString); in a Loop all values that it may have
// follow one another, together with what else is added in the loop that begins at LoopStart.
type Assign struct {
	Symbol string
	Value  Expr
	Append bool
	Loop   bool
	// LoopStart is the offset of the outermost loop.
	LoopStart int32
	Func      int
	Span
}

// CallKind says what a call does, where an adapter's table of its language's libraries knows it.
type CallKind string

const (
	CallMAC       CallKind = "mac"        // keyed hash; Hash names the hash function
	CallHash      CallKind = "hash"       // plain hash
	CallRequest   CallKind = "request"    // makes an HTTP request: Args are method, URL where known
	CallSend      CallKind = "send"       // sends one
	CallGetHeader CallKind = "get_header" // reads a header of a message that came in: Args[0] is the name
	CallEnv       CallKind = "env"        // reads the environment: Args[0] is the name
	CallDecode    CallKind = "decode"     // base64 or hex to bytes
)

// Call is one call of a function.
type Call struct {
	Callee string // symbol, "" when it could not be told
	Name   string // as written: hmac.New, c.sign
	Kind   CallKind
	Hash   string // lower case, no punctuation: sha256
	Args   []Expr
	Func   int
	Span
}

// GroupKind says what a group of entries is.
type GroupKind string

const (
	GroupMap     GroupKind = "map" // map, dictionary, object literal
	GroupStruct  GroupKind = "struct"
	GroupHeaders GroupKind = "headers" // headers of an HTTP message going out
	GroupConfig  GroupKind = "config"  // object of a configuration file
)

// Group is a set of entries that form one object. Symbol is the variable that holds it, "" for a bare literal.
type Group struct {
	Symbol string
	Type   string // name of its type, where it has one
	Kind   GroupKind
	Func   int
	Span
}

// Entry is a key with its value. A spread entry takes over all entries of the object that Value evaluates to.
type Entry struct {
	Group  int
	Key    Expr
	Value  Expr
	Spread bool
	Func   int
	Span
}

// Use is a string expression that stands neither in a call, an assignment, an entry nor a return.
type Use struct {
	Value Expr
	Func  int
}

// Op is the kind of an expression.
type Op uint8

const (
	OpUnknown Op = iota // a value that cannot be known: Text may hold a name for it
	OpLiteral           // Text
	OpRef               // the value of Symbol; Known means that Text is its constant value
	OpConcat            // Args one after the other
	OpJoin              // Args[1:] (or the elements of the list that Args[1] is) with Args[0] between them
	OpList              // Args are the elements
	OpObject            // the entries of group Group in this file
	OpCall              // the result of calling Symbol with Args
	OpKeyOf             // some key of the object Args[0]
	OpElemOf            // some element of the list or object Args[0]
	OpField             // the value of key Text in the object Args[0]
)

// Expr is a string-valued expression as far as it matters to what the string may be.
type Expr struct {
	Op     Op
	Known  bool
	Group  int
	Symbol string
	Text   string
	Args   []Expr
	Span
}

// Position gives the line and column, both from 1, of an offset.
func (s *Summary) Position(offset int32) (line, column int) {
	offset = max(offset, 0)
	lo, hi := 0, len(s.Lines)
	for lo < hi {
		if mid := (lo + hi) / 2; s.Lines[mid] <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return 1, int(offset) + 1
	}
	return lo, int(offset-s.Lines[lo-1]) + 1
}

// LineStarts finds where each line of text begins.
func LineStarts(text []byte) []int32 {
	starts := []int32{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, int32(i+1))
		}
	}
	return starts
}
