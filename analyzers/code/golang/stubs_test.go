package golang

import (
	"go/build"
	"go/constant"
	"go/importer"
	"go/token"
	"go/types"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// standard gives the real standard library.
func standard(t *testing.T) types.Importer {
	t.Helper()
	if _, err := exec.LookPath("go"); err != nil || build.Default.GOROOT == "" {
		if os.Getenv("CI") == "true" {
			t.Fatalf("no go command to compare with: %v", err)
		}
		t.Skipf("no go command to compare with: %v", err)
	}
	return importer.Default()
}

// stubbed lists the import paths that have a stub.
func stubbed(t *testing.T) []string {
	t.Helper()
	entries, err := stubFiles.ReadDir("stubs")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, e := range entries {
		paths = append(paths, strings.ReplaceAll(strings.TrimSuffix(e.Name(), ".go.txt"), "_", "/"))
	}
	return paths
}

func TestStubsAreTheStandardLibrary(t *testing.T) {
	library := standard(t)
	s := newStubs(token.NewFileSet())
	for _, p := range stubbed(t) {
		t.Run(strings.ReplaceAll(p, "/", "_"), func(t *testing.T) {
			want, err := library.Import(p)
			if err != nil {
				t.Fatal(err)
			}
			if !isStd(p) {
				t.Errorf("%s is not known as a standard package", p)
			}
			got := s.get(p)
			if got == nil || got.Name() != want.Name() {
				t.Fatalf("stub is %v, want package %s", got, want.Name())
			}
			for _, name := range got.Scope().Names() {
				if token.IsExported(name) {
					sameObject(t, got.Scope().Lookup(name), want.Scope().Lookup(name))
				}
			}
		})
	}
}

func sameObject(t *testing.T, got, want types.Object) {
	t.Helper()
	if want == nil {
		t.Errorf("%s is not in the standard library", got.Name())
		return
	}
	if g, w := declaration(got), declaration(want); g != w {
		t.Errorf("stub has\n\t%s\nthe standard library has\n\t%s", g, w)
	}
	// The numbers of package os are those of one system.
	if c, ok := got.(*types.Const); ok && want.Pkg().Path() != "os" && !constant.Compare(c.Val(), token.EQL, want.(*types.Const).Val()) {
		t.Errorf("%s is %s, want %s", got.Name(), c.Val(), want.(*types.Const).Val())
	}
	name, ok := got.(*types.TypeName)
	if !ok || name.IsAlias() {
		return
	}
	sameMembers(t, got, want)
}

// declaration writes kind, name and type; of a type that is not all in the stub, what it is.
func declaration(o types.Object) string {
	name, ok := o.(*types.TypeName)
	if !ok {
		return types.ObjectString(o, (*types.Package).Path)
	}
	s := "type " + o.Name()
	if named, ok := o.Type().(*types.Named); ok && named.TypeParams() != nil {
		for p := range named.TypeParams().TypeParams() {
			s += " " + p.String() + " " + p.Constraint().String()
		}
	}
	if name.IsAlias() {
		return s + " = " + types.Unalias(o.Type()).String()
	}
	switch u := o.Type().Underlying().(type) {
	case *types.Struct:
		return s + " struct"
	case *types.Interface:
		return s + " interface of " + strings.Join(methodNames(u), " ")
	default:
		return s + " " + u.String()
	}
}

func methodNames(i *types.Interface) []string {
	var names []string
	for m := range i.Methods() {
		names = append(names, m.Name())
	}
	return names
}

// sameMembers compares the stub's fields and methods, promoted ones too.
func sameMembers(t *testing.T, got, want types.Object) {
	t.Helper()
	if s, ok := got.Type().Underlying().(*types.Struct); ok {
		for f := range s.Fields() {
			if f.Exported() {
				sameMember(t, f, got, want)
			}
		}
	}
	for _, m := range methods(got) {
		sameMember(t, m, got, want)
	}
}

func sameMember(t *testing.T, member, got, want types.Object) {
	t.Helper()
	obj, _, _ := types.LookupFieldOrMethod(want.Type(), true, want.Pkg(), member.Name())
	if obj == nil {
		t.Errorf("%s.%s is not in the standard library", got.Name(), member.Name())
		return
	}
	if g, w := types.ObjectString(member, (*types.Package).Path), types.ObjectString(obj, (*types.Package).Path); g != w {
		t.Errorf("%s: stub has\n\t%s\nthe standard library has\n\t%s", got.Name(), g, w)
	}
}

func methods(o types.Object) []types.Object {
	t := o.Type()
	if !types.IsInterface(t) {
		t = types.NewPointer(t)
	}
	var list []types.Object
	for m := range types.NewMethodSet(t).Methods() {
		if m.Obj().Exported() {
			list = append(list, m.Obj())
		}
	}
	return list
}

// The names that checks and their samples rest on must be there, whatever else a stub leaves out.
func TestStubsHoldWhatMatters(t *testing.T) {
	s := newStubs(token.NewFileSet())
	for _, name := range strings.Fields(`net/http.NewRequest net/http.NewRequestWithContext net/http.Request net/http.Header
		net/http.Client net/http.Response net/http.Handler net/http.ResponseWriter net/http.HandleFunc net/http.DefaultClient
		net/http.MethodPost net/url.Parse net/textproto.MIMEHeader crypto/hmac.New
		crypto/sha256.New crypto/sha512.New crypto/sha1.New
		encoding/base64.StdEncoding encoding/hex.DecodeString encoding/json.Marshal
		fmt.Sprintf strings.Builder strings.NewReplacer strings.Title bytes.Buffer strconv.Itoa
		os.Getenv os.LookupEnv os.ReadFile io.ReadAll io/ioutil.ReadAll time.RFC1123 context.Background errors.Is
		log.Printf sort.Strings path.Join hash.Hash sync.Mutex bufio.Writer
		unicode.ToUpper maps.Keys slices.Sort`) {
		i := strings.LastIndexByte(name, '.')
		if p := s.get(name[:i]); p == nil || p.Scope().Lookup(name[i+1:]) == nil {
			t.Errorf("no stub of %s", name)
		}
	}
	if p := s.get("net/smtp"); p != nil {
		t.Errorf("stub of a package that has none: %v", p)
	}
	if p, err := s.Import("image/none/v2"); err != nil || p.Name() != "none" || path.Base(p.Path()) != "v2" {
		t.Errorf("a stub's import without a stub is %v, %v", p, err)
	}
}
