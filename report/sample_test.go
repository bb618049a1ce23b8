package report

import (
	"mleready"
)

const (
	card  = "cybersource-2026"
	cross = "mastercard-payload"
)

func date(s string) mleready.Date {
	d, err := mleready.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// smallRules is two mandates with one requirement of every sort.
func smallRules() *mleready.Rules {
	code := []mleready.EvidenceKind{mleready.FromFinding, mleready.FromTraffic}
	account := []mleready.EvidenceKind{mleready.FromProbe, mleready.FromKeyFile, mleready.FromDeclaration}
	legacy := []mleready.Mechanism{mleready.HTTPSignature, mleready.JWTv1}
	cited := mleready.Cited{Source: "guide"}
	return &mleready.Rules{
		Schema: 1, Version: "2026.11", Checked: date("2026-11-20"), OldAfterDays: 30,
		Digest:  "0123456789abcdef0123456789abcdef",
		Sources: []mleready.Source{{ID: "guide", Title: "Getting started", Kind: "vendor_documentation", Date: date("2026-10-23"), Link: "https://vendor.example/guide"}},
		Mandates: []mleready.Mandate{
			{ID: card, Provider: mleready.Cybersource, Title: "JWT and message-level encryption",
				Groups: []mleready.Group{{ID: "auth", Title: "Authentication", Weight: 30}, {ID: "jwt", Title: "Token", Weight: 30}, {ID: "keys", Title: "Keys", Weight: 40}},
				Timeline: []mleready.Milestone{
					{ID: "start", When: date("2026-02"), Kind: "starts", State: "current", What: "New tokens are taken.", Source: "guide"},
					{ID: "first", When: date("2026-09-30"), Kind: "deadline", State: "superseded", What: "First published end.", Source: "guide"},
					{ID: "now", When: date("2027-03"), Kind: "deadline", State: "current", What: "End of HTTP Signature.", Source: "guide"},
				},
				Disputed: []mleready.Dispute{{ID: "digest", About: "How the algorithm claim of jwt.digest is spelt", Stand: "It takes both.", Requirements: []string{"jwt.digest"},
					Sides: []mleready.DisputeSide{{Says: "digestAlgorithm", Source: "guide"}, {Says: "digest-algorithm", Source: "guide"}}}},
			},
			{ID: cross, Provider: mleready.Mastercard, Title: "Payload encryption", Groups: []mleready.Group{{ID: "payload", Title: "Payload", Weight: 100}}},
		},
		Conditions: []mleready.Condition{{ID: "body", Title: "requests with a body", Else: "no request has a body"}},
		Requirements: []mleready.Requirement{
			{ID: "auth.scheme", Mandate: card, Group: "auth", Level: mleready.Mandatory, Weight: 1, About: mleready.AboutCode, SettledBy: code, Under: legacy[:1],
				Title: "No request is signed with HTTP Signature", Why: "It will be refused.", Remediation: "Authenticate with a JWT.", Cited: cited},
			{ID: "jwt.exp", Mandate: card, Group: "jwt", Level: mleready.Mandatory, Weight: 2, About: mleready.AboutCode, SettledBy: code, Under: legacy,
				Title: "A token ends within 120 seconds", Why: "It is refused else.", Remediation: "Set exp.", Cited: cited},
			{ID: "jwt.digest", Mandate: card, Group: "jwt", Level: mleready.Mandatory, Weight: 1, About: mleready.AboutCode, SettledBy: code, Under: legacy, When: []string{"body"},
				Title: "A token carries the digest of the body", Why: "It ties both.", Remediation: "Add the claim.", Cited: cited},
			{ID: "keys.exist", Mandate: card, Group: "keys", Level: mleready.Mandatory, Weight: 3, About: mleready.AboutAccount, SettledBy: account,
				Title: "The key for replies exists", Why: "Replies need it.", Remediation: "Create it.", Cited: cited},
			{ID: "keys.expiry", Mandate: card, Group: "keys", Level: mleready.Advisory, Weight: 1, About: mleready.AboutAccount, SettledBy: account,
				Title: "No key ends before the deadline", Why: "Renew in time.", Remediation: "Renew it.", Cited: cited},
			{ID: "payload.oaep", Mandate: cross, Group: "payload", Level: mleready.Advisory, Weight: 1, About: mleready.AboutCode, SettledBy: code, Escalates: true,
				Title: "Keys are wrapped with RSA-OAEP", Why: "Demanded.", Remediation: "Use it.", Cited: cited},
		},
		Terms: []mleready.Term{{Kind: "status", ID: "at_risk", Text: "Everything mandatory is met, and something threatens."},
			{Kind: "status", ID: "ready", Text: "Everything is met."}, {Kind: "stage", ID: "jwt_v2", Text: "The new token."}},
		Rules: []mleready.Rule{{ID: "MLE1001", Check: "httpsignature", Requirement: "auth.scheme", Mechanism: mleready.HTTPSignature, Outcome: mleready.Unmet,
			Scope: "integration", Title: "HTTP Signature is made", Message: "makes an HTTP Signature", Detects: "Signing of the header list.", Misses: "Signing by another process.", Cited: cited}},
	}
}

func integration(id string, role mleready.Role, live ...mleready.Mechanism) mleready.Integration {
	i := mleready.Integration{ID: id, Provider: mleready.Cybersource, Role: role, Language: "go", Via: mleready.Manual}
	for _, m := range live {
		i.Mechanisms = append(i.Mechanisms, mleready.MechanismUse{Name: m, Live: true})
	}
	i.Stage, i.Reason = Stage(i.Mechanisms)
	return i
}

func evidence(id string, kind mleready.EvidenceKind, requirement string, outcome mleready.Outcome) mleready.Evidence {
	assurance := map[mleready.EvidenceKind]mleready.Assurance{
		mleready.FromFinding: mleready.Static, mleready.FromTraffic: mleready.Live, mleready.FromProbe: mleready.Test,
		mleready.FromKeyFile: mleready.Declared, mleready.FromDeclaration: mleready.Declared,
	}
	return mleready.Evidence{ID: id, Kind: kind, Requirement: requirement, Outcome: outcome, Assurance: assurance[kind], Reason: id + " says so"}
}

// ready is an input of which everything is met.
func ready() Input {
	return Input{
		Rules: smallRules(), Mandate: card, AsOf: date("2026-11-21"), LookedAt: true,
		Depth:        map[string]mleready.Depth{"go": mleready.DepthSyntax},
		Integrations: []mleready.Integration{integration("cybersource:pay", mleready.RoleProduction, mleready.JWTv2, mleready.RequestMLE, mleready.ResponseMLE)},
		Evidence: []mleready.Evidence{
			evidence("f1", mleready.FromFinding, "auth.scheme", mleready.Met),
			evidence("f2", mleready.FromFinding, "jwt.exp", mleready.Met),
			evidence("f3", mleready.FromFinding, "jwt.digest", mleready.Met),
			evidence("o1", mleready.FromProbe, "keys.exist", mleready.Met),
			evidence("k1", mleready.FromKeyFile, "keys.expiry", mleready.Met),
		},
	}
}
