package keyfiles

import (
	"encoding/asn1"
)

// shortestKey is less than any private key has, in bytes.
const shortestKey = 32

// openSSH begins the content of a key in OpenSSH's own form.
var openSSH = []byte("openssh-key-v1\x00")

// formOf names the form of a private key in DER by the tags of its parts, "" when it is none. Its values are not
// looked at.
func formOf(der []byte) string {
	parts := partsOf(der)
	if len(der) < shortestKey || len(parts) < 2 {
		return ""
	}
	first, second := parts[0].Tag, parts[1].Tag
	switch {
	case isVersion(parts[0], 3): // a PKCS#12 file
	case first == asn1.TagInteger && second == asn1.TagSequence && len(parts) >= 3 && parts[2].Tag == asn1.TagOctetString:
		return "PKCS#8"
	case first == asn1.TagInteger && second == asn1.TagInteger && len(parts) >= 6:
		return "PKCS#1" // or that of DSA
	case isVersion(parts[0], 1) && second == asn1.TagOctetString:
		return "SEC 1"
	case first == asn1.TagSequence && second == asn1.TagOctetString && len(parts) == 2:
		return "encrypted PKCS#8"
	}
	return ""
}

// isPublic reports whether DER is a public key or a certificate request, which say nothing about certificates.
func isPublic(der []byte) bool {
	parts := partsOf(der)
	last := len(parts) - 1
	return (last == 1 || last == 2) && parts[0].Tag == asn1.TagSequence && parts[last].Tag == asn1.TagBitString
}

// partsOf splits a sequence of DER, nil when it is none.
func partsOf(der []byte) []asn1.RawValue {
	var parts []asn1.RawValue
	if rest, err := asn1.Unmarshal(der, &parts); err != nil || len(rest) > 0 {
		return nil
	}
	for _, p := range parts {
		if p.Class != asn1.ClassUniversal && p.Class != asn1.ClassContextSpecific {
			return nil
		}
	}
	return parts
}

func isVersion(v asn1.RawValue, n byte) bool {
	return v.Class == asn1.ClassUniversal && v.Tag == asn1.TagInteger && len(v.Bytes) == 1 && v.Bytes[0] == n
}
