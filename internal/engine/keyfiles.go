package engine

import (
	"context"
	"os"
	"slices"
	"sync"

	"mleready/probes/credentials"
)

// mostKeyFiles is how many credentials files are kept: taking the keys out of their P12 files takes longer than all the
// probes of a target, and the targets of a portfolio often share one.
const mostKeyFiles = 16

// keyFiles reads each credentials file once for all targets of a run that name it. The zero value is ready.
type keyFiles struct {
	mu    sync.Mutex
	kept  map[keyFile]func() (*credentials.File, error)
	order []keyFile // the oldest first
}

// keyFile is a file as it was read: what may stand in it, and whose side it is read for.
type keyFile struct {
	path              string
	literals, sandbox bool
}

// load is credentials.Load. What failed is not kept, so that the run of one target that was ended does not end others.
func (k *keyFiles) load(ctx context.Context, path string, o credentials.Options) (*credentials.File, error) {
	key := keyFile{path, o.AllowLiterals, o.Sandbox}
	k.mu.Lock()
	load := k.kept[key]
	if load == nil {
		load = sync.OnceValues(func() (*credentials.File, error) { return credentials.Load(ctx, path, o) })
		k.keep(key, load)
	}
	k.mu.Unlock()
	file, err := load()
	if err != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.forget(key)
	}
	return file, err
}

func (k *keyFiles) keep(key keyFile, load func() (*credentials.File, error)) {
	if k.kept == nil {
		k.kept = map[keyFile]func() (*credentials.File, error){}
	}
	if len(k.order) == mostKeyFiles {
		k.forget(k.order[0])
	}
	k.kept[key] = load
	k.order = append(k.order, key)
}

func (k *keyFiles) forget(key keyFile) {
	delete(k.kept, key)
	k.order = slices.DeleteFunc(k.order, func(other keyFile) bool { return other == key })
}

// pems reads each file of certificates or of a client's key once for all targets of a run that name it. The zero value is
// ready.
type pems struct {
	mu   sync.Mutex
	kept map[string][]byte
}

// read is os.ReadFile, and nothing for no name.
func (p *pems) read(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	text, ok := p.kept[path]
	if ok {
		return text, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if p.kept == nil || len(p.kept) == mostKeyFiles {
		p.kept = map[string][]byte{}
	}
	p.kept[path] = text
	return text, nil
}
