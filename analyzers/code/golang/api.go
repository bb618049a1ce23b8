package golang

import (
	"go/ast"
	"strconv"
	"strings"

	"mleready/analyzers/code"
)

// Language is the adapter's name.
const Language = "go"

const (
	headerType  = "net/http.Header"
	requestType = "net/http.Request"
)

// api is what a function of a library does. skip arguments stand before the ones that count.
type api struct {
	kind code.CallKind
	hash string
	skip int
}

// apis are the functions of the standard library whose effect the model names.
var apis = map[string]api{
	"crypto/hmac.New":                        {kind: code.CallMAC},
	"crypto/sha1.Sum":                        {kind: code.CallHash, hash: "sha1"},
	"crypto/sha256.Sum256":                   {kind: code.CallHash, hash: "sha256"},
	"crypto/sha256.New":                      {kind: code.CallHash, hash: "sha256"},
	"crypto/sha512.Sum512":                   {kind: code.CallHash, hash: "sha512"},
	"crypto/sha512.New":                      {kind: code.CallHash, hash: "sha512"},
	"encoding/base64.Encoding.DecodeString":  {kind: code.CallDecode},
	"encoding/hex.DecodeString":              {kind: code.CallDecode},
	"net/http.NewRequest":                    {kind: code.CallRequest},
	"net/http.NewRequestWithContext":         {kind: code.CallRequest, skip: 1},
	"net/http.Get":                           {kind: code.CallSend},
	"net/http.Post":                          {kind: code.CallSend},
	"net/http.Client.Do":                     {kind: code.CallSend},
	"net/http.Client.Get":                    {kind: code.CallSend},
	"net/http.Client.Post":                   {kind: code.CallSend},
	"net/http.RoundTripper.RoundTrip":        {kind: code.CallSend},
	"os.Getenv":                              {kind: code.CallEnv},
	"os.LookupEnv":                           {kind: code.CallEnv},
	"github.com/spf13/viper.GetString":       {kind: code.CallEnv},
	"github.com/spf13/viper.Viper.GetString": {kind: code.CallEnv},
}

// headerSetters set one header, setters do so when called on a set of headers, headerMaps take many.
var (
	headerSetters = map[string]bool{"SetHeader": true, "AddHeader": true, "WithHeader": true, "SetHeaderVerbatim": true}
	setters       = map[string]bool{"Set": true, "Add": true, "SetBytesV": true, "Put": true}
	headerMaps    = map[string]bool{"SetHeaders": true, "SetHeaderMultiValues": true, "WithHeaders": true}
)

var (
	builderTypes  = map[string]bool{"strings.Builder": true, "bytes.Buffer": true, "bufio.Writer": true}
	builderWrites = map[string]bool{
		"strings.Builder.WriteString": true, "strings.Builder.WriteByte": true, "strings.Builder.WriteRune": true, "strings.Builder.Write": true,
		"bytes.Buffer.WriteString": true, "bytes.Buffer.WriteByte": true, "bytes.Buffer.WriteRune": true, "bytes.Buffer.Write": true,
	}
	builderReads = map[string]bool{
		"strings.Builder.String": true, "bytes.Buffer.String": true, "bytes.Buffer.Bytes": true,
	}
	builderPrints = map[string]bool{"fmt.Fprintf": true, "fmt.Fprint": true, "fmt.Fprintln": true}
)

// builtins say nothing about strings.
var builtins = words("cap clear close complex copy delete imag len make max min new print println real recover")

// says are functions whose words are for people.
var says = map[string]bool{
	"fmt.Print": true, "fmt.Printf": true, "fmt.Println": true, "fmt.Errorf": true, "errors.New": true, "panic": true,
	"log.Print": true, "log.Printf": true, "log.Println": true, "log.Fatal": true, "log.Fatalf": true, "log.Fatalln": true,
	"log.Panic": true, "log.Panicf": true, "log.Panicln": true,
	"log/slog.Debug": true, "log/slog.Info": true, "log/slog.Warn": true, "log/slog.Error": true,
	"log.Logger.Print": true, "log.Logger.Printf": true, "log.Logger.Println": true,
	"testing.common.Errorf": true, "testing.common.Fatalf": true, "testing.common.Logf": true, "testing.common.Log": true,
	"testing.common.Error": true, "testing.common.Fatal": true,
}

// folds say what the result of a string function is in terms of its arguments.
var folds map[string]func(*summariser, *ast.CallExpr) (code.Expr, bool)

