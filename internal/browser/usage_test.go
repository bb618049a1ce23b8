package browser

import (
	"io"
	"slices"
	"testing"

	"mleready"
	"mleready/report"
)

// TestUsageIsReadable looks at reports of the gateway on the page of a merchant: two years of one id, and little of another.
func TestUsageIsReadable(t *testing.T) {
	b := start(t)
	rules := builtIn(t)
	a := *assess(t, rules, "go-http-signature")
	on := func(year, month, day int) mleready.Date { return mleready.Date{Year: year, Month: month, Day: day} }
	long := mleready.UsageOf{MID: "acme_outdoor_001", Environment: "production", From: on(2024, 10, 1), To: on(2026, 11, 18), Later: 3,
		Schemes: []mleready.UsedScheme{
			{Scheme: "http_signature", Title: "HTTP Signature", Calls: 12_345_678, First: on(2024, 10, 1), Last: on(2026, 11, 17)},
			{Scheme: "jwt", Title: "JWT, form not told", Calls: 7_654_321, First: on(2026, 2, 3), Last: on(2026, 11, 18)},
			{Title: `"Carrier pigeon"`, Calls: 1, First: on(2026, 11, 18), Last: on(2026, 11, 18)},
		}}
	for i := range 26 {
		month := on(2024+(9+i)/12, (9+i)%12+1, 0)
		long.Months = append(long.Months, mleready.UsedMonth{Month: month, Calls: []int64{int64(900_000 - 30_000*i), int64(max(0, i-16) * 95_000), int64(i / 25)}})
	}
	little := mleready.UsageOf{MID: "acme_outdoor_with_a_long_name_for_test", Environment: "test", From: on(2026, 11, 2), To: on(2026, 11, 2),
		Schemes: []mleready.UsedScheme{{Scheme: "jwt_v2", Title: "New JWT", Calls: 4, First: on(2026, 11, 2), Last: on(2026, 11, 2)}},
		Months:  []mleready.UsedMonth{{Month: on(2026, 11, 0), Calls: []int64{4}}}}
	a.Usage = []mleready.Usage{
		{File: "reports/all-merchants-of-the-group-2026.csv", MIDs: []mleready.UsageOf{long, little}, Unread: 12, Reasons: []string{"line 7: 03/04/2026 may be 2026-04-03 or 2026-03-04: write one of these"}},
		{File: "november.csv", MIDs: []mleready.UsageOf{{MID: "quiet", Environment: "production"}}},
	}
	path := save(t, "usage", func(w io.Writer) error { return report.MerchantPage(w, &a, rules) })
	for _, v := range []view{{Width: 320, Scheme: "light"}, {Width: 390, Scheme: "light"}, {Width: 390, Scheme: "dark"}, {Width: 1280, Scheme: "light"}, {Width: 1280, Scheme: "dark"}} {
		t.Run(v.String(), func(t *testing.T) {
			p := b.open(t, path, v)
			eval[any](p, `document.querySelectorAll('main > *:not(#usage)').forEach(e => e.remove())`) // the rest has tests of its own
			readable(t, p, "usage-"+v.String())
			widths := eval[[]float64](p, `[...document.querySelectorAll('#usage .months')].flatMap(m => [...m.querySelectorAll('svg')]
				.map(s => [...s.querySelectorAll('rect')].reduce((sum, r) => sum + r.getBoundingClientRect().width, 0) / s.getBoundingClientRect().width))`)
			if len(widths) != 25 || slices.Max(widths) > 1.01 || slices.Min(widths) <= 0 {
				t.Errorf("bars in shares of the chart: %.2f", widths)
			}
		})
	}
}
