package messageencryption

import (
	"regexp"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/jwe"
)

// header judges the fields of the JWE's header.
func (r *runner) header(x *jwe.Envelope, k jwe.Maker) {
	h := r.jwes.HeaderOf(k)
	for _, f := range h.Fields["alg"] {
		for _, v := range f.Val {
			r.algorithm(jwe.Name(v), f.At)
		}
	}
	for _, f := range h.Fields["enc"] {
		for _, v := range f.Val {
			if value := jwe.Name(v); value != "" {
				r.judge("request_mle.enc", mleready.MetIf(slices.Contains(r.names.Encryptions, value)), f.At, map[string]string{"value": value})
			}
		}
	}
	r.keyID(h, k)
	r.issuedAt(h, k)
}

func (r *runner) algorithm(value string, at code.Place) {
	if value == "" {
		return
	}
	args := map[string]string{"value": value}
	known := slices.Contains(r.names.Algorithms, value)
	r.judge("request_mle.alg", mleready.MetIf(known), at, args)
	if known {
		r.judge("request_mle.alg_sha256", mleready.MetIf(slices.Contains(r.names.SHA256Algorithms, value)), at, args)
	}
}

// keyID judges where the kid comes from. A setting or a value of unknown origin says nothing.
func (r *runner) keyID(h jwe.Header, k jwe.Maker) {
	const requirement = "request_mle.kid"
	fields := h.Fields[r.names.KeyIDHeader]
	if len(fields) == 0 {
		if h.Whole {
			r.judge(requirement, mleready.Unmet, k.At, map[string]string{"why": "its header has no kid"})
		}
		return
	}
	at := k.At
	for _, f := range fields {
		e, s := jwe.EntryAt(f.At)
		if e == nil {
			continue
		}
		at = f.At
		for _, o := range jwe.Origins(r.Model, s, &e.Value) {
			switch serial(o.Expr, r.names.SerialNumberOID) {
			case mleready.Met:
				r.judge(requirement, mleready.Met, f.At, nil)
				return
			case mleready.Unmet:
				r.judge(requirement, mleready.Unmet, f.At, map[string]string{"why": "it is the certificate's serial number, not the attribute of its subject"})
				return
			}
		}
	}
	// A key id that comes from a setting is there; whether it is the right one only the gateway can tell.
	r.judge(requirement, mleready.Met, at, nil)
}

// serial tells the attribute serialNumber of a certificate's subject from the serial number of the certificate.
func serial(e *code.Expr, oid string) mleready.Outcome {
	path := strings.ToLower(chain(e))
	switch {
	case strings.Contains(path, oid), strings.Contains(path, "subject") && strings.Contains(path, "serialnumber"):
		return mleready.Met
	case strings.HasSuffix(path, ".serialnumber") && (strings.Contains(path, "cert") || strings.Contains(path, "x509")), printed.MatchString(path):
		return mleready.Unmet
	}
	return mleready.Unknown
}

// printed is a serial number that is a number: the attribute of the subject is a text already.
var printed = regexp.MustCompile(`serialnumber\.(string|text)$`)

// chain is what an expression names, from the outside to the inside: cert.subject.serialNumber.
func chain(e *code.Expr) string {
	var parts []string
	switch e.Op {
	case code.OpRef:
		parts = append(parts, e.Symbol[strings.LastIndexByte(e.Symbol, '#')+1:])
	case code.OpLiteral, code.OpCall:
		parts = append(parts, e.Text)
	}
	for i := range e.Args {
		parts = append(parts, chain(&e.Args[i]))
	}
	if e.Op == code.OpField || e.Op == code.OpUnknown {
		parts = append(parts, e.Text)
	}
	return strings.Join(parts, ".")
}

// issuedAt judges iat: it is there, and in seconds.
func (r *runner) issuedAt(h jwe.Header, k jwe.Maker) {
	const requirement = "request_mle.iat"
	fields := h.Fields[r.names.IssuedAtHeader]
	if len(fields) == 0 {
		if h.Whole {
			r.judge(requirement, mleready.Unmet, k.At, map[string]string{"why": "its header has none"})
		}
		return
	}
	units := map[string]bool{}
	for _, v := range fields[0].Val {
		for _, p := range v {
			if p.Hole {
				units[clocks[p.Name]] = true
			}
		}
	}
	switch {
	case units["s"]:
		r.judge(requirement, mleready.Met, fields[0].At, nil)
	case units["ms"]:
		r.judge(requirement, mleready.Unmet, fields[0].At, map[string]string{"why": "it is in milliseconds"})
	}
}

// clocks are the functions that read the clock, in all languages, by their unit.
var clocks = map[string]string{
	"Unix": "s", "floor": "s", "trunc": "s", "round": "s", "time": "s", "timestamp": "s", "getEpochSecond": "s", "ToUnixTimeSeconds": "s", "to_i": "s", "unix": "s",
	"UnixMilli": "ms", "now": "ms", "getTime": "ms", "valueOf": "ms", "currentTimeMillis": "ms", "toEpochMilli": "ms", "ToUnixTimeMilliseconds": "ms",
}
