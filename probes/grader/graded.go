package grader

import (
	"crypto/rsa"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"mleready"
	"mleready/probes/redact"
)

// Exchange judges a request together with the reply to it.
func (g *Grader) Exchange(e mleready.Exchange) mleready.Graded { return g.Grade(e, g.Request(e)) }

// Grade judges the reply to a request that was judged before. A provider that refuses the authentication knows better
// than we do.
func (g *Grader) Grade(e mleready.Exchange, req *Request) mleready.Graded {
	graded := mleready.Graded{
		ID: e.ID, At: e.At, Method: e.Method, Provider: req.Provider, Mechanisms: req.Mechanisms, Verdict: req.Verdict,
		Reason: req.Why, Requirements: req.Grades, Warnings: req.Warnings, Merchant: req.Merchant, Neighbour: req.Neighbour,
	}
	graded.Path, graded.Environment, graded.Assurance = g.place(e)
	if req.Known {
		graded.Operation = req.Operation.ID
	}
	if e.Response != nil && req.Provider != "" {
		g.refused(&graded, e.Response)
		if req.Provider == mleready.Mastercard {
			g.payloadReply(&graded, req, e.Response)
		} else {
			g.reply(&graded, req, e.Response)
		}
	}
	return clean(graded)
}

// refused compares the verdict with what the provider made of the request.
func (g *Grader) refused(graded *mleready.Graded, reply *mleready.Reply) {
	if reply.Status == http.StatusUnauthorized && graded.Verdict == mleready.VerdictAccepted {
		graded.Verdict, graded.Reason = mleready.VerdictUnauthenticated, "the gateway answered with 401"
	}
	if graded.Verdict != mleready.VerdictAccepted && graded.Assurance != mleready.Local && isSuccess(reply.Status) {
		graded.Warnings = append(graded.Warnings, fmt.Sprintf("The provider answered with %d all the same.", reply.Status))
	}
}

func (g *Grader) reply(graded *mleready.Graded, req *Request, reply *mleready.Reply) {
	var key *rsa.PrivateKey
	if req.ResponseKey != nil {
		key = req.ResponseKey.Private
	}
	check := CheckReply(g.rules, Expect{KID: req.ResponseKID, Key: key}, reply)
	graded.Reply = &mleready.GradedReply{Status: reply.Status, Encrypted: check.Encrypted, Cause: check.Cause, Summary: check.Summary, Notes: check.Notes}
	if req.ResponseKID == "" {
		if check.Cause == mleready.PlaintextReply && !check.Encrypted {
			graded.Reply.Cause = "" // nobody asked for an encrypted one
		}
		return
	}
	result := mleready.Grade{ID: replyDelivered, Outcome: mleready.Unknown, Reason: check.Summary}
	switch {
	case check.Cause == "" && check.Encrypted:
		result.Outcome = mleready.Met
	case check.Cause == mleready.PlaintextReply && reply.Status >= http.StatusBadRequest:
		result.Reason += " Whether error replies are encrypted is not documented."
	case check.Encrypted || check.Cause == mleready.PlaintextReply:
		result.Outcome = mleready.Unmet
	}
	graded.Requirements = append(graded.Requirements[:len(graded.Requirements):len(graded.Requirements)], result)
}

// place is the path that was called, in which environment, and how much a reply from there proves. A host that stands in
// for the provider's proves what the local gateway does.
func (g *Grader) place(e mleready.Exchange) (path, environment string, assurance mleready.Assurance) {
	u, err := url.Parse(e.URL)
	if err != nil {
		return "", "", mleready.Local
	}
	host, _ := g.rules.Host(strings.ToLower(u.Hostname()))
	switch environment = host.Environment; environment {
	case "production":
		assurance = mleready.Live
	case "test":
		assurance = mleready.Test
	default:
		assurance = mleready.Local
	}
	return u.Path, environment, assurance
}

// clean takes out of the texts what came over the wire and must not be shown.
func clean(d mleready.Graded) mleready.Graded {
	var r redact.Redactor
	d.ID, d.Path, d.Reason, d.Merchant = r.Text(d.ID), r.Text(d.Path), r.Text(d.Reason), r.Text(d.Merchant)
	d.Requirements = append([]mleready.Grade{}, d.Requirements...)
	for i := range d.Requirements {
		d.Requirements[i].Reason = r.Text(d.Requirements[i].Reason)
	}
	d.Warnings = append([]string{}, d.Warnings...)
	for i := range d.Warnings {
		d.Warnings[i] = r.Text(d.Warnings[i])
	}
	if d.Reply != nil {
		reply := *d.Reply
		reply.Summary = r.Text(reply.Summary)
		d.Reply = &reply
	}
	return d
}
