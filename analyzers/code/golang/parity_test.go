package golang

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const signer = `package signer

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"log"
	"net/http"
	"net/url"
	"sort"
	"strings"
	"sync"
	"time"
)

type Client struct {
	http.Client
	mu     sync.RWMutex
	host   string
	secret []byte
}

func (c *Client) Sign(ctx context.Context, method string, u *url.URL, body any) (*http.Request, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	payload, err := json.Marshal(body)
	if err != nil {
		return nil, fmt.Errorf("encode: %w", err)
	}
	sum := sha256.Sum256(payload)
	headers := map[string]string{"digest": "SHA-256=" + base64.StdEncoding.EncodeToString(sum[:]), "date": time.Now().UTC().Format(http.TimeFormat)}
	var names []string
	for name := range headers {
		names = append(names, strings.ToLower(name))
	}
	sort.Slice(names, func(i, j int) bool { return names[i] < names[j] })
	var b strings.Builder
	fmt.Fprintf(&b, "(request-target): %s %s\n", method, u.EscapedPath())
	mac := hmac.New(sha256.New, c.secret)
	mac.Write([]byte(b.String()))
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(payload))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Signature", fmt.Sprintf("headers=%q, signature=%q", strings.Join(names, " "), base64.StdEncoding.EncodeToString(mac.Sum(nil))))
	req.Header["v-c-date"] = []string{headers["date"]}
	return req, nil
}

func (c *Client) Send(req *http.Request) (out struct{ ID string }, err error) {
	resp, err := c.Do(req)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	text, _ := ioutil.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if resp.StatusCode >= http.StatusBadRequest {
		log.Printf("%s: %s", resp.Status, text)
	}
	err = json.Unmarshal(text, &out)
	return
}

func Serve(w http.ResponseWriter, r *http.Request) {
	if got := r.Header.Get("Signature"); got == "" {
		log.Printf("no signature on %s", r.URL.Path)
	}
	w.WriteHeader(201)
	time.Sleep(10 * time.Millisecond)
}
`

// typesOf writes down the type and value of every expression, by its place.
func typesOf(fset *token.FileSet, files []*ast.File, info *types.Info) []string {
	var lines []string
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			line := fmt.Sprintf("%d-%d ", fset.Position(e.Pos()).Offset, fset.Position(e.End()).Offset)
			if tv, ok := info.Types[e]; ok {
				line += fmt.Sprint(tv.Type, " ", tv.Value)
			}
			if id, ok := e.(*ast.Ident); ok && info.ObjectOf(id) != nil {
				// A type's own text would list the fields that are not exported.
				obj := info.ObjectOf(id)
				line += fmt.Sprintf(" %T %s %s", obj, obj.Name(), obj.Type())
			}
			lines = append(lines, line)
			return true
		})
	}
	return lines
}

func TestTypesAreTheCompilers(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "signer.go", signer, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	conf := types.Config{Importer: standard(t)}
	if _, err := conf.Check("signer", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	var got []string
	Load(context.Background(), memoryTree{"signer.go": signer}, []string{"signer.go"}, func(p *Package) {
		got = typesOf(p.Fset, p.Files, p.Info)
	})
	if diff := cmp.Diff(typesOf(fset, []*ast.File{file}, info), got); diff != "" {
		t.Errorf("types (-compiler +ours):\n%s", diff)
	}
}
