package sandbox

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"mleready"
	"mleready/probes/jose"
)

// call is what an answer may depend on.
type call struct {
	body      any // of the request in clear text, nil for none
	reply     any // that brings a push about
	merchant  string
	url       string
	operation mleready.Operation
}

// fits reports whether the conditions of a reply hold.
func (c *call) fits(reply *mleready.GatewayReply, accept string) bool {
	if reply.Lacks != "" && lookup(c.body, reply.Lacks) != nil {
		return false
	}
	if reply.Member != "" && text(lookup(c.body, reply.Member)) != reply.Value {
		return false
	}
	return strings.Contains(accept, reply.Accept)
}

// lookup finds a member of a JSON value by its names with dots between levels, nil for none.
func lookup(v any, path string) any {
	for name := range strings.SplitSeq(path, ".") {
		object, _ := v.(map[string]any)
		v = object[name]
	}
	return v
}

const maxEcho = 100 // characters of the request that an answer repeats

// text is a JSON text or number, "" for anything else and for what is too long to be repeated.
func text(v any) string {
	s := ""
	switch v := v.(type) {
	case string:
		s = v
	case float64:
		s = strconv.FormatFloat(v, 'f', -1, 64)
	}
	if len(s) > maxEcho {
		return ""
	}
	return s
}

// lastVarying is the last part of a path that varies, "" for none.
func lastVarying(op mleready.Operation, path string) string {
	parts := op.Varying(path)
	if len(parts) == 0 || len(parts[len(parts)-1]) > maxEcho {
		return ""
	}
	return parts[len(parts)-1]
}

const life = 15 * time.Minute // of capture contexts, quotes and rates

// fill makes an answer of its template. An id stays the same within one answer. c may be nil.
func (g *Gateway) fill(t mleready.GatewayAnswer, c *call) answer {
	if c == nil {
		c = &call{}
	}
	now := g.Now().UTC()
	known := map[string]string{}
	body := os.Expand(t.Body, func(name string) string {
		value, ok := known[name]
		if !ok {
			value = escape(t.MediaType, g.value(name, c, now))
			known[name] = value
		}
		return value
	})
	a := answer{status: t.Status, mediaType: t.MediaType, plain: t.Plain}
	if body != "" {
		a.body = []byte(body)
	}
	return a
}

// value is what a name in a template stands for.
func (g *Gateway) value(name string, c *call, now time.Time) string {
	kind, member, _ := strings.Cut(name, ".")
	switch kind {
	case "now":
		return now.Format(time.RFC3339)
	case "seconds":
		return strconv.FormatInt(now.Unix(), 10)
	case "later":
		return now.Add(life).Format(time.RFC3339)
	case "exp":
		return strconv.FormatInt(now.Add(life).Unix(), 10)
	case "merchant":
		return c.merchant
	case "segment":
		return lastVarying(c.operation, c.url)
	case "request":
		return text(lookup(c.body, member))
	case "query":
		u, err := url.Parse(c.url)
		if err != nil {
			return ""
		}
		return text(u.Query().Get(member))
	case "reply":
		return cmp.Or(text(lookup(c.reply, member)), g.draw("token"))
	}
	return g.draw(kind)
}

// draw makes a new id of a kind, "" for an unknown kind.
func (g *Gateway) draw(kind string) string {
	raw := make([]byte, 16)
	if _, err := io.ReadFull(g.Random, raw); err != nil {
		g.report("draw an id: " + err.Error())
	}
	switch kind {
	case "id":
		return number(raw, 22)
	case "number":
		return number(raw, 8)
	case "token":
		return strings.ToUpper(hex.EncodeToString(raw))
	case "uuid":
		raw[6], raw[8] = raw[6]&0x0f|0x40, raw[8]&0x3f|0x80
		return fmt.Sprintf("%x-%x-%x-%x-%x", raw[:4], raw[4:6], raw[6:8], raw[8:10], raw[10:])
	}
	return ""
}

// number has so many digits, the first of them not 0.
func number(raw []byte, length int) string {
	digits := make([]byte, 0, length)
	for i := range length {
		digits = append(digits, '0'+(raw[i%len(raw)]+byte(i))%10)
	}
	digits[0] = '1' + raw[0]%9
	return string(digits)
}

// escape makes a value safe inside a body of a media type.
func escape(mediaType, value string) string {
	if !strings.ContainsFunc(value, special) {
		return value
	}
	var b bytes.Buffer
	switch {
	case strings.Contains(mediaType, "json"), strings.Contains(mediaType, "jwt"):
		quoted, _ := json.Marshal(value) // a text always can be
		return string(quoted[1 : len(quoted)-1])
	case strings.Contains(mediaType, "xml"):
		_ = xml.EscapeText(&b, []byte(value)) // a buffer takes everything
		return b.String()
	}
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`,;"`, r) {
			return '_'
		}
		return r
	}, value)
}

// special reports whether a character may need an escape somewhere.
func special(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-_.:", r)
}

// sign makes the JWT of which an answer's body is the claims.
func (g *Gateway) sign(a answer) answer {
	claims, err := jose.ParseObject(a.body)
	if err == nil {
		var names []string
		for name := range claims {
			names = append(names, name)
		}
		slices.Sort(names)
		members := make([]jose.Member, len(names))
		for i, name := range names {
			members[i] = jose.Member{Name: name, Value: claims[name]}
		}
		key, made := g.signer()
		if err = made; err == nil {
			var token string
			token, err = jose.Sign("RS256", key, []jose.Member{{Name: "kid", Value: "local"}, {Name: "alg", Value: "RS256"}}, members)
			a.body = []byte(token)
		}
	}
	if err != nil {
		g.report("make a capture context: " + err.Error())
		return g.refuse(mleready.Cybersource, "server_error", "the capture context could not be made")
	}
	return a
}
