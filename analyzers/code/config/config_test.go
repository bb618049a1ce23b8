package config

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/provider"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// languageOf knows the files of the tests by their endings.
var languageOf = map[string]string{".json": "json", ".yaml": "yaml", ".properties": "properties", ".env": "env", ".toml": "toml", ".ini": "ini", ".conf": "ini", ".xml": "xml", ".tf": "terraform", ".tfvars": "terraform", ".dockerfile": "dockerfile",
	".http": "http", ".bru": "bruno", ".impex": "impex"}

func treeOf(files map[string]string) codetest.Tree {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return codetest.Tree{FS: fsys, Extensions: languageOf}
}

// read summarises files as candidates.
func read(t *testing.T, tree codetest.Tree) ([]*code.Summary, []mleready.Skipped) {
	t.Helper()
	var sums []*code.Summary
	var skipped []mleready.Skipped
	for _, a := range Adapters() {
		s, sk := a.Summarise(context.Background(), tree, tree.Paths(a.Language))
		sums, skipped = append(sums, s...), append(skipped, sk...)
	}
	return sums, skipped
}

// show writes an expression down; text is the file it stands in.
func show(x code.Expr) string {
	var args []string
	for _, a := range x.Args {
		args = append(args, show(a))
	}
	switch x.Op {
	case code.OpLiteral:
		return fmt.Sprintf("%q", x.Text)
	case code.OpRef:
		return "<" + x.Symbol + ">"
	case code.OpConcat:
		return strings.Join(args, "+")
	case code.OpList:
		return "[" + strings.Join(args, " ") + "]"
	case code.OpObject:
		return fmt.Sprintf("{%d}", x.Group)
	}
	return "?"
}

// dump writes a summary down: groups, and per line what is set there.
func dump(sum *code.Summary, text string) string {
	var b strings.Builder
	for i, g := range sum.Groups {
		line, _ := sum.Position(g.Start)
		fmt.Fprintf(&b, "group %d %s %s line %d\n", i, g.Kind, g.Symbol, line)
	}
	for _, a := range sum.Assigns {
		line, _ := sum.Position(a.Start)
		written, _, _ := strings.Cut(text[a.Start:a.End], "\n")
		if a.Value.Op == code.OpUnknown {
			written = "***"
		}
		fmt.Fprintf(&b, "%d: %s = %s  «%s»\n", line, a.Symbol, show(a.Value), written)
	}
	for _, e := range sum.Entries {
		fmt.Fprintf(&b, "entry %d %s: %s\n", e.Group, e.Key.Text, show(e.Value))
	}
	return b.String()
}

// TestGolden reads every input of testdata and compares what is made of it.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			input, want := archive.Files[0], ""
			if len(archive.Files) > 1 {
				want = string(archive.Files[1].Data)
			}
			sums, skipped := read(t, treeOf(map[string]string{input.Name: string(input.Data)}))
			if len(sums) != 1 {
				t.Fatalf("%d summaries, skipped %v", len(sums), skipped)
			}
			got := fmt.Sprintf("%s %s\n", sums[0].Language, sums[0].Depth) + dump(sums[0], string(input.Data))
			for _, s := range skipped {
				got += fmt.Sprintf("skipped %v: %s\n", s.Candidate, s.Reason)
			}
			if *update {
				archive.Files = append(archive.Files[:1], txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("differs, -update rewrites it (-want +got):\n%s", diff)
			}
		})
	}
}

