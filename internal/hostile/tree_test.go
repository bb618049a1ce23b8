package hostile

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode"
)

// breach is code that must not be found.
const breach = `const crypto = require('crypto');
exports.sign = (host, mid, secret) => crypto.createHmac('sha256', secret).update('host: ' + host + '\nv-c-date: now\nrequest-target: post /pts/v2/payments\nv-c-merchant-id: ' + mid).digest('base64');
`

func (x *tree) must(err error) {
	x.Helper()
	if err != nil {
		x.Fatal(err)
	}
}

func (x *tree) at(name string) string { return filepath.Join(x.root, filepath.FromSlash(name)) }

func (r result) finds(path string) bool {
	for _, f := range r.Findings {
		if strings.HasPrefix(f.Path, path) {
			return true
		}
	}
	return false
}

// TestLinks follows no link, wherever it leads.
func TestLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links take rights there")
	}
	outside := newTree(t)
	outside.write("secret/sign.js", breach)
	x := newTree(t)
	x.write("code/a.js", "// "+word+"\n")
	links := map[string]string{
		"links/file.js": outside.at("secret/sign.js"), "links/folder": outside.at("secret"), "links/root": "/", "links/self": "self",
		"links/above": "..", "links/dangling": "nowhere", "links/.gitignore": outside.at("secret/sign.js"),
		"links/package.json": "/dev/zero", ".mleready.yaml": "/dev/zero",
	}
	x.must(os.MkdirAll(x.at("links"), 0o755))
	for name, to := range links {
		x.must(os.Symlink(to, x.at(name)))
	}
	r := x.scan()
	for name := range links {
		if r.skipped(name) == "" {
			t.Errorf("%s is not listed", name)
		}
	}
	if r.finds("links") {
		t.Error("a link was followed")
	}
}

// TestSpecial opens nothing that blocks or never ends, and lists what it may not read.
func TestSpecial(t *testing.T) {
	x := newTree(t)
	if err := fifo(x.at("pipe.js")); err != nil {
		t.Skip(err)
	}
	x.write("closed.js", breach)
	x.write("locked/a.js", breach)
	x.must(os.Chmod(x.at("closed.js"), 0))
	x.must(os.Chmod(x.at("locked"), 0))
	t.Cleanup(func() { os.Chmod(x.at("locked"), 0o755) })
	r := x.scan()
	for _, name := range []string{"pipe.js", "closed.js", "locked"} {
		if r.skipped(name) == "" {
			t.Errorf("%s is not listed", name)
		}
	}
}

// TestDeep goes down as far as the limit, and says where it stopped.
func TestDeep(t *testing.T) {
	x := newTree(t)
	root, err := os.OpenRoot(x.root)
	x.must(err)
	for range 1000 { // the path of the last one is longer than a system takes
		x.must(root.Mkdir("d", 0o755))
		next, err := root.OpenRoot("d")
		x.must(err)
		x.must(root.Close())
		root = next
	}
	x.must(root.Close())
	x.write("d/a.js", "// "+word)
	stopped := false
	for _, s := range x.scan().Stats.Skipped {
		stopped = stopped || strings.HasPrefix(s.Path, "d/d/d/") && s.Candidate
	}
	if !stopped {
		t.Error("nothing says that the tree goes on")
	}
}

// TestNames prints no name as it is that a terminal or a line-based tool would take for something else.
func TestNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there are no such names there")
	}
	x := newTree(t)
	for _, name := range []string{"new\nline.js", "\x1b[31mred\x1b[0m.js", "back\bspace.js", "bell\a.js", "\u202egnp.js", "tab\t.js", "\xff\xfe.js", "%0A::error.js", "<script>.js"} {
		x.write(name, breach)
		x.write("broken/"+name, word+"\xff = [")
	}
	x.scan()
	for _, format := range []string{"table", "lines", "json", "sarif"} {
		out := x.run("scan", x.root, "--format", format, "--no-color")
		if i := bytes.IndexFunc(out, func(r rune) bool {
			return r != '\n' && r != unicode.ReplacementChar && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r))
		}); i >= 0 {
			t.Errorf("%s: %q", format, out[max(0, i-40):min(len(out), i+20)])
		}
		if format == "lines" && bytes.Contains(out, []byte("\nline.js")) {
			t.Error("a name has a line of its own")
		}
	}
}

