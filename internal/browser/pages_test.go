package browser

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mleready/report"

	"github.com/google/go-cmp/cmp"
)

var shots = flag.String("shots", "", "folder to write images of the pages to")

// unfold opens every fold.
const unfold = `document.querySelectorAll('details').forEach(d => d.open = true)`

// overflow lists what reaches out of the page, with the page's width in front when it can be moved sideways.
const overflow = `(() => {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width) return [];
	return [document.documentElement.scrollWidth + ' wide', ...[...document.querySelectorAll('body *')]
		.filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 10)
		.map(e => e.tagName + '.' + e.getAttribute('class') + ': ' + e.textContent.trim().slice(0, 60))];
})()`

// faint lists texts whose contrast with what lies behind them is less than WCAG 2 AA asks for.
const faint = `(() => {
	const parse = text => {
		const n = text.match(/[\d.]+/g).map(Number);
		return {rgb: n.slice(0, 3), alpha: n.length > 3 ? n[3] : 1};
	};
	const over = (top, below) => top.rgb.map((c, i) => c * top.alpha + below[i] * (1 - top.alpha));
	const ground = e => {
		if (!e) return [255, 255, 255];
		const own = parse(getComputedStyle(e).backgroundColor);
		return own.alpha === 1 ? own.rgb : over(own, ground(e.parentElement));
	};
	const light = rgb => rgb.map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
	const ratio = (a, b) => (Math.max(light(a), light(b)) + .05) / (Math.min(light(a), light(b)) + .05);
	const poor = new Set();
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement;
		if (!walk.currentNode.data.trim() || !e.checkVisibility() || e.closest('style, script, option, .hidden, .skip')) continue;
		const style = getComputedStyle(e), svg = e.closest('svg');
		const drawn = svg && /^(on-|letter)/.test(e.getAttribute('class') || '') && e.previousElementSibling;
		const behind = drawn ? parse(getComputedStyle(drawn).fill).rgb : ground(svg ? svg.parentElement : e);
		const ink = over(parse(svg ? style.fill : style.color), behind);
		const size = parseFloat(style.fontSize), large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
		const r = ratio(ink, behind);
		if (r < (large ? 3 : 4.5)) poor.add(r.toFixed(2) + ' ' + e.tagName + '.' + e.getAttribute('class') + ': ' + e.textContent.trim().slice(0, 40));
	}
	return [...poor];
})()`

// TestPagesAreReadable opens every page as a reader may: no sideways scrolling, enough contrast, nothing on the console,
// and nothing asked of the network.
func TestPagesAreReadable(t *testing.T) {
	b := start(t)
	rules := builtIn(t)
	pages := map[string]string{"portfolio": save(t, "portfolio", func(w io.Writer) error {
		return report.PortfolioPage(w, portfolio(t, rules), rules, func(id string) string { return "merchants/" + id + ".html" })
	})}
	for _, name := range []string{"go-mixed", "node-sdk-old", "go-request-mle", "go-ready", "node-env-auth", "node-secure-acceptance", "samples-only"} {
		pages[name] = merchantPage(t, name)
	}
	for name, path := range pages {
		for _, v := range []view{{Width: 320, Scheme: "light"}, {Width: 390, Scheme: "light"}, {Width: 390, Scheme: "dark"}, {Width: 1280, Scheme: "light"}, {Width: 1280, Scheme: "dark"}} {
			t.Run(name+" "+v.String(), func(t *testing.T) {
				p := b.open(t, path, v)
				readable(t, p, name+"-"+v.String())
				eval[any](p, unfold)
				readable(t, p, name+"-"+v.String()+"-open")
			})
		}
	}
}

