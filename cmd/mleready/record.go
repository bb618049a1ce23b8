package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"mleready/probes"
	"mleready/probes/credentials"
	"mleready/probes/grader"
	"mleready/probes/record"
	"mleready/probes/redact"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
)

// recordFlags are those of record alone.
type recordFlags struct {
	to, host, listen, http, dir, ca, keys string
	production                            bool
	confirmed                             []string
}

func (a *app) recordCommand() *cobra.Command {
	var f recordFlags
	cmd := &cobra.Command{
		Use:   "record --to URL -o FILE",
		Short: "Record and grade what a merchant's own tests send, as a proxy on this machine",
		Long: `record stands between a merchant's own tests and one endpoint. It sends every request on as it came, over verified
TLS, gives the reply back as it is, redirects included, and appends one line of JSON for each exchange to the file of
-o: the exchange, and what its requirements came to. It is graded before anything is taken out, so that signature,
digest and encrypted bodies are judged as they were; --keys FILE names the keys to do that with.

Written are only: method, address, time and status; Authorization, Signature, Digest, Date, Host, the provider's own
v-c- headers, x-encrypted and those that describe content; of a JSON body the names of its members, an encrypted
envelope, and the values of status, reason, rmsg, error, code, submitTimeUtc and correlationId; of any other body the
length. Tokens lose their signature, encrypted texts all but header and lengths, and card numbers all but the first six
and last four digits.

--to must be a provider's test host or loopback; any other needs --allow-production and --confirm-host HOST. Point the
program under test at the printed address: with the official SDKs set intermediateHost, so that the token keeps naming
the endpoint. When ready it prints one line of JSON, and it records until it is interrupted.`,
		Example: `  mleready record --to https://apitest.cybersource.com -o tests.jsonl
  mleready record --to https://127.0.0.1:8443 --host apitest.cybersource.com --ca mleready-sandbox/ca.pem --http -o tests.jsonl`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("The endpoint is written as --to URL.", "record takes no argument, and there is %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.record(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", "`URL` of the endpoint, scheme and host")
	flags.StringVar(&f.host, "host", "", "`HOST` that requests name, where --to is a stand-in for it (default: that of --to)")
	flags.StringVar(&f.listen, "listen", anyPort, "loopback `ADDRESS` for HTTPS, port 0 for any free one")
	flags.StringVar(&f.http, "http", "", "also serve plain HTTP, at any free port or at --http=`ADDRESS`")
	flags.Lookup("http").NoOptDefVal = anyPort
	flags.StringVar(&f.dir, "ca-dir", "mleready-record", "`DIR` of the authority that signs for the recorder; made when missing")
	flags.StringVar(&f.ca, "ca", "", "PEM `FILE` of an authority to trust for the endpoint, beside the system's")
	flags.StringVar(&f.keys, "keys", "", "credentials `FILE` to verify and decrypt with")
	flags.BoolVar(&f.production, "allow-production", false, "let --to be another host than a provider's test host or loopback")
	flags.StringArrayVar(&f.confirmed, "confirm-host", nil, "the `HOST` that is meant, with --allow-production")
	return cmd
}

func (a *app) record(cmd *cobra.Command, f recordFlags) error {
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	if f.to == "" {
		return usage("Give --to https://apitest.cybersource.com, or another endpoint.", "record needs an endpoint")
	}
	if len(a.outputs) != 1 || a.outputs[0] == "-" {
		return usage("Give -o FILE once; stdout tells where the recorder is.", "record needs one file to write to")
	}
	guard := probes.Guard{Rules: rules, AllowProduction: f.production, Confirmed: f.confirmed}
	place, err := guard.Check(f.to, f.host)
	if err != nil {
		return usage("", "--to: %w", err)
	}
	keys := &credentials.File{}
	if f.keys != "" {
		if keys, err = a.keyring(cmd, f.keys, rules); err != nil {
			return err
		}
	}
	client, err := a.upstream(place, f.ca)
	if err != nil {
		return err
	}
	a.Stderr = &serial{w: a.Stderr}
	path, err := filepath.Abs(a.path(a.outputs[0]))
	if err != nil {
		return usage("", "-o: %w", err)
	}
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return usage("Name a file that can be written.", "-o: %w", err)
	}
	config := record.Config{
		Options: record.Options{
			Rules: rules, Place: place, Client: client, Grader: grader.New(rules, keys.Cybersource, grader.Options{AsOf: asOf, Partners: keys.Mastercard}),
			Redactor: redactor(keys.Cybersource), Now: a.Now,
		},
		Listen: f.listen, HTTP: f.http, Dir: a.path(f.dir), Output: out, Ready: a.Stdout, Report: a.warn, OnWrite: a.recorded,
	}
	if err = record.Run(cmd.Context(), config); err != nil && !errors.Is(err, record.ErrServing) {
		return usage("", "%w", errors.Join(err, out.Close()))
	}
	return err
}

// upstream makes the client that requests are sent on with.
func (a *app) upstream(place probes.Place, ca string) (*transport.Client, error) {
	o := transport.Options{Place: place, Getenv: a.Getenv, MaxReply: 8 << 20, Pace: &transport.Pace{Now: a.Now, Sleep: transport.Sleep}, Now: a.Now}
	if ca != "" {
		text, err := a.read(ca)
		if err != nil {
			return nil, usage("Give a file that can be read.", "--ca: %w", err)
		}
		o.Authorities = text
	}
	client, err := transport.New(o)
	if err != nil {
		return nil, usage("", "%w", err)
	}
	return client, nil
}

// redactor also takes out the shared secrets of the keys at hand.
func redactor(keys *credentials.Cybersource) redact.Redactor {
	var r redact.Redactor
	if keys == nil {
		return r
	}
	for _, m := range keys.Merchants {
		if m.SharedSecret != nil {
			r.Secrets = append(r.Secrets, m.SharedSecret.Secret)
		}
	}
	return r
}

// recorded tells stderr about an exchange with -v.
func (a *app) recorded(line record.Line) {
	if !a.verbose {
		return
	}
	text := sandbox.Line(*line.Graded)
	if line.Failure != nil {
		text += "; " + line.Failure.Text
	}
	fmt.Fprintf(a.Stderr, "%s %s\n", a.Now().Format("15:04:05"), text)
}
