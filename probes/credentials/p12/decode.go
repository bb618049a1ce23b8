package p12

import (
	"crypto/cipher"
	"crypto/hmac"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"slices"
)

// maxSafes bounds the parts of one file.
const maxSafes = 64

// parse splits a file into its parts. content is what the MAC is over.
func parse(file []byte) (content []byte, safes []contentInfo, mac macData, err error) {
	var p pfx
	if err := strictly(file, &p); err != nil || p.Version != version || !p.AuthSafe.Type.Equal(oidData) {
		return nil, nil, mac, errForm
	}
	if inside(p.AuthSafe.Content, &content) != nil || strictly(content, &safes) != nil || len(safes) > maxSafes {
		return nil, nil, mac, errForm
	}
	return content, safes, p.MAC, nil
}

// opener opens the parts of a file.
type opener struct {
	password string
	proven   bool // by the MAC, that the password is right
	left     budget
	content  Content
}

// damaged is the error of what makes no sense once it is decrypted.
func (o *opener) damaged(what error) error {
	if o.proven {
		return what
	}
	return ErrPassword // its padding was right by chance
}

// decode opens a file that the library refuses.
func decode(file []byte, password string, limit int) (Content, error) {
	content, safes, mac, err := parse(file)
	if err != nil {
		return Content{}, err
	}
	o := opener{password: password, left: budget(limit)}
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
	o.proven = true
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
		return o.damaged(err)
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
		return o.damaged(errors.New("a private key in it cannot be read: export it again"))
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
// The error is ErrPassword when the password is wrong.
func DecryptKey(der []byte, password string) (any, error) {
	return decryptKey(der, password, maxRounds)
}

func decryptKey(der []byte, password string, limit int) (any, error) {
	var e encryptedKey
	if err := strictly(der, &e); err != nil {
		return nil, errors.New("it is no encrypted private key in PKCS#8 form: convert it with openssl pkcs8 -topk8")
	}
	o := opener{password: password, left: budget(limit)}
	plain, err := o.decrypt(e.Algorithm, e.Content)
	if err != nil {
		return nil, err
	}
	if err := o.key(plain); err != nil {
		return nil, err
	}
	return o.content.Keys[0], nil
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
