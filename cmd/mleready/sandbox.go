package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"mleready"
	"mleready/probes/grader"
	"mleready/probes/sandbox"
)

// sandboxFlags are those of sandbox alone.
type sandboxFlags struct {
	listen, http, keys, mandate, log, fault string
	proxy, remote, require, explain         bool
	times                                   int
	delay                                   time.Duration
	push                                    pushFlags
}

// anyPort is where a listener goes that was given no address.
const anyPort = "127.0.0.1:0"

func (a *app) sandboxCommand() *cobra.Command {
	var f sandboxFlags
	cmd := &cobra.Command{
		Use:   "sandbox",
		Short: "Serve a local gateway that behaves as on the day of the mandate",
		Long: `sandbox answers in the place of Cybersource / Visa Acceptance, on this machine and without an account, as the
provider will on the day of the mandate: HTTP Signature and the old JWT are refused, bodies and replies are encrypted.
Under the paths of Mastercard Cross-Border Services it answers in Mastercard's place.
Every request is graded; what breaks the documents is refused and explained in the log.

Keys, certificates and credentials.yaml are made in the folder of --keys on the first start; your own go there instead.
When ready it prints one line of JSON with its addresses, and serves until it is interrupted.

With --push URL it also sends the push notifications that payments bring about to an endpoint; "sandbox push" asks an
endpoint how it takes them.`,
		Example: `  mleready sandbox -v
  mleready sandbox --listen 127.0.0.1:8443 --http=127.0.0.1:8080 --proxy --explain
  mleready sandbox --mandate off --log exchanges.jsonl
  mleready sandbox --fault undecryptable
  mleready sandbox --fault server_error --fault-times 2`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("An address is written as --listen ADDRESS or --http=ADDRESS.", "sandbox takes no argument, and there is %q", args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.sandbox(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.listen, "listen", anyPort, "`ADDRESS` for HTTPS, port 0 for any free one")
	flags.StringVar(&f.http, "http", "", "also serve plain HTTP, at any free port or at --http=`ADDRESS`")
	flags.Lookup("http").NoOptDefVal = anyPort
	flags.BoolVar(&f.proxy, "proxy", false, "answer CONNECT for the provider's hosts on the plain listener (implies --http)")
	flags.StringVar(&f.keys, "keys", "mleready-sandbox", "`DIR` of credentials.yaml, keys and authority; what is missing is made")
	flags.StringVar(&f.mandate, "mandate", string(grader.On), "on: as on the day of the mandate; off: as before it, the old schemes are verified and taken; a `DATE`: as on that day")
	flags.BoolVar(&f.require, "require-mle", false, "refuse every request body in clear text")
	flags.StringVar(&f.log, "log", "", "append one line of JSON per exchange to `FILE`, in the form of grade; - is stderr")
	flags.BoolVar(&f.explain, "explain", false, "say in headers of the reply what was seen: mleready-explain, mleready-grade")
	flags.StringVar(&f.fault, "fault", "", "answer accepted requests wrongly, to test a client: "+strings.Join(sandbox.Faults(), ", "))
	flags.IntVar(&f.times, "fault-times", 0, "only the first `N` accepted requests meet the fault; 0 is all, and one for throttled_once")
	flags.DurationVar(&f.delay, "delay", 10*time.Second, "after this time a reply with --fault slow is complete")
	flags.BoolVar(&f.remote, "allow-remote", false, "listen on other addresses than loopback")
	flags.StringVar(&f.push.url, "push", "", "send push notifications to the endpoint at this `URL` when a payment changes")
	f.push.bind(flags, "push-")
	cmd.AddCommand(a.sandboxPushCommand())
	return cmd
}

func (a *app) sandbox(cmd *cobra.Command, f sandboxFlags) error {
	policy, asOf, err := gatewayPolicy(f.mandate)
	if err != nil {
		return err
	}
	if f.times < 0 || f.delay <= 0 || f.delay > maxDelay {
		return usage("", "--fault-times has to be 0 or more, and --delay between nothing and %s", maxDelay)
	}
	if f.fault != "" && !slices.Contains(sandbox.Faults(), f.fault) {
		return usage(didYouMean(f.fault, sandbox.Faults(), "Give one of "+strings.Join(sandbox.Faults(), ", ")+"."), "--fault %q is unknown", f.fault)
	}
	if f.proxy && f.http == "" {
		f.http = anyPort
	}
	rules, _, err := a.policy()
	if err != nil {
		return err
	}
	a.Stderr = &serial{w: a.Stderr}
	record, closeLog, err := a.sandboxLog(f.log)
	if err != nil {
		return err
	}
	defer closeLog()
	config := sandbox.Config{
		Options: sandbox.Options{
			Rules: rules, Policy: policy, AsOf: asOf, RequireMLE: f.require, Explain: f.explain,
			Fault: f.fault, FaultTimes: f.times, Delay: f.delay, Now: a.Now, Record: record, Report: a.warn,
		},
		Listen: f.listen, HTTP: f.http, Proxy: f.proxy, AllowRemote: f.remote, Dir: a.path(f.keys), Getenv: a.lookup, Ready: a.Stdout,
		Say: a.say,
	}
	if f.push.url != "" {
		if config.Pusher, err = a.pusher(cmd.Context(), f.push, rules); err != nil {
			return err
		}
	}
	a.collectSeldom()
	switch err := sandbox.Run(cmd.Context(), config); {
	case err == nil:
		return nil
	case errors.Is(err, sandbox.ErrServing):
		return err
	default:
		return usage("", "%w", err)
	}
}

// maxDelay is the longest that a slow reply takes.
const maxDelay = 10 * time.Minute

// gatewayPolicy reads --mandate: on, off, or a day.
func gatewayPolicy(s string) (grader.Policy, mleready.Date, error) {
	switch p := grader.Policy(s); p {
	case grader.On, grader.Off:
		return p, mleready.Date{}, nil
	}
	asOf, err := mleready.ParseDate(s)
	if err != nil || asOf.IsZero() {
		return "", asOf, usage("Give on or off, or a date like 2026-10-01.", "--mandate %q: the gateway's mandate is on or off, or as on a date", s)
	}
	return grader.ByDate, asOf, nil
}

// say tells stderr what was done, unless -q.
func (a *app) say(text string) {
	if !a.quiet {
		fmt.Fprintln(a.Stderr, "mleready: "+text)
	}
}

// lookup finds a variable of the environment; an empty one counts as none.
func (e Env) lookup(name string) (string, bool) {
	value := e.Getenv(name)
	return value, value != ""
}

// sandboxLog says what happens to every exchange: a line of JSON in the log, a line of text with -v.
func (a *app) sandboxLog(path string) (record func(mleready.Graded), end func(), err error) {
	var out io.Writer
	end = func() {}
	switch path {
	case "":
	case "-":
		out = a.Stderr
	default:
		file, err := os.OpenFile(a.path(path), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			return nil, nil, usage("Name a file that can be written, or - for stderr.", "--log: %w", err)
		}
		out, end = file, func() {
			if err := file.Close(); err != nil {
				a.warn("--log: " + err.Error())
			}
		}
	}
	if out == nil && !a.verbose {
		return nil, end, nil
	}
	write := func(mleready.Graded) error { return nil }
	if out != nil {
		write = sandbox.Lines(out)
	}
	return func(g mleready.Graded) {
		if err := write(g); err != nil {
			a.warn(err.Error())
		}
		if a.verbose {
			fmt.Fprintf(a.Stderr, "%s %s\n", a.Now().Format("15:04:05"), sandbox.Line(g))
		}
	}, end, nil
}

// serial lets exchanges that run at the same time write one after the other.
type serial struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *serial) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(p)
}
