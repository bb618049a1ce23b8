package mleready

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSDKVersions compares the releases of an SDK with each other: abilities came in one order, on days in one order.
func TestSDKVersions(t *testing.T) {
	for _, s := range defaults(t).SDKs {
		f := s.First
		steps := []SDKVersion{f.RequestMLE, f.RequestMLEKeys2, f.ResponseMLE, f.JWTv2, f.JWTSharedSecret, s.Latest}
		for i, v := range steps[1:] {
			before := steps[i]
			if CompareVersions(before.Version, v.Version) >= 0 {
				t.Errorf("%s: %s stands behind %s", s.ID, before.Version, v.Version)
			}
			if !v.Date.IsZero() && v.Date.Before(before.Date) {
				t.Errorf("%s: %s of %s is older than %s of %s", s.ID, v.Version, v.Date, before.Version, before.Date)
			}
		}
		if c := s.Capability(s.Minimum); s.Minimum != f.ResponseMLE.Version || !c.ResponseMLE || c.JWTv2 {
			t.Errorf("%s: the guide's minimum %s can do %+v; it has response MLE and the old JWT", s.ID, s.Minimum, c)
		}
		for i, v := range s.Releases {
			if i > 0 && CompareVersions(s.Releases[i-1].Version, v.Version) >= 0 {
				t.Errorf("%s: release %s is out of order", s.ID, v.Version)
			}
			for _, first := range steps {
				if first.Version == v.Version && v.Auth != "" && first.Auth != "" && first.Auth != v.Auth {
					t.Errorf("%s %s: pins %s or %s", s.ID, v.Version, first.Auth, v.Auth)
				}
			}
		}
	}
}

func TestSDKOptions(t *testing.T) {
	r := defaults(t)
	spelled := map[string]bool{}
	for _, s := range r.SDKs {
		seen := map[string]bool{}
		add := func(option, spelling string) {
			if seen[option] {
				t.Errorf("%s: %s stands twice", s.ID, option)
			}
			seen[option], spelled[option] = true, true
			if got, ok := s.Config.Spelling(option); !ok || got != spelling {
				t.Errorf("%s: %s is spelled %q, want %q", s.ID, option, got, spelling)
			}
			if got, ok := s.Config.Option(spelling); !ok || got != option {
				t.Errorf("%s: %q is option %q, want %q", s.ID, spelling, got, option)
			}
		}
		for _, option := range s.Config.Same {
			add(option, option)
		}
		for _, o := range s.Config.Renamed {
			add(o.Option, o.As)
		}
		for _, must := range []string{"authenticationType", "merchantID", "runEnvironment", "jwtKeyType",
			"enableRequestMLEForOptionalApisGlobally", "enableResponseMleGlobally", "mapToControlMLEonAPI"} {
			if !seen[must] {
				t.Errorf("%s: no %s", s.ID, must)
			}
		}
		for _, i := range s.Config.Ignored {
			if option, ok := s.Config.Option(i.As); ok {
				t.Errorf("%s: %s is said to be ignored and to be %s", s.ID, i.As, option)
			}
			if _, ok := s.Config.Option(i.Instead); !ok {
				t.Errorf("%s: %s is no spelling", s.ID, i.Instead)
			}
		}
	}
	for _, o := range r.Options {
		if !spelled[o.ID] {
			t.Errorf("no SDK has %s", o.ID)
		}
		for _, legacy := range o.Legacy {
			if !slices.Contains(o.Values, legacy) {
				t.Errorf("%s: %s is none of its values", o.ID, legacy)
			}
		}
	}
}

func TestSDKSpellings(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct{ sdk, spelling, option string }{
		{"node", "requestmleKeyAlias", "requestMleKeyAlias"},
		{"node", "requestMleKeyAlias", ""},
		{"python", "merchant_keyid", "merchantKeyId"},
		{"python", "merchantKeyId", ""},
		{"php", "setauthenticationType", "authenticationType"},
		{"php", "setApiKeyID", "merchantKeyId"},
		{"php", "keyFilename", "keyFileName"},
		{"dotnet_standard", "keyFilename", "keyFileName"},
		{"java", "authenticationType", "authenticationType"},
		{"java", "", ""},
	} {
		s, ok := r.SDK(tt.sdk)
		if !ok {
			t.Fatalf("no SDK %s", tt.sdk)
		}
		option, ok := s.Config.Option(tt.spelling)
		if ok != (tt.option != "") || ok && option != tt.option {
			t.Errorf("%s: %q is %q, %v; want %q", tt.sdk, tt.spelling, option, ok, tt.option)
		}
	}
}

