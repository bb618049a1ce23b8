// Package credentials reads credentials.yaml and the keys that it names, and makes a set of them for the local
// gateway.
//
// The form of the file is strict: what it does not know is an error with its line, and nothing is used. A key that
// cannot be read costs that key of that merchant and is listed in Problems; everything else is used. An expired
// certificate is no problem here: it is loaded, and whoever uses it judges its dates.
//
// Private keys and secrets print as [secret], and no text of a problem or an error holds any part of one.
package credentials

import (
	"crypto/rsa"
	"crypto/x509"
	"fmt"

	"mleready/probes/secret"
)

// File is what one credentials file holds.
type File struct {
	Path        string
	Cybersource *Cybersource // nil for none
	Mastercard  *Mastercard  // nil for none
	Problems    []Problem    // by line
}

// Problem is a key that cannot be used, and what to do.
type Problem struct {
	Path string // the credentials file
	Line int
	Who  string // id of the merchant or partner, "" for the provider's own keys
	Text string
}

func (p Problem) String() string {
	who := ""
	if p.Who != "" {
		who = p.Who + ": "
	}
	return fmt.Sprintf("%s:%d: %s%s", p.Path, p.Line, who, p.Text)
}

// Cybersource holds the provider's key and those of its merchants.
type Cybersource struct {
	SJC       SJC
	Merchants []*Merchant // in the order of the file
}

// SJC is the key that requests are encrypted with.
type SJC struct {
	secret.Sealed
	KID         string
	Certificate *x509.Certificate // nil when neither the file nor any P12 holds it
	Key         *rsa.PrivateKey   // the sandbox's side only
}

// Merchant holds the keys of one merchant id. What is missing is nil.
type Merchant struct {
	ID, Portfolio string
	P12           *SigningKey
	SharedSecret  *SharedSecret
	ResponseMLE   []ResponseKey // the first is the one that a probe uses
}

// SigningKey signs tokens or requests.
type SigningKey struct {
	secret.Sealed
	KID         string
	Certificate *x509.Certificate
	Key         *rsa.PrivateKey     // nil when only the certificate is there
	Chain       []*x509.Certificate // the other certificates that lie beside it
}

// SharedSecret signs tokens or requests.
type SharedSecret struct {
	secret.Sealed
	KID    string
	Secret secret.Text // base64, as the Business Center gives it
	Key    []byte      // decoded
}

// ResponseKey decrypts replies.
type ResponseKey struct {
	secret.Sealed
	KID         string
	Public      *rsa.PublicKey
	Private     *rsa.PrivateKey   // nil when only the public side is there
	Certificate *x509.Certificate // nil for a bare key
	FromP12     bool
}

// Mastercard holds the keys of its partners.
type Mastercard struct {
	Partners []*Partner // in the order of the file
}

// Partner holds the keys of one partner id. What is missing is nil.
type Partner struct {
	ID, ConsumerKey    string
	Signing            *SigningKey
	RequestEncryption  *EncryptionKey // the private key is Mastercard's
	ResponseEncryption *EncryptionKey // the private key is the partner's
}

// EncryptionKey encrypts payloads to its owner.
type EncryptionKey struct {
	secret.Sealed
	Fingerprint string // what kid must be: hex SHA-256 of the public key unless the file says otherwise
	Public      *rsa.PublicKey
	Private     *rsa.PrivateKey   // nil when only the public side is there
	Certificate *x509.Certificate // nil for a bare key
}

// Owner is whose the keys are: the portfolio of a meta key, else the merchant. It is what the claim iss must be.
func (m *Merchant) Owner() string {
	if m.Portfolio != "" {
		return m.Portfolio
	}
	return m.ID
}

// Merchant finds a merchant by its id, nil for none.
func (c *Cybersource) Merchant(id string) *Merchant {
	if c != nil {
		for _, m := range c.Merchants {
			if m.ID == id {
				return m
			}
		}
	}
	return nil
}

// SigningKey finds the key of a P12 by its key id, with the first merchant that has it.
func (c *Cybersource) SigningKey(kid string) (*Merchant, *SigningKey) {
	if c != nil {
		for _, m := range c.Merchants {
			if m.P12 != nil && m.P12.KID == kid {
				return m, m.P12
			}
		}
	}
	return nil, nil
}

// Secret finds a shared secret by its key id, with the first merchant that has it.
func (c *Cybersource) Secret(kid string) (*Merchant, *SharedSecret) {
	if c != nil {
		for _, m := range c.Merchants {
			if m.SharedSecret != nil && m.SharedSecret.KID == kid {
				return m, m.SharedSecret
			}
		}
	}
	return nil, nil
}

// ResponseKey finds a key for replies by its owner, a merchant or a portfolio, and its key id. It is nil for none.
func (c *Cybersource) ResponseKey(owner, kid string) *ResponseKey {
	if c != nil {
		for _, m := range c.Merchants {
			if m.Owner() != owner {
				continue
			}
			for i := range m.ResponseMLE {
				if m.ResponseMLE[i].KID == kid {
					return &m.ResponseMLE[i]
				}
			}
		}
	}
	return nil
}

// Partner finds a partner by its id, nil for none.
func (m *Mastercard) Partner(id string) *Partner {
	if m != nil {
		for _, p := range m.Partners {
			if p.ID == id {
				return p
			}
		}
	}
	return nil
}

// KeyID is the subject's attribute serialNumber, which the provider uses as the key id: "" for none. It is not the
// serial number of the certificate.
func KeyID(c *x509.Certificate) string { return c.Subject.SerialNumber }
