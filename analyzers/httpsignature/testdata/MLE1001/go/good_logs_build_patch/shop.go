// Package shop takes payments.
package shop

// Gateway takes payments.
const Gateway = "https://apitest.cybersource.com"
