package sdk_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/sdk/sdktest"
)

const (
	imports = "const sdk = require('cybersource-rest-client');\n"
	rest    = "merchantID: 'acme', runEnvironment: 'apitest.cybersource.com', keysDirectory: 'keys'"
)

func manifest(version string) string {
	return `{"dependencies": {"cybersource-rest-client": "` + version + `"}}`
}

// TestDefault finds the value that holds unless a condition or the surroundings say otherwise.
func TestDefault(t *testing.T) {
	for name, test := range map[string]struct {
		code string
		want []string // live and other schemes
	}{
		"constant":           {"const c = {authenticationType: 'jwt', REST};", []string{"jwt"}},
		"or":                 {"const c = {authenticationType: process.env.A || 'http_signature', REST};", []string{"http_signature unless the environment variable A says otherwise"}},
		"choice":             {"const c = {authenticationType: process.env.A === 'x' ? 'jwt' : 'http_signature', REST};", []string{"http_signature", "jwt [not live]"}},
		"variable":           {"function f() {\n let a = 'http_signature';\n if (process.env.A) {\n  a = 'jwt';\n }\n return {authenticationType: a, REST};\n}", []string{"http_signature", "jwt [not live]"}},
		"set again":          {"function f() {\n const c = {authenticationType: 'http_signature', REST};\n if (process.env.A) c.authenticationType = 'jwt';\n return c;\n}", []string{"http_signature", "jwt [not live]"}},
		"set again for sure": {"function f() {\n const c = {authenticationType: 'http_signature', REST};\n c.authenticationType = 'jwt';\n return c;\n}", []string{"jwt", "http_signature [not live]"}},
		"if and else":        {"function f() {\n const c = {REST};\n if (process.env.A) {\n  c.authenticationType = 'jwt';\n } else {\n  c.authenticationType = 'http_signature';\n }\n return c;\n}", []string{"http_signature", "jwt [not live]"}},
		"two objects":        {"function f() {\n if (process.env.A) {\n  return {authenticationType: 'jwt', REST};\n }\n return {authenticationType: 'http_signature', REST};\n}", []string{"http_signature", "jwt [not live]"}},
		"two held objects":   {"const j = {authenticationType: 'jwt', REST};\nconst h = {authenticationType: 'http_signature', REST};\nconst c = process.env.A === 'jwt' ? j : h;", []string{"http_signature", "jwt [not live]"}},
		"spread":             {"const base = {authenticationType: 'http_signature', REST};\nconst c = {...base, authenticationType: 'jwt'};", []string{"jwt", "http_signature [not live]"}},
		"given by caller":    {"function f(a) {\n return {authenticationType: a, REST};\n}\nf('jwt');", []string{"jwt"}},
		"parameter":          {"function f(a = 'http_signature') {\n return {authenticationType: a, REST};\n}", []string{"http_signature unless a says otherwise"}},
	} {
		t.Run(name, func(t *testing.T) {
			found := sdktest.Files(t, map[string]string{"package.json": manifest("0.0.80"), "c.js": imports + strings.ReplaceAll(test.code, "REST", rest)})
			live, others := []string{}, []string{}
			for _, line := range sdktest.Told(found, "MLE6001", "MLE6003") {
				_, value, _ := strings.Cut(line, "sets authenticationType to ")
				value, _, _ = strings.Cut(value, ",")
				if strings.HasSuffix(line, "[not live]") {
					others = append(others, strings.TrimSuffix(value, " [not live]")+" [not live]")
				} else {
					live = append(live, value)
				}
			}
			if diff := cmp.Diff(test.want, append(live, others...)); diff != "" {
				t.Errorf("schemes (-want +got):\n%s\n%v", diff, sdktest.Told(found, "MLE"))
			}
		})
	}
}

