package browser

import (
	"fmt"
	"io"
	"slices"
	"testing"

	"mleready"
	"mleready/report"

	"github.com/google/go-cmp/cmp"
)

// names are the merchants that are shown, in order.
const names = `[...document.querySelectorAll('#rows tr')].filter(r => r.checkVisibility()).map(r => r.querySelector('bdi').textContent)`

func portfolioPage(t *testing.T, p *mleready.PortfolioResult, rules *mleready.Rules) string {
	return save(t, "portfolio", func(w io.Writer) error { return report.PortfolioPage(w, p, rules, nil) })
}

// press focuses what a selector finds and presses Enter on it.
func press(p *tab, selector string) {
	eval[any](p, fmt.Sprintf(`document.querySelector(%q).focus()`, selector))
	p.key("Enter", 13, "\r")
}

func TestPortfolioByKeyboard(t *testing.T) {
	rules := builtIn(t)
	p := start(t).open(t, portfolioPage(t, portfolio(t, rules), rules), view{Width: 1280, Scheme: "light"})
	first := eval[[]string](p, names)
	if len(first) != len(merchants)+1 || first[0] != "Kelp Surf" || first[len(first)-1] != "Harbour Museum" {
		t.Fatalf("at first: %q", first)
	}
	press(p, "thead th:last-child button")
	press(p, "thead th:last-child button")
	if got := eval[[]string](p, names); got[0] != "Cobalt Tickets" || got[1] != "Juniper Foods" {
		t.Errorf("by falling volume: %q", got)
	}
	if got := eval[[]string](p, `[...document.querySelectorAll('thead th')].map(h => h.getAttribute('aria-sort') || '')`); !slices.Equal(got, []string{"", "", "", "", "", "", "", "descending"}) {
		t.Errorf("aria-sort: %q", got)
	}
	if got := eval[string](p, `document.getElementById('said').textContent`); got != "Sorted by Volume a year, descending" {
		t.Errorf("said: %q", got)
	}
	press(p, "thead th:first-child button")
	byName := eval[[]string](p, names)
	if !slices.IsSorted(byName) {
		t.Errorf("by name: %q", byName)
	}
	eval[any](p, `document.querySelector('input[name=text]').focus()`)
	for _, letter := range "acme" {
		p.key(string(letter), int(letter-'a'+'A'), string(letter))
	}
	if diff := cmp.Diff([]string{"Acme Outdoor"}, eval[[]string](p, names)); diff != "" {
		t.Errorf("searched (-want +got)\n%s", diff)
	}
	if got := eval[string](p, `document.querySelector('[data-count=rows]').textContent`); got != "1 of 11 shown" {
		t.Errorf("count: %q", got)
	}
	press(p, "button[type=reset]")
	eval[any](p, `new Promise(done => setTimeout(done))`) // after the form has been emptied
	if diff := cmp.Diff(byName, eval[[]string](p, names)); diff != "" {
		t.Errorf("all again (-want +got)\n%s", diff)
	}
}

func TestPortfolioFilters(t *testing.T) {
	rules := builtIn(t)
	p := start(t).open(t, portfolioPage(t, portfolio(t, rules), rules), view{Width: 390, Scheme: "dark"})
	for _, c := range []struct {
		field, value string
		want         []string
	}{
		{"status", "failed", []string{"Kelp Surf"}},
		{"stage", "jwt_v1", []string{"Cobalt Tickets"}},
		{"owner", "North region", []string{"Acme Outdoor", "Bellis Books", "Elm Street Pharmacy", "Iris Optics", "Foxglove Garden"}},
		{"tags", "platform: node", []string{"Gantry Hotels", "Bellis Books", "Juniper Foods", "Iris Optics", "Harbour Museum"}},
	} {
		t.Run(c.field, func(t *testing.T) {
			const choose = `(() => { const s = document.querySelector('#merchants [name=%s]'); s.value = %q; s.dispatchEvent(new Event('input', {bubbles: true})); return s.value })()`
			if got := eval[string](p, fmt.Sprintf(choose, c.field, c.value)); got != c.value {
				t.Fatalf("there is no choice %q", c.value)
			}
			if diff := cmp.Diff(c.want, eval[[]string](p, names)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			eval[any](p, fmt.Sprintf(choose, c.field, ""))
		})
	}
}

func TestPortfolioWithoutScript(t *testing.T) {
	rules := builtIn(t)
	p := start(t).open(t, portfolioPage(t, portfolio(t, rules), rules), view{Width: 1280, Scheme: "light", NoJS: true})
	if got := eval[[]string](p, names); len(got) != len(merchants)+1 || got[0] != "Kelp Surf" || got[1] != "Acme Outdoor" {
		t.Errorf("%q", got)
	}
	if n := eval[int](p, `[...document.querySelectorAll('form, button')].filter(e => e.checkVisibility()).length`); n != 0 {
		t.Errorf("%d controls are shown that do nothing", n)
	}
}

// TestLargePortfolio filters and sorts as many merchants as a portfolio may have.
func TestLargePortfolio(t *testing.T) {
	const many = 5000
	rules := builtIn(t)
	p := portfolio(t, rules)
	few := p.Merchants
	for i := len(few); i < many; i++ {
		m := few[i%len(few)]
		m.ID, m.Name, m.Volume = fmt.Sprintf("m%04d", i), fmt.Sprintf("Merchant %d", i), int64(i)*7919%1_000_003
		p.Merchants = append(p.Merchants, m)
	}
	page := start(t).open(t, portfolioPage(t, p, rules), view{Width: 390, Scheme: "light"})
	if got := len(eval[[]string](page, names)); got != many {
		t.Fatalf("%d rows", got)
	}
	if got := eval[[]string](page, overflow); len(got) > 0 {
		t.Errorf("it can be moved sideways: %q", got)
	}
	press(page, "thead th:first-child button")
	eval[any](page, `(() => { const s = document.querySelector('[name=text]'); s.value = 'merchant 499'; s.dispatchEvent(new Event('input', {bubbles: true})) })()`)
	want := []string{"Merchant 499"}
	for i := range 10 {
		want = append(want, fmt.Sprintf("Merchant 499%d", i))
	}
	if diff := cmp.Diff(want, eval[[]string](page, names)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := page.complaints(); len(got) > 0 {
		t.Error(got)
	}
}
