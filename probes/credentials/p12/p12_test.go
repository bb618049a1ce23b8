package p12

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"software.sslmate.com/src/go-pkcs12"
)

// password is thrown away, as all keys of these tests are.
const password = "throw-away pässword €"

// key is the one key of these tests.
var key = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// bag makes a certificate with its key.
func bag(t testing.TB, name string) Bag {
	t.Helper()
	k, err := key()
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), NotBefore: time.Unix(0, 0), NotAfter: time.Unix(4e9, 0),
		Subject: pkix.Name{CommonName: name, SerialNumber: "12345"},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, k.Public(), k)
	if err != nil {
		t.Fatal(err)
	}
	c, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return Bag{"serialNumber=12345,CN=" + name, c, k}
}

// bare drops the key of a bag.
func bare(b Bag) Bag { return Bag{Name: b.Name, Certificate: b.Certificate} }

func encode(t testing.TB, form Form, password string, bags ...Bag) []byte {
	t.Helper()
	file, err := Encode(rand.Reader, form, bags, password)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// names lists what a file holds.
func names(c Content) []string {
	var all []string
	for _, k := range c.Keys {
		if _, ok := k.(*rsa.PrivateKey); ok {
			all = append(all, "key")
		}
	}
	for _, c := range c.Certificates {
		all = append(all, c.Subject.CommonName)
	}
	return all
}

var forms = map[string]Form{"modern": Modern, "old": Old}

func TestEncode(t *testing.T) {
	ours, sjc := bag(t, "acme"), bare(bag(t, "provider"))
	for name, form := range forms {
		for _, password := range []string{password, "x", ""} {
			t.Run(name, func(t *testing.T) {
				file := encode(t, form, password, ours, sjc)
				k, c, chain, err := pkcs12.DecodeChain(file, password)
				if err != nil {
					t.Fatal(err)
				}
				if !ours.Key.Equal(k) || !c.Equal(ours.Certificate) || len(chain) != 1 || !chain[0].Equal(sjc.Certificate) {
					t.Error("the library reads something else than was written")
				}
				own, err := decode(file, password, maxRounds)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff([]string{"key", "acme", "provider"}, names(own)); diff != "" {
					t.Errorf("our own reader: %s", diff)
				}
				if !ours.Key.Equal(own.Keys[0]) {
					t.Error("our own reader reads another key")
				}
			})
		}
	}
}

// What the library refuses is read all the same.
func TestDecodeWhatTheLibraryRefuses(t *testing.T) {
	a, b := bag(t, "acme"), bag(t, "other")
	for name, form := range forms {
		t.Run(name, func(t *testing.T) {
			for _, test := range []struct {
				name string
				bags []Bag
				want []string
			}{
				{"two keys", []Bag{a, b}, []string{"key", "key", "acme", "other"}},
				{"no key", []Bag{bare(a), bare(b)}, []string{"acme", "other"}},
			} {
				file := encode(t, form, password, test.bags...)
				if _, _, _, err := pkcs12.DecodeChain(file, password); err == nil {
					t.Errorf("%s: the library reads it: this test shows nothing", test.name)
				}
				got, err := Decode(file, password)
				if diff := cmp.Diff(test.want, names(got)); err != nil || diff != "" {
					t.Errorf("%s: %v %s", test.name, err, diff)
				}
				if _, err := Decode(file, "wrong"); !errors.Is(err, ErrPassword) {
					t.Errorf("%s with a wrong password: %v", test.name, err)
				}
			}
		})
	}
}

func TestWrongPassword(t *testing.T) {
	for name, form := range forms {
		file := encode(t, form, password, bag(t, "acme"))
		for _, wrong := range []string{"", "wrong", password + " "} {
			if _, err := Decode(file, wrong); !errors.Is(err, ErrPassword) {
				t.Errorf("%s: %v", name, err)
			}
			if _, err := decode(file, wrong, maxRounds); !errors.Is(err, ErrPassword) {
				t.Errorf("%s, our own reader: %v", name, err)
			}
		}
	}
}

func TestDecryptKey(t *testing.T) {
	ours := bag(t, "acme")
	for name, form := range forms {
		w := writer{random: rand.Reader, form: form, password: password}
		der := w.shrouded(ours.Key)
		if w.err != nil {
			t.Fatal(w.err)
		}
		if k, err := DecryptKey(der, password); err != nil || !ours.Key.Equal(k) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := DecryptKey(der, "wrong"); !errors.Is(err, ErrPassword) {
			t.Errorf("%s with a wrong password: %v", name, err)
		}
		if !IsKey(der) || Is(der) {
			t.Errorf("%s: taken for something else", name)
		}
	}
	if _, err := DecryptKey([]byte("no key"), password); err == nil {
		t.Error("no key is read as one")
	}
}

// A file may ask for any amount of work: in its MAC, its encryption, and in each of its keys.
func TestTooMuchWork(t *testing.T) {
	const much = maxRounds/2 + 1
	w := writer{random: rand.Reader, password: password}
	kdf := w.der(pbkdf2Params{Salt: []byte("salt"), Rounds: much, PRF: identifier(oidHMACSHA256, asn1.NullBytes)})
	scheme := identifier(oidPBES2, w.der(pbes2{identifier(oidPBKDF2, kdf), identifier(oidAES256, w.der(make([]byte, 16)))}))
	old := identifier(oid3DES, w.der(pbes1{[]byte("salt"), much}))
	data := func(a pkix.AlgorithmIdentifier) contentInfo {
		return contentInfo{oidEncryptedData, w.explicit(w.der(encryptedData{0, encryptedContent{oidData, a, make([]byte, 32)}}))}
	}
	keys := func(a pkix.AlgorithmIdentifier) contentInfo {
		bags := w.der([]safeBag{{oidShroudedBag, w.explicit(w.der(encryptedKey{a, make([]byte, 32)})), nil}})
		return contentInfo{oidData, w.explicit(w.der(bags))}
	}
	mac := func(rounds int) macData {
		return macData{digestInfo{identifier(sha256Digest.plain, asn1.NullBytes), make([]byte, 32)}, []byte("salt"), rounds}
	}
	file := func(mac macData, safes ...contentInfo) []byte {
		return w.der(pfx{version, contentInfo{oidData, w.explicit(w.der(w.der(safes)))}, mac})
	}
	for name, file := range map[string][]byte{
		"MAC":                  file(mac(maxRounds+1), data(identifier(oidData, asn1.NullBytes))),
		"negative":             file(mac(-1)),
		"MAC of PBKDF2":        file(macData{digestInfo{scheme, make([]byte, 32)}, []byte("salt"), 1}, data(scheme)),
		"two parts":            file(mac(1), data(scheme), data(scheme)),
		"two old parts":        file(mac(1), data(old), data(old)),
		"key and MAC":          file(mac(much), keys(scheme)),
		"key and part, old":    file(mac(1), data(old), keys(old)),
		"key and part, modern": file(mac(1), data(scheme), keys(scheme)),
	} {
		if _, err := Decode(file, password); !errors.Is(err, errRounds) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if w.err != nil {
		t.Fatal(w.err)
	}
	o := opener{password: password, left: maxRounds}
	if _, err := o.decrypt(scheme, make([]byte, 32)); errors.Is(err, errRounds) {
		t.Error("the first of two parts is refused")
	}
	if _, err := o.decrypt(scheme, make([]byte, 32)); !errors.Is(err, errRounds) {
		t.Errorf("the second of two parts: %v", err)
	}
}

// Any damage is an error that says nothing of the content, and no error is empty.
func TestDamage(t *testing.T) {
	for name, form := range forms {
		file := encode(t, form, "hunter2", bag(t, "acme"), bag(t, "other"))
		for i := 0; i < len(file); i += 7 {
			damaged := append([]byte{}, file...)
			damaged[i] ^= 0x11
			for _, text := range [][]byte{damaged, file[:i]} {
				content, err := decodeWithin(text, "hunter2", 10_000)
				switch {
				case err != nil && (err.Error() == "" || strings.Contains(err.Error(), "hunter2")):
					t.Errorf("%s, byte %d: %v", name, i, err)
				case err == nil && len(content.Certificates) == 0:
					t.Errorf("%s, byte %d: nothing is read, without an error", name, i)
				}
			}
		}
	}
}

func TestIs(t *testing.T) {
	for name, test := range map[string]struct {
		file []byte
		want bool
	}{
		"nothing":     {nil, false},
		"text":        {[]byte("-----BEGIN PRIVATE KEY-----"), false},
		"certificate": {bag(t, "acme").Certificate.Raw, false},
		"PKCS#12":     {encode(t, Modern, password, bag(t, "acme")), true},
	} {
		if got := Is(test.file); got != test.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
