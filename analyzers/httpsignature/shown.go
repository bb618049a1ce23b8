package httpsignature

import (
	"slices"

	"mleready"
	"mleready/analyzers/code"
)

// shown is everything that a function shows.
type shown struct {
	signals []signal
	refused []code.Place // where the request target stands in parentheses
	foreign bool         // names that the provider's scheme does not have
	bearer  bool         // the request gets an Authorization header
}

func (sh *shown) add(g signal) {
	same := func(h signal) bool {
		return h.kind == g.kind && h.at.File == g.at.File && h.at.Line() == g.at.Line()
	}
	if i := slices.IndexFunc(sh.signals, same); i < 0 {
		sh.signals = append(sh.signals, g)
	} else if g.strong && !sh.signals[i].strong {
		sh.signals[i] = g
	} else if same := &sh.signals[i]; same.from == same.at && g.from.File != nil {
		same.from = g.from // a format says where it is used, its constant where it stands
	}
}

// proveLists makes a list of signed headers strong that stands with the merchant id header in one map or request.
func (sh *shown) proveLists() {
	for i, g := range sh.signals {
		if g.kind == headerList && slices.ContainsFunc(sh.signals, func(m signal) bool { return m.kind == merchantHeader && m.object == g.object }) {
			sh.signals[i].strong = true
		}
	}
}

func (sh *shown) first(k kind) *signal {
	for i := range sh.signals {
		if sh.signals[i].kind == k {
			return &sh.signals[i]
		}
	}
	return nil
}

func (sh *shown) has(kinds ...kind) bool {
	return slices.ContainsFunc(sh.signals, func(g signal) bool { return slices.Contains(kinds, g.kind) })
}

// strong lists the signals that prove the scheme and the provider by themselves.
func (sh *shown) strong() []signal {
	var out []signal
	for _, g := range sh.signals {
		if g.strong {
			out = append(out, g)
		}
	}
	return out
}

// sent lists the signature headers of requests that also get the merchant id header.
func (sh *shown) sent() []signal {
	var out []signal
	for _, g := range sh.signals {
		if g.kind == signatureHeader && slices.ContainsFunc(sh.signals, func(m signal) bool { return m.kind == merchantHeader && m.object == g.object }) {
			out = append(out, g)
		}
	}
	return out
}

// sends reports whether a request gets a signature header and the merchant id header.
func (sh *shown) sends() bool { return len(sh.sent()) > 0 }

// hasHeader reports whether a request, not only a map, gets a header.
func (sh *shown) hasHeader(k kind) bool {
	return slices.ContainsFunc(sh.signals, func(g signal) bool { return g.kind == k && g.object.File == nil })
}

// context reports whether the provider is named.
func (sh *shown) context() bool { return sh.has(merchantHeader, merchantName, host) }

// whole reports whether all parts of a signed request are there: a signature, its making, and the provider. The name
// of the algorithm is no proof of the provider: Java calls every HMAC with SHA-256 so.
func (sh *shown) whole() bool {
	signed := sh.has(parameters) || sh.hasHeader(signatureHeader) || sh.sends()
	made := sh.has(mac, signingString, headerList)
	named := sh.has(merchantName) || sh.hasHeader(merchantHeader) || sh.has(parameters) && sh.has(merchantHeader) || sh.sends()
	return signed && made && named
}

// parts are the signals that may complete those of other functions. Who sends an Authorization header names the
// merchant for another scheme.
func (sh *shown) parts() []signal {
	if !sh.bearer || sh.sends() {
		return sh.signals
	}
	return slices.DeleteFunc(slices.Clone(sh.signals), func(g signal) bool { return g.kind == merchantHeader || g.kind == merchantName })
}

// shape is the part that has the form of the scheme, whoever's it is.
func (sh *shown) shape() *signal {
	for _, k := range []kind{parameters, signingString, headerList} {
		if g := sh.first(k); g != nil {
			return g
		}
	}
	return nil
}

// matters reports whether a function takes part in a signature.
func (sh *shown) matters() bool {
	return sh.has(signatureHeader, parameters, mac, signingString, headerList, merchantHeader, algorithm)
}

// confidence is high when the parts agree: a text of the scheme and something that is done with it.
func (sh *shown) confidence() mleready.Confidence {
	texts := sh.has(signingString, headerList) || sh.has(parameters)
	if texts && sh.has(signatureHeader, mac, parameters, digest, algorithm) || sh.sends() {
		return mleready.High
	}
	return mleready.Medium
}

// variant is the form that the signals show; the refused one wins, because it fails first.
func variant(signals []signal) string {
	best := anyForm
	for _, g := range signals {
		switch {
		case g.variant == parentheses, best == anyForm, g.variant == vcDate && best == plain:
			best = g.variant
		}
	}
	return best
}
