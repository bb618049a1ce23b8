package httpsignature

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
)

// kind is what a place shows of the scheme.
type kind int

const (
	signingString   kind = iota // the text that is signed: a line for each header
	headerList                  // the names of the signed headers
	parameters                  // keyid="…", algorithm="…", headers="…", signature="…"
	signatureHeader             // a request gets a Signature header
	merchantHeader              // a request gets the provider's merchant header
	merchantName                // the name of that header stands in a text
	algorithm                   // the scheme's own name for its algorithm
	digest                      // the prefix of a Digest header
	mac                         // a keyed hash with the scheme's hash function
	host                        // a host of the provider's REST API: context, told by the check provider
)

var whys = map[kind]string{
	signingString:   "signing string",
	headerList:      "list of signed headers",
	parameters:      "signature parameters",
	signatureHeader: "signature header",
	merchantHeader:  "merchant id header",
	merchantName:    "name of the merchant id header",
	algorithm:       "algorithm name",
	digest:          "digest of the body",
	mac:             "HMAC of the signing string",
}

// Variants of the scheme.
const (
	plain       = "request-target"
	parentheses = "parentheses"
	vcDate      = "v-c-date"
	anyForm     = ""
)

var forms = map[string]string{
	plain:       "current form",
	parentheses: "form with parentheses, refused already",
	vcDate:      "form with the date header of 2025",
	anyForm:     "form not visible here",
}

// signal is one place that shows something. strong ones prove the provider by themselves.
type signal struct {
	kind    kind
	strong  bool
	variant string
	at      code.Place // in the function
	from    code.Place // where the text stands
	via     code.Scope // the called function that forms it, zero when the function itself does
}

// own reports whether the function forms the text itself.
func (g signal) own() bool { return g.via.File == nil }

// shown is everything that a function shows.
type shown struct {
	signals []signal
	foreign bool // names that the provider's scheme does not have
}

// look collects what a function shows.
func (r *runner) look(s code.Scope) *shown {
	sh := &shown{}
	for _, t := range r.Model.Texts(s) {
		r.lookText(sh, t)
	}
	for _, f := range r.Model.Fields(s) {
		r.lookField(sh, f)
	}
	for _, c := range r.Model.Calls(s) {
		if c.Kind == code.CallMAC && c.Hash == r.names.MAC {
			sh.add(signal{kind: mac, at: s.At(c.Span)})
		}
	}
	return sh
}

func (sh *shown) add(g signal) {
	same := func(h signal) bool {
		return h.kind == g.kind && h.at.File == g.at.File && h.at.Line() == g.at.Line()
	}
	if i := slices.IndexFunc(sh.signals, same); i < 0 {
		sh.signals = append(sh.signals, g)
	} else if g.strong && !sh.signals[i].strong {
		sh.signals[i] = g
	}
}

// lookText reads a folded string.
func (r *runner) lookText(sh *shown, t code.Text) {
	text := strings.ToLower(t.String())
	if len(text) < 6 {
		return
	}
	show := func(k kind, strong bool, offset int) {
		p := t.PartAt(offset)
		g := signal{kind: k, strong: strong, variant: r.variant(text), at: p.At, from: p.From, via: p.Via}
		if k <= parameters || g.own() { // lesser words count where they stand, not wherever they get to
			sh.add(g)
		}
	}
	merchant := strings.Index(text, r.names.MerchantHeader)
	target := strings.Index(text, r.names.RequestTarget)
	switch {
	case target >= 0 && r.signs(text):
		k := headerList
		if after := strings.TrimLeft(text[target+len(r.names.RequestTarget):], ")\""); strings.HasPrefix(after, ":") {
			k = signingString
		}
		show(k, merchant >= 0, target)
	}
	if merchant >= 0 {
		show(merchantName, false, merchant)
	}
	if i, n := r.parameters(text); n >= 3 {
		alg := strings.Contains(text, r.names.Algorithm)
		show(parameters, merchant >= 0 || alg, i)
		sh.foreign = sh.foreign || strings.Contains(text, "algorithm=") && !alg && foreignAlgorithm(text)
	} else if i := strings.Index(text, r.names.Algorithm); i >= 0 {
		show(algorithm, false, i)
	}
	if i := strings.Index(text, r.names.DigestPrefix); i >= 0 {
		show(digest, false, i)
	}
	for _, h := range r.Rules.Hosts {
		if h.Provider == mleready.Cybersource && h.API == "rest" {
			if i := strings.Index(text, h.Name); i >= 0 {
				show(host, false, i)
			}
		}
	}
}

// foreignAlgorithm reports whether the algorithm parameter is spelled out, and so is not the provider's.
func foreignAlgorithm(text string) bool {
	_, after, _ := strings.Cut(text, "algorithm=")
	after = strings.TrimLeft(after, `"'\ `)
	return after != "" && after[0] >= 'a' && after[0] <= 'z'
}

// signs reports whether a text names another signed header beside the request target.
func (r *runner) signs(text string) bool {
	others := append([]string{r.names.HostHeader, r.names.DigestHeader, r.names.MerchantHeader}, r.names.DateHeaders...)
	return slices.ContainsFunc(others, func(name string) bool { return strings.Contains(text, name) })
}

// parameters counts the parameters of a Signature header in a text, and says where the first one stands.
func (r *runner) parameters(text string) (first, n int) {
	first = len(text)
	for _, name := range r.names.Parameters {
		if i := strings.Index(text, name+"="); i >= 0 {
			n++
			first = min(first, i)
		}
	}
	return first, n
}

func (r *runner) variant(text string) string {
	switch {
	case strings.Contains(text, r.names.RefusedRequestTarget):
		return parentheses
	case slices.ContainsFunc(r.names.DateHeaders, func(name string) bool {
		return strings.HasPrefix(name, "v-") && strings.Contains(text, name)
	}):
		return vcDate
	case strings.Contains(text, r.names.RequestTarget):
		return plain
	}
	return anyForm
}

// lookField reads a header, or an entry of a map that may become headers.
func (r *runner) lookField(sh *shown, f code.Field) {
	if f.Kind == code.GroupStruct {
		return
	}
	switch key := strings.ToLower(f.Key.String()); key {
	case r.names.SignatureHeader:
		sh.add(signal{kind: signatureHeader, at: f.At, from: fromOf(f)})
	case r.names.MerchantHeader:
		sh.add(signal{kind: merchantHeader, at: f.At, from: fromOf(f)})
	}
}

func fromOf(f code.Field) code.Place {
	if len(f.Key) == 0 {
		return code.Place{}
	}
	return f.Key[0].From
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

// sends reports whether a request gets both headers.
func (sh *shown) sends() bool { return sh.has(signatureHeader) && sh.has(merchantHeader) }

// context reports whether the provider is named.
func (sh *shown) context() bool { return sh.has(merchantHeader, merchantName, host) }

// whole reports whether all parts of a signed request are there: a signature, its making, and the provider. The name
// of the algorithm is no proof of the provider: Java calls every HMAC with SHA-256 so.
func (sh *shown) whole() bool {
	return sh.has(signatureHeader, parameters) && sh.has(mac, signingString, headerList) && sh.has(merchantHeader, merchantName)
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
