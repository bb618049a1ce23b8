package analyzers_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/sdk/sdktest"
)

// TestFormOfTests shows the form that only a test configures, beside the code that takes either, and lets it decide nothing.
func TestFormOfTests(t *testing.T) {
	found := sdktest.Files(t, map[string]string{
		"src/Shop/Client.cs":           "using Mastercard.Developer.ClientEncryption.Core.Encryption;\nusing Mastercard.Developer.ClientEncryption.RestSharpV2.Interceptors;\nnamespace Shop { public class Client { object by; public Client(EncryptionConfig c) { by = RestSharpEncryptionInterceptor.From(c); } } }\n",
		"src/Shop.Tests/ClientTest.cs": "using Mastercard.Developer.ClientEncryption.Core.Encryption;\nusing Shop;\nclass ClientTest { object Config() { return FieldLevelEncryptionConfigBuilder.AFieldLevelEncryptionConfig().Build(); } object Client() { return new Client(Config()); } }\n",
	})
	var got []string
	for _, f := range found.Findings {
		line := fmt.Sprintf("%s:%d %s %s", f.Path, f.Line, f.Rule, f.Outcome)
		for _, r := range f.Related {
			line += fmt.Sprintf(" (%s:%d)", r.Path, r.Line)
		}
		got = append(got, line)
	}
	want := []string{
		"src/Shop.Tests/ClientTest.cs:3 MLE4003 " + string(mleready.Info) + " (src/Shop/Client.cs:3)",
		"src/Shop/Client.cs:3 MLE4005 " + string(mleready.Unknown) + " (src/Shop/Client.cs:1) (src/Shop/Client.cs:2)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
