package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// The word is put in by the tests, so that this file holds no directive itself.
func inline(text string) []byte { return []byte(strings.ReplaceAll(text, "IGNORE", directiveWord)) }

const excuse = "MLE1001 owner=pay until=2027-01-31 -- replaced in January"

func knownRule(rule string) bool { return rule == "MLE1001" || rule == "MLE1002" }

func TestParseInline(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		targets    []int
	}{
		{"after code", "a\nsign() // IGNORE " + excuse, []int{2}},
		{"above", "// IGNORE " + excuse + "\nsign()", []int{2}},
		{"above, with CRLF and a mark", "\ufeff# IGNORE " + excuse + "\r\nsign()\r\n", []int{2}},
		{"two above", "  // IGNORE " + excuse + "\n  // IGNORE " + excuse + "\n\tsign()", []int{3, 3}},
		{"comment between", "# IGNORE " + excuse + "\n# more\nsign", []int{3}},
		{"block before code", "\n/* IGNORE " + excuse + " */ sign()\n", []int{2}},
		{"block after code", "sign() /* IGNORE " + excuse + " */ + 1\n", []int{1}},
		{"two blocks above", "/* IGNORE " + excuse + " */\n/* more */\n/* still */ sign()", []int{3}},
		{"block on its own", "/* IGNORE " + excuse + " */\nsign()", []int{2}},
		{"lines of a block", "/*\n * IGNORE " + excuse + "\n */\nsign()", []int{4}},
		{"markup", "<!-- IGNORE " + excuse + " -->\n<a>", []int{2}},
		{"template", "{# IGNORE " + excuse + " #}\n{{ a }}", []int{2}},
		{"ERB", "<%# IGNORE " + excuse + " %>\n<%= a %>", []int{2}},
		{"Razor", "@* IGNORE " + excuse + " *@\n@a", []int{2}},
		{"JSP", "<%-- IGNORE " + excuse + " --%>\n<a>", []int{2}},
		{"SQL", "-- IGNORE " + excuse + "\nselect", []int{2}},
		{"Lisp, TeX", "; IGNORE " + excuse + "\na\n% IGNORE " + excuse + "\nb", []int{2, 4}},
		{"Basic", "' IGNORE " + excuse + "\nSign()\nREM IGNORE " + excuse + "\nSign()", []int{2, 4}},
		{"quoted key below", "' IGNORE " + excuse + "\n'Signature': x", []int{2}},
		{"two rules", "sign() # IGNORE MLE1001,MLE1002 until=2027-01-31 owner=a@b.example -- why -- not", []int{1, 1}},
		{"in a string", `x = "IGNORE"` + "\n" + `y = 'IGNORE'` + "\n// see IGNORE for more", nil},
	} {
		directives, problems := ParseInline("a.x", inline(tt.text), knownRule)
		var targets []int
		for _, d := range directives {
			targets = append(targets, d.Target)
		}
		if diff := cmp.Diff(tt.targets, targets); diff != "" || problems != nil {
			t.Errorf("%s: %s%v", tt.name, diff, problems)
		}
	}
	got, _ := ParseInline("a.x", inline("sign() <!-- IGNORE "+excuse+" -->"), knownRule)
	want := []Directive{{Suppression: mleready.Suppression{Rule: "MLE1001", Owner: "pay", Reason: "replaced in January",
		Until: mleready.Date{Year: 2027, Month: 1, Day: 31}}, Path: "a.x", Line: 1, Target: 1}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseInlineProblems(t *testing.T) {
	for text, want := range map[string]string{
		"// IGNORE": "rule is missing",
		"// IGNORE MLE1001 owner=a until=2027-01-31":            "reason is missing",
		"<!-- IGNORE MLE1001 owner=a until=2027-01-31 -->":      "reason is missing",
		"// IGNORE MLE1001 owner=a until=2027-01-31 --":         "reason is missing",
		"// IGNORE MLE1001 until=2027-01-31 -- why":             "owner is missing",
		"// IGNORE MLE1001 owner=a -- why":                      "until is missing",
		"// IGNORE MLE1001 owner=a until=2027-01 -- why":        `until is "2027-01"`,
		"// IGNORE MLE1001 owner=a until=soon -- why":           `until is "soon"`,
		"// IGNORE MLE9999 owner=a until=2027-01-31 -- why":     `no rule "MLE9999"`,
		"// IGNORE MLE1001, owner=a until=2027-01-31 -- why":    `no rule ""`,
		"// IGNORE all owner=a until=2027-01-31 -- why":         `no rule "all"`,
		"// IGNORE MLE1001 owner=a by=b until=2027-01-31 -- y":  `"by=b" is not understood`,
		"// IGNORE MLE1001 owner=a owner=b -- y":                "owner is given twice",
		"// nolint IGNORE MLE1001 owner=a until=2027-01-31 --y": "at the beginning of the comment",
	} {
		directives, problems := ParseInline("a.x", inline("\n"+text+"\n"), knownRule)
		if len(directives) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Error(), want) || !strings.HasPrefix(problems[0].Error(), "a.x:2: ") {
			t.Errorf("%s: %v, %v; want %s", text, directives, problems, want)
		}
	}
}

