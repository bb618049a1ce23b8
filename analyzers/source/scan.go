package source

import (
	"bytes"
	"io"
	"path"
	"strings"

	"mleready"
)

const (
	scanBuffer = 256 << 10
	sniffBytes = 8 << 10 // a NUL in there means that it is no text
)

// scanner reads files, one at a time, through one buffer.
type scanner struct {
	open      opener
	matcher   *Matcher
	limits    Limits
	languages languages
	buf       []byte
}

// content is what the text of a file says about it.
type content struct {
	head      []byte // valid until the next file is read
	binary    bool
	wide      bool // UTF-16, which no adapter reads
	over      bool // over Limits.MaxScan, so not all of it was searched
	trigger   bool
	directive bool
	key       bool // holds keyMark
}

// result is a file as it was read. failed is the reason when it could not be.
type result struct {
	file      File
	content   content
	supported bool // an adapter reads its language
	opened    bool
	named     bool // it is a root
	keyed     bool // it may hold keys or certificates
	failed    string
}

func (s *scanner) file(b batch, name string) result {
	r := result{file: File{Path: join(b.path, name), root: b.root}, named: b.named}
	if media[strings.ToLower(path.Ext(name))] {
		r.content.binary = true
		return r
	}
	f, err := s.open(b.folder.Root, name)
	if err != nil {
		r.failed = unreadable(err)
		return r
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		r.failed = unreadable(err)
		return r
	}
	if !info.Mode().IsRegular() {
		r.failed = reasonDevice
		return r
	}
	r.file.Size, r.opened = info.Size(), true
	if r.content, err = s.read(f); err != nil {
		r.failed = unreadable(err)
		return r
	}
	r.file.Language = s.languages.of(name, r.content.head)
	r.file.Role = RoleOf(r.file.Path, r.content.head)
	r.supported = s.languages.adapters[r.file.Language]
	r.keyed = KeyExtension(name) || r.content.key && !r.content.wide
	r.content.head = nil
	return r
}

// read searches a text block by block; the end of one block stays in front of the next, so that nothing is cut.
func (s *scanner) read(f io.Reader) (c content, err error) {
	kept, total, first := 0, int64(0), true
	for {
		n, err := io.ReadFull(f, s.buf[kept:])
		total += int64(n)
		text := s.buf[:kept+n]
		if first {
			first = false
			c.head = append(c.head, text[:min(len(text), 2048)]...)
			c.wide = bytes.HasPrefix(text, []byte{0xff, 0xfe}) || bytes.HasPrefix(text, []byte{0xfe, 0xff})
			if !c.wide && bytes.IndexByte(text[:min(len(text), sniffBytes)], 0) >= 0 {
				c.binary = true
				return c, nil
			}
		}
		if c.wide {
			text = bytes.ReplaceAll(text, []byte{0}, nil)
		}
		s.search(text, &c)
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF || c.complete():
			return c, nil
		case err != nil:
			return c, err
		case total >= s.limits.MaxScan:
			c.over = true
			return c, nil
		}
		kept = copy(s.buf, text[len(text)-min(len(text), s.matcher.longest-1):])
	}
}

// complete reports whether there is nothing left to look for.
func (c *content) complete() bool { return c.trigger && c.directive && c.key }

// search looks for a trigger, a directive and a key; literals 0 and 1 of the matcher are the latter two.
func (s *scanner) search(text []byte, c *content) {
	for !c.complete() {
		at, literal, ok := s.matcher.Find(text)
		if !ok {
			return
		}
		switch literal {
		case 0:
			c.directive = true
		case 1:
			c.key = true
		default:
			c.trigger = true
		}
		text = text[at+1:]
	}
}

const (
	reasonIgnored   = "ignored by .gitignore"
	reasonInstalled = "installed packages"
	reasonLink      = "link, not followed"
	reasonDevice    = "not a regular file"
	reasonBinary    = "binary"
	reasonWide      = "UTF-16 text: save it as UTF-8 to have it read"
	reasonNoTrigger = "names nothing that a check looks for"
	reasonDocs      = "documentation"
	reasonLock      = "lock file"
	reasonOwn       = "configuration of mleready"
	reasonManifest  = "package manifest"
	reasonUnknown   = "text of no known language"
)

func unreadable(err error) string { return "cannot be read: " + cause(err).Error() }

func noAdapter(language string) string { return "no adapter for " + language }

// declarations are files that only say what code of another file offers: nothing is lost where one is left aside.
var declarations = []string{"*.d.ts", "*.d.mts", "*.d.cts", "*.pyi"}

// verdict says what becomes of a text that was read: a reason to leave it aside, "" when it is to be analysed.
func (r result) verdict(limits Limits) (reason string, list, candidate bool) {
	base := path.Base(r.file.Path)
	counts := speaks(r.file.Role) && !matchAny(declarations, base)
	switch {
	case r.content.over && r.file.Language != "" && !r.content.trigger:
		return tooLarge(limits.MaxScan) + ", searched up to there", true, counts
	case !r.content.trigger:
		return reasonNoTrigger, false, false
	case r.file.Role == mleready.RoleDocs:
		return reasonDocs, false, false
	case base == ConfigName:
		return reasonOwn, false, false
	case lockFiles[base]:
		return reasonLock, false, false
	case r.file.Language == "":
		return reasonUnknown, !isManifest(base), false
	case r.supported && r.content.wide:
		return reasonWide, true, counts
	case r.supported && r.file.Size > limits.MaxBytes:
		return tooLarge(limits.MaxBytes), true, counts
	case r.supported:
		return "", false, true
	case isManifest(base):
		return reasonManifest, false, false
	}
	return noAdapter(r.file.Language), true, counts
}
