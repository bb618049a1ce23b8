package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"mleready"
	"mleready/probes/jose"
	"mleready/probes/redact"
)

// keptHeaders and keptMembers are kept beside the names of the wire in the rules. They carry neither keys nor people.
var (
	keptHeaders = []string{"accept", "content-encoding", "content-length", "content-type", "location", "transfer-encoding", "user-agent"}
	keptMembers = []string{"status", "reason", "rmsg", "error", "code", "submitTimeUtc", "correlationId"}
)

// allowed makes the copy of an exchange that may be written: headers and members of a list, the rest of a JSON body by
// name only, of any other body the length. All of it goes through redaction too.
func allowed(rules *mleready.Rules, r redact.Redactor, e mleready.Exchange) mleready.Exchange {
	a := list{rules.Wire}
	e.Headers, e.Body = a.headers(e.Headers), a.body(e.Body)
	if e.Response != nil {
		reply := *e.Response
		reply.Headers, reply.Body = a.headers(reply.Headers), a.body(reply.Body)
		e.Response = &reply
	}
	return r.Exchange(e)
}

// list is what may be written, by the names of the wire.
type list struct{ wire mleready.Wire }

func (a list) headers(h mleready.Header) mleready.Header {
	s, j, m := a.wire.HTTPSignature, a.wire.JWT, a.wire.Mastercard
	names := slices.Concat(keptHeaders, s.DateHeaders, m.LegacyHeaders,
		[]string{s.SignatureHeader, s.DigestHeader, s.HostHeader, s.MerchantHeader, j.AuthorizationHeader, m.EncryptedHeader})
	own := strings.TrimSuffix(s.MerchantHeader, "merchant-id") // what the provider's own headers begin with
	return slices.DeleteFunc(slices.Clone(h), func(line [2]string) bool {
		name := strings.ToLower(line[0])
		return !strings.HasPrefix(name, own) && !slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) })
	})
}

// How much of the value of a member is kept.
const (
	nameOnly = iota
	sealed   // an encrypted text; in clear it goes
	whole
)

func (a list) member(name string) int {
	mle, mc := a.wire.MLE, a.wire.Mastercard
	switch {
	case slices.Contains(keptMembers, name):
		return whole
	case slices.Contains([]string{mle.RequestMember, mle.ResponseMember, mc.Field, mc.DefaultField}, name):
		return sealed
	}
	return nameOnly
}

func (a list) body(text string) string {
	if text == "" {
		return ""
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var out bytes.Buffer
	if !json.Valid([]byte(text)) || a.value(d, &out, nameOnly) != nil {
		return fmt.Sprintf("[%d bytes]", len(text))
	}
	return out.String()
}

// value copies one value in its order. Of a text and a number that are not kept the kind is left.
func (a list) value(d *json.Decoder, out *bytes.Buffer, keep int) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch t := token.(type) {
	case json.Delim:
		return a.nested(d, out, t, keep)
	case string:
		if _, err := jose.ParseJWE(t); t != "" && keep != whole && (keep == nameOnly || err != nil) {
			t = "[text]"
		}
		token = t
	case json.Number:
		if keep != whole {
			token = "[number]"
		}
	}
	return write(out, token)
}

func (a list) nested(d *json.Decoder, out *bytes.Buffer, open json.Delim, keep int) error {
	out.WriteByte(byte(open))
	for n := 0; d.More(); n++ {
		if n > 0 {
			out.WriteByte(',')
		}
		inner := keep
		if open == '{' {
			token, err := d.Token()
			if err != nil {
				return err
			}
			name, _ := token.(string)
			if err := write(out, name); err != nil {
				return err
			}
			out.WriteByte(':')
			inner = a.member(name)
		}
		if err := a.value(d, out, inner); err != nil {
			return err
		}
	}
	out.WriteByte(byte(open) + 2) // the closing bracket stands two after the opening one
	_, err := d.Token()
	return err
}

func write(out *bytes.Buffer, v any) error {
	text, err := json.Marshal(v)
	out.Write(text)
	return err
}
