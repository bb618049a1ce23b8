package httpsignature

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"mleready"
	"mleready/analyzers/check"
	"mleready/analyzers/code"
	"mleready/analyzers/code/codetest"
	"mleready/analyzers/code/golang"
)

// runOver runs the check over a tree of Go files.
func runOver(t *testing.T, tree codetest.Tree) (hits []check.Hit, neighbours []string) {
	t.Helper()
	rules, err := mleready.Default()
	if err != nil {
		t.Fatal(err)
	}
	tree.Extensions = map[string]string{".go": golang.Language}
	summaries, skipped := golang.Adapter().Summarise(t.Context(), tree, tree.Paths(golang.Language))
	if len(skipped) > 0 {
		t.Fatal(skipped)
	}
	Check.Run(&check.Pass{
		Model: code.Join(summaries), Rules: rules, Text: tree.Read,
		Report: func(h check.Hit) { hits = append(hits, h) },
		Neighbour: func(kind mleready.NeighbourKind, at code.Place) {
			neighbours = append(neighbours, fmt.Sprintf("%s %s:%d", kind, at.File.Path, at.Line()))
		},
		Presence: func(p mleready.Provider, at code.Place, why string) {},
	})
	return hits, neighbours
}

func samples(t *testing.T, name string) ([]check.Hit, []string) {
	t.Helper()
	return runOver(t, codetest.Tree{FS: os.DirFS("testdata/" + name), Roles: map[string]mleready.Role{
		"vendor/github.com/jjonline/cybersource-sdk-go/client.go": mleready.RoleVendored,
	}})
}

