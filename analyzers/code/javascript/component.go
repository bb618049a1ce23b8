package javascript

import (
	"bytes"
	"errors"
	"path"
	"strings"
)

// ErrMinified is the answer to text that no person reads.
var ErrMinified = errors.New("minified")

// Grammars.
const (
	plainGrammar = "javascript"
	typeGrammar  = "typescript"
	tsxGrammar   = "tsx"
)

// scripts is the part of a file that is script, everything else blanked so that offsets stay, and its grammar.
func scripts(name string, text []byte) (script []byte, grammar string) {
	switch path.Ext(strings.ToLower(name)) {
	case ".ts", ".mts", ".cts":
		return text, typeGrammar
	case ".tsx":
		return text, tsxGrammar
	case ".vue", ".svelte", ".html", ".htm", ".xhtml", ".ejs":
		return blocks(text, false)
	case ".astro":
		return blocks(text, true)
	}
	if bytes.HasPrefix(text, []byte("#!")) {
		text = bytes.Clone(text)
		end := bytes.IndexByte(text, '\n')
		if end < 0 {
			end = len(text)
		}
		blank(text[:end])
	}
	return text, plainGrammar
}

// blocks keeps the script elements of a component, and the part between dashes at the top of an Astro page.
func blocks(text []byte, front bool) ([]byte, string) {
	out := bytes.Clone(text)
	grammar, at := plainGrammar, 0
	if front {
		grammar = typeGrammar
		if start := bytes.Index(text, []byte("---")); start >= 0 && len(bytes.TrimSpace(text[:start])) == 0 {
			if size := bytes.Index(text[start+3:], []byte("\n---")); size >= 0 {
				blank(out[:start+3])
				at = start + 3 + size
			}
		}
	}
	lower := bytes.ToLower(text)
	if len(lower) != len(text) {
		lower = text
	}
	for {
		open := bytes.Index(lower[at:], []byte("<script"))
		if open < 0 {
			break
		}
		tag := bytes.IndexByte(lower[at+open:], '>')
		if tag < 0 {
			break
		}
		start := at + open + tag + 1
		if head := string(lower[at+open : start]); strings.Contains(head, `"ts"`) || strings.Contains(head, `'ts'`) || strings.Contains(head, "typescript") {
			grammar = typeGrammar
		} else if strings.Contains(head, "tsx") {
			grammar = tsxGrammar
		}
		blank(out[at:start])
		size := bytes.Index(lower[start:], []byte("</script"))
		if size < 0 {
			size = len(text) - start
		}
		at = start + size
		if at < len(out) {
			out[at] = '\n' // parts two scripts
		}
	}
	blank(out[at:])
	return out, grammar
}

// blank overwrites text with spaces, line ends kept.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' {
			text[i] = ' '
		}
	}
}

const (
	minifiedLine = 20_000 // bytes of a line that no person writes
	minifiedMean = 500    // bytes of a line on average
	minifiedSize = 5_000  // smaller files are read whatever they look like
)

// minified reports whether text was packed by a tool: very long lines that are no single string.
func minified(text []byte) bool {
	if len(text) < minifiedSize {
		return false
	}
	lines := bytes.Count(text, []byte("\n")) + 1
	if len(text)/lines > minifiedMean && !bytes.Contains(text, []byte(";base64,")) {
		return true
	}
	longest := 0
	for line := range bytes.Lines(text) {
		if len(line) > longest && bytes.Count(line, []byte(";")) > len(line)/100 {
			longest = len(line)
		}
	}
	return longest > minifiedLine
}
