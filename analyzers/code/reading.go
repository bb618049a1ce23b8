package code

import "strings"

// What the adapters of several languages do alike.

// EntriesByGroup lists the entries of each group, by its index.
func (s *Summary) EntriesByGroup() [][]*Entry {
	all := make([][]*Entry, len(s.Groups))
	for i := range s.Entries {
		e := &s.Entries[i]
		all[e.Group] = append(all[e.Group], e)
	}
	return all
}

// HandOver gives the parameters of functions that are read as a part of the one around them what they are called with.
// closures are their indexes by their declared names, and declared is the name of a callee, "" for none.
func (s *Summary) HandOver(closures map[string]int, declared func(callee string) string) {
	for _, c := range s.Calls {
		i, ok := closures[declared(c.Callee)]
		if !ok {
			continue
		}
		for j, p := range s.Funcs[i].Params {
			if p != "" && j < len(c.Args) && c.Args[j].Op != OpUnknown {
				s.Assigns = append(s.Assigns, Assign{Symbol: p, Value: c.Args[j], Func: c.Func, Span: c.Span})
			}
		}
	}
}

// HashName finds the hash function in the name of an algorithm: sha256 in HmacSHA256, HMAC_SHA_256, SHA-256.
func HashName(name string) string {
	lower := strings.NewReplacer("-", "", "_", "", "/", "").Replace(strings.ToLower(name))
	for _, h := range []string{"sha256", "sha512", "sha384", "sha224", "sha1", "md5"} {
		if strings.Contains(lower, h) {
			return h
		}
	}
	return ""
}

// Unescape reads a text with backslashes. escape writes what one and the text behind it, which is not empty, stand for,
// and gives the rest.
func Unescape(text string, escape func(b *strings.Builder, text string) (rest string)) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, `\`)
		b.WriteString(before)
		if !found || after == "" {
			return b.String()
		}
		text = escape(&b, after)
	}
}
