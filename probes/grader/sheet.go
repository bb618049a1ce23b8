package grader

import (
	"fmt"
	"slices"
	"strings"

	"mleready"
)

// Requirements that the grader has something to say about by itself; the ones of claims come from rules.yaml.
const (
	noHTTPSignature = "auth.no_http_signature"
	bearsJWT        = "auth.jwt"
	singleScheme    = "auth.single_scheme"

	jwtAlg             = "jwt.alg"
	jwtKid             = "jwt.kid"
	jwtTyp             = "jwt.typ"
	jwtDigest          = "jwt.digest"
	jwtDigestAlgorithm = "jwt.digest_algorithm"
	jwtExp             = "jwt.exp"
	jwtIat             = "jwt.iat"
	jwtIss             = "jwt.iss"
	jwtJti             = "jwt.jti"
	jwtHost            = "jwt.request_host"
	jwtMethod          = "jwt.request_method"
	jwtMethodCase      = "jwt.request_method_case"
	jwtPath            = "jwt.request_resource_path"
	jwtVersion         = "jwt.version"
	jwtMerchant        = "jwt.merchant_id"

	mleEncrypt   = "request_mle.encrypt"
	mleAlg       = "request_mle.alg"
	mleAlgSHA256 = "request_mle.alg_sha256"
	mleEnc       = "request_mle.enc"
	mleKid       = "request_mle.kid"
	mleIat       = "request_mle.iat"
	mleWrapper   = "request_mle.wrapper"
	mleOrder     = "request_mle.order"

	replyClaim     = "response_mle.key_id_claim"
	replyDelivered = "account.response_delivered"
)

// Prefixes of requirements.
const (
	authentication  = "auth."
	construction    = "jwt."
	requestMLE      = "request_mle."
	responseMLE     = "response_mle."
	conditionOfBody = "body"
)

// sheet collects what is said about the requirements. What was said first stays, but unmet beats all.
type sheet struct {
	asked    []mleready.Requirement
	said     map[string]mleready.Grade
	faults   []string // why the request is refused
	warnings []string
}

func newSheet(asked []mleready.Requirement) *sheet {
	return &sheet{asked: asked, said: make(map[string]mleready.Grade, len(asked)), warnings: []string{}}
}

func (s *sheet) say(id string, o mleready.Outcome, format string, args ...any) {
	if old, ok := s.said[id]; ok && (old.Outcome == mleready.Unmet || o != mleready.Unmet) {
		return
	}
	s.said[id] = mleready.Grade{ID: id, Outcome: o, Reason: fmt.Sprintf(format, args...)}
}

func (s *sheet) met(id, format string, args ...any)   { s.say(id, mleready.Met, format, args...) }
func (s *sheet) unmet(id, format string, args ...any) { s.say(id, mleready.Unmet, format, args...) }
func (s *sheet) unknown(id, format string, args ...any) {
	s.say(id, mleready.Unknown, format, args...)
}

// breach is an unmet requirement for which a gateway refuses the request, if it is a mandatory one.
func (s *sheet) breach(id, format string, args ...any) {
	s.unmet(id, format, args...)
	for _, q := range s.asked {
		if q.ID == id && q.Level == mleready.Mandatory {
			s.fault(s.said[id].Reason)
		}
	}
}

func (s *sheet) fault(why string) { s.faults = append(s.faults, why) }

func (s *sheet) warn(format string, args ...any) {
	if w := fmt.Sprintf(format, args...); !slices.Contains(s.warnings, w) {
		s.warnings = append(s.warnings, w)
	}
}

// sayAll says the same of all requirements of a group of which nothing was said.
func (s *sheet) sayAll(prefix string, o mleready.Outcome, reason string) {
	for _, q := range s.asked {
		if strings.HasPrefix(q.ID, prefix) {
			s.say(q.ID, o, "%s", reason)
		}
	}
}

// under leaves every requirement unmet that a mechanism leaves unmet.
func (s *sheet) under(m mleready.Mechanism, reason string) {
	for _, q := range s.asked {
		if slices.Contains(q.Under, m) {
			s.said[q.ID] = mleready.Grade{ID: q.ID, Outcome: mleready.Unmet, Reason: reason}
		}
	}
}

// results lists every requirement that was asked, in the order of rules.yaml.
func (s *sheet) results() []mleready.Grade {
	list := make([]mleready.Grade, 0, len(s.asked))
	for _, q := range s.asked {
		r, ok := s.said[q.ID]
		if !ok {
			r = mleready.Grade{ID: q.ID, Outcome: mleready.Unknown, Reason: "An exchange shows what was sent, not what the program makes of the reply."}
		}
		list = append(list, r)
	}
	return list
}
