package jose

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"crypto/sha256"
	"fmt"
	"hash"

	josecipher "github.com/go-jose/go-jose/v4/cipher"
)

const tagBytes = 16 // of every content encryption below

// content is a content encryption of RFC 7518. Lengths are in bytes; iv is the one that the RFC asks for.
type content struct {
	key, iv int
	cbc     bool
}

var contents = map[string]content{
	"A128GCM": {key: 16, iv: 12}, "A192GCM": {key: 24, iv: 12}, "A256GCM": {key: 32, iv: 12},
	"A128CBC-HS256": {key: 32, iv: aes.BlockSize, cbc: true},
}

// wraps are the ways to encrypt a content key, each with the hash of OAEP.
var wraps = map[string]func() hash.Hash{"RSA-OAEP": sha1.New, "RSA-OAEP-256": sha256.New}

func methods(alg, enc string) (func() hash.Hash, content, error) {
	w, ok := wraps[alg]
	if !ok {
		return nil, content{}, fmt.Errorf("alg %q is refused; use RSA-OAEP-256", alg)
	}
	c, ok := contents[enc]
	if !ok {
		return nil, content{}, fmt.Errorf("enc %q is not supported; use A256GCM", enc)
	}
	return w, c, nil
}

// open makes the cipher for a content key. With AES-GCM the IV may be of any length.
func (c content) open(key []byte, iv int) (cipher.AEAD, error) {
	if c.cbc {
		return josecipher.NewCBCHMAC(key, aes.NewCipher)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithNonceSize(block, iv)
}
