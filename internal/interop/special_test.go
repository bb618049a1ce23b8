package interop

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDownload: for a report the SDK sends the same request with the same token twice, and reports an error of its own
// although the file is written. It writes what comes, encrypted or not. (0.0.70 does the same and then cancels the
// download, so that what is left of it is chance.)
func TestDownload(t *testing.T) {
	setUp(t)
	keys := t.TempDir()
	for mle, begins := range map[string]string{plain: "<?xml ", both: `{"encryptedResponse":"`} {
		t.Run("MLE "+mle, func(t *testing.T) {
			r := row{client: newest, auth: p12, mle: mle, route: direct}
			file := filepath.Join(t.TempDir(), "report")
			var replies []given
			log := withSandbox(t, keys, false, func(to ready) {
				p := plan{Client: r.client.name, Config: r.config(t, readKeys(t, to.Credentials), to)}
				p.Calls = []call{{"ReportDownloadsApi", "downloadReport", []any{"2026-11-20", "daily", map[string]any{}}, file}}
				replies = drive(t, to.CA, p)
			})
			if len(replies) != 1 || !strings.Contains(replies[0].Error, "circular structure") {
				t.Errorf("the SDK gave %+v, want its error of a circular structure", replies)
			}
			text, err := os.ReadFile(file + ".xml")
			if err != nil || !strings.HasPrefix(string(text), begins) {
				t.Errorf("downloaded %q, %v", text, err)
			}
			if len(log) != 2 || log[0].Verdict != "accepted" || log[1].Verdict != "accepted" {
				t.Errorf("logged %+v, want the request twice, both accepted", log)
			}
		})
	}
}

// TestContext: some answers are a token by themselves and no JSON. The SDK takes them for text and does not decrypt
// them, unless it is told not to ask for an encrypted one.
func TestContext(t *testing.T) {
	setUp(t)
	const method = "generateCaptureContext"
	keys := t.TempDir()
	for name, tt := range map[string]struct {
		mle     string
		options map[string]any
		sealed  bool
	}{
		"no MLE":                      {plain, nil, false},
		"MLE":                         {both, nil, true},
		"MLE, off for this operation": {both, map[string]any{"mapToControlMLEonAPI": map[string]any{method: "::false"}}, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := row{client: newest, auth: p12, mle: tt.mle, route: direct}
			log := withSandbox(t, keys, false, func(to ready) {
				p := plan{Client: r.client.name, Config: r.config(t, readKeys(t, to.Credentials), to)}
				maps.Copy(p.Config, tt.options)
				p.Calls = []call{{"MicroformIntegrationApi", method, []any{map[string]any{"targetOrigins": []string{"https://shop.example"}}}, ""}}
				got := drive(t, to.CA, p)[0]
				text, _ := got.Body.(string)
				if sealed := strings.HasPrefix(text, `{"encryptedResponse":"`); got.Status != 201 || sealed != tt.sealed || !sealed && strings.Count(text, ".") != 2 {
					t.Errorf("the SDK gave %+v, want 201 and a compact JWS (encrypted: %v)", got, tt.sealed)
				}
			})
			if len(log) != 1 || log[0].Reply.Encrypted != tt.sealed {
				t.Errorf("logged %+v, want one reply, encrypted: %v", log, tt.sealed)
			}
		})
	}
}

// TestRefused: what is wrong in a configuration is refused, and the log says what it was.
func TestRefused(t *testing.T) {
	setUp(t)
	keys := t.TempDir()
	wrong := "d3Jvbmctc2VjcmV0LXdyb25nLXNlY3JldC13cm9uZyE="
	for name, tt := range map[string]struct {
		row    row
		config map[string]any
		answer map[string]any
		reason string
	}{
		"JWT, wrong secret": {
			row{client: newest, auth: sharedSecret, mle: plain, route: direct},
			map[string]any{"merchantsecretKey": wrong}, refused, "signature",
		},
		"HTTP Signature, wrong secret": {
			row{client: newest, auth: httpSign, mle: plain, route: direct, off: true},
			map[string]any{"merchantsecretKey": wrong}, refused, "signature",
		},
		"another merchant's name": {
			row{client: newest, auth: sharedSecret, mle: plain, route: direct},
			map[string]any{"merchantID": "somebody_else"}, refused, "somebody_else",
		},
		"unknown response key": {
			row{client: newest, auth: p12, mle: bothPEM, route: direct},
			map[string]any{"responseMleKID": "1234567890"},
			map[string]any{"response": map[string]any{"rmsg": `{"error":"UNAUTHORIZED_USER","error_description":"UNAUTHORIZED USER"}`}}, "1234567890",
		},
	} {
		t.Run(name, func(t *testing.T) {
			var got given
			log := withSandbox(t, keys, tt.row.off, func(to ready) {
				p := plan{Client: tt.row.client.name, Config: tt.row.config(t, readKeys(t, to.Credentials), to), Calls: []call{asks[0].call}}
				maps.Copy(p.Config, tt.config)
				got = drive(t, to.CA, p)[0]
			})
			if diff := cmp.Diff(tt.answer, part(got.Body, tt.answer)); diff != "" || got.Status != 401 {
				t.Errorf("the SDK gave %d %v %s, want 401:\n%s", got.Status, got.Body, got.Error, diff)
			}
			if len(log) != 1 || log[0].Verdict != "unauthenticated" || !strings.Contains(log[0].Reason, tt.reason) {
				t.Errorf("logged %+v, want unauthenticated because of %s", log, tt.reason)
			}
		})
	}
}
