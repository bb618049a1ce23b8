package httpsignature

import (
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/check"
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
	object  code.Place // of a header: the map that it stands in, zero for the headers of a request
}

// own reports whether the function forms the text itself.
func (g signal) own() bool { return g.via.File == nil }

// look collects what a function shows.
func (r *runner) look(s code.Scope) *shown {
	sh := &shown{}
	for _, t := range r.Model.Texts(s) {
		r.lookText(sh, t)
	}
	for _, f := range r.Model.Fields(s) {
		r.lookField(sh, f)
	}
	sh.proveLists()
	for _, c := range r.Model.Calls(s) {
		if c.Kind == code.CallMAC && c.Hash == r.names.MAC {
			sh.add(signal{kind: mac, at: s.At(c.Span)})
		}
	}
	return sh
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
	if i := strings.Index(text, r.names.RefusedRequestTarget); i >= 0 {
		sh.refused = append(sh.refused, t.PartAt(i).From)
	}
	merchant := strings.Index(text, r.names.MerchantHeader)
	if k, i, ok := r.form(text); ok {
		show(k, merchant >= 0, i)
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
			if i := check.FindHost(text, h.Name); i >= 0 {
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

// form tells a signing string and a list of signed headers, and where in the text the request target stands. In a
// signing string a colon follows the name; in a list other names stand beside it, parted by nothing but a space. A
// sentence about the scheme is neither.
func (r *runner) form(text string) (k kind, at int, ok bool) {
	for rest := 0; ; {
		i := strings.Index(text[rest:], r.names.RequestTarget)
		if i < 0 {
			return 0, 0, false
		}
		at = rest + i
		rest = at + len(r.names.RequestTarget)
		before := strings.TrimSuffix(text[:at], "(")
		after := strings.TrimPrefix(text[rest:], ")")
		switch {
		case strings.HasPrefix(after, ":") && r.signs(text, ":"):
			return signingString, at, true
		case r.listed(before, after):
			return headerList, at, true
		}
	}
}

// signs reports whether another signed header, followed by a suffix, stands in a text.
func (r *runner) signs(text, suffix string) bool {
	return slices.ContainsFunc(r.signed(), func(name string) bool { return strings.Contains(text, name+suffix) })
}

// listed reports whether the neighbour on either side is the name of a signed header.
func (r *runner) listed(before, after string) bool {
	return slices.ContainsFunc(r.signed(), func(name string) bool {
		return strings.HasSuffix(before, name+" ") || strings.HasPrefix(after, " "+name)
	})
}

// signed are the headers that the scheme signs beside the request target.
func (r *runner) signed() []string {
	return append([]string{r.names.HostHeader, r.names.DigestHeader, r.names.MerchantHeader}, r.names.DateHeaders...)
}

// parameters counts the parameters of a Signature header in a text, and says where the first one stands.
func (r *runner) parameters(text string) (first, n int) {
	first = len(text)
	for _, name := range r.names.Parameters {
		if i := parameter(text, name+"="); i >= 0 {
			n++
			first = min(first, i)
		}
	}
	return first, n
}

// parameter finds a name at which no longer name ends: X-Amz-Algorithm= is somebody else's. -1 for none.
func parameter(text, name string) int {
	for start := 0; ; {
		i := strings.Index(text[start:], name)
		if i < 0 {
			return -1
		}
		i, start = start+i, start+i+len(name)
		if i == 0 || strings.IndexByte("-_", text[i-1]) < 0 && (text[i-1] < 'a' || text[i-1] > 'z') {
			return i
		}
	}
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

// authorization is the header of every scheme but this one.
const authorization = "authorization"

// lookField reads a header, or an entry of a map that may become headers.
func (r *runner) lookField(sh *shown, f code.Field) {
	if f.Kind == code.GroupStruct {
		return
	}
	g := signal{at: f.At, from: fromOf(f)}
	if f.Kind == code.GroupMap {
		g.object = r.objectOf(f.At)
	}
	switch key := strings.ToLower(f.Key.String()); key {
	case r.names.RequestTarget, r.names.RefusedRequestTarget:
		g.kind, g.variant = headerList, r.variant(key)
		sh.add(g)
	case r.names.SignatureHeader:
		g.kind = signatureHeader
		sh.add(g)
	case r.names.MerchantHeader:
		g.kind = merchantHeader
		sh.add(g)
	case authorization:
		sh.bearer = true
	}
}

// objectOf is the map that an entry stands in. A token is made of maps too: its claims name the merchant, its parts
// hold a signature, and neither is a header.
func (r *runner) objectOf(at code.Place) code.Place {
	maps := r.maps[at.File]
	if maps == nil {
		maps = make(map[code.Span]code.Span, len(at.File.Entries))
		for _, e := range slices.Backward(at.File.Entries) { // of several at one place the first
			maps[e.Span] = at.File.Groups[e.Group].Span
		}
		r.maps[at.File] = maps
	}
	if in, ok := maps[at.Span]; ok {
		return code.Place{File: at.File, Span: in}
	}
	return at
}

func fromOf(f code.Field) code.Place {
	if len(f.Key) == 0 {
		return code.Place{}
	}
	return f.Key[0].From
}
