package p12

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"hash"
	"slices"
	"unicode/utf16"
)

// digest is a hash function with the object identifiers of its plain form and of its HMAC.
type digest struct {
	plain, mac asn1.ObjectIdentifier
	new        func() hash.Hash
}

var (
	oidHMACSHA256 = asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 9}
	sha1Digest    = digest{asn1.ObjectIdentifier{1, 3, 14, 3, 2, 26}, asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 7}, sha1.New}
	sha256Digest  = digest{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}, oidHMACSHA256, sha256.New}
)

var digests = []digest{
	sha1Digest,
	{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 4}, asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 8}, sha256.New224},
	sha256Digest,
	{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}, asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 10}, sha512.New384},
	{asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}, asn1.ObjectIdentifier{1, 2, 840, 113549, 2, 11}, sha512.New},
}

// What a derived value is for, in the key derivation of PKCS#12 (RFC 7292, appendix B.3).
const (
	forKey = 1
	forIV  = 2
	forMAC = 3
)

// derive is the key derivation of PKCS#12 (RFC 7292, appendix B.2).
func derive(newHash func() hash.Hash, password, salt []byte, purpose byte, rounds, size int) []byte {
	h := newHash()
	block := h.BlockSize()
	diversifier := slices.Repeat([]byte{purpose}, block)
	input := append(repeated(salt, block), repeated(password, block)...)
	var out []byte
	for {
		h.Reset()
		h.Write(diversifier)
		h.Write(input)
		a := h.Sum(nil)
		for range rounds - 1 {
			h.Reset()
			h.Write(a)
			a = h.Sum(a[:0])
		}
		if out = append(out, a...); len(out) >= size {
			return out[:size]
		}
		add(input, repeated(a, block)[:block])
	}
}

// repeated fills whole blocks with a value.
func repeated(value []byte, block int) []byte {
	if len(value) == 0 {
		return nil
	}
	size := (len(value) + block - 1) / block * block
	return slices.Repeat(value, size/len(value)+1)[:size]
}

// add adds b+1 to each block of input, big endian, dropping what overflows.
func add(input, b []byte) {
	for start := 0; start < len(input); start += len(b) {
		carry := 1
		for i := len(b) - 1; i >= 0; i-- {
			carry += int(input[start+i]) + int(b[i])
			input[start+i] = byte(carry)
			carry >>= 8
		}
	}
}

// bmp is a password as PKCS#12 derives from it: UTF-16, big endian, with an end mark.
func bmp(password string) []byte {
	out := wide(password)
	return append(out, 0, 0)
}

func wide(s string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(s)) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return out
}

// cipherFor gives the block cipher and the IV that an algorithm derives from a password.
func cipherFor(algorithm pkix.AlgorithmIdentifier, password string) (cipher.Block, []byte, error) {
	switch {
	case algorithm.Algorithm.Equal(oid3DES):
		var p pbes1
		if err := strictly(algorithm.Parameters.FullBytes, &p); err != nil {
			return nil, nil, err
		}
		key := derive(sha1.New, bmp(password), p.Salt, forKey, p.Rounds, 24)
		block, err := des.NewTripleDESCipher(key)
		return block, derive(sha1.New, bmp(password), p.Salt, forIV, p.Rounds, des.BlockSize), err
	case algorithm.Algorithm.Equal(oidPBES2):
		return pbes2For(algorithm, password)
	}
	return nil, nil, fmt.Errorf("it is encrypted with %s, which is not read here: convert it, for example with "+
		"openssl pkcs12 -legacy -nodes and then openssl pkcs12 -export", algorithm.Algorithm)
}

func pbes2For(algorithm pkix.AlgorithmIdentifier, password string) (cipher.Block, []byte, error) {
	var p pbes2
	var kdf pbkdf2Params
	var iv []byte
	if err := errors.Join(strictly(algorithm.Parameters.FullBytes, &p), strictly(p.KDF.Parameters.FullBytes, &kdf),
		strictly(p.Cipher.Parameters.FullBytes, &iv)); err != nil || !p.KDF.Algorithm.Equal(oidPBKDF2) || len(iv) != aes.BlockSize {
		return nil, nil, errors.New("its encryption is none of PBKDF2 with AES-CBC: convert it with openssl pkcs8 -topk8 or openssl pkcs12 -export")
	}
	prf := sha1Digest // the default of the standard
	if kdf.PRF.Algorithm != nil {
		i := slices.IndexFunc(digests, func(d digest) bool { return d.mac.Equal(kdf.PRF.Algorithm) })
		if i < 0 {
			return nil, nil, fmt.Errorf("its key derivation uses %s, which is not read here: convert it with openssl", kdf.PRF.Algorithm)
		}
		prf = digests[i]
	}
	size := map[string]int{oidAES128.String(): 16, oidAES192.String(): 24, oidAES256.String(): 32}[p.Cipher.Algorithm.String()]
	if size == 0 {
		return nil, nil, fmt.Errorf("it is encrypted with %s, which is not read here: convert it with openssl", p.Cipher.Algorithm)
	}
	key, err := pbkdf2.Key(prf.new, password, kdf.Salt, kdf.Rounds, size)
	if err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	return block, iv, err
}
