package keyfiles

import (
	"encoding/base64"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// folder is a Tree in memory.
type folder map[string][]byte

func (f folder) ReadKey(name string) ([]byte, error) {
	if body, ok := f[name]; ok && body != nil {
		return body, nil
	}
	return nil, fs.ErrPermission
}

func (f folder) files() []source.File {
	var out []source.File
	for _, name := range slices.Sorted(maps.Keys(f)) {
		out = append(out, source.File{Path: name, Role: source.RoleOf(name, nil)})
	}
	return out
}

func find(t testing.TB, f folder, named Named) ([]mleready.Finding, []mleready.Skipped) {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Rules: rules, AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21}, Named: named}
	findings, skipped, err := Find(f, f.files(), o)
	if err != nil {
		t.Fatal(err)
	}
	return findings, skipped
}

// TestFind has one merchant with everything that the check tells apart.
func TestFind(t *testing.T) {
	const kid = "7099999999999999999999"
	key := pemOf("PRIVATE KEY", pkcs8(t))
	sjc := certPEM(t, "CyberSource_SJC_US", "1111", "2030-06-01")
	literal := strings.ReplaceAll(strings.TrimSpace(string(key)), "\n", `\n`)
	f := folder{
		"keys/sjc.pem":       sjc,
		"keys/brand.crt":     certPEM(t, "NabGateway_SJC_US", "2222", "2026-11-20"),
		"keys/last_day.crt":  certPEM(t, "NabGateway_SJC_US", "2222", "2026-11-21"),
		"keys/acme.cer":      cert(t, "acme_live", kid, "2027-02-28"),
		"keys/acme_new.cer":  cert(t, "acme_live", kid, "2027-03-01"),
		"keys/reply.pem":     append(slices.Clone(key), certPEM(t, "someone_else", "3333", "2029-01-01")...),
		"keys/reply2.pem":    certPEM(t, "acme_live", "3334", "2029-01-01"),
		"keys/bundle.pem":    slices.Concat([]byte("# both\n"), certPEM(t, "old_merchant", "4444", "2029-01-01"), sjc),
		"keys/signing.p12":   p12(t, false, true, cert(t, "acme_live", "5555", "2028-01-01")),
		"keys/locked.p12":    p12(t, true, false),
		"keys/trust.pfx":     p12(t, false, false, cert(t, "CyberSource_SJC_US", "1111", "2030-06-01")),
		"keys/open.p12":      {0x30, 0x80, 2, 1, 3, 0x30, 0x80, 0},
		"keys/store.jks":     append(slices.Clone(javaStore), 0, 0, 0, 2),
		"keys/broken.crt":    pemOf("CERTIFICATE", []byte("no certificate at all")),
		"keys/notes.key":     []byte("music in C\n"),
		"keys/public.pem":    pemOf("PUBLIC KEY", []byte("whatever it is")),
		"keys/der.p8":        pkcs8(t),
		"keys/gone.pem":      nil,
		"tls/www.crt":        certPEM(t, "www.acme.example", "", "2026-12-01"),
		"tls/ev.crt":         certPEM(t, "www.acme.example", "HRB 4711", "2026-12-01"),
		"mastercard/enc.crt": certPEM(t, "enc.mastercard.example", "", "2026-12-20"),
		"src/config.js":      []byte("// keys\nexport const key =\n  '" + literal + "';\nconst mark = '-----BEGIN PRIVATE KEY-----';\n"),
		"src/placeholder.ts": []byte("const key = `-----BEGIN PRIVATE KEY-----\n<your key>\n-----END PRIVATE KEY-----`\n"),
		"tests/acme.crt":     certPEM(t, "acme_live", kid, "2021-01-01"),
		"tests/acme.key":     key,
	}
	findings, skipped := find(t, f, Named{Merchants: []string{"acme_live"}, MetaKey: true,
		Response: []string{"Reply.pem", "reply2.pem"}, Mastercard: []string{"enc.crt"}})
	var b strings.Builder
	ids := map[string]bool{}
	for _, x := range findings {
		fmt.Fprintf(&b, "%s:%d-%d: %s %s %s %s: %s\n", x.Path, x.Line, x.EndLine, x.Rule, x.Outcome, x.Role, x.Confidence, x.Message)
		fmt.Fprintf(&b, "    %s %s | %s\n", x.Provider, x.Requirement, x.Snippet)
		for _, r := range x.Related {
			fmt.Fprintf(&b, "    see %s:%d %s\n", r.Path, r.Line, r.Why)
		}
		if ids[x.ID] || len(x.ID) != 13 || strings.Contains(x.Message, "{") {
			t.Errorf("finding %+v has no id of its own, or is not complete", x)
		}
		ids[x.ID] = true
	}
	for _, s := range skipped {
		fmt.Fprintf(&b, "skipped %s: %s\n", s.Path, s.Reason)
		if s.Candidate {
			t.Errorf("%s makes the result incomplete", s.Path)
		}
	}
	golden(t, b.String())
}

