package mleready

import (
	"regexp"
	"slices"
	"strings"
)

var pypiSeparators = regexp.MustCompile(`[-_.]+`)

// PackageName is a package's name in the one spelling that its ecosystem compares: NuGet and Composer have no case,
// PyPI has neither case nor different separators.
func PackageName(ecosystem, name string) string {
	switch ecosystem {
	case "nuget", "composer":
		return strings.ToLower(name)
	case "pypi":
		return strings.ToLower(pypiSeparators.ReplaceAllString(name, "-"))
	}
	return name
}

// samePackage reports whether two names of an ecosystem are of one package. A Go package belongs to its module.
func samePackage(ecosystem, known, name string) bool {
	known, name = PackageName(ecosystem, known), PackageName(ecosystem, name)
	return known == name || ecosystem == "go" && strings.HasPrefix(name, known+"/")
}

// SDKByPackage finds the SDK that a package belongs to. The name is the one in the ecosystem's registry, group:artifact
// for Maven.
func (r *Rules) SDKByPackage(ecosystem, name string) (OfficialSDK, SDKPackage, bool) {
	for _, s := range r.SDKs {
		for _, p := range s.Packages {
			if s.Ecosystem == ecosystem && samePackage(ecosystem, p.Name, name) {
				return s, p, true
			}
		}
	}
	return OfficialSDK{}, SDKPackage{}, false
}

// PortByPackage finds a third party's port or fork of an SDK.
func (r *Rules) PortByPackage(ecosystem, name string) (Port, bool) {
	for _, p := range r.Ports {
		if p.Ecosystem == ecosystem && samePackage(ecosystem, p.Name, name) {
			return p, true
		}
	}
	return Port{}, false
}

// LibraryByPackage finds the Mastercard library that a package belongs to.
func (r *Rules) LibraryByPackage(ecosystem, name string) (Library, bool) {
	for _, l := range r.Libraries {
		same := func(known string) bool { return samePackage(ecosystem, known, name) }
		if l.Ecosystem == ecosystem && (same(l.Name) || slices.ContainsFunc(l.Also, same)) {
			return l, true
		}
	}
	return Library{}, false
}

// OutsideByPackage finds a package of the provider that no mandate covers.
func (r *Rules) OutsideByPackage(ecosystem, name string) (OutsidePackage, bool) {
	for _, o := range r.Outside {
		if o.Ecosystem == ecosystem && samePackage(ecosystem, o.Name, name) {
			return o, true
		}
	}
	return OutsidePackage{}, false
}

// Spelling is how an option is written in code for this SDK; false for one that it does not have.
func (c SDKConfig) Spelling(option string) (string, bool) {
	for _, o := range c.Renamed {
		if o.Option == option {
			return o.As, true
		}
	}
	return option, slices.Contains(c.Same, option)
}

// Option is the documented name of a key, setter or configuration-file key of this SDK. Setters have no case.
func (c SDKConfig) Option(spelling string) (string, bool) {
	for _, o := range c.Renamed {
		setter := strings.HasPrefix(o.As, "set") && strings.EqualFold(o.As, spelling)
		if setter || o.As == spelling || o.JSON == spelling && spelling != "" {
			return o.Option, true
		}
	}
	return spelling, slices.Contains(c.Same, spelling)
}
