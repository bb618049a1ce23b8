package redact

import (
	"encoding/base64"
	"regexp"
	"strings"
)

var (
	bearer   = regexp.MustCompile(`(?i)\b(bearer +)([A-Za-z0-9._~+/=-]{8,})`)
	basic    = regexp.MustCompile(`(?i)\b(basic +)([A-Za-z0-9+/]{4,}={0,2})`)
	signOff  = regexp.MustCompile(`(?i)\b((?:oauth_)?signature *= *(?:\\*"|%22)?)([A-Za-z0-9+/=%_-]+)`)
	oauth    = regexp.MustCompile(`(?i)\b(oauth_token(?:_secret)? *= *(?:\\*"|%22)?)([A-Za-z0-9._~+/=%-]+)`)
	userInfo = regexp.MustCompile(`(://[^/\s:@"'<>]*:)([^@\s"'<>/]+)(@)`)
)

// schemes masks what follows the words of an authentication scheme, where it looks like a credential and not like prose.
func schemes(s string, see sight) string {
	may := func(small string, sign byte) bool { return see.has(beyond) || before(s, small, sign) }
	if see.has(blank) && may("bearer", ' ') {
		s = bearer.ReplaceAllStringFunc(s, bearing)
	}
	if see.has(blank) && may("basic", ' ') {
		s = basic.ReplaceAllStringFunc(s, based)
	}
	if see.has(equals) {
		s = signatures(s, see)
	}
	if see.has(equals) && (may("oauth_token", '=') || may("oauth_token_secret", '=')) {
		s = oauth.ReplaceAllString(s, "${1}"+hidden)
	}
	if see.has(colon) && strings.Contains(s, "://") && strings.Contains(s, "@") {
		s = userInfo.ReplaceAllString(s, "${1}"+hidden+"${3}")
	}
	return s
}

// signatures puts a mark in place of what signOff finds. A signature of OAuth stands in the header of each request, in
// which the pattern takes longer than all else.
func signatures(s string, see sight) string {
	if see.has(beyond) {
		return signOff.ReplaceAllString(s, "${1}"+signature)
	}
	var out strings.Builder
	last := 0
	for i := 0; ; {
		start, sign := nextBefore(s, i, "signature", '=')
		if sign < 0 {
			break
		}
		i = sign + 1
		if n := len("oauth_"); start >= n && strings.EqualFold(s[start-n:start], "oauth_") {
			start -= n
		}
		if start < last || start > 0 && (word(s[start-1]) || s[start-1] == '_') {
			continue
		}
		if from, to := signatureAt(s, i); from < to {
			out.WriteString(s[last:from])
			out.WriteString(signature)
			last, i = to, to
		}
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// signatureAt is where the signature begins and ends that may stand behind an equals sign, which ends at i.
func signatureAt(s string, i int) (start, end int) {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	start = i
	for start < len(s) && s[start] == '\\' {
		start++
	}
	switch {
	case start < len(s) && s[start] == '"':
		start++
	case start == i && strings.HasPrefix(s[i:], "%22"):
		start += len("%22")
	default:
		start = i
	}
	if end = signatureEnd(s, start); end > start {
		return start, end
	}
	return i, signatureEnd(s, i) // %22 is the signature itself
}

func signatureEnd(s string, i int) int {
	for i < len(s) && (inToken[s[i]] || s[i] == '=' || s[i] == '%') {
		i++
	}
	return i
}

// bearing masks what bearer found.
func bearing(m string) string {
	at := bearer.FindStringSubmatchIndex(m)[4]
	if v := m[at:]; !strings.ContainsAny(v, "0123456789_") && len(v) < 24 || strings.HasPrefix(v, "ey") && strings.Count(v, ".") == 2 {
		return m // a word, or a token that has been cut already
	}
	return m[:at] + hidden
}

// based masks what basic found.
func based(m string) string {
	at := basic.FindStringSubmatchIndex(m)[4]
	if raw, err := base64.RawURLEncoding.DecodeString(alphabet.Replace(m[at:])); err != nil || !strings.Contains(string(raw), ":") {
		return m
	}
	return m[:at] + hidden
}
