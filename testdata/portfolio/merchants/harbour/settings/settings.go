// Package settings reads how the harbour reaches the payment gateway.
package settings

import (
	"cmp"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"os"
)

// Settings are host, keys and authority.
type Settings struct {
	Host      string
	Merchant  string
	KeyID     string // the serialNumber in the subject of the signing certificate
	Key       *rsa.PrivateKey
	Gateway   *x509.Certificate // what requests are encrypted for
	ReplyID   string
	Reply     *rsa.PrivateKey
	Authority []byte // PEM, nil for the system's
}

const defaultHost = "api.cybersource.com"

// FromEnv reads the settings from the environment and the files named there.
func FromEnv() (Settings, error) {
	s := Settings{
		Host: cmp.Or(os.Getenv("HARBOUR_HOST"), defaultHost), Merchant: os.Getenv("HARBOUR_MERCHANT"),
		KeyID: os.Getenv("HARBOUR_KEY_ID"), ReplyID: os.Getenv("HARBOUR_REPLY_KEY_ID"),
	}
	var err error
	if s.Key, err = privateKey(os.Getenv("HARBOUR_KEY")); err != nil {
		return s, err
	}
	if s.Reply, err = privateKey(os.Getenv("HARBOUR_REPLY_KEY")); err != nil {
		return s, err
	}
	der, err := decoded(os.Getenv("HARBOUR_GATEWAY_CERTIFICATE"))
	if err != nil {
		return s, err
	}
	if s.Gateway, err = x509.ParseCertificate(der); err != nil {
		return s, fmt.Errorf("read the gateway's certificate: %w", err)
	}
	if file := os.Getenv("HARBOUR_CA"); file != "" {
		s.Authority, err = os.ReadFile(file)
	}
	return s, err
}

func privateKey(file string) (*rsa.PrivateKey, error) {
	der, err := decoded(file)
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, fmt.Errorf("read key %s: %w", file, err)
	}
	private, ok := key.(*rsa.PrivateKey)
	if !ok {
		return nil, errors.New(file + " holds no RSA key")
	}
	return private, nil
}

func decoded(file string) ([]byte, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(text)
	if block == nil {
		return nil, errors.New(file + " is no PEM file")
	}
	return block.Bytes, nil
}
