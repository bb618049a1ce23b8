package manifest

import (
	"fmt"
	"regexp"
	"strings"

	"deps.dev/util/semver"
)

// systems are the rules for versions of each ecosystem.
var systems = map[string]semver.System{
	Go: semver.Go, NPM: semver.NPM, Maven: semver.Maven, Composer: semver.Composer, PyPI: semver.PyPI,
	RubyGems: semver.RubyGems, NuGet: semver.NuGet, Cargo: semver.Cargo,
}

func system(ecosystem string) (semver.System, error) {
	s, ok := systems[ecosystem]
	if !ok {
		return 0, fmt.Errorf("versions of %q: no such ecosystem is known", ecosystem)
	}
	return s, nil
}

func parse(ecosystem, version string) (*semver.Version, error) {
	s, err := system(ecosystem)
	if err != nil {
		return nil, err
	}
	v, err := s.Parse(version)
	if err != nil {
		return nil, fmt.Errorf("version %q of %s: %w", version, ecosystem, err)
	}
	return v, nil
}

// Compare gives -1, 0 or 1 as a is older than, the same as or newer than b. What is no version is an error.
func Compare(ecosystem, a, b string) (int, error) {
	va, err := parse(ecosystem, a)
	if err != nil {
		return 0, err
	}
	vb, err := parse(ecosystem, b)
	if err != nil {
		return 0, err
	}
	return va.Compare(vb), nil
}

// InRange reports whether a version is one that a range of its ecosystem allows.
func InRange(ecosystem, version, constraint string) (in bool, err error) {
	if ecosystem == Composer {
		ecosystem, version, constraint = NPM, threeParts(version), asNPM(constraint)
	}
	defer func() { // the library breaks on some ranges
		if broken := recover(); broken != nil {
			in, err = false, fmt.Errorf("range %q of %s cannot be read: %v", constraint, ecosystem, broken)
		}
	}()
	s, err := system(ecosystem)
	if err != nil {
		return false, err
	}
	v, err := parse(ecosystem, version)
	if err != nil {
		return false, err
	}
	c, err := s.ParseConstraint(constraint)
	if err != nil {
		return false, fmt.Errorf("range %q of %s: %w", constraint, ecosystem, err)
	}
	return c.MatchVersion(v), nil
}

var (
	composerTilde = regexp.MustCompile(`~\s*v?(\d+)(?:\.(\d+))?(?:[^\d.]|$)`)
	composerFlag  = regexp.MustCompile(`@(?:dev|alpha|beta|RC|stable)\b`)
	composerOr    = regexp.MustCompile(`\s*\|\|?\s*`)
)

// asNPM is a range of Composer in the words of npm, whose grammar the library knows. They differ in ~1.2, which allows
// all of 1, in the comma and in the single bar.
func asNPM(constraint string) string {
	constraint = composerFlag.ReplaceAllString(constraint, "")
	constraint = composerTilde.ReplaceAllStringFunc(constraint, func(m string) string { return strings.Replace(m, "~", "^", 1) })
	return strings.TrimSpace(strings.ReplaceAll(composerOr.ReplaceAllString(constraint, " || "), ",", " "))
}

// threeParts fills up a version that leaves out what is zero.
func threeParts(version string) string {
	version = strings.TrimPrefix(version, "v")
	number, rest := version, ""
	if i := strings.IndexAny(version, "-+"); i >= 0 {
		number, rest = version[:i], version[i:]
	}
	for strings.Count(number, ".") < 2 {
		number += ".0"
	}
	return number + rest
}
