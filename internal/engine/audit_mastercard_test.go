package engine

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/credentials"
)

// TestAuditMastercard has a partner's endpoint asked for a portfolio, by way of the local gateway: it settles what is
// about the account and the replies, and nothing that is about code.
func TestAuditMastercard(t *testing.T) {
	dir, err := keysDir()
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprintf(`
portfolio: p
mandates: [mastercard-payload]
merchants:
  - id: payouts
    must_encrypt: true
    probes:
      - {name: payouts-gateway, provider: mastercard, url: sandbox, credentials: %q, partner: SANDBOX_PARTNER}
  - id: stranger
    probes:
      - {name: stranger-gateway, provider: mastercard, url: sandbox, credentials: %[1]q, partner: NOBODY}
`, filepath.Join(dir, credentials.FileName))
	o := auditOptions(t, "../../testdata/portfolio.yaml", []byte(text))
	o.Mandate = "mastercard-payload"
	all, _ := audited(t, o)
	m := all["payouts"]
	if m.Error != nil || m.Incomplete {
		t.Fatalf("%v", *m.Error)
	}
	got := map[string]mleready.Outcome{}
	for _, r := range m.Assessment.Mandates[0].Requirements {
		if r.Outcome != mleready.Unknown && r.Outcome != mleready.NotApplicable {
			got[r.ID] = r.Outcome
		}
		if r.Outcome == mleready.Met && r.ID != "payload_keys.expiry" && r.Assurance != mleready.Local {
			t.Errorf("%s: %s", r.ID, r.Assurance)
		}
	}
	want := map[string]mleready.Outcome{
		"payload_response.delivered": mleready.Met, "payload_response.reply_form": mleready.Met, "payload_keys.client_encryption_key": mleready.Met,
		"payload_keys.mastercard_encryption_key": mleready.Met, "payload_keys.expiry": mleready.Met,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if m := all["stranger"]; m.Error == nil {
		t.Errorf("a partner without keys was audited: %+v", m.Assessment.Mandates)
	}
}
