// Package config reads the shop's settings from the environment.
package config

import (
	"cmp"
	"os"

	"acme.example/shop/internal/signing"
)

// Config is how the shop reaches the gateway.
type Config struct {
	Host     string
	Merchant string
	Key      signing.Key
}

const defaultHost = "apitest.cybersource.com"

// FromEnv reads the settings.
func FromEnv() Config {
	return Config{
		Host:     cmp.Or(os.Getenv("GATEWAY_HOST"), defaultHost),
		Merchant: os.Getenv("GATEWAY_MERCHANT"),
		Key:      signing.Key{ID: os.Getenv("GATEWAY_KEY_ID"), Secret: os.Getenv("GATEWAY_KEY_SECRET")},
	}
}
