package manifest

import (
	"regexp"
	"strings"

	"mleready/analyzers/code"
)

var (
	gemLine     = regexp.MustCompile(`^\s*gem\s*\(?\s*["']([\w.-]+)["']((?:\s*,\s*\[?\s*["'][^"']*["']\s*\]?)*)(.*)$`)
	gemAdded    = regexp.MustCompile(`\.add(?:_runtime|_development)?_dependency\s*\(?\s*(?:["']([\w.-]+)["']|%q[<(]([\w.-]+)[>)]\.?\w*)((?:\s*,\s*\[?\s*(?:["'][^"']*["']|%q[<(][^>)]*[>)])(?:\.\w+)?\s*\]?)*)`)
	gemSource   = regexp.MustCompile(`(?::(git|github|gitlab|bitbucket|gist|path)\s*=>|\b(git|github|gitlab|bitbucket|gist|path):)\s*["']([^"']*)["']`)
	gemRef      = regexp.MustCompile(`(?::(?:tag|ref|branch)\s*=>|\b(?:tag|ref|branch):)\s*["']([^"']*)["']`)
	gemGroup    = regexp.MustCompile(`^\s*group\s*\(?\s*(.*?)\)?\s+do\b`)
	gemInGroup  = regexp.MustCompile(`(?::groups?\s*=>|\bgroups?:)\s*(\[[^\]]*\]|:\w+)`)
	gemBlock    = regexp.MustCompile(`^\s*(git|github|path)\s*\(?\s*["']([^"']*)["'].*\bdo\b`)
	gemOpens    = regexp.MustCompile(`^\s*(?:if|unless|case|begin|platforms?|source|install_if)\b|\bdo\s*(?:\|[^|]*\|)?\s*$`)
	gemOwn      = regexp.MustCompile(`\.(name|version)\s*=\s*["']([^"']+)["']`)
	gemRange    = regexp.MustCompile(`["']([^"']*)["']|%q[<(]([^>)]*)[>)]`)
	lockedGem   = regexp.MustCompile(`^ {4}([\w.-]+) \(([^)]+)\)$`)
	lockedGroup = regexp.MustCompile(`^([A-Z][A-Z ]*)$`)
	lockedFrom  = regexp.MustCompile(`^ {2}(remote|tag|branch|revision): (.*)$`)
)

// readGemfile reads the gems of a Gemfile, with their groups and sources.
func readGemfile(s *sink) error {
	var blocks []string // what every open block is: "dev", a source, or ""
	return s.eachLine(func(line string, at int32) error {
		text := strings.TrimSpace(line)
		dev, from := false, ""
		for _, b := range blocks {
			dev = dev || b == "dev"
			if b != "dev" && b != "" {
				from = b
			}
		}
		switch m := gemGroup.FindStringSubmatch(line); {
		case text == "" || text[0] == '#':
			return nil
		case text == "end":
			blocks = blocks[:max(len(blocks)-1, 0)]
			return nil
		case m != nil && isDev(m[1]):
			blocks = append(blocks, "dev")
			return nil
		case gemBlock.MatchString(line):
			m := gemBlock.FindStringSubmatch(line)
			blocks = append(blocks, m[1]+":"+m[2])
			return nil
		case gemOpens.MatchString(line):
			if len(blocks) < maxNesting {
				blocks = append(blocks, "")
			}
			return nil
		}
		m := gemLine.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		one := code.Dependency{Name: m[1], Wanted: gemWish(m[2]), Dev: dev || isDev(group1(gemInGroup, m[3])), Span: lineSpan(line, at)}
		if src := gemSource.FindStringSubmatch(m[3]); src != nil {
			from = src[1] + src[2] + ":" + src[3]
		}
		if from != "" {
			one.Wanted = gemFrom(from, group1(gemRef, m[3]))
		}
		return s.add(one)
	})
}

// gemFrom is a source in the words of the other ecosystems.
func gemFrom(from, ref string) string {
	if rest, ok := strings.CutPrefix(from, "path:"); ok {
		return "file:" + rest
	}
	if rest, ok := strings.CutPrefix(from, "git:"); ok {
		from = "git+" + rest
	}
	if ref != "" {
		from += "#" + ref
	}
	return from
}

// isDev reports whether groups are for development and tests alone.
func isDev(groups string) bool {
	names := word.FindAllString(groups, -1)
	for _, n := range names {
		if n != "development" && n != "test" && n != "ci" && n != "lint" {
			return false
		}
	}
	return len(names) > 0
}

func group1(re *regexp.Regexp, text string) string {
	if m := re.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// gemWish joins the conditions on a version.
func gemWish(text string) string {
	var all []string
	for _, m := range gemRange.FindAllStringSubmatch(text, -1) {
		all = append(all, strings.TrimSpace(m[1]+m[2]))
	}
	return strings.Join(all, ", ")
}

// readGemspec reads what a gem needs, and its own name and version.
func readGemspec(s *sink) error {
	return s.eachLine(func(line string, at int32) error {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			return nil
		}
		for _, m := range gemOwn.FindAllStringSubmatch(line, -1) {
			s.self(m[1], m[2], lineSpan(line, at))
		}
		m := gemAdded.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		return s.add(code.Dependency{Name: m[1] + m[2], Wanted: gemWish(m[3]), Dev: strings.Contains(line, "add_development_dependency"), Span: lineSpan(line, at)})
	})
}

// readGemfileLock reads what bundler installs: gems of the registry, of repositories and of folders.
func readGemfileLock(s *sink) error {
	from := map[string]string{}
	section := ""
	return s.eachLine(func(line string, at int32) error {
		if m := lockedGroup.FindStringSubmatch(line); m != nil {
			section, from = m[1], map[string]string{}
		}
		if m := lockedFrom.FindStringSubmatch(line); m != nil {
			from[m[1]] = m[2]
		}
		m := lockedGem.FindStringSubmatch(line)
		if m == nil {
			return nil
		}
		one := code.Dependency{Name: m[1], Span: lineSpan(line, at)}
		switch section {
		case "GEM":
			one.Version, _, _ = strings.Cut(m[2], "-") // a platform follows
			one.Wanted = one.Version
		case "GIT":
			one.Wanted = arrow + gemFrom("git:"+from["remote"], from["tag"]+from["branch"])
		case "PATH":
			one.Wanted = arrow + "file:" + from["remote"]
		default:
			return nil
		}
		return s.add(one)
	})
}
