package p12

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"software.sslmate.com/src/go-pkcs12"
)

const password = "throw-away pässword"

// key is the one key of these tests.
var key = sync.OnceValue(func() *rsa.PrivateKey {
	k, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		panic(err)
	}
	return k
})

func certificate(t testing.TB, name string) *x509.Certificate {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), NotBefore: time.Unix(0, 0), NotAfter: time.Unix(4e9, 0),
		Subject: pkix.Name{CommonName: name, ExtraNames: []pkix.AttributeTypeAndValue{{Type: asn1.ObjectIdentifier{2, 5, 4, 5}, Value: "12345"}}},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key().Public(), key())
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestReadByLibrary(t *testing.T) {
	ours, sjc := certificate(t, "acme"), certificate(t, "provider")
	file, err := Encode(rand.Reader, Modern, []Bag{{"serialNumber=1,CN=acme", ours, key()}, {"cn=provider", sjc, nil}}, password)
	if err != nil {
		t.Fatal(err)
	}
	k, c, chain, err := pkcs12.DecodeChain(file, password)
	if err != nil {
		t.Fatal(err)
	}
	if !key().Equal(k) || !c.Equal(ours) || len(chain) != 1 || !chain[0].Equal(sjc) {
		t.Error("the library reads something else than was written")
	}
	got, err := decode(file, password)
	if err != nil {
		t.Fatal(err)
	}
	if !key().Equal(got.Keys[0]) || len(got.Keys) != 1 {
		t.Error("our own reader reads another key")
	}
	if diff := cmp.Diff([]*x509.Certificate{ours, sjc}, got.Certificates, cmp.Comparer(func(a, b *x509.Certificate) bool { return a.Equal(b) })); diff != "" {
		t.Error(diff)
	}
}
