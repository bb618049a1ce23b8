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

// Names of fields in small letters, without separators. Those in holds stand anywhere in a name, those in ends make
// up the last word or the whole of it.
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
	ends = map[string]class{
		"cid": drop, "csc": drop, "pin": drop, "cav": drop, "cavv": drop,
		"pan": card, "fpan": card, "dpan": card, "cardno": card, "ccno": card, "number": number,
		"pwd": credential, "token": credential, "signature": signed, "oauthsignature": signed,
		"authorization": authorization, "proxyauthorization": authorization, "cookie": cookies, "setcookie": cookies,
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
	flat, last := squash(name), squash(lastWord(name))
	if flat == "tags" && strings.Contains(squash(parent), "emv") {
		return drop // tag 57 is track 2, and tag 5A the card number
	}
	if slices.Contains(aboutWords, last) || slices.ContainsFunc(aboutEnds, func(e string) bool { return strings.HasSuffix(flat, e) }) {
		return nothing
	}
	for _, h := range holds {
		for _, word := range h.words {
			if strings.Contains(flat, word) {
				return h.class
			}
		}
	}
	c, ok := ends[flat]
	if !ok {
		if c = ends[last]; c != drop && c != card {
			return nothing // "Id token" and "phone number" are told by the whole name only
		}
	}
	if c == number && strings.Contains(squash(parent), "card") {
		return card
	}
	return c
}

func squash(name string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '$' || r == ' ' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// lastWord is what follows the last separator or change from small letters to capitals.
func lastWord(name string) string {
	at := 0
	for i := 1; i < len(name); i++ {
		small := name[i-1] >= 'a' && name[i-1] <= 'z'
		if name[i-1] == '_' || name[i-1] == '-' || name[i-1] == ' ' || small && name[i] >= 'A' && name[i] <= 'Z' {
			at = i
		}
	}
	return name[at:]
}
