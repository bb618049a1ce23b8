package mleready

import (
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func defaults(t *testing.T) *Rules {
	t.Helper()
	r, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestTriggers(t *testing.T) {
	r := defaults(t)
	if diff := cmp.Diff(r.Triggers, Triggers()); diff != "" {
		t.Fatalf("decoded (-) and read by line (+):\n%s", diff)
	}
	for _, a := range r.Triggers {
		for _, b := range r.Triggers {
			if a != b && strings.Contains(strings.ToLower(a), strings.ToLower(b)) {
				t.Errorf("%q is redundant beside %q", a, b)
			}
		}
	}
}

// TestTriggersReach checks that the prefilter lets every file through that names a host, a helper or a wire name.
func TestTriggersReach(t *testing.T) {
	r := defaults(t)
	names := []string{r.Wire.HTTPSignature.MerchantHeader, r.Wire.HTTPSignature.RefusedRequestTarget,
		r.Wire.HTTPSignature.Algorithm, r.Wire.HTTPSignature.DigestPrefix}
	for _, h := range r.Hosts {
		if h.API == "soap" && h.Region == "" || h.API != "soap" {
			names = append(names, h.Name)
		}
	}
	for _, h := range r.Helpers {
		names = append(names, h.Import)
	}
	for _, p := range packageNames(r) {
		if p.as != "outside" { // seen or not, it decides nothing
			names = append(names, p.name)
		}
	}
	names = append(names, r.Wire.MLE.RequestMember, r.Wire.MLE.ResponseMember, r.Wire.MLE.KeyIDClaim,
		r.Wire.MLE.RivalKeyIDClaim, r.Wire.JWT.VersionClaim, r.Wire.Mastercard.EncryptedHeader, r.Wire.Mastercard.Wrapper,
		r.Wire.Mastercard.BodyHash)
	names = append(names, r.Wire.MLE.Algorithms...)
	for _, o := range r.Options {
		if o.Kind == "switch" && o.Direction != "" || o.Kind == "map" || o.Kind == "scheme" {
			names = append(names, o.ID)
		}
	}
	for _, name := range names {
		if !slices.ContainsFunc(r.Triggers, func(trigger string) bool {
			return strings.Contains(strings.ToLower(name), strings.ToLower(trigger))
		}) {
			t.Errorf("no trigger in %q", name)
		}
	}
}

// TestVocabulary compares the vocabularies with the constants of mleready.go, and the terms with both.
func TestVocabulary(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "mleready.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	declared := map[string][]string{}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.CONST {
			continue
		}
		for _, spec := range gen.Specs {
			value := spec.(*ast.ValueSpec)
			if name, ok := value.Type.(*ast.Ident); ok {
				word, err := strconv.Unquote(value.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				declared[name.Name] = append(declared[name.Name], word)
			}
		}
	}
	r := defaults(t)
	listed, terms := map[string][]string{}, 0
	for _, v := range vocabularies {
		listed[v.of.Name()] = slices.Sorted(slices.Values(v.words))
		for _, word := range v.words {
			terms++
			if term, ok := r.Term(v.kind, word); !ok || term.Text == "" {
				t.Errorf("no term explains %s %s", v.kind, word)
			}
		}
	}
	for _, words := range declared {
		slices.Sort(words)
	}
	if diff := cmp.Diff(declared, listed); diff != "" {
		t.Errorf("constants (-) and vocabularies (+):\n%s", diff)
	}
	if terms != len(r.Terms) {
		t.Errorf("%d terms for %d words", len(r.Terms), terms)
	}
}

func TestTimeline(t *testing.T) {
	for _, m := range defaults(t).Mandates {
		for i, stone := range m.Timeline {
			if i > 0 && stone.When.Earliest().Before(m.Timeline[i-1].When.Earliest()) {
				t.Errorf("%s: %s stands behind %s", m.ID, stone.ID, m.Timeline[i-1].ID)
			}
			if stone.State == "past" && defaults(t).Checked.Before(stone.When) {
				t.Errorf("%s: %s is not past", m.ID, stone.ID)
			}
		}
	}
	m, _ := defaults(t).Mandate("cybersource-2026")
	stones := map[string]Milestone{}
	for _, stone := range m.Timeline {
		stones[stone.ID] = stone
	}
	if s := stones["deadline_first"]; s.When != (Date{2026, 9, 30}) || s.State != "superseded" {
		t.Errorf("first deadline %+v", s)
	}
	if d, ok := m.Deadline(); !ok || d.When != (Date{2027, 3, 0}) {
		t.Errorf("current deadline %+v", d)
	}
	if mc, _ := defaults(t).Mandate("mastercard-payload"); len(mc.Timeline) != 0 {
		t.Errorf("no date was published, yet %+v", mc.Timeline)
	}
}

func TestRequirements(t *testing.T) {
	r := defaults(t)
	for _, q := range r.Requirements {
		group, _, ok := strings.Cut(q.ID, ".")
		if !ok || group != q.Group {
			t.Errorf("%s is in group %s", q.ID, q.Group)
		}
		inherits := q.Group == "jwt" || q.Group == "request_mle" || q.Group == "response_mle"
		if inherits && !slices.Equal(q.Under, []Mechanism{HTTPSignature, JWTv1}) {
			t.Errorf("%s is left unmet by %v: migrating could lose points", q.ID, q.Under)
		}
		if q.Mandate == "mastercard-payload" && q.Level == Mandatory {
			t.Errorf("%s is mandatory, but no date was published", q.ID)
		}
	}
	for _, m := range r.Mandates {
		for _, g := range m.Groups {
			sum := 0
			for _, q := range r.RequirementsOf(m.ID) {
				if q.Group == g.ID {
					sum += q.Weight
				}
			}
			if sum != 100 {
				t.Errorf("%s: weights in %s sum to %d; keep them at 100, to be read as percent", m.ID, g.ID, sum)
			}
		}
	}
}

func TestRuleMessages(t *testing.T) {
	placeholder := regexp.MustCompile(`\{[a-z_]+\}`)
	for _, rule := range defaults(t).Rules {
		if rest := placeholder.ReplaceAllString(rule.Message, ""); strings.ContainsAny(rest, "{}\n") {
			t.Errorf("%s: broken placeholder in %q", rule.ID, rule.Message)
		}
		if strings.Contains(rule.Message, "MLE1") {
			t.Errorf("%s: printers add the id, the message repeats it", rule.ID)
		}
		if first := rule.Message[:1]; first != strings.ToLower(first) {
			t.Errorf("%s: the message goes on behind a colon, so it begins in lower case", rule.ID)
		}
	}
}

// TestUnused finds sources that no fact cites and conditions that no requirement names.
func TestUnused(t *testing.T) {
	r := defaults(t)
	for _, s := range r.Sources {
		cites := strings.Count(defaultText, "source: "+s.ID+"}") + strings.Count(defaultText, "source: "+s.ID+",") +
			strings.Count(defaultText, "source: "+s.ID+"\n") + strings.Count(defaultText, `source: "`+s.ID+`"`)
		if cites == 0 {
			t.Errorf("nothing cites %s", s.ID)
		}
	}
	for _, c := range r.Conditions {
		if !slices.ContainsFunc(r.Requirements, func(q Requirement) bool { return slices.Contains(q.When, c.ID) }) {
			t.Errorf("no requirement depends on %s", c.ID)
		}
	}
}

func TestLookups(t *testing.T) {
	r := defaults(t)
	byHand := &Rules{Mandates: r.Mandates, Requirements: r.Requirements, Rules: r.Rules, Sources: r.Sources,
		Conditions: r.Conditions, Hosts: r.Hosts, Terms: r.Terms}
	for _, rules := range []*Rules{r, byHand} {
		if m, ok := rules.Mandate("cybersource-2026"); !ok || m.Provider != Cybersource {
			t.Errorf("mandate %+v", m)
		}
		if q, ok := rules.Requirement("jwt.exp"); !ok || q.ID != "jwt.exp" {
			t.Errorf("requirement %+v", q)
		}
		if rule, ok := rules.Rule("MLE1005"); !ok || rule.Outcome != Unknown {
			t.Errorf("rule %+v", rule)
		}
		if s, ok := rules.Source("rn-2026-10-23"); !ok || s.Date != (Date{2026, 10, 23}) {
			t.Errorf("source %+v", s)
		}
		if c, ok := rules.Condition("body"); !ok || c.Else == "" {
			t.Errorf("condition %+v", c)
		}
		if h, ok := rules.Host("api.in.cybersource.com"); !ok || h.Region != "in" {
			t.Errorf("host %+v", h)
		}
		if h, ok := rules.Host("example.com"); ok || h.Name != "" {
			t.Errorf("unknown host %+v", h)
		}
		if list := rules.RequirementsOf("mastercard-payload"); len(list) == 0 || list[0].Mandate != "mastercard-payload" {
			t.Errorf("requirements %+v", list)
		}
	}
}

func TestLevelFor(t *testing.T) {
	escalating := Requirement{Level: Advisory, Escalates: true}
	if escalating.LevelFor(false) != Advisory || escalating.LevelFor(true) != Mandatory {
		t.Error("what escalates must be advisory before and mandatory after")
	}
	if (Requirement{Level: Advisory}).LevelFor(true) != Advisory {
		t.Error("what does not escalate keeps its level")
	}
}

func TestUsed(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct {
		asOf string
		old  string // "" for no warning
	}{
		{"2026-11-21", ""},
		{"2026-01-01", ""},
		{"2027-02-19", ""},
		{"2027-02-20", "91 days before 2027-02-20"},
		{"2027-03", "100 days before 2027-03"},
	} {
		asOf, err := ParseDate(tt.asOf)
		if err != nil {
			t.Fatal(err)
		}
		used := r.Used(asOf)
		if (used.Warning != "") != (tt.old != "") || !strings.Contains(used.Warning, tt.old) {
			t.Errorf("as of %s: warning %q, want %q", tt.asOf, used.Warning, tt.old)
		}
		if used.Version != r.Version || used.Digest != r.Digest || len(used.Digest) != 64 {
			t.Errorf("as of %s: %+v", tt.asOf, used)
		}
	}
}