func TestPackages(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct{ ecosystem, name, sdk, role string }{
		{"npm", "cybersource-rest-client", "node", "client"},
		{"npm", "cybersource-rest-auth", "node", "old"},
		{"npm", "CyberSource-REST-client", "", ""},
		{"maven", "com.cybersource:AuthenticationSdk", "java", "auth"},
		{"pypi", "CyberSource_rest.client--python", "python", "client"},
		{"composer", "CyberSource/rest-client-php", "php", "client"},
		{"nuget", "cybersource.rest.client.netstandard", "dotnet_standard", "client"},
		{"nuget", "CyberSource.Rest.Client", "dotnet_framework", "client"},
		{"nuget", "CyberSource.Rest.Client.Core", "", ""},
		{"rubygems", "cybersource_rest_client", "ruby", "client"},
		{"pypi", "cybersource-rest-client", "", ""},
	} {
		s, p, ok := r.SDKByPackage(tt.ecosystem, tt.name)
		if ok != (tt.sdk != "") || s.ID != tt.sdk || p.Role != tt.role {
			t.Errorf("%s %s: SDK %q, role %q", tt.ecosystem, tt.name, s.ID, p.Role)
		}
	}
	if p, ok := r.PortByPackage("nuget", "cybersource.rest.client.core"); !ok || p.Of != "" {
		t.Errorf("port %+v", p)
	}
	if p, ok := r.PortByPackage("composer", "centarro/cybersource-rest-client-php"); !ok || p.Of != "php" {
		t.Errorf("fork %+v", p)
	}
	if o, ok := r.OutsideByPackage("composer", "cybersource/sdk-php"); !ok || o.Kind != SOAP {
		t.Errorf("outside %+v", o)
	}
	if l, ok := r.LibraryByPackage("go", "github.com/mastercard/client-encryption-go/jwe"); !ok || l.Role != "encryption" {
		t.Errorf("library %+v", l)
	}
	if l, ok := r.LibraryByPackage("nuget", "Mastercard.Developer.ClientEncryption.RestSharpV2"); !ok || l.ID != "client-encryption-nuget" {
		t.Errorf("library %+v", l)
	}
	if l, ok := r.LibraryByPackage("go", "github.com/mastercard/client-encryption-golang"); ok {
		t.Errorf("library %+v for another module", l)
	}
}

// TestPackageNames finds packages that stand in two lists.
func TestPackageNames(t *testing.T) {
	seen := map[string]string{}
	for _, p := range packageNames(defaults(t)) {
		key := p.ecosystem + " " + PackageName(p.ecosystem, p.name)
		if other, ok := seen[key]; ok {
			t.Errorf("%s is %s and %s", key, other, p.as)
		}
		seen[key] = p.as
	}
}

type packageIn struct{ ecosystem, name, as string }

// packageNames lists every package that rules.yaml names.
func packageNames(r *Rules) []packageIn {
	var all []packageIn
	for _, s := range r.SDKs {
		for _, p := range s.Packages {
			all = append(all, packageIn{s.Ecosystem, p.Name, "an SDK"})
		}
	}
	for _, p := range r.Ports {
		all = append(all, packageIn{p.Ecosystem, p.Name, "a port"})
	}
	for _, o := range r.Outside {
		all = append(all, packageIn{o.Ecosystem, o.Name, "outside"})
	}
	for _, h := range r.Helpers {
		all = append(all, packageIn{h.Ecosystem, h.Import, "a helper"})
	}
	for _, l := range r.Libraries {
		for _, name := range append([]string{l.Name}, l.Also...) {
			all = append(all, packageIn{l.Ecosystem, name, "a library"})
		}
	}
	return all
}

func TestLibraries(t *testing.T) {
	for _, l := range defaults(t).Libraries {
		if l.Role == "signer" {
			if l.JWE.Names != nil || l.FirstJWE.Version != "" {
				t.Errorf("%s signs and encrypts", l.ID)
			}
			continue
		}
		if CompareVersions(l.FirstJWE.Version, l.Latest.Version) > 0 || len(l.Legacy.Names) == 0 || len(l.JWE.Names) == 0 {
			t.Errorf("%s: %+v", l.ID, l)
		}
		for _, name := range append(slices.Clone(l.JWE.Interceptors), l.JWE.Names...) {
			if slices.Contains(l.Legacy.Names, name) || slices.Contains(l.Legacy.Interceptors, name) {
				t.Errorf("%s: %s shows both forms", l.ID, name)
			}
		}
	}
}

func TestCapability(t *testing.T) {
	r := defaults(t)
	none := Capabilities{}
	request := Capabilities{RequestMLE: true}
	response := Capabilities{RequestMLE: true, ResponseMLE: true}
	jwt := Capabilities{RequestMLE: true, ResponseMLE: true, JWTv2: true}
	all := Capabilities{RequestMLE: true, ResponseMLE: true, JWTv2: true, JWTSharedSecret: true}
	for _, tt := range []struct {
		sdk, version, auth string
		want               Capabilities
	}{
		{"node", "0.0.62", "", none},
		{"node", "0.0.63", "", request},
		{"node", "0.0.76", "", response},
		{"node", "0.0.77", "", jwt},
		{"node", "0.0.78", "", all},
		{"node", "0.0.100", "", all},
		{"node", "", "", none},
		{"dotnet_standard", "0.0.1.52", "", response},
		{"dotnet_framework", "0.0.1.52", "", request},
		{"dotnet_framework", "1.0.0", "", all},
		{"java", "0.0.88", "", all},
		{"java", "0.0.88", "0.0.41", response},
		{"java", "0.0.85", "0.0.46", response},
	} {
		s, _ := r.SDK(tt.sdk)
		got := s.Capability(tt.version)
		if tt.auth != "" {
			got = got.And(s.PackageCapability(SDKPackage{Role: "auth"}, tt.auth))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s %s with %q (-want +got):\n%s", tt.sdk, tt.version, tt.auth, diff)
		}
	}
	java, _ := r.SDK("java")
	if got := java.PackageCapability(SDKPackage{Role: "old"}, "9"); got != none {
		t.Errorf("a package that ended can do %+v", got)
	}
	node, _ := r.SDK("node")
	for version, want := range map[string]bool{"0.0.76": false, "0.0.77": true, "0.0.78": true, "0.0.79": false} {
		cut := slices.IndexFunc(node.Deviations, func(d SDKDeviation) bool { return d.Claim == "request-resource-path" })
		if got := node.Deviations[cut].Concerns(version); got != want {
			t.Errorf("node %s cuts the query: %v", version, got)
		}
	}
}
