package template

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/tokens"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // language: words of the code
	}{
		{"a.jsp", "<%@ page import=\"java.util.Map,x.Y\" %>\n<%-- no(); --%><!-- <% no(); %> -->\n<% if (a) { %><b>no</b><%= b.c(\"d\") %><% } %><%! int f() { return 1; } %>\n<script>var x = \"${no}\"; y(<%= z %>);</script>",
			[]string{"java: import java.util.Map; if (a) { ; b.c(\"d\") ; } ; int f() { return 1; } ; z ;", `javascript: var x = "${no}"; y(________);;`}},
		{"a.jspx", "<jsp:scriptlet>a();</jsp:scriptlet>", []string{"java: a();;"}},
		{"a.erb", "<%# no %><% form do |f| -%>\n<%= f.x 'y' %><% end %><script>a = '<%= b %>';</script>",
			[]string{"ruby: form do |f| ;  f.x 'y' ; end ; b ;", "javascript: a = '________';;"}},
		{"a.cshtml", "@using A.B\n@model No\n@* no *@@{\n  var a = \"b}\";\n  <p>no</p>\n}\n<p>x@no.example @C.D(\"e\")[1] no @(f + 1)</p>@functions { int g() { return 1; } }\n<script>var h = '@i.j'; k('@@l');</script>",
			[]string{"csharp: using A.B; var a = \"b}\"; C.D(\"e\")[1]; (f + 1); int g() { return 1; } i.j;", "javascript: var h = '____'; k(' @l');;"}},
		{"a.aspx", "<%@ Page Language=\"VB\" %><%= a %><script runat=\"server\">Sub b()</script><script>c()</script>", []string{"vb: a ; Sub b()", "javascript: c();"}},
		{"a.aspx", "<%-- no --%><% a(); %>", []string{"csharp: a(); ;"}},
		{"a.ashx", "<%@ WebHandler Language=\"C#\" %>\nclass A {}", []string{"csharp: class A {}"}},
		{"a.asp", "<% Dim a %>", []string{"vb: Dim a ;"}},
		{"a.isml", "<iscomment>no</iscomment><isscript>var a = 1;</isscript><isif condition=\"${b.c}\"><script>var d = '${e}';</script>",
			[]string{"javascript: var a = 1;; b.c; var d = '____';;"}},
		{"a.twig", "{# no #}{{ no }}<script type=\"text/template\">no</script><script>a({{ b }}, '{% no %}')</script>", []string{"javascript: a(_______, ' ');"}},
		{"a.haml", "%p= a.b('c')\n- d = 1\n-# no\n  no\n:javascript\n  e();\n%p no", []string{"ruby: a.b('c') d = 1", "javascript: e();"}},
		{"a.pug", "- var a = 1\np= b\n//- no\nscript.\n  c();\n", []string{"javascript: var a = 1 b c();"}},
		{"a.ftl", "<#-- no --><#if no><script>a(\"${b}\")</script>", []string{`javascript: a("____");`}},
		{"a.gsp", "<% a() %>${b}", []string{"groovy: a() ; b;"}},
	}
	for _, tt := range tests {
		ext := tt.name[strings.LastIndexByte(tt.name, '.'):]
		i := slices.IndexFunc(formats, func(f format) bool { return slices.Contains(f.extensions, ext) })
		var got []string
		for _, in := range formats[i].split(tt.name, []byte(tt.text)) {
			if len(in.text) != len(tt.text) {
				t.Errorf("%s: %s of %d bytes in a page of %d", tt.name, in.language, len(in.text), len(tt.text))
			}
			if words := strings.Join(strings.Fields(string(in.text)), " "); words != "" {
				got = append(got, in.language+": "+words)
			}
		}
		want := slices.Clone(tt.want)
		for i := range want {
			want[i] = strings.Join(strings.Fields(want[i]), " ")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.text, diff)
		}
	}
}

// host reads a language by its tokens.
func host(language string) code.Adapter {
	return code.Adapter{Language: language, Summarise: func(_ context.Context, tree code.Tree, candidates []string) (sums []*code.Summary, _ []mleready.Skipped) {
		for _, name := range tree.Paths(language) {
			text, err := tree.Read(name)
			if err != nil {
				continue
			}
			sum, err := tokens.Summarise(language, name, tree.Role(name), text)
			if err == nil {
				sums = append(sums, sum)
			}
		}
		return sums, nil
	}}
}

