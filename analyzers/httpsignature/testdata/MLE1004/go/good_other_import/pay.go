// Package pay uses a package whose name is only similar.
package pay

import "github.com/acme-example/cybersource-sdk-golang/amount"

// Total adds up an order.
func Total(items ...amount.Cents) amount.Cents {
	var sum amount.Cents
	for _, item := range items {
		sum += item
	}
	return sum
}