// folds gives the values of symbols in files, in order.
func folds(t *testing.T, files map[string]string, symbol string) []string {
	t.Helper()
	sums, _ := read(t, treeOf(files))
	probe := &code.Summary{Path: "probe", Assigns: []code.Assign{{Symbol: "probe#x", Func: code.TopLevel, Value: code.Expr{Op: code.OpRef, Symbol: symbol}}}}
	m := code.Join(append(sums, probe))
	var out []string
	for _, v := range m.Fold(code.Scope{File: probe, Func: code.TopLevel}, &probe.Assigns[0].Value) {
		out = append(out, strings.ReplaceAll(v.String(), string(code.Hole), "?"))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestFolds(t *testing.T) {
	tests := []struct {
		name, file, text, symbol string
		want                     []string
	}{
		{"environment", "a.env", "HOST=pay.example\n", "env:HOST", []string{"pay.example"}},
		{"reference", "a.env", "SUB=pay\nHOST=\"https://${SUB}.shop.example\"\nRAW='${SUB}'\n", "env:HOST", []string{"https://pay.shop.example"}},
		{"no reference in single quotes", "a.env", "SUB=pay\nRAW='${SUB}'\n", "env:RAW", []string{"${SUB}"}},
		{"default", "application.yaml", "pay:\n  host: ${PAY_HOST:api.shop.example}\n", "key:pay.host", []string{"?", "api.shop.example"}},
		{"nested default", "a.yaml", "host: ${A:${B:x.example}}/v2\n", "key:host", []string{"?/v2", "x.example/v2"}},
		{"relaxed", "a.properties", "pay.host-name=x.example\n", "key:pay.hostname", []string{"x.example"}},
		{"chart", "values.yaml", "pay:\n  host: x.example\n---\nurl: \"https://{{ .Values.pay.host }}/v2\"\n", "key:url", []string{"https://x.example/v2"}},
		{"compose list", "compose.yaml", "services:\n  web:\n    environment:\n      - HOST=x.example\n      - NOTHING\n", "env:HOST", []string{"x.example"}},
		{"compose map", "compose.yaml", "services:\n  web:\n    environment:\n      HOST: x.example\n", "env:HOST", []string{"x.example"}},
		{"kubernetes", "deploy.yaml", "spec:\n  containers:\n  - name: web\n    env:\n    - name: HOST\n      value: x.example\n", "env:HOST", []string{"x.example"}},
		{"config map", "deploy.yaml", "kind: ConfigMap\ndata:\n  HOST: x.example\n", "env:HOST", []string{"x.example"}},
		{"template", "deploy.yaml", "env:\n{{- if .Values.on }}\n- name: HOST\n  value: {{ .Values.host | quote }}\n- name: MODE\n  value: \"jwt\"\n{{- end }}\n---\nhost: x.example\n", "env:HOST", []string{"x.example"}},
		{"task", "task.json", `{"environment": [{"name": "HOST", "value": "x.example"}]}`, "env:HOST", []string{"x.example"}},
		{"alias", "a.yaml", "base: &b\n  host: x.example\nlive:\n  <<: *b\n  mode: jwt\n", "key:live.host", []string{"x.example"}},
		{"variable of a section", "a.env", "Pay__Host_Name=x.example\n", "key:pay.hostname", []string{"x.example"}},
		{"variable of a key", "a.env", "PAY_HOSTNAME=x.example\n", "key:pay.hostname", []string{"x.example"}},
		{"section in the key", "a.json", `{"Pay:Host": "x.example"}`, "key:Pay.Host", []string{"x.example"}},
		{"docker", "a.dockerfile", "FROM x\n# ENV HOST=old\nARG SUB=pay\nENV MODE=jwt \\\n    HOST=\"https://${SUB}.example/v 2\"\nRUN echo ENV HOST=other\n", "env:HOST", []string{"https://pay.example/v 2"}},
		{"docker with a blank", "a.dockerfile", "env HOST  x.example \n", "env:HOST", []string{"x.example"}},
		{"function", "a.tf", "resource \"shop_function\" \"a\" {\n  environment {\n    variables = {\n      HOST = \"x.example\" # y\n    }\n  }\n}\n", "env:HOST", []string{"x.example"}},
		{"variable", "a.tf", "variable \"sub\" {\n  default = \"pay\"\n}\nlocals {\n  host = \"${var.sub}.example\"\n}\nresource \"a\" \"b\" {\n  env {\n    name  = \"HOST\"\n    value = local.host\n  }\n}\n", "env:HOST", []string{"pay.example"}},
		{"task in a call", "a.tf", "resource \"a\" \"b\" {\n  tasks = jsonencode([{ environment = [{ name = \"HOST\", value = \"x.example\" }] }])\n}\n", "env:HOST", []string{"x.example"}},
		{"condition", "a.tf", "locals {\n  host = var.live ? \"x.example\" : \"y.example\"\n  mode = \"jwt\"\n}\n", "key:local.mode", []string{"jwt"}},
		{"values of variables", "a.tfvars", "host = \"x.example\"\nlist = [\"a\",\n]\n", "key:var.host", []string{"x.example"}},
		{"text of several lines", "a.tf", "locals {\n  a = <<-END\n    { \"\n  END\n  b = \"c\"\n}\n", "key:local.b", []string{"c"}},
		{"table", "a.impex", "$host = x.example\nINSERT_UPDATE Shop;code[unique=true];url\n;one;https://$host/v2\n", "key:Shop.0.url", []string{"https://x.example/v2"}},
		{"row of a key", "a.impex", "INSERT_UPDATE Setting;key[unique=true];value\n# ;pay.mode;old\n;pay.mode;jwt\n", "key:pay.mode", []string{"jwt"}},
		{"property in a table", "a.impex", "pay = y\n$host=$config-pay.host\nINSERT Setting; key ; value\n;pay.url; https://$host/v2 ;\n", "key:pay.url", []string{"https://?/v2"}},
		{"list", "a.json", `{"hosts": ["a.example", "b.example"]}`, "key:hosts", []string{"a.example b.example"}},
		{"element", "a.json", `{"hosts": ["a.example", "b.example"]}`, "key:hosts.1", []string{"b.example"}},
		{"table", "a.toml", "[pay]\nhost = \"x.example\"\n[[pay.to]]\nname = 'one'\n[[pay.to]]\nname = 'two'\n", "key:pay.to.1.name", []string{"two"}},
		{"section", "a.ini", "[pay]\nhost = x.example ; the test host\n", "key:pay.host", []string{"x.example"}},
		{"block", "a.conf", "pay {\n  live {\n    host = \"x.example\"\n  }\n  mode = jwt\n}\n", "key:pay.mode", []string{"jwt"}},
		{"proxy", "a.conf", "location /pay {\n  proxy_pass https://x.example/pts;\n}\n", "key:location /pay.proxy_pass", []string{"https://x.example/pts"}},
		{"several lines", "a.ini", "[a]\nhosts =\n  a.example\n  b.example\n", "key:a.hosts", []string{"a.example b.example"}},
		{"the file", "a.json", `{"host": "x.example"}`, "a.json#host", []string{"x.example"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, folds(t, map[string]string{test.file: test.text}, test.symbol)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSecrets makes sure that nothing secret gets into a summary, and that what only sounds alike does.
func TestSecrets(t *testing.T) {
	files := map[string]string{
		"a.env":        "API_PASSWORD=hunter2secret\nMERCHANT_KEY=hunter2secret\nPLAIN=-----BEGIN hunter2secret\nURL=https://me:hunter2secret@x.example\n",
		"b.yaml":       "kind: Secret\nstringData:\n  some: hunter2secret\n---\nsecrets:\n  db: hunter2secret\nenv:\n- DB_PASSWORD=hunter2secret\n- name: API_KEY\n  value: hunter2secret\n",
		"c.json":       `{"useMetaKey": true, "sharedSecret": "hunter2secret", "a": [{"password": "hunter2secret"}], "pem": "-----BEGIN X-----\nhunter2secret"}`,
		"d.ini":        "[db]\npassword = hunter2secret\n",
		"e.toml":       "password = 'hunter2secret'\nlist = ['x']\nbroken = = \npassphrase = hunter2secret\n",
		"f.properties": "store.password=hunter2secret\n",
		"g.yaml":       "password: hunter2secret\nbroken: [\nkeyPass: hunter2secret\n",
	}
	sums, _ := read(t, treeOf(files))
	if len(sums) != len(files) {
		t.Fatalf("%d summaries of %d files", len(sums), len(files))
	}
	for _, sum := range sums {
		if text := fmt.Sprintf("%+v", *sum); strings.Contains(text, "hunter2secret") {
			t.Errorf("%s: a secret is in the summary:\n%s", sum.Path, text)
		}
	}
	if diff := cmp.Diff([]string{"true"}, folds(t, files, "key:useMetaKey")); diff != "" {
		t.Error(diff)
	}
}

// TestRoles makes sure that a test's settings are not the program's.
func TestRoles(t *testing.T) {
	tree := treeOf(map[string]string{"a.env": "HOST=x.example\n", "t/a.env": "HOST=y.example\n", "t/b.json": "{"})
	tree.Roles = map[string]mleready.Role{"t/a.env": mleready.RoleTest, "t/b.json": mleready.RoleTest}
	sums, skipped := read(t, tree)
	var got []string
	for _, s := range sums {
		for _, a := range s.Assigns {
			got = append(got, s.Path+" "+a.Symbol)
		}
	}
	if diff := cmp.Diff([]string{"a.env a.env#HOST", "a.env key:HOST", "a.env key:host", "a.env env:HOST", "a.env file:a.env", "t/a.env t/a.env#HOST"}, got); diff != "" {
		t.Error(diff)
	}
	if len(skipped) != 1 || skipped[0].Candidate {
		t.Errorf("skipped %v", skipped)
	}
}

// TestOthers makes sure that settings are read though they name nothing that a check looks for.
func TestOthers(t *testing.T) {
	tree := treeOf(map[string]string{"a.env": "X=1", "b.json": "{}", "locale/de.json": "{}", "config/prod.json": "{}", "app-settings.yaml": "a: 1", "deploy/broken.json": "{"})
	got := map[string]bool{}
	for _, a := range Adapters() {
		if !a.Always {
			t.Errorf("%s is not asked", a.Language)
		}
		candidates := map[string][]string{"json": {"b.json"}}[a.Language]
		sums, skipped := a.Summarise(t.Context(), tree, candidates)
		for _, s := range sums {
			got[s.Path] = true
		}
		for _, s := range skipped {
			if s.Candidate {
				t.Errorf("%v changes the exit code", s)
			}
		}
	}
	want := map[string]bool{"a.env": true, "b.json": true, "config/prod.json": true, "app-settings.yaml": true, "deploy/broken.json": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestBounds gives each reader what would take for ever, or fill the memory, without bounds.
func TestBounds(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s*a%d]\n", i, i, strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 9), i-1)
	}
	merges := "base: &b\n"
	for i := range 2000 {
		merges += fmt.Sprintf("  k%d: x\n", i)
	}
	for i := range 2000 {
		merges += fmt.Sprintf("m%d:\n  <<: *b\n", i)
	}
	files := map[string]string{
		"deep.json": strings.Repeat(`{"a":[`, 50_000), "bomb.yaml": bomb, "merges.yaml": merges, "self.yaml": "a: &a [*a, *a, *a]\n",
		"deep.yaml": strings.Repeat("[", 5000), "deep.toml": "a = " + strings.Repeat("[", 100_000), "dashes.yaml": "{{ x }}\n" + strings.Repeat("- ", 100_000),
		"wide.json": "[" + strings.Repeat("1,", 200_000) + "]", "long.env": "A=" + strings.Repeat("word ", 100_000),
		"tables.toml": strings.Repeat("[x]\n[y]\n", 10) + manyTables(60_000), "flow.yaml": "a: [" + strings.Repeat("é, ", 100_000) + "]\n",
		"blocks.conf": strings.Repeat("a {\n", 50_000),
		"deep.tf":     strings.Repeat("a {\n", 100_000), "lists.tf": "a = " + strings.Repeat("[", 100_000), "calls.tf": "a = " + strings.Repeat("jsonencode(", 50_000), "texts.tf": strings.Repeat("a = \"${\n", 10_000), "ends.tf": strings.Repeat("}", 100_000),
		"lines.dockerfile": strings.Repeat("ENV A=b \\\n", 100_000), "pairs.dockerfile": "ENV " + strings.Repeat("A=b ", 20_000),
		"deep.xml": strings.Repeat("<a b=\"c\">", 100_000), "tags.xml": strings.Repeat("<", 500_000), "ends.xml": "<a>" + strings.Repeat("</b>", 200_000), "attribute.xml": "<a b=\"" + strings.Repeat("x", 1<<20) + "\"/>",
		"attributes.xml": "<a " + strings.Repeat("b=\"c\" ", 100_000) + "/>", "comments.xml": strings.Repeat("<!--", 200_000), "types.xml": strings.Repeat("<!x [\"", 100_000), "text.xml": "<a>" + strings.Repeat("x<!-- -->", 100_000),
	}
	sums, _ := read(t, treeOf(files))
	for _, sum := range sums {
		if n := len(sum.Entries) + len(sum.Assigns); n > 5*maxValues {
			t.Errorf("%s: %d entries and assignments", sum.Path, n)
		}
		for _, a := range sum.Assigns {
			if len(a.Value.Text) > maxText {
				t.Errorf("%s: a value of %d bytes", sum.Path, len(a.Value.Text))
			}
		}
	}
	if len(sums) != len(files) {
		t.Errorf("%d summaries of %d files", len(sums), len(files))
	}
}

func manyTables(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "[t%d]\n", i)
	}
	return b.String()
}

// TestGoReadsSettings joins a Go program with the files that set what it reads: the provider is seen though no Go file
// names its host.
func TestGoReadsSettings(t *testing.T) {
	const call = `package main

import (
	"net/http"
	"os"

	"github.com/spf13/viper"
)

func pay() {
	host := os.Getenv("GATEWAY_HOST")
	http.Post("https://"+host+"/pts/v2/payments", "application/json", nil)
	http.Post("https://"+viper.GetString("Gateway.Host")+"/pts/v2/payments", "application/json", nil)
	other, ok := os.LookupEnv("NOT_SET")
	http.Get(other)
}
`
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	const host = "apitest.cybersource.com"
	for name, test := range map[string]struct {
		file, text string
		lines      []int // of the calls that are complete
	}{
		".env":     {"shop.env", "\nGATEWAY_HOST=" + host + "\n", []int{12, 13}},
		"settings": {"settings.yaml", "gateway:\n  host: " + host + "\n", []int{13}},
		"nothing":  {"shop.env", "OTHER=x\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			tree := treeOf(map[string]string{"main.go": call, "go.mod": "module shop.example/pay\n", test.file: test.text})
			sums, skipped := golang.Adapter().Summarise(t.Context(), withGo(tree), []string{"main.go"})
			more, _ := read(t, tree)
			if len(skipped) > 0 {
				t.Fatal(skipped)
			}
			m := code.Join(append(sums, more...))
			var presences []string
			provider.Check.Run(&check.Pass{Model: m, Rules: rules, Text: tree.Read, Report: func(check.Hit) {},
				Neighbour: func(mleready.NeighbourKind, code.Place) {},
				Presence: func(_ mleready.Provider, at code.Place, _ string) {
					presences = append(presences, fmt.Sprintf("%s:%d", at.File.Path, at.Line()))
				}})
			var want []string
			if test.lines != nil {
				want = []string{test.file + ":2"}
			}
			if diff := cmp.Diff(want, presences); diff != "" {
				t.Error(diff)
			}
			var lines []int
			for _, s := range m.Scopes() {
				for _, text := range m.Texts(s) {
					if text.String() == "https://"+host+"/pts/v2/payments" {
						lines = append(lines, text.At.Line())
					}
				}
			}
			if diff := cmp.Diff(test.lines, lines); diff != "" {
				t.Errorf("lines in which the address is complete: %s", diff)
			}
			if env := calls(m, code.CallEnv); env != 3 {
				t.Errorf("%d places read the environment", env)
			}
		})
	}
}

func withGo(tree codetest.Tree) codetest.Tree {
	tree.Extensions = map[string]string{".go": golang.Language}
	return tree
}

func calls(m *code.Model, kind code.CallKind) (n int) {
	for _, s := range m.Scopes() {
		for _, c := range m.Calls(s) {
			if c.Kind == kind {
				n++
			}
		}
	}
	return n
}
