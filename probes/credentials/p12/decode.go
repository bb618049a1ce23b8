package p12

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"slices"
)

// maxRounds bounds the rounds of key derivation that one file may ask for, in all its parts: some seconds of work.
const maxRounds = 5_000_000

// maxSafes bounds the parts of one file.
const maxSafes = 64

var errRounds = errors.New("it asks for more than 5000000 rounds of key derivation: export it again with fewer")

// bounded refuses a file that asks for too much work in what can be read without its password.
func bounded(file []byte) error {
	_, safes, mac, err := parse(file)
	if err != nil {
		return err
	}
	b := budget(maxRounds)
	if err := b.spend(mac.Rounds); err != nil {
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
	if rounds < 1 || rounds > int(*b) {
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

// parse splits a file into its parts. content is what the MAC is over.
func parse(file []byte) (content []byte, safes []contentInfo, mac macData, err error) {
	var p pfx
	if err := strictly(file, &p); err != nil || p.Version != version || !p.AuthSafe.Type.Equal(oidData) {
		return nil, nil, mac, errForm
	}
	if inside(p.AuthSafe.Content, &content) != nil || strictly(content, &safes) != nil || len(safes) > maxSafes {
		return nil, nil, mac, errForm
	}
	if p.MAC.MAC.Algorithm.Algorithm == nil {
		p.MAC.Rounds = 1
	}
	return content, safes, p.MAC, nil
}

// opener opens the parts of a file.
type opener struct {
	password string
	left     budget
	content  Content
}

// decode opens a file that the library refuses.
func decode(file []byte, password string) (Content, error) {
	content, safes, mac, err := parse(file)
	if err != nil {
		return Content{}, err
	}
	o := opener{password: password, left: maxRounds}
	if err := o.verify(mac, content); err != nil {
		return Content{}, err
	}
	for _, safe := range safes {
		if err := o.safe(safe); err != nil {
			return Content{}, err
		}
	}
	return o.content, nil
}

// verify checks the MAC, which tells a wrong password. A file without one is left to its encryption.
func (o *opener) verify(mac macData, content []byte) error {
	if mac.MAC.Algorithm.Algorithm == nil {
		return nil
	}
	i := slices.IndexFunc(digests, func(d digest) bool { return d.plain.Equal(mac.MAC.Algorithm.Algorithm) })
	if i < 0 {
		return errors.New("its integrity is protected in a way that is not read here: export it again with openssl pkcs12 -export")
	}
	if err := o.left.spend(mac.Rounds); err != nil {
		return err
	}
	d := digests[i]
	h := hmac.New(d.new, derive(d.new, bmp(o.password), mac.Salt, forMAC, mac.Rounds, d.new().Size()))
	h.Write(content)
	if !hmac.Equal(h.Sum(nil), mac.MAC.Digest) {
		return ErrPassword
	}
	return nil
}

func (o *opener) safe(safe contentInfo) error {
	var data []byte
	switch {
	case safe.Type.Equal(oidData):
		if err := inside(safe.Content, &data); err != nil {
			return err
		}
	case safe.Type.Equal(oidEncryptedData):
		var e encryptedData
		err := inside(safe.Content, &e)
		if err == nil {
			data, err = o.decrypt(e.Info.Algorithm, e.Info.Content)
		}
		if err != nil {
			return err
		}
	default:
		return errors.New("a part of it is encrypted for a certificate, not with a password: export it again with a password")
	}
	var bags []safeBag
	if err := strictly(data, &bags); err != nil {
		return err
	}
	for _, bag := range bags {
		if err := o.bag(bag); err != nil {
			return err
		}
	}
	return nil
}

// bag keeps what a bag holds. Revocation lists and the like are left alone.
func (o *opener) bag(bag safeBag) error {
	switch {
	case bag.ID.Equal(oidKeyBag):
		return o.key(bag.Value.Bytes)
	case bag.ID.Equal(oidShroudedBag):
		var e encryptedKey
		if err := inside(bag.Value, &e); err != nil {
			return err
		}
		der, err := o.decrypt(e.Algorithm, e.Content)
		if err != nil {
			return err
		}
		return o.key(der)
	case bag.ID.Equal(oidCertBag):
		var c certBag
		if err := inside(bag.Value, &c); err != nil {
			return err
		}
		if !c.ID.Equal(oidX509) {
			return nil
		}
		certificate, err := x509.ParseCertificate(c.Data)
		if err != nil {
			return errors.New("a certificate in it cannot be read: export it again")
		}
		o.content.Certificates = append(o.content.Certificates, certificate)
	}
	return nil
}

func (o *opener) key(der []byte) error {
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return errors.New("a private key in it cannot be read: export it again")
	}
	o.content.Keys = append(o.content.Keys, key)
	return nil
}

func (o *opener) decrypt(a pkix.AlgorithmIdentifier, content []byte) ([]byte, error) {
	if err := o.left.algorithm(a); err != nil {
		return nil, err
	}
	return decrypt(a, content, o.password)
}

// DecryptKey opens an encrypted private key in PKCS#8 form, as PEM blocks ENCRYPTED PRIVATE KEY hold it.
func DecryptKey(der []byte, password string) (any, error) {
	var e encryptedKey
	if err := strictly(der, &e); err != nil {
		return nil, errors.New("it is no encrypted private key in PKCS#8 form: convert it with openssl pkcs8 -topk8")
	}
	o := opener{password: password, left: maxRounds}
	plain, err := o.decrypt(e.Algorithm, e.Content)
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKCS8PrivateKey(plain)
	if err != nil {
		return nil, ErrPassword // its padding was right by chance
	}
	return key, nil
}

// decrypt opens what is encrypted under a password. A padding that is wrong tells of a wrong password.
func decrypt(a pkix.AlgorithmIdentifier, content []byte, password string) ([]byte, error) {
	block, iv, err := cipherFor(a, password)
	if err != nil {
		return nil, err
	}
	size := block.BlockSize()
	if len(content) == 0 || len(content)%size != 0 {
		return nil, errForm
	}
	plain := make([]byte, len(content))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(plain, content)
	pad := int(plain[len(plain)-1])
	if pad == 0 || pad > size {
		return nil, ErrPassword
	}
	for _, b := range plain[len(plain)-pad:] {
		if int(b) != pad {
			return nil, ErrPassword
		}
	}
	return plain[:len(plain)-pad], nil
}
