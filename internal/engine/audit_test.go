package engine

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/languages"
	"mleready/internal/portfolio"
	"mleready/probes"
	"mleready/probes/cybersource"
)

var auditDay = mleready.Date{Year: 2026, Month: 11, Day: 21}

// auditOptions are those of an audit of a portfolio file.
func auditOptions(t testing.TB, path string, text []byte) AuditOptions {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	if text == nil {
		if text, err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	file, err := portfolio.Load(path, text, portfolio.Options{Rules: rules, Probes: func(mleready.Provider) []string { return cybersource.IDs(rules) }})
	if err != nil {
		t.Fatal(err)
	}
	parsers := languages.Start(languages.Options{})
	t.Cleanup(parsers.Close)
	return AuditOptions{
		Rules: rules, Mandate: "cybersource-2026", AsOf: auditDay, Portfolio: file, Jobs: 2, Temp: t.TempDir(), Adapters: parsers.Adapters,
		Guard: probes.Guard{Rules: rules}, Timeout: 10 * time.Second, Now: time.Now, Random: rand.Reader,
		Sleep:  func(context.Context, time.Duration) error { return nil },
		Getenv: func(string) (string, bool) { return "", false },
		Fetch: func(context.Context, portfolio.Source, string) (string, error) {
			return "", errors.New("nothing is fetched here")
		},
	}
}

// audited runs an audit and gives its merchants by id, and their ids in order.
func audited(t *testing.T, o AuditOptions) (map[string]Audited, []string) {
	t.Helper()
	all, order := map[string]Audited{}, []string{}
	if err := Audit(t.Context(), o, func(m Audited) error {
		all[m.ID], order = m, append(order, m.ID)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all, order
}

// verdictOf is a merchant's verdict in one line: status, by which proofs, stage.
func verdictOf(m Audited) string {
	if m.Assessment == nil {
		return "failed"
	}
	result := m.Assessment.Mandates[0]
	return fmt.Sprintf("%s %s %s", result.Status, result.Assurance, result.Stage)
}

func TestAuditPortfolio(t *testing.T) {
	all, order := audited(t, auditOptions(t, "../../testdata/portfolio/portfolio.yaml", nil))
	got := map[string]string{}
	for id, m := range all {
		got[id] = verdictOf(m)
		if m.Error != nil || m.Incomplete {
			t.Errorf("%s: %v", id, *m.Error)
		}
		if plan := len(m.Assessment.Plan) > 0; plan != (m.Assessment.Status != mleready.StatusNotApplicable || id == "transfers") {
			t.Errorf("%s: there is a plan: %v", id, plan)
		}
	}
	want := map[string]string{
		"harbour": "ready static response_mle", "shop": "not_ready local http_signature", "tickets": "not_ready static jwt_v1",
		"library": "not_ready static jwt_v2", "freight": "not_ready static request_mle", "garden": "not_ready static http_signature",
		"museum": "not_ready static jwt_v2", "kiosk": "not_ready local request_mle", "cinema": "not_ready static http_signature",
		"opera": "unknown  response_mle", "transfers": "not_applicable  ", "donations": "not_applicable  ", "carwash": "unknown  ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	wantOrder := []string{"harbour", "shop", "tickets", "library", "freight", "garden", "museum", "kiosk", "cinema", "opera", "transfers", "donations", "carwash"}
	if diff := cmp.Diff(wantOrder, order); diff != "" {
		t.Error(diff)
	}
	t.Run("proofs", func(t *testing.T) { proofsOfHarbour(t, all["harbour"].Assessment) })
	t.Run("stated", func(t *testing.T) { statedOfOpera(t, all["opera"].Assessment) })
	if waivers := all["library"].Assessment.Waivers; len(waivers) != 1 || waivers[0].State != mleready.SuppressionUsed {
		t.Errorf("waivers %+v", waivers)
	}
	if mastercard := all["transfers"].Assessment.Mandates[1]; mastercard.Status == mleready.StatusNotApplicable {
		t.Errorf("Mastercard does not apply to transfers: %s", mastercard.Reason)
	}
}

// proofsOfHarbour demands that code is settled by code and by the program's own traffic, and the account by probes.
func proofsOfHarbour(t *testing.T, a *mleready.Assessment) {
	kinds := map[string]mleready.EvidenceKind{}
	for _, o := range a.Observations {
		kinds[o.ID] = o.Kind
	}
	for _, r := range a.Mandates[0].Requirements {
		probed, traffic := false, false
		for _, id := range r.Evidence {
			kind, wire := kinds[id]
			probed = probed || wire && kind == ""
			traffic = traffic || kind == mleready.FromTraffic
		}
		if r.About == mleready.AboutCode && probed {
			t.Errorf("%s is about code, and a probe has a say", r.ID)
		}
		if r.About == mleready.AboutAccount && traffic {
			t.Errorf("%s is about the account, and traffic has a say", r.ID)
		}
		if r.ID == "request_mle.encrypt" && (!traffic || r.Assurance != mleready.Local) {
			t.Errorf("%s: traffic %v, assurance %s", r.ID, traffic, r.Assurance)
		}
		if r.ID == "account.mle_enabled" && (!probed || len(r.By) != 1 || r.By[0].Outcome != mleready.Met) {
			t.Errorf("%s: probed %v, by %+v", r.ID, probed, r.By)
		}
		if r.Contradicted {
			t.Errorf("%s is contradicted: %s", r.ID, r.Reason)
		}
	}
}

// statedOfOpera demands that declarations count for their merchant id alone, and those that expired for none.
func statedOfOpera(t *testing.T, a *mleready.Assessment) {
	var states []string
	for _, d := range a.Declarations {
		states = append(states, d.State)
	}
	if diff := cmp.Diff([]string{"used", "used", "used", "used", "expired"}, states); diff != "" {
		t.Error(diff)
	}
	for _, r := range a.Mandates[0].Requirements {
		if r.ID != "account.mle_enabled" {
			continue
		}
		want := []mleready.OutcomeBy{
			{MID: "acme_opera", Environment: "production", Outcome: mleready.Unknown},
			{MID: "acme_opera_test", Environment: "test", Outcome: mleready.Met},
		}
		if diff := cmp.Diff(want, r.By); diff != "" || r.Outcome != mleready.Unknown {
			t.Errorf("%s\n%s", r.Outcome, diff)
		}
	}
}

func TestAuditBroken(t *testing.T) {
	all, _ := audited(t, auditOptions(t, "../../testdata/portfolio-broken/portfolio.yaml", nil))
	tests := map[string]struct{ verdict, reason string }{
		"harbour":              {"unknown  response_mle", ""},
		"missing-folder":       {"failed", "merchants/moved-away: does not exist"},
		"unreachable-endpoint": {"not_ready static request_mle", "closed-door: no connection"},
		"broken-key":           {"not_ready static jwt_v2", "keys/credentials.yaml:5: p12: torn.crt.pem"},
		"tickets":              {"not_ready static jwt_v1", ""},
	}
	for id, test := range tests {
		m := all[id]
		if got := verdictOf(m); got != test.verdict {
			t.Errorf("%s: %s, want %s", id, got, test.verdict)
		}
		if m.Incomplete != (test.reason != "") || m.Incomplete && !strings.Contains(*m.Error, test.reason) {
			t.Errorf("%s: incomplete %v, error %v", id, m.Incomplete, m.Error)
		}
	}
}

// TestAuditStable makes sure that two audits, with one worker and with many, give the same bytes but for what a clock
// tells.
func TestAuditStable(t *testing.T) {
	o := auditOptions(t, "../../testdata/portfolio/portfolio.yaml", nil)
	for i := range o.Portfolio.Merchants {
		o.Portfolio.Merchants[i].Probes = nil // a wire is not repeatable
	}
	at := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	o.Now = func() time.Time { return at }
	var texts []string
	for _, jobs := range []int{1, 8} {
		o.Jobs = jobs
		var b bytes.Buffer
		if err := Audit(t.Context(), o, func(m Audited) error { return json.NewEncoder(&b).Encode(m) }); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, b.String())
	}
	if diff := cmp.Diff(texts[0], texts[1]); diff != "" {
		t.Error(diff)
	}
}

// TestAuditSources makes sure that several sources of a merchant are one estate: each keeps its integration, paths tell
// them apart, and equal files do not shadow each other.
func TestAuditSources(t *testing.T) {
	text := `
portfolio: p
merchants:
  - id: both
    sources: [{path: merchants/go-http-signature}, {path: merchants/go-jwt-v2}, {path: merchants/go-http-signature}]
  - id: fetched
    sources: [{archive: code.zip}, {path: merchants/go-jwt-v2}]
  - id: only-fetched
    sources: [{git: "https://git.example/a"}]
`
	all, _ := audited(t, auditOptions(t, "../../testdata/portfolio.yaml", []byte(text)))
	a := all["both"].Assessment
	var ids, findings []string
	for _, i := range a.Integrations {
		ids = append(ids, i.ID)
	}
	if diff := cmp.Diff([]string{"cybersource:go-http-signature", "cybersource:go-jwt-v2", "cybersource:go-http-signature-2"}, ids); diff != "" {
		t.Error(diff)
	}
	for _, f := range a.Findings {
		findings = append(findings, f.ID)
		if folder, _, _ := strings.Cut(f.Path, "/"); !slices.Contains([]string{"go-http-signature", "go-jwt-v2", "go-http-signature-2"}, folder) {
			t.Errorf("%s is nowhere", f.Path)
		}
	}
	slices.Sort(findings)
	if n := len(findings); n == 0 || len(slices.Compact(findings)) != n {
		t.Errorf("findings share an id: %v", findings)
	}
	if a.Stage != mleready.StageHTTPSignature || !strings.Contains(a.Mandates[0].Requirements[0].Reason, "go-http-signature") {
		t.Errorf("stage %s, %s", a.Stage, a.Mandates[0].Requirements[0].Reason)
	}
	if m := all["fetched"]; !m.Incomplete || m.Assessment == nil || !strings.Contains(*m.Error, "code.zip: nothing is fetched here") {
		t.Errorf("fetched: %v, %v", m.Assessment != nil, m.Error)
	}
	if m := all["only-fetched"]; m.Assessment != nil || !strings.Contains(*m.Error, "https://git.example/a: nothing is fetched here") {
		t.Errorf("only fetched: %v, %v", m.Assessment != nil, *m.Error)
	}
}

// TestAuditCaptures makes sure that traffic alone says how far a merchant is, and that a retired scheme on the wire is
// not hidden by code that has none.
func TestAuditCaptures(t *testing.T) {
	text := `
portfolio: p
merchants:
  - id: traffic
    mids: [{mid: acme_kiosk, environment: production}]
    captures: [portfolio/captures/kiosk.jsonl]
  - id: contradicted
    sources: [{path: merchants/go-ready}]
    captures: [portfolio/captures/shop.jsonl]
  - id: missing
    captures: [portfolio/captures/none.jsonl]
`
	all, _ := audited(t, auditOptions(t, "../../testdata/portfolio.yaml", []byte(text)))
	if got := verdictOf(all["traffic"]); got != "not_ready local request_mle" {
		t.Errorf("traffic: %s", got)
	}
	m := all["contradicted"]
	if got := verdictOf(m); got != "not_ready local http_signature" {
		t.Errorf("contradicted: %s", got)
	}
	if r := m.Assessment.Mandates[0].Requirements[0]; r.ID != "auth.no_http_signature" || !r.Contradicted {
		t.Errorf("%s is not contradicted: %s", r.ID, r.Reason)
	}
	if m := all["missing"]; m.Assessment != nil || !strings.Contains(*m.Error, "portfolio/captures/none.jsonl") {
		t.Errorf("missing: %v", *m.Error)
	}
}

func TestAuditDefect(t *testing.T) {
	o := auditOptions(t, "../../testdata/portfolio-broken/portfolio.yaml", nil)
	adapters := o.Adapters
	calls := 0
	o.Jobs, o.Adapters = 1, func() []code.Adapter {
		if calls++; calls == 1 {
			panic("a defect")
		}
		return adapters()
	}
	all, order := audited(t, o)
	if m := all[order[0]]; m.Assessment != nil || !strings.Contains(*m.Error, "a defect of mleready") || !m.Incomplete {
		t.Errorf("%+v", m)
	}
	if got := verdictOf(all["tickets"]); got != "not_ready static jwt_v1" {
		t.Errorf("another merchant: %s", got)
	}
}

func TestAuditEnded(t *testing.T) {
	o := auditOptions(t, "../../testdata/portfolio/portfolio.yaml", nil)
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := Audit(ctx, o, func(Audited) error {
		n++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("%v after %d merchants", err, n)
	}
	full := errors.New("the disk is full")
	if err := Audit(t.Context(), o, func(Audited) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(o.Temp, "source*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
