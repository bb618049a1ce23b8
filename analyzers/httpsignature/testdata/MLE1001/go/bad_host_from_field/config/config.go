// Package config holds the settings of the shop.
package config

import "os"

// Production is the default host.
const Production = "api.cybersource.com"

// Gateway is how the gateway is reached.
type Gateway struct {
	Host     string
	Merchant string
	Secret   []byte
}

// Load reads the environment.
func Load() Gateway {
	g := Gateway{Host: Production, Merchant: os.Getenv("MERCHANT"), Secret: []byte(os.Getenv("SECRET"))}
	if h := os.Getenv("GATEWAY_HOST"); h != "" {
		g.Host = h
	}
	return g
}
