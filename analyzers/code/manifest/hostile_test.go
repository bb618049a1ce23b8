package manifest

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostile resolves what grows without end where nothing bounds it: properties that double each other, BOMs and parents
// in rings, bundles of many libraries that many lines ask for, files of requirements that take in each other.
func TestHostile(t *testing.T) {
	var pom, catalog, build, nested strings.Builder
	pom.WriteString("<project><groupId>a</groupId><artifactId>a</artifactId><version>1</version><parent><groupId>b</groupId><artifactId>b</artifactId><version>1</version><relativePath>b/pom.xml</relativePath></parent><properties>")
	for i := range 500 {
		fmt.Fprintf(&pom, "<p%d>${p%d}${p%d}</p%d>", i, i+1, i+1, i)
	}
	pom.WriteString("</properties><dependencyManagement><dependencies>")
	for i := range 2000 {
		fmt.Fprintf(&pom, "<dependency><groupId>g</groupId><artifactId>m%d</artifactId><version>${p0}</version></dependency>", i)
		fmt.Fprintf(&pom, "<dependency><groupId>b</groupId><artifactId>b</artifactId><version>1</version><scope>import</scope></dependency>")
	}
	pom.WriteString("</dependencies></dependencyManagement><dependencies>")
	for i := range 2000 {
		fmt.Fprintf(&pom, "<dependency><groupId>g</groupId><artifactId>m%d</artifactId></dependency>", i)
	}
	pom.WriteString("</dependencies></project>")
	catalog.WriteString("[bundles]\nall = [\n")
	for i := range 5000 {
		fmt.Fprintf(&catalog, "  \"x-%d\",\n", i)
		fmt.Fprintf(&build, "implementation(libs.bundles.all)\n")
	}
	catalog.WriteString("]\n")
	nested.WriteString(strings.Repeat("<a>", 100_000))
	files := tree{
		"pom.xml":                 pom.String(),
		"b/pom.xml":               strings.NewReplacer("<artifactId>a<", "<artifactId>b<", "<artifactId>b<", "<artifactId>a<", "b/pom.xml", "../pom.xml").Replace(pom.String()),
		"g/libs.versions.toml":    catalog.String(),
		"g/build.gradle.kts":      build.String(),
		"r/requirements.txt":      "-r requirements-b.txt\npay==1\n",
		"r/requirements-b.txt":    "-r requirements.txt\n-r ../../../etc/passwd\n-r /etc/passwd\n",
		"n/a.csproj":              nested.String(),
		"m/Directory.Build.props": "<Project><Import Project=\"Directory.Build.props\"/><PropertyGroup><A>$(B)</A><B>$(A)</B></PropertyGroup></Project>",
		"m/a.csproj":              "<Project><ItemGroup><PackageReference Include=\"P\" Version=\"$(A)\"/></ItemGroup></Project>",
	}
	sums, skipped := read(t, files)
	if len(skipped) != 1 || skipped[0].Path != "n/a.csproj" {
		t.Error("skipped", skipped)
	}
	got := map[string]bool{}
	for _, line := range lines(Resolve(sums)) {
		got[line] = true
	}
	for _, want := range []string{"r/requirements.txt: pay 1 [r/requirements.txt:2]", "m/a.csproj: P ? a property that nothing in the tree sets [m/Directory.Build.props:1]"} {
		if !got[want] {
			t.Error("no", want)
		}
	}
	for _, s := range sums {
		if strings.Contains(s.Path, "passwd") {
			t.Error("read", s.Path)
		}
	}
}

// TestStreamsOfEveryEcosystem reads long lock files of which one package matters.
func TestStreamsOfEveryEcosystem(t *testing.T) {
	repeat := func(head, line, last, tail string) string { return head + strings.Repeat(line, 20_000) + last + tail }
	for name, text := range map[string]string{
		"composer.lock":      repeat(`{"packages": [`, "{\"name\": \"x/y\", \"version\": \"1.0.0\"},\n", `{"name": "a/acme-pay", "version": "1.2.3"}`, "]}"),
		"poetry.lock":        repeat("", "[[package]]\nname = \"x\"\nversion = \"1\"\n\n", "[[package]]\nname = \"acme-pay\"\nversion = \"1.2.3\"\n", ""),
		"Gemfile.lock":       repeat("GEM\n  specs:\n", "    x (1.0)\n", "    acme-pay (1.2.3)\n", ""),
		"gradle.lockfile":    repeat("", "x:y:1.0=a\n", "a:acme-pay:1.2.3=a\n", ""),
		"packages.lock.json": repeat(`{"dependencies": {"net8.0": {`, "\"x\": {\"resolved\": \"1.0\"},\n", `"Acme-Pay": {"resolved": "1.2.3"}`, "}}}"),
		"Cargo.lock":         repeat("", "[[package]]\nname = \"x\"\nversion = \"1\"\n\n", "[[package]]\nname = \"acme-pay\"\nversion = \"1.2.3\"\n", ""),
	} {
		sums, skipped := read(t, dripping{tree{name: text}})
		if len(skipped) > 0 || len(sums) != 1 || len(sums[0].Depends) != 1 || sums[0].Depends[0].Version != "1.2.3" {
			t.Errorf("%s: skipped %v, %d summaries", name, skipped, len(sums))
		}
	}
}
