package interop

import (
	"maps"
	"strings"
	"testing"

	"mleready"
)

// The classes of mastercard-client-encryption.
const (
	jwe        = "JweEncryption"
	fieldLevel = "FieldLevelEncryption"
)

// partnerRow is a program of a partner, which uses Mastercard's libraries in one way.
type partnerRow struct {
	does     string
	library  string // "" for bodies in clear text
	service  bool   // through the library's wrapper of a generated client, else by its functions
	route    string
	announce string           // value of x-encrypted, "" for no such header
	hash     string           // clear: signs before it encrypts
	method   string           // of the signature, "" for the signer's own
	options  map[string]any   // of the library, beside those that its documents name
	verdict  mleready.Verdict // of calls with a body, "" for accepted
	get      mleready.Verdict // of calls without, "" for accepted
}

// partnerPlan is what partner.mjs is asked to do.
type partnerPlan struct {
	URL        string         `json:"url"`
	Proxy      string         `json:"proxy"`
	Library    string         `json:"library"`
	Through    string         `json:"through"`
	Encryption map[string]any `json:"encryption"`
	Signing    map[string]any `json:"signing"`
	Announce   string         `json:"announce"`
	Hash       string         `json:"hash"`
	Calls      []partnerCall  `json:"calls"`
}

// partnerGiven is what the libraries gave back for a call.
type partnerGiven struct {
	given
	Announced string `json:"announced"` // x-encrypted of the reply
}

// mastercardHost is the name that a program calls through the proxy.
const mastercardHost = "https://sandbox.api.mastercard.com"

// keyAlias is the name of the keys in the P12 files that the sandbox makes.
const keyAlias = "keyalias"

func (r partnerRow) plan(t *testing.T, to ready, calls []transfer) partnerPlan {
	t.Helper()
	k := readKeys(t, to.Credentials)
	p := k.Mastercard.Partners[0]
	plan := partnerPlan{
		URL: to.URL, Library: r.library, Announce: r.announce, Hash: r.hash, Encryption: r.encryption(t, k, p),
		Signing: map[string]any{
			"keyStore": k.path(p.Signing.File), "keyStoreAlias": keyAlias, "keyStorePassword": k.secret(t, p.Signing.Password),
			"consumerKey": p.ConsumerKey, "method": r.method,
		},
	}
	if r.service {
		plan.Through = "service"
	}
	if r.route == proxy {
		plan.URL, plan.Proxy = mastercardHost, to.HTTP
	}
	for _, x := range calls {
		x.call.Path = strings.ReplaceAll(x.call.Path, "{partner}", p.ID)
		plan.Calls = append(plan.Calls, x.call)
	}
	return plan
}

// encryption is the library's own configuration, as its documents tell to write it for one object that is encrypted as a
// whole.
func (r partnerRow) encryption(t *testing.T, k *keyFile, p partner) map[string]any {
	config := map[string]any{
		"paths": []any{map[string]any{
			"path":      "/send/.*",
			"toEncrypt": []any{map[string]any{"element": "$", "obj": "encrypted_payload"}},
			"toDecrypt": []any{map[string]any{"element": "encrypted_payload", "obj": "$"}},
		}},
		"encryptedValueFieldName": "data", "encryptionCertificate": k.path(p.RequestEncryption.Cert),
		"keyStore": k.path(p.ResponseEncryption.File), "keyStoreAlias": keyAlias, "keyStorePassword": k.secret(t, p.ResponseEncryption.Password),
	}
	if r.library == jwe {
		config["mode"] = "JWE"
	}
	maps.Copy(config, r.options)
	return config
}

// certified names keys by the fingerprint of the certificate.
var certified = map[string]any{"publicKeyFingerprintType": "certificate", "dataEncoding": "hex"}

// inFields and inHeaders are the older form of encryption, which travels in members beside the value or in headers.
var (
	inFields = map[string]any{
		"ivFieldName": "iv", "encryptedKeyFieldName": "encryptedKey", "oaepHashingAlgorithmFieldName": "oaepHashingAlgorithm",
		"encryptedValueFieldName": "encryptedValue", "oaepPaddingDigestAlgorithm": "SHA-256", "dataEncoding": "hex",
	}
	inHeaders = map[string]any{
		"ivHeaderName": "x-iv", "encryptedKeyHeaderName": "x-encrypted-key", "oaepHashingAlgorithmHeaderName": "x-oaep-hashing-algorithm",
		"oaepPaddingDigestAlgorithm": "SHA-256", "dataEncoding": "hex",
	}
)
