package manifest

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// bunEntry is a package of bun.lock, which has one on each line: "name": ["real@version", …
var bunEntry = regexp.MustCompile(`^    "([^"]+)": \["([^"]+)"`)

func readBun(s *sink) error {
	inside := false
	return s.eachLine(func(line string, at int32) error {
		if strings.HasPrefix(line, `  "`) {
			inside = strings.HasPrefix(line, `  "packages":`)
		}
		m := bunEntry.FindStringSubmatch(line)
		if !inside || m == nil {
			return nil
		}
		name, version, _ := cutVersion(m[2])
		d := code.Dependency{Name: name, Version: version, For: ".", Span: lineSpan(line, at)}
		switch {
		case m[1] == name:
		case strings.HasSuffix(m[1], "/"+name):
			d.For = "node_modules" // inside of another package
		default:
			d.Alias = m[1]
		}
		if kindOf(version) != exactVersion {
			d.Version, d.Wanted = "", version
		}
		return s.add(d)
	})
}
