package credentials

import (
	"encoding/hex"
	"fmt"

	"mleready/probes/credentials/p12"
)

const (
	madePartner = "SANDBOX_PARTNER"
	madeAlias   = "keyalias" // the name under which Mastercard's libraries look for a key
)

// mastercard makes the keys of one partner. Its P12 files are in the old form: Mastercard's libraries for Go read no
// other.
func (m *maker) mastercard() {
	id := madePartner
	m.line("mastercard:")
	m.line("  partners:")
	m.line("    - id: %s", id)
	m.line("      consumer_key: %q", fmt.Sprintf("%s!%s", hex.EncodeToString(m.bytes(24)), hex.EncodeToString(m.bytes(16))))

	signing, password := m.key(id), m.password()
	m.partnerP12("signing.p12", "P12 that signs requests", password, signing)
	m.certificate("signing.crt.pem", id, "its certificate", signing)
	m.line("      signing: {file: signing.p12, password: %q, cert: signing.crt.pem}", password)

	request := m.key(id)
	m.certificate("enc.crt.pem", id, "certificate that requests are encrypted with", request)
	m.private("enc.server-key.pem", id, "private key of the gateway that decrypts requests", request)
	m.line("      request_encryption: {cert: enc.crt.pem, key: enc.server-key.pem, fingerprint: %q}", m.fingerprint(request))

	response, password := m.key(id), m.password()
	m.partnerP12("dec.p12", "P12 that decrypts replies", password, response)
	m.certificate("dec.crt.pem", id, "its certificate", response)
	m.line("      response_encryption: {cert: dec.crt.pem, file: dec.p12, password: %q, fingerprint: %q}", password, m.fingerprint(response))
}

func (m *maker) partnerP12(name, what, password string, k owned) {
	m.p12(name, madePartner, what, p12.Old, password, p12.Bag{Name: madeAlias, Certificate: k.certificate, Key: k.key})
}

func (m *maker) fingerprint(k owned) string {
	if k.key == nil {
		return "" // making it has failed
	}
	return Fingerprint(&k.key.PublicKey)
}