// TestSizes reads no more of large files than the limits say, and opens no archive.
func TestSizes(t *testing.T) {
	x := newTree(t)
	x.write("big.js", breach)
	x.must(os.Truncate(x.at("big.js"), 100<<20))
	x.write("big.json", `{"`+word+`": "`+strings.Repeat("a", 100<<20)+`"}`)
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("sign.js")
	x.must(err)
	_, err = f.Write(append(make([]byte, 50<<20), breach...))
	x.must(err)
	x.must(w.Close())
	for _, name := range []string{"bomb.zip", "bomb.jar", "bomb.js", "bomb.json"} {
		x.write(name, b.String())
	}
	r := x.scan()
	for _, name := range []string{"big.js", "big.json", "bomb.js", "bomb.json"} {
		if r.skipped(name) == "" {
			t.Errorf("%s is not listed", name)
		}
	}
}

// TestCycles resolves manifests that lead back to themselves, and patterns that match in very many ways.
func TestCycles(t *testing.T) {
	x := newTree(t)
	pom := func(own, parent string) string {
		return `<project><modelVersion>4.0.0</modelVersion><parent><groupId>g</groupId><artifactId>` + parent + `</artifactId><version>1</version><relativePath>../` + parent +
			`/pom.xml</relativePath></parent><artifactId>` + own + `</artifactId><properties><v>${w}</v><w>${v}</w></properties><dependencies><dependency><groupId>com.cybersource</groupId><artifactId>cybersource-rest-client-java</artifactId><version>${v}</version></dependency></dependencies></project>`
	}
	x.write("a/pom.xml", pom("a", "b"))
	x.write("b/pom.xml", pom("b", "a"))
	x.write("py/requirements.txt", "-r more.txt\ncybersource-rest-client-python\n")
	x.write("py/more.txt", "-r requirements.txt\n-c more.txt\n")
	x.write("js/a.ts", "import './b'; // "+word+"\nexport * from './a'; export const x = require('./b').x;")
	x.write("js/b.ts", "import './a'; export * from './a'; export const x = require('./a').x;")
	x.write("js/tsconfig.json", `{"extends": "./tsconfig.json", "compilerOptions": {"paths": {"*": ["*"]}}}`)
	deep := strings.Repeat("a/", 60)
	x.write("ws/package.json", `{"name": "w", "workspaces": ["`+strings.Repeat("**/a/", 40)+`b"], "dependencies": {"cybersource-rest-client": "1.0.0"}}`)
	x.write("ws/package-lock.json", `{"lockfileVersion": 3, "packages": {}}`)
	x.write("ws/"+deep+"package.json", `{"dependencies": {"cybersource-rest-client": "^1.0.0"}}`)
	x.write(".gitignore", strings.Repeat(strings.Repeat("**/a*", 50)+"*b\n", 500))
	x.write("settings/a.yaml", "a: &a ["+strings.Repeat("b, ", 9)+"]\n"+strings.Repeat("b: &b [*a, *a, *a, *a, *a, *a, *a, *a]\n", 30)+"# "+word)
	x.scan()
}

// TestExecutes runs nothing of what lies in a tree or stands first on the path.
func TestExecutes(t *testing.T) {
	x := newTree(t)
	trap := "#!/bin/sh\ntouch " + x.at("ran") + "\n"
	for _, name := range []string{"bin/git", "bin/go", "bin/node", "bin/sh", "gradlew", "mvnw", ".git/hooks/post-checkout", "node_modules/.bin/eslint"} {
		x.write(name, trap)
		x.must(os.Chmod(x.at(name), 0o755))
	}
	x.write(".git/config", "[core]\n\tfsmonitor = "+x.at("gradlew")+"\n")
	x.write("setup.py", "open('"+x.at("ran")+"', 'w') # "+word)
	x.must(os.Chmod(x.root, 0o777)) // so that it could
	x.scan()
	if _, err := os.Stat(x.at("ran")); err == nil {
		t.Error("something was executed")
	}
}

// TestChanges lets files come, grow and go while they are read.
func TestChanges(t *testing.T) {
	x := newTree(t)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			name := x.at("moving" + string(rune('a'+i%20)) + ".js")
			switch i % 3 {
			case 0:
				_ = os.WriteFile(name, []byte(breach), 0o644)
			case 1:
				_ = os.WriteFile(name, []byte(word+strings.Repeat("a", 100_000)), 0o644)
			default:
				_ = os.Remove(name)
			}
		}
	}()
	for range 3 {
		x.scan()
	}
	close(stop)
	<-stopped
}
