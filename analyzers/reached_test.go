package analyzers_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/sdk/sdktest"
)

const signing = `import base64, hashlib, hmac

HEADERS = "host date request-target digest v-c-merchant-id"


class Gateway:
    def signed_headers(self, path, body):
        text = "host: apitest.cybersource.com\nrequest-target: post " + path + "\nv-c-merchant-id: " + self.merchant
        mac = base64.b64encode(hmac.new(self.secret, text.encode(), hashlib.sha256).digest()).decode()
        return {"v-c-merchant-id": self.merchant, "Signature": 'keyid="%s", algorithm="HmacSHA256", headers="%s", signature="%s"' % (self.key, HEADERS, mac)}

    def authorise_order(self, body):
        return self.session.post("https://apitest.cybersource.com/pts/v2/payments", headers=self.signed_headers("/pts/v2/payments", body))
`

// TestReached names the places in other files that lead to what was found: by the class, and by a name that only one
// function has where the object comes from elsewhere.
func TestReached(t *testing.T) {
	found := sdktest.Files(t, map[string]string{
		"gateway.py":  signing,
		"checkout.py": "from gateway import Gateway\n\n\ndef checkout(order):  # cybersource\n    return Gateway().authorise_order(order)\n",
		"orders.py":   "def orders(app, order):  # cybersource\n    return app.config.get('cybersource').authorise_order(order)\n",
		"others.py":   "def others(app, order):  # cybersource\n    return app.post(order)\n",
		"test_pay.py": "from gateway import Gateway  # cybersource\n\n\ndef test_pay():\n    assert Gateway().authorise_order({})\n",
	})
	var got []string
	for _, f := range found.Findings {
		for _, p := range f.Related {
			if p.Why == "reached from here" {
				got = append(got, fmt.Sprintf("%s <- %s:%d", f.Symbol, p.Path, p.Line))
			}
		}
	}
	want := []string{
		"Gateway.signed_headers <- checkout.py:5", "Gateway.signed_headers <- orders.py:2",
		"Gateway.authorise_order <- checkout.py:5", "Gateway.authorise_order <- orders.py:2",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("callers (-want +got):\n%s\n%v", diff, sdktest.Told(found, "MLE"))
	}
}
