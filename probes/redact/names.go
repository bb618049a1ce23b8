package redact

import (
	"slices"
	"strings"
	"unicode"
)

// class says what the value under a name is.
type class int

const (
	nothing class = iota
	number        // a card number where it has the digits of one
	card
	drop // sensitive authentication data, which is never kept
	credential
	signed
	authorization
	cookies
)

// Names of fields in small letters, without separators. Those in holds stand anywhere in a name, those of ending make up
// the last word or the whole of it.
var (
	holds = []struct {
		class class
		words []string
	}{
		{drop, []string{"cvv", "cvc", "cvn", "cvnumber", "securitycode", "cardcode", "verificationvalue", "cryptogram", "trackdata",
			"track1", "track2", "trackone", "tracktwo", "magstripe", "magneticstripe", "pinblock", "pindata", "pinnumber", "emvdata", "emvtags",
			"ucafauthenticationdata", "ucafdata"}},
		{card, []string{"cardnumber", "cardnum", "ccnumber", "ccnum", "accountnumber"}},
		{credential, []string{"password", "passwd", "passphrase", "secret", "apikey", "accesskey", "privatekey", "sharedkey", "accesstoken",
			"refreshtoken", "authtoken", "sessiontoken", "paytoken", "clientassertion", "sessionid", "oauthtoken"}},
	}
	// About such a value, and not the value itself, are names that end in one of these words.
	aboutWords = []string{"result", "status", "response", "indicator", "present", "required", "type", "format", "url", "uri",
		"expiry", "expires", "in", "kid", "length"}
	aboutEnds = []string{"result", "resultcode", "status", "response", "responsecode", "indicator", "required", "keyid"}
)

const longestName = 128

// classify tells what stands under a name, from the name itself and that of the object around it.
func classify(name, parent string) class {
	if len(name) > longestName {
		name = name[len(name)-longestName:]
	}
	if i := strings.LastIndexByte(name, '.'); i >= 0 && i+1 < len(name) {
		name, parent = name[i+1:], name[:i]
	}
	var room [longestName]byte
	at := lastWord(name)
	before := squash(room[:0], name[:at])
	flat := string(squash(before, name[at:]))
	last := flat[len(before):]
	if flat == "tags" && strings.Contains(squashed(parent), "emv") {
		return drop // tag 57 is track 2, and tag 5A the card number
	}
	c := told(flat, last, parent)
	if c != nothing && (slices.Contains(aboutWords, last) || slices.ContainsFunc(aboutEnds, func(e string) bool { return strings.HasSuffix(flat, e) })) {
		return nothing
	}
	return c
}

// told is what a name and its last word tell.
func told(flat, last, parent string) class {
	if at := holding(flat); at < len(holds) {
		return holds[at].class
	}
	c := ending(flat)
	if c == nothing {
		if c = ending(last); c != drop && c != card {
			return nothing // "Id token" and "phone number" are told by the whole name only
		}
	}
	if c == number && strings.Contains(squashed(parent), "card") {
		return card
	}
	return c
}

func ending(word string) class {
	switch word {
	case "cid", "csc", "pin", "cav", "cavv":
		return drop
	case "pan", "fpan", "dpan", "cardno", "ccno":
		return card
	case "number":
		return number
	case "pwd", "token":
		return credential
	case "signature", "oauthsignature":
		return signed
	case "authorization", "proxyauthorization":
		return authorization
	case "cookie", "setcookie":
		return cookies
	}
	return nothing
}

// held is a word of holds and its place there.
type held struct {
	word string
	at   int
}

// starts are the words of holds by their first letter, with a bit for each of their second letters: a name is looked
// through once for all of them, and few pairs of letters begin one.
var starts = func() (all [256]struct {
	second uint32
	words  []held
}) {
	for at, h := range holds {
		for _, word := range h.words {
			s := &all[word[0]]
			s.second |= 1 << (word[1] % 32)
			s.words = append(s.words, held{word, at})
		}
	}
	return all
}()

// holding is the first place in holds that has a word which stands in a name, len(holds) for none.
func holding(flat string) int {
	first := len(holds)
	for i := 1; i < len(flat); i++ {
		s := &starts[flat[i-1]]
		if s.second>>(flat[i]%32)&1 == 0 {
			continue
		}
		for _, h := range s.words {
			if h.at < first && strings.HasPrefix(flat[i-1:], h.word) {
				first = h.at
			}
		}
	}
	return first
}

func squashed(name string) string { return string(squash(nil, name)) }

// squash adds a name in small letters, without separators.
func squash(to []byte, name string) []byte {
	for i := range len(name) {
		switch b := name[i]; {
		case b >= 0x80:
			return append(to, strings.Map(squashRune, name[i:])...)
		case b >= 'A' && b <= 'Z':
			to = append(to, b+'a'-'A')
		case b != '_' && b != '-' && b != '$' && b != ' ':
			to = append(to, b)
		}
	}
	return to
}

func squashRune(r rune) rune {
	if r == '_' || r == '-' || r == '$' || r == ' ' {
		return -1
	}
	return unicode.ToLower(r)
}

// lastWord is where the last word begins: behind the last separator or change from small letters to capitals.
func lastWord(name string) int {
	for i := len(name) - 1; i > 0; i-- {
		small := name[i-1] >= 'a' && name[i-1] <= 'z'
		if name[i-1] == '_' || name[i-1] == '-' || name[i-1] == ' ' || small && name[i] >= 'A' && name[i] <= 'Z' {
			return i
		}
	}
	return 0
}
