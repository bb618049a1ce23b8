// Package shop takes payments.
package shop

import "fmt"

// Address takes payments over SOAP.
const Address = "https://ics2wstest.ic3.com/commerce/1.x/transactionProcessor"

// Message is the body of a payment.
func Message(merchant, order string) string {
	return fmt.Sprintf(`<requestMessage xmlns="urn:schemas-cybersource-com:transaction-data-1.200"><merchantID>%s</merchantID><merchantReferenceCode>%s</merchantReferenceCode></requestMessage>`, merchant, order)
}
