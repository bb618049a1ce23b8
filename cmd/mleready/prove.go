package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"mleready"

	"github.com/spf13/cobra"

	"mleready/internal/engine"
	"mleready/probes/grader"
	"mleready/probes/prove"
	"mleready/probes/sandbox"
	"mleready/report"
)

// proveFlags are those of prove alone.
type proveFlags struct {
	keys, policy, notice string
	faults, set          []string
	timeout              time.Duration
}

func (a *app) proveCommand() *cobra.Command {
	var f proveFlags
	cmd := &cobra.Command{
		Use:   "prove DIR -- COMMAND [ARG…]",
		Short: "Run a merchant's own program against the local gateway and grade what it sends",
		Long: `prove starts the local gateway, runs COMMAND in the folder DIR so that it reaches the gateway instead of the
provider, grades every request that it sends, and judges the mandates by that. With --fault it runs the program again for
each fault, and says whether the program notices that the reply cannot be relied on, and whether it sends again what may
have been done already.

The program finds the gateway in one of three ways: by MLEREADY_URL, MLEREADY_HOST, MLEREADY_HTTP, MLEREADY_CA,
MLEREADY_KEYS and MLEREADY_CREDENTIALS; by variables of its own that --env sets; or by HTTPS_PROXY, where it keeps the
provider's address. SSL_CERT_FILE, CURL_CA_BUNDLE, REQUESTS_CA_BUNDLE, NODE_EXTRA_CA_CERTS and JAVA_TOOL_OPTIONS make it
trust the gateway. It has to end by itself, with exit code 0 when its payments went well and another one when they did
not; where its output says so instead, --notice matches that.

The keys are those of "mleready sandbox": throw-away ones are made in --keys on the first start.
Exit codes: as for grade; 1 also where a fault is not noticed, 3 where the program shows nothing.`,
		Example: `  mleready prove shop -- npm test
  mleready prove shop --env CYBS_HOST={host} --env CYBS_KEYS={keys} -- python -m checkout.smoke
  mleready prove shop --fault undecryptable --fault timeout -- ./smoke`,
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.ArgsLenAtDash() != 1 || len(args) < 2 {
				return usage("Usage: "+cmd.UseLine(), "prove needs a folder, then -- and the program to run there")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.prove(cmd, args[0], args[1:], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.keys, "keys", "mleready-sandbox", "`DIR` of keys and credentials.yaml; what is missing is made")
	flags.StringVar(&f.policy, "policy", string(grader.On), "of the gateway: on, off, or a `DATE`, as in sandbox --mandate")
	flags.StringArrayVar(&f.faults, "fault", nil, "run the program again with this `FAULT`, or with all; repeatable: "+strings.Join(sandbox.Faults(), ", "))
	flags.StringArrayVar(&f.set, "env", nil, "set `NAME=VALUE` for the program; {url}, {host}, {http}, {ca}, {keys} and {credentials} are filled in; repeatable")
	flags.StringVar(&f.notice, "notice", "", "the program says that something is wrong where its output matches `REGEXP`, instead of by its exit code")
	flags.DurationVar(&f.timeout, "timeout", 5*time.Minute, "longest time for one run")
	return cmd
}

func (a *app) prove(cmd *cobra.Command, dir string, command []string, f proveFlags) error {
	outputs, err := a.destinations("table", "lines", "json")
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	a.Stderr = &serial{w: a.Stderr}
	o := engine.ProveOptions{Mandate: a.mandate, AsOf: asOf, Options: prove.Options{
		Dir: a.path(dir), Command: command, Environ: a.Environ(), Timeout: f.timeout,
		Gateway: sandbox.Config{Options: sandbox.Options{Rules: rules, Now: a.Now, Report: a.gatewaySays(), Delay: slowly}, Dir: a.path(f.keys), Getenv: a.lookup, Say: a.say},
	}}
	if err := f.fill(&o); err != nil {
		return err
	}
	o.Progress = a.runs
	proof, err := engine.Prove(cmd.Context(), o)
	if err != nil {
		return usage("", "%w", err)
	}
	if err := show(a, outputs, rules, proof, map[string]func(io.Writer, *mleready.Proof) error{"json": report.ProofJSON, "lines": report.ProofLines}, report.ProofTable); err != nil {
		return err
	}
	return verdict(report.ProofExitCode(proof, a.failOn))
}

// slowly is how long a reply takes with the fault slow: long for a person, short for a program.
const slowly = 2 * time.Second

// gatewaySays is told what is wrong with the gateway's connections, which faults make many of.
func (a *app) gatewaySays() func(string) {
	if !a.verbose {
		return nil
	}
	return a.warn
}

// fill puts what the flags say into the options.
func (f proveFlags) fill(o *engine.ProveOptions) (err error) {
	o.Gateway.Policy, o.Gateway.AsOf, err = gatewayPolicy(f.policy)
	if err != nil {
		return err
	}
	if f.timeout <= 0 {
		return usage("", "--timeout has to be more than nothing")
	}
	for _, line := range f.set {
		name, value, ok := strings.Cut(line, "=")
		if !ok || name == "" {
			return usage("Write --env NAME=VALUE.", "--env %q names no variable", name)
		}
		o.Settings = append(o.Settings, prove.Setting{Name: name, Value: value})
	}
	if f.notice != "" {
		if o.Notice, err = regexp.Compile(f.notice); err != nil {
			return usage("Give a regular expression of Go.", "--notice: %w", err)
		}
	}
	known := sandbox.Faults()
	for _, fault := range f.faults {
		switch {
		case fault == "all":
			o.Faults = append(o.Faults, known...)
		case slices.Contains(known, fault):
			o.Faults = append(o.Faults, fault)
		default:
			return usage(didYouMean(fault, append(known, "all"), "Give one of "+strings.Join(known, ", ")+", or all."), "--fault %q is unknown", fault)
		}
	}
	slices.Sort(o.Faults)
	o.Faults = slices.Compact(o.Faults)
	return nil
}

// runs tells stderr which run has begun, on a terminal.
func (a *app) runs(fault string) {
	if a.quiet || !a.ErrTerminal {
		return
	}
	if fault == "" {
		fault = "no fault"
	}
	fmt.Fprintln(a.Stderr, "mleready: running the program with "+fault)
}