func TestHits(t *testing.T) {
	for name, want := range map[string]string{
		"MLE1001/go/bad_plain":              "MLE1001 manual high request-target Client.Pay",
		"MLE1001/go/bad_v_c_date":           "MLE1001 manual high v-c-date sign",
		"MLE1001/go/bad_parentheses":        "MLE1001 manual high parentheses Signer.Sign +3",
		"MLE1001/go/bad_parentheses_switch": "MLE1001 manual high parentheses sign +2",
		"MLE1002/go/bad_constants":          "MLE1002 manual high  Send",
		"MLE1003/go/bad_three_packages":     "MLE1003 manual medium  Prepare",
		"MLE1004/go/bad_helper":             "MLE1004 plugin high  ",
		"MLE1005/go/bad_host_only":          "MLE1005 manual low  Account.Get",
	} {
		hits, _ := samples(t, name)
		var got []string
		for _, h := range hits {
			line := fmt.Sprintf("%s %s %s %s %s", h.Rule, h.Via, h.Confidence, h.Variant, h.At.Symbol())
			if len(h.Edits) > 0 {
				line += fmt.Sprintf(" +%d", len(h.Edits))
			}
			got = append(got, line)
		}
		if diff := cmp.Diff([]string{want}, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestCallersOfASender leaves a request to the function that makes it, whoever calls that.
func TestCallersOfASender(t *testing.T) {
	hits, _ := samples(t, "MLE1002/go/bad_layers")
	var got []string
	for _, h := range hits {
		got = append(got, h.Rule+" "+h.At.Symbol())
	}
	if diff := cmp.Diff([]string{"MLE1002 client.headers", "MLE1002 client.execute"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestRelatedPlaces(t *testing.T) {
	for name, want := range map[string][]string{
		"MLE1001/go/bad_constant_list":  {"capture.go:17 HMAC of the signing string", "headers.go:5 list of signed headers", "headers.go:7 signature parameters"},
		"MLE1003/go/bad_three_packages": {"carrier/carrier.go:7 signature header", "keyed/keyed.go:12 HMAC of the signing string", "shop/shop.go:7 merchant id header"},
	} {
		hits, _ := samples(t, name)
		if len(hits) != 1 {
			t.Fatalf("%s: %d hits", name, len(hits))
		}
		var got []string
		for _, r := range hits[0].Related {
			got = append(got, fmt.Sprintf("%s:%d %s", r.At.File.Path, r.At.Line(), r.Why))
		}
		for _, w := range want {
			if !slices.Contains(got, w) {
				t.Errorf("%s: no related place %q in %q", name, w, got)
			}
		}
	}
}

// TestOtherGateways leaves out what other files of the package sign for somebody else.
func TestOtherGateways(t *testing.T) {
	const other = "package pay\n\nimport (\n\t\"crypto/hmac\"\n\t\"crypto/sha256\"\n\t\"net/http\"\n)\n\nfunc bank(r *http.Request, key []byte) {\nNAME\tm := hmac.New(sha256.New, key)\n\tr.Header.Set(\"Signature\", string(m.Sum(nil)))\n}\n"
	const ours = "package pay\n\nfunc text(m string) string { return \"host: h\\nrequest-target: get /\\nv-c-merchant-id: \" + m }\n"
	for name, want := range map[string]int{"": 0, "\tr.Header.Set(\"v-c-merchant-id\", \"acme\")\n": 3} {
		hits, _ := runOver(t, codetest.Tree{FS: fstest.MapFS{"go.mod": {Data: []byte("module shop.example/pay\n")},
			"bank.go": {Data: []byte(strings.Replace(other, "NAME", name, 1))}, "card.go": {Data: []byte(ours)}}})
		got := 0
		for _, h := range hits {
			got += len(h.Related)
			if h.At.File.Path == "bank.go" {
				got++
			}
		}
		if got != want {
			t.Errorf("with %q: %d places of the other file, want %d", name, got, want)
		}
	}
}

func TestNeighbours(t *testing.T) {
	for name, want := range map[string][]string{
		"MLE1001/go/good_activitypub": {"unrelated_signature deliver.go:25"},
		"MLE1005/go/good_no_host":     {"unrelated_signature send.go:27"},
		"MLE1001/go/good_jwt":         nil,
	} {
		_, got := samples(t, name)
		slices.Sort(got)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestNoFixBesideAnotherVendor leaves a package alone in which the same literal is right for somebody else.
func TestNoFixBesideAnotherVendor(t *testing.T) {
	const ours = "package p\n\nfunc text(m string) string { return \"host: h\\n(request-target): get /\\nv-c-merchant-id: \" + m }\n"
	const theirs = "package p\n\nfunc header(k, s string) string {\n\treturn `keyId=\"` + k + `\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"` + s + `\"`\n}\n"
	for _, test := range []struct {
		files fstest.MapFS
		edits int
	}{
		{fstest.MapFS{"p/a.go": {Data: []byte(ours)}}, 1},
		{fstest.MapFS{"p/a.go": {Data: []byte(ours)}, "q/b.go": {Data: []byte(strings.Replace(theirs, "package p", "package q", 1))}}, 1},
		{fstest.MapFS{"p/a.go": {Data: []byte(ours)}, "p/b.go": {Data: []byte(theirs)}}, 0},
	} {
		hits, _ := runOver(t, codetest.Tree{FS: test.files})
		if len(hits) != 1 || len(hits[0].Edits) != test.edits {
			t.Errorf("%d files: hits %+v, want one with %d edits", len(test.files), hits, test.edits)
		}
	}
}

func TestParameter(t *testing.T) {
	for text, want := range map[string]int{
		`keyid="x", signature="y"`:               11,
		`signature=`:                             0,
		`x-amz-signature=1&signature=2`:          18,
		`x-amz-signature=1`:                      -1,
		`thesignature=1`:                         -1,
		``:                                       -1,
		"signed; signature":                      -1,
		`a_signature=1,"signature=2`:             15,
		`headers="signature=",signature="value"`: 9,
	} {
		if got := parameter(text, "signature="); got != want {
			t.Errorf("parameter(%q) = %d, want %d", text, got, want)
		}
	}
}

// TestCallersOfASigner leaves what a signer of another package forms to that package.
func TestCallersOfASigner(t *testing.T) {
	hits, neighbours := runOver(t, codetest.Tree{FS: fstest.MapFS{
		"go.mod": {Data: []byte("module shop.example/pay\n")},
		"sign/sign.go": {Data: []byte(`package sign

// Headers signs a request.
func Headers(key, mac, merchant string) []string {
	return []string{
		"v-c-merchant-id: " + merchant,
		"Signature: keyid=\"" + key + "\", algorithm=\"HmacSHA256\", headers=\"host date request-target v-c-merchant-id\", signature=\"" + mac + "\"",
	}
}
`)},
		"client/client.go": {Data: []byte(`package client

import "shop.example/pay/sign"

const host = "https://apitest.cybersource.com"

// Get asks for a resource.
func Get(key, mac, merchant string) string {
	lines := sign.Headers(key, mac, merchant)
	return host + lines[0] + lines[1]
}
`)},
	}})
	var got []string
	for _, h := range hits {
		got = append(got, h.Rule+" "+h.At.Symbol())
	}
	if diff := cmp.Diff([]string{"MLE1001 Headers"}, got); diff != "" || len(neighbours) > 0 {
		t.Errorf("hits (-want +got):\n%s neighbours %v", diff, neighbours)
	}
}
