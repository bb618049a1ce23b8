package mleready

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestOperations(t *testing.T) {
	counts := map[string]int{}
	for _, o := range defaults(t).Operations {
		if o.LastSeen == "" {
			counts[o.RequestMLE]++
		}
		if (o.MandatorySince != "") != (o.RequestMLE == "mandatory") {
			t.Errorf("%s %s: %s since %q", o.Method, o.Path, o.RequestMLE, o.MandatorySince)
		}
		for _, path := range append([]string{o.Path}, o.Former...) {
			if !strings.HasPrefix(path, "/") || strings.Count(path, "{") != strings.Count(path, "}") {
				t.Errorf("%s: path %q", o.ID, path)
			}
		}
	}
	want := map[string]int{"mandatory": 34, "optional": 70, "none": 118, "unmanaged": 1}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Errorf("operations of the present release (-want +got):\n%s", diff)
	}
}

func TestOperationByID(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct{ id, path string }{
		{"createPayment", "/pts/v2/payments"},
		{"create_payment", "/pts/v2/payments"},
		{"CreatePayment", "/pts/v2/payments"},
		{"CreatePaymentAsync", "/pts/v2/payments"},
		{"createPaymentWithHttpInfo", "/pts/v2/payments"},
		{"create_payment_with_http_info", "/pts/v2/payments"},
		{"CreatePaymentAsyncWithHttpInfo", "/pts/v2/payments"},
		{"get_dtdv2", "/reporting/v3/dtds/{reportDefinitionNameVersion}"},
		{"createSubscription", "/rbs/v1/subscriptions"}, // optional there, none for reports
		{"pay", ""},
		{"Async", ""},
		{"", ""},
	} {
		o, ok := r.OperationByID(tt.id)
		if ok != (tt.path != "") || o.Path != tt.path {
			t.Errorf("%q: %s %s, %v", tt.id, o.Method, o.Path, ok)
		}
	}
	if list := r.OperationsByID("createSubscription"); len(list) != 2 {
		t.Errorf("createSubscription: %+v", list)
	}
}

func TestOperationByPath(t *testing.T) {
	r := defaults(t)
	for _, tt := range []struct{ method, path, id string }{
		{"POST", "/pts/v2/payments", "createPayment"},
		{"post", "pts/v2/payments/", "createPayment"},
		{"POST", "https://apitest.cybersource.com/pts/v2/payments?x=1", "createPayment"},
		{"POST", "/pts/v2/payments/{id}/captures", "capturePayment"},
		{"POST", "/pts/v2/payments/:id/captures", "capturePayment"},
		{"POST", "/pts/v2/payments/6789/captures", "capturePayment"},
		{"POST", "/pts/v2/payments//captures", ""},
		{"GET", "/rbs/v1/plans/code", "getPlanCode"},
		{"GET", "/rbs/v1/plans/42", "getPlan"},
		{"POST", "/icc/v1/tokens", "enrollCard"},
		{"POST", "/acp/v1/tokens", "enrollCard"},
		{"PUT", "/acp/v1/instructions/7/cancel", "cancelPurchaseIntent"},
		{"DELETE", "/tms/v2/tokenized-cards/7", "deleteTokenizedCard"},
		{"GET", "/pts/v2/payments", ""},
		{"POST", "https://apitest.cybersource.com", ""},
		{"POST", "", ""},
	} {
		o, ok := r.OperationByPath(tt.method, tt.path)
		if ok != (tt.id != "") || o.ID != tt.id {
			t.Errorf("%s %q: %q, %v", tt.method, tt.path, o.ID, ok)
		}
	}
	for _, o := range r.Operations {
		if got, ok := r.OperationByPath(o.Method, o.Path); !ok || got.Path != o.Path {
			t.Errorf("%s %s leads to %s", o.Method, o.Path, got.Path)
		}
	}
	get, _ := r.OperationByID("getRegistration")
	post, _ := r.OperationByID("postRegistration")
	if get.HasBody() || !post.HasBody() {
		t.Error("a GET has no body, a POST has one")
	}
}

func FuzzOperationByPath(f *testing.F) {
	f.Add("POST", "https://api.cybersource.com/pts/v2/payments/1/captures?a#b")
	f.Add("GET", "//{")
	r, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, method, path string) {
		o, ok := r.OperationByPath(method, path)
		if ok != (o.ID != "") || ok && !strings.EqualFold(o.Method, method) {
			t.Errorf("%s %q: %+v, %v", method, path, o, ok)
		}
	})
}

// FuzzMatchPath compares with paths taken apart.
func FuzzMatchPath(f *testing.F) {
	for _, seed := range [][2]string{
		{"/a/{id}/b", "/a/1/b"}, {"/a/{id}", "/a/{id}"}, {"/a/{id}", "/a"}, {"/a/{id}", "/a/"}, {"/a{b", "/a{b"}, {"", ""}, {"{a", "x"}, {"/{", "//"}, {"/a/{b}/c", "/a/{b}/d"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, template, path string) {
		want := 0
		parts, actual := strings.Split(template, "/"), strings.Split(path, "/")
		for i, part := range parts {
			switch {
			case want < 0:
			case len(parts) != len(actual) || part != actual[i] && (!strings.HasPrefix(part, "{") || actual[i] == ""):
				want = -1
			case part == actual[i]:
				want++
			}
		}
		if got := matchPath(template, path); got != want {
			t.Errorf("%q %q: %d, want %d", template, path, got, want)
		}
	})
}

func BenchmarkOperationByPath(b *testing.B) {
	r, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := r.OperationByPath("POST", "https://127.0.0.1:8443/pts/v2/payments/6789/captures"); !ok {
			b.Fatal("not found")
		}
	}
}
