package report

import (
	"bytes"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"mleready"
)

// laden is an assessment with everything that a page may show.
func laden() *mleready.Assessment {
	a := legacy()
	m := subjectOf(a)
	a.Plan = []mleready.Task{
		{ID: "inventory", Mandate: card, Title: "List keys and endpoints", EffortHours: [2]int{2, 8}, Why: "Nobody can move what is not known.", Actor: "merchant", DoneWhen: "One list has it all.", Proof: "mleready scan"},
		{ID: "token", Mandate: card, Title: "Build the new token", After: []string{"inventory"}, EffortHours: [2]int{8, 24}, Why: "The old one will be refused.", Actor: "plugin_vendor",
			Settles: []string{"jwt.exp"}, Places: []string{"pay.go:12"}, Settings: []mleready.TaskSetting{{Language: "Java", Name: "authenticationType", InFile: "auth.type", Value: "jwt", Title: "How requests authenticate"}, {Language: "Java", Name: "keyFile", Title: "File of the key"}},
			Upgrades: []mleready.TaskUpgrade{{SDK: "example-sdk", AtLeast: "1.2.0", Latest: "1.4.0", Why: "1.2.0 is the first."}}, Pitfalls: []string{"The clock has to be right."}, Links: []string{"https://vendor.example/guide", "a book"}, DoneWhen: "The gateway takes it."},
	}
	m.Schedule = schedule(6, a.Plan, m.Timeline, a.AsOf)
	a.Observations[0].Errors = []string{"auth.failed"}
	a.Observations[0].Exchange = &mleready.Exchange{Method: "POST", URL: "https://gateway.example/pay", Headers: mleready.Header{{"v-c-merchant-id", "acme"}}, Body: `{"a":1}`,
		Response: &mleready.Reply{Status: 201, Headers: mleready.Header{{"content-type", "application/json"}}, Body: "{}"}}
	m.Requirements[0].By = []mleready.OutcomeBy{{MID: "acme_1", Environment: "test", Outcome: mleready.Met}}
	a.Declarations = []mleready.Declaring{{Declaration: mleready.Declaration{Requirement: "keys.exist", MID: "acme_1", Outcome: mleready.Met, By: "J. Doe", At: date("2026-11-01"), Until: date("2027-01-31"), Note: "made by hand"}, ID: "declaration-1", State: mleready.SuppressionUsed}}
	a.Usage = []mleready.Usage{{File: "use.csv", Unread: 2, Reasons: []string{"line 7: the count is no whole number"}, MIDs: []mleready.UsageOf{{MID: "acme_1", Environment: "production",
		From: date("2026-09-01"), To: date("2026-10-31"), Later: 1, Schemes: []mleready.UsedScheme{{Scheme: "http_signature", Title: "HTTP Signature", Calls: 1200, First: date("2026-09-01"), Last: date("2026-10-30")}, {Title: "pigeon", Calls: 1, First: date("2026-10-31"), Last: date("2026-10-31")}},
		Months: []mleready.UsedMonth{{Month: date("2026-09"), Calls: []int64{1000, 0}}, {Month: date("2026-10"), Calls: []int64{200, 1}}}}, {MID: "acme_2", Environment: "test"}}}}
	a.Questions = []mleready.OpenQuestion{{Requirement: "keys.exist", MID: "acme_1", Environment: "test", Asked: "J. Doe", At: date("2026-11-02"), Note: "the bank may know"}}
	a.Waivers = []mleready.Waiving{{Waiver: mleready.Waiver{Requirement: "auth.scheme", By: "J. Doe", Until: date("2026-12-31"), Reason: "moves in December"}, State: mleready.SuppressionUsed}}
	m.Requirements[0].Evidence = append(m.Requirements[0].Evidence, "declaration-1", "something else")
	return a
}

