// Package field_level_encryption stands in for the library.
package field_level_encryption

// Config says how to encrypt.
type Config struct{}

// Builder makes a Config.
type Builder struct{}

// NewFieldLevelEncryptionConfigBuilder starts a Config.
func NewFieldLevelEncryptionConfigBuilder() *Builder { return &Builder{} }

// WithEncryptionCertificate sets what to encrypt for.
func (b *Builder) WithEncryptionCertificate(certificate any) *Builder { return b }

// WithDecryptionKey sets what to decrypt with.
func (b *Builder) WithDecryptionKey(key any) *Builder { return b }

// WithEncryptionPath moves an element of the body.
func (b *Builder) WithEncryptionPath(from, to string) *Builder { return b }

// Build gives the Config.
func (b *Builder) Build() *Config { return &Config{} }
