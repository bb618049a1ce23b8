package interop

// known is an id that the sandbox takes for an existing one, unknown is one that it answers 404 for.
const (
	known   = "7320000000000000000001"
	unknown = "not-found"
)

// ask is one call of the SDK and what the sandbox answers when it accepts it.
type ask struct {
	name   string
	call   call
	body   bool // the request has one
	mle    support
	status int
	answer map[string]any // members that the reply has at least
	absent bool           // from 0.0.70
}

// support says for which calls the SDKs encrypt the request.
type support int

const (
	never     support = iota
	optional          // where it is switched on
	newer             // where it is switched on, in 0.0.83 only
	mandatory         // always, in 0.0.83 only
)

// asks is every kind of call: each method, a query, a path with an id, no body where there should be one, an answer
// that is no JSON, refusals by business rules.
var asks = []ask{
	{
		name: "payment", call: call{"PaymentsApi", "createPayment", []any{payment("10.00")}, ""}, mle: optional, body: true, status: 201,
		answer: map[string]any{"status": "AUTHORIZED", "clientReferenceInformation": map[string]any{"code": reference}},
	},
	{
		name: "payment, declined", call: call{"PaymentsApi", "createPayment", []any{payment("1005.00")}, ""}, mle: optional, body: true, status: 201,
		answer: map[string]any{"status": "DECLINED", "clientReferenceInformation": map[string]any{"code": reference}},
	},
	{
		name: "payment, incomplete", call: call{"PaymentsApi", "createPayment", []any{coded(nil)}, ""}, mle: optional, body: true, status: 400,
		answer: map[string]any{"status": "INVALID_REQUEST", "reason": "MISSING_FIELD"},
	},
	{
		name: "increment (PATCH)", call: call{"PaymentsApi", "incrementAuth", []any{known, coded(nil)}, ""}, mle: optional, body: true, status: 200,
		answer: map[string]any{"id": known},
	},
	{
		name: "capture", call: call{"CaptureApi", "capturePayment", []any{coded(nil), known}, ""}, mle: optional, body: true, status: 201,
		answer: map[string]any{"status": "PENDING"},
	},
	{
		name: "invoice (PUT)", call: call{"InvoicesApi", "updateInvoice", []any{known, coded(nil)}, ""}, mle: newer, body: true, status: 200,
		answer: map[string]any{"id": known},
	},
	{
		name: "subscription, no body", call: call{"SubscriptionsApi", "activateSubscription", []any{known, map[string]any{}}, ""}, body: true, status: 201,
		answer: map[string]any{"status": "COMPLETED"},
	},
	{
		name: "reports (GET with query)", status: 200,
		call:   call{"ReportsApi", "searchReports", []any{"2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "reportTimeFrame", map[string]any{}}, ""},
		answer: map[string]any{"status": "COMPLETED"},
	},
	{
		name: "transaction (GET)", call: call{"TransactionDetailsApi", "getTransaction", []any{known}, ""}, status: 200,
		answer: map[string]any{"id": known},
	},
	{
		name: "transaction, unknown", call: call{"TransactionDetailsApi", "getTransaction", []any{unknown}, ""}, status: 404,
		answer: map[string]any{"status": "NOT_FOUND"},
	},
	{
		name: "customer (DELETE)", call: call{"CustomerApi", "deleteCustomer", []any{known, map[string]any{}}, ""}, status: 204,
	},
	{
		name: "account validation, mandatory", absent: true, mle: mandatory, body: true, status: 201,
		call:   call{"BankAccountValidationApi", "bankAccountValidationRequest", []any{coded(nil)}, ""},
		answer: map[string]any{"status": "COMPLETED"},
	},
}

const (
	reference = "interop-7"
	card      = "4111111111111111" // the provider's test card
)

// coded adds the merchant's reference to a body.
func coded(body map[string]any) map[string]any {
	all := map[string]any{"clientReferenceInformation": map[string]any{"code": reference}}
	for name, value := range body {
		all[name] = value
	}
	return all
}

func payment(amount string) map[string]any {
	return coded(map[string]any{
		"paymentInformation": map[string]any{"card": map[string]any{
			"number": card, "expirationMonth": "12", "expirationYear": "2031", "securityCode": "123",
		}},
		"orderInformation": map[string]any{"amountDetails": map[string]any{"totalAmount": amount, "currency": "USD"}},
	})
}
