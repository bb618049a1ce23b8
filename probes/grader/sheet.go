package grader

import (
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

// questions are the requirements that traffic may settle.
type questions struct {
	asked []mleready.Requirement
	at    map[string]int // position by id
}

func newQuestions(asked []mleready.Requirement) questions {
	q := questions{asked: asked, at: make(map[string]int, len(asked))}
	for i := range asked {
		q.at[asked[i].ID] = i
	}
	return q
}

// sheet collects what is said about the requirements. What was said first stays, but unmet beats all.
type sheet struct {
	questions
	said     []mleready.Grade // in the order of asked, without an outcome where nothing was said; what was not asked behind them
	faults   []string         // why the request is refused
	warnings []string
}

func newSheet(q questions) *sheet {
	return &sheet{questions: q, said: make([]mleready.Grade, len(q.asked)), warnings: []string{}}
}

// position is where something about a requirement stands or shall stand, -1 where it was not asked and nothing was said.
func (s *sheet) position(id string) int {
	if i, ok := s.at[id]; ok {
		return i
	}
	for i := len(s.asked); i < len(s.said); i++ {
		if s.said[i].ID == id {
			return i
		}
	}
	return -1
}

// about is what was said about a requirement, the zero value for nothing.
func (s *sheet) about(id string) mleready.Grade {
	if i := s.position(id); i >= 0 {
		return s.said[i]
	}
	return mleready.Grade{}
}

func (s *sheet) set(g mleready.Grade) { s.put(s.position(g.ID), g) }

func (s *sheet) put(i int, g mleready.Grade) {
	if i < 0 {
		s.said = append(s.said, g)
	} else {
		s.said[i] = g
	}
}

func (s *sheet) say(id string, o mleready.Outcome, format string, args ...string) {
	i := s.position(id)
	if i >= 0 {
		if old := s.said[i]; old.Outcome == mleready.Unmet || old.ID != "" && o != mleready.Unmet {
			return
		}
	}
	s.put(i, mleready.Grade{ID: id, Outcome: o, Reason: fill(format, args)})
}

func (s *sheet) met(id, format string, args ...string)   { s.say(id, mleready.Met, format, args...) }
func (s *sheet) unmet(id, format string, args ...string) { s.say(id, mleready.Unmet, format, args...) }
func (s *sheet) unknown(id, format string, args ...string) {
	s.say(id, mleready.Unknown, format, args...)
}

// breach is an unmet requirement for which a gateway refuses the request, if it is a mandatory one.
func (s *sheet) breach(id, format string, args ...string) {
	s.unmet(id, format, args...)
	if i, ok := s.at[id]; ok && s.asked[i].Level == mleready.Mandatory {
		s.fault(s.said[i].Reason)
	}
}

func (s *sheet) fault(why string) { s.faults = append(s.faults, why) }

func (s *sheet) warn(format string, args ...string) {
	if w := fill(format, args); !slices.Contains(s.warnings, w) {
		s.warnings = append(s.warnings, w)
	}
}

// sayAll says the same of all requirements of a group of which nothing was said.
func (s *sheet) sayAll(prefix string, o mleready.Outcome, reason string) {
	for i := range s.asked {
		if id := s.asked[i].ID; strings.HasPrefix(id, prefix) {
			s.say(id, o, "%s", reason)
		}
	}
}

// under leaves every requirement unmet that a mechanism leaves unmet.
func (s *sheet) under(m mleready.Mechanism, reason string) {
	for i := range s.asked {
		if q := &s.asked[i]; slices.Contains(q.Under, m) {
			s.said[i] = mleready.Grade{ID: q.ID, Outcome: mleready.Unmet, Reason: reason}
		}
	}
}

// results lists every requirement that was asked, in the order of rules.yaml.
func (s *sheet) results() []mleready.Grade {
	list := s.said[:len(s.asked):len(s.asked)]
	for i := range list {
		if list[i].ID == "" {
			list[i] = mleready.Grade{ID: s.asked[i].ID, Outcome: mleready.Unknown, Reason: "An exchange shows what was sent, not what the program makes of the reply."}
		}
	}
	return list
}
