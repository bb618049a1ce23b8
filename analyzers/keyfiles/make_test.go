package keyfiles

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"math/big"
	"testing"
	"time"
)

// The keys of these tests are thrown away: they are made from the seed below and belong to nobody.
var throwAway = ed25519.NewKeyFromSeed(bytes.Repeat([]byte("throw-away key! "), 2))

var serialNumber = asn1.ObjectIdentifier{2, 5, 4, 5}

// cert makes a certificate. Its own serial number is another one than the attribute of the subject.
func cert(t testing.TB, name, kid, ends string) []byte {
	t.Helper()
	until, err := time.Parse("2006-01-02", ends)
	if err != nil {
		t.Fatal(err)
	}
	subject := pkix.Name{CommonName: name, Organization: []string{"Throw-away"}}
	if kid != "" {
		subject.ExtraNames = []pkix.AttributeTypeAndValue{{Type: serialNumber, Value: kid}}
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(4711), Subject: subject,
		NotBefore: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), NotAfter: until.Add(12 * time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, throwAway.Public(), throwAway)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func pemOf(label string, der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der})
}

func certPEM(t testing.TB, name, kid, ends string) []byte {
	return pemOf("CERTIFICATE", cert(t, name, kid, ends))
}

func pkcs8(t testing.TB) []byte {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(throwAway)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	der, err := asn1.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return der
}

// explicit puts DER into [0].
func explicit(der []byte) asn1.RawValue {
	return asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: der}
}

// p12 makes a PKCS#12 file with certificates in plain, an encrypted part when locked, and the bag of a key when keyed.
func p12(t testing.TB, locked, keyed bool, certificates ...[]byte) []byte {
	t.Helper()
	type bag struct {
		ID    asn1.ObjectIdentifier
		Value asn1.RawValue
	}
	type info struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}
	type holder struct {
		ID   asn1.ObjectIdentifier
		Data asn1.RawValue
	}
	type file struct {
		Version  int
		AuthSafe info
	}
	data := func(v any) info { return info{oidData, explicit(marshal(t, marshal(t, v)))} }
	var bags []bag
	for _, c := range certificates {
		x509Certificate := asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 22, 1}
		bags = append(bags, bag{oidCertBag, explicit(marshal(t, holder{x509Certificate, explicit(marshal(t, c))}))})
	}
	if keyed {
		bags = append(bags, bag{oidShroudedBag, explicit(marshal(t, []int{1, 2}))})
	}
	safes := []info{data(bags)}
	if locked {
		encrypted := asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 6}
		safes = append(safes, info{encrypted, explicit(marshal(t, []int{0}))})
	}
	return marshal(t, file{3, data(safes)})
}
