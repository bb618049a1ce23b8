package keyfiles

import (
	"bytes"
	"crypto/x509"
)

// material is what one file holds.
type material struct {
	certificates []certificate
	secrets      []secret
	unread       string // why something in it was not read, "" when all was
}

// certificate is a certificate with the lines that it stands on.
type certificate struct {
	*x509.Certificate
	line, end int
}

// secret is a private key of which nothing is known but its form and its place.
type secret struct {
	form      string
	line, end int
}

const (
	unreadStore  = "a Java key store: not read; export its certificates as PEM to have them looked at"
	unreadP12    = "the certificates in this PKCS#12 file are encrypted: a password is needed, not read"
	unreadBroken = "a certificate in it cannot be read"
	unreadOther  = "named like a key file, and holds no key or certificate in a known form"
)

var javaStore = []byte{0xfe, 0xed, 0xfe, 0xed}

// read takes a file apart. named says that its name is that of a key file, so that nothing in it needs a word.
func read(body []byte, named bool) material {
	m, blocks := readText(body)
	switch {
	case blocks > 0 || !named:
		if !named {
			m.unread = "" // a source that talks of certificates
		}
		return m
	case bytes.HasPrefix(body, javaStore):
		return material{unread: unreadStore}
	case isPFX(body):
		return readPFX(body)
	}
	if form := formOf(body); form != "" {
		return material{secrets: []secret{{"DER, " + form, 1, 1}}}
	}
	if c, err := x509.ParseCertificate(body); err == nil {
		return material{certificates: []certificate{{c, 1, 1}}}
	}
	if isPublic(body) || len(bytes.TrimSpace(body)) == 0 {
		return material{}
	}
	return material{unread: unreadOther}
}
