package redact

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"mleready/probes/jose"
)

var keyBlock = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z0-9 ]*PRIVATE KEY-----)?`)

// keys takes out private keys.
func keys(s string) string {
	if !before(s, "-----begin", ' ') {
		return s
	}
	return keyBlock.ReplaceAllString(s, keyMark)
}

// forms are the ways in which a secret may be written.
func forms(v string) []string {
	all := []string{v}
	add := func(s string) {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	if !jose.IsPlain(v) || strings.ContainsAny(v, "<>&") {
		if quoted, err := json.Marshal(v); err == nil {
			add(string(quoted[1 : len(quoted)-1]))
		}
	}
	add(url.QueryEscape(v))
	add(url.PathEscape(v))
	return all
}

// known replaces the secrets that the caller knows, outside of marks: a password may be the word secret.
func (r cleaner) known(s string) string {
	var found []string // each with what stands in its place
	for _, v := range r.forms {
		if strings.Contains(s, v) {
			found = append(found, v, hidden)
		}
	}
	if found == nil {
		return s
	}
	replace := strings.NewReplacer(found...).Replace
	var out strings.Builder
	last := 0
	for i := 0; i < len(s); {
		n := 0
		if s[i] == '[' {
			n = mark(s[i:])
		}
		if n == 0 {
			i++
			continue
		}
		out.WriteString(replace(s[last:i]))
		out.WriteString(s[i : i+n])
		i += n
		last = i
	}
	out.WriteString(replace(s[last:]))
	return out.String()
}

// mark is the length of the mark that a text begins with, 0 for none.
func mark(s string) int {
	for _, m := range []string{removed, hidden, signature, keyMark} {
		if strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	const unit = " bytes]"
	if n := digitsEnd(s, 1); s != "" && s[0] == '[' && n > 1 && strings.HasPrefix(s[n:], unit) {
		return n + len(unit)
	}
	return 0
}
