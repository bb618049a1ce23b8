package engine

import (
	"path"
	"slices"
	"strings"

	"mleready"
	"mleready/analyzers/code"
	"mleready/analyzers/keyfiles"
)

// Options of the SDKs that tell whose and which keys are in use; by Option.Kind where that tells enough.
const (
	optionMetaKey  = "useMetaKey"
	optionSigning  = "keyFileName"
	optionResponse = "responseMlePrivateKeyFilePath"
	kindIdentity   = "identity"
	// certificateKey is in the configuration of every Mastercard library the certificate that requests are encrypted
	// for, as far as it is named there at all.
	certificateKey = "encryptioncertificate"
)

// namedKeys collects what production code and configuration say of keys. Keys are compared without separators, case
// and what stands before them, as in CYBERSOURCE_MERCHANT_ID.
func namedKeys(m *code.Model, rules *mleready.Rules) keyfiles.Named {
	var named keyfiles.Named
	options := optionsByKey(rules)
	for _, scope := range m.Scopes() {
		if scope.File.Role != mleready.RoleProduction {
			continue
		}
		for _, field := range m.Fields(scope) {
			if !field.Key.Constant() {
				continue
			}
			key := plain(field.Key.String())
			for _, v := range field.Val {
				if text := v.String(); v.Constant() && text != "" {
					take(&named, options, key, text)
				}
			}
		}
	}
	for _, list := range []*[]string{&named.Merchants, &named.Signing, &named.Response, &named.Mastercard} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return named
}

// optionsByKey are the options by every spelling of theirs.
func optionsByKey(rules *mleready.Rules) map[string]mleready.Option {
	options := map[string]mleready.Option{}
	for _, o := range rules.Options {
		options[plain(o.ID)] = o
	}
	for _, sdk := range rules.SDKs {
		for _, r := range sdk.Config.Renamed {
			if o, ok := rules.Option(r.Option); ok {
				options[strings.TrimPrefix(plain(r.As), "set")] = o
				if r.JSON != "" {
					options[plain(r.JSON)] = o
				}
			}
		}
	}
	return options
}

var separators = strings.NewReplacer("_", "", "-", "", ".", "")

func plain(key string) string { return strings.ToLower(separators.Replace(key)) }

func take(named *keyfiles.Named, options map[string]mleready.Option, key, value string) {
	file := path.Base(strings.ReplaceAll(value, `\`, "/"))
	if strings.HasSuffix(key, certificateKey) {
		named.Mastercard = append(named.Mastercard, file)
		return
	}
	for spelling, option := range options {
		if !strings.HasSuffix(key, spelling) {
			continue
		}
		switch {
		case option.Kind == kindIdentity:
			named.Merchants = append(named.Merchants, value)
		case option.ID == optionMetaKey:
			named.MetaKey = named.MetaKey || strings.EqualFold(value, "true")
		case option.ID == optionSigning:
			// The extension is added by the SDK.
			named.Signing = append(named.Signing, file, file+".p12")
		case option.ID == optionResponse:
			named.Response = append(named.Response, file)
		}
	}
}