func TestLoadConfig(t *testing.T) {
	const rest = "owner: pay, until: 2027-01-31, reason: why}"
	print := strings.Repeat("0a", 16)
	text := "\ufeff# ours\nignore:\n  - {rule: MLE1001, path: legacy/**, " + rest + "\n  - rule: MLE1002\n    fingerprint: " + print +
		"\n    owner: pay\n    until: 2027-01-31\n    reason: why\n"
	s := mleready.Suppression{Rule: "MLE1001", Owner: "pay", Reason: "why", Until: mleready.Date{Year: 2027, Month: 1, Day: 31}}
	want := []Directive{{Suppression: s, Path: "c", Line: 3, Glob: "legacy/**"}, {Suppression: s, Path: "c", Line: 4, Fingerprint: print}}
	want[1].Rule = "MLE1002"
	got, problems := LoadConfig("c", []byte(text), knownRule)
	if diff := cmp.Diff(want, got); diff != "" || problems != nil {
		t.Errorf("%s%v", diff, problems)
	}
	for text, want := range map[string]string{
		"": "", "ignore:": "c:1: ignore is not a list", "ignore: []": "", "# nothing": "", "- a": "c:1: this is not a mapping",
		"ignored: []":             `c:1: unknown key "ignored": use ignore`,
		"ignore: []\nignore: []":  "c:2: ignore is given twice",
		"ignore: {":               "c:1: this is not YAML",
		"ignore: [&a {b: 1}, *a]": `c:1: unknown key "b"`,
		"a: 1\n---\nb: 2":         "c:1: there is more than one document",
		"ignore:\n- {rule: MLE1001, path: [a], " + rest:                   "c:2: path is not a plain value",
		"ignore:\n- {rule: MLE1001, " + rest:                              "c:2: path is missing",
		"ignore:\n- {path: a, " + rest:                                    "c:2: rule is missing",
		"ignore:\n- {rule: MLE9, path: a, " + rest:                        `c:2: there is no rule "MLE9"`,
		"ignore:\n- {rule: MLE1001, path: /a, " + rest:                    "c:2: path is \"/a\": write it from the root",
		"ignore:\n- {rule: MLE1001, path: a/, " + rest:                    "c:2: path is \"a/\": write a/**",
		"ignore:\n- {rule: MLE1001, path: 'a[b', " + rest:                 "close the [",
		"ignore:\n- {rule: MLE1001, fingerprint: 12, " + rest:             "c:2: fingerprint is \"12\"",
		"ignore:\n- {rule: MLE1001, path: a, owner: b, until: 2027-01}\n": "c:2: reason is missing",
	} {
		directives, problems := LoadConfig("c", []byte(text), knownRule)
		all := fmt.Sprint(problems)
		if len(directives) != 0 || want == "" != (problems == nil) || !strings.Contains(all, want) {
			t.Errorf("%q: %v, %v; want %s", text, directives, problems, want)
		}
	}
}

func TestApply(t *testing.T) {
	day := mleready.Date{Year: 2026, Month: 11, Day: 21}
	rule := func(id string, until int) mleready.Suppression {
		return mleready.Suppression{Rule: id, Owner: "pay", Reason: "why", Until: mleready.Date{Year: 2026, Month: 11, Day: until}}
	}
	directives := []Directive{
		{Suppression: rule("MLE1001", 20), Path: "a.go", Line: 1, Target: 2},
		{Suppression: rule("MLE1001", 21), Path: "a.go", Line: 3, Target: 3},
		{Suppression: rule("MLE1001", 22), Path: "b.go", Line: 3, Target: 3},
		{Suppression: rule("MLE1002", 22), Path: ConfigName, Line: 4, Glob: "old/**"},
		{Suppression: rule("MLE1001", 22), Path: ConfigName, Line: 3, Fingerprint: "f1"},
		{Suppression: rule("MLE1001", 22), Path: ConfigName, Line: 5, Fingerprint: "f1", Glob: "new/*"},
	}
	findings := []mleready.Finding{
		{Rule: "MLE1001", Path: "a.go", Line: 2}, {Rule: "MLE1001", Path: "a.go", Line: 3}, {Rule: "MLE1002", Path: "a.go", Line: 3},
		{Rule: "MLE1002", Path: "old/x/y.go", Line: 1}, {Rule: "MLE1001", Path: "c.go", Fingerprint: "f1"},
	}
	got, states := Apply(findings, directives, day)
	var excused []bool
	for i := range got {
		excused = append(excused, got[i].Suppressed != nil)
		if findings[i].Suppressed != nil {
			t.Error("the findings given are changed")
		}
	}
	if diff := cmp.Diff([]bool{false, true, false, true, true}, excused); diff != "" {
		t.Error(diff)
	}
	var seen []string
	for _, s := range states {
		seen = append(seen, fmt.Sprintf("%s:%d %s", s.Path, s.Line, s.State))
	}
	want := []string{".mleready.yaml:3 used", ".mleready.yaml:4 used", ".mleready.yaml:5 unused", "a.go:1 expired", "a.go:3 used", "b.go:3 unused"}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}

func FuzzSuppressions(f *testing.F) {
	f.Add(string(inline("x // IGNORE " + excuse)))
	f.Add("ignore:\n- {rule: MLE1001, path: a/[b]*, owner: b, until: 2027-01-31, reason: c}")
	f.Fuzz(func(t *testing.T, text string) {
		inline, problems := ParseInline("a", []byte(text), nil)
		config, more := LoadConfig("c", []byte(text), nil)
		for _, d := range append(inline, config...) {
			if d.Owner == "" || d.Reason == "" || d.Rule == "" || d.Until.Day == 0 || d.Line < 1 || d.Target != 0 && d.Target < d.Line {
				t.Errorf("a directive that lacks something: %+v", d)
			}
			d.covers(mleready.Finding{Rule: d.Rule, Path: "a/b"})
		}
		for _, p := range append(problems, more...) {
			if p.Line < 1 || p.Text == "" || strings.ContainsAny(p.Error(), "\n\x1b") {
				t.Errorf("a problem that is no use: %q", p.Error())
			}
		}
	})
}
