// Package mastercard probes a partner of Mastercard Cross-Border Services: it builds requests as the pages say (Client),
// asks one question at a time (Session.Probes) and says of each answer which requirement it settles.
//
// What may be asked stands in rules.yaml, section probes. Our requests prove keys and account, never the partner's own
// code. Hosts in the EU and UK take OAuth 2, which is not spoken here: they are only reached.
package mastercard
