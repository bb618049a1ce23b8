package source

import (
	"fmt"
	"path"

	"mleready"
)

// collector turns results, in whatever order they come, into a tree.
type collector struct {
	tree   *Tree
	limits Limits
	folds  map[fold]*folded
}

// fold is a kind of skipped file that leaves no result incomplete: all of one kind make one line of the list.
type fold struct {
	reason string
	role   mleready.Role
}

type folded struct {
	files  int
	common string // the nearest folder of all of them; the file itself while there is one
}

func (c *collector) add(r result) {
	t := c.tree
	t.Walked++
	if r.opened {
		t.Bytes += r.file.Size
	}
	if r.failed != "" {
		c.skip(mleready.Skipped{Path: r.file.Path, Reason: r.failed, Candidate: r.named})
		return
	}
	c.addKey(r)
	if r.content.binary {
		t.Binary++
		if r.file.Language != "" {
			c.skip(skippedAt(r.file.Path, reasonBinary))
		} else {
			t.Counts[reasonBinary]++
		}
		return
	}
	if r.content.directive && r.file.Language != "" && r.file.Role != mleready.RoleDocs {
		t.Directives = append(t.Directives, r.file.Path)
	}
	reason, list, candidate := r.verdict(c.limits)
	switch {
	case reason == "":
		r.file.Candidate = true
	case list && candidate:
		c.skip(mleready.Skipped{Path: r.file.Path, Reason: reason, Candidate: true})
	case list:
		c.fold(fold{reason, r.file.Role}, r.file.Path)
		t.Counts[reason]++
	default:
		t.Counts[reason]++
	}
	if reason == reasonDocs {
		t.Docs = append(t.Docs, r.file.Path)
	}
	t.Files = append(t.Files, r.file)
}

func (c *collector) skip(s mleready.Skipped) {
	c.tree.Skipped = append(c.tree.Skipped, s)
	c.tree.Counts[s.Reason]++
}

func (c *collector) fold(key fold, name string) {
	f := c.folds[key]
	if f == nil {
		c.folds[key] = &folded{1, name}
		return
	}
	f.files++
	if f.common == "." {
		return
	}
	if f.files == 2 {
		f.common = path.Dir(f.common)
	}
	for f.common != "." && !below(f.common, name) {
		f.common = path.Dir(f.common)
	}
}

func below(folder, name string) bool {
	return len(name) > len(folder) && name[:len(folder)] == folder && name[len(folder)] == '/'
}

func (c *collector) finish() {
	for key, f := range c.folds {
		reason := fmt.Sprintf("%s (%s)", key.reason, key.role)
		if f.files > 1 {
			reason = fmt.Sprintf("%s (%s): %d files", key.reason, key.role, f.files)
		}
		c.tree.Skipped = append(c.tree.Skipped, skippedAt(f.common, reason))
	}
	c.tree.finish()
}