// TestConfigurations tells configurations from what looks like one.
func TestConfigurations(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"one scheme beside the import":     {map[string]string{"c.js": imports + "exports.c = {authenticationType: 'http_signature'};"}, []string{"c.js:2 MLE6001 sets authenticationType to http_signature"}},
		"another value":                    {map[string]string{"c.js": imports + "exports.c = {authenticationType: '01'};"}, nil},
		"three options without SDK":        {map[string]string{"package.json": "{}", "c.js": "exports.c = {authenticationType: 'http_signature', " + rest + "};"}, []string{"c.js:1 MLE6001 sets authenticationType to http_signature"}},
		"two options without SDK":          {map[string]string{"package.json": "{}", "c.js": "exports.c = {authenticationType: 'http_signature', runEnvironment: 'apitest.cybersource.com'};"}, nil},
		"a test's":                         {map[string]string{"c.js": imports, "test/c.js": imports + "exports.c = {authenticationType: 'http_signature', " + rest + "};"}, nil},
		"the environment of a file":        {map[string]string{"c.js": imports + "exports.c = {authenticationType: process.env.A || 'jwt', " + rest + "};", ".env": "A=http_signature\n"}, []string{"c.js:2 MLE6001 sets authenticationType to http_signature", "c.js:2 MLE6003 sets authenticationType to jwt, for which cybersource-rest-client 0.0.80 builds the new JWT [not live]"}},
		"a sample of the environment":      {map[string]string{"c.js": imports + "exports.c = {authenticationType: process.env.A || 'jwt', " + rest + "};", ".env.example": "A=http_signature\n"}, []string{"c.js:2 MLE6001 sets authenticationType to http_signature [not live]", "c.js:2 MLE6003 sets authenticationType to jwt, for which cybersource-rest-client 0.0.80 builds the new JWT"}},
		"settings that code takes":         {map[string]string{"c.js": imports + "exports.c = (s) => ({authenticationType: s.authenticationType, merchantID: s.merchantID, runEnvironment: s.runEnvironment});", "settings.json": `{"authenticationType": "http_signature", "merchantID": "acme", "keyAlias": "acme"}`}, []string{"settings.json:1 MLE6001 sets authenticationType to http_signature"}},
		"settings that nobody takes":       {map[string]string{"c.js": imports + "exports.c = {authenticationType: 'jwt', " + rest + "};", "settings.json": `{"authenticationType": "http_signature", "merchantID": "acme", "keyAlias": "acme"}`}, []string{"c.js:2 MLE6003 sets authenticationType to jwt, for which cybersource-rest-client 0.0.80 builds the new JWT"}},
		"described settings":               {map[string]string{"c.js": imports + "exports.c = (s) => ({authenticationType: s.authenticationType, merchantID: s.merchantID, runEnvironment: s.runEnvironment});", "config.json": `[{"id": "authenticationType", "defaultValue": "http_signature"}, {"id": "merchantID", "defaultValue": "x"}, {"id": "keyAlias", "defaultValue": "y"}]`}, []string{"config.json:1 MLE6001 sets authenticationType to http_signature"}},
		"described settings with a choice": {map[string]string{"c.js": imports + "exports.c = (s) => ({authenticationType: s.authenticationType, merchantID: s.merchantID, runEnvironment: s.runEnvironment});", "config.json": `[{"id": "authenticationType", "defaultValue": "http_signature", "options": [{"id": "a", "value": "http_signature"},{"id": "b", "value": "JWT"}]}, {"id": "merchantID", "defaultValue": "x"}, {"id": "keyAlias", "defaultValue": "y"}]`}, []string{"config.json:1 MLE6001 sets authenticationType to http_signature", "config.json:1 MLE6003 sets authenticationType to JWT, for which cybersource-rest-client 0.0.80 builds the new JWT [not live]"}},
		"labels":                           {map[string]string{"c.js": imports + "exports.c = {authenticationType: 'Scheme', merchantID: 'Merchant', runEnvironment: 'Host', useMLEGlobally: 'Encrypt'};"}, nil},
		"a schema":                         {map[string]string{"c.js": imports + "exports.c = {authenticationType: {type: 'string'}, merchantID: {type: 'string'}, runEnvironment: {type: 'string'}};"}, nil},
		"a copy":                           {map[string]string{"c.js": imports + "exports.c = {authenticationType: 'http_signature', " + rest + "};\nexports.d = (s) => ({authenticationType: s.authenticationType, merchantID: s.merchantID, runEnvironment: s.runEnvironment});"}, []string{"c.js:2 MLE6001 sets authenticationType to http_signature"}},
		"a key of the configuration":       {map[string]string{"c.js": imports + "const config = require('config');\nexports.c = {authenticationType: config.get('gateway.scheme'), " + rest + "};", "config/default.yaml": "gateway:\n  scheme: http_signature\n"}, []string{"c.js:3 MLE6001 sets authenticationType to http_signature"}},
		"flat keys":                        {map[string]string{"c.js": imports + "exports.c = (s) => ({authenticationType: s.scheme, merchantID: s.id, runEnvironment: s.host});", "gateway.properties": "gateway.authenticationType=http_signature\ngateway.merchantID=acme\ngateway.runEnvironment=apitest.cybersource.com\n"}, []string{"gateway.properties:1 MLE6001 sets authenticationType to http_signature"}},
		"from outside":                     {map[string]string{"c.js": imports + "exports.c = {authenticationType: process.env.A, " + rest + "};"}, []string{"c.js:2 MLE6005 takes authenticationType from the environment variable A, so the scheme could not be told"}},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"package.json": manifest("0.0.80")}
			for n, text := range test.files {
				files[n] = text
			}
			got := sdktest.Told(sdktest.Files(t, files), "MLE600")
			if diff := cmp.Diff(append([]string{}, test.want...), got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestReleases tells what is installed.
func TestReleases(t *testing.T) {
	code := imports + "exports.c = {authenticationType: 'jwt', " + rest + "};"
	lock := func(version string) string {
		return `{"lockfileVersion": 3, "packages": {"node_modules/cybersource-rest-client": {"version": "` + version + `"}}}`
	}
	for name, test := range map[string]struct {
		files map[string]string
		want  string // rule
	}{
		"old":                        {map[string]string{"package.json": manifest("0.0.76")}, "MLE5001"},
		"new":                        {map[string]string{"package.json": manifest("0.0.77")}, "MLE5002"},
		"a range of one":             {map[string]string{"package.json": manifest("^0.0.70")}, "MLE5001"},
		"a range of old ones":        {map[string]string{"package.json": manifest(">=0.0.60 <0.0.77")}, "MLE5006"}, // some have response MLE
		"a range of equal old ones":  {map[string]string{"package.json": manifest(">=0.0.75 <0.0.77")}, "MLE5001"},
		"a range of new ones":        {map[string]string{"package.json": manifest(">=0.0.78")}, "MLE5002"},
		"a range of both":            {map[string]string{"package.json": manifest("0.0.x")}, "MLE5006"},
		"a range with a lock file":   {map[string]string{"package.json": manifest("*"), "package-lock.json": lock("0.0.80")}, "MLE5002"},
		"a lock file against a wish": {map[string]string{"package.json": manifest("0.0.80"), "package-lock.json": lock("0.0.70")}, "MLE5006"},
		"a branch":                   {map[string]string{"package.json": manifest("acme/rest-client#main")}, "MLE5007"},
		"a folder":                   {map[string]string{"package.json": manifest("file:../sdk")}, "MLE5007"},
		"the manifest above":         {map[string]string{"package.json": manifest("0.0.70"), "apps/pay/package.json": "{}", "apps/pay/d.js": code}, "MLE5001"},
		"the nearest manifest":       {map[string]string{"package.json": manifest("0.0.70"), "package-lock.json": lock("0.0.70"), "c.js": "", "apps/pay/package.json": manifest("0.0.80"), "apps/pay/d.js": code}, "MLE5002"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"c.js": code}
			for n, text := range test.files {
				files[n] = text
			}
			got := sdktest.Told(sdktest.Files(t, files), "MLE5001", "MLE5002", "MLE5006", "MLE5007")
			if len(got) != 1 || !strings.Contains(got[0], test.want) {
				t.Errorf("want %s, got %v", test.want, got)
			}
		})
	}
}

// TestIntegration names the SDK of an integration even where nothing about it was found.
func TestIntegration(t *testing.T) {
	found := sdktest.Files(t, map[string]string{"package.json": manifest("0.0.80"), "c.js": imports + "exports.pay = (c, r, f) => new sdk.PaymentsApi(c).createPayment(r, f);"})
	if len(found.Integrations) != 1 {
		t.Fatalf("integrations: %v", found.Integrations)
	}
	in := found.Integrations[0]
	if in.SDK == nil || in.SDK.Name != "cybersource-rest-client" || in.SDK.Version != "0.0.80" || in.Via != "sdk" || in.Language != "javascript" {
		t.Errorf("integration %+v, SDK %+v", in, in.SDK)
	}
}
