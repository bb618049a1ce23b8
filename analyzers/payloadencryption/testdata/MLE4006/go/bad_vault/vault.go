// Package vault keeps cards in a vault of its own, whose messages are the parts of a JWE.
package vault

import (
	"crypto/rsa"
	"strings"

	"github.com/go-jose/go-jose/v4"
)

// Message is a JWE as the vault takes it.
type Message struct {
	Header           string `json:"header"`
	EncryptedKey     string `json:"encrypted_key"`
	IV               string `json:"iv"`
	EncryptedPayload string `json:"encrypted_payload"`
	Tag              string `json:"tag"`
}

// Seal encrypts a card.
func Seal(card []byte, key *rsa.PublicKey) (Message, error) {
	encrypter, err := jose.NewEncrypter(jose.A256GCM, jose.Recipient{Algorithm: jose.RSA_OAEP, Key: key}, nil)
	if err != nil {
		return Message{}, err
	}
	sealed, err := encrypter.Encrypt(card)
	if err != nil {
		return Message{}, err
	}
	compact, err := sealed.CompactSerialize()
	if err != nil {
		return Message{}, err
	}
	parts := strings.Split(compact, ".")
	return Message{Header: parts[0], EncryptedKey: parts[1], IV: parts[2], EncryptedPayload: parts[3], Tag: parts[4]}, nil
}
