package mleready

import (
	"iter"
	"slices"
	"strings"
)

// Gateway is what the local gateway answers, by the provider in whose place.
type Gateway struct {
	Cybersource GatewaySide `yaml:"cybersource"`
	Mastercard  GatewaySide `yaml:"mastercard"`
}

// GatewaySide is what it answers in the place of one provider.
type GatewaySide struct {
	Refusals []GatewayRefusal `yaml:"refusals"`
	Replies  []GatewayReply   `yaml:"replies"` // of business logic; the first one that fits is given
	Pushes   []GatewayPush    `yaml:"pushes,omitempty"`
}

// GatewayRefusal is the answer to a request that business logic never sees.
type GatewayRefusal struct {
	ID            string `yaml:"id" enum:"unauthenticated,unknown_response_key,malformed,plaintext,unknown_path,wrong_method,too_large,throttled,server_error,redirect"`
	GatewayAnswer `yaml:",inline"`
	Cited         `yaml:",inline"`
}

// GatewayReply is the answer to an accepted request, with the conditions under which it is given. A condition that is
// left out always holds.
type GatewayReply struct {
	ID       string   `yaml:"id"`
	Methods  []string `yaml:"methods" enum:"GET,POST,PUT,PATCH,DELETE"`
	Paths    []string `yaml:"paths,omitempty"`    // as those of operations, with {names} for what varies
	Segments []string `yaml:"segments,omitempty"` // one of them is a segment of the path
	Lacks    string   `yaml:"lacks,omitempty"`    // a member that the request's body has not, with dots between levels
	Member   string   `yaml:"member,omitempty"`   // a member of the request's body that has the value Value
	Value    string   `yaml:"value,omitempty"`
	Accept   string   `yaml:"accept,omitempty"` // part of the Accept header
	// Signed makes the body the claims of a JWT, which is sent.
	Signed        bool `yaml:"signed,omitempty"`
	GatewayAnswer `yaml:",inline"`
	Cited         `yaml:",inline"`
}

// GatewayAnswer is a status and a body in which ${names} are filled in: id and number (22 and 8 digits), token (32
// hexadecimal digits), uuid, now (RFC 3339), later (15 minutes later), seconds (since 1970), exp (15 minutes later),
// merchant, segment (the last of the path that varies), query.NAME, request.MEMBER, a text of the request's body with
// dots between levels, and in a push reply.MEMBER, of the reply that brought it about, else a token.
type GatewayAnswer struct {
	Status    int    `yaml:"status"`
	MediaType string `yaml:"media_type,omitempty"` // "" for no body
	Body      string `yaml:"body,omitempty"`
	Plain     bool   `yaml:"plain,omitempty"` // not encrypted, whatever the request asked for
}

// Of is the side of a provider, that of Cybersource for none.
func (g Gateway) Of(p Provider) GatewaySide {
	if p == Mastercard {
		return g.Mastercard
	}
	return g.Cybersource
}

// Refusal returns the refusal with that id.
func (s GatewaySide) Refusal(id string) (GatewayRefusal, bool) {
	i := slices.IndexFunc(s.Refusals, func(f GatewayRefusal) bool { return f.ID == id })
	if i < 0 {
		return GatewayRefusal{}, false
	}
	return s.Refusals[i], true
}

// RepliesTo are the replies that a method and a path may have, in their order. What the body and the headers of the
// request have to show for one is left to the caller.
func (s GatewaySide) RepliesTo(method, path string) iter.Seq[*GatewayReply] {
	path = plainPath(path)
	return func(yield func(*GatewayReply) bool) {
		for i := range s.Replies {
			if reply := &s.Replies[i]; slices.Contains(reply.Methods, method) && reply.fits(path) && !yield(reply) {
				return
			}
		}
	}
}

func (g *GatewayReply) fits(path string) bool {
	if len(g.Paths) > 0 && !slices.ContainsFunc(g.Paths, func(template string) bool { return matchPath(template, path) >= 0 }) {
		return false
	}
	return len(g.Segments) == 0 || slices.ContainsFunc(strings.Split(path, "/"), func(s string) bool { return slices.Contains(g.Segments, s) })
}

// Calls lists the operations that the gateway knows in the place of a provider. No list of Mastercard's is kept: they
// are what the replies have paths for.
func (r *Rules) Calls(p Provider) []Operation {
	if p != Mastercard {
		return r.Operations
	}
	var list []Operation
	for _, reply := range r.Gateway.Mastercard.Replies {
		for _, path := range reply.Paths {
			for _, method := range reply.Methods {
				list = append(list, Operation{ID: reply.ID, Method: method, Path: path, Cited: reply.Cited})
			}
		}
	}
	return list
}

// CallsTo lists those of them with that path, whatever their method; none for an unknown path. Where several templates
// fit, those are meant that have most of the path to the letter.
func (r *Rules) CallsTo(p Provider, path string) []Operation {
	path = plainPath(path)
	var list []Operation
	most := 0
	for _, t := range r.templates(p, path) {
		switch literal := matchPath(t.path, path); {
		case literal > most:
			list, most = []Operation{*t.of}, literal
		case literal == most:
			list = append(list, *t.of)
		}
	}
	return list
}

// Varying lists what a path, or a whole URL, has in the places of the {names} of the operation's path, escaped as it
// stands there.
func (o Operation) Varying(path string) []string {
	path = plainPath(path)
	for _, template := range append([]string{o.Path}, o.Former...) {
		if matchPath(template, path) < 0 {
			continue
		}
		var list []string
		actual := strings.Split(path, "/")
		for i, part := range strings.Split(template, "/") {
			if strings.HasPrefix(part, "{") {
				list = append(list, actual[i])
			}
		}
		return list
	}
	return nil
}
