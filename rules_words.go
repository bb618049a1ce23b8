package mleready

import "reflect"

// vocabulary is one kind of word: a string type of this package with all of its values.
type vocabulary struct {
	kind  string // as in Term.Kind
	of    reflect.Type
	words []string
}

// vocabularies lists every kind. rules.yaml may use no other values, and explains each of them as a Term.
var vocabularies = []vocabulary{
	words("outcome", Met, Unmet, Unknown, NotApplicable, Info),
	words("assurance", Assurances...),
	words("mechanism", HTTPSignature, JWTv1, JWTv2, RequestMLE, ResponseMLE, OAuth, MastercardJWE, MastercardFLE),
	words("via", Manual, SDK, Plugin),
	words("provider", Cybersource, Mastercard),
	words("stage", Stages...),
	words("status", append(Statuses[:len(Statuses):len(Statuses)], StatusNotApplicable)...),
	words("role", RoleProduction, RoleTest, RoleSample, RoleVendored, RoleGenerated, RoleDocs),
	words("confidence", High, Medium, Low),
	words("level", Mandatory, Advisory),
	words("about", AboutCode, AboutAccount, AboutTraffic),
	words("evidence", FromFinding, FromTraffic, FromProbe, FromKeyFile, FromDeclaration),
	words("cause", Causes...),
	words("neighbour", SecureAcceptance, SOAP, WebhookVerify, CaptureContextVerify, VisaDeveloper, UnrelatedSignature,
		UnrelatedJWT, PushNotification, DocsOnly),
	words("depth", DepthTypes, DepthSyntax, DepthTokens),
}

func words[T ~string](kind string, values ...T) vocabulary {
	v := vocabulary{kind: kind, of: reflect.TypeFor[T]()}
	for _, value := range values {
		v.words = append(v.words, string(value))
	}
	return v
}

// wordsOf lists the values of a type of the vocabulary, nil for any other type.
func wordsOf(t reflect.Type) []string {
	for _, v := range vocabularies {
		if v.of == t {
			return v.words
		}
	}
	return nil
}

// wordsOfKind lists the words of a kind, nil for an unknown one.
func wordsOfKind(kind string) []string {
	for _, v := range vocabularies {
		if v.kind == kind {
			return v.words
		}
	}
	return nil
}