// group is a portfolio of every kind of merchant.
func group() *mleready.PortfolioResult {
	broken, partly := "open folder shop: it does not exist", "the endpoint of acme-test could not be reached"
	p := &mleready.PortfolioResult{Schema: mleready.PortfolioSchema, Tool: mleready.Tool{Name: "mleready", Version: "0.1.0"}, Rules: smallRules().Used(date("2026-11-21")),
		AsOf: date("2026-11-21"), Portfolio: "Example Payments", Mandate: card,
		Merchants: []mleready.MerchantResult{
			{ID: "green", Name: "Green Ltd", Owner: "north", Volume: 12, Assessment: assemble(ready(), card)},
			{ID: "acme", Name: "Acme", Owner: "south", Tags: map[string]string{"tier": "1", "region": "eu"}, Volume: 1_250_000, Assessment: laden(), Error: &partly},
			{ID: "gone", Error: &broken},
			{ID: "quiet", Name: "Quiet", Assessment: nothing()},
			{ID: "half", Name: "Half", Owner: "north", Volume: 900, Assessment: capped()},
		}}
	return p
}

// asking is a form with two accounts.
func asking() *Form {
	return &Form{Schema: "form/1", Digest: "0123", Portfolio: "Example Payments", Merchant: "acme", Name: "Acme & Sons", Plain: "acme.yaml",
		Parts: []FormPart{
			{Title: "Cards", Why: "Calls are signed anew.", MID: "acme_1", Environment: "production", Questions: []FormQuestion{
				{1, "keys.exist", "Is there a key?", "The list of keys shows it."}, {2, "account.on", "Is it enabled?", "The owner can tell."}}},
			{Title: "Payouts", Why: "Payouts are encrypted.", Questions: []FormQuestion{{3, "payouts.key", "Is there a key for payouts?", "The page of the project lists it."}}},
		}}
}

func linked(id string) string { return "merchants/" + id + ".html" }

