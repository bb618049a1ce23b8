package code

import (
	"context"
	"fmt"
	"sync"

	"mleready"
)

// Parser gives the summary of one file, wherever it runs.
type Parser func(ctx context.Context, language, path string, role mleready.Role, text []byte) (*Summary, error)

// Parsing is what the adapters of languages with a parser need of their surroundings.
type Parsing struct {
	Read  Parser
	Jobs  int // files that are read at the same time, at least one
	Depth mleready.Depth
}

// Files reads files until ctx ends. It calls done for each as soon as it is read, in no order, never twice at once.
func (p Parsing) Files(ctx context.Context, tree Tree, files []string, language func(file string) string, done func(file string, sum *Summary, err error)) {
	var mu sync.Mutex
	var wait sync.WaitGroup
	slots := make(chan struct{}, max(p.Jobs, 1))
	for _, f := range files {
		if ctx.Err() != nil {
			break
		}
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			sum, err := p.one(ctx, tree, language(f), f)
			mu.Lock()
			defer mu.Unlock()
			done(f, sum, err)
		})
	}
	wait.Wait()
}

func (p Parsing) one(ctx context.Context, tree Tree, language, name string) (*Summary, error) {
	text, err := tree.Read(name)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	return p.Read(ctx, language, name, tree.Role(name), text)
}
