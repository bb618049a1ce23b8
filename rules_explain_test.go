package mleready

import "testing"

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
