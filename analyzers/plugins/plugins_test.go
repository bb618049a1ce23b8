package plugins_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/sdk/sdktest"
)

func TestSamples(t *testing.T) { sdktest.Samples(t, "plugins") }

const signing = `
function call(key, secret, merchant, date, path, crypto) {
  var text = 'host: api.cybersource.com\ndate: ' + date + '\nrequest-target: get ' + path + '\nv-c-merchant-id: ' + merchant;
  var mac = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(text).digest('base64');
  return { Signature: 'keyid="' + key + '", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="' + mac + '"', 'v-c-merchant-id': merchant };
}
`

const signingPHP = `
function call($key, $secret, $merchant, $date, $path) {
    $text = "host: api.cybersource.com\ndate: $date\nrequest-target: get $path\nv-c-merchant-id: $merchant";
    $mac = base64_encode(hash_hmac('sha256', $text, base64_decode($secret), true));
    return ['v-c-merchant-id' => $merchant, 'Signature' => 'keyid="' . $key . '", algorithm="HmacSHA256", headers="host date request-target v-c-merchant-id", signature="' . $mac . '"'];
}
`

// TestSources tells plug-ins whose source is in the tree, with their release and who has to act.
func TestSources(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"cartridge": {map[string]string{"package.json": `{"name": "shop", "version": "26.2.0"}`, "cartridges/int_cybs_pay/cartridge/scripts/call.js": signing},
			"Salesforce B2C Commerce cartridge (REST) int_cybs_pay 26.2.0 by Cybersource; cartridges/int_cybs_pay/cartridge/scripts/call.js"},
		"npm": {map[string]string{"package.json": `{"name": "commercetools-extension", "version": "25.3.0"}`, "src/call.js": signing},
			"Extension for commercetools commercetools-extension 25.3.0 by Cybersource; package.json"},
		"package around": {map[string]string{"package.json": `{"name": "isv-occ-payment", "version": "25.2.1"}`, "packages/server/package.json": `{"name": "server"}`, "packages/server/src/call.js": signing},
			"Plug-in for Oracle CX Commerce isv-occ-payment 25.2.1 by Cybersource; package.json"},
		"composer type": {map[string]string{"composer.json": `{"name": "acme/module-pay", "type": "magento2-module", "version": "1.2.0"}`, "Model/Call.php": "<?php" + signingPHP},
			"Magento module acme/module-pay 1.2.0 by ; composer.json"},
		"WordPress": {map[string]string{"plugins/acme-pay/acme-pay.php": "<?php\n/**\n * Plugin Name: Acme Pay\n * Version: 2.0.1\n */\n" + signingPHP},
			"WordPress plug-in Acme Pay 2.0.1 by ; plugins/acme-pay/acme-pay.php"},
		"gem": {map[string]string{"spree_pay.gemspec": "Gem::Specification.new do |s|\n  s.name = 'spree_pay'\n  s.version = '0.3.0'\nend\n", "app/call.js": signing},
			"Spree or Solidus extension spree_pay 0.3.0 by ; spree_pay.gemspec"},
		"the merchant's own": {map[string]string{"composer.json": `{"name": "shop/site", "type": "project"}`, "src/Call.php": "<?php" + signingPHP}, ""},
		"a plug-in beside":   {map[string]string{"package.json": `{"name": "shop"}`, "cartridges/int_cybs_pay/cartridge/scripts/other.js": "// cybersource\nexports.name = 'x';\n", "src/call.js": signing}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := sdktest.Files(t, test.files)
			var got []string
			for _, in := range found.Integrations {
				if in.Plugin == nil || len(in.Mechanisms) == 0 {
					continue
				}
				for _, f := range found.Findings {
					if found.IntegrationOf[f.ID] == in.ID && f.Mechanism == mleready.HTTPSignature {
						last := f.Related[len(f.Related)-1]
						if in.Via != mleready.Plugin || f.Via != mleready.Plugin || !strings.HasSuffix(last.Why, "has to act") {
							t.Errorf("%s via %s, finding via %s, related %+v", in.ID, in.Via, f.Via, last)
						}
						got = append(got, fmt.Sprintf("%s %s by %s; %s", in.Plugin.Name, in.Plugin.Version, in.Plugin.Maker, last.Path))
					}
				}
			}
			if len(got) == 0 {
				got = []string{""}
			}
			if diff := cmp.Diff(test.want, got[0]); diff != "" {
				t.Error(diff, found.Integrations)
			}
		})
	}
}
