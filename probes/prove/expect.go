package prove

import (
	"fmt"
	"strings"

	"mleready"
)

// demand is what a program should do about a fault.
type demand int

const (
	notice  demand = iota // say that something is wrong: the reply cannot be relied on
	recover               // get over it: it passes
	either                // the reply deviates and can be read
)

// expectation is what a fault asks of a program.
type expectation struct {
	demand demand
	open   bool              // what was asked for may have been done: sending it again may do it twice
	what   string            // the reply, as the object of a sentence
	only   mleready.Provider // whose replies alone can have the fault, "" for all
}

// expectations are those of the faults of the gateway, all of which have one.
var expectations = map[string]expectation{
	string(mleready.Unauthenticated):   {notice, false, "a refusal (401)", ""},
	string(mleready.ServerError):       {notice, true, "a server error", ""},
	string(mleready.Throttled):         {notice, false, "a refusal for too many requests (429), every time", ""},
	string(mleready.Redirect):          {notice, false, "a redirect", ""},
	string(mleready.Reset):             {notice, true, "a connection that is cut", ""},
	string(mleready.Timeout):           {notice, true, "no reply at all", ""},
	string(mleready.TooLarge):          {notice, true, "a reply without end", ""},
	string(mleready.TLS):               {notice, false, "a gateway whose certificate has expired", ""},
	string(mleready.PlaintextReply):    {either, true, "a reply in clear text", ""},
	string(mleready.WrongKid):          {either, true, "a reply under another key id", ""},
	string(mleready.WrongAlg):          {either, true, "a reply with RSA-OAEP", ""},
	string(mleready.WrongEnc):          {either, true, "a reply with A128GCM", ""},
	string(mleready.Undecryptable):     {notice, true, "a reply that cannot be decrypted", ""},
	string(mleready.XEncryptedMissing): {either, true, "an encrypted reply without x-encrypted", mleready.Mastercard},
	string(mleready.XEncryptedFalse):   {either, true, "an encrypted reply that says x-encrypted: false", mleready.Mastercard},
	"throttled_once":                   {recover, false, "one refusal for too many requests (429)", ""},
	"slow":                             {recover, true, "a reply that comes slowly", ""},
}

// judge fills in how the program took the replies of a run. plain is the run without a fault.
func judge(plain, r *trial) {
	if expectations[r.Fault].open {
		r.again = r.repeats(plain)
	}
	r.Repeated = r.again != ""
	switch {
	case r.ended.why != "":
		r.Taking, r.Summary = mleready.TakingUnknown, "The program did not end: "+r.ended.why+"."
		if r.Fault != "" && expectations[r.Fault].demand == notice {
			r.Summary = "With " + expectations[r.Fault].what + " the program hangs: " + r.ended.why + "."
			r.Taking = mleready.TakingMissed
		}
	case r.Fault == "":
		r.plain()
	case plain.Taking != mleready.TakingDone:
		r.Taking, r.Summary = mleready.TakingNotRun, "Not run: the run without a fault shows nothing to compare with."
	case !plain.concerns(r.Fault):
		r.Taking, r.Summary = mleready.TakingNotRun, "Not run: the program sent nothing to "+string(expectations[r.Fault].only)+", whose replies alone can have this fault."
	case r.Fault == string(mleready.TLS):
		r.distrusted()
	case r.Accepted == 0:
		r.Taking, r.Summary = mleready.TakingUnknown, "No accepted request met the fault."
	default:
		r.took()
	}
	if r.Repeated {
		r.Summary += " It sent " + r.again + ", which may have been done already."
	}
	r.Grades = r.grades(plain)
}

// plain judges the run without a fault.
func (r *trial) plain() {
	switch {
	case r.Requests == 0:
		r.Taking, r.Summary = mleready.TakingUnknown, "The program sent nothing to the gateway: set its address with --env, or see that it uses HTTPS_PROXY."
	case r.Accepted == 0:
		r.Taking, r.Summary = mleready.TakingRefused, "The gateway refused every request of the program, for the reasons below."
	case r.noticed():
		r.Taking, r.Summary = mleready.TakingUnknown, fmt.Sprintf("The program says that something is wrong (exit code %d), although the gateway accepted %d of its requests.", r.Exit, r.Accepted)
	default:
		r.Taking, r.Summary = mleready.TakingDone, fmt.Sprintf("The program ended well, with %d of %d requests accepted.", r.Accepted, r.Requests)
	}
}