func init() {
	same := func(s *summariser, e *ast.CallExpr) (code.Expr, bool) {
		if len(e.Args) == 0 {
			return code.Expr{}, false
		}
		for _, a := range e.Args[1:] {
			s.value(a)
		}
		return s.value(e.Args[0]), true
	}
	folds = map[string]func(*summariser, *ast.CallExpr) (code.Expr, bool){
		"fmt.Sprintf":         func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.format(e, 0) },
		"fmt.Sprint":          func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.sequence(e.Args), true },
		"fmt.Sprintln":        func(s *summariser, e *ast.CallExpr) (code.Expr, bool) { return s.sequence(e.Args), true },
		"strconv.Quote":       (*summariser).quoted,
		"strings.Join":        (*summariser).joined,
		"bytes.Join":          (*summariser).joined,
		"path.Join":           (*summariser).pathJoined,
		"strings.Fields":      same,
		"strings.Split":       same,
		"strings.ToValidUTF8": same,
	}
	for _, name := range []string{"ToLower", "ToUpper", "Title", "TrimSpace", "Trim", "TrimRight", "TrimLeft", "TrimSuffix", "TrimPrefix", "Replace", "ReplaceAll", "Clone"} {
		folds["strings."+name] = same
		folds["bytes."+name] = same
	}
	for _, name := range []string{"net/http.CanonicalHeaderKey", "net/textproto.CanonicalMIMEHeaderKey", "bytes.NewBufferString", "bytes.NewBuffer", "bytes.NewReader", "strings.NewReader"} {
		folds[name] = same
	}
}

func (s *summariser) quoted(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) != 1 {
		return code.Expr{}, false
	}
	q := code.Expr{Op: code.OpLiteral, Text: `"`, Span: s.span(e)}
	return code.Expr{Op: code.OpConcat, Args: []code.Expr{q, s.value(e.Args[0]), q}}, true
}

func (s *summariser) joined(e *ast.CallExpr) (code.Expr, bool) {
	if len(e.Args) != 2 {
		return code.Expr{}, false
	}
	return code.Expr{Op: code.OpJoin, Args: []code.Expr{s.value(e.Args[1]), s.value(e.Args[0])}}, true
}

func (s *summariser) pathJoined(e *ast.CallExpr) (code.Expr, bool) {
	x := code.Expr{Op: code.OpJoin, Args: []code.Expr{{Op: code.OpLiteral, Text: "/", Span: s.span(e)}}}
	for _, a := range e.Args {
		x.Args = append(x.Args, s.value(a))
	}
	return x, true
}

// format folds a formatting call whose format, at argument i, is constant.
func (s *summariser) format(e *ast.CallExpr, i int) (code.Expr, bool) {
	if i >= len(e.Args) {
		return code.Expr{}, false
	}
	text, ok := s.constant(e.Args[i])
	if !ok {
		lit, isLit := ast.Unparen(e.Args[i]).(*ast.BasicLit)
		if !isLit {
			return code.Expr{}, false
		}
		if text, ok = unquote(lit.Value); !ok {
			return code.Expr{}, false
		}
	}
	args := e.Args[i+1:]
	x := code.Expr{Op: code.OpConcat}
	at := s.span(e.Args[i])
	lit := func(t string) {
		if t != "" {
			x.Args = append(x.Args, code.Expr{Op: code.OpLiteral, Text: t, Span: at})
		}
	}
	next := 0
	for text != "" {
		before, after, found := strings.Cut(text, "%")
		lit(before)
		if !found {
			break
		}
		var verb byte
		verb, next, text = directive(after, next)
		switch {
		case verb == '%':
			lit("%")
			continue
		case verb == 'q':
			lit(`"`)
		}
		if next < len(args) {
			x.Args = append(x.Args, s.value(args[next]))
		} else {
			x.Args = append(x.Args, code.Expr{Op: code.OpUnknown, Span: at})
		}
		if verb == 'q' {
			lit(`"`)
		}
		next++
	}
	return x, true
}

// directive reads the flags and the verb after a %: [2] sets the argument, * takes one for the width.
func directive(text string, arg int) (verb byte, next int, rest string) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[':
			if end := strings.IndexByte(text[i:], ']'); end > 0 {
				if n, err := strconv.Atoi(text[i+1 : i+end]); err == nil && n > 0 {
					arg = n - 1
				}
				i += end
			}
		case c == '*':
			arg++
		case strings.IndexByte("+-# 0123456789.", c) >= 0:
		default:
			return c, arg, text[i+1:]
		}
	}
	return '%', arg, ""
}

func unquoteChar(lit string) (rune, bool, string, error) {
	if len(lit) < 3 {
		return 0, false, "", strconv.ErrSyntax
	}
	return strconv.UnquoteChar(lit[1:len(lit)-1], '\'')
}
