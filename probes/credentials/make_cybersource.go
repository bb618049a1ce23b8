package credentials

import (
	"encoding/base64"
	"fmt"

	"mleready/probes/credentials/p12"
)

// Ids of the local gateway's merchants.
const (
	madeMerchant  = "sandbox_merchant"
	madeChild     = "sandbox_child"
	madePortfolio = "sandbox_portfolio"
)

// cybersource makes the provider's key, one merchant with keys of its own and one that uses those of its portfolio.
func (m *maker) cybersource() {
	sjc := m.key(m.Rules.Wire.MLE.Certificate)
	m.certificate("sjc.crt.pem", "", "certificate that requests are encrypted with", sjc)
	m.private("sjc.key.pem", "", "private key of the gateway that decrypts requests", sjc)
	m.line("cybersource:")
	m.line("  sjc: {cert: sjc.crt.pem, key: sjc.key.pem}")
	m.line("  merchants:")
	m.merchant(madeMerchant, "", sjc)
	m.merchant(madeChild, madePortfolio, sjc)
}

// merchant makes the keys of a merchant, or of the portfolio that it belongs to.
func (m *maker) merchant(id, portfolio string, sjc owned) {
	owner := id
	m.line("    - id: %s", id)
	if portfolio != "" {
		owner = portfolio
		m.line("      portfolio: %s", portfolio)
	}
	m.signing(owner, sjc)

	secret := base64.StdEncoding.EncodeToString(m.bytes(32))
	m.line("      shared_secret: {kid: %q, secret: %q}", m.uuid(), secret)

	m.line("      response_mle:")
	m.responses(owner, sjc)
}

func (m *maker) signing(owner string, sjc owned) {
	key, password := m.key(owner), m.password()
	file, cert := owner+".p12", owner+".crt.pem"
	m.p12(file, owner, "P12 that signs tokens, with the gateway's certificate inside", p12.Modern, password, bags(key, sjc)...)
	m.certificate(cert, owner, "its certificate", key)
	m.line("      p12: {file: %s, password: %q, kid: %q, cert: %s}", file, password, key.kid, cert)
}

// responses makes the key for replies as the provider makes it, and as a merchant makes its own.
func (m *maker) responses(owner string, sjc owned) {
	key, password := m.key(owner), m.password()
	file, cert := owner+".response.p12", owner+".response.crt.pem"
	m.p12(file, owner, "P12 that decrypts replies", p12.Modern, password, bags(key, sjc)...)
	m.certificate(cert, owner, "its certificate", key)
	m.line("        - {kid: %q, file: %s, password: %q, cert: %s}", key.kid, file, password, cert)

	bare := m.key(owner)
	file, public := owner+".response.key.pem", owner+".response.pub.pem"
	m.private(file, owner, "private key that decrypts replies, in PEM", bare)
	m.public(public, owner, "its public key", bare)
	m.line("        - {kid: %q, file: %s, public: %s}", bare.kid, file, public)
}

// bags are what a P12 of the provider holds. Its SDKs find a certificate by a friendly name with CN= in it, some
// versions also the provider's own.
func bags(key, sjc owned) []p12.Bag {
	if key.certificate == nil || sjc.certificate == nil {
		return nil // making one has failed
	}
	return []p12.Bag{{Name: friendly(key), Certificate: key.certificate, Key: key.key}, {Name: friendly(sjc), Certificate: sjc.certificate}}
}

func friendly(k owned) string {
	return fmt.Sprintf("serialNumber=%s,CN=%s", k.kid, k.certificate.Subject.CommonName)
}
