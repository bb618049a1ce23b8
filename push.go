package mleready

import "slices"

// PushSchema names the form of what came of push notifications, in JSON.
const PushSchema = "mleready-push/1"

// Push is one notification as it was received. Nothing in it is secret.
type Push struct {
	ID         string        `json:"id"` // counted within the run
	At         string        `json:"at"` // RFC 3339
	Method     string        `json:"method"`
	Path       string        `json:"path"`
	Provider   Provider      `json:"provider"`            // "" where nothing tells
	Neighbour  NeighbourKind `json:"neighbour,omitempty"` // what it is when it is no push of Mastercard: nothing is scored then
	Mechanisms []Mechanism   `json:"mechanisms"`
	Verdict    Verdict       `json:"verdict"`
	Reason     string        `json:"reason"` // why it is not accepted; of a neighbour, what it is
	Cause      Cause         `json:"cause"`
	Merchant   string        `json:"merchant,omitempty"` // the partner whose key it was encrypted for
	Client     string        `json:"client,omitempty"`   // common name of the client's certificate
	Event      string        `json:"event,omitempty"`    // what it is about, as "PAYMENT STATUS_CHG"
	Reference  string        `json:"reference,omitempty"`
	Duplicate  *Duplicate    `json:"duplicate"`
	Checks     []Grade       `json:"checks"`   // none of a neighbour
	Warnings   []string      `json:"warnings"` // what deviates from the documents and is taken
	Answered   int           `json:"answered"` // HTTP status
}

// Duplicate says which push a later one repeats, and by what that was told.
type Duplicate struct {
	Of string `json:"of"` // its id
	By string `json:"by"` // reference or digest
}

// PushReport is what came of a run: pushes that were received, or an endpoint that was pushed to.
type PushReport struct {
	Schema     string       `json:"schema"`
	Tool       Tool         `json:"tool"`
	Rules      RulesUsed    `json:"rules"`
	AsOf       Date         `json:"as_of"`
	Target     string       `json:"target"` // address that was listened at, or the endpoint
	Status     Status       `json:"status"`
	Checks     []PushResult `json:"checks"`
	Pushes     []Push       `json:"pushes"` // received; the latest where there were very many
	Counts     *PushCounts  `json:"counts,omitempty"`
	Incomplete string       `json:"incomplete,omitempty"` // why the run did not come to its end, "" when it did
}

// PushCounts are those of a receiver.
type PushCounts struct {
	Received   int `json:"received"`
	Accepted   int `json:"accepted"`
	Duplicates int `json:"duplicates"`
	Neighbours int `json:"neighbours"`
	Malformed  int `json:"malformed"`
	Refused    int `json:"refused"` // connections that came to nothing, as without a client certificate
}

// PushResult is the outcome of one check.
type PushResult struct {
	ID      string  `json:"id"`
	Level   Level   `json:"level"`
	Event   string  `json:"event,omitempty"` // id of the notification that was sent
	Outcome Outcome `json:"outcome"`
	Cause   Cause   `json:"cause"`
	Reason  string  `json:"reason"`
	Count   int     `json:"count,omitempty"` // of received pushes with this outcome
}

// SetStatus derives the status from the checks, as that of a mandate is derived from requirements. A run that did not come
// to its end leaves it unknown, unless something mandatory is unmet already.
func (r *PushReport) SetStatus() {
	has := func(level Level, o Outcome) bool {
		return slices.ContainsFunc(r.Checks, func(c PushResult) bool { return c.Level == level && c.Outcome == o })
	}
	switch {
	case has(Mandatory, Unmet):
		r.Status = StatusNotReady
	case has(Mandatory, Unknown), !has(Mandatory, Met), r.Incomplete != "":
		r.Status = StatusUnknown
	case has(Advisory, Unmet):
		r.Status = StatusAtRisk
	default:
		r.Status = StatusReady
	}
}