func readable(t *testing.T, p *tab, image string) {
	t.Helper()
	if got := eval[[]string](p, overflow); len(got) > 0 {
		t.Errorf("it can be moved sideways: %s", strings.Join(got, "\n"))
	}
	if got := eval[[]string](p, `[...document.querySelectorAll('a[href^="#"]')].map(a => a.hash).filter(h => !document.getElementById(decodeURIComponent(h.slice(1))))`); len(got) > 0 {
		t.Errorf("links that lead nowhere: %q", got)
	}
	if got := eval[[]string](p, faint); len(got) > 0 {
		t.Errorf("too little contrast:\n%s", strings.Join(got, "\n"))
	}
	if got := p.complaints(); len(got) > 0 {
		t.Errorf("complaints:\n%s", strings.Join(got, "\n"))
	}
	p.keep(image)
}

// keep writes an image of the page where -shots says.
func (p *tab) keep(image string) {
	p.t.Helper()
	if *shots == "" {
		return
	}
	const most = 12000
	if err := p.shot(filepath.Join(*shots, image+".png"), most); err != nil {
		p.t.Error(err)
	}
}

// TestPrintOpensFolds looks at a page as a printer does, without its script.
func TestPrintOpensFolds(t *testing.T) {
	b := start(t)
	p := b.open(t, merchantPage(t, "go-mixed"), view{Width: 800, Scheme: "dark", Print: true, NoJS: true})
	if n := eval[int](p, `[...document.querySelectorAll('details > .inside')].filter(e => e.getBoundingClientRect().height === 0).length`); n != 0 {
		t.Errorf("%d folds are closed on paper", n)
	}
	if got := eval[string](p, `getComputedStyle(document.body).backgroundColor`); got != "rgb(255, 255, 255)" {
		t.Errorf("paper is %s", got)
	}
	if got := eval[[]string](p, faint); len(got) > 0 {
		t.Errorf("too little contrast:\n%s", strings.Join(got, "\n"))
	}
	p.keep("print")
}

// TestFoldsAndFilters follows a link into folds, and filters the findings.
func TestFoldsAndFilters(t *testing.T) {
	b := start(t)
	p := b.open(t, merchantPage(t, "go-mixed"), view{Width: 1280, Scheme: "light"})
	eval[any](p, `document.querySelector('#findings a[href^="#r-"]').click()`)
	if got := eval[[]bool](p, `(async () => {
		await new Promise(requestAnimationFrame);
		const at = document.getElementById(location.hash.slice(1));
		return [at.querySelector('details').open, at.closest('.group').open];
	})()`); !slices.Equal(got, []bool{true, true}) {
		t.Errorf("the folds of the target are open: %v", got)
	}
	total := eval[int](p, `document.querySelectorAll('#found > li').length`)
	open := eval[int](p, `document.querySelectorAll('#found > li[data-outcome=unmet]').length`)
	if open == 0 || open == total {
		t.Fatalf("%d of %d findings are unmet: the merchant proves nothing about the filter", open, total)
	}
	eval[any](p, `(() => { const s = document.querySelector('#findings [name=outcome]'); s.value = 'unmet'; s.dispatchEvent(new Event('input', {bubbles: true})) })()`)
	got := eval[[]string](p, `[[...document.querySelectorAll('#found > li')].filter(e => e.checkVisibility()).length + '', document.querySelector('[data-count=found]').textContent]`)
	if diff := cmp.Diff([]string{fmt.Sprint(open), fmt.Sprintf("%d of %d shown", open, total)}, got); diff != "" {
		t.Errorf("filtered (-want +got)\n%s", diff)
	}
}

// TestPolicyHolds adds a script to a page as an attacker would: it must not run.
func TestPolicyHolds(t *testing.T) {
	b := start(t)
	path := merchantPage(t, "go-ready")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page = append(page, `<script>document.title = 'taken over'</script><img src="https://elsewhere.example/x" onerror="document.title = 'taken over'">`...)
	if err := os.WriteFile(path, page, 0o644); err != nil {
		t.Fatal(err)
	}
	p := b.open(t, path, view{Width: 1280, Scheme: "light"})
	if got := eval[string](p, "document.title"); !strings.HasSuffix(got, "readiness report") {
		t.Errorf("the title is %q", got)
	}
	if got := p.complaints(); len(got) < 2 {
		t.Errorf("the browser does not complain of the script and the image: %v", got)
	}
}
