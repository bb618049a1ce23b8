package prove

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"mleready"
	"mleready/probes/redact"
	"mleready/probes/sandbox"
)

// Options say what to run and against which gateway.
type Options struct {
	Gateway  sandbox.Config // its listeners, fault and record are ours
	Dir      string         // the program starts here
	Command  []string       // program and arguments
	Environ  []string       // environment to begin with
	Settings []Setting
	Faults   []string       // in this order; the run without a fault comes first in any case
	Notice   *regexp.Regexp // matches the program's output where it says that something is wrong; nil: its exit code says so
	Timeout  time.Duration  // for one run, default 5 minutes
	Progress func(fault string)
}

// Result is what was seen.
type Result struct {
	Runs      []mleready.ProofRun
	Exchanges []mleready.Graded // of the run without a fault
}

// trial is one run.
type trial struct {
	mleready.ProofRun
	ended     ending
	exchanges []mleready.Graded
	notice    *regexp.Regexp
	again     string // writing requests that it sent once more though they may have been done
}

// Run runs the program once for every fault and once without. The error is for what keeps it from being run at all.
func Run(ctx context.Context, o Options) (*Result, error) {
	if len(o.Command) == 0 {
		return nil, errors.New("there is no program to run: name one after --")
	}
	for _, fault := range o.Faults {
		if _, ok := expectations[fault]; !ok {
			return nil, fmt.Errorf("there is no fault %q: give one of %s", fault, strings.Join(sandbox.Faults(), ", "))
		}
	}
	if info, err := os.Stat(o.Dir); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder: name the one that the program starts in", o.Dir)
	}
	result := &Result{}
	var plain *trial
	for i, fault := range slices.Concat([]string{""}, o.Faults) {
		if o.Progress != nil {
			o.Progress(fault)
		}
		r := &trial{ProofRun: mleready.ProofRun{Fault: fault, Exit: -1}}
		if i == 0 || plain.Taking == mleready.TakingDone && plain.concerns(fault) {
			var err error
			if r, err = o.try(ctx, fault); err != nil {
				return nil, err
			}
		}
		if i == 0 {
			plain, result.Exchanges = r, r.exchanges
		}
		judge(plain, r)
		if slices.Contains([]mleready.Taking{mleready.TakingUnknown, mleready.TakingRefused, mleready.TakingMissed, mleready.TakingGaveUp}, r.Taking) {
			r.Output = redact.Redactor{}.Text(lastLines(r.ended.output, shownLines))
		}
		result.Runs = append(result.Runs, r.ProofRun)

	}
	return result, nil
}

// try runs the program once.
func (o Options) try(ctx context.Context, fault string) (*trial, error) {
	r := &trial{ProofRun: mleready.ProofRun{Fault: fault}, notice: o.Notice}
	var mu sync.Mutex
	config := o.Gateway
	config.Listen, config.HTTP, config.Proxy = "127.0.0.1:0", "127.0.0.1:0", true
	config.Fault = fault
	config.Record = func(g mleready.Graded) {
		mu.Lock()
		defer mu.Unlock()
		g.ID = strings.TrimPrefix(fault+"/"+g.ID, "/")
		r.exchanges = append(r.exchanges, g)
	}
	serving, stop := context.WithCancel(ctx)
	defer stop()
	at, end, err := sandbox.Start(serving, config)
	if err != nil {
		return nil, fmt.Errorf("start the local gateway: %w", err)
	}
	environ, err := environment(o.Environ, at, o.Settings)
	if err == nil {
		r.ended, err = run(ctx, o.Dir, o.Command, environ, cmp.Or(o.Timeout, 5*time.Minute))
	}
	stop()
	if ended := end(); err == nil && ended != nil {
		err = ended
	}
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(r.exchanges, func(a, b mleready.Graded) int {
		return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID))
	})
	r.Exit, r.Requests = r.ended.exit, len(r.exchanges)
	for _, x := range r.exchanges {
		if accepted(x) {
			r.Accepted++
		}
	}
	return r, nil
}

// accepted reports whether a request was right, whatever fault its reply met.
func accepted(x mleready.Graded) bool {
	return x.Verdict == mleready.VerdictAccepted || x.Fault != ""
}

// concerns reports whether a fault can be done to a reply of those that the program talks to.
func (r *trial) concerns(fault string) bool {
	only := expectations[fault].only
	return only == "" || r.speaksTo(only)
}

// noticed reports whether the program says that something is wrong.
func (r *trial) noticed() bool {
	if r.notice != nil {
		return r.notice.MatchString(r.ended.output)
	}
	return r.ended.exit != 0
}

// encrypted reports whether the program got an encrypted reply.
func (r *trial) encrypted() bool {
	return slices.ContainsFunc(r.exchanges, func(x mleready.Graded) bool { return x.Reply != nil && x.Reply.Encrypted })
}

func (r *trial) speaksTo(p mleready.Provider) bool {
	return slices.ContainsFunc(r.exchanges, func(x mleready.Graded) bool { return x.Provider == p })
}

// writes counts the accepted requests that may change something, by call.
func (r *trial) writes() map[string]int {
	calls := map[string]int{}
	for _, x := range r.exchanges {
		if accepted(x) && x.Method != "GET" && x.Method != "HEAD" {
			calls[x.Method+" "+x.Path]++
		}
	}
	return calls
}

func sortedKeys(m map[string]int) []string { return slices.Sorted(maps.Keys(m)) }

// shownLines are shown of a program's output.
const shownLines = 12

func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimRight(text, "\r\n \t"), "\n")
	return strings.Join(lines[max(len(lines)-n, 0):], "\n")
}
