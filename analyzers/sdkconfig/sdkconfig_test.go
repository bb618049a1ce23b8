package sdkconfig_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/sdk/sdktest"
)

func TestSamples(t *testing.T) { sdktest.Samples(t, "sdkconfig") }

const switched = `
const sdk = require('cybersource-rest-client');

exports.options = () => {
  const options = {
    authenticationType: 'http_signature',
    merchantID: 'acme',
    runEnvironment: 'apitest.cybersource.com',
    useMLEGlobally: false,
  };
  if (process.env.ACME_MLE) {
    options.authenticationType = 'jwt';
    options.useMLEGlobally = true;
  }
  return options;
};
`

// TestOtherPath keeps what a setting can switch to visible, and lets the default path decide.
func TestOtherPath(t *testing.T) {
	found := sdktest.Files(t, map[string]string{"package.json": `{"dependencies": {"cybersource-rest-client": "0.0.70"}}`, "c.js": switched})
	want := []string{
		"c.js:6 MLE6001 sets authenticationType to http_signature",
		"c.js:9 MLE6311 sets useMLEGlobally, the old name of enableRequestMLEForOptionalApisGlobally",
		"c.js:12 MLE6002 sets authenticationType to jwt, for which cybersource-rest-client 0.0.70 builds the old JWT [not live]",
		"c.js:13 MLE6101 sets useMLEGlobally to true [not live]",
	}
	if diff := cmp.Diff(want, sdktest.Told(found, "MLE6")); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	mechanisms := []mleready.MechanismUse{{Name: mleready.HTTPSignature, Live: true}, {Name: mleready.JWTv1}, {Name: mleready.RequestMLE}}
	if diff := cmp.Diff(mechanisms, found.Integrations[0].Mechanisms); diff != "" {
		t.Errorf("mechanisms (-want +got):\n%s", diff)
	}
}

// TestFile gives a file of settings to the integration whose code takes them.
func TestFile(t *testing.T) {
	found := sdktest.Files(t, map[string]string{
		"server/package.json": `{"dependencies": {"cybersource-rest-client": "0.0.80"}}`,
		"server/c.js":         "const sdk = require('cybersource-rest-client');\nexports.c = (s) => ({authenticationType: s.scheme, merchantID: s.merchant, runEnvironment: s.host});",
		"admin/package.json":  `{}`,
		"admin/settings.json": `{"authenticationType": "http_signature", "merchantID": "acme", "keyAlias": "acme"}`,
	})
	if len(found.Integrations) != 1 || found.Integrations[0].ID != "cybersource:server" {
		t.Fatalf("integrations %+v", found.Integrations)
	}
	for _, f := range found.Findings {
		if f.Rule != "MLE6001" {
			continue
		}
		want := mleready.Place{Path: "server/c.js", Line: 2, Why: "code that takes it from outside"}
		if !slices.Contains(f.Related, want) {
			t.Errorf("related places %+v", f.Related)
		}
	}
}

// TestMetaKey tells whether a portfolio's key signs.
func TestMetaKey(t *testing.T) {
	for value, want := range map[string]map[string]bool{
		"true": {"meta_key": true}, "false": {"meta_key": false}, "process.env.A": {}, "process.env.A === 'on' || false": {},
	} {
		found := sdktest.Files(t, map[string]string{
			"package.json": `{"dependencies": {"cybersource-rest-client": "0.0.80"}}`,
			"c.js":         "const sdk = require('cybersource-rest-client');\nexports.c = {authenticationType: 'jwt', merchantID: 'acme', useMetaKey: " + value + "};",
		})
		if diff := cmp.Diff(want, found.Conditions); diff != "" {
			t.Errorf("%s (-want +got):\n%s", value, diff)
		}
	}
}

// TestOneObject tells the configurations apart that several functions put into one object, and says what each leaves off.
func TestOneObject(t *testing.T) {
	found := sdktest.Scan(t, "testdata/MLE6202/csharp/bad_one_dictionary_for_all")
	want := []string{
		"Settings.cs:13 MLE6003 sets authenticationType to JWT, for which CyberSource.Rest.Client 1.0.0 builds the new JWT",
		"Settings.cs:17 MLE6201 sets enableResponseMleGlobally to true",
		"Settings.cs:23 MLE6003 sets authenticationType to JWT, for which CyberSource.Rest.Client 1.0.0 builds the new JWT",
		"Settings.cs:23 MLE6202 sets enableResponseMleGlobally to false",
	}
	if diff := cmp.Diff(want, sdktest.Told(found, "MLE6003", "MLE620")); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	for _, f := range found.Findings {
		if i := slices.IndexFunc(f.Related, func(p mleready.Place) bool { return p.Line == 27 }); (f.Rule == "MLE6201" || f.Rule == "MLE6202") && i < 0 {
			t.Errorf("%s does not show the line that switches replies off: %+v", f.Rule, f.Related)
		}
	}
}

// TestOffElsewhere: one configuration asks for encrypted replies, whose release is open, and another does not.
func TestOffElsewhere(t *testing.T) {
	options := func(reply string) string {
		return "const sdk = require('cybersource-rest-client');\nexports.pay = () => new sdk.PaymentsApi({\n  authenticationType: 'jwt',\n  merchantID: 'acme',\n" +
			"  runEnvironment: 'apitest.cybersource.com',\n  enableResponseMleGlobally: " + reply + ",\n});\n"
	}
	found := sdktest.Files(t, map[string]string{"package.json": `{"dependencies": {"cybersource-rest-client": "*"}}`, "on.js": options("true"), "off.js": options("false")})
	i := slices.IndexFunc(found.Findings, func(f mleready.Finding) bool { return f.Rule == "MLE6404" })
	if i < 0 {
		t.Fatalf("no MLE6404 among %v", sdktest.Told(found, "MLE6"))
	}
	if !slices.ContainsFunc(found.Findings[i].Related, func(p mleready.Place) bool { return p.Path == "off.js" && p.Line == 6 }) {
		t.Errorf("the switch that is off is not shown: %+v", found.Findings[i].Related)
	}
}
