package redact

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"

	"mleready/probes/jose"
)

var (
	marks    = regexp.MustCompile(`\[(?:removed|secret|signature|private key|\d+ bytes)\]`)
	keyBlock = regexp.MustCompile(`-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z0-9 ]*PRIVATE KEY-----)?`)

	bearer    = regexp.MustCompile(`(?i)\b(bearer +)([A-Za-z0-9._~+/=-]{8,})`)
	basic     = regexp.MustCompile(`(?i)\b(basic +)([A-Za-z0-9+/]{4,}={0,2})`)
	signOff   = regexp.MustCompile(`(?i)\b((?:oauth_)?signature *= *(?:\\*"|%22)?)([A-Za-z0-9+/=%_-]+)`)
	oauth     = regexp.MustCompile(`(?i)\b(oauth_token(?:_secret)? *= *(?:\\*"|%22)?)([A-Za-z0-9._~+/=%-]+)`)
	userInfo  = regexp.MustCompile(`(://[^/\s:@"'<>]*:)([^@\s"'<>/]+)(@)`)
	alphabet  = strings.NewReplacer("+", "-", "/", "_", "=", "")
	afterName = regexp.MustCompile(`^\s*[^=;\s]+=`)
)

// token cuts the signature off a JWS and everything but the header off a JWE. What is neither stays.
func (r cleaner) token(s string) string {
	parts := strings.Split(s, ".")
	rest := ""
	if n := len(parts) - 1; (n == 3 || n == 5) && parts[n] == "" {
		parts, rest = parts[:n], "." // the full stop of a sentence
	}
	header, ok := r.part(parts[0])
	switch {
	case !ok:
		return s
	case len(parts) == 3:
		claims, ok := r.part(parts[1])
		if !ok && parts[1] != "" {
			claims = removed
		}
		end := signature
		if parts[2] == "" {
			end = ""
		}
		return header + "." + claims + "." + end + rest
	case len(parts) == 5:
		for i, p := range parts[1:] {
			parts[i+1] = fmt.Sprintf("[%d bytes]", base64.RawURLEncoding.DecodedLen(len(alphabet.Replace(p))))
		}
		return header + "." + strings.Join(parts[1:], ".") + rest
	}
	return header + "." + removed + rest
}

// track is what the stripe of a card holds: %B, number, name, expiry and more, or number, =, expiry and more.
var track = regexp.MustCompile(`%?[Bb](\d{13,19})\^[^^\r\n]{0,40}\^\d{4}[^?\s"'<]*\??|;?(\d{13,19})[=Dd]\d{7,}[Ff]?\??`)

func tracks(s string) string {
	return track.ReplaceAllStringFunc(s, func(m string) string {
		if sub := track.FindStringSubmatch(m); !Luhn(sub[1] + sub[2]) {
			return m
		}
		return removed
	})
}

// part is a part of a token that is a JSON object, redacted.
func (r cleaner) part(s string) (string, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(alphabet.Replace(s))
	if err != nil {
		return "", false
	}
	if !json.Valid(raw) || !strings.HasPrefix(strings.TrimSpace(string(raw)), "{") {
		return "", false
	}
	if clean := r.text(string(raw)); clean != string(raw) {
		return base64.RawURLEncoding.EncodeToString([]byte(clean)), true
	}
	return s, true
}

// schemes masks what follows the words of an authentication scheme, where it looks like a credential and not like prose.
func schemes(s string) string {
	lower, sure := folded(s)
	has := func(word string) bool { return !sure || strings.Contains(lower, word) }
	if has("bearer") {
		s = bearer.ReplaceAllStringFunc(s, bearing)
	}
	if has("basic") {
		s = basic.ReplaceAllStringFunc(s, based)
	}
	if has("signature") {
		s = signOff.ReplaceAllString(s, "${1}"+signature)
	}
	if has("oauth_token") {
		s = oauth.ReplaceAllString(s, "${1}"+hidden)
	}
	if has("://") {
		s = userInfo.ReplaceAllString(s, "${1}"+hidden+"${3}")
	}
	return s
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

// authorization redacts the value of an Authorization header.
func (r cleaner) authorization(s string) string {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(s), " ")
	rest = strings.TrimSpace(rest)
	if !ok {
		scheme, rest = "", scheme
	} else {
		scheme += " "
	}
	switch strings.ToLower(scheme) {
	case "oauth ", "signature ":
		return scheme + cards(schemes(r.known(rest)))
	case "bearer ", "":
		header, _, _ := strings.Cut(rest, ".")
		if raw, err := base64.RawURLEncoding.DecodeString(alphabet.Replace(header)); err == nil {
			if _, err := jose.ParseObject(raw); err == nil && strings.Count(rest, ".") >= 2 {
				return scheme + tokens(rest, r.token)
			}
		}
	}
	return scheme + hidden
}

// cookie keeps the names and attributes of cookies.
func cookie(s string) string {
	attributes := []string{"path", "domain", "expires", "max-age", "samesite"}
	parts := strings.Split(s, ";")
	for i, p := range parts {
		name := afterName.FindString(p)
		known := false
		for _, a := range attributes {
			known = known || i > 0 && strings.EqualFold(strings.TrimSpace(strings.TrimSuffix(name, "=")), a)
		}
		if name != "" && !known {
			parts[i] = name + hidden
		}
		if name == "" && i == 0 {
			parts[i] = hidden
		}
	}
	return strings.Join(parts, ";")
}

// forms are the ways in which a secret may be written.
func forms(v string) []string {
	all := []string{v}
	add := func(s string) {
		if s != v {
			all = append(all, s)
		}
	}
	if quoted, err := json.Marshal(v); err == nil {
		add(string(quoted[1 : len(quoted)-1]))
	}
	add(url.QueryEscape(v))
	add(url.PathEscape(v))
	return all
}
