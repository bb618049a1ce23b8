package keyfiles

import (
	"bytes"
	"crypto/x509"
	"encoding/base64"
	"regexp"
	"strings"
)

// maxBlock bounds a block of PEM, so that many beginnings without an end cost little.
const maxBlock = 64 << 10

var (
	begin = regexp.MustCompile(`-----BEGIN ([A-Z0-9 ]{1,40})-----`)
	// joint is what stands between two literals that make one string.
	joint = regexp.MustCompile("[\"'`]\\s*[+.,&\\\\]?\\s*[\"'`]")
	// escapes are line breaks as string literals and settings write them.
	escapes = strings.NewReplacer(`\\r`, "\n", `\\n`, "\n", `\r`, "\n", `\n`, "\n", "\r", "\n")
	notB64  = regexp.MustCompile(`[^A-Za-z0-9+/=]+`)
)

// readText finds the blocks of PEM in a text and counts them. They may be indented, quoted, joined from literals, or
// stand on one line with escaped breaks.
func readText(text []byte) (m material, blocks int) {
	line, counted := 1, 0
	for _, at := range begin.FindAllSubmatchIndex(text, -1) {
		label := string(text[at[2]:at[3]])
		rest := text[at[1]:min(len(text), at[1]+maxBlock)]
		length := bytes.Index(rest, []byte("-----END "+label+"-----"))
		if length < 0 {
			continue
		}
		blocks++
		line += bytes.Count(text[counted:at[0]], []byte("\n"))
		counted = at[0]
		m.block(label, string(rest[:length]), line, line+bytes.Count(rest[:length], []byte("\n")))
	}
	return m, blocks
}

// block takes one block over. A body that does not decode is a placeholder.
func (m *material) block(label, body string, line, end int) {
	private := strings.HasSuffix(label, "PRIVATE KEY")
	if !private && label != "CERTIFICATE" && label != "TRUSTED CERTIFICATE" {
		return
	}
	der, encrypted := decode(body)
	if private {
		if formOf(der) != "" || bytes.HasPrefix(der, openSSH) || encrypted && len(der) >= shortestKey {
			m.secrets = append(m.secrets, secret{"PEM, " + label, line, end})
		}
		return
	}
	if c, err := x509.ParseCertificate(der); err == nil {
		m.certificates = append(m.certificates, certificate{c, line, end})
	} else {
		m.unread = unreadBroken
	}
}

// decode is the content of a block; encrypted is what its headers say.
func decode(body string) (der []byte, encrypted bool) {
	var b64 strings.Builder
	for line := range strings.Lines(escapes.Replace(joint.ReplaceAllString(body, ""))) {
		if strings.Contains(line, ": ") {
			encrypted = encrypted || strings.Contains(line, "ENCRYPTED")
			continue
		}
		b64.WriteString(notB64.ReplaceAllString(line, ""))
	}
	der, err := base64.StdEncoding.DecodeString(b64.String())
	if err != nil {
		return nil, encrypted
	}
	return der, encrypted
}
