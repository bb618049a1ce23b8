package sdkversion

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/sdk"
)

// TestOtherEcosystems judges packages of ecosystems whose manifests are not read yet.
func TestOtherEcosystems(t *testing.T) {
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	at := code.Place{File: &code.Summary{Path: "pom.xml", Lines: []int32{0}}}
	java, _ := rules.SDK("java")
	client := &sdk.Use{SDK: java, Package: java.Packages[0], Name: java.Packages[0].Name, Version: "0.0.88", Known: true, At: at, Folder: "."}
	auth := func(version string) *sdk.Use {
		return &sdk.Use{SDK: java, Package: java.Packages[1], Name: java.Packages[1].Name, Version: version, Known: true, Can: java.AuthCapability(version), At: at, Folder: "."}
	}
	port := func(ecosystem, name string) *sdk.Use {
		p, ok := rules.PortByPackage(ecosystem, name)
		if !ok {
			t.Fatalf("no port %s", name)
		}
		return &sdk.Use{Port: p, Name: name, At: at, Calls: []code.Place{at}}
	}
	for name, test := range map[string]struct {
		uses  []*sdk.Use
		judge int
		want  []string
	}{
		"authentication held back":   {[]*sdk.Use{client, auth("0.0.41")}, 1, []string{"MLE5011 sdk"}},
		"authentication of the time": {[]*sdk.Use{client, auth("0.0.43")}, 1, nil},
		"port":                       {[]*sdk.Use{port("nuget", "cybersource.rest.client.core")}, 0, []string{"MLE5009 plugin"}},
		"fork":                       {[]*sdk.Use{port("composer", "centarro/cybersource-rest-client-php")}, 0, []string{"MLE5012 plugin"}},
	} {
		var got []string
		pass := &check.Pass{Rules: rules,
			Report: func(h check.Hit) { got = append(got, h.Rule+" "+string(h.Via)) },
			SDK:    func(mleready.Provider, code.Place, mleready.SDKUse) {},
		}
		r := runner{pass, &sdk.Program{Uses: test.uses}}
		if u := test.uses[test.judge]; u.Is(sdk.RoleAuth) {
			r.heldBack(u)
		} else {
			r.port(u)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
