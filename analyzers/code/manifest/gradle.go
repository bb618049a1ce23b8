package manifest

import (
	"fmt"
	"io"
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

// Keys of the entries of a version catalog.
const (
	libraryPrefix = "library:" // accessor of a library; the value is group:artifact:version
	bundlePrefix  = "bundle:"  // accessor of a bundle; the value is the accessors of its libraries
)

var (
	// coordinates are a text of group and artifact, with a version or without.
	coordinates = regexp.MustCompile(`["']([\w.-]+):([\w.-]+)(?::([^"'@:]*))?(?::[^"'@]*)?(?:@\w+)?["'](?:\s*\+\s*([\w.]+))?`)
	parts       = regexp.MustCompile(`group\s*[:=]\s*["']([^"']+)["']\s*,\s*(?:name|module)\s*[:=]\s*["']([^"']+)["'](?:\s*,\s*version\s*[:=]\s*(?:["']([^"']*)["']|([\w.]+)))?`)
	assigned    = regexp.MustCompile(`(?:^|[\s,(\[{])["']?(?:ext\.|extra\[["']|set\(["'])?(\w+)["']?\]?\s*(?:=|:|,|by\s+extra\s*\()\s*["']([\w.+-]+)["']`)
	accessor    = regexp.MustCompile(`\b(\w+)[ \t]*(?:\(|[ \t])[ \t]*(?:(?:platform|enforcedPlatform)\s*\(\s*)?([a-z]\w*(?:\.\w+)+)(?:\.get\(\))?[ \t]*\)*[ \t]*(?:\{|$)`)
	dollar      = regexp.MustCompile(`\$\{?((?:\w+\.)*\w+)\}?`)
	strict      = regexp.MustCompile(`(?:strictly|prefer|require)\s*\(?\s*["']([^"']+)["']`)
	word        = regexp.MustCompile(`\w+`)
	submodule   = regexp.MustCompile(`\b(\w+)[ \t]*\(?[ \t]*(?:project\s*\(\s*(?:path\s*[:=]\s*)?["'](:[\w.:-]+)["']|projects((?:\.\w+)+))`)
	comments    = regexp.MustCompile(`(?s)"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|//[^\n]*|/\*.*?\*/`)
)

// noDependency are words in front of coordinates that ask for nothing.
var noDependency = map[string]bool{"exclude": true, "id": true, "mavenBom": true, "because": true, "substitute": true, "module": true, "project": true, "println": true}

// text is the whole file.
func (s *sink) text() (string, error) {
	text, err := io.ReadAll(s.feed)
	if err != nil {
		return "", fmt.Errorf("reading the file: %w", err)
	}
	return string(text), nil
}

// readGradle reads a build file: it is a program, and only what stands in it plainly can be told.
func readGradle(s *sink) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	text = withoutComments(text)
	for _, m := range coordinates.FindAllStringSubmatchIndex(text, -1) {
		wanted := group(text, m, 3)
		if more := group(text, m, 4); more != "" {
			wanted += "${" + last(more) + "}"
		}
		if err := s.artifact(text, m[0], m[1], group(text, m, 1)+":"+group(text, m, 2), wanted); err != nil {
			return err
		}
	}
	for _, m := range parts.FindAllStringSubmatchIndex(text, -1) {
		wanted := group(text, m, 3)
		if by := group(text, m, 4); by != "" {
			wanted = "${" + last(by) + "}"
		}
		if err := s.artifact(text, m[0], m[1], group(text, m, 1)+":"+group(text, m, 2), wanted); err != nil {
			return err
		}
	}
	for _, m := range assigned.FindAllStringSubmatchIndex(text, -1) {
		s.entry(propertyPrefix+group(text, m, 1), group(text, m, 2), code.Span{Start: int32(m[2]), End: int32(m[1])})
	}
	for _, m := range submodule.FindAllStringSubmatchIndex(text, -1) {
		if name := group(text, m, 2) + strings.ReplaceAll(group(text, m, 3), ".", ":"); !strings.HasPrefix(group(text, m, 1), "test") {
			s.entry(moduleKey, name, code.Span{Start: int32(m[0]), End: int32(m[1])})
		}
	}
	return s.accessors(text)
}

