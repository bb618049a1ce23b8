package source

import (
	"path"
	"strings"
)

// ignorePattern is one line of a .gitignore file.
type ignorePattern struct {
	glob       string
	folder     string // where the file lies, "." for the root
	negate     bool
	folderOnly bool
	anchored   bool // matched against the path below folder, not against the name
}

// ignoreList holds the patterns that apply in a folder, weakest first: the last that matches decides. A file that git
// tracks although a pattern names it is left out too; the index is not read.
type ignoreList []ignorePattern

// with returns the list extended by the lines of a file that lies in folder.
func (l ignoreList) with(folder string, text []byte) ignoreList {
	l = l[:len(l):len(l)] // siblings share the front
	for _, line := range strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n") {
		if p, ok := parseIgnore(strings.TrimSuffix(line, "\r")); ok {
			p.folder = folder
			l = append(l, p)
		}
	}
	return l
}

func parseIgnore(line string) (p ignorePattern, ok bool) {
	if strings.HasPrefix(line, "#") {
		return p, false
	}
	line = trimSpaces(line)
	line, p.negate = strings.CutPrefix(line, "!")
	line, p.folderOnly = strings.CutSuffix(line, "/")
	p.anchored = strings.Contains(line, "/")
	p.glob = strings.TrimPrefix(line, "/")
	return p, p.glob != ""
}

// trimSpaces drops trailing blanks but an escaped one.
func trimSpaces(line string) string {
	for strings.HasSuffix(line, " ") {
		rest := line[:len(line)-1]
		if slashes := len(rest) - len(strings.TrimRight(rest, `\`)); slashes%2 == 1 {
			break
		}
		line = rest
	}
	return line
}

// ignores reports whether git would leave out a file or folder whose parent is not left out itself.
func (l ignoreList) ignores(name string, isFolder bool) bool {
	for i := len(l) - 1; i >= 0; i-- {
		if l[i].matches(name, isFolder) {
			return !l[i].negate
		}
	}
	return false
}

func (p ignorePattern) matches(name string, isFolder bool) bool {
	if p.folderOnly && !isFolder {
		return false
	}
	if !p.anchored {
		return matchSegment(p.glob, path.Base(name))
	}
	if p.folder != "." {
		name = strings.TrimPrefix(name, p.folder+"/")
	}
	return matchPath(p.glob, name)
}
