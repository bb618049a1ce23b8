package sandbox

import (
	"slices"

	"mleready/probes/credentials"
)

// public is a copy without the private keys of merchants, which a gateway does not have.
func public(keys *credentials.Cybersource) *credentials.Cybersource {
	if keys == nil {
		return &credentials.Cybersource{}
	}
	copied := &credentials.Cybersource{SJC: keys.SJC}
	for _, m := range keys.Merchants {
		merchant := *m
		if m.P12 != nil {
			merchant.P12 = &credentials.SigningKey{KID: m.P12.KID, Certificate: m.P12.Certificate}
		}
		merchant.ResponseMLE = slices.Clone(m.ResponseMLE)
		for i := range merchant.ResponseMLE {
			merchant.ResponseMLE[i].Private = nil
		}
		copied.Merchants = append(copied.Merchants, &merchant)
	}
	return copied
}

// publicPartners is the same of Mastercard's partners. A signing key without a certificate stays, for its public half.
func publicPartners(keys *credentials.Mastercard) *credentials.Mastercard {
	copied := &credentials.Mastercard{}
	if keys == nil {
		return copied
	}
	for _, p := range keys.Partners {
		partner := *p
		if p.Signing != nil && p.Signing.Certificate != nil {
			partner.Signing = &credentials.SigningKey{Certificate: p.Signing.Certificate}
		}
		if p.ResponseEncryption != nil {
			response := *p.ResponseEncryption
			response.Private = nil
			partner.ResponseEncryption = &response
		}
		copied.Partners = append(copied.Partners, &partner)
	}
	return copied
}
