package interop

import (
	"flag"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/probes/record"
)

var rerecord = flag.Bool("record", false, "record the traffic of testdata/portfolio anew")

const portfolioFolder = "../../testdata/portfolio"

// merchantProgram is a merchant of testdata/portfolio whose own program is run against the local gateway.
type merchantProgram struct {
	folder string           // below testdata/portfolio
	start  func() *exec.Cmd // the program
	env    func(host, ca, keys string) []string
}

var merchantPrograms = map[string]merchantProgram{
	"harbour": {
		folder: "merchants/harbour",
		start:  func() *exec.Cmd { return exec.Command("go", "run", ".") },
		env: func(host, ca, keys string) []string {
			return []string{
				"HARBOUR_HOST=" + host, "HARBOUR_CA=" + ca, "HARBOUR_MERCHANT=acme_harbour",
				"HARBOUR_KEY_ID=7000000000000000000002", "HARBOUR_KEY=" + filepath.Join(keys, "harbour.key.pem"),
				"HARBOUR_REPLY_KEY_ID=7000000000000000000003", "HARBOUR_REPLY_KEY=" + filepath.Join(keys, "harbour.response.key.pem"),
				"HARBOUR_GATEWAY_CERTIFICATE=" + filepath.Join(keys, "sjc.crt.pem"),
			}
		},
	},
	"kiosk": {
		folder: "merchants/kiosk",
		start:  func() *exec.Cmd { return exec.Command("node", "src/main.js") },
		env: func(host, ca, keys string) []string {
			return []string{
				"KIOSK_HOST=" + host, "NODE_EXTRA_CA_CERTS=" + ca, "KIOSK_MERCHANT=acme_kiosk",
				"KIOSK_KEY_ID=9f0d2c54-1e6b-4a87-b0c3-7d5e2f0a0001", "KIOSK_SECRET=dGhyb3ctYXdheSBzZWNyZXQgb2YgdGhlIGtpb3NrISE=",
				"KIOSK_GATEWAY_CERTIFICATE=" + filepath.Join(keys, "sjc.crt.pem"), "KIOSK_GATEWAY_KEY_ID=7000000000000000000001",
			}
		},
	},
	"shop": {
		folder: "../merchants/go-http-signature",
		start:  func() *exec.Cmd { return exec.Command("go", "run", "./cmd/shop") },
		env: func(host, ca, _ string) []string {
			return []string{
				"GATEWAY_HOST=" + host, "SSL_CERT_FILE=" + ca, "GATEWAY_MERCHANT=acme_shop",
				"GATEWAY_KEY_ID=9f0d2c54-1e6b-4a87-b0c3-7d5e2f0a0002", "GATEWAY_KEY_SECRET=dGhyb3ctYXdheSBzZWNyZXQgb2YgdGhlIHNob3AhISE=",
			}
		},
	},
}

// TestPortfolioTraffic runs the merchants' own programs against the local gateway and demands that what they send is
// still graded as the recordings of testdata/portfolio/captures say. With -record it makes the recordings anew.
func TestPortfolioTraffic(t *testing.T) {
	mleready := program(t)
	if _, err := exec.LookPath("node"); err != nil {
		need(t, "no node; install Node 18 or newer")
	}
	keys := t.TempDir()
	if err := os.CopyFS(keys, os.DirFS(filepath.Join(portfolioFolder, "keys"))); err != nil {
		t.Fatal(err)
	}
	var gateway struct{ URL, CA, Credentials string }
	serve(t, exec.Command(mleready, "sandbox", "--keys", keys), nil, &gateway)
	for name, merchant := range merchantPrograms {
		t.Run(name, func(t *testing.T) {
			kept := filepath.Join(portfolioFolder, "captures", name+".jsonl")
			sent := filepath.Join(t.TempDir(), "sent.jsonl")
			address := freeAddress(t)
			var recorder struct{ URL, CA string }
			s := serve(t, exec.Command(mleready, "record", "--to", gateway.URL, "--host", address, "--listen", address, "--ca", gateway.CA,
				"--ca-dir", t.TempDir(), "--keys", gateway.Credentials, "--as-of", "2026-11-21", "-o", sent), nil, &recorder)
			cmd := merchant.start()
			cmd.Dir = filepath.Join(portfolioFolder, filepath.FromSlash(merchant.folder))
			cmd.Env = append(os.Environ(), merchant.env(address, recorder.CA, keys)...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			s.stop()
			if *rerecord {
				text, err := os.ReadFile(sent)
				if err == nil {
					err = os.WriteFile(kept, text, 0o666)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(shown(t, kept), shown(t, sent)); diff != "" {
				t.Errorf("the program sends otherwise than its recording (-) says; record it anew with: go test ./internal/interop -run PortfolioTraffic -record\n%s", diff)
			}
		})
	}
}

// freeAddress is a loopback address that nobody listens at.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// sentCall is what a recording shows that is the same each time.
type sentCall struct {
	Method       string
	Mechanisms   []mleready.Mechanism
	Verdict      mleready.Verdict
	Status       int
	Requirements map[string]mleready.Outcome
}

func shown(t *testing.T, path string) []sentCall {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all []sentCall
	for _, line := range lines[record.Line](t, text) {
		g := sentCall{Method: line.Method, Mechanisms: line.Graded.Mechanisms, Verdict: line.Graded.Verdict, Requirements: map[string]mleready.Outcome{}}
		if line.Response != nil {
			g.Status = line.Response.Status
		}
		for _, r := range line.Graded.Requirements {
			g.Requirements[r.ID] = r.Outcome
		}
		all = append(all, g)
	}
	if len(all) == 0 {
		t.Fatalf("%s holds no exchange", path)
	}
	return all
}