func TestPageGolden(t *testing.T) {
	rules := smallRules()
	pages := map[string]func(io.Writer) error{
		"legacy.html":    func(w io.Writer) error { return MerchantPage(w, laden(), rules) },
		"capped.html":    func(w io.Writer) error { return MerchantPage(w, capped(), rules) },
		"portfolio.html": func(w io.Writer) error { return PortfolioPage(w, group(), rules, linked) },
		"form.html":      func(w io.Writer) error { return FormPage(w, asking()) },
	}
	for name, write := range pages {
		t.Run(name, func(t *testing.T) {
			golden(t, name, func(w io.Writer) error { return stripped(w, write) })
			checkPage(t, written(t, write))
		})
	}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var ownParts = regexp.MustCompile(`(?s)(<style>).*?(</style>)|(<script>).*?(</script>)|sha256-[^ ]*?(&#39;)`)

// stripped writes a page without style and script, which have files of their own.
func stripped(w io.Writer, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	_, err := w.Write(ownParts.ReplaceAll(b.Bytes(), []byte("$1$2$3$4$5")))
	return err
}

// TestPageOfLittle gives the pages what has next to nothing in it.
func TestPageOfLittle(t *testing.T) {
	for name, write := range map[string]func(io.Writer) error{
		"nothing seen":   func(w io.Writer) error { return MerchantPage(w, nothing(), smallRules()) },
		"no mandate":     func(w io.Writer) error { return MerchantPage(w, &mleready.Assessment{}, nil) },
		"no rules":       func(w io.Writer) error { return MerchantPage(w, laden(), nil) },
		"no merchant":    func(w io.Writer) error { return PortfolioPage(w, &mleready.PortfolioResult{}, nil, nil) },
		"nothing linked": func(w io.Writer) error { return PortfolioPage(w, group(), nil, nil) },
	} {
		t.Run(name, func(t *testing.T) {
			checkPage(t, written(t, write))
		})
	}
}

var (
	idAttribute     = regexp.MustCompile(`\sid="([^"]*)"`)
	anchorAttribute = regexp.MustCompile(`\s(?:href="#|aria-labelledby=")([^"]*)"`)
	loadAttribute   = regexp.MustCompile(`\s(?:src|srcset|poster|data|action|style|on\w+)=|url\([^#]|@import`)
	outsideLink     = regexp.MustCompile(`<a[^>]*href="https?:[^>]*>`)
)

// checkPage makes sure that a page is whole in itself: every anchor leads somewhere, and nothing is loaded.
func checkPage(t *testing.T, page string) {
	t.Helper()
	ids := map[string]bool{}
	for _, m := range idAttribute.FindAllStringSubmatch(page, -1) {
		if ids[m[1]] {
			t.Errorf("id %q stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range anchorAttribute.FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Errorf("nothing has the id %q", m[1])
		}
	}
	if found := loadAttribute.FindString(page); found != "" {
		t.Errorf("the page has %q", found)
	}
	for _, link := range outsideLink.FindAllString(page, -1) {
		if !strings.Contains(link, `rel="noopener noreferrer external"`) {
			t.Errorf("a link to outside without rel: %s", link)
		}
	}
	if strings.Contains(page, "ZgotmplZ") {
		t.Error("a value stands where the template engine does not let it")
	}
	balanced(t, page)
}

var (
	tag  = regexp.MustCompile(`<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>`)
	void = map[string]bool{"meta": true, "br": true, "input": true, "use": true, "rect": true, "path": true, "line": true, "circle": true}
)

// balanced makes sure that every element is closed, in order. Between style and script tags there is no HTML.
func balanced(t *testing.T, page string) {
	t.Helper()
	page = regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(page, "")
	var open []string
	for _, m := range tag.FindAllStringSubmatch(page, -1) {
		name := m[2]
		switch {
		case void[name]:
		case m[1] == "":
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("</%s> closes nothing; open are %v", name, open)
		default:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("never closed: %v", open)
	}
}

// TestPageEscapes puts what others wrote everywhere, and looks for it as markup or as characters that hide or turn text.
func TestPageEscapes(t *testing.T) {
	const (
		alien  = "<script>alert(1)</script>\x1b[31m\u202eexe\u2066\u200b\x00\x9b\"'><img src=x onerror=alert(1)>{{.}}"
		script = "javascript:alert(1)"
	)
	a, p := laden(), group()
	fillStrings(reflect.ValueOf(a), alien)
	a.Mandate, a.Mandates[0].ID, a.Plan[0].Mandate = card, card, card
	a.Plan[0].Links = []string{script, "https://vendor.example/\"><script>"}
	for i := range p.Merchants {
		p.Merchants[i].Name, p.Merchants[i].Owner, p.Merchants[i].Tags = alien, alien, map[string]string{alien: alien}
		if p.Merchants[i].Error != nil {
			text := alien
			p.Merchants[i].Error = &text
		}
	}
	p.Portfolio, p.Merchants[1].Assessment = alien, a
	form := asking()
	fillStrings(reflect.ValueOf(form), alien)
	rules := smallRules()
	for name, page := range map[string]string{
		"merchant":  written(t, func(w io.Writer) error { return MerchantPage(w, a, rules) }),
		"portfolio": written(t, func(w io.Writer) error { return PortfolioPage(w, p, rules, func(string) string { return script }) }),
		"form":      written(t, func(w io.Writer) error { return FormPage(w, form) }),
	} {
		t.Run(name, func(t *testing.T) {
			body := ownParts.ReplaceAllString(page, "$1$2$3$4$5")
			for _, bad := range []string{"<script>a", "<img", `href="javascript:`, "\x1b", "\x00", "\x9b", "\u009b", "\u202e", "\u2066", "\u200b"} {
				if strings.Contains(body, bad) {
					t.Errorf("the page holds %q", bad)
				}
			}
			if !strings.Contains(body, "alert(1)") {
				t.Error("what was put in is not shown at all")
			}
			balanced(t, page)
		})
	}
}

// fillStrings replaces every text in a value.
func fillStrings(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			fillStrings(v.Elem(), text)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fillStrings(v.Field(i), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillStrings(v.Index(i), text)
		}
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() { // words of the vocabulary stay
			v.SetString(text)
		}
	}
}

// TestPageIsStable writes a page twice.
func TestPageIsStable(t *testing.T) {
	write := func(w io.Writer) error { return PortfolioPage(w, group(), smallRules(), linked) }
	if first, again := written(t, write), written(t, write); first != again {
		t.Error("the same portfolio gave two pages")
	}
}

func TestPagesReportErrors(t *testing.T) {
	if MerchantPage(broken{}, laden(), nil) == nil || PortfolioPage(broken{}, group(), nil, nil) == nil || FormPage(broken{}, asking()) == nil {
		t.Error("a page hides that nothing could be written")
	}
}
