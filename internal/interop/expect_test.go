package interop

import (
	"strings"

	"mleready"
)

// old reports a scheme that the mandate ends.
func (r row) old() bool { return r.signs() || r.client == legacy }

// sealed reports whether the SDK encrypts the request.
func (r row) sealed(a ask) bool {
	switch a.mle {
	case optional:
		return r.asks()
	case newer:
		return r.asks() && r.client == newest
	case mandatory:
		return !r.signs()
	}
	return false
}

// mechanisms are those that the log has to show for a call.
func (r row) mechanisms(a ask) []string {
	all := []mleready.Mechanism{mleready.JWTv2}
	switch {
	case r.signs():
		all[0] = mleready.HTTPSignature
	case r.client == legacy:
		all[0] = mleready.JWTv1
	}
	if r.sealed(a) {
		all = append(all, mleready.RequestMLE)
	}
	if r.answered() {
		all = append(all, mleready.ResponseMLE)
	}
	var names []string
	for _, m := range all {
		names = append(names, string(m))
	}
	return names
}

// outcome is the one that a requirement has to have for a call. What a merchant's program does with a reply cannot be
// seen on the wire.
func (r row) outcome(a ask, requirement string) string {
	group, name, _ := strings.Cut(requirement, ".")
	switch {
	case requirement == "auth.no_http_signature", requirement == "auth.single_scheme":
		return met(!r.signs())
	case r.old():
		return "unmet"
	case !a.body && (group == "request_mle" || strings.HasPrefix(name, "digest")):
		return "not_applicable"
	case group == "request_mle" && !r.sealed(a) && (name != "encrypt" || a.mle == never):
		return "unknown" // nobody can encrypt what no SDK can
	case group == "request_mle":
		return met(r.sealed(a))
	case requirement == "response_mle.key_id_claim":
		return met(r.answered())
	case group == "response_mle", group == "account" && a.status == 204:
		return "unknown"
	}
	return "met"
}

func met(yes bool) string {
	if yes {
		return "met"
	}
	return "unmet"
}
