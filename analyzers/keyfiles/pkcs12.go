package keyfiles

import (
	"bytes"
	"crypto/x509"
	"encoding/asn1"
)

// Object identifiers of PKCS#7 and PKCS#12.
var (
	oidData        = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidKeyBag      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 12, 10, 1, 1}
	oidShroudedBag = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 12, 10, 1, 2}
	oidCertBag     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 12, 10, 1, 3}
)

type pfx struct {
	Version  int
	AuthSafe contentInfo
	MAC      asn1.RawValue `asn1:"optional"`
}

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"tag:0,explicit,optional"`
}

type safeBag struct {
	ID         asn1.ObjectIdentifier
	Value      asn1.RawValue   `asn1:"tag:0,explicit"`
	Attributes []asn1.RawValue `asn1:"set,optional"`
}

type certBag struct {
	ID   asn1.ObjectIdentifier
	Data []byte `asn1:"tag:0,explicit"`
}

// pfxVersion is how the content of every PKCS#12 file begins: the INTEGER 3.
var pfxVersion = []byte{asn1.TagInteger, 1, 3}

// isPFX knows a PKCS#12 file by its first bytes, in DER or, as some programs write it, with open lengths.
func isPFX(body []byte) bool {
	if len(body) < 8 || body[0] != 0x30 {
		return false
	}
	header := 2
	if body[1] > 0x80 {
		header += int(body[1] & 0x7f)
	}
	return header < len(body) && bytes.HasPrefix(body[header:], pfxVersion)
}

// readPFX takes from a PKCS#12 file what lies in it without encryption. No password is tried, not even the empty one:
// the file says itself how much work that would be, and may ask for hours.
func readPFX(body []byte) material {
	var file pfx
	var safes []contentInfo
	if _, err := asn1.Unmarshal(body, &file); err != nil || !unwrap(file.AuthSafe, &safes) {
		return material{secrets: []secret{{"PKCS#12", 1, 1}}, unread: unreadP12}
	}
	var m material
	key := false
	for _, safe := range safes {
		var bags []safeBag
		if !unwrap(safe, &bags) {
			m.unread, key = unreadP12, true // encrypted; a file that is worth it has a key in it or beside it
			continue
		}
		for _, bag := range bags {
			key = key || bag.ID.Equal(oidKeyBag) || bag.ID.Equal(oidShroudedBag)
			if bag.ID.Equal(oidCertBag) {
				m.bag(bag)
			}
		}
	}
	if key {
		m.secrets = []secret{{"PKCS#12", 1, 1}}
	}
	return m
}

func (m *material) bag(bag safeBag) {
	var holder certBag
	if _, err := asn1.Unmarshal(bag.Value.Bytes, &holder); err == nil {
		if c, err := x509.ParseCertificate(holder.Data); err == nil {
			m.certificates = append(m.certificates, certificate{c, 1, 1})
			return
		}
	}
	m.unread = unreadBroken
}

// unwrap decodes the plain content of a ContentInfo; false for any other.
func unwrap(info contentInfo, into any) bool {
	var octets []byte
	if !info.Type.Equal(oidData) {
		return false
	}
	if _, err := asn1.Unmarshal(info.Content.Bytes, &octets); err != nil {
		return false
	}
	_, err := asn1.Unmarshal(octets, into)
	return err == nil
}