// distrusted judges a run in which no request should have been sent.
func (r *trial) distrusted() {
	switch {
	case r.Requests > 0:
		r.Taking, r.Summary = mleready.TakingMissed, "The program sent its requests to a gateway whose certificate has expired: it does not verify certificates."
	case r.noticed():
		r.Taking, r.Summary = mleready.TakingNoticed, "The program refuses a gateway whose certificate has expired."
	default:
		r.Taking, r.Summary = mleready.TakingMissed, "The program ended well although it reached nobody: the gateway's certificate has expired."
	}
}

// took judges a run in which the fault was met.
func (r *trial) took() {
	e := expectations[r.Fault]
	noticed := r.noticed()
	switch {
	case e.demand == recover && noticed:
		r.Taking, r.Summary = mleready.TakingGaveUp, "The program does not get over "+e.what+"."
	case e.demand == recover:
		r.Taking, r.Summary = mleready.TakingRecovered, "The program gets over "+e.what+"."
	case noticed:
		r.Taking, r.Summary = mleready.TakingNoticed, "The program notices "+e.what+"."
	case e.demand == notice:
		r.Taking, r.Summary = mleready.TakingMissed, "The program ends well with "+e.what+": it does not look at what it gets."
	default:
		r.Taking, r.Summary = mleready.TakingAccepted, "The program accepts "+e.what+"."
	}
}

// Requirements that a run can settle.
const (
	responseDecrypt = "response_mle.decrypt"
	responseOpen    = "response_mle.undecryptable_not_failed"
	payloadDecrypt  = "payload_response.decrypt"
	payloadGCM      = "payload_response.any_gcm"
)

// grades is what the run settles. That a program decrypts is shown by its noticing a damaged reply where it took a whole
// one; that it does not notice may be the fault of its exit code, and settles nothing.
func (r *trial) grades(plain *trial) []mleready.Grade {
	var out []mleready.Grade
	add := func(id string, o mleready.Outcome, reason string) {
		out = append(out, mleready.Grade{ID: id, Outcome: o, Reason: reason})
	}
	mastercard := r.speaksTo(mleready.Mastercard)
	if r.Fault == string(mleready.Undecryptable) && plain.encrypted() {
		if r.Taking == mleready.TakingNoticed && r.speaksTo(mleready.Cybersource) && !mastercard {
			add(responseDecrypt, mleready.Met, "The program took encrypted replies, and noticed one that was damaged.")
		}
		if r.Taking == mleready.TakingNoticed && mastercard && !r.speaksTo(mleready.Cybersource) {
			add(payloadDecrypt, mleready.Met, "The program took encrypted replies, and noticed one that was damaged.")
		}
		if r.Repeated && r.speaksTo(mleready.Cybersource) {
			add(responseOpen, mleready.Unmet, "Behind a reply that could not be decrypted the program sent "+r.again+".")
		}
	}
	if r.Fault == string(mleready.WrongEnc) && mastercard && plain.encrypted() {
		switch r.Taking {
		case mleready.TakingAccepted:
			add(payloadGCM, mleready.Met, "The program took a reply in A128GCM.")
		case mleready.TakingNoticed:
			add(payloadGCM, mleready.Unmet, "The program refuses a reply in A128GCM.")
		}
	}
	return out
}

// repeats says what writing requests a run sent more often than the plain one, "" for none.
func (r *trial) repeats(plain *trial) string {
	before, now := plain.writes(), r.writes()
	var all []string
	for _, call := range sortedKeys(now) {
		if was := before[call]; was > 0 && now[call] > was {
			all = append(all, fmt.Sprintf("%s %d times instead of %d", call, now[call], was))
		}
	}
	return strings.Join(all, ", ")
}