func summarise(t testing.TB, files map[string]string, language, name string, hosts ...code.Adapter) ([]*code.Summary, []mleready.Skipped) {
	t.Helper()
	fs := fstest.MapFS{}
	for name, text := range files {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	all := Adapters(hosts, []string{"trigger"})
	i := slices.IndexFunc(all, func(a code.Adapter) bool { return a.Language == language })
	return all[i].Summarise(t.Context(), codetest.Tree{FS: fs, Extensions: map[string]string{".java": "java", ".py": "python"}}, []string{name})
}

func TestSummarise(t *testing.T) {
	files := map[string]string{
		"a.jsp":  "<p>\n<% String a = \"trigger\" + B.C; %>\n<form action=\"https://pay.example/${x}\"><input name=\"amount\" value=\"1\"></form><!-- <form action='no'> -->",
		"B.java": "class B { static final String C = \"d\"; }",
	}
	sums, skipped := summarise(t, files, "jsp", "a.jsp", host("java"))
	var got []string
	for _, s := range sums {
		for _, a := range s.Assigns {
			line, _ := s.Position(a.Start)
			got = append(got, s.Language+" "+a.Symbol+" "+string(rune('0'+line)))
		}
		for _, e := range s.Entries {
			got = append(got, s.Language+" "+e.Key.Text+"="+e.Value.Text)
		}
	}
	want := []string{"jsp amount=1", "java B.java.C 1", "java a.jsp.a 2"}
	if diff := cmp.Diff(want, got); diff != "" || len(skipped) > 0 {
		t.Errorf("%v (-want +got):\n%s", skipped, diff)
	}
	if _, skipped := summarise(t, files, "jsp", "a.jsp"); len(skipped) != 1 || !skipped[0].Candidate {
		t.Errorf("without an adapter for Java: %v", skipped)
	}
}

func TestNotebook(t *testing.T) {
	text := `{
 "cells": [
  {"cell_type": "markdown", "source": ["no = 'trigger'"]},
  {"source": [
    "%pip install no\n",
    "a = \"trigger\"\n",
    "b = a + 'é'"
   ], "metadata": {"x": {"source": "no"}}, "outputs": [{"text": ["no = 'trigger'"], "source": ["no"]}], "cell_type": "code"},
  {"cell_type": "code", "source": "c = 1\nd = \"e\""}
 ],
 "metadata": {"kernelspec": {"language": "python"}}
}`
	sums, skipped := summarise(t, map[string]string{"n.ipynb": text}, "jupyter", "n.ipynb", host("python"))
	if len(sums) != 1 || len(skipped) > 0 {
		t.Fatal(sums, skipped)
	}
	var got []string
	for _, a := range sums[0].Assigns {
		line, _ := sums[0].Position(a.Start)
		got = append(got, text[a.Start:a.End]+"@"+string(rune('0'+line)))
	}
	if diff := cmp.Diff([]string{"a@6", "b@7", "c@9", "d@9"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzSplit(f *testing.F) {
	for i := range formats {
		f.Add(i, "<%@ page import=\"a\" %><% b %>${c}{{ d }}@{ e }@f(g)@(h)<script>i = '<%= j %>@k'</script><!-- l --><form action=m><input name='n' value=\"o\">")
		f.Add(i, `{"cells":[{"cell_type":"code","source":["a\n","b\u00e9"]}]}`)
	}
	f.Fuzz(func(t *testing.T, i int, text string) {
		if i < 0 {
			return
		}
		fm := formats[i%len(formats)]
		markup(fm.language, "a", mleready.RoleProduction, []byte(text))
		for _, in := range fm.split("a"+fm.extensions[0], []byte(text)) {
			if in.at == nil && len(in.text) != len(text) || in.at != nil && len(in.at) < len(in.text) {
				t.Fatalf("%d bytes of code, %d offsets, %d of %q", len(in.text), len(in.at), len(text), text)
			}
			for _, at := range in.at {
				if at < 0 || int(at) > len(text) {
					t.Fatalf("%d lies outside of %q", at, text)
				}
			}
		}
	})
}
