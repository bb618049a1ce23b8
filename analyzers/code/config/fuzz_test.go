package config

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"mleready/analyzers/code"
)

// fuzz reads anything in one format: it never breaks, every place lies in the text, and the same text gives the same
// summary.
func fuzz(f *testing.F, ending string, seeds ...string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		name := "config/a" + ending
		tree := treeOf(map[string]string{name: text})
		var first string
		for range 2 {
			sums, skipped := read(&testing.T{}, tree)
			if len(sums) != 1 {
				t.Fatalf("no summary: %v", skipped)
			}
			inspect(t, sums[0], text)
			now := fmt.Sprintf("%+v %v", *sums[0], skipped)
			if first != "" && now != first {
				t.Errorf("two readings differ:\n%s\n%s", first, now)
			}
			first = now
		}
	})
}

func inspect(t *testing.T, sum *code.Summary, text string) {
	inside := func(s code.Span, what string) {
		if s.Start < 0 || s.Start > s.End || int(s.End) > len(text) {
			t.Errorf("%s at %v of %d bytes", what, s, len(text))
		}
	}
	for _, a := range sum.Assigns {
		inside(a.Span, a.Symbol)
		if a.Value.Op == code.OpLiteral && utf8.ValidString(text) && !utf8.ValidString(a.Value.Text) {
			t.Errorf("%s is no text: %q", a.Symbol, a.Value.Text)
		}
	}
	for _, e := range sum.Entries {
		inside(e.Span, "entry "+e.Key.Text)
		inside(e.Key.Span, "key "+e.Key.Text)
		if e.Group < 0 || e.Group >= len(sum.Groups) {
			t.Errorf("group %d of %d", e.Group, len(sum.Groups))
		}
	}
	for _, g := range sum.Groups {
		inside(g.Span, g.Symbol)
	}
	code.Join([]*code.Summary{sum})
}

func FuzzJSON(f *testing.F) {
	fuzz(f, ".json", `{"a": [1, {"b": "c"},], /* x */ 'd': null, e: "\ud83d\ude00"}`, "{\"a\": \"open\n}", "\ufeff[[{]")
}

func FuzzYAML(f *testing.F) {
	fuzz(f, ".yaml", "a: &x\n  b: 'c'\nd: *x\n<<: *x\n---\n- |\n  t\n- {e: \"f\"}\n", "{{ x }}:\n- a: {{ y }}\n  b: [1, '2']\n", "%YAML 1.2\n---\nä: é\r\nb: [\n")
}

func FuzzProperties(f *testing.F) {
	fuzz(f, ".properties", "a.b = c\\\n  d\n# e\nf\\ g:\\u00e9\n", "a=${b:c}\r\n!")
}

func FuzzEnv(f *testing.F) {
	fuzz(f, ".env", "export A=b # c\nD=\"${A}\ne\"\nF='g'\n", "A=\"\\", "a: `b`")
}

func FuzzTOML(f *testing.F) {
	fuzz(f, ".toml", "a = 1\n[b.c]\nd = [\"e\", {f = 'g'}]\n[[h]]\ni.j = true\n[h.k]\n", "a = = 1\n[b]\nc = \"d\"\n", "a = \"\"\"\nb\"\"\"\n[[a]]\n[a]\na.a=1")
}

func FuzzINI(f *testing.F) {
	fuzz(f, ".ini", "[a]\nb = \"c\" ; d\n  e\nf {\ng h;\n}\n[x", "a:\n  b\n  c\n[[d]]\n}")
}

func FuzzXML(f *testing.F) {
	fuzz(f, ".xml", "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b \"c\">]><a b=\"c &amp; d\"><e key='f' value='g'/><!-- h --><i><![CDATA[ j ]]></i></a>",
		"<dict><key>a</key><true/><key>b</key><string>&b;</string></dict>", "<a><b></a></c><d e=f g='", "\ufeff<a:b xmlns:a='x'>é</a:b><![CDATA[")
}

func FuzzHCL(f *testing.F) {
	fuzz(f, ".tf", "variable \"a\" {\n  default = \"b\"\n}\nc \"d\" {\n  e = var.a\n  f = [1, { g = \"${h}\" }]\n}\n", "a = <<E\nb\nE\nc = jsonencode({d = e(f)})", "a \"b\n}{ = [")
}

func FuzzDocker(f *testing.F) {
	fuzz(f, ".dockerfile", "FROM a\nENV B=c \\\n  D=\"e f\"\nARG g='h'\nenv i j\n", "ENV A=\"\nENV =\n#\\\nARG")
}

func FuzzHTTP(f *testing.F) {
	fuzz(f, ".http", "@a = b\n### c\nPOST {{a}}/d HTTP/1.1\nE: f\n\n{}\n", "GET /\r\nA:\r\n###", "# a\n@b=")
}

func FuzzBru(f *testing.F) {
	fuzz(f, ".bru", "get {\n  url: a\n}\nheaders {\n  b: c\n  ~d: e\n}\n", "a {\nb {\n  c:\n", "}\n  a: b")
}

func FuzzImpEx(f *testing.F) {
	fuzz(f, ".impex", "$a=b\nINSERT_UPDATE C;key[unique=true];value(code);\n;d;$a;\n;e;$config-f.g;\n# h\n", "$a=$a$a\n$b=$a$a\nupdate A;\n;;;", "insert_update A;b;b;c\n;\"d;e\"")
}
