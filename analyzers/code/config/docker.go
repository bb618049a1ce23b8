package config

import (
	"regexp"
	"strings"
)

var (
	dockerSet  = regexp.MustCompile(`^(?i)[ \t]*(?:env|arg)[ \t]+`)
	dockerPair = regexp.MustCompile(`^[\s\\]*([\w.-]+)=("(?:[^"\\]|\\.)*"|'[^']*'|(?:[^\s\\]|\\[^\n])*)`)
	dockerOld  = regexp.MustCompile(`^([\w.-]+)[ \t]+([^\n]*)`)
)

// readDocker reads ENV and ARG of a Dockerfile. An argument is a variable for the instructions after it.
func readDocker(text []byte) content {
	s := string(text)
	root := &value{kind: object, Span: span(0, len(s))}
	for at := bom(text); at < len(s); {
		end := instruction(s, at)
		if n := len(dockerSet.FindString(s[at:end])); n > 0 {
			dockerVariables(root, s, at+n, end)
		}
		at = end + 1
	}
	return content{documents: []*value{root}}
}

// instruction is the end of the line that begins here, with those that it goes on in.
func instruction(s string, at int) int {
	comment := strings.HasPrefix(strings.TrimLeft(s[at:at+until(s[at:], "\n")], " \t"), "#")
	for {
		end := at + until(s[at:], "\n")
		if comment || end == len(s) || !strings.HasSuffix(strings.TrimRight(s[at:end], " \t\r"), `\`) {
			return end
		}
		at = end + 1
	}
}

func dockerVariables(root *value, s string, at, end int) {
	any := false
	for {
		m := dockerPair.FindStringSubmatchIndex(s[at:end])
		if m == nil {
			break
		}
		any = true
		v := newLeaf(s[at+m[4]:at+m[5]], span(at+m[4], at+m[5]))
		if q := v.text; len(q) > 1 && (q[0] == '"' || q[0] == '\'') && q[len(q)-1] == q[0] {
			v.text, v.verbatim = q[1:len(q)-1], q[0] == '\''
		}
		root.add(s[at+m[2]:at+m[3]], span(at+m[2], at+m[3]), v)
		at += m[1]
	}
	if m := dockerOld.FindStringSubmatchIndex(s[at:end]); m != nil && !any {
		from, to := trim(s, at+m[4], at+m[5])
		root.add(s[at+m[2]:at+m[3]], span(at+m[2], at+m[3]), newLeaf(strings.Trim(s[from:to], `"'`), span(from, to)))
	}
}
