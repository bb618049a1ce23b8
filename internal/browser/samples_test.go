package browser

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mleready"
	"mleready/analyzers/languages"
	"mleready/internal/engine"
	"mleready/report"
)

// TestMain lets the test binary be the child that parses.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == languages.Command {
		if err := languages.Serve(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// asOf is the day of every page here.
var asOf = mleready.Date{Year: 2026, Month: 11, Day: 22}

func builtIn(t *testing.T) *mleready.Rules {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	return rules
}

// assessed keeps what was scanned for the tests that follow. None of them changes it.
var assessed = map[string]*mleready.Assessment{}

// assess scans one of the merchants of testdata.
func assess(t *testing.T, rules *mleready.Rules, name string) *mleready.Assessment {
	t.Helper()
	if a := assessed[name]; a != nil {
		return a
	}
	adapters, end := languages.All(languages.Options{Jobs: 1, Triggers: rules.Triggers})
	defer end()
	a, err := engine.Scan(t.Context(), engine.Options{
		Dir: "../../testdata/merchants", Paths: []string{name}, Rules: rules, Mandate: "cybersource-2026", AsOf: asOf,
		Now: func() time.Time { return asOf.Earliest() }, Jobs: 1, Languages: adapters,
	})
	if err != nil {
		t.Fatalf("scan %s: %v", name, err)
	}
	assessed[name] = a
	return a
}

// save writes a page to a file of the test.
func save(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name+".html")
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// merchants are the portfolio of the pages: each at another stage.
var merchants = []struct {
	id, name, owner, platform string
	volume                    int64
}{
	{"go-http-signature", "Acme Outdoor", "North region", "own", 1_250_000},
	{"node-sdk-old", "Bellis Books", "North region", "node", 320_000},
	{"go-jwt-v1", "Cobalt Tickets", "South region", "own", 4_800_000},
	{"go-mixed", "Delta Freight & Söhne", "South region", "own", 88_000},
	{"go-request-mle", "Elm Street Pharmacy", "North region", "own", 610_000},
	{"go-ready", "Foxglove Garden", "North region", "own", 45_000},
	{"node-env-auth", "Gantry Hotels", "South region", "node", 930_000},
	{"node-secure-acceptance", "Harbour Museum", "South region", "node", 12_000},
	{"node-sdk-ready", "Iris Optics", "North region", "node", 77_000},
	{"node-sdk-switches-off", "Juniper Foods", "South region", "node", 2_100_000},
}

func portfolio(t *testing.T, rules *mleready.Rules) *mleready.PortfolioResult {
	t.Helper()
	p := &mleready.PortfolioResult{Schema: mleready.PortfolioSchema, Tool: mleready.Tool{Name: "mleready", Version: mleready.Version},
		Rules: rules.Used(asOf), AsOf: asOf, Portfolio: "Example Payments", Mandate: "cybersource-2026"}
	for _, m := range merchants {
		a := assess(t, rules, m.id)
		p.Merchants = append(p.Merchants, mleready.MerchantResult{ID: m.id, Name: m.name, Owner: m.owner, Volume: m.volume,
			Tags: map[string]string{"platform": m.platform}, Assessment: a})
	}
	missing := "read the sources of kelp-surf: there is no folder merchants/kelp-surf; name another path in the portfolio file"
	p.Merchants = append(p.Merchants, mleready.MerchantResult{ID: "kelp-surf", Name: "Kelp Surf", Owner: "South region", Error: &missing})
	return p
}

func merchantPage(t *testing.T, name string) string {
	rules := builtIn(t)
	a := assess(t, rules, name)
	return save(t, name, func(w io.Writer) error { return report.MerchantPage(w, a, rules) })
}
