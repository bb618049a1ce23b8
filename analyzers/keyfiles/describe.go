package keyfiles

import (
	"cmp"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/hex"
	"fmt"
	"regexp"

	"mleready"
	"mleready/analyzers/source"
)

// noKid stands for the kid of a certificate whose subject has no serialNumber.
const noKid = "none"

// plainKid is what key ids look like; anything else is masked as text of unknown origin.
var plainKid = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

// facts are what is told of a certificate.
type facts struct {
	name   string // common name of the subject as it is written, for comparing
	owner  string // common name, else organisation, to be shown
	kid    string // the subject's serialNumber attribute
	ends   mleready.Date
	sha256 string
	all    string // everything on one line
}

func factsOf(c *x509.Certificate, serialNumberOID string) facts {
	sum := sha256.Sum256(c.Raw)
	f := facts{
		name:   c.Subject.CommonName,
		owner:  nameOf(c.Subject),
		kid:    attribute(c.Subject, serialNumberOID),
		ends:   mleready.DateOf(c.NotAfter.UTC()),
		sha256: hex.EncodeToString(sum[:]),
	}
	f.all = fmt.Sprintf("certificate of %s, serialNumber %s, issued by %s, %s, valid until %s, SHA-256 %s",
		f.owner, cmp.Or(f.kid, noKid), nameOf(c.Issuer), keyOf(c), f.ends, f.sha256)
	return f
}

// nameOf is who a name stands for. Names come from files of unknown origin.
func nameOf(n pkix.Name) string {
	organisation := ""
	if len(n.Organization) > 0 {
		organisation = n.Organization[0]
	}
	return source.Mask(cmp.Or(n.CommonName, organisation, "nobody named"))
}

// attribute is the value of a subject's attribute by its object identifier: programs write its name in several ways.
func attribute(n pkix.Name, oid string) string {
	for _, a := range n.Names {
		if value, ok := a.Value.(string); ok && a.Type.String() == oid {
			if plainKid.MatchString(value) {
				return value
			}
			return source.Mask(value)
		}
	}
	return ""
}

func keyOf(c *x509.Certificate) string {
	switch key := c.PublicKey.(type) {
	case *rsa.PublicKey:
		return fmt.Sprintf("RSA %d", key.N.BitLen())
	case *ecdsa.PublicKey:
		return "ECDSA " + key.Params().Name
	case ed25519.PublicKey:
		return "Ed25519"
	}
	return c.PublicKeyAlgorithm.String()
}
