package mleready

import (
	"encoding/json"
	"encoding/xml"
	"regexp"
	"slices"
	"strings"
)

// Probes is what a live probe may ask, and how it reads the answers.
type Probes struct {
	Accept    string      `yaml:"accept"`     // of a call that names no other
	TestCards []string    `yaml:"test_cards"` // the provider's own numbers, the only ones that a call may carry
	Calls     []ProbeCall `yaml:"calls"`
	// These are entries of the error dictionary: after the first kind the authentication had been accepted, after the
	// second it had not, after the third the body could not be decrypted.
	Authenticated []string `yaml:"authenticated" ref:"errors"`
	Refused       []string `yaml:"refused" ref:"errors"`
	Undecrypted   []string `yaml:"undecrypted,omitempty" ref:"errors"`
	Cited         `yaml:",inline"`
}

// ProbeCall is one request that a probe may send. Body and path may hold {reference}, which is new for every request,
// {partner}, who asks Mastercard, {card}, the first of the test cards, and {year}, which is in the future.
type ProbeCall struct {
	ID       string   `yaml:"id"`
	Provider Provider `yaml:"provider"`
	Family   string   `yaml:"family"` // of the API: payments, tms, …
	Method   string   `yaml:"method" enum:"GET,POST,PUT,PATCH,DELETE"`
	Path     string   `yaml:"path"`           // with its query
	Body     string   `yaml:"body,omitempty"` // JSON or XML
	Accept   string   `yaml:"accept,omitempty"`
	// MediaType is what a successful reply is declared to be, "" for JSON.
	MediaType string `yaml:"media_type,omitempty"`
	Expects   string `yaml:"expects" enum:"success,refusal"` // refusal: a 4xx that judges the call itself
	// Production says that the call cannot move money whatever the gateway makes of it, so that it may be sent to other
	// hosts than the provider's test hosts. Why says why, or what it would do.
	Production bool   `yaml:"production"`
	Private    bool   `yaml:"private,omitempty"` // a successful reply tells of the account's own business: it is not shown
	Why        string `yaml:"why"`
	Cited      `yaml:",inline"`
}

// IsJSON reports whether the body is not XML.
func (c ProbeCall) IsJSON() bool { return !strings.HasPrefix(strings.TrimSpace(c.Body), "<") }

// Writes reports whether the call has a body.
func (c ProbeCall) Writes() bool { return c.Body != "" }

// Of lists the calls to one provider, in the order of the file.
func (p Probes) Of(provider Provider) []ProbeCall {
	return slices.DeleteFunc(slices.Clone(p.Calls), func(c ProbeCall) bool { return c.Provider != provider })
}

// Call is the call of that id.
func (p Probes) Call(id string) (ProbeCall, bool) {
	for _, call := range p.Calls {
		if call.ID == id {
			return call, true
		}
	}
	return ProbeCall{}, false
}

// isDocument reports whether the body can be read as what it looks like.
func (c ProbeCall) isDocument() bool {
	if c.IsJSON() {
		return json.Valid([]byte(c.Body))
	}
	return xml.Unmarshal([]byte(c.Body), new(struct{})) == nil
}

// cardLike is a whole run of digits as long as a card number.
var cardLike = regexp.MustCompile(`(?:^|[^0-9])[0-9]{12,19}(?:$|[^0-9])`)

// probes checks what the shape of a call cannot show.
func (c *checker) probes(at reporter, r *Rules) {
	for i, call := range r.Probes.Calls {
		here := where{"probes", "calls", i}
		body := where{"probes", "calls", i, "body"}
		switch {
		case !strings.HasPrefix(call.Path, "/"):
			at(where{"probes", "calls", i, "path"}, "call %s: a path begins with a slash", call.ID)
		case (call.Method == "GET" || call.Method == "DELETE") && call.Writes():
			at(body, "call %s: %s has no body", call.ID, call.Method)
		case call.Writes() && !call.isDocument():
			at(body, "call %s: the body is neither JSON nor XML", call.ID)
		case cardLike.MatchString(call.Body + call.Path):
			at(here, "call %s: a number as long as a card's: write {card} for the provider's test card", call.ID)
		case strings.Contains(call.Body, "{card}") && call.Production:
			at(here, "call %s: carries a card, so it is for test hosts only", call.ID)
		case strings.Contains(call.Body, "{card}") && len(r.Probes.TestCards) == 0:
			at(body, "call %s: {card}, but there are no test_cards", call.ID)
		}
	}
}
