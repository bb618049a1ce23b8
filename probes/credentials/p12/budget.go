package p12

import (
	"crypto/x509/pkix"
	"errors"
	"fmt"
)

// maxRounds bounds the rounds of key derivation that one file may ask for, in all its parts: some seconds of work.
const maxRounds = 5_000_000

var errRounds = fmt.Errorf("it asks for more than %d rounds of key derivation: export it again with fewer", maxRounds)

// bounded refuses a file that asks for too much work in what can be read without its password.
func bounded(file []byte, limit int) error {
	_, safes, mac, err := parse(file)
	if err != nil {
		return err
	}
	b := budget(limit)
	if err := errors.Join(b.spend(mac.Rounds), b.algorithm(mac.MAC.Algorithm)); err != nil {
		return err
	}
	for _, safe := range safes {
		switch {
		case safe.Type.Equal(oidEncryptedData):
			var data encryptedData
			if err := inside(safe.Content, &data); err != nil {
				return err
			}
			err = b.algorithm(data.Info.Algorithm)
		case safe.Type.Equal(oidData):
			err = b.keys(safe)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// budget is the rounds that are left.
type budget int

func (b *budget) spend(rounds int) error {
	if rounds < 0 || rounds > int(*b) {
		return errRounds
	}
	*b -= budget(rounds)
	return nil
}

// algorithm spends the rounds that opening a part takes. Algorithms that nothing here opens cost nothing.
func (b *budget) algorithm(a pkix.AlgorithmIdentifier) error {
	var one pbes1
	if strictly(a.Parameters.FullBytes, &one) == nil {
		return b.spend(one.Rounds)
	}
	var two pbes2
	var kdf pbkdf2Params
	if strictly(a.Parameters.FullBytes, &two) == nil && strictly(two.KDF.Parameters.FullBytes, &kdf) == nil {
		return b.spend(kdf.Rounds)
	}
	return nil
}

// keys spends the rounds of the keys that are encrypted on their own.
func (b *budget) keys(safe contentInfo) error {
	var data []byte
	var bags []safeBag
	if err := errors.Join(inside(safe.Content, &data), strictly(data, &bags)); err != nil {
		return errForm
	}
	for _, bag := range bags {
		var key encryptedKey
		if bag.ID.Equal(oidShroudedBag) && inside(bag.Value, &key) == nil {
			if err := b.algorithm(key.Algorithm); err != nil {
				return err
			}
		}
	}
	return nil
}