func golden(t *testing.T, got string) {
	t.Helper()
	name := filepath.Join("testdata", t.Name()+".golden")
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("run with -update if this is right (-want +got):\n%s", diff)
	}
}

// rulesOf lists the rules that one file shows, each once.
func rulesOf(findings []mleready.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestSigningCertificate(t *testing.T) {
	with := certPEM(t, "acme_live", "5555", "2030-01-01")
	sjc := certPEM(t, "CyberSource_SJC_US", "1111", "2030-01-01")
	tests := map[string]struct {
		body  []byte
		named Named
		want  []string
	}{
		"nothing tells":           {with, Named{}, nil},
		"its owner is named":      {with, Named{Merchants: []string{"acme_live"}}, []string{"MLE8001", "MLE8005"}},
		"its file is named":       {with, Named{Signing: []string{"a.pem"}}, []string{"MLE8001", "MLE8005"}},
		"beside the provider's":   {slices.Concat(with, sjc), Named{}, []string{"MLE8001", "MLE8002", "MLE8005"}},
		"another one is named":    {with, Named{Merchants: []string{"other"}}, nil},
		"named for another":       {with, Named{Merchants: []string{"other"}, Signing: []string{"a.pem"}}, []string{"MLE8005", "MLE8009"}},
		"without a serial number": {certPEM(t, "acme_live", "", "2030-01-01"), Named{Merchants: []string{"acme_live"}}, nil},
		"a response key":          {with, Named{Merchants: []string{"acme_live"}, Response: []string{"a.pem"}}, []string{"MLE8003", "MLE8005"}},
	}
	for name, test := range tests {
		findings, _ := find(t, folder{"a.pem": test.body}, test.named)
		if diff := cmp.Diff(test.want, rulesOf(findings)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// TestOneOwner makes sure that owners are compared under a meta key only.
func TestOneOwner(t *testing.T) {
	f := folder{"a.pem": certPEM(t, "portfolio", "1", "2030-01-01"), "b.pem": certPEM(t, "portfolio", "2", "2030-01-01")}
	named := Named{Merchants: []string{"portfolio"}, Response: []string{"b.pem"}}
	for meta, want := range map[bool][]string{true: {"MLE8001", "MLE8003", "MLE8005", "MLE8008"}, false: {"MLE8001", "MLE8003", "MLE8005"}} {
		named.MetaKey = meta
		findings, _ := find(t, f, named)
		if diff := cmp.Diff(want, rulesOf(findings)); diff != "" {
			t.Errorf("meta key %v: %s", meta, diff)
		}
	}
}

func TestFingerprints(t *testing.T) {
	sjc := certPEM(t, "CyberSource_SJC_US", "1111", "2030-06-01")
	before, _ := find(t, folder{"a.pem": sjc}, Named{})
	after, _ := find(t, folder{"a.pem": slices.Concat([]byte("\n\n"), sjc, sjc)}, Named{})
	ids := map[string]bool{}
	for _, f := range after {
		ids[f.ID] = true
	}
	if len(ids) != len(after) || len(after) != 2*len(before) {
		t.Errorf("%d ids for %d findings", len(ids), len(after))
	}
	for _, f := range before {
		if !ids[f.ID] {
			t.Errorf("%s of %s is lost when its lines move", f.ID, f.Rule)
		}
	}
}

func TestForms(t *testing.T) {
	body := base64.StdEncoding.EncodeToString(pkcs8(t))
	half := len(body) / 2
	const head, tail = "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"
	tests := map[string]struct {
		text string
		want int
	}{
		"indented":       {"key: |\n    " + head + "\n    " + body[:half] + "\n    " + body[half:] + "\n    " + tail + "\n", 1},
		"windows":        {head + "\r\n" + body + "\r\n" + tail + "\r\n", 1},
		"one line":       {`KEY="` + head + `\n` + body + `\n` + tail + `"`, 1},
		"escaped twice":  {`{"key": "` + head + `\\n` + body + `\\n` + tail + `"}`, 1},
		"joined":         {"x = \"" + head + "\" +\n \"" + body[:half] + "\" +\n \"" + body[half:] + "\" +\n \"" + tail + "\"", 1},
		"encrypted":      {"-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n" + body + "\n-----END RSA PRIVATE KEY-----", 1},
		"cut":            {head + "\n" + body[:half/4*4] + "\n" + tail, 0},
		"placeholder":    {head + "\nMIIE...\n" + tail, 0},
		"no end":         {head + "\n" + body, 0},
		"public":         {"-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----", 0},
		"stripped by it": {`s.replace("` + head + `", "").replace("` + tail + `", "")`, 0},
	}
	for name, test := range tests {
		if m, _ := readText([]byte(test.text)); len(m.secrets) != test.want {
			t.Errorf("%s: %d keys, want %d", name, len(m.secrets), test.want)
		}
	}
}

// TestRulesThatDoNotFit makes sure that a rule that is missing is an error.
func TestRulesThatDoNotFit(t *testing.T) {
	if _, _, err := Find(folder{}, nil, Options{Rules: &mleready.Rules{}}); err == nil {
		t.Error("no error for rules without ours")
	}
}

// FuzzRead feeds it files of strangers: whatever they hold, nothing breaks, and every place is in the file.
func FuzzRead(f *testing.F) {
	f.Add(certPEM(f, "acme", "1", "2030-01-01"))
	f.Add(pkcs8(f))
	f.Add(p12(f, true, true, cert(f, "CyberSource_SJC_US", "1", "2030-01-01")))
	f.Add([]byte("'-----BEGIN PRIVATE KEY-----\\nAAAA' + '-----END PRIVATE KEY-----'"))
	f.Fuzz(func(t *testing.T, body []byte) {
		find(t, folder{"a.pem": body, "a.js": body}, Named{Response: []string{"a.pem"}, Mastercard: []string{"a.js"}})
		lines := 1 + strings.Count(string(body), "\n")
		m := read(body, true)
		for _, c := range m.certificates {
			if c.line < 1 || c.end < c.line || c.end > lines {
				t.Errorf("a certificate on lines %d to %d of %d", c.line, c.end, lines)
			}
		}
		for _, s := range m.secrets {
			if s.line < 1 || s.end < s.line || s.end > lines {
				t.Errorf("a key on lines %d to %d of %d", s.line, s.end, lines)
			}
		}
	})
}

// TestAlone tells private keys of a target that speaks to no provider only where a provider's certificate lies beside
// them.
func TestAlone(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	key := pemOf("PRIVATE KEY", pkcs8(t))
	f := folder{
		"tls/server.pem":  key,
		"keys/beside.pem": append(slices.Clone(key), certPEM(t, "CyberSource_SJC_US", "1111", "2030-06-01")...),
	}
	for _, alone := range []bool{false, true} {
		findings, _, err := Find(f, f.files(), Options{Rules: rules, AsOf: mleready.Date{Year: 2026, Month: 11, Day: 21}, Alone: alone})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range findings {
			if f.Rule == rulePrivate {
				got = append(got, f.Path)
			}
		}
		want := []string{"keys/beside.pem", "tls/server.pem"}
		if alone {
			want = want[:1]
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("alone: %v (-want +got)\n%s", alone, diff)
		}
	}
}
