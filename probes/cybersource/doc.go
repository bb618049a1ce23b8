// Package cybersource probes an account of Cybersource / Visa Acceptance: it builds requests as the guide says (Client),
// asks one question at a time (Probes) and says of each answer which requirement it settles.
//
// What may be asked stands in rules.yaml, section probes. Our requests prove keys and account, never the merchant's
// own code. What the gateway accepts or enforces is info.
package cybersource
