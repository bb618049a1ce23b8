package cybersource

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

// standing is what a reply says of the token.
type standing string

const (
	accepted standing = "accepted"
	refused  standing = "refused"
	unclear  standing = "unclear"
)

// read says what an answer means: whether the token was accepted, and which entries of the dictionary fit.
func (s *Session) read(a *answer) {
	a.standing = unclear
	if a.reply == nil {
		if a.cause != "" {
			a.errors = s.explain(a.told())
		}
		return
	}
	a.cause = a.reply.Cause
	a.check = s.check(a)
	plain := a.reply.Body
	if a.check.Encrypted {
		plain = string(a.check.Plaintext)
	}
	rules := s.Client.Rules.Probes
	a.errors = s.explain(fmt.Sprintf("%d %s", a.reply.Status, plain))
	has := func(list []string) bool {
		return slices.ContainsFunc(a.errors, func(id string) bool { return slices.Contains(list, id) })
	}
	switch status := a.reply.Status; {
	case status >= 200 && status < 300:
		a.standing = accepted
	case status == http.StatusUnauthorized:
		a.standing, a.cause = refused, mleready.Unauthenticated
	case status < 400 || status >= 500 || status == http.StatusTooManyRequests:
	case has(rules.Refused):
		a.standing, a.cause = refused, mleready.Unauthenticated
	case has(rules.Authenticated):
		a.standing = accepted
	}
	switch {
	case a.cause != "" && a.cause != mleready.Unauthenticated:
		a.errors = append(s.explain(a.told()), a.errors...)
	case a.manner.ResponseKID != "" && a.check.Encrypted:
		a.errors = append(s.explain(string(a.check.Cause)), a.errors...)
	}
}

// explain lists the entries of the dictionary whose own words stand in a text.
func (s *Session) explain(text string) []string {
	var ids []string
	plain := strings.ToLower(strings.ReplaceAll(text, `\`, ""))
	for _, e := range s.Client.Rules.Explain(text) {
		in := func(literal string) bool { return strings.Contains(plain, strings.ToLower(literal)) }
		if e.Provider == mleready.Cybersource && slices.ContainsFunc(e.Match, in) {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// check looks at the reply to a call that named a response key.
func (s *Session) check(a *answer) grader.ReplyCheck {
	want := grader.Expect{KID: a.manner.ResponseKID}
	if a.reply.Status < 300 {
		want.MediaType = a.call.MediaType
	}
	for _, key := range s.Client.Merchant.ResponseMLE {
		if key.KID == want.KID {
			want.Key = key.Private
		}
	}
	return grader.CheckReply(s.Client.Rules, want, &a.reply.Reply)
}

// responseKey is the key that replies are asked for, nil for none.
func (s *Session) responseKey() *credentials.ResponseKey {
	if keys := s.Client.Merchant.ResponseMLE; len(keys) > 0 {
		return &keys[0]
	}
	return nil
}

// told says in words what came of an answer.
func (a *answer) told() string {
	switch {
	case a.err != nil:
		return sentence(a.err.Error())
	case a.standing == accepted:
		return fmt.Sprintf("The gateway accepted the call (%d).", a.reply.Status)
	case a.standing == refused:
		return fmt.Sprintf("The gateway refused the token (%d).", a.reply.Status)
	case a.cause == mleready.Redirect:
		return fmt.Sprintf("The endpoint answered %d and names another place, which was not followed: check the URL and what stands in between.", a.reply.Status)
	case a.cause == mleready.Throttled:
		return fmt.Sprintf("The gateway asks for fewer requests (%d): probe again later, or slower with --rate.", a.reply.Status)
	case a.cause == mleready.ServerError:
		return fmt.Sprintf("The gateway reports a fault of its own (%d): probe again later.", a.reply.Status)
	}
	return fmt.Sprintf("The gateway answered %d, which does not tell whether the token was accepted.", a.reply.Status)
}

// sentence begins a text with a capital letter and ends it with a full stop.
func sentence(text string) string {
	if text == "" {
		return text
	}
	if text[0] >= 'a' && text[0] <= 'z' && !strings.Contains(strings.SplitN(text, " ", 2)[0], ".") {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return strings.TrimRight(text, ".") + "."
}
