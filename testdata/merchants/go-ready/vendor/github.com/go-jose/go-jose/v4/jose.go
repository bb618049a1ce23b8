// Package jose holds the declarations that the hotel needs.
package jose

type (
	// KeyAlgorithm encrypts content keys.
	KeyAlgorithm string
	// ContentEncryption encrypts content.
	ContentEncryption string
	// ContentType is the media type of the content.
	ContentType string
	// HeaderKey names a member of the header.
	HeaderKey string
	// Recipient holds the key of who may read.
	Recipient struct {
		Algorithm KeyAlgorithm
		Key       any
		KeyID     string
	}
	// EncrypterOptions are further members of the header.
	EncrypterOptions struct {
		ExtraHeaders map[HeaderKey]any
	}
	// Encrypter makes JWEs.
	Encrypter interface {
		Encrypt(plaintext []byte) (*JSONWebEncryption, error)
	}
	// JSONWebEncryption is a JWE.
	JSONWebEncryption struct {
		compact   string
		plaintext []byte
	}
)

// Algorithms.
const (
	RSA_OAEP_256 = KeyAlgorithm("RSA-OAEP-256")
	A256GCM      = ContentEncryption("A256GCM")
)

// WithContentType sets cty.
func (o *EncrypterOptions) WithContentType(t ContentType) *EncrypterOptions {
	return o.WithHeader("cty", t)
}

// WithHeader sets a member of the header.
func (o *EncrypterOptions) WithHeader(k HeaderKey, v any) *EncrypterOptions {
	if o.ExtraHeaders == nil {
		o.ExtraHeaders = map[HeaderKey]any{}
	}
	o.ExtraHeaders[k] = v
	return o
}

// NewEncrypter makes an encrypter.
func NewEncrypter(enc ContentEncryption, to Recipient, options *EncrypterOptions) (Encrypter, error) {
	return nil, nil
}

// ParseEncrypted reads a JWE.
func ParseEncrypted(text string, keys []KeyAlgorithm, contents []ContentEncryption) (*JSONWebEncryption, error) {
	return nil, nil
}

// CompactSerialize writes a JWE.
func (j *JSONWebEncryption) CompactSerialize() (string, error) { return j.compact, nil }

// Decrypt reads the content.
func (j *JSONWebEncryption) Decrypt(key any) ([]byte, error) { return j.plaintext, nil }
