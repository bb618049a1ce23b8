package mleready

import (
	"cmp"
	"strings"
)

// CompareVersions orders version numbers part by part: parts of digits by value, others behind them by text. A missing
// part is 0, a leading v and what follows a plus do not count, and what follows a minus comes before the release.
func CompareVersions(a, b string) int {
	a, aPre := splitVersion(a)
	b, bPre := splitVersion(b)
	for a != "" || b != "" {
		var x, y string
		x, a, _ = strings.Cut(a, ".")
		y, b, _ = strings.Cut(b, ".")
		if c := compareParts(x, y); c != 0 {
			return c
		}
	}
	switch {
	case aPre == bPre:
		return 0
	case aPre == "":
		return 1
	case bPre == "":
		return -1
	}
	return cmp.Compare(aPre, bPre)
}

// splitVersion is the numbers of a version and its pre-release.
func splitVersion(s string) (numbers, pre string) {
	s, _, _ = strings.Cut(strings.TrimPrefix(s, "v"), "+")
	numbers, pre, _ = strings.Cut(s, "-")
	return numbers, pre
}

// compareParts compares numbers of any length by value.
func compareParts(x, y string) int {
	x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	if xn, yn := digits(x), digits(y); xn != yn {
		if xn {
			return -1
		}
		return 1
	} else if xn {
		return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
	}
	return cmp.Compare(x, y)
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// Capabilities is what a release of an SDK can do. None of it is on by itself but JWTv2, which needs only
// authenticationType jwt.
type Capabilities struct {
	RequestMLE      bool
	ResponseMLE     bool
	JWTv2           bool
	JWTSharedSecret bool
}

// And is what two packages can do together.
func (c Capabilities) And(d Capabilities) Capabilities {
	return Capabilities{
		RequestMLE:      c.RequestMLE && d.RequestMLE,
		ResponseMLE:     c.ResponseMLE && d.ResponseMLE,
		JWTv2:           c.JWTv2 && d.JWTv2,
		JWTSharedSecret: c.JWTSharedSecret && d.JWTSharedSecret,
	}
}

// Capability is what an exact version of the SDK's client can do, with the authentication package that it pins.
func (s OfficialSDK) Capability(version string) Capabilities {
	return s.capability(version, func(v SDKVersion) string { return v.Version })
}

// AuthCapability is what an exact version of the SDK's authentication package allows. Where one is pinned beside the
// client, the lower of both decides: Capability(client).And(AuthCapability(auth)).
func (s OfficialSDK) AuthCapability(version string) Capabilities {
	return s.capability(version, func(v SDKVersion) string { return v.Auth })
}

// PackageCapability is what an exact version of one of the SDK's packages can do.
func (s OfficialSDK) PackageCapability(p SDKPackage, version string) Capabilities {
	switch p.Role {
	case "client":
		return s.Capability(version)
	case "auth":
		return s.AuthCapability(version)
	}
	return Capabilities{}
}

func (s OfficialSDK) capability(version string, first func(SDKVersion) string) Capabilities {
	since := func(v SDKVersion) bool {
		return version != "" && first(v) != "" && CompareVersions(version, first(v)) >= 0
	}
	return Capabilities{
		RequestMLE:      since(s.First.RequestMLE),
		ResponseMLE:     since(s.First.ResponseMLE),
		JWTv2:           since(s.First.JWTv2),
		JWTSharedSecret: since(s.First.JWTSharedSecret),
	}
}

// Concerns reports whether the deviation is in a version of the SDK.
func (d SDKDeviation) Concerns(version string) bool { return between(version, d.From, d.Until) }

// Concerns reports whether the spelling has no effect in a version of the SDK.
func (i SDKIgnore) Concerns(version string) bool { return between(version, i.From, i.Until) }

// between reports whether a version is not before from nor behind until, as far as they are given.
func between(version, from, until string) bool {
	return (from == "" || CompareVersions(version, from) >= 0) && (until == "" || CompareVersions(version, until) <= 0)
}
