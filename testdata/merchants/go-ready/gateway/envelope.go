package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// errSealed says that a reply came that cannot be read, so that nothing is known about the payment.
var errSealed = errors.New("the reply cannot be decrypted")

// seal gives the body to send.
func (k Keys) seal(plain []byte) ([]byte, error) {
	options := (&jose.EncrypterOptions{}).WithContentType("JWT").WithHeader("iat", time.Now().Unix())
	to := jose.Recipient{Algorithm: jose.RSA_OAEP_256, Key: k.Provider.PublicKey, KeyID: k.Provider.Subject.SerialNumber}
	encrypter, err := jose.NewEncrypter(jose.A256GCM, to, options)
	if err != nil {
		return nil, fmt.Errorf("set up encryption: %w", err)
	}
	sealed, err := encrypter.Encrypt(plain)
	if err != nil {
		return nil, fmt.Errorf("encrypt request: %w", err)
	}
	compact, err := sealed.CompactSerialize()
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]string{"encryptedRequest": compact})
}

// open gives the readable form of a reply, which may be plain.
func (k Keys) open(raw []byte) ([]byte, error) {
	var envelope struct {
		Response string `json:"encryptedResponse"`
	}
	if err := json.Unmarshal(raw, &envelope); err != nil || envelope.Response == "" {
		return raw, nil
	}
	sealed, err := jose.ParseEncrypted(envelope.Response, []jose.KeyAlgorithm{jose.RSA_OAEP_256}, []jose.ContentEncryption{jose.A256GCM})
	if err != nil {
		return nil, errSealed
	}
	text, err := sealed.Decrypt(k.Reply)
	if err != nil {
		return nil, errSealed
	}
	return text, nil
}
