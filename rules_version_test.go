package mleready

import (
	"testing"

	"pgregory.net/rapid"
)

func TestCompareVersions(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"0.0.9", "0.0.10", -1},
		{"0.0.1.64", "1.0.0", -1},
		{"0.0.1.55", "0.0.1.6", 1},
		{"1.0", "1.0.0", 0},
		{"1.0.0.0", "1", 0},
		{"v1.2.3", "1.2.3", 0},
		{"1.2.3+build", "1.2.3", 0},
		{"0.0.77-rc.1", "0.0.77", -1},
		{"0.0.77-rc.1", "0.0.76", 1},
		{"0.0.77-rc.1", "0.0.77-rc.2", -1},
		{"007", "7", 0},
		{"99999999999999999999999", "100000000000000000000000", -1},
		{"1.x", "1.999", 1},
		{"", "0", 0},
		{"", "0.0.1", -1},
	} {
		if got := CompareVersions(tt.a, tt.b); got != tt.want {
			t.Errorf("CompareVersions(%q, %q) = %d, want %d", tt.a, tt.b, got, tt.want)
		}
		if got := CompareVersions(tt.b, tt.a); got != -tt.want {
			t.Errorf("CompareVersions(%q, %q) = %d, want %d", tt.b, tt.a, got, -tt.want)
		}
	}
}

// TestCompareVersionsOrders checks that versions can be sorted: the comparison is the same both ways round, and three
// never stand in a circle.
func TestCompareVersionsOrders(t *testing.T) {
	versions := rapid.StringMatching(`v?[0-9a-x]{0,3}(\.[0-9a-x]{0,3}){0,3}(-[a-c1]{0,2})?(\+[a1])?`)
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := versions.Draw(t, "a"), versions.Draw(t, "b"), versions.Draw(t, "c")
		if CompareVersions(a, b) != -CompareVersions(b, a) {
			t.Fatalf("%q and %q differ by their order", a, b)
		}
		if CompareVersions(a, b) <= 0 && CompareVersions(b, c) <= 0 && CompareVersions(a, c) > 0 {
			t.Fatalf("%q, %q, %q stand in a circle", a, b, c)
		}
	})
}

func FuzzCompareVersions(f *testing.F) {
	f.Add("0.0.77-rc.1", "v0.0.77+x")
	f.Add("..", "-")
	f.Fuzz(func(t *testing.T, a, b string) {
		if CompareVersions(a, a) != 0 || CompareVersions(a, b) != -CompareVersions(b, a) {
			t.Errorf("%q and %q have no order", a, b)
		}
	})
}
