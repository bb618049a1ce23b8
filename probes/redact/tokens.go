package redact

import (
	"encoding/base64"
	"regexp"
	"strconv"
	"strings"

	"mleready/probes/jose"
)

var (
	alphabet  = strings.NewReplacer("+", "-", "/", "_", "=", "")
	afterName = regexp.MustCompile(`^\s*[^=;\s]+=`)
)

// tokens puts what change makes of them in place of all that the pattern of a token matches.
func tokens(s string, change func(string) string) string {
	if strings.Count(s, ".") < 2 {
		return s
	}
	var out strings.Builder
	last := 0
	for i := 0; i+1 < len(s); {
		if s[i] != 'e' || s[i+1] != 'y' && s[i+1] != 'w' {
			i++
			continue
		}
		end := tokenEnd(s, i)
		if i == 0 && end == len(s) {
			return change(s)
		}
		if end > 0 {
			out.WriteString(s[last:i])
			out.WriteString(change(s[i:end]))
			last = end
		} else {
			end = partEnd(s, i+2) // what begins later in the same part is shorter and no token either
		}
		i = end
	}
	if last == 0 {
		return s
	}
	out.WriteString(s[last:])
	return out.String()
}

// tokenEnd is where the token that begins at i ends, 0 for none.
func tokenEnd(s string, i int) int {
	end := partEnd(s, i+2)
	if end-i-2 < 6 {
		return 0
	}
	parts := 0
	for end = padded(s, end); end < len(s) && s[end] == '.'; parts++ {
		end = padded(s, partEnd(s, end+1))
	}
	if parts < 2 {
		return 0
	}
	return end
}

// partEnd is where the letters of base64, of either alphabet, end that begin at i.
func partEnd(s string, i int) int {
	for i < len(s) && inToken[s[i]] {
		i++
	}
	return i
}

// inToken are the letters of base64. Most of what is read of an exchange are those of encrypted texts.
var inToken = func() (all [256]bool) {
	for b := range all {
		all[b] = word(byte(b)) || strings.IndexByte("_-+/", byte(b)) >= 0
	}
	return all
}()

func padded(s string, i int) int {
	for n := 0; n < 2 && i < len(s) && s[i] == '='; n++ {
		i++
	}
	return i
}

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
		out := append(make([]byte, 0, len(header)+64), header...)
		for _, p := range parts[1:] {
			out = append(out, ".["...)
			out = strconv.AppendInt(out, int64(base64.RawURLEncoding.DecodedLen(len(p)-strings.Count(p, "="))), 10)
			out = append(out, " bytes]"...)
		}
		return string(append(out, rest...))
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
	raw, ok := decoded(s)
	if start := blanksEnd(raw, 0); !ok || start == len(raw) || raw[start] != '{' || !jose.IsJSON(raw) {
		return "", false
	}
	if clean := r.json(raw); clean != raw {
		return base64.RawURLEncoding.EncodeToString([]byte(clean)), true
	}
	return s, true
}

// decoded is what base64 of either alphabet stands for.
func decoded(s string) (string, bool) {
	var room [1024]byte // of most headers and claims
	raw, err := base64.RawURLEncoding.AppendDecode(room[:0], []byte(alphabet.Replace(s)))
	if err != nil {
		return "", false
	}
	return string(raw), true
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
		return scheme + r.parameters(rest)
	case "bearer ", "":
		if header, more, _ := strings.Cut(rest, "."); strings.Contains(more, ".") {
			if raw, ok := decoded(header); ok {
				if _, err := jose.ParseObject([]byte(raw)); err == nil { // as the reader of tokens takes it
					return scheme + tokens(rest, r.token)
				}
			}
		}
	}
	return scheme + hidden
}

// parameters redacts the parameters of a scheme.
func (r cleaner) parameters(s string) string {
	s = r.known(s)
	return cards(schemes(s, look(s)))
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
