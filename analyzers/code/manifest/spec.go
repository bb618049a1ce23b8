package manifest

import (
	"regexp"
	"strings"

	"deps.dev/util/semver"
)

// specKind is what a manifest asks for.
type specKind uint8

const (
	exactVersion specKind = iota
	versionRange
	tag
	gitSource
	archive
	localPath
	patched
)

// spec is a wish of a package.json, taken apart.
type spec struct {
	name  string // of the package
	alias string // the name it is imported by, when that is another one
	kind  specKind
	text  string // the version or range
}

var (
	exactNPM = regexp.MustCompile(`^[v=\s]*(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)$`)
	gitSpec  = regexp.MustCompile(`^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:|(?:github|gitlab|bitbucket)\.(?:com|org)/|[\w.-]+/[\w.-]+(?:#.*)?$)|\.git(?:#|$)|://(?:codeload\.)?github\.com/`)
	pathSpec = regexp.MustCompile(`^(?:file:|link:|portal:|workspace:|\.{1,2}(?:/|$)|/|~/|[A-Za-z]:\\)`)
)

// parseSpec reads what a manifest wants under a name.
func parseSpec(name, wanted string) spec {
	s := spec{name: name, text: strings.TrimSpace(wanted)}
	if rest, ok := strings.CutPrefix(s.text, "npm:"); ok {
		s.text = rest
		if real, version, ok := cutVersion(rest); ok {
			s.name, s.text = real, version
		} else if !startsRange.MatchString(rest) {
			s.name, s.text = rest, ""
		}
		if s.name != name {
			s.alias = name
		}
	}
	s.kind = kindOf(s.text)
	if m := exactNPM.FindStringSubmatch(s.text); m != nil {
		s.text = m[1]
	}
	return s
}

// startsRange tells a range from a package's name.
var startsRange = regexp.MustCompile(`^(?:[\d^~<>=*vxX]|$)`)

// cutVersion splits name@version; the @ in front of a scope is none.
func cutVersion(text string) (name, version string, ok bool) {
	i := strings.Index(text[min(1, len(text)):], "@")
	if i < 0 {
		return text, "", false
	}
	return text[:i+1], text[i+2:], true
}

func kindOf(text string) specKind {
	switch {
	case exactNPM.MatchString(text):
		return exactVersion
	case strings.HasPrefix(text, "patch:"):
		return patched
	case pathSpec.MatchString(text):
		return localPath
	case gitSpec.MatchString(text):
		return gitSource
	case strings.Contains(text, "://"):
		return archive
	case text == "" || strings.HasPrefix(text, "catalog:"):
		return versionRange
	}
	if _, err := semver.NPM.ParseConstraint(text); err == nil {
		return versionRange
	}
	return tag
}

// exact is the one version that the wish allows, "" when it is not one.
func (s spec) exact() string {
	if s.kind != exactVersion {
		return ""
	}
	return s.text
}
