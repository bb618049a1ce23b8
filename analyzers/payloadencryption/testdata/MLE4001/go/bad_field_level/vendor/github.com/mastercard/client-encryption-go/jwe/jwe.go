// Package jwe stands in for the library.
package jwe

// Config says how to encrypt.
type Config struct{}

// Builder makes a Config.
type Builder struct{}

// NewJWEConfigBuilder starts a Config.
func NewJWEConfigBuilder() *Builder { return &Builder{} }

// WithEncryptionCertificate sets what to encrypt for.
func (b *Builder) WithEncryptionCertificate(certificate any) *Builder { return b }

// WithDecryptionKey sets what to decrypt with.
func (b *Builder) WithDecryptionKey(key any) *Builder { return b }

// WithEncryptionPath moves an element of the body.
func (b *Builder) WithEncryptionPath(from, to string) *Builder { return b }

// WithDecryptionPath moves an element of the reply.
func (b *Builder) WithDecryptionPath(from, to string) *Builder { return b }

// WithEncryptedValueFieldName names the field of the JWE.
func (b *Builder) WithEncryptedValueFieldName(name string) *Builder { return b }

// Build gives the Config.
func (b *Builder) Build() *Config { return &Config{} }
