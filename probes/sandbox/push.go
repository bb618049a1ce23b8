package sandbox

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"mleready"
	"mleready/probes/credentials"
	"mleready/probes/grader"
)

// Notice is a push notification in clear text.
type Notice struct {
	Event   string // its id in rules.yaml
	Path    string // at an endpoint whose URL has none
	Partner *credentials.Partner
	Body    []byte
}

// Partner is the partner of that id whom pushes can be encrypted for, with "" the first one, nil for none.
func (g *Gateway) Partner(id string) *credentials.Partner {
	for _, p := range g.Partners.Partners {
		if p.ResponseEncryption != nil && (id == "" || p.ID == id) {
			return p
		}
	}
	return nil
}

// Notice makes a new notification. What it says of a payment or quote is made up.
func (g *Gateway) Notice(p mleready.GatewayPush, partner *credentials.Partner) Notice {
	return g.notice(p, partner, nil)
}

func (g *Gateway) notice(p mleready.GatewayPush, partner *credentials.Partner, reply any) Notice {
	a := g.fill(mleready.GatewayAnswer{MediaType: jsonType, Body: p.Body}, &call{merchant: partner.ID, reply: reply})
	return Notice{
		Event: p.ID, Path: strings.ReplaceAll(p.Path, "{partner}", url.PathEscape(partner.ID)), Partner: partner, Body: a.body,
	}
}

// Plain is a notification as it is sent in clear text.
func (n Notice) Plain() (mleready.Header, []byte) {
	return mleready.Header{{"Content-Type", jsonType}, {"Accept", jsonType}}, n.Body
}

// Seal encrypts a notification for its partner, as Mastercard does, with a damaged tag if asked to. It is another text each
// time.
func (g *Gateway) Seal(n Notice, damaged bool) (mleready.Header, []byte, error) {
	s := g.forPartner(jsonType, n.Partner.ResponseEncryption)
	s.tamper = damaged
	a, err := g.encrypt(answer{body: n.Body, mediaType: jsonType}, s)
	if err != nil {
		return nil, nil, fmt.Errorf("make the push %s: %w", n.Event, err)
	}
	return append(mleready.Header{{"Content-Type", a.mediaType}, {"Accept", jsonType}}, a.headers...), a.body, nil
}

// notify passes on what a reply brings about, said being the reply in clear text.
func (g *Gateway) notify(said answer, req *grader.Request) {
	if g.Notify == nil || said.from == "" || req.Provider != mleready.Mastercard || req.Partner == nil || req.Partner.ResponseEncryption == nil {
		return
	}
	var reply any
	if json.Unmarshal(said.body, &reply) != nil {
		return // none of those that bring something about
	}
	for _, p := range g.Rules.Gateway.Mastercard.PushAfter(said.from) {
		g.Notify(g.notice(p, req.Partner, reply))
	}
}
