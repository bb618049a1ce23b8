package engine

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
)

// reported audits a portfolio of one merchant with reports, and gives the outcomes of what a report bears on.
func reported(t *testing.T, merchant, csv string, asOf mleready.Date) *mleready.Assessment {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "use.csv"), []byte("mid,date,scheme,count\n"+strings.ReplaceAll(csv, "|", "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	o := auditOptions(t, filepath.Join(dir, "portfolio.yaml"), []byte("portfolio: p\nmerchants:\n  - {id: acme, usage: [use.csv], "+merchant+"}\n"))
	o.AsOf = asOf
	all, _ := audited(t, o)
	return all["acme"].Assessment
}

func outcomes(a *mleready.Assessment) string {
	var said []string
	for _, id := range []string{"auth.no_http_signature", "auth.jwt", "request_mle.encrypt"} {
		said = append(said, string(outcomeOf(id, a)))
	}
	return strings.Join(said, " ") + ", " + string(a.Status) + ", stage " + string(a.Stage)
}

func TestUsage(t *testing.T) {
	const one = "mids: [{mid: a, environment: production}]"
	for _, c := range []struct{ name, merchant, csv, want string }{
		{"a retired scheme", one, "a,2026-10-01,jwt,900|a,2026-11-10,http signature,1", "unmet unmet unmet, not_ready, stage http_signature"},
		{"the old token", one, "a,2026-10-01,jwt v1,900|a,2026-11-10,jwt v1,1", "met unmet unmet, not_ready, stage jwt_v1"},
		{"a month alone", one, "a,2026-10,http signature,5", "unmet unmet unmet, not_ready, stage http_signature"},
		{"tokens alone", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1", "met unknown unknown, unknown, stage "},
		{"new tokens alone", one, "a,2026-10-01,jwt v2,900|a,2026-11-10,jwt v2,1", "met met unknown, unknown, stage "},
		{"other interfaces beside", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|a,2026-11-10,SOAP,70", "met unknown unknown, unknown, stage "},
		{"other interfaces alone", one, "a,2026-10-01,SOAP,900|a,2026-11-10,SOAP,1", "unknown unknown unknown, unknown, stage "},
		{"nought proves nothing", one, "a,2026-10-01,http signature,0|a,2026-11-10,http signature,0", "unknown unknown unknown, unknown, stage "},
		{"nought beside", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|a,2026-11-10,http signature,0", "met unknown unknown, unknown, stage "},
		{"retired, it seems", one, "a,2026-10-01,http signature,900|a,2026-10-12,jwt,1|a,2026-11-10,jwt,1", "unknown unknown unknown, unknown, stage "},
		{"retired a day later", one, "a,2026-10-11,http signature,900|a,2026-10-12,jwt,1|a,2026-11-10,jwt,1", "unmet unmet unmet, not_ready, stage http_signature"},
		{"too short", one, "a,2026-10-20,jwt,900|a,2026-11-10,jwt,1", "unknown unknown unknown, unknown, stage "},
		{"too old", one, "a,2026-06-01,http signature,900|a,2026-07-10,http signature,1", "unknown unknown unknown, unknown, stage "},
		{"an unknown scheme", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|a,2026-11-10,pigeon,1", "unknown unknown unknown, unknown, stage "},
		{"a row that is torn", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|\"a", "unknown unknown unknown, unknown, stage "},
		{"a row of somebody else that is torn", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|b,never,pigeon,x", "met unknown unknown, unknown, stage "},
		{"not all merchant ids", "mids: [{mid: a}, {mid: b}]", "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1", "unknown unknown unknown, unknown, stage "},
		{"all in production", "mids: [{mid: a}, {mid: b, environment: test}]", "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|b,2026-11-10,http signature,1", "met unknown unknown, unknown, stage "},
		{"later than the day", one, "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1|a,2026-11-22,http signature,1", "met unknown unknown, unknown, stage "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, outcomes(reported(t, c.merchant, c.csv, auditDay))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUsageAgainstCode holds a report against code that has moved, and that has not.
func TestUsageAgainstCode(t *testing.T) {
	root, err := filepath.Abs("../../testdata/merchants")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ code, csv, want string }{
		{"go-ready", "a,2026-10-01,jwt,900|a,2026-11-10,http signature,1", "unmet contradicted live, stage http_signature"},
		{"go-http-signature", "a,2026-10-01,jwt,900|a,2026-11-10,jwt,1", "unmet contradicted static, stage http_signature"},
		{"go-http-signature", "a,2026-10-01,http signature,900|a,2026-11-10,http signature,1", "unmet live, stage http_signature"},
	} {
		a := reported(t, "mids: [{mid: a}], sources: [{path: "+filepath.ToSlash(filepath.Join(root, c.code))+"}]", c.csv, auditDay)
		for _, r := range a.Mandates[0].Requirements {
			if r.ID != "auth.no_http_signature" {
				continue
			}
			got := string(r.Outcome) + " " + string(r.Assurance) + ", stage " + string(a.Stage)
			if r.Contradicted {
				got = strings.Replace(got, " ", " contradicted ", 1)
			}
			if got != c.want {
				t.Errorf("%s: %s, want %s (%s)", c.code, got, c.want, r.Reason)
			}
		}
	}
}
