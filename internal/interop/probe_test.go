package interop

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"mleready"
)

// fault is what is wrong with a gateway, and what the probe has to make of it.
type fault struct {
	name        string // of the target
	mode        string // of the gateway, "" for that of the same name
	does        string
	cause       mleready.Cause
	requirement string
	outcome     mleready.Outcome
	token       mleready.Outcome // of the signing key, by a call without a response key
}

const (
	nowhere    = "nowhere" // no mode: there is no gateway
	delivered  = "account.response_delivered"
	replyKey   = "keys.response_mle_key"
	signingKey = "keys.rest_key"
)

var faults = []fault{
	{"healthy", "", "answers as documented", "", delivered, mleready.Met, mleready.Met},
	{"plaintext_reply", "", "answers in clear text", mleready.PlaintextReply, delivered, mleready.Unmet, mleready.Met},
	{"wrong_kid", "", "names another key in the JWE", mleready.WrongKid, delivered, mleready.Unmet, mleready.Met},
	{"undecryptable", "", "changes one bit of the ciphertext", mleready.Undecryptable, delivered, mleready.Unmet, mleready.Met},
	{"wrong_alg", "", "encrypts with RSA-OAEP, which hashes with SHA-1", mleready.WrongAlg, delivered, mleready.Unmet, mleready.Met},
	{"wrong_enc", "", "encrypts with A128GCM", mleready.WrongEnc, delivered, mleready.Unmet, mleready.Met},
	{"unauthenticated", "", "refuses every token with 401", mleready.Unauthenticated, delivered, mleready.Unknown, mleready.Unmet},
	{"stranger", "", "refuses tokens that name a response key with 401", mleready.Unauthenticated, replyKey, mleready.Unmet, mleready.Met},
	{"redirect", "", "answers 302", mleready.Redirect, delivered, mleready.Unknown, mleready.Unknown},
	{"reset", "", "resets every connection", mleready.Reset, delivered, mleready.Unknown, mleready.Unknown},
	{"cut", "", "resets the connection when the token names a response key", mleready.Reset, delivered, mleready.Unmet, mleready.Met},
	{"throttled", "", "answers 429", mleready.Throttled, delivered, mleready.Unknown, mleready.Unknown},
	{"server_error", "", "answers 500", mleready.ServerError, delivered, mleready.Unknown, mleready.Unknown},
	{"too_large", "", "sends a reply without end", mleready.TooLarge, delivered, mleready.Unknown, mleready.Unknown},
	{"timeout", "", "takes the request and never answers", mleready.Timeout, delivered, mleready.Unknown, mleready.Unknown},
	{"tls", "healthy", "has a certificate that nobody trusts", mleready.TLS, delivered, mleready.Unknown, mleready.Unknown},
	{"unreachable", nowhere, "is not there", mleready.Unreachable, delivered, mleready.Unknown, mleready.Unknown},
}

func TestProbe(t *testing.T) {
	setUp(t)
	silent, others := targets(t)
	seen := probe(t, others)
	maps.Copy(seen, probe(t, silent, "--timeout", "1s", "--only", "jwt", "--only", "response_mle_get"))
	var rows [][]string
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) { f.check(t, seen[f.name]) })
		cause := string(f.cause)
		if cause == "" {
			cause = "none"
		}
		rows = append(rows, []string{f.does, cause, f.requirement + ": " + string(f.outcome), signingKey + ": " + string(f.token)})
	}
	for _, name := range []string{"shared_secret", "meta_key"} {
		t.Run(name, func(t *testing.T) { faults[0].check(t, seen[name]) })
	}
	table(t, "probe", []string{"the gateway", "cause", "calls with a response key", "calls without"}, rows)
}

// check looks at the three kinds of calls that ask for an encrypted reply, and at every cause that is named.
func (f fault) check(t *testing.T, seen []mleready.Observation) {
	t.Helper()
	asked := 0
	for _, o := range seen {
		if o.Cause != "" && o.Cause != f.cause {
			t.Errorf("%s: cause %s, want %s: %s", o.Probe, o.Cause, f.cause, o.Summary)
		}
		if f.cause == "" && o.Outcome != mleready.Met && o.Outcome != mleready.Info {
			t.Errorf("%s: %s is %s: %s", o.Probe, o.Requirement, o.Outcome, o.Summary)
		}
		if o.Probe == "jwt" && (o.Requirement != signingKey || o.Outcome != f.token) {
			t.Errorf("jwt: %s is %s, want %s %s: %s", o.Requirement, o.Outcome, signingKey, f.token, o.Summary)
		}
		if !slices.Contains([]string{"response_mle_success", "response_mle_get", "response_mle_error"}, o.Probe) {
			continue
		}
		asked++
		if o.Cause != f.cause || o.Requirement != f.requirement || o.Outcome != f.outcome {
			t.Errorf("%s: cause %q, %s is %s, want %q, %s %s: %s", o.Probe, o.Cause, o.Requirement, o.Outcome, f.cause, f.requirement, f.outcome, o.Summary)
		}
	}
	want := 3
	if f.cause == mleready.Timeout {
		want = 1 // each call takes the whole time
	}
	if asked != want {
		t.Errorf("%d calls asked for an encrypted reply, want %d", asked, want)
	}
}

// targets starts the gateway and gives a line of YAML for the target that never answers, and for all others: one for
// each fault and two more that are healthy.
func targets(t *testing.T) (silent, others []string) {
	t.Helper()
	var k *keyFile
	var file string
	withSandbox(t, t.TempDir(), false, func(to ready) { k, file = readKeys(t, to.Credentials), to.Credentials }) // makes the keys
	var modes []string
	for _, f := range faults {
		if f.mode == "" {
			modes = append(modes, f.name)
		}
	}
	urls, ca := startGateway(t, k, modes)
	urls[nowhere] = "https://" + freeAddress(t)
	line := func(name, mode, auth string, m merchant) string {
		text := fmt.Sprintf("  - {name: %s, provider: cybersource, url: %q, credentials: %q, merchant: %s, auth: %s", name, urls[mode], file, m.ID, auth)
		if name != "tls" {
			text += fmt.Sprintf(", ca: %q", ca)
		}
		return text + "}\n"
	}
	for _, f := range faults {
		one := line(f.name, cmp.Or(f.mode, f.name), "p12", k.merchant(t, false))
		if f.cause == mleready.Timeout {
			silent = append(silent, one)
		} else {
			others = append(others, one)
		}
	}
	return silent, append(others,
		line("shared_secret", "healthy", "shared_secret", k.merchant(t, false)), line("meta_key", "healthy", "p12", k.merchant(t, true)))
}

// probe runs the probe and gives what it observed, by target.
func probe(t *testing.T, targets []string, flags ...string) map[string][]mleready.Observation {
	t.Helper()
	name := filepath.Join(t.TempDir(), "targets.yaml")
	if err := os.WriteFile(name, []byte("targets:\n"+strings.Join(targets, "")), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program(t), append([]string{"probe", "-c", name, "--format", "json", "--rate", "0"}, flags...)...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, ended := cmd.Output()
	var got struct{ Observations []mleready.Observation }
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("mleready probe: %v, %v\n%s", ended, err, &stderr)
	}
	all := map[string][]mleready.Observation{}
	for _, o := range got.Observations {
		all[o.Target] = append(all[o.Target], o)
	}
	return all
}
