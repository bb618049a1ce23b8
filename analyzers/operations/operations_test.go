package operations_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mleready/analyzers/sdk/sdktest"
)

func TestSamples(t *testing.T) { sdktest.Samples(t, "operations") }

const (
	manifest = `{"dependencies": {"cybersource-rest-client": "0.0.83"}}`
	imports  = "import { BankAccountValidationApi, TransactionDetailsApi } from 'cybersource-rest-client';\n"
)

// TestCalls tells methods of the SDK from others, and whether requests have a body.
func TestCalls(t *testing.T) {
	body := map[string]bool{"body": true}
	for name, test := range map[string]struct {
		code  string
		rules []string
		holds map[string]bool
	}{
		"method":       {imports + "new BankAccountValidationApi(c).bankAccountValidationRequest(r, f);", []string{"a.ts:2 MLE7001 calls bankAccountValidationRequest, which demands request MLE already"}, body},
		"by a helper":  {imports + "send(c, BankAccountValidationApi, 'bankAccountValidationRequest', r);", []string{"a.ts:2 MLE7001 calls bankAccountValidationRequest, which demands request MLE already"}, body},
		"by name":      {imports + "export const f = (api) => api.bankAccountValidationRequest(r);", []string{"a.ts:2 MLE7001 calls bankAccountValidationRequest, which demands request MLE already"}, body},
		"one's own":    {imports + "const api = { bankAccountValidationRequest(x) { return x; } };\napi.bankAccountValidationRequest('x');", nil, map[string]bool{}},
		"only reading": {imports + "new TransactionDetailsApi(c).getTransaction('1', f);", nil, map[string]bool{"body": false}},
		"unread":       {"api.bankAccountValidationRequest(r);", nil, map[string]bool{}},
		"a URL":        {"export const f = (id) => fetch(`https://api.cybersource.com/pts/v2/payments/${id}/captures`, { method: 'POST' });", []string{"a.ts:1 MLE7003 calls POST /pts/v2/payments/{…}/captures without an SDK"}, body},
		"a label":      {"export const text = 'see https://developer.cybersource.com/pts/v2/payments';", nil, map[string]bool{}},
		"another host": {"export const f = () => fetch('https://acme.example/pts/v2/payments', { method: 'POST' });", nil, map[string]bool{}},
	} {
		t.Run(name, func(t *testing.T) {
			found := sdktest.Files(t, map[string]string{"package.json": manifest, "a.ts": test.code})
			if diff := cmp.Diff(append([]string{}, test.rules...), sdktest.Told(found, "MLE70")); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.holds, found.Conditions); diff != "" {
				t.Errorf("conditions (-want +got):\n%s", diff)
			}
		})
	}
}
