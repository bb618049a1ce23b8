package golang

import (
	"go/ast"
	"net/textproto"
	"path"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// fold says what the result of a string function is in terms of its arguments; false leaves the call as it is, with
// nothing of it read yet.
type fold func(*summariser, *ast.CallExpr) (code.Expr, bool)

// folds are the functions of the standard library whose results are known.
var folds = map[string]fold{}

func init() {
	for name, f := range map[string]fold{
		"fmt.Sprintf":    func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.format(e, 0) },
		"fmt.Sprint":     func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.sprinted(e.Args), true },
		"fmt.Sprintln":   func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.sprintedLine(e.Args), true },
		"strconv.Quote":  (*summariser).quoted,
		"strings.Join":   (*summariser).joined,
		"bytes.Join":     (*summariser).joined,
		"path.Join":      (*summariser).pathJoined,
		"strings.Fields": list(func(a []string) []string { return strings.Fields(a[0]) }),
		"strings.Split":  list(func(a []string) []string { return strings.Split(a[0], a[1]) }),
		"maps.Keys":      (*summariser).keysOf,
		"time.Time.Add":  later, "time.Time.Unix": sinceEpoch, "time.Time.UnixMilli": sinceEpoch,
	} {
		folds[name] = f
	}
	for name, f := range map[string]func(string) string{
		"ToLower": strings.ToLower, "ToUpper": strings.ToUpper, "TrimSpace": strings.TrimSpace, "Clone": strings.Clone,
	} {
		folds["strings."+name] = changed(1, func(a []string) string { return f(a[0]) })
		folds["bytes."+name] = folds["strings."+name]
	}
	for name, f := range map[string]func(a, b string) string{
		"Trim": strings.Trim, "TrimLeft": strings.TrimLeft, "TrimRight": strings.TrimRight,
		"TrimPrefix": strings.TrimPrefix, "TrimSuffix": strings.TrimSuffix, "ToValidUTF8": strings.ToValidUTF8,
	} {
		folds["strings."+name] = changed(2, func(a []string) string { return f(a[0], a[1]) })
		folds["bytes."+name] = folds["strings."+name]
	}
	for _, name := range []string{"strings.ReplaceAll", "bytes.ReplaceAll", "strings.Replace", "bytes.Replace"} {
		folds[name] = (*summariser).replaced
	}
	for _, name := range []string{"net/http.CanonicalHeaderKey", "net/textproto.CanonicalMIMEHeaderKey"} {
		folds[name] = changed(1, func(a []string) string { return textproto.CanonicalMIMEHeaderKey(a[0]) })
	}
	for _, name := range []string{"strings.Title", "bytes.Title", "bytes.NewBufferString", "bytes.NewBuffer", "bytes.NewReader", "strings.NewReader",
		"slices.Clone", "slices.Collect", "slices.Sorted", "slices.Values"} {
		folds[name] = changed(1, func(a []string) string { return a[0] })
	}
}

// changed is a function that changes little of its first argument: exact for n constants, else taken as it is.
func changed(n int, apply func([]string) string) fold {
	return func(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
		if len(e.Args) != n {
			return code.Expr{}, false
		}
		x := s.first(e)
		if texts, ok := s.texts(e.Args); ok {
			if text := apply(texts); text != texts[0] {
				return code.Expr{Op: code.OpLiteral, Text: text}, true
			}
		}
		return x, true
	}
}

// list is a function that takes a string apart: exact for constants, else its text taken as it is.
func list(apply func([]string) []string) fold {
	return func(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
		if len(e.Args) == 0 || len(e.Args) > 2 {
			return code.Expr{}, false
		}
		x := s.first(e)
		texts, ok := s.texts(e.Args)
		if !ok {
			return x, true
		}
		items := code.Expr{Op: code.OpList}
		for _, text := range apply(append(texts, "")) {
			items.Args = append(items.Args, code.Expr{Op: code.OpLiteral, Text: text, Span: s.span(e.Args[0])})
		}
		return items, true
	}
}

// first reads all arguments and gives the first.
func (s *summariser) first(e *ast.CallExpr) code.Expr {
	x := s.value(e.Args[0])
	for _, a := range e.Args[1:] {
		s.value(a)
	}
	return x
}

// text is the value of a constant expression; of a literal, types or not.
func (s *summariser) text(e ast.Expr) (string, bool) {
	if text, ok := s.constant(e); ok {
		return text, true
	}
	switch x := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		return unquote(x.Value)
	case *ast.CallExpr:
		if isConversion(x) {
			return s.text(x.Args[0])
		}
	}
	return "", false
}

func (s *summariser) texts(args []ast.Expr) ([]string, bool) {
	var out []string
	for _, a := range args {
		text, ok := s.text(a)
		if !ok {
			return nil, false
		}
		out = append(out, text)
	}
	return out, true
}

func (s *summariser) quoted(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) != 1 {
		return code.Expr{}, false
	}
	x := s.value(e.Args[0])
	if text, ok := s.text(e.Args[0]); ok && strconv.Quote(text) != `"`+text+`"` {
		return code.Expr{Op: code.OpLiteral, Text: strconv.Quote(text)}, true
	}
	q := code.Expr{Op: code.OpLiteral, Text: `"`, Span: s.span(e)}
	return code.Expr{Op: code.OpConcat, Args: []code.Expr{q, x, q}}, true
}

func (s *summariser) joined(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) != 2 {
		return code.Expr{}, false
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{s.value(e.Args[1]), s.value(e.Args[0])}}, true
}

// keysOf is a list of all keys.
func (s *summariser) keysOf(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) != 1 {
		return code.Expr{}, false
	}
	key := code.Expr{Op: code.OpKeyOf, Args: []code.Expr{s.value(e.Args[0])}, Span: s.span(e)}
	return code.Expr{Op: code.OpList, Args: []code.Expr{key}}, true
}

func (s *summariser) pathJoined(e *ast.CallExpr) (code.Expr, bool) {
	x := code.Expr{Op: code.OpJoin, Args: []code.Expr{{Op: code.OpLiteral, Text: "/", Span: s.span(e)}}}
	for _, a := range e.Args {
		x.Args = append(x.Args, s.value(a))
	}
	if texts, ok := s.texts(e.Args); ok && path.Join(texts...) != strings.Join(texts, "/") {
		return code.Expr{Op: code.OpLiteral, Text: path.Join(texts...)}, true
	}
	return x, true
}

// replaced is a constant text with something else in the place of a part; any other text is taken as it is.
func (s *summariser) replaced(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) < 3 {
		return code.Expr{}, false
	}
	x, by := s.value(e.Args[0]), s.value(e.Args[2])
	texts, ok := s.texts(e.Args[:2])
	if !ok || texts[1] == "" || !strings.Contains(texts[0], texts[1]) {
		return x, true
	}
	n := -1
	if len(e.Args) == 4 {
		tv := s.Info.Types[e.Args[3]]
		if tv.Value == nil {
			return x, true
		}
		if i, err := strconv.Atoi(tv.Value.ExactString()); err == nil && i >= 0 {
			n = i + 1 // pieces
		}
	}
	out := code.Expr{Op: code.OpConcat}
	for i, piece := range strings.SplitN(texts[0], texts[1], n) {
		if i > 0 {
			out.Args = append(out.Args, by)
		}
		out.Args = append(out.Args, code.Expr{Op: code.OpLiteral, Text: piece, Span: s.span(e.Args[0])})
	}
	return out, true
}
