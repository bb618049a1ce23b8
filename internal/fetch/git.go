package fetch

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Repository is a git repository at one reference.
type Repository struct {
	URL string // https or ssh
	Ref string // branch, tag or commit; "" for the default branch
}

// GitOptions say how git is run.
type GitOptions struct {
	Timeout time.Duration
	Environ []string // of this process: KEY=VALUE
}

// GitTimeout is enough for the last commit of a large repository over a slow line.
const GitTimeout = 5 * time.Minute

// grace is how long git may take to end once it is told to.
const grace = 5 * time.Second

// settings keep git from what could run a program, read another file or follow a stranger's repository elsewhere.
var settings = []string{
	"protocol.allow=never", "protocol.https.allow=always", "protocol.ssh.allow=always", "core.hooksPath=" + os.DevNull,
	"core.fsmonitor=false", "core.symlinks=false", "submodule.recurse=false", "fetch.recurseSubmodules=false",
	"http.followRedirects=initial", "filter.lfs.smudge=", "filter.lfs.process=",
	"filter.lfs.required=false", "advice.detachedHead=false", "init.defaultBranch=main", "init.templateDir=",
}

// Git fetches one commit of a repository into a folder, without history, submodules, hooks and questions. The errors
// never show the user of the URL.
func Git(ctx context.Context, r Repository, into string, o GitOptions) error {
	u, err := url.Parse(r.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "ssh" {
		return errors.New("git fetches from URLs that begin with https:// or ssh://")
	}
	if strings.HasPrefix(u.Hostname(), "-") || strings.HasPrefix(r.Ref, "-") {
		return errors.New("host and ref must not begin with a dash")
	}
	return clone(ctx, r, into, o)
}

// clone runs the steps of a shallow clone one by one, so that a commit can be fetched as well as a branch.
func clone(ctx context.Context, r Repository, into string, o GitOptions) error {
	ctx, cancel := context.WithTimeout(ctx, cmp.Or(o.Timeout, GitTimeout))
	defer cancel()
	for _, step := range [][]string{
		{"init", "--quiet"},
		{"fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--", r.URL, cmp.Or(r.Ref, "HEAD")},
		{"checkout", "--quiet", "--force", "FETCH_HEAD"},
	} {
		if err := git(ctx, into, o.Environ, step); err != nil {
			return fmt.Errorf("git %s: %w", step[0], err)
		}
	}
	return nil
}

// git runs one command of git in a folder.
func git(ctx context.Context, dir string, environ, args []string) error {
	var all []string
	for _, s := range settings {
		all = append(all, "-c", s)
	}
	cmd := exec.CommandContext(ctx, "git", append(all, args...)...)
	cmd.Dir, cmd.Env, cmd.WaitDelay = dir, environment(environ, dir), grace
	var said bytes.Buffer
	cmd.Stderr = &said
	err := cmd.Run()
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return errors.New("took too long and was stopped: try again, or name a folder")
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, exec.ErrNotFound):
		return errors.New("there is no git here: install it, or name a folder")
	}
	return errors.New(cmp.Or(spoken(said.String()), err.Error()))
}

// environment is this process's without what would turn git elsewhere, and with every question answered by no.
func environment(environ []string, dir string) []string {
	var kept []string
	for _, v := range environ {
		if !strings.HasPrefix(v, "GIT_") && !strings.HasPrefix(v, "SSH_ASKPASS") {
			kept = append(kept, v)
		}
	}
	return append(kept, "GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=", "SSH_ASKPASS=", "SSH_ASKPASS_REQUIRE=never", "GIT_LFS_SKIP_SMUDGE=1",
		"GIT_CONFIG_NOSYSTEM=1", "GIT_ALLOW_PROTOCOL=https:ssh", "GIT_SSH_COMMAND=ssh -oBatchMode=yes", "LC_ALL=C",
		"GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
}

var userInfo = regexp.MustCompile(`([a-z]+://)[^/@\s']*@`)

// spoken is the last that git said, in one line, without the user of any URL.
func spoken(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	const shown = 3
	if len(lines) > shown {
		lines = lines[len(lines)-shown:]
	}
	return userInfo.ReplaceAllString(strings.Join(lines, " "), "$1")
}