// accessors notes what is taken from a version catalog: the name of the catalog and the way to the library.
func (s *sink) accessors(text string) error {
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n') + 1
		if end == 0 {
			end = len(text) - at
		}
		line := text[at : at+end]
		if m := accessor.FindStringSubmatchIndex(strings.TrimRight(line, "\r\n")); m != nil && !noDependency[group(line, m, 1)] {
			d := code.Dependency{Name: group(line, m, 2), Wanted: fromCatalog, Dev: strings.HasPrefix(group(line, m, 1), "test"), Span: code.Span{Start: int32(at + m[0]), End: int32(at + m[1])}}
			if err := s.add(d); err != nil {
				return err
			}
		}
		at += end
	}
	return nil
}

// fromCatalog stands in place of a version where a version catalog has it.
const fromCatalog = "${the version catalog}"

// artifact keeps a dependency, by the words in front of it.
func (s *sink) artifact(text string, start, end int, name, wanted string) error {
	before := word.FindAllString(statement(text[:start]), -1)
	if len(before) == 0 || noDependency[before[0]] && before[0] != "mavenBom" || before[len(before)-1] == "exclude" {
		return nil
	}
	if m := strict.FindStringSubmatch(follows(text[end:])); wanted == "" && m != nil {
		wanted = m[1]
	}
	wanted = dollar.ReplaceAllStringFunc(strings.TrimSpace(wanted), func(v string) string {
		return "${" + last(strings.Trim(v, "${}")) + "}"
	})
	at := code.Span{Start: int32(start), End: int32(end)}
	if contains(before, "platform") || contains(before, "enforcedPlatform") || before[0] == "mavenBom" {
		s.entry(importKey, name+":"+wanted, at)
		return nil
	}
	if before[0] == "force" || contains(before, "constraints") {
		s.entry(managedPrefix+name, wanted, at)
		return nil
	}
	return s.add(code.Dependency{Name: name, Wanted: wanted, Dev: strings.HasPrefix(before[0], "test"), Span: at})
}

// statement is the end of a text that belongs to the statement that follows: an open parenthesis or a comma goes on.
func statement(text string) string {
	text = text[max(0, len(text)-300):]
	if i := strings.LastIndexAny(text, ";{}"); i >= 0 {
		text = text[i+1:]
	}
	for at := len(text); ; {
		i := strings.LastIndexByte(text[:at], '\n')
		if i < 0 {
			return text
		}
		if line := strings.TrimRight(text[:i], " \t\r\n"); line == "" || line[len(line)-1] != '(' && line[len(line)-1] != ',' {
			return text[i+1:]
		}
		at = i
	}
}

// follows is a block behind a dependency.
func follows(text string) string {
	text = text[:min(len(text), 300)]
	head, rest, ok := strings.Cut(text, "{")
	if !ok || strings.Trim(head, " \t)") != "" {
		return ""
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	return rest
}

func contains(words []string, want string) bool {
	for _, w := range words {
		if w == want {
			return true
		}
	}
	return false
}

func last(dotted string) string { return dotted[strings.LastIndexByte(dotted, '.')+1:] }

// group is a group of a match, "" for one that took no part.
func group(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

// withoutComments puts blanks in place of comments, so that places hold.
func withoutComments(text string) string {
	return comments.ReplaceAllStringFunc(text, func(m string) string {
		if m[0] != '/' {
			return m
		}
		return strings.Map(func(r rune) rune {
			if r == '\n' {
				return r
			}
			return ' '
		}, m)
	})
}

// readProperties reads a gradle.properties.
func readProperties(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		if key, v, ok := strings.Cut(line, "="); ok && !strings.HasPrefix(strings.TrimSpace(line), "#") {
			s.entry(propertyPrefix+strings.TrimSpace(key), strings.TrimSpace(v), lineSpan(line, at))
		}
		return nil
	})
}
