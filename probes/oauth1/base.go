package oauth1

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"
)

// Request is what a signature covers beside the header.
type Request struct {
	Method string
	URL    string // absolute, with its query
	Form   string // the body where it is a form (application/x-www-form-urlencoded)
}

// Parts are what a signature is made over (RFC 5849, section 3.4.1): the method, the address, and the parameters in the
// order of the RFC, with the names and values of the header as they stand there.
func (r Request) Parts(h Header) ([]string, error) { return r.parts(h, "", encodedOnce) }

// base is the text that is signed. port is one of the default ports to be kept, "" for none.
func (r Request) base(h Header, port string, form func(string) (string, error)) ([]byte, error) {
	parts, err := r.parts(h, port, form)
	if err != nil {
		return nil, err
	}
	text := make([]byte, 0, len(parts[0])+encodedLen(parts[1])+encodedLen(parts[2])+len("&&"))
	text = append(append(text, parts[0]...), '&')
	text = append(appendEncoded(text, parts[1]), '&')
	return appendEncoded(text, parts[2]), nil
}

func (r Request) parts(h Header, port string, form func(string) (string, error)) ([]string, error) {
	u, err := url.Parse(r.URL)
	if err != nil || u.Host == "" || u.Scheme == "" {
		return nil, errors.New("the address that was signed is not absolute")
	}
	params, err := r.params(u, h, form)
	if err != nil {
		return nil, err
	}
	host := strings.ToLower(u.Host)
	if u.Port() == defaultPort(u) || u.Port() == "" {
		host = strings.ToLower(strings.TrimSuffix(u.Host, ":"+u.Port())) + port
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	return []string{strings.ToUpper(r.Method), strings.ToLower(u.Scheme) + "://" + host + path, params}, nil
}

func defaultPort(u *url.URL) string {
	if strings.EqualFold(u.Scheme, "http") {
		return "80"
	}
	return "443"
}

// bases are the texts that a signer may have signed: some keep a default port that the address names, some take names and
// values of the query as they stand there.
func (r Request) bases(h Header) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		port := ""
		for range 2 {
			for _, form := range []func(string) (string, error){encodedOnce, asItStands} {
				if !yield(r.base(h, port, form)) {
					return
				}
			}
			if u, err := url.Parse(r.URL); err == nil {
				port = ":" + defaultPort(u)
			}
		}
	}
}

// params are all parameters in the order that the RFC asks for. Those of the header go in as they stand there.
func (r Request) params(u *url.URL, h Header, form func(string) (string, error)) (string, error) {
	all := make([]Param, 0, len(h)+usual)
	for _, p := range h {
		if p.Name != Signature && !strings.EqualFold(p.Name, realm) {
			all = append(all, p)
		}
	}
	for _, text := range []string{u.RawQuery, r.Form} {
		list, err := formParams(text, form)
		if err != nil {
			return "", err
		}
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b Param) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Value, b.Value)) })
	var text strings.Builder
	size := 0
	for _, p := range all {
		size += len(p.Name) + len(p.Value) + len("=&")
	}
	text.Grow(size)
	for i, p := range all {
		if i > 0 {
			text.WriteByte('&')
		}
		text.WriteString(p.Name)
		text.WriteByte('=')
		text.WriteString(p.Value)
	}
	return text.String(), nil
}

// formParams reads a query or a form, with each name and value as form gives it.
func formParams(text string, form func(string) (string, error)) ([]Param, error) {
	var list []Param
	for part := range strings.SplitSeq(text, "&") {
		if part == "" {
			continue
		}
		before, after, _ := strings.Cut(part, "=")
		name, err := form(before)
		value, valueErr := form(after)
		if err != nil || valueErr != nil {
			return nil, fmt.Errorf("parameter %d of the query or form is not percent-encoded", len(list)+1)
		}
		list = append(list, Param{name, value})
	}
	return list, nil
}

// encodedOnce is a name or value of a query in the one encoding of the RFC.
func encodedOnce(s string) (string, error) {
	plain, err := url.QueryUnescape(s)
	return encode(plain), err
}

func asItStands(s string) (string, error) { return s, nil }

// encode is the percent-encoding of RFC 5849, section 3.6: everything but the unreserved characters of RFC 3986.
func encode(s string) string { return string(appendEncoded(make([]byte, 0, encodedLen(s)), s)) }

func encodedLen(s string) int {
	n := len(s)
	for i := range len(s) {
		if !unreserved[s[i]] {
			n += len("%00") - 1
		}
	}
	return n
}

func appendEncoded(b []byte, s string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(s) {
		if c := s[i]; unreserved[c] {
			b = append(b, c)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return b
}

var unreserved = func() (all [256]bool) {
	for _, c := range []byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") {
		all[c] = true
	}
	return all
}()
