package mleready

import (
	"slices"
	"strings"
	"testing"
)

func TestExplain(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct {
		text  string
		first string
		count int // 0: any
	}{
		{`{"response":{"rmsg":"Authentication Failed"}}`, "cybs.authentication_failed", 1},
		{`HTTP 401 {"response":{"rmsg":"{\"error\":\"UNAUTHORIZED_USER\",\"error_description\":\"UNAUTHORIZED USER\"}"}}`, "cybs.unauthorized_user", 1},
		{"missing http required header : v-c-merchant-id,signature,date,", "cybs.missing_http_header", 1},
		{"read econnreset", "cybs.connection_reset", 1},
		{`{"status":"DECLINED"}`, "cybs.declined", 1},
		{"502", "cybs.system_error", 1},
		{"status 403", "mc.signature_mismatch", 1},
		{"401", "cybs.authentication_failed", 0},
		{"HTTP 400: INVALID_INPUT_VALUE 082000", "mc.invalid_input_value", 1},
		{"INVALID_REQUEST, then Authentication Failed", "cybs.authentication_failed", 2},
		{"order 40123 at 10.400.1.2", "", 0},
		{"", "", 0},
	} {
		got := r.Explain(tt.text)
		first := ""
		if len(got) > 0 {
			first = got[0].ID
		}
		if first != tt.first || tt.count != 0 && len(got) != tt.count {
			t.Errorf("Explain(%q): %q first of %d, want %q of %d", tt.text, first, len(got), tt.first, tt.count)
		}
	}
}

func FuzzExplain(f *testing.F) {
	f.Add(`HTTP 401 {"response":{"rmsg":"Authentication Failed"}}`)
	f.Add("\\\xff 999 201")
	r, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		seen := map[string]bool{}
		for _, e := range r.Explain(text) {
			if seen[e.ID] {
				t.Errorf("%s twice", e.ID)
			}
			seen[e.ID] = true
		}
	})
}

// BenchmarkWorded reads the reply to a payment, in which no word of the dictionary stands.
func BenchmarkWorded(b *testing.B) {
	r, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	reply := `201 {"id":"7012345678901234567890","status":"AUTHORIZED","submitTimeUtc":"2026-11-22T09:00:00Z","reconciliationId":"12345678",` +
		`"clientReferenceInformation":{"code":"mleready-0a1b2c3d"},"orderInformation":{"amountDetails":{"authorizedAmount":"1.00","currency":"USD"}},` +
		`"processorInformation":{"approvalCode":"888888","responseCode":"100","avs":{"code":"X","codeRaw":"I1"}}}`
	b.ReportAllocs()
	for b.Loop() {
		if len(r.Worded(reply)) > 0 {
			b.Fatal("a word of the dictionary stands there")
		}
	}
}

// TestWordedFindsEvery looks for each text of the dictionary among others, in capitals.
func TestWordedFindsEvery(t *testing.T) {
	r := defaults(t)
	for _, e := range r.Errors {
		for _, literal := range e.Match {
			found := r.Worded("x" + strings.ToUpper(literal) + ` {"status":"201"}`)
			if !slices.ContainsFunc(found, func(f ErrorExplanation) bool { return f.ID == e.ID }) {
				t.Errorf("%s is not found by %q", e.ID, literal)
			}
		}
	}
}
