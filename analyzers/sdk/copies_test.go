package sdk_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/sdk/sdktest"
)

const (
	copyOfPHP = "vendor/cybersource/rest-client-php/"
	settings  = `<?php
namespace CyberSource\Authentication\Core;
class MerchantConfiguration {
    protected $authenticationType = "";
    public function __construct() { $this->setMleKeyAlias('CyberSource_SJC_US'); $this->setUseMLEGlobally(false); }
    public function setAuthenticationType($t) { $this->authenticationType = $t; return $this; }
    public function setMerchantID($m) { $this->merchantID = $m; return $this; }
    public function setMleKeyAlias($a) { $this->mleKeyAlias = $a; return $this; }
    public function setUseMLEGlobally($m) { $this->useMLEGlobally = $m; return $this; }
}
`
	client = `<?php
namespace CyberSource;
class ApiClient { public function __construct($h, $m) { $this->m = $m; } }
`
)

func caller(name, scheme string) string {
	return "<?php\nuse CyberSource\\ApiClient;\nuse CyberSource\\Authentication\\Core\\MerchantConfiguration;\nclass " + name + " {\n  public function client($host, $mid) {\n" +
		"    $c = new MerchantConfiguration();\n    $c->setAuthenticationType('" + scheme + "');\n    $c->setMerchantID($mid);\n    $c->setRunEnvironment('api.cybersource.com');\n    return new ApiClient($host, $c);\n  }\n}\n"
}

// TestCommitted reads packages that were committed with the program: imports lead into them, their release is told by the
// manifest, the list of what is installed or the copy itself, and what the SDK makes of its own options is not the
// program's.
func TestCommitted(t *testing.T) {
	const named = `{"name": "cybersource/rest-client-php", "version": "0.0.63"}`
	for name, stated := range map[string]map[string]string{
		"the copy's manifest":       {copyOfPHP + "composer.json": named},
		"the list of the installed": {"vendor/composer/installed.json": `{"packages": [` + named + `]}`},
		"the program's manifest":    {"composer.json": `{"require": {"cybersource/rest-client-php": "0.0.63"}}`},
		"all of them":               {"composer.json": `{"require": {"cybersource/rest-client-php": "^0.0.63"}}`, "vendor/composer/installed.json": `{"packages": [` + named + `]}`, copyOfPHP + "composer.json": named},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{
				copyOfPHP + "lib/Authentication/Core/MerchantConfiguration.php": settings,
				copyOfPHP + "lib/Api/PaymentsApi.php":                           "<?php\nnamespace CyberSource\\Api;\nclass PaymentsApi {}\n",
				copyOfPHP + "lib/ApiClient.php":                                 client,
				"src/Pay.php":                                                   caller("Pay", "JWT"),
				"src/Report.php":                                                caller("Report", "HTTP_SIGNATURE"),
			}
			for n, text := range stated {
				files[n] = text
			}
			want := []string{
				"src/Pay.php:7 MLE6002 sets setAuthenticationType to JWT, for which cybersource/rest-client-php 0.0.63 builds the old JWT",
				"src/Report.php:7 MLE6001 sets setAuthenticationType to HTTP_SIGNATURE",
			}
			if diff := cmp.Diff(want, sdktest.Told(sdktest.Files(t, files), "MLE6")); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}
