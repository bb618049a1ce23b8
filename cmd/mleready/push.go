package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"mleready"
	"mleready/probes/authority"
	"mleready/probes/push"
	"mleready/probes/sandbox"
	"mleready/probes/transport"
	"mleready/report"
)

// pushFlags are those of sending push notifications.
type pushFlags struct {
	url, ca, cert, key string
	timeout            time.Duration
	production         bool
	confirmed          []string
}

// bind binds the flags; the prefix keeps them apart from those of a server beside them.
func (f *pushFlags) bind(flags *pflag.FlagSet, prefix string) {
	flags.StringVar(&f.ca, prefix+"ca", "", "PEM `FILE` of an authority to trust for the endpoint, beside the gateway's own and the system's")
	flags.StringVar(&f.cert, prefix+"cert", "", "PEM `FILE` of the certificate to show to the endpoint (default: one of the gateway's authority)")
	flags.StringVar(&f.key, prefix+"key", "", "PEM `FILE` of its key")
	flags.DurationVar(&f.timeout, prefix+"timeout", push.Timeout, "longest time for the answer to one push")
	flags.BoolVar(&f.production, "allow-production", false, "let the endpoint be on another machine")
	flags.StringArrayVar(&f.confirmed, "confirm-host", nil, "the `HOST` that is meant, with --allow-production")
}

func (a *app) sandboxPushCommand() *cobra.Command {
	var f pushFlags
	var keys, partner string
	var only []string
	cmd := &cobra.Command{
		Use:   "push URL",
		Short: "Ask an endpoint how it takes encrypted push notifications",
		Long: `push sends what Mastercard would send to a partner's own endpoint: push notifications over mutual TLS, encrypted for the
partner's Mastercard encryption key. One of each kind is as it should be; then the same again, a damaged one, one in clear
text, and right ones from callers without a certificate and with one that nobody vouches for. The first have to be
confirmed and the others not.

The endpoint is on this machine. Any other needs --allow-production and --confirm-host HOST; a provider's host is never
pushed to. The events are made up: point it at a system for tests. It has to trust the authority in DIR (ca.pem) for
clients, unless --cert is given, and hold the private half of response_encryption in DIR/credentials.yaml.`,
		Example: `  mleready sandbox push https://127.0.0.1:8444/notifications --ca endpoint-ca.pem
  mleready sandbox push https://127.0.0.1:8444/ --only payment_status --format json`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("Usage: "+cmd.UseLine(), "push needs the URL of one endpoint")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			f.url = args[0]
			return a.sandboxPush(cmd, f, keys, partner, only)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&keys, "keys", "mleready-sandbox", "`DIR` of credentials.yaml, keys and authority; what is missing is made")
	flags.StringVar(&partner, "partner", "", "`ID` of the partner to push to (default: the first with a Mastercard encryption key)")
	flags.StringSliceVar(&only, "only", nil, "kind of `EVENT` to send, instead of all; repeatable")
	f.bind(flags, "")
	return cmd
}

func (a *app) sandboxPush(cmd *cobra.Command, f pushFlags, keys, partner string, only []string) error {
	outputs, err := a.destinations(pushTable, pushJSON)
	if err != nil {
		return err
	}
	rules, asOf, err := a.policy()
	if err != nil {
		return err
	}
	kinds, err := pushKinds(rules, only)
	if err != nil {
		return err
	}
	if err := a.reachable(outputs); err != nil {
		return err
	}
	options, err := a.sender(f, "--", rules)
	if err != nil {
		return err
	}
	gateway, ca, err := sandbox.Open(cmd.Context(), sandbox.Config{
		Options: sandbox.Options{Rules: rules, Now: a.Now, Report: a.warn}, Dir: a.path(keys), Getenv: a.lookup, Say: a.say,
	})
	if err != nil {
		return usage("", "%w", err)
	}
	options.Gateway, options.CA, options.Partner = gateway, ca, gateway.Partner(partner)
	if options.Partner == nil {
		return usage("Its credentials.yaml needs response_encryption under the partner.", "no partner %q with a Mastercard encryption key in %s", partner, keys)
	}
	s, err := push.NewSender(options)
	if err != nil {
		return usage("", "%w", err)
	}
	defer s.Close()
	result, err := s.Check(cmd.Context(), kinds)
	if err != nil {
		return err
	}
	said(result, rules, asOf)
	if err := a.emitPush(outputs, result); err != nil {
		return err
	}
	return verdict(report.PushExitCode(result, a.failOn))
}

// pushKinds are the notifications of the rules, or those of them that were named.
func pushKinds(rules *mleready.Rules, only []string) ([]mleready.GatewayPush, error) {
	all := rules.Gateway.Mastercard.Pushes
	var ids []string
	for _, p := range all {
		ids = append(ids, p.ID)
	}
	if err := existing("event", only, ids); err != nil {
		return nil, err
	}
	if len(only) > 0 {
		all = slices.DeleteFunc(slices.Clone(all), func(p mleready.GatewayPush) bool { return !slices.Contains(only, p.ID) })
	}
	if len(all) == 0 {
		return nil, usage("Use the built-in rules.", "the rules have no push notification under gateway")
	}
	return all, nil
}

// sender checks the flags and reads the files; flags begin with the prefix.
func (a *app) sender(f pushFlags, prefix string, rules *mleready.Rules) (push.SenderOptions, error) {
	o := push.SenderOptions{Timeout: f.timeout, Getenv: a.Getenv, Now: a.Now, Sleep: transport.Sleep}
	switch {
	case f.timeout <= 0:
		return o, usage("Write it like 10s.", "%stimeout %s: more than 0 is needed", prefix, f.timeout)
	case (f.cert == "") != (f.key == ""):
		return o, usage("Give both, or none for a throw-away certificate.", "%scert and %skey go together", prefix, prefix)
	}
	var err error
	if o.Place, o.Path, err = push.Target(guard(rules, f.production, f.confirmed), f.url); err != nil {
		return o, usage("", "%w", err)
	}
	files := []pemFile{{prefix + "ca", f.ca, &o.Authorities}, {prefix + "cert", f.cert, &o.Certificate}, {prefix + "key", f.key, &o.Key}}
	return o, a.readAll(files)
}

// pusher is what makes the sender of a gateway that serves.
func (a *app) pusher(ctx context.Context, f pushFlags, rules *mleready.Rules) (func(*sandbox.Gateway, *authority.Authority) (func(sandbox.Notice), error), error) {
	options, err := a.sender(f, "--push-", rules)
	if err != nil {
		return nil, err
	}
	return func(g *sandbox.Gateway, ca *authority.Authority) (func(sandbox.Notice), error) {
		options.Gateway, options.CA = g, ca
		s, err := push.NewSender(options)
		if err != nil {
			return nil, err
		}
		return s.Queue(ctx, a.say), nil
	}, nil
}

// pemFile is a file that a flag names, and where its text goes.
type pemFile struct {
	flag, name string
	text       *[]byte
}

// readAll reads the files that were named.
func (a *app) readAll(files []pemFile) error {
	for _, file := range files {
		if file.name == "" {
			continue
		}
		text, err := a.read(file.name)
		if err != nil {
			return usage("Name a file that can be read.", "%s: %w", file.flag, err)
		}
		*file.text = text
	}
	return nil
}
