package mleready

import "slices"

// PushNames are the names of Mastercard's push notifications.
type PushNames struct {
	Paths     []string `yaml:"paths"` // as those of operations, with {names} for what varies
	MediaType string   `yaml:"media_type"`
	Status    int      `yaml:"status"`    // that confirms a push
	Retries   int      `yaml:"retries"`   // how often one that was not confirmed is sent again
	Reference string   `yaml:"reference"` // members of the plaintext, outermost
	Partner   string   `yaml:"partner"`
	Subject   string   `yaml:"subject"`
	Event     string   `yaml:"event"`
	Cited     `yaml:",inline"`
}

// PathOf reports whether a path, of a URL or alone, is one that pushes go to.
func (n PushNames) PathOf(path string) bool {
	path = plainPath(path)
	return slices.ContainsFunc(n.Paths, func(template string) bool { return matchPath(template, path) >= 0 })
}

// GatewayPush is a notification that the local gateway sends. Its body is filled as that of GatewayAnswer.
type GatewayPush struct {
	ID    string   `yaml:"id"`
	Title string   `yaml:"title"`
	Path  string   `yaml:"path"`            // with {partner}, where the endpoint's URL has no path of its own
	After []string `yaml:"after,omitempty"` // ids of the replies that bring it about
	Body  string   `yaml:"body"`
	Cited `yaml:",inline"`
}

// PushAfter lists the notifications that a reply brings about.
func (s GatewaySide) PushAfter(reply string) []GatewayPush {
	var list []GatewayPush
	for _, p := range s.Pushes {
		if slices.Contains(p.After, reply) {
			list = append(list, p)
		}
	}
	return list
}

// PushRules is what is looked at in a push notification, and in an endpoint that takes one.
type PushRules struct {
	Received []PushCheck `yaml:"received"`
	Endpoint []PushCheck `yaml:"endpoint"`
}

// PushCheck is one thing that is looked at.
type PushCheck struct {
	ID    string `yaml:"id"`
	Level Level  `yaml:"level"`
	Title string `yaml:"title"`
	Cited `yaml:",inline"`
}
