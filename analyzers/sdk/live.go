package sdk

import (
	"cmp"
	"slices"
	"strings"
)

// Live is the default value of an option.
func (c *Config) Live(option string) (Value, bool) {
	if s := c.Settings[option]; s != nil {
		for _, v := range s.Values {
			if v.Default {
				return v, true
			}
		}
	}
	return Value{}, false
}

// Scheme is the authentication that a value stands for, in lower case; "" for none that the SDKs know.
func (s *Setting) Scheme(v Value) string {
	for _, known := range s.Option.Values {
		if v.Known && strings.EqualFold(v.Text, known) {
			return known
		}
	}
	return ""
}

// Sorted lists the settings by place.
func (c *Config) Sorted() []*Setting {
	var out []*Setting
	for _, s := range c.Settings {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b *Setting) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Key, b.Key)) })
	return out
}

// SharedSecret reports whether a shared secret signs the token, as far as can be told.
func (c *Config) SharedSecret() bool {
	v, ok := c.Live(KeyType)
	return ok && v.Known && strings.EqualFold(v.Text, KeySharedSecret)
}

// What the catalogue says of switches.
const (
	booleans = "boolean" // they count only as true and false, and not as texts
	request  = "request"
)

// IsText reports whether a value of an option is the text of a switch that counts only as a boolean.
func (c *Config) IsText(option string, v Value) bool {
	s := c.Settings[option]
	return s != nil && v.Known && v.Quoted && c.SDK.Config.Switches == booleans && s.Option.Direction == request && (isTrue(v) || isFalse(v))
}

// IsOn reports whether a value switches an option on.
func (c *Config) IsOn(option string, v Value) bool { return isTrue(v) && !c.IsText(option, v) }

func isTrue(v Value) bool { return v.Known && strings.EqualFold(v.Text, "true") }

func isFalse(v Value) bool { return v.Known && strings.EqualFold(v.Text, "false") }
