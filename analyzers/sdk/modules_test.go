package sdk_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/sdk/sdktest"
)

const (
	csharpOptions = "using CyberSource.Client;\nusing System.Collections.Generic;\nnamespace Acme.Core.Models {\n  public class Options {\n    public Dictionary<string, string> All() {\n" +
		"      return new Dictionary<string, string> { [\"authenticationType\"] = \"http_signature\", [\"merchantID\"] = \"acme\", [\"runEnvironment\"] = \"apitest.cybersource.com\" };\n    }\n  }\n}\n"
	csharpCalls = "using CyberSource.Api;\nusing Acme.Core.Models;\nnamespace Acme.Data {\n  public class Payments {\n    public void Pay() { var api = new PaymentsApi(new CyberSource.Client.Configuration(merchConfigDictObj: new Options().All())); }\n  }\n}\n"
	javaCalls   = "package acme.shop;\nimport Api.PaymentsApi;\nimport com.cybersource.authsdk.core.MerchantConfig;\nclass Shop { void pay(MerchantConfig c) throws Exception { new PaymentsApi(); } }\n"
	project     = `<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>`
)

// TestModules finds the release of an SDK that only another module of the tree names, which the code gets along with it.
func TestModules(t *testing.T) {
	const java = "com.cybersource:cybersource-rest-client-java:0.0.80"
	dependency := func(group, artifact, version string) string {
		return "<groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId><version>" + version + "</version>"
	}
	pom := func(name, needs string) string {
		return "<project>" + dependency("acme", name, "1") + "<dependencies><dependency>" + needs + "</dependency></dependencies></project>"
	}
	csproj := map[string]string{
		"src/Core/Core.csproj":       project + `<PackageReference Include="CyberSource.Rest.Client.NetStandard" Version="0.0.1.48" /></ItemGroup></Project>`,
		"src/Core/Models/Options.cs": csharpOptions,
		"src/Data/Data.csproj":       project + `<ProjectReference Include="..\Core\Core.csproj" /></ItemGroup></Project>`,
		"src/Data/Payments.cs":       csharpCalls,
	}
	for name, test := range map[string]struct {
		files map[string]string
		want  []string
	}{
		"project of .NET": {csproj, []string{"src/Core/Core.csproj:1 MLE5001 depends on CyberSource.Rest.Client.NetStandard 0.0.1.48, which builds only the old JWT; the new one came with 0.0.1.54"}},
		"through a third project": {map[string]string{
			"src/Core/Core.csproj": csproj["src/Core/Core.csproj"],
			"src/Mid/Mid.csproj":   csproj["src/Data/Data.csproj"],
			"src/Data/Data.csproj": project + `<ProjectReference Include="../Mid/Mid.csproj" /></ItemGroup></Project>`,
			"src/Data/Payments.cs": csharpCalls,
		}, []string{"src/Core/Core.csproj:1 MLE5001 depends on CyberSource.Rest.Client.NetStandard 0.0.1.48, which builds only the old JWT; the new one came with 0.0.1.54"}},
		"project beside it": {map[string]string{
			"src/Core/Core.csproj": csproj["src/Core/Core.csproj"],
			"src/Data/Data.csproj": project + "</ItemGroup></Project>",
			"src/Data/Payments.cs": csharpCalls,
		}, []string{"src/Data/Payments.cs:1 MLE5006 depends on CyberSource.Rest.Client.NetStandard, whose release is open (no manifest names it); which one is installed could not be told"}},
		"project of Gradle": {map[string]string{
			"gateway/build.gradle":    "dependencies {\n  api '" + java + "'\n}\n",
			"shop/build.gradle":       "dependencies {\n  implementation project(':gateway')\n}\n",
			"shop/src/acme/Shop.java": javaCalls,
		}, []string{"gateway/build.gradle:2 MLE5001 depends on com.cybersource:cybersource-rest-client-java 0.0.80, which builds only the old JWT; the new one came with 0.0.87"}},
		"accessor of Gradle": {map[string]string{
			"libs/gateway/build.gradle.kts": "dependencies {\n  api(\"" + java + "\")\n}\n",
			"shop/build.gradle.kts":         "dependencies {\n  implementation(projects.libs.gateway)\n}\n",
			"shop/src/acme/Shop.java":       javaCalls,
		}, []string{"libs/gateway/build.gradle.kts:2 MLE5001 depends on com.cybersource:cybersource-rest-client-java 0.0.80, which builds only the old JWT; the new one came with 0.0.87"}},
		"module of Maven": {map[string]string{
			"gateway/pom.xml":         pom("gateway", dependency("com.cybersource", "cybersource-rest-client-java", "0.0.80")),
			"shop/pom.xml":            pom("shop", dependency("acme", "gateway", "1")),
			"shop/src/acme/Shop.java": javaCalls,
		}, []string{"gateway/pom.xml:1 MLE5001 depends on com.cybersource:cybersource-rest-client-java 0.0.80, which builds only the old JWT; the new one came with 0.0.87"}},
	} {
		t.Run(name, func(t *testing.T) {
			found := sdktest.Files(t, test.files)
			if diff := cmp.Diff(append([]string{}, test.want...), sdktest.Told(found, "MLE5001", "MLE5006")); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
	if in := sdktest.Files(t, csproj).Integrations; len(in) != 1 || in[0].ID != "cybersource:src/Core" || !slices.Contains(in[0].Mechanisms, mleready.MechanismUse{Name: mleready.HTTPSignature, Live: true}) {
		t.Errorf("one integration was to hold both projects: %+v", in)
	}
}
