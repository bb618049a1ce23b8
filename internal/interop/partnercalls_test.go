package interop

// transfer is one call to Cross-Border Services and what the sandbox answers when it accepts it.
type transfer struct {
	name   string
	call   partnerCall
	status int
	clear  bool // an error or a rejected payment, which come in clear text whatever is asked for
	answer any  // a part that the reply has at least
}

// partnerCall is what partner.mjs is asked to send. {partner} in the path is filled in.
type partnerCall struct {
	Method string         `json:"method"`
	Path   string         `json:"path"`
	Body   map[string]any `json:"body"` // in clear text, nil for none
}

const (
	versioned = "/send/v1/partners/{partner}/crossborder"
	accounts  = "/send/partners/{partner}/crossborder"
)

// transfers is every kind of call: with and without a body, a query that has to be escaped, a reply that is a list, a
// rejected payment, each form of error.
var transfers = []transfer{
	{
		name: "quote", call: partnerCall{"POST", versioned + "/quotes", quoted()}, status: 200,
		answer: map[string]any{"quote": map[string]any{"transaction_reference": reference, "payment_type": "P2P"}},
	},
	{
		name: "payment", call: partnerCall{"POST", versioned + "/payment", paid("10.00", reference)}, status: 200,
		answer: map[string]any{"payment": map[string]any{"transaction_reference": reference, "status": "PENDING"}},
	},
	{
		name: "payment, rejected", call: partnerCall{"POST", versioned + "/payment", paid("1005.00", reference)}, status: 200, clear: true,
		answer: map[string]any{"payment": map[string]any{"transaction_reference": reference, "status": "REJECTED"}},
	},
	{
		name: "payment, declined", call: partnerCall{"POST", versioned + "/payment", paid("1402.00", reference)}, status: 402, clear: true,
		answer: reason("DECLINE"),
	},
	{
		name: "payment, incomplete", call: partnerCall{"POST", versioned + "/payment", paid("10.00", "")}, status: 400, clear: true,
		answer: reason("INVALID_INPUT_FORMAT"),
	},
	{
		name: "confirmation", call: partnerCall{"POST", accounts + "/quotes/confirmations", map[string]any{"transactionReference": reference, "proposalId": known}}, status: 200,
		answer: map[string]any{"transactionReference": reference, "proposalId": known},
	},
	{
		name: "cancel", call: partnerCall{"POST", versioned + "/" + known + "/cancel", map[string]any{"cancelpaymentrequest": map[string]any{"reason": "Test"}}}, status: 200,
		answer: map[string]any{"cancelpayment": map[string]any{"status": "SUCCESS"}},
	},
	{
		name: "retrieve", call: partnerCall{"GET", versioned + "/" + known, nil}, status: 200,
		answer: map[string]any{"payment": map[string]any{"id": known, "status": "SUCCESS"}},
	},
	{
		name: "retrieve by reference", call: partnerCall{"GET", versioned + "?ref=interop%207%2F8", nil}, status: 200,
		answer: map[string]any{"payment": map[string]any{"transaction_reference": "interop 7/8"}},
	},
	{
		name: "retrieve by reference, unescaped", call: partnerCall{"GET", versioned + "?ref=interop:7+8", nil}, status: 200,
		answer: map[string]any{"payment": map[string]any{"transaction_reference": "interop:7 8"}},
	},
	{
		name: "retrieve, rejected", call: partnerCall{"GET", versioned + "/rejected", nil}, status: 200, clear: true,
		answer: map[string]any{"payment": map[string]any{"status": "REJECTED"}},
	},
	{
		name: "retrieve, unknown", call: partnerCall{"GET", versioned + "/" + unknown, nil}, status: 404, clear: true,
		answer: reason("RESOURCE_UNKNOWN"),
	},
	{
		name: "balances", call: partnerCall{"GET", accounts + "/accounts?include_balance=true", nil}, status: 200,
		answer: []any{map[string]any{"settlementCurrency": "USD", "accountState": "ACTIVE"}},
	},
}

func quoted() map[string]any {
	return map[string]any{"quoterequest": map[string]any{
		"transaction_reference": reference, "payment_type": "P2P", "payment_amount": map[string]any{"amount": "10.00", "currency": "USD"},
		"sender_account_uri": "tel:+15555550100", "recipient_account_uri": "tel:+15555550101",
	}}
}

func paid(amount, reference string) map[string]any {
	request := map[string]any{
		"payment_type": "P2P", "payment_amount": map[string]any{"amount": amount, "currency": "USD"},
		"sender_account_uri": "tel:+15555550100", "recipient_account_uri": "tel:+15555550101",
		"sender": map[string]any{"first_name": "Zoë", "last_name": "Test"}, // more than ASCII
	}
	if reference != "" {
		request["transaction_reference"] = reference
	}
	return map[string]any{"paymentrequest": request}
}

// reason is an error in Mastercard's form.
func reason(code string) map[string]any {
	return map[string]any{"Errors": map[string]any{"Error": map[string]any{"ReasonCode": code}}}
}

// like cuts what was given down to the members and elements that are wanted.
func like(got, want any) any {
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		cut := map[string]any{}
		for name, value := range want {
			if found, ok := object[name]; ok {
				cut[name] = like(found, value)
			}
		}
		return cut
	case []any:
		list, _ := got.([]any)
		cut := []any{}
		for i := range min(len(list), len(want)) {
			cut = append(cut, like(list[i], want[i]))
		}
		return cut
	}
	return got
}
