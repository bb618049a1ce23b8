package browser

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	shops "mleready/internal/portfolio"
	"mleready/internal/questionnaire"
	"mleready/probes"
	"mleready/report"

	"github.com/google/go-cmp/cmp"
)

// asked is a portfolio with a merchant that is asked about two accounts and a project.
func asked() *shops.File {
	return &shops.File{Path: "portfolio.yaml", Name: "Example Payments", Merchants: []shops.Merchant{{
		ID: "delta", Name: "Delta Freight & Söhne", MIDs: []shops.MID{{MID: "delta_freight_001", Environment: "production"}, {MID: "delta_test"}},
		Probes: []probes.Target{{Provider: "mastercard"}},
	}}}
}

func formPage(t *testing.T) string {
	f := asked()
	form := questionnaire.Make(builtIn(t), f, f.Merchants[0])
	return save(t, "form", func(w io.Writer) error { return report.FormPage(w, form) })
}

func TestFormIsReadable(t *testing.T) {
	b := start(t)
	path := formPage(t)
	for _, v := range []view{{Width: 320, Scheme: "light"}, {Width: 390, Scheme: "light"}, {Width: 390, Scheme: "dark"}, {Width: 1280, Scheme: "light"}, {Width: 1280, Scheme: "dark"}} {
		t.Run(v.String(), func(t *testing.T) {
			p := b.open(t, path, v)
			readable(t, p, "form-"+v.String())
			eval[any](p, unfold)
			readable(t, p, "form-"+v.String()+"-open")
			if n := eval[int](p, `[...document.querySelectorAll('input')].filter(e => !e.labels.length).length`); n > 0 {
				t.Errorf("%d fields have no label", n)
			}
			if n := eval[int](p, `[...document.querySelectorAll('.choices label, button, input:not([type=radio])')].filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 40).length`); n > 0 {
				t.Errorf("%d things to press are less than 40 pixels high", n)
			}
		})
	}
}

// TestFormIsAnswered fills the form in, saves it, and reads what came of it.
func TestFormIsAnswered(t *testing.T) {
	b := start(t)
	p := b.open(t, formPage(t), view{Width: 390, Scheme: "light"})
	const press = `document.querySelector('#save button').click()`
	state := func() string { return eval[string](p, `document.getElementById('state').textContent`) }
	if got := state(); got != "20 of 20 questions have no answer yet." {
		t.Errorf("it says %q", got)
	}
	folder := t.TempDir()
	p.do("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": folder, "eventsEnabled": true}, nil)
	eval[any](p, `(() => {
		document.querySelector('[name=by]').value = 'A. Person, "treasury" <b>';
		document.querySelector('[name=at]').value = '2026-11-20';
	})()`)
	eval[any](p, press)
	if got := state(); got != "Nothing was saved: answer at least one question." {
		t.Errorf("it says %q", got)
	}
	eval[any](p, `(() => {
		document.querySelector('[name=q1][value=yes]').click();
		document.querySelector('[name=q2][value=unknown]').click();
		const first = document.querySelector('.question');
		first.querySelector('[name=until]').value = '2027-10-31';
		first.querySelector('[name=note]').value = 'seen: "list", \\ # {x}';
	})()`)
	eval[any](p, press)
	if got := state(); got != "Saved as delta-answers.json. 18 of 20 questions have no answer yet." {
		t.Errorf("it says %q", got)
	}
	p.downloaded()
	text, err := os.ReadFile(filepath.Join(folder, "delta-answers.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(text) {
		t.Errorf("no JSON:\n%s", text)
	}
	got, err := questionnaire.Reader{Rules: builtIn(t), Portfolio: asked(), AsOf: asOf}.Read("delta-answers.json", text)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, a := range got.Answers {
		said = append(said, a.Requirement, a.MID, a.Environment, a.Answer, a.By, a.At.String(), a.Until.String(), a.Note)
	}
	if diff := cmp.Diff([]string{
		"keys.rest_key", "delta_freight_001", "production", "yes", `A. Person, "treasury" <b>`, "2026-11-20", "2027-10-31", `seen: "list", \ # {x}`,
		"keys.response_mle_key", "delta_freight_001", "production", "unknown", `A. Person, "treasury" <b>`, "2026-11-20", "", "",
	}, said); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := p.complaints(); len(got) > 0 {
		t.Errorf("complaints: %q", got)
	}
}

// TestFormWithoutScript shows no control that does nothing, and names the plain file. On paper every question is there.
func TestFormWithoutScript(t *testing.T) {
	b := start(t)
	path := formPage(t)
	for _, v := range []view{{Width: 390, Scheme: "light", NoJS: true}, {Width: 800, Scheme: "dark", Print: true, NoJS: true}} {
		p := b.open(t, path, v)
		if n := eval[int](p, `[...document.querySelectorAll('button')].filter(e => e.checkVisibility()).length`); n != 0 {
			t.Errorf("%v: %d buttons are shown that do nothing", v, n)
		}
		if text := eval[string](p, `document.querySelector('noscript').innerText`); text == "" {
			t.Errorf("%v: nothing says what to do without script", v)
		}
		if n := eval[int](p, `[...document.querySelectorAll('.question')].filter(e => e.checkVisibility()).length`); n != 20 {
			t.Errorf("%v: %d questions", v, n)
		}
		if scheme := eval[string](p, `getComputedStyle(document.documentElement).colorScheme`); v.Print && scheme != "light" {
			t.Errorf("on paper the fields are drawn %s, as if they were chosen", scheme)
		}
		p.keep("form-" + v.String())
	}
}
