package main

import (
	"encoding/json"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mleready"
	"mleready/probes/push"
	"mleready/report"
)

// receiveFlags are those of "probe --receive" alone.
type receiveFlags struct {
	listen, keys, dir, cert, key, clientCA string
	remote                                 bool
	count                                  int
}

func (f *receiveFlags) bind(flags *pflag.FlagSet) {
	flags.StringVar(&f.listen, "receive", "", "in place of asking, take push notifications at this loopback `ADDRESS`, port 0 for any free one")
	flags.StringVar(&f.keys, "keys", "", "with --receive: credentials `FILE` with the keys to decrypt with")
	flags.StringVar(&f.dir, "ca-dir", "mleready-receive", "with --receive: `DIR` of the authority that stands in for --cert and --client-ca; made when missing")
	flags.StringVar(&f.cert, "cert", "", "with --receive: PEM `FILE` of the server's certificate")
	flags.StringVar(&f.key, "key", "", "with --receive: PEM `FILE` of its key")
	flags.StringVar(&f.clientCA, "client-ca", "", "with --receive: PEM `FILE` of the authority whose certificate a client must show")
	flags.IntVar(&f.count, "count", 0, "with --receive: end after `N` pushes")
	flags.BoolVar(&f.remote, "allow-remote", false, "with --receive: listen on another address than loopback, which --confirm-host has to name")
}

// alone refuses flags of the receiver where nothing is received: they would be taken for something else.
func (f *receiveFlags) alone(flags *pflag.FlagSet) error {
	own := pflag.NewFlagSet("", pflag.ContinueOnError)
	new(receiveFlags).bind(own)
	var err error
	own.VisitAll(func(flag *pflag.Flag) {
		if f.listen == "" && flags.Changed(flag.Name) {
			err = usage("Give --receive ADDRESS, or leave it out.", "--%s goes with --receive", flag.Name)
		}
	})
	return err
}

// formats of what is said about push notifications; the first is the receiver's default.
const (
	pushLines = "jsonl"
	pushTable = "table"
	pushJSON  = "json"
)

// receive takes push notifications until the time is over, enough came, or it is interrupted.
func (a *app) receive(cmd *cobra.Command, f probeFlags) error {
	outputs, err := a.destinations(pushLines, pushTable, pushJSON)
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	config, err := a.receiver(cmd, f, rules)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	a.Stderr = &serial{w: a.Stderr}
	screen := slices.IndexFunc(outputs, func(d destination) bool { return d.file == "-" })
	live := outputs[screen].format == pushLines
	config.Ready, config.Record = a.Stderr, func(mleready.Push) {}
	if live {
		config.Ready, config.Record = a.Stdout, a.line
	}
	result, err := push.Run(cmd.Context(), config)
	switch {
	case errors.Is(err, push.ErrServing):
		a.warn(err.Error())
		result.Incomplete = err.Error()
		result.SetStatus()
	case err != nil:
		return usage("", "%w", err)
	}
	said(result, rules, asOf)
	if live {
		outputs = slices.Delete(outputs, screen, screen+1)
		if !a.quiet {
			if err := report.PushTable(a.Stderr, result, report.TableOptions{Width: a.Width, Verbose: a.verbose}); err != nil {
				return err
			}
		}
	}
	if err := a.emitPush(outputs, result); err != nil {
		return err
	}
	return verdict(report.PushExitCode(result, a.failOn))
}

// receiver checks the flags and reads the files.
func (a *app) receiver(cmd *cobra.Command, f probeFlags, rules *mleready.Rules) (push.Config, error) {
	c := push.Config{
		Listen: f.receive.listen, AllowRemote: f.receive.remote, Confirmed: f.confirmed, Dir: a.path(f.receive.dir), Count: f.receive.count,
	}
	c.Rules, c.Now, c.Report = rules, a.Now, a.warn
	switch {
	case f.config != "" || len(f.only) > 0 || f.dryRun:
		return c, usage("Leave them out; keys are named with --keys.", "--receive goes without -c, --only and --dry-run")
	case f.receive.keys == "":
		return c, usage("Give --keys credentials.yaml, with the partner's response_encryption.", "--receive needs the keys to decrypt with")
	case f.receive.count < 0:
		return c, usage("Leave it out for no end.", "--count %d: less than 0", f.receive.count)
	case (f.receive.cert == "") != (f.receive.key == ""):
		return c, usage("Give both, or none for a throw-away certificate.", "--cert and --key go together")
	}
	if cmd.Flags().Changed("timeout") {
		if c.Timeout = f.timeout; c.Timeout <= 0 {
			return c, usage("Write it like 10m, or leave it out for no end.", "--timeout %s: more than 0 is needed", f.timeout)
		}
	}
	err := a.readAll([]pemFile{
		{"--cert", f.receive.cert, &c.Certificate}, {"--key", f.receive.key, &c.Key}, {"--client-ca", f.receive.clientCA, &c.ClientCA},
	})
	if err != nil {
		return c, err
	}
	file, err := a.keyring(cmd, f.receive.keys, rules)
	if err != nil {
		return c, err
	}
	c.Partners = file.Mastercard
	return c, nil
}

// line writes a push as one line of JSON.
func (a *app) line(p mleready.Push) {
	text, err := json.Marshal(p)
	if err == nil {
		_, err = a.Stdout.Write(append(text, '\n'))
	}
	if err != nil {
		a.warn("write push " + p.ID + ": " + err.Error())
	}
}

// said puts into a report by whom and by which rules it was made.
func said(r *mleready.PushReport, rules *mleready.Rules, asOf mleready.Date) {
	r.Tool = mleready.Tool{Name: "mleready", Version: mleready.Version, Depth: map[string]mleready.Depth{}}
	r.Rules, r.AsOf = rules.Used(asOf), asOf
}

// emitPush renders what came of push notifications.
func (a *app) emitPush(outputs []destination, result *mleready.PushReport) error {
	forms := map[string]func(io.Writer, *mleready.PushReport) error{pushJSON: report.PushJSON, pushLines: pushesAsLines}
	return show(a, outputs, nil, result, forms, report.PushTable)
}

func pushesAsLines(w io.Writer, result *mleready.PushReport) error {
	enc := json.NewEncoder(w)
	for _, p := range result.Pushes {
		if err := enc.Encode(p); err != nil {
			return err
		}
	}
	return nil
}
