// Package languages lists the adapters. It is imported by cmd/mleready and internal packages only, so that everything
// else builds without a C compiler whatever an adapter needs.
//
// Parsers in C run in child processes of our own binary: the hidden command __parse of mleready, which is Serve. A file
// that crashes a parser, hangs it or runs it out of memory costs that file alone. A child gets the text of one file at a
// time through a pipe; it opens no file, and its environment is empty. Where no child can be started, and in a build
// without cgo, the same languages are read as tokens, which every summary says.
package languages

import (
	"context"
	"errors"
	"runtime"
	"time"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/code/config"
	"mleready/analyzers/code/dialect"
	"mleready/analyzers/code/golang"
	"mleready/analyzers/code/javascript"
	"mleready/analyzers/code/manifest"
	"mleready/analyzers/code/shell"
	"mleready/analyzers/code/template"
	"mleready/analyzers/code/tokens"
)

// Options say how the parsers run. The zero Options are fit for use.
type Options struct {
	Executable string // our own binary, "" to find it
	Jobs       int    // children at the same time, 0 for every processor
	Limits     Limits
	Triggers   []string // words that make a package in a lock file worth a look; none for those of the rules that come with the tool
}

// Limits bound one child.
type Limits struct {
	Memory int64         // bytes above what a child has at its start, default 1 GiB
	Time   time.Duration // for one file, default 10 s; a tenth of it once files of a scan took very long (see patience)
	Start  time.Duration // until a new child answers, default 10 s
}

func (o Options) withDefaults() Options {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Limits.Memory <= 0 {
		o.Limits.Memory = 1 << 30
	}
	if o.Limits.Time <= 0 {
		o.Limits.Time = 10 * time.Second
	}
	if o.Limits.Start <= 0 {
		o.Limits.Start = 10 * time.Second
	}
	if len(o.Triggers) == 0 {
		o.Triggers = mleready.Triggers()
	}
	return o
}

// Parsers are the child processes behind the adapters. They serve any number of scans, one after the other or at once.
type Parsers struct{ pool *pool }

// Start makes ready; a child is started when there is something to parse.
func Start(o Options) *Parsers { return &Parsers{newPool(o.withDefaults())} }

// Close ends the children.
func (p *Parsers) Close() { p.pool.close() }

// Adapters lists every language that can be read. The adapters serve one scan.
func (p *Parsers) Adapters() []code.Adapter {
	depth := mleready.DepthSyntax
	if len(parsers) == 0 {
		depth = mleready.DepthTokens
	}
	read := scan{p.pool, newPatience(p.pool.Limits.Time)}.read
	adapters := []code.Adapter{golang.Adapter()}
	adapters = append(adapters, config.Adapters()...)
	adapters = append(adapters, manifest.Adapters(manifest.Naming(p.pool.Triggers))...)
	adapters = append(adapters, dialect.Adapters(code.Parsing{Read: read, Jobs: p.pool.Jobs, Depth: depth})...)
	adapters = append(adapters, javascript.Adapters(code.Parsing{Read: read, Jobs: p.pool.Jobs, Depth: depth})...)
	adapters = append(adapters, shell.Adapters(p.pool.Triggers)...)
	taken := map[string]bool{}
	for _, a := range adapters {
		taken[a.Language] = true
	}
	adapters = append(adapters, tokens.Adapters(tokens.Options{Triggers: p.pool.Triggers, Taken: taken})...)
	return template.Adapters(adapters, p.pool.Triggers)
}

// All starts parsers for a single scan; done ends them.
func All(o Options) (adapters []code.Adapter, done func()) {
	p := Start(o)
	return p.Adapters(), p.Close
}

// scan reads the files of one scan.
type scan struct {
	pool     *pool
	patience *patience
}

// read gives the summary of one file: by a parser in a child, else by its tokens.
func (s scan) read(ctx context.Context, language, path string, role mleready.Role, text []byte) (*code.Summary, error) {
	if len(parsers) > 0 {
		sum, err := s.pool.parse(ctx, Request{Language: language, Path: path, Role: role, Text: text}, s.patience)
		if !errors.Is(err, errNoChild) {
			return sum, err
		}
	}
	return tokens.Summarise(language, path, role, text)
}
